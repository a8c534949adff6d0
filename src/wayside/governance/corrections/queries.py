"""What can be put right, what was, and what it said before, as the database shows it."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from wayside.governance.models import Correction, FormerValue
from wayside.governance.retention import registry
from wayside.people.models import Person
from wayside.vault.fields import LockedBytesField, LockedJSONField, LockedTextField
from wayside.web.models import Versioned

# Names and birth are changed on their own page, which keeps their search tokens
ELSEWHERE = frozenset({"people.Person", "governance.AccessItem"})


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
    for model in registry.record_models():
        fields = _fields(model)
        if fields:
            rows = model._default_manager.filter(subject=person.subject_id)
            for row in rows.order_by("-created_at", "pk"):
                if isinstance(row, Versioned):
                    yield from (Place(row, each) for each in fields if getattr(row, each.name))


def place(person: Person, kind: str, row_number: UUID, field_name: str) -> Place | None:
    """One of them."""
    model = next((each for each in registry.record_models() if each._meta.label == kind), None)
    field = next((each for each in _fields(model) if each.name == field_name), None)
    if model is None or field is None:
        return None
    row = model._default_manager.filter(subject=person.subject_id, pk=row_number).first()
    return Place(row, field) if isinstance(row, Versioned) else None


def corrections(person: Person) -> QuerySet[Correction]:
    """What was put right, the latest first."""
    found = Correction.objects.filter(subject=person.subject_id)
    return found.select_related("made_by__person").order_by("-at", "id")


def former(person: Person, correction_id: UUID) -> FormerValue | None:
    """What one of them said before, for whom the database shows it."""
    return FormerValue.objects.filter(subject=person.subject_id, correction=correction_id).first()


def _fields(model: object) -> list[LockedTextField]:
    if not isinstance(model, type) or not issubclass(model, Versioned):
        return []
    names = {each.name for each in model._meta.concrete_fields}
    if "subject" not in names or model._meta.label in ELSEWHERE:
        return []
    return [
        each
        for each, _to in registry.given(model)
        if isinstance(each, LockedTextField)
        and not isinstance(each, (LockedJSONField, LockedBytesField))
    ]
