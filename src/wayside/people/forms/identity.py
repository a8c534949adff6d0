"""Who somebody is, as far as she has said."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.people.models.persons import LONGEST_NAME
from wayside.people.vocabulary import AgeMark, Sex
from wayside.web.forms import DateField, Form, Look


def _name(label: Any, *, required: bool = False, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, max_length=LONGEST_NAME, required=required, help_text=help_text
    )


def _born(help_text: Any) -> forms.CharField:
    return forms.CharField(label=_("Born"), max_length=10, required=False, help_text=help_text)


class IdentityForm(Form):
    """What she is called is enough; everything else may wait until she chooses to say it."""

    called = _name(
        _("What is this person called?"),
        required=True,
        help_text=_("A street name is enough."),
    )
    age_mark = forms.ChoiceField(
        label=_("Is this a child?"),
        help_text=_("If in doubt, say that it may be: a child is kept safe first."),
        choices=AgeMark,
        widget=forms.RadioSelect,
    )
    sex = forms.ChoiceField(
        label=_("Describes themselves as"), choices=Sex, initial=Sex.NOT_SAID,
        widget=forms.RadioSelect,
    )  # fmt: skip
    given_name = _name(_("Given name"))
    family_name = _name(_("Family name"))
    other_names = forms.CharField(
        label=_("Other names they go by"),
        max_length=500,
        required=False,
        help_text=_("Apart by commas: street names, earlier names, spellings."),
    )
    born = _born(_("As far as it is known: 1990, 1990-05 or 1990-05-17."))
    pronouns = forms.CharField(label=_("Pronouns"), max_length=40, required=False)
    language = forms.CharField(
        label=_("Language"),
        max_length=80,
        required=False,
        help_text=_("And whether an interpreter is wanted."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")
    looks: ClassVar[Mapping[str, Look]] = {
        "called": Look(width="two-thirds"),
        "age_mark": Look(small=True),
        "sex": Look(small=True),
        "given_name": Look(width="two-thirds"),
        "family_name": Look(width="two-thirds"),
        "born": Look(width="10"),
        "pronouns": Look(width="10"),
        "language": Look(width="two-thirds"),
    }


class ChangeIdentityForm(IdentityForm):
    """The same for somebody on record; who was taken for a child is not made an adult without a
    reason."""

    adult_because = forms.CharField(
        label=_("If this was taken for a child: how is it known that they are an adult?"),
        max_length=500,
        required=False,
        widget=forms.Textarea,
        help_text=_("For example: saw a passport. Your safeguarding leads are told, and see this."),
    )
    field_order = ("called", "age_mark", "adult_because")
    looks: ClassVar[Mapping[str, Look]] = {**IdentityForm.looks, "adult_because": Look(rows=2)}


class RegisterForm(IdentityForm):
    """The same for somebody met for the first time."""

    first_met = DateField(label=_("First met"), picker=True)
    told = forms.CharField(widget=forms.HiddenInput, required=False, label="")
    field_order = ("called", "age_mark", "first_met")


class SearchForm(Form):
    """Looks for somebody among the agency's own people."""

    name = forms.CharField(
        label=_("Name"),
        help_text=_("Any name they go by, spelt as you heard it."),
        max_length=200,
        required=False,
    )
    born = _born(_("If known: 1990, 1990-05 or 1990-05-17."))
    looks: ClassVar[Mapping[str, Look]] = {
        "name": Look(width="two-thirds"),
        "born": Look(width="10"),
    }

    def clean(self) -> dict[str, Any]:
        """One of the two is needed."""
        found = super().clean() or self.cleaned_data
        if not self.errors and not (found.get("name") or found.get("born")):
            self.add_error("name", _("Enter a name or a date of birth."))
        return found
