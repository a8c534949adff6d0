"""How whoever asks for something or complains, without an account, can be answered safely."""

import uuid
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wayside.partners.models import Area
from wayside.web.forms import Form

OFF = {"autocomplete": "off"}


def line(label: Any, *, most: int = 200, **more: Any) -> forms.CharField:
    """A line that need not be filled and that the browser does not keep."""
    widget = forms.TextInput(attrs=OFF)
    return forms.CharField(label=label, max_length=most, required=False, widget=widget, **more)


class AnsweringForm(Form):
    """Where to, when and in which words an answer is safe. A form that goes on from this one says
    in ``field_order`` what is asked before, and has an ``area``."""

    reach = line(_("The number, address or name for that"))
    hours = line(_("When is it safe?"))
    words_to_leave = line(
        _("What may we say if somebody else answers, or on a voicemail?"),
        help_text=_("Blank means that we say nothing and leave nothing."),
    )
    form_id = forms.UUIDField(widget=forms.HiddenInput, label="", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"form_id": uuid.uuid4(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)

    def offer_areas(self, areas: QuerySet[Area]) -> None:
        """What can be chosen; one area alone is chosen already."""
        self.fields["area"].queryset = areas  # type: ignore[attr-defined]
        found = list(areas[:2])
        if len(found) == 1:
            self.fields["area"].initial = found[0].id
