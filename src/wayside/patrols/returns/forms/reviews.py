"""What was said of a week, and what its review decides."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.patrols.forms.simple import ABOUT_THE_PLACE, OnceForm
from wayside.patrols.returns.rules import patterns
from wayside.patrols.returns.vocabulary import NoteSource
from wayside.web.forms import Look

NOT_PERSONAL = _("I have looked again: none of these words is about a person")


class PlaceWordsForm(OnceForm):
    """Words about places; what looks like a person's is asked about once."""

    not_personal = forms.BooleanField(label=NOT_PERSONAL, required=False)
    words: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, places: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = places

    def clean(self) -> dict[str, Any]:
        """Ask about names and numbers."""
        cleaned = super().clean() or self.cleaned_data
        for name in self.words if not cleaned.get("not_personal") else ():
            found = patterns.looks_personal(cleaned.get(name) or "", places=self.places)
            if found:
                listed = ", ".join(f"“{each.words}” ({each.what})" for each in found)
                self.add_error(
                    name,
                    _("Take out what tells of a person: %(words)s. Or tick that it does not.")
                    % {"words": listed},
                )
        return cleaned


class NoteForm(PlaceWordsForm):
    """What partners or residents say, as the coordinator heard it."""

    source = forms.ChoiceField(
        label=_("Who says so"), choices=NoteSource.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("What they say"),
        help_text=ABOUT_THE_PLACE,
        max_length=1000,
        widget=forms.Textarea,
        error_messages={"required": _("Enter what they say")},
    )
    words: ClassVar[tuple[str, ...]] = ("text",)
    field_order = ["source", "text", "not_personal"]
    looks: ClassVar[Mapping[str, Look]] = {
        "source": Look(small=True, inline=True),
        "text": Look(rows=3),
    }


class DecisionForm(PlaceWordsForm):
    """What is decided, and why."""

    what = forms.CharField(
        label=_("What is decided"),
        help_text=_("The next week’s plan shows it."),
        max_length=300,
        error_messages={"required": _("Enter what is decided")},
    )
    reason = forms.CharField(
        label=_("Why"),
        help_text=ABOUT_THE_PLACE,
        max_length=1000,
        widget=forms.Textarea,
        error_messages={"required": _("Enter the reason")},
    )
    words: ClassVar[tuple[str, ...]] = ("what", "reason")
    field_order = ["what", "reason", "not_personal"]
    looks: ClassVar[Mapping[str, Look]] = {
        "what": Look(width="two-thirds"),
        "reason": Look(rows=3),
    }
