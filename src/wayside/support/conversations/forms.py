"""With whom a conversation was."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.people.models import Person
from wayside.web.forms import Form

NOBODY = "nobody"


class TakeInForm(Form):
    """One of the worker's own people, or nobody whom they know."""

    person = forms.ChoiceField(
        label=_("With whom was it?"),
        help_text=_("Choose somebody only if you are sure. Nothing tells the officer."),
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["person"]
        field.choices = [
            (NOBODY, _("I do not know: only count it")),
            *((str(each.id), each.called) for each in people),
        ]
