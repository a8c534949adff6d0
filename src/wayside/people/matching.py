"""Between a record and the calculation of likeness: what is asked, and who is like it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from wayside.calculations import linkage
from wayside.calculations.linkage import Born, Identity, Key, Match
from wayside.people.models import Person

MOST_HITS = 20


@dataclass(frozen=True)
class Asked:
    """What somebody looks for: names in any order, a birth as far as it is known."""

    identity: Identity
    terms: tuple[str, ...]

    @cached_property
    def keys(self) -> frozenset[Key]:
        """What a record must share one of."""
        return linkage.keys_of(self.identity)


@dataclass(frozen=True, slots=True)
class Hit:
    """Somebody who may be the one asked for."""

    person: Person
    match: Match
    is_open: bool


def asked_for(name: str, born: str) -> Asked:
    """What a search asks: every word may be any of the names."""
    words = name.split()
    return Asked(
        Identity(
            street=name,
            given=words[0] if len(words) > 1 else "",
            family=words[-1] if len(words) > 1 else "",
            born=Born.of(born) if born else None,
        ),
        tuple(filter(None, (name, born))),
    )


def asked_by(
    *, called: str, given_name: str, family_name: str, other_names: str, born: str
) -> Asked:
    """What is asked before somebody is written down: everything that was said of them."""
    said = identity_as(
        called=called,
        given_name=given_name,
        family_name=family_name,
        other_names=other_names,
        born=born,
    )
    return Asked(said, tuple(filter(None, (called, given_name, family_name, *said.others, born))))


def identity_as(
    *, called: str, given_name: str, family_name: str, other_names: str, born: str
) -> Identity:
    """What was said of somebody, as the calculation takes it."""
    return Identity(
        street=called,
        given=given_name,
        family=family_name,
        others=_apart(other_names)[: linkage.MOST_OTHERS],
        born=Born.of(born) if born else None,
    )


def identity_of(person: Person, *, also: Collection[str] = ()) -> Identity:
    """What is known of somebody, as the calculation takes it; ``also`` are names of records that
    were merged into this one."""
    return Identity(
        street=person.called,
        given=person.given_name,
        family=person.family_name,
        others=(*_apart(person.other_names), *also)[: linkage.MOST_OTHERS],
        born=Born.of(person.born) if person.born else None,
    )


def ranked(
    asked: Asked,
    found: Mapping[UUID, Person],
    *,
    opened: Collection[UUID],
    merged: Mapping[UUID, Collection[str]],
) -> Sequence[Hit]:
    """The likest of those found, the likeliest first, for whom more speaks than against;
    ``merged`` are the names of merged records, by subject."""
    known = {
        number: identity_of(each, also=merged.get(each.subject_id, ()))
        for number, each in found.items()
    }
    if not known:
        return ()
    candidates = linkage.best(asked.identity, known, limit=MOST_HITS)
    return tuple(
        Hit(found[each.id], each.match, each.id in opened)
        for each in candidates
        if each.match.bits > 0
    )


def keys_of(person: Person, *, also: Collection[str] = ()) -> frozenset[Key]:
    """The keys a record is found by."""
    return linkage.keys_of(identity_of(person, also=also))


def _apart(names: str) -> tuple[str, ...]:
    return tuple(filter(None, (each.strip() for each in names.split(","))))
