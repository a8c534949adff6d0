"""A home, a step of it, a risk, a notice, a review, and how a keeping agency knows it."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.partners.models import Agency
from wayside.support.homes.vocabulary import Cause, HomeKind, NoticeKind, Risk, RiskLevel
from wayside.web.forms import DateField, Look, OnceForm, VersionForm
from wayside.web.states import Transition

NONE = ("", _("None was given"))


class HomeForm(OnceForm):
    """Which home, and when somebody moves in."""

    kind = forms.ChoiceField(
        label=_("What kind of home is it?"), choices=HomeKind, widget=forms.RadioSelect
    )
    expected_date = DateField(label=_("When do they move in, or did they?"), picker=True)
    address = forms.CharField(
        label=_("Where is it?"),
        max_length=300,
        required=False,
        help_text=_("Locked. Leave it empty for a refuge: its address is kept nowhere."),
    )
    keeper = forms.ModelChoiceField(
        label=_("Does an agency of the partnership keep it?"),
        queryset=Agency.objects.none(),
        required=False,
        empty_label=_("No"),
    )
    looks: ClassVar[Mapping[str, Look]] = {"kind": Look(small=True)}

    def __init__(self, *args: Any, agencies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["keeper"].queryset = agencies  # type: ignore[attr-defined]


class StepForm(VersionForm):
    """What happened, of what may follow."""

    verb = forms.ChoiceField(label=_("What happened?"), widget=forms.RadioSelect)
    on_date = DateField(label=_("On which day?"), picker=True)
    cause = forms.ChoiceField(
        label=_("If evicted, which cause was given?"),
        choices=[NONE, *Cause.choices],
        required=False,
        widget=forms.RadioSelect,
    )
    is_out_of_area = forms.BooleanField(label=_("They move out of this area"), required=False)
    words = forms.CharField(
        label=_("What is to be known of it?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea,
    )
    looks: ClassVar[Mapping[str, Look]] = {
        "verb": Look(small=True),
        "cause": Look(small=True),
        "words": Look(rows=4),
    }

    def __init__(self, *args: Any, steps: Iterable[Transition], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = {each.verb: each.label for each in steps}
        self.fields["verb"].choices = list(choices.items())  # type: ignore[attr-defined]
        if "evict" not in choices:
            del self.fields["cause"], self.fields["is_out_of_area"]


class RiskForm(VersionForm):
    """What puts the home at risk."""

    category = forms.ChoiceField(
        label=_("What puts the home at risk?"), choices=Risk, widget=forms.RadioSelect
    )
    level = forms.TypedChoiceField(
        label=_("How near is it to being lost?"),
        choices=RiskLevel,
        coerce=int,
        widget=forms.RadioSelect,
    )
    since_date = DateField(label=_("Since when?"), picker=True)
    words = forms.CharField(
        label=_("What happens there?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea,
        help_text=_("For the workers of this record alone. Who keeps the home never sees it."),
    )
    looks: ClassVar[Mapping[str, Look]] = {
        "category": Look(small=True),
        "level": Look(small=True),
        "words": Look(rows=4),
    }


class DayForm(VersionForm):
    """A day on which something ended or was held."""

    on_date = DateField(label=_("On which day?"), picker=True)


class NoticeForm(OnceForm, VersionForm):
    """What was served."""

    kind = forms.ChoiceField(
        label=_("What was served?"), choices=NoticeKind, widget=forms.RadioSelect
    )
    served_date = DateField(label=_("When was it served?"), picker=True)
    ends_date = DateField(
        label=_("When does it run out, or when is the hearing?"), required=False, picker=True
    )
    sender = forms.CharField(label=_("From whom?"), max_length=200, required=False)
    looks: ClassVar[Mapping[str, Look]] = {"kind": Look(small=True)}


class PlanForm(VersionForm):
    """The safety plan that concludes a review."""

    plan = forms.CharField(
        label=_("What was agreed for this person’s safety?"),
        max_length=4000,
        widget=forms.Textarea,
        help_text=_("Where they sleep, who stands by them, and what is done if they must go."),
    )
    looks: ClassVar[Mapping[str, Look]] = {"plan": Look(rows=8)}


class LabelForm(VersionForm):
    """How both agencies call the home."""

    label = forms.CharField(
        label=_("How do both agencies call this home?"),
        max_length=80,
        help_text=_("Such as “Room 4”: no name of the person. They see categories and dates."),
    )
