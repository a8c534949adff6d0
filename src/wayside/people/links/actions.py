"""Asks for a wish, finds pairs for a link reviewer, judges them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import models, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, record
from wayside.calculations import linkage
from wayside.people.actions.looks import NotOpenError, check_open
from wayside.people.actions.members import member_id
from wayside.people.links import queries
from wayside.people.links.permissions import CHOOSE_LINK, FIND_LINKS, JUDGE_LINKS
from wayside.people.links.queries import NOBODY, AlsoSupported
from wayside.people.links.vocabulary import Verdict, Wish
from wayside.people.matching import identity_of
from wayside.people.models import LinkCandidate, LinkChoice, LinkSearch, Person
from wayside.web.states import NotNow

# What somebody saves meanwhile has an earlier moment than its place in the database: it is asked
# for again the next night
SETTLED = timedelta(minutes=10)
SHOWN = ("called", "given_name", "family_name", "other_names", "born")


@dataclass(frozen=True, slots=True)
class Links:
    """What somebody wished last, and which services may be known because of it."""

    wish: LinkChoice | None
    also: Sequence[AlsoSupported]


@look
def read_links(*, person: Person, by: Actor, now: datetime) -> Links:
    """Whether another service supports somebody too, as far as both were told yes."""
    require(by, CHOOSE_LINK)
    check_open(person.subject_id)
    _record("people.read_links", Operation.CONSULTATION, by, now, about=person)
    return Links(queries.wish_of(person), queries.also_supported(person))


@transaction.atomic
def choose_link(*, person: Person, wish: Wish, words: str, by: Actor, now: datetime) -> LinkChoice:
    """Write down whether services may know of each other; it counts from now on.

    Raises:
        NotOpenError: the record is not open to whoever writes.
    """
    require(by, CHOOSE_LINK)
    check_open(person.subject_id)
    made = LinkChoice(
        subject_id=person.subject_id,
        controller_id=person.controller_id,
        wish=wish,
        words=words,
        recorded_at=now,
        recorded_by_id=member_id(by),
    )
    made.save(force_insert=True)
    _record("people.choose_link", Operation.COLLECTION, by, now, about=made, fields=("wish",))
    return made


@transaction.atomic
def find_links(*, by: Actor, now: datetime, most: int = queries.MOST_PAIRS) -> int:
    """Put down the pairs that are likely one person, for a link reviewer. How many these are.

    Args:
        most: of how many records, and pairs of them, this takes the next; where it ends is kept,
            and the following night goes on there.
    """
    require(by, FIND_LINKS)
    made = []
    pairs, reached = queries.new_pairs(queries.reached(), most=most)
    for first, second in pairs:
        match = linkage.compare(identity_of(first), identity_of(second))
        if match.likely and not match.may_be_relatives:
            shown = [{name: getattr(each, name) for name in SHOWN} for each in (first, second)]
            made.append(
                LinkCandidate(
                    first_id=first.subject_id,
                    second_id=second.subject_id,
                    shown={"first": shown[0], "second": shown[1]},
                    found_at=now,
                )
            )
    LinkCandidate.objects.bulk_create(made)
    _go_on_from(min(reached, queries.Reached(now - SETTLED, NOBODY, NOBODY)))
    _record("people.find_links", Operation.COMBINATION, by, now, count=len(made))
    return len(made)


def _go_on_from(reached: queries.Reached) -> None:
    where = {
        "changed_at": reached.changed_at,
        "subject_number": reached.subject_id,
        "other_number": reached.other_id,
    }
    LinkSearch.objects.update_or_create(id=1, defaults=where)


@look
def list_candidates(*, by: Actor, now: datetime) -> Sequence[LinkCandidate]:
    """The pairs to judge."""
    require(by, JUDGE_LINKS)
    found = list(queries.waiting())
    _record("people.list_candidates", Operation.LISTING, by, now, count=len(found))
    return found


@look
def open_candidate(*, candidate_id: UUID, by: Actor, now: datetime) -> LinkCandidate:
    """One pair, with what is needed to judge it.

    Raises:
        NotOpenError: there is none for whoever asks.
    """
    require(by, JUDGE_LINKS)
    found = queries.candidate(candidate_id)
    if found is None:
        raise NotOpenError
    _record("people.open_candidate", Operation.CONSULTATION, by, now, about=found)
    return found


@transaction.atomic
def judge_candidate(*, held: LinkCandidate, verdict: Verdict, by: Actor, now: datetime) -> None:
    """Say whether two records are of one person.

    Raises:
        NotNow: it was judged already, or is not there for whoever judges.
    """
    require(by, JUDGE_LINKS)
    waiting = LinkCandidate.objects.filter(id=held.id, verdict=Verdict.WAITING)
    if not waiting.update(verdict=verdict, judged_at=now, judged_by=member_id(by)):
        raise NotNow(_("This pair was judged already."))
    _record(
        "people.judge_candidate", Operation.COMBINATION, by, now, about=held, fields=("verdict",)
    )


@look
def list_judged(*, by: Actor, now: datetime) -> QuerySet[LinkCandidate]:
    """The pairs that were judged, to see what was and to put it right."""
    require(by, JUDGE_LINKS)
    _record("people.list_judged", Operation.LISTING, by, now)
    return queries.judged()


@transaction.atomic
def correct_verdict(
    *, held: LinkCandidate, was: Verdict, verdict: Verdict, by: Actor, now: datetime
) -> None:
    """Put right what was judged before; it counts from now on, and can be put right again.

    Args:
        was: the verdict that whoever puts it right saw.

    Raises:
        NotNow: it says so already, was put right since, or is not there for whoever judges.
    """
    require(by, JUDGE_LINKS)
    if was == verdict or Verdict.WAITING in {was, verdict}:
        raise NotNow(_("Choose another verdict than the one there is."))
    there = LinkCandidate.objects.filter(id=held.id, verdict=was)
    if not there.update(verdict=verdict, judged_at=now, judged_by=member_id(by)):
        raise NotNow(_("This was put right since you opened the page. See what it says now."))
    _record(
        "people.correct_verdict", Operation.COMBINATION, by, now, about=held, fields=("verdict",)
    )


def _record(
    action: str,
    operation: Operation,
    by: Actor,
    now: datetime,
    *,
    about: models.Model | None = None,
    fields: tuple[str, ...] = (),
    count: int | None = None,
) -> None:
    record(
        by=by,
        operation=operation,
        action=action,
        record_type=about._meta.label if about else LinkCandidate._meta.label,
        record_id=about.pk if about else None,
        controller_id=by.agency_id,
        fields=fields,
        count=count,
        now=now,
    )
