"""Making a token."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.access.vocabulary import Role
from wayside.api.permissions import SCOPES, open_to
from wayside.api.vocabulary import Scope
from wayside.web.forms import DateField, Form, Look


class TokenForm(Form):
    """Which system, what for, until when."""

    name = forms.CharField(
        label=_("Which system is it for?"),
        help_text=_("A name by which your agency knows it, such as “Case system, live”."),
        max_length=80,
    )
    scopes = forms.MultipleChoiceField(
        label=_("What may it do?"),
        help_text=_("No more than it needs. What your role may not do is not offered."),
        widget=forms.CheckboxSelectMultiple,
    )
    until = DateField(label=_("Until when?"), help_text=_("A year at the most."), picker=True)
    looks: ClassVar[Mapping[str, Look]] = {"scopes": Look(small=True)}

    def __init__(self, *args: Any, role: Role, until: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"until": until}, **kwargs)
        offered = [(each.value, _said(each)) for each in open_to(role)]
        self.fields["scopes"].choices = offered  # type: ignore[attr-defined]


def _said(scope: Scope) -> str:
    """A scope in words, and whether two must agree to it."""
    words = str(scope.label)
    return f"{words} – {_TWO}" if SCOPES[scope][0].opens_records else words


_TWO = _("opens records, so two must agree")
