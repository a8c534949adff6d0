"""Equality data, each question by choice."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wayside.support.equality.vocabulary import (
    Care,
    Disability,
    Ethnicity,
    Gender,
    Language,
    Orientation,
    Religion,
    SameAsBirth,
)
from wayside.web.forms import Form, Look

NOT_ASKED = ("", _("Not asked"))
SMALL = Look(small=True)


def _choice(label: Any, choices: type[TextChoices]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=[NOT_ASKED, *choices.choices],
        required=False,
        widget=forms.RadioSelect,
    )


class EqualityForm(Form):
    """What somebody chooses to say. None of it is needed for any help."""

    ethnicity = forms.ChoiceField(
        label=_("Which ethnic group?"), choices=[NOT_ASKED, *Ethnicity.choices], required=False
    )
    disability = _choice(
        _("Does a condition or illness that lasts make day-to-day life harder?"), Disability
    )
    gender = _choice(_("Gender"), Gender)
    same_as_birth = _choice(_("Is that the same as the sex registered at birth?"), SameAsBirth)
    orientation = _choice(_("Sexual orientation"), Orientation)
    religion = _choice(_("Religion or belief"), Religion)
    language = _choice(_("Main language"), Language)
    care = _choice(_("Ever in care as a child?"), Care)
    described = forms.CharField(
        label=_("In their own words, if they would rather"), max_length=500, required=False
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")
    looks: ClassVar[Mapping[str, Look]] = dict.fromkeys(
        (
            "disability",
            "gender",
            "same_as_birth",
            "orientation",
            "religion",
            "language",
            "care",
        ),
        SMALL,
    )
