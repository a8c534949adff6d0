"""What of needs and particulars goes along when something is disclosed."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from wayside.sharing.agreements.vocabulary import Category
from wayside.sharing.disclosures.along import Piece
from wayside.sharing.models import Subject
from wayside.support.models import Particulars
from wayside.support.queries import current_needs, particulars_of
from wayside.support.vocabulary import Level

SCRIPT = ("medicine", "dose", "collected_at", "prescriber")


def pieces(subject_id: UUID, now: datetime) -> Iterator[Piece]:
    """Each need there is now, the script, and recourse to public funds."""
    subject = Subject(id=subject_id)
    for kind, note in current_needs(subject).items():
        if note.level != Level.NONE:
            says = str(note.get_level_display())
            yield Piece(f"need.{kind.value}", Category.NEEDS, str(kind.label), says)
    latest = particulars_of(subject).first()
    if latest is None:
        return
    for name in SCRIPT:
        if getattr(latest, name):
            yield _piece(latest, name, Category.SUBSTANCES)
    if latest.recourse:
        yield _piece(latest, "recourse", Category.IMMIGRATION)


def _piece(held: Particulars, name: str, category: Category) -> Piece:
    label = str(Particulars._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
    shown = getattr(held, f"get_{name}_display", None)
    says = str(shown() if shown else getattr(held, name))
    return Piece(f"particulars.{name}", category, label, says)
