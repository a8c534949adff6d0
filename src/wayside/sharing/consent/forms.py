"""What somebody agrees to, refuses, or takes back."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.partners import queries as partners
from wayside.partners.models import Agency
from wayside.partners.vocabulary import AgencyKind
from wayside.sharing.agreements.vocabulary import Category, Purpose
from wayside.sharing.consent.vocabulary import HowGiven
from wayside.web.forms import DateField, Form, Look

SMALL = Look(small=True)
KINDS = [pair for pair in AgencyKind.choices if pair[0] != AgencyKind.IMMIGRATION_ENFORCEMENT]
HOW = [pair for pair in HowGiven.choices if pair[0] != HowGiven.NOT_SAID]
LONGEST = 1000


class _SaidForm(Form):
    """To whom, what, what for and how it was said; which of these must be given differs."""

    to = forms.ModelChoiceField(
        label=_("One agency"), queryset=Agency.objects.none(), required=False
    )
    to_kind = forms.ChoiceField(
        label=_("Or any agency of a kind"), choices=[("", "—"), *KINDS], required=False
    )
    categories = forms.MultipleChoiceField(
        label=_("What may be shared"), choices=Category, widget=forms.CheckboxSelectMultiple
    )
    purpose = forms.ChoiceField(label=_("What for"), choices=Purpose, widget=forms.RadioSelect)
    how = forms.ChoiceField(label=_("How they said it"), choices=HOW, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("Their own words"), max_length=LONGEST, required=False, widget=forms.Textarea
    )
    looks: ClassVar[Mapping[str, Look]] = {
        "categories": SMALL,
        "purpose": SMALL,
        "how": Look(small=True, inline=True),
        "words": Look(rows=3),
    }

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = partners.agencies(visible_to=actor).exclude(id=actor.controller_id)
        self.fields["to"].queryset = others  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """One agency or a kind of agency, never both."""
        said = super().clean() or {}
        if said.get("to") and said.get("to_kind"):
            self.add_error("to_kind", _("Choose one agency or a kind of agency, not both."))
        return said


class GiveForm(_SaidForm):
    """What somebody agrees to."""

    review_date = DateField(label=_("Ask again on"), picker=True)
    until_date = DateField(
        label=_("Until"),
        help_text=_("Leave blank if it holds until they take it back."),
        picker=True,
        required=False,
    )
    capacity_considered = forms.BooleanField(
        label=_("I have considered whether this person can decide this now, and they can")
    )
    capacity_note = forms.CharField(
        label=_("How you considered it"), max_length=LONGEST, widget=forms.Textarea
    )
    looks: ClassVar[Mapping[str, Look]] = {**_SaidForm.looks, "capacity_note": Look(rows=3)}


class RefuseForm(_SaidForm):
    """What somebody does not agree to; what is left blank stands for everything."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["purpose"] = forms.ChoiceField(
            label=_("What for"), choices=[("", _("Anything")), *Purpose.choices], required=False
        )
        self.fields["categories"].required = False
        self.fields["categories"].label = _("What must not be shared")
        self.fields["categories"].help_text = _("Leave blank for everything.")


class WithdrawForm(Form):
    """What somebody takes back. Nothing in it can be wrong: whatever cannot be read as an answer
    is left out, and with nothing chosen everything is taken back."""

    of = forms.MultipleChoiceField(
        label=_("What they take back"),
        help_text=_("Choose nothing to take back everything."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    how = forms.ChoiceField(
        label=_("How they said it"),
        choices=HOW,
        required=False,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(label=_("Their own words"), required=False, widget=forms.Textarea)
    looks: ClassVar[Mapping[str, Look]] = {"how": Look(small=True, inline=True), "words": SMALL}

    def __init__(self, *args: Any, offered: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["of"].choices = offered  # type: ignore[attr-defined]

    def answers(self) -> dict[str, Any]:
        """What was answered, as far as it can be read."""
        data = self.data
        chosen = data.getlist("of") if hasattr(data, "getlist") else data.get("of", [])
        known = {value for value, _label in self.fields["of"].choices}  # type: ignore[attr-defined]
        return {
            "of": [each for each in chosen if each in known],
            "how": str(data.get("how") or ""),
            "words": str(data.get("words") or ""),
        }
