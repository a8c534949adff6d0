"""Whether services may know of each other."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.people.links.vocabulary import Wish
from wayside.web.forms import Form, Look


class WishForm(Form):
    """The answer, and words if there are any."""

    wish = forms.ChoiceField(
        label=_("“If another service supports you too, may your workers know of each other?”"),
        choices=Wish,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("In this person’s own words"), max_length=500, required=False,
        widget=forms.Textarea,
    )  # fmt: skip
    looks: ClassVar[Mapping[str, Look]] = {"words": Look(rows=2)}
