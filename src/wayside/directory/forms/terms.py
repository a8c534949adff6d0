"""Whom a service takes."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.directory.models import Eligibility
from wayside.directory.models.terms import ASKED, TERM_FIELDS
from wayside.directory.models.values import Taken
from wayside.directory.vocabulary import Answer, Sex
from wayside.web.forms import Form, Look, ModelForm

NOT_KNOWN = ("", _("Not known"))


class TermsForm(ModelForm):
    """The answers of a service; what nobody has asked stays "not known"."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, label="")

    class Meta:
        model = Eligibility
        fields = TERM_FIELDS
        widgets = dict.fromkeys(ASKED, forms.RadioSelect)

    looks: ClassVar[Mapping[str, Look]] = {
        **dict.fromkeys(ASKED, Look(inline=True, small=True)),
        **{f"{name}_note": Look(width="two-thirds", bold=False) for name in ASKED},
        "sons_up_to": Look(width="3", bold=False),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ASKED:
            self.fields[name].choices = [*Answer.choices, NOT_KNOWN]  # type: ignore[attr-defined]
            self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        """What depends says on what."""
        cleaned = super().clean() or {}
        for name in ASKED:
            if cleaned.get(name) == Answer.DEPENDS and not cleaned.get(f"{name}_note"):
                self.add_error(f"{name}_note", _("Say what it depends on"))
        return cleaned


class GroupForm(Form):
    """One group that a service takes; a row without ages and "Not said" is none."""

    sex = forms.ChoiceField(label=_("Who"), choices=Sex.choices, initial=Sex.NOT_SAID)
    age_from = forms.DecimalField(
        label=_("From the age of"), min_value=0, max_value=120, decimal_places=2, required=False
    )
    age_to = forms.DecimalField(
        label=_("Up to the age of"), min_value=0, max_value=120, decimal_places=2, required=False
    )
    looks: ClassVar[Mapping[str, Look]] = {
        "sex": Look(bold=False),
        "age_from": Look(width="3", bold=False),
        "age_to": Look(width="3", bold=False),
    }

    def clean(self) -> dict[str, Any]:
        """The ages are in order."""
        cleaned = super().clean() or {}
        low, high = cleaned.get("age_from"), cleaned.get("age_to")
        if low is not None and high is not None and high < low:
            self.add_error("age_to", _("The highest age is below the lowest"))
        return cleaned


GroupFormSet = forms.formset_factory(GroupForm, extra=2, max_num=12, validate_max=True)


def taken(formset: Any) -> tuple[Taken, ...]:
    """The rows of a valid form that say something."""
    rows = [Taken(Sex(r["sex"]), r["age_from"], r["age_to"]) for r in _said(formset)]
    return tuple(each for each in rows if each != Taken(Sex.NOT_SAID))


def _said(formset: Any) -> list[dict[str, Any]]:
    return [each.cleaned_data for each in formset if each.cleaned_data]
