"""What a ledger of consent comes to at a moment. Pure.

Entries are taken in the order of their moments. Of entries of one moment, taking back counts last,
then refusing, whatever the order they were written in: where two people record at once, the
narrower holds. A refusal that names an agency is lifted only by a consent that names it; one that
names a kind of agency, or everybody, by any later consent that fits. After a refusal nothing that
was given before counts.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from wayside.sharing.consent.vocabulary import ConsentKind, Now
from wayside.web.clock import day_of
from wayside.web.states import NotNow

RANK = {kind: place for place, kind in enumerate(ConsentKind)}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger; what is blank stands for everything."""

    id: UUID
    kind: ConsentKind
    at: datetime
    agency_id: UUID | None = None
    agency_kind: str = ""
    purpose: str = ""
    categories: frozenset[str] = frozenset()
    until_date: date | None = None
    review_date: date | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """May this kind of information go to this agency for this purpose?"""

    agency_id: UUID | None
    agency_kind: str
    purpose: str
    category: str


@dataclass(frozen=True, slots=True)
class Standing:
    """The answer, the entry it rests on, and whether it is time to ask again."""

    now: Now
    entry: Entry | None = None
    review_due: bool = False

    @property
    def is_given(self) -> bool:
        """Whether there is consent."""
        return self.now == Now.GIVEN


def covers(entry: Entry, question: Question) -> bool:
    """Whether an entry speaks about what is asked."""
    if entry.agency_id is not None:
        to_them = entry.agency_id == question.agency_id
    else:
        to_them = entry.agency_kind in ("", question.agency_kind)
    return (
        to_them
        and entry.purpose in ("", question.purpose)
        and (not entry.categories or question.category in entry.categories)
    )


def standing(entries: Iterable[Entry], question: Question, *, at: datetime) -> Standing:
    """What the entries come to at a moment, for one question."""
    given: list[Entry] = []
    barred: Entry | None = None
    by_name = False
    for entry in _in_order(entries, question, at):
        if entry.kind != ConsentKind.GIVEN:
            barred, given = entry, []
            by_name = by_name or entry.agency_id is not None
        elif entry.agency_id is not None or not by_name:
            barred, by_name = None, False
            given.append(entry)
    if barred is not None:
        return Standing(Now(barred.kind), barred)
    return _of_given(given, at)


def _in_order(entries: Iterable[Entry], question: Question, at: datetime) -> list[Entry]:
    found = (each for each in entries if each.at <= at and covers(each, question))
    return sorted(found, key=lambda each: (each.at, RANK[each.kind], each.id))


def _of_given(given: list[Entry], at: datetime) -> Standing:
    today = day_of(at)
    held = [each for each in given if each.until_date is None or each.until_date >= today]
    if held:
        last = held[-1]
        due = last.review_date is not None and last.review_date <= today
        return Standing(Now.GIVEN, last, due)
    return Standing(Now.EXPIRED, given[-1]) if given else Standing(Now.NEVER)


def still_said(
    entries: Iterable[Entry], every_category: Iterable[str], *, at: datetime
) -> list[tuple[Entry, tuple[str, ...], bool]]:
    """The entries that count at a moment, each with the categories it still speaks about and
    whether it is time to ask again; those that name something, the latest first."""
    ledger = list(entries)
    categories = list(every_category)
    found = []
    for entry in sorted(ledger, key=lambda each: (each.at, each.id), reverse=True):
        answers = {
            category: standing(
                ledger, Question(entry.agency_id, entry.agency_kind, entry.purpose, category), at=at
            )
            for category in categories
            if not entry.categories or category in entry.categories
        }
        left = tuple(
            category
            for category, answer in answers.items()
            if answer.entry is entry and answer.now != Now.EXPIRED
        )
        if left:
            found.append((entry, left, answers[left[0]].review_due))
    return found


def check_given(
    *,
    names_agency: bool,
    names_kind: bool,
    categories: Iterable[str],
    until_date: date | None,
    review_date: date,
    capacity_considered: bool,
    today: date,
) -> None:
    """Raises:
    NotNow: it is not plain to whom, about what and until when, or capacity was not considered.
    """
    if names_agency == names_kind:
        raise NotNow(_("Choose one agency, or one kind of agency."))
    if not list(categories):
        raise NotNow(_("Choose what may be shared."))
    if not capacity_considered:
        raise NotNow(_("Consent needs somebody who can decide: say how you considered it."))
    if review_date <= today:
        raise NotNow(_("The day to ask again must be in the future."))
    if until_date is not None and until_date < today:
        raise NotNow(_("The last day must be today or later."))
