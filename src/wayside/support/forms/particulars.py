"""What services ask: a script, and public funds."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.support.actions.particulars import Noted
from wayside.support.models.particulars import MOST_MISSED
from wayside.support.vocabulary import Medicine, Recourse
from wayside.web.forms import Form, Look

NOT_ASKED = ("", _("Not asked"))
OF_SCRIPT = ("dose", "collected_at", "missed_days", "prescriber")


class ParticularsForm(Form):
    """All of it may be left out."""

    medicine = forms.ChoiceField(
        label=_("Is there a script?"),
        choices=[NOT_ASKED, *Medicine.choices],
        required=False,
        widget=forms.RadioSelect,
    )
    dose = forms.CharField(
        label=_("Dose"),
        help_text=_("In words, as this person says it: 60 ml a day, supervised."),
        max_length=200,
        required=False,
    )
    collected_at = forms.CharField(
        label=_("Where is it collected?"), max_length=200, required=False
    )
    missed_days = forms.IntegerField(
        label=_("Days missed in a row"),
        help_text=_("After three the dose is no longer safe: call the prescriber first."),
        min_value=0,
        max_value=MOST_MISSED,
        required=False,
    )
    prescriber = forms.CharField(label=_("Who prescribes it?"), max_length=200, required=False)
    recourse = forms.ChoiceField(
        label=_("Can this person have public funds?"),
        help_text=_("Benefits and council housing. If in doubt leave it open: nobody loses by it."),
        choices=[NOT_ASKED, *Recourse.choices],
        required=False,
        widget=forms.RadioSelect,
    )
    looks: ClassVar[Mapping[str, Look]] = {
        "medicine": Look(small=True),
        "dose": Look(width="two-thirds"),
        "collected_at": Look(width="two-thirds"),
        "missed_days": Look(width="3", suffix=_("days")),
        "prescriber": Look(width="two-thirds"),
        "recourse": Look(small=True, inline=True),
    }

    def clean(self) -> dict[str, Any]:
        """What is said of a script belongs to one."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        said = any(data.get(name) not in ("", None) for name in OF_SCRIPT)
        if said and data.get("medicine", "") in ("", Medicine.NONE):
            self.add_error("medicine", str(_("Choose which script it is, or clear the rest.")))
        return data

    def noted(self) -> Noted:
        """What was said."""
        data = self.cleaned_data
        return Noted(
            medicine=Medicine(data["medicine"]) if data["medicine"] else None,
            recourse=Recourse(data["recourse"]) if data["recourse"] else None,
            **{name: data[name] for name in OF_SCRIPT},
        )
