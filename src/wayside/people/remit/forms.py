"""Whom an agency serves."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.people.models.remits import HIGHEST_AGE
from wayside.people.vocabulary import Sex
from wayside.web.forms import Form, Look

WHO = [("", _("Anyone")), *((each.value, each.label) for each in Sex if each != Sex.NOT_SAID)]


class RemitForm(Form):
    """One line."""

    sex = forms.ChoiceField(label=_("Who"), choices=WHO, required=False, widget=forms.RadioSelect)
    age_from = forms.IntegerField(label=_("From age"), min_value=0, max_value=HIGHEST_AGE)
    age_until = forms.IntegerField(
        label=_("Until age"), min_value=0, max_value=HIGHEST_AGE, required=False
    )
    with_children = forms.BooleanField(label=_("And their children"), required=False)
    looks: ClassVar[Mapping[str, Look]] = {
        "sex": Look(small=True),
        "age_from": Look(width="3"),
        "age_until": Look(width="3"),
    }
