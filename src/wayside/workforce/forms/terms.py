"""The rules of rosters and the rates of pay."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.partners.models import Agency
from wayside.web.forms import DateField, Look, ModelForm
from wayside.workforce.models import PayRates, RosterRules
from wayside.workforce.models.terms import LIMIT_FIELDS

NARROW = Look(width="5")


class RulesForm(ModelForm):
    """The rules that an area's rosters keep."""

    class Meta:
        model = RosterRules
        fields = (*LIMIT_FIELDS, "trained_wanted")

    looks: ClassVar[Mapping[str, Look]] = dict.fromkeys((*LIMIT_FIELDS, "trained_wanted"), NARROW)


class RatesForm(ModelForm):
    """A force's rates from a day on.."""

    agency = forms.ModelChoiceField(Agency.objects.none(), label=_("Force"))
    from_date = DateField(label=_("In force from"), picker=True)

    class Meta:
        model = PayRates
        fields = (
            "agency",
            "from_date",
            "constable_pence",
            "sergeant_pence",
            "inspector_pence",
            "overtime",
            "rest_day",
            "public_holiday",
            "notice_days",
            "rest_day_least_minutes",
            "period_minutes",
            "source",
        )
        help_texts = {
            "inspector_pence": _("Leave blank where inspectors are paid no overtime."),
            "overtime": _("Times the plain hour, such as 4/3."),
            "notice_days": _("With so many days' notice a rest day is given back, not paid."),
            "source": _("The determination, circular or person the numbers come from."),
        }

    looks: ClassVar[Mapping[str, Look]] = {
        **{name: NARROW for name in Meta.fields if name not in ("agency", "from_date", "source")},
        "source": Look(width="two-thirds"),
    }

    def __init__(self, *args: Any, agencies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies  # type: ignore[attr-defined]
