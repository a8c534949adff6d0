"""Writing somebody down from what was taken up."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.people.forms.identity import RegisterForm
from wayside.web.forms import Look


class BeginForm(RegisterForm):
    """The form of every new record, with the way to reach them that was sent."""

    keeps_reach = forms.BooleanField(
        label=_("Keep the way to reach them that came with it"),
        help_text=_("It is kept under safe contact, and must be rechecked before its first use."),
        required=False,
    )
    looks: ClassVar[Mapping[str, Look]] = {**RegisterForm.looks, "keeps_reach": Look(small=True)}
