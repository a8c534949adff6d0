"""One form for the whole night: a part for each segment, then what is of the night as a whole."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any, ClassVar
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.patrols.calendar import LONDON, Window, at, within
from wayside.patrols.forms.simple import ABOUT_THE_PLACE
from wayside.patrols.models import Patrol, PatrolPlace
from wayside.patrols.models.returns import MOST
from wayside.patrols.returns.rules import counting, patterns
from wayside.patrols.returns.values import NightTold, PartPlan, PartTold
from wayside.patrols.returns.vocabulary import REFERRALS, Count, Service, Weather
from wayside.patrols.vocabulary import SegmentKind
from wayside.web.clock import day_of
from wayside.web.forms import Form, Look, TimeField
from wayside.web.states import NotNow

NOT_PERSONAL = _("I have looked again: none of these words is about a person")
FREE_TEXTS = ("narrative", "feedback")


@dataclass(frozen=True, slots=True)
class Night:
    """What the form asks about."""

    patrol: Patrol
    parts: Sequence[PartPlan]
    places: Sequence[PatrolPlace]


def count_keys(kind: SegmentKind) -> Iterator[tuple[Count, str]]:
    """Every count that a part of that kind asks for, referrals by service."""
    for what in counting.counts_on(kind):
        if what in REFERRALS:
            yield from ((what, service) for service in Service)
        else:
            yield what, ""


def count_name(part: int, what: Count, service: str) -> str:
    """How the form calls a count."""
    return f"part{part}_{what}_{service}" if service else f"part{part}_{what}"


class ReturnForm(Form):
    """Times, counts, places, weather and words of one night. ``form`` is its own number, by
    which it files once however often it is sent."""

    form = forms.UUIDField(widget=forms.HiddenInput, label="")
    weather = forms.ChoiceField(
        label=_("Weather"),
        choices=Weather.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what the weather was like")},
    )
    incident_reference = forms.CharField(
        label=_("The force’s incident number"),
        help_text=_("If the force’s own system holds an incident, its number is enough."),
        required=False,
        max_length=40,
    )
    narrative = forms.CharField(
        label=_("About the places"),
        help_text=ABOUT_THE_PLACE,
        required=False,
        max_length=2000,
        widget=forms.Textarea,
    )
    looks: ClassVar[Mapping[str, Look]] = {
        "weather": Look(small=True, inline=True),
        "incident_reference": Look(width="20"),
        "narrative": Look(rows=4),
    }
    form_errors_lead_to: ClassVar[str] = "weather"

    def __init__(self, *args: Any, night: Night, now: datetime, **kwargs: Any) -> None:
        self.night, self.now = night, now
        super().__init__(*args, **kwargs)
        self.initial.setdefault("form", uuid4())
        for number, part in enumerate(night.parts):
            self._add_part(number, part)
        for place in night.places:
            self.fields[f"visited_{place.id}"] = forms.BooleanField(
                label=place.label, required=False
            )
            self.fields[f"arrived_{place.id}"] = TimeField(
                label=_("Arrival at %s, if noted") % place.label, required=False
            )
        self.fields["not_personal"] = forms.BooleanField(label=NOT_PERSONAL, required=False)
        self.prepare()

    def _add_part(self, number: int, part: PartPlan) -> None:
        for end, label, moment in (
            ("start", _("Began"), part.hours.starts_at),
            ("end", _("Ended"), part.hours.ends_at),
        ):
            name = f"part{number}_{end}"
            self.fields[name] = TimeField(label=label)
            self.initial.setdefault(name, f"{moment.astimezone(LONDON):%H:%M}")
        if part.kind != SegmentKind.ENFORCEMENT:
            self.fields[f"part{number}_nobody"] = forms.BooleanField(
                label=_("Nobody was seen"), required=False
            )
            self.fields[f"part{number}_feedback"] = forms.CharField(
                label=_("What partners said"),
                help_text=ABOUT_THE_PLACE,
                required=False,
                max_length=1000,
                widget=forms.Textarea,
            )
        for what, service in count_keys(part.kind):
            words = [str(what.label), *([str(Service(service).label)] if service else [])]
            self.fields[count_name(number, what, service)] = forms.IntegerField(
                label=": ".join(words), required=False, min_value=0, max_value=MOST
            )

    def clean(self) -> dict[str, Any]:
        """What cannot be so, each said at its own field."""
        cleaned = super().clean() or self.cleaned_data
        for number, part in enumerate(self.night.parts):
            self._clean_part(number, part)
        if not cleaned.get("not_personal"):
            self._ask_about_words()
        return cleaned

    def _clean_part(self, number: int, part: PartPlan) -> None:
        counts, nobody = self._counts(number, part), self._nobody(number)
        for key, sentence in counting.faults(counts, nobody_seen=nobody):
            name = count_name(number, *key) if key else f"part{number}_nobody"
            self.add_error(name, str(sentence))
        hours = self._hours(number)
        if hours:
            try:
                counting.check_hours(hours, planned=self.night.patrol.hours, now=self.now)
            except NotNow as refused:
                self.add_error(f"part{number}_start", str(refused))

    def _ask_about_words(self) -> None:
        known = [place.label for place in self.night.places]
        area = self.night.patrol.week.area
        known += [area.name, *area.parts.values_list("name", flat=True)]
        for name in self.free_texts:
            found = patterns.looks_personal(self.cleaned_data.get(name) or "", places=known)
            if found:
                words = ", ".join(f"“{each.words}” ({each.what})" for each in found)
                self.add_error(
                    name,
                    _("Take out what tells of a person: %(words)s. Or tick that it does not.")
                    % {"words": words},
                )

    @property
    def free_texts(self) -> tuple[str, ...]:
        """The fields in which something about a person could stand."""
        return tuple(name for name in self.fields if name.endswith(FREE_TEXTS))

    def _counts(self, number: int, part: PartPlan) -> dict[tuple[Count, str], int]:
        found = {
            (what, service): self.cleaned_data.get(count_name(number, what, service)) or 0
            for what, service in count_keys(part.kind)
        }
        return {key: value for key, value in found.items() if value}

    def _nobody(self, number: int) -> bool:
        return bool(self.cleaned_data.get(f"part{number}_nobody"))

    def _hours(self, number: int) -> Window | None:
        start: time | None = self.cleaned_data.get(f"part{number}_start")
        end: time | None = self.cleaned_data.get(f"part{number}_end")
        if start is None or end is None:
            return None
        return within(self.night.patrol.hours, start, end)

    @property
    def number(self) -> UUID:
        """The form's own."""
        number: UUID = self.cleaned_data["form"]
        return number

    @property
    def told(self) -> NightTold:
        """The whole night, once the form is valid."""
        return NightTold(
            weather=Weather(self.cleaned_data["weather"]),
            parts=tuple(self._part(n, part) for n, part in enumerate(self.night.parts)),
            visits={
                place.id: self._arrival(self.cleaned_data.get(f"arrived_{place.id}"))
                for place in self.night.places
                if self.cleaned_data.get(f"visited_{place.id}")
            },
            incident_reference=self.cleaned_data["incident_reference"],
            narrative=self.cleaned_data["narrative"],
        )

    def _part(self, number: int, part: PartPlan) -> PartTold:
        return PartTold(
            kind=part.kind,
            hours=self._hours(number) or part.hours,
            segment_id=part.segment_id,
            nobody_seen=self._nobody(number),
            partner_feedback=self.cleaned_data.get(f"part{number}_feedback") or "",
            counts=self._counts(number, part),
        )

    def _arrival(self, clock: time | None) -> datetime | None:
        """A time of day on whichever side of midnight it lies."""
        if clock is None:
            return None
        hours = self.night.patrol.hours
        evening = at(day_of(hours.starts_at), clock)
        return evening if evening >= hours.starts_at else within(hours, clock, clock).starts_at


class CorrectionForm(ReturnForm):
    """The same form over what stands, with the reason for the change."""

    because = forms.CharField(
        label=_("Why do you correct it?"),
        help_text=_("The former version stays, with your reason beside it."),
        max_length=300,
        error_messages={"required": _("Enter why you correct the return")},
    )
    base = forms.IntegerField(widget=forms.HiddenInput, label="", min_value=1)
    form_errors_lead_to: ClassVar[str] = "because"
