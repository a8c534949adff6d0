"""Recording and changing grants of money."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from wayside.partners.forms.versions import VersionedForm
from wayside.partners.models import FundingGrant
from wayside.web.forms import DateField, Look


class FundingForm(VersionedForm):
    """Who gives how much, for when and for what."""

    start_date = DateField(label=_("From"))
    end_date = DateField(label=_("Until"), help_text=_("The last day on which it may be spent."))

    class Meta:
        model = FundingGrant
        fields = ("funder", "amount", "start_date", "end_date", "pays_for")
        labels = {"amount": _("Amount")}
        help_texts = {"pays_for": _("For example: overtime of the weekly patrols.")}

    looks: ClassVar[Mapping[str, Look]] = {
        "funder": Look(width="two-thirds"),
        "amount": Look(width="10", prefix="£"),
        "pays_for": Look(rows=3),
    }

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first."""
        cleaned = super().clean() or {}
        start, end = cleaned.get("start_date"), cleaned.get("end_date")
        if start and end and end < start:
            self.add_error("end_date", _("The last day must be on or after the first day"))
        return cleaned
