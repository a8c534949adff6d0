"""Handing over, taking up, dealing with and passing on."""

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.partners import queries as partners
from wayside.partners.models import Agency, Area, Membership
from wayside.partners.vocabulary import AgencyKind
from wayside.sharing.handovers.rules import may_send
from wayside.sharing.handovers.vocabulary import HandoverKind
from wayside.web.clock import LONDON
from wayside.web.forms import DateField, Form, Look

KINDS = [pair for pair in HandoverKind.choices if pair[0] != HandoverKind.ENGAGEMENT]
LEADS = _("The area’s safeguarding leads")
END_OF_DAY = time(17)


def _agencies(actor: Actor) -> Any:
    others = partners.agencies(visible_to=actor)
    return others.exclude(kind=AgencyKind.IMMIGRATION_ENFORCEMENT)


class HandOverForm(Form):
    """What is told, and to whom."""

    kind = forms.ChoiceField(label=_("What is it?"), choices=KINDS, widget=forms.RadioSelect)
    area = forms.ModelChoiceField(label=_("Where?"), queryset=Area.objects.none(), empty_label=None)
    to_agency = forms.ModelChoiceField(
        label=_("To whom?"), queryset=Agency.objects.none(), required=False, empty_label=LEADS
    )
    release_date = DateField(
        label=_("For a notice of a release: the day of the release"), picker=True, required=False
    )
    text = forms.CharField(
        label=_("What do you want to tell them?"),
        help_text=_("Tell no more than they need. You cannot read this again once it is sent."),
        max_length=5000,
        widget=forms.Textarea,
    )
    looks: ClassVar[Mapping[str, Look]] = {"text": Look(rows=8)}

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        around = partners.areas(visible_to=actor).defer("boundary").order_by("level", "name")
        self.fields["area"].queryset = around  # type: ignore[attr-defined]
        self.fields["to_agency"].queryset = _agencies(actor)  # type: ignore[attr-defined]
        kinds = [pair for pair in KINDS if may_send(pair[0], actor.role)]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]
        if not may_send(HandoverKind.RELEASE, actor.role):
            del self.fields["release_date"]

    def clean(self) -> dict[str, Any]:
        """A notice of a release says the day."""
        found = super().clean() or self.cleaned_data
        if found.get("kind") == HandoverKind.RELEASE and not found.get("release_date"):
            self.add_error("release_date", _("Enter the day of the release."))
        return found

    def content(self) -> dict[str, str]:
        """What is sealed: the words, and the day of a release."""
        told = {"text": self.cleaned_data["text"]}
        day = self.cleaned_data.get("release_date")
        if day and self.cleaned_data["kind"] == HandoverKind.RELEASE:
            told["release"] = day.isoformat()
        return told


class CorrectForm(Form):
    """One's own words, put right."""

    text = forms.CharField(
        label=_("What it should say"),
        help_text=_("What you wrote first is kept beside it, and you cannot read either again."),
        max_length=5000,
        widget=forms.Textarea,
    )


class TakeUpForm(Form):
    """Who owns it, and until when."""

    owner = forms.ModelChoiceField(label=_("Who takes it up?"), queryset=Membership.objects.none())
    deadline = DateField(label=_("By when?"), picker=True)

    def __init__(self, *args: Any, owners: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["owner"]
        field.queryset = owners  # type: ignore[attr-defined]
        field.label_from_instance = lambda each: each.person.name  # type: ignore[attr-defined]

    def deadline_at(self) -> datetime:
        """The end of the working day chosen."""
        return datetime.combine(self.cleaned_data["deadline"], END_OF_DAY, tzinfo=LONDON)


class AnswerForm(Form):
    """What was done."""

    answer = forms.CharField(
        label=_("What was done?"),
        help_text=_("The sender never reads this."),
        max_length=2000,
        widget=forms.Textarea,
    )


class PassOnForm(Form):
    """Where it goes instead."""

    to_agency = forms.ModelChoiceField(
        label=_("To whom?"), queryset=Agency.objects.none(), required=False, empty_label=LEADS
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to_agency"].queryset = _agencies(actor)  # type: ignore[attr-defined]
