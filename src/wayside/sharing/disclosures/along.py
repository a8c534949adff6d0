"""What of a record a disclosure can take along, beside the words. Sharing knows no record: each
room above says, as it starts, which pieces of it belong to which kind of information. Nothing of a
kind for which no room says anything can go but in words."""

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from wayside.sharing.agreements.vocabulary import Category
from wayside.sharing.reach import REACH
from wayside.web.states import NotNow


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing on a record: by which key it is chosen, its kind, its name and what it says. A way
    to reach somebody is sent whole, and says here only what may be shown without asking."""

    key: str
    category: Category
    name: str
    says: str
    reach: Mapping[str, object] | None = None


Source = Callable[[UUID, datetime], Iterable[Piece]]
_sources: dict[str, Source] = {}


def take_from(name: str, source: Source) -> None:
    """Offer what a room keeps of somebody, by the record's subject; once for its name."""
    _sources[name] = source


def pieces(subject_id: UUID, *, now: datetime) -> Sequence[Piece]:
    """Everything that could go along from a record that is open to whoever acts."""
    return [each for source in _sources.values() for each in source(subject_id, now)]


def chosen(
    offered: Iterable[Piece], keys: Collection[str], categories: Collection[str]
) -> Sequence[Piece]:
    """Of what is offered, what was chosen.

    Raises:
        NotNow: something of it is no longer on the record, is of a kind that is not disclosed, or
            names two ways to reach somebody.
    """
    found = {each.key: each for each in offered if each.key in keys}
    if len(found) != len(set(keys)):
        raise NotNow(_("Something you chose is no longer on the record. Look at it again."))
    apart = [each for each in found.values() if each.category not in categories]
    if apart:
        raise NotNow(
            _("“%(what)s” belongs to “%(kind)s”. Tick that kind of information, or leave it out.")
            % {"what": apart[0].name, "kind": apart[0].category.label}
        )
    if sum(each.reach is not None for each in found.values()) > 1:
        raise NotNow(_("Choose one way to reach this person."))
    return list(found.values())


def snapshot_of(words: str, taken: Iterable[Piece]) -> Mapping[str, object]:
    """What is sent: the words, and the pieces taken along, each under its name."""
    found: dict[str, object] = {"text": words.strip()}
    for each in taken:
        found |= {REACH: dict(each.reach)} if each.reach is not None else {each.name: each.says}
    return found


def seal_of(snapshot: Mapping[str, object]) -> str:
    """What stands for a snapshot that was looked at: another one has another."""
    plain = json.dumps(snapshot, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(plain.encode()).hexdigest()
