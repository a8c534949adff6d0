"""Needs, asked one after the other."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.support.actions import Assessed
from wayside.support.vocabulary import Level, NeedKind
from wayside.web.forms import Form, Look

NOT_ASKED = ("", _("Not talked about"))


class NeedsForm(Form):
    """How much of each, and in whose words. What was not talked about stays as it was."""

    looks: ClassVar[Mapping[str, Look]] = {
        each: look
        for kind in NeedKind
        for each, look in (
            (kind.value, Look(small=True, inline=True)),
            (f"{kind.value}_words", Look(rows=2, bold=False)),
            (f"{kind.value}_strand", Look(bold=False)),
        )
    }

    def __init__(self, *args: Any, strands: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in NeedKind:
            self.fields[kind.value] = forms.ChoiceField(
                label=kind.label,
                choices=[NOT_ASKED, *Level.choices],
                required=False,
                widget=forms.RadioSelect,
            )
            self.fields[f"{kind.value}_words"] = forms.CharField(
                label=_("In their own words: %(need)s") % {"need": kind.label.lower()},
                max_length=1000,
                required=False,
                widget=forms.Textarea,
            )
            self.fields[f"{kind.value}_strand"] = forms.ChoiceField(
                label=_("Strand it comes of: %(need)s") % {"need": kind.label.lower()},
                choices=[("", _("None, or not known")), *strands],
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        """Words and strands need a level to belong to."""
        data = super().clean() or self.cleaned_data
        for kind in NeedKind:
            if data.get(kind.value):
                continue
            if data.get(f"{kind.value}_words") or data.get(f"{kind.value}_strand"):
                self.add_error(kind.value, _("Say how much, or take words and strand away."))
        return data

    def assessed(self) -> dict[NeedKind, Assessed]:
        """What was agreed today."""
        data = self.cleaned_data
        return {
            kind: Assessed(
                Level(int(data[kind.value])),
                data[f"{kind.value}_words"],
                data[f"{kind.value}_strand"],
            )
            for kind in NeedKind
            if data[kind.value] != ""
        }
