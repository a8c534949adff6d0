"""A conversation as it is told on a telephone: the statement first, then what came of it."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.partners.models import Agency, Area
from wayside.sharing.conversations import queries
from wayside.sharing.conversations.values import Conversation
from wayside.sharing.conversations.vocabulary import Said, Thing, Topic, Who
from wayside.web.clock import LONDON
from wayside.web.forms import DateField, Form, Look, TimeField

YES_NO = (("yes", _("Yes")), ("no", _("No")))
LEADS = _("The area’s safeguarding leads")
OFF = {"autocomplete": "off"}


def _several(label: Any, choices: Any, help_text: Any = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        required=False,
        help_text=help_text,
        widget=forms.CheckboxSelectMultiple,
    )


def _one(label: Any, choices: Any, help_text: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=choices, help_text=help_text, widget=forms.RadioSelect
    )


def _words(label: Any, help_text: Any, longest: int) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=longest,
        widget=forms.Textarea(attrs=OFF),
    )


class ConversationForm(Form):
    """What an officer tells of one conversation."""

    said = _one(_("Did you say this before they spoke?"), Said)
    on = DateField(label=_("Day"), picker=True)
    at = TimeField(label=_("Time"))
    ward = forms.ModelChoiceField(
        Area.objects.none(), label=_("Ward"), help_text=_("Never closer than this.")
    )
    who = _one(_("Whom did you meet?"), Who)
    new_to_us = _one(
        _("New to you?"), YES_NO, _("Your own judgement. Nothing is looked up, here or there.")
    )
    agreed = _one(
        _("Do they want what they said to be passed on to people who help?"),
        YES_NO,
        _("If not, only what is counted goes: no name and no words."),
    )
    called = forms.CharField(
        label=_("The first words you use for them"),
        help_text=_("A street name if they gave one. No description."),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs=OFF),
    )
    topics = _several(_("What did you talk about?"), Topic)
    text = _words(
        _("What they want the people who help to know"), _("Their words where you can."), 2000
    )
    given = _several(_("What did you give?"), Thing)
    offered = _several(_("What help did you offer?"), Topic)
    taken = _several(_("What was taken?"), Topic, _("Only what was offered."))
    crime = _words(
        _("A crime was disclosed"),
        _("Only if so. The least that has to be told: it goes to the safeguarding lead, who names "
          "an advocate. Record the crime in the force’s own system: Wayside holds no report."),
        1000,
    )  # fmt: skip
    child = _words(
        _("A child may be at risk"),
        _("Only if so, and always for somebody under 18. In danger now: call 999 first."),
        1000,
    )
    told_her = _words(
        _("What did you tell them about passing this on?"),
        _("Needed with a crime or a child. If it was not safe to tell them, say so."),
        500,
    )
    to_agency = forms.ModelChoiceField(
        label=_("Who should follow up?"),
        queryset=Agency.objects.none(),
        required=False,
        empty_label=LEADS,
    )
    form_id = forms.UUIDField(widget=forms.HiddenInput, label="")
    looks: ClassVar[Mapping[str, Look]] = {
        **dict.fromkeys(("said", "who", "topics", "given", "offered", "taken"), Look(small=True)),
        **dict.fromkeys(("new_to_us", "agreed"), Look(inline=True, small=True)),
        "called": Look(width="20"),
        **dict.fromkeys(("text", "crime", "child", "told_her"), Look(rows=3)),
    }

    def __init__(self, *args: Any, actor: Actor, now: datetime, **kwargs: Any) -> None:
        here = now.astimezone(LONDON)
        first = {
            "form_id": uuid.uuid4(),
            "on": here.date(),
            "at": here.time().replace(second=0, microsecond=0),
        }
        kwargs["initial"] = {**first, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self.fields["ward"].queryset = queries.wards_around(actor)  # type: ignore[attr-defined]
        self.fields["to_agency"].queryset = queries.helpers(visible_to=actor)  # type: ignore[attr-defined]

    @property
    def told(self) -> Conversation:
        """What was told, once the form is valid."""
        data = self.cleaned_data
        return Conversation(
            said=Said(data["said"]),
            at=datetime.combine(data["on"], data["at"], tzinfo=LONDON),
            ward=data["ward"],
            who=Who(data["who"]),
            new_to_us=data["new_to_us"] == "yes",
            agreed=data["agreed"] == "yes",
            topics=tuple(map(Topic, data["topics"])),
            given=tuple(map(Thing, data["given"])),
            offered=tuple(map(Topic, data["offered"])),
            taken=tuple(map(Topic, data["taken"])),
            **{name: data[name] for name in ("called", "text", "crime", "child", "told_her")},
        )


class CorrectionForm(ConversationForm):
    """The same over what was told; whom it went to stays."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["to_agency"]


def initial_of(words: Mapping[str, Any]) -> dict[str, Any]:
    """Own words as the form holds them."""
    at = datetime.fromisoformat(words["at"]).astimezone(LONDON)
    chosen = {name: "yes" if words[name] else "no" for name in ("new_to_us", "agreed")}
    return {**words, **chosen, "on": at.date(), "at": at.time()}
