"""What can be put right, what was, and what it said before, as the database shows it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import CharField, QuerySet, Value

from wayside.governance.models import Correction, FormerValue
from wayside.governance.retention import registry
from wayside.people.models import Person
from wayside.vault.fields import LockedBytesField, LockedJSONField, LockedTextField
from wayside.web.models import Versioned
from wayside.web.statements import compiled

# Names and birth are changed on their own page, which keeps their search tokens; a way to reach
# somebody is shown only after it was checked that it is safe; what somebody asked for stands
ELSEWHERE = frozenset(
    {"people.Person", "people.ContactRoute", "governance.AccessItem", "governance.RightAbout"}
)


@dataclass(frozen=True, slots=True)
class Place:
    """A field of a record that can be put right."""

    row: Versioned
    field: LockedTextField

    @property
    def kind(self) -> str:
        """The kind of record, as an address says it."""
        return str(self.row._meta.label)

    @property
    def value(self) -> str:
        """What it says."""
        return str(getattr(self.row, self.field.name))


def places(person: Person) -> Iterator[Place]:
    """Every field with words of somebody's record, kind by kind."""
    there = {label for (label,) in _there(person.subject_id)}
    for model, fields in _kinds().items():
        if model._meta.label in there:
            rows = _rows(model, person.subject_id)
            for row in rows.order_by("-created_at", "pk"):
                yield from (Place(row, each) for each in fields if getattr(row, each.name))


def place(person: Person, kind: str, row_number: UUID, field_name: str) -> Place | None:
    """One of them."""
    model = next((each for each in _kinds() if each._meta.label == kind), None)
    if model is None:
        return None
    field = next((each for each in _kinds()[model] if each.name == field_name), None)
    row = _rows(model, person.subject_id).filter(pk=row_number).first()
    return Place(row, field) if row and field else None


def corrections(person: Person) -> QuerySet[Correction]:
    """What was put right, the latest first."""
    found = Correction.objects.filter(subject=person.subject_id)
    return found.select_related("made_by__person").order_by("-at", "id")


def former(person: Person, correction_id: UUID) -> FormerValue | None:
    """What one of them said before, for whom the database shows it."""
    return FormerValue.objects.filter(subject=person.subject_id, correction=correction_id).first()


@compiled
def _there(subject: UUID) -> QuerySet[Any, tuple[str]]:
    """The kinds of which a record has any: of some forty, most have a few."""
    first, *others = [
        _rows(model, subject)
        .annotate(of_label=Value(model._meta.label, output_field=CharField()))
        .order_by()
        .values_list("of_label")[:1]
        for model in _kinds()
    ]
    found: QuerySet[Any, tuple[str]] = first.union(*others, all=True)
    return found


def _rows(model: Any, subject: UUID) -> QuerySet[Any]:
    found: QuerySet[Any] = model._default_manager.filter(subject=subject)
    return found


@cache
def _kinds() -> Mapping[type[Versioned], list[LockedTextField]]:
    """The kinds of rows of a record, each with its fields of words that somebody may be told."""
    found = {
        model: _fields(model)
        for model in registry.record_models()
        if issubclass(model, Versioned) and model._meta.label not in ELSEWHERE
    }
    return {model: fields for model, fields in found.items() if fields}


def _fields(model: type[Versioned]) -> list[LockedTextField]:
    if "subject" not in {each.name for each in model._meta.concrete_fields}:
        return []
    return [
        each
        for each, _to in registry.given(model)
        if isinstance(each, LockedTextField)
        and not isinstance(each, (LockedJSONField, LockedBytesField))
    ]
