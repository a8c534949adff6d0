"""Beginning an assessment, its parts, judgement, events, and what an area or agency sets."""

import csv
import io
from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wayside.safeguarding.dash.topics import PARTS, TOPICS
from wayside.safeguarding.dash.vocabulary import Answer, Instrument, Level, Source
from wayside.web.forms import DateField, Form, LimitedFileField, Look

HIGHER = [each for each in Level.choices if each[0] > Level.STANDARD]
NOTES = _("Note (optional)")


class FormOnce(Form):
    """A form that writes one thing however often it is sent."""

    form_id = forms.UUIDField(widget=forms.HiddenInput, label="")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"form_id": uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)


class BeginForm(FormOnce):
    """With what, and who answers."""

    instrument = forms.ChoiceField(
        label=_("With which form?"), choices=Instrument, widget=forms.RadioSelect
    )
    wording = forms.CharField(
        label=_("Which version?"),
        max_length=30,
        help_text=_("As it stands on the form, such as “2014”."),
    )
    source = forms.ChoiceField(
        label=_("Who gives the answers?"), choices=Source, widget=forms.RadioSelect
    )
    known_from = forms.CharField(label=_("From whom is it known?"), max_length=300, required=False)
    looks: ClassVar[Mapping[str, Look]] = {
        "instrument": Look(inline=True),
        "wording": Look(width="10"),
        "source": Look(reveals={Source.KNOWN.value: "known_from"}),
    }


class PartForm(Form):
    """Six questions, each with a note."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")
    looks: ClassVar[Mapping[str, Look]] = {
        **{f"q{number}": Look(small=True, inline=True) for number in TOPICS},
        **{f"q{number}_note": Look(bold=False) for number in TOPICS},
    }

    def __init__(self, *args: Any, part: int, questions: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.numbers = PARTS[part]
        for number in self.numbers:
            name, words = f"q{number}", questions.get(str(number), "")
            self.fields[name] = forms.ChoiceField(
                label=f"{number}. {TOPICS[number]}",
                help_text=words,
                choices=Answer,
                required=False,
                widget=forms.RadioSelect,
            )
            self.fields[f"{name}_note"] = forms.CharField(
                label=NOTES, max_length=500, required=False
            )

    def answers(self) -> dict[int, list[str]]:
        """What was answered, by number."""
        data = self.cleaned_data
        return {
            number: [data[f"q{number}"], data[f"q{number}_note"]]
            for number in self.numbers
            if data[f"q{number}"]
        }


class FinishForm(Form):
    """The end of an assessment; a DARA says its level."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")
    level = forms.TypedChoiceField(
        label=_("Which level was it graded?"),
        choices=Level,
        coerce=lambda each: Level(int(each)),
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, graded: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not graded:
            del self.fields["level"]


class JudgeForm(FormOnce):
    """A higher level, and why."""

    level = forms.TypedChoiceField(
        label=_("How high do you judge the risk to be?"),
        choices=HIGHER,
        coerce=lambda each: Level(int(each)),
        widget=forms.RadioSelect,
        help_text=_("It can raise the risk. It never lowers what a score or a colleague said."),
    )
    reasons = forms.CharField(label=_("Why?"), max_length=3000, widget=forms.Textarea)
    looks: ClassVar[Mapping[str, Look]] = {"reasons": Look(rows=5)}


class EventForm(FormOnce):
    """One event."""

    happened_date = DateField(label=_("When?"), picker=True)
    happened = forms.CharField(
        label=_("What happened?"),
        max_length=2000,
        widget=forms.Textarea,
        help_text=_("Any abuse counts. It need not be a crime, nor be known to the police."),
    )
    known_to = forms.CharField(label=_("Who knows of it"), max_length=300, required=False)
    is_marac = forms.BooleanField(
        label=_("This was a referral to a MARAC elsewhere, not an event of abuse"), required=False
    )
    looks: ClassVar[Mapping[str, Look]] = {"happened": Look(rows=3)}


class LeaveForm(Form):
    """Why a risk that rose is not referred now."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")
    reasons = forms.CharField(
        label=_("Why is it not referred now, and what is done instead?"),
        max_length=2000,
        widget=forms.Textarea,
    )
    looks: ClassVar[Mapping[str, Look]] = {"reasons": Look(rows=4)}


class ThresholdsForm(Form):
    """From when risk counts as what, in an area."""

    area = forms.ChoiceField(label=_("Where?"))
    from_date = DateField(label=_("From"), picker=True)
    medium_from = forms.IntegerField(label=_("Medium from"), min_value=1, max_value=24)
    high_from = forms.IntegerField(label=_("High from"), min_value=1, max_value=24)
    escalation_from = forms.IntegerField(label=_("Escalation from"), min_value=1, max_value=50)
    months = forms.IntegerField(label=_("Within"), min_value=1, max_value=60)
    note = forms.CharField(label=_("Who agreed it?"), max_length=200)
    looks: ClassVar[Mapping[str, Look]] = {
        "medium_from": Look(width="3", suffix=_("“yes” answers")),
        "high_from": Look(width="3", suffix=_("“yes” answers")),
        "escalation_from": Look(width="3", suffix=_("events")),
        "months": Look(width="3", suffix=_("months")),
    }

    def __init__(self, *args: Any, areas: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = areas  # type: ignore[attr-defined]


class WordingForm(Form):
    """The licensed questions, in a file of numbers and words."""

    file = LimitedFileField(
        limit="settings",
        label=_("File of questions"),
        help_text=_("CSV, one line a question: its number, then its words."),
    )
    wording = forms.CharField(label=_("Which version?"), max_length=30)
    licence = forms.CharField(label=_("Who holds the licence?"), max_length=200)
    from_date = DateField(label=_("From"), picker=True)
    looks: ClassVar[Mapping[str, Look]] = {"wording": Look(width="10")}

    def clean_file(self) -> dict[int, str]:
        """The questions by number."""
        try:
            text = self.cleaned_data["file"].read().decode("utf-8-sig")
            rows = [each for each in csv.reader(io.StringIO(text)) if any(map(str.strip, each))]
            found = {int(number): words.strip() for number, words in rows}
        except (ValueError, csv.Error) as wrong:
            raise ValidationError(
                _("The file must be text: on each line a number, a comma and the question")
            ) from wrong
        if len(found) != len(rows):
            raise ValidationError(_("A number stands in the file twice"))
        return found
