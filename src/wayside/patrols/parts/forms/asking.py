"""Asking partners and observers, and what they answer."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.partners.models import Agency
from wayside.patrols.forms import OnceForm
from wayside.patrols.parts.vocabulary import SupportBy
from wayside.web.forms import DateField, Look
from wayside.workforce.models import Worker

ACCEPT, DECLINE = "accept", "decline"


class InviteForm(OnceForm):
    """Which agency, how many, until when, and who answers the telephone."""

    agency = forms.ChoiceField(
        label=_("Agency"), error_messages={"required": _("Choose an agency")}
    )
    room_for = forms.IntegerField(
        label=_("For how many people"), min_value=1, max_value=20, initial=2
    )
    reply_by = DateField(label=_("Reply by"))
    who_to_call = forms.CharField(
        label=_("Who to call"),
        max_length=200,
        help_text=_("A name and a number that is answered that night."),
        error_messages={"required": _("Enter who partners call that night")},
    )
    message = forms.CharField(
        label=_("Message"),
        required=False,
        max_length=1000,
        widget=forms.Textarea,
        help_text=_("For the agency. Nothing of enforcement, and no names of people supported."),
    )
    looks: ClassVar[Mapping[str, Look]] = {
        "room_for": Look(width="3"),
        "who_to_call": Look(width="two-thirds"),
        "message": Look(rows=3),
    }
    form_errors_lead_to: ClassVar[str] = "agency"

    def __init__(self, *args: Any, agencies: Iterable[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose an agency")),
            *((str(each.id), each.name) for each in agencies),
        ]


class AnswerInvitationForm(OnceForm):
    """Whether the agency comes, and who."""

    answer = forms.ChoiceField(
        label=_("Your answer"),
        choices=((ACCEPT, _("We come")), (DECLINE, _("We cannot come"))),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether you come")},
    )
    workers = forms.MultipleChoiceField(
        label=_("Who comes"), required=False, widget=forms.CheckboxSelectMultiple
    )
    others = forms.CharField(
        label=_("Who else comes"),
        required=False,
        max_length=1000,
        widget=forms.Textarea,
        help_text=_("Colleagues alone, one name a line."),
    )
    reason = forms.CharField(
        label=_("Why you cannot come"),
        required=False,
        max_length=300,
        help_text=_("The coordinator reads it."),
    )
    looks: ClassVar[Mapping[str, Look]] = {"others": Look(rows=2), "answer": Look(inline=True)}
    form_errors_lead_to: ClassVar[str] = "answer"

    def __init__(self, *args: Any, workers: Iterable[Worker], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(str(each.id), each.person.name) for each in workers]
        self.fields["workers"].choices = known  # type: ignore[attr-defined]
        if not known:
            del self.fields["workers"]


class ObserverForm(OnceForm):
    """A sergeant of another area."""

    name = forms.CharField(label=_("Rank and name"), max_length=120)
    unit = forms.CharField(label=_("Area and unit"), max_length=120)
    email = forms.EmailField(label=_("E-mail address"))
    looks: ClassVar[Mapping[str, Look]] = dict.fromkeys(
        ("name", "unit", "email"), Look(width="two-thirds")
    )


class FollowUpForm(OnceForm):
    """Support given by a call or a mail."""

    way = forms.ChoiceField(label=_("How"), choices=SupportBy.choices, widget=forms.RadioSelect)
    on_date = DateField(label=_("When"))
    note = forms.CharField(
        label=_("What it was about"),
        max_length=1000,
        widget=forms.Textarea,
        help_text=_("About setting up patrols; never about a person supported."),
    )
    looks: ClassVar[Mapping[str, Look]] = {"way": Look(inline=True, small=True)}
    form_errors_lead_to: ClassVar[str] = "on_date"
