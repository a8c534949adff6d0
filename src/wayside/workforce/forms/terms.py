"""The rules of rosters and the rates of pay."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wayside.partners.models import Agency
from wayside.web.forms import DateField, Look, ModelForm
from wayside.workforce.models import PayRates, RosterRules
from wayside.workforce.models.terms import LIMIT_FIELDS, PENCE_FIELDS

NARROW = Look(width="5")
POUNDS = Look(width="5", prefix="£")
MONEY = re.compile(r"£?\s*([0-9]{1,3}(?:,?[0-9]{3})?)(?:\.([0-9]{1,2}))?")


class PoundsField(forms.CharField):
    """Money typed as people write it, 18.42 or £18.42; its value is in pence."""

    def clean(self, value: Any) -> Any:
        """Whole pence; None where it may be left blank."""
        typed = super().clean(value)
        if not typed:
            return None
        found = MONEY.fullmatch(typed)
        if not found:
            raise ValidationError(_("Enter pounds and pence, like 18.42"), code="money")
        pence = int(found[1].replace(",", "")) * 100 + int((found[2] or "0").ljust(2, "0"))
        if not pence:
            raise ValidationError(_("Enter more than nothing"), code="money")
        return pence

    def prepare_value(self, value: Any) -> Any:
        """Pence as pounds; what was typed as it was typed."""
        return f"{Decimal(value) / 100:.2f}" if isinstance(value, int) else value


class RulesForm(ModelForm):
    """The rules that an area's rosters keep, and why they change."""

    because = forms.CharField(
        label=_("Why do the rules change?"),
        help_text=_("It stands in their history, with your name and today's date."),
        max_length=300,
        error_messages={"required": _("Say why the rules change")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, label="")

    class Meta:
        model = RosterRules
        fields = (*LIMIT_FIELDS, "trained_wanted")

    looks: ClassVar[Mapping[str, Look]] = {
        **dict.fromkeys((*LIMIT_FIELDS, "trained_wanted"), NARROW),
        "because": Look(width="two-thirds"),
    }


class PayForm(ModelForm):
    """What a force pays."""

    constable_pence = PoundsField(label=_("A constable's plain hour"))
    sergeant_pence = PoundsField(label=_("A sergeant's plain hour"))
    inspector_pence = PoundsField(
        label=_("An inspector's plain hour"),
        help_text=_("Leave blank where inspectors are paid no overtime."),
        required=False,
    )

    class Meta:
        model = PayRates
        fields: tuple[str, ...] = (
            *PENCE_FIELDS,
            "overtime",
            "rest_day",
            "public_holiday",
            "notice_days",
            "rest_day_least_minutes",
            "period_minutes",
            "source",
        )
        help_texts = {
            "overtime": _("Times the plain hour, such as 4/3."),
            "notice_days": _("With so many days' notice a rest day is given back, not paid."),
            "source": _("The determination, circular or person the numbers come from."),
        }

    looks: ClassVar[Mapping[str, Look]] = {
        **{name: NARROW for name in Meta.fields if name not in ("source", *PENCE_FIELDS)},
        **dict.fromkeys(PENCE_FIELDS, POUNDS),
        "source": Look(width="two-thirds"),
    }


class RatesForm(PayForm):
    """A force's rates from a day on."""

    agency = forms.ModelChoiceField(Agency.objects.none(), label=_("Force"))
    from_date = DateField(label=_("In force from"), picker=True)
    field_order = ("agency", "from_date")

    class Meta(PayForm.Meta):
        fields = ("agency", "from_date", *PayForm.Meta.fields)

    def __init__(self, *args: Any, agencies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies  # type: ignore[attr-defined]


class ChangeRatesForm(PayForm):
    """Rates that nobody has checked yet, put right."""

    version = forms.IntegerField(widget=forms.HiddenInput, label="")
