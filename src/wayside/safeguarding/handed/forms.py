"""Which concern it is, and why it is none."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wayside.safeguarding.models import AdultConcern
from wayside.web.components.text import london_short
from wayside.web.forms import Look, VersionForm


class WriteForm(VersionForm):
    """Which concern it was written down as."""

    concern = forms.ModelChoiceField(
        label=_("Which concern is it?"),
        queryset=AdultConcern.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        help_text=_("Not there? Write it on the record of whom it is about first."),
    )
    looks: ClassVar[Mapping[str, Look]] = {"concern": Look(small=True)}

    def __init__(self, *args: Any, concerns: QuerySet[AdultConcern], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["concern"]
        field.queryset, field.label_from_instance = concerns, _named


class CloseForm(VersionForm):
    """Why it is none."""

    why = forms.CharField(
        label=_("Why is it no concern, or who sees to it?"), max_length=1000, widget=forms.Textarea
    )
    looks: ClassVar[Mapping[str, Look]] = {"why": Look(rows=3)}


def _named(held: AdultConcern) -> str:
    return f"{held.subject.person.called}, {london_short(held.created_at)}"
