"""What a ledger comes to: whatever order it was written in, taking back wins."""

import uuid
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayside.sharing.consent.rules import Entry, Question, standing, still_said
from wayside.sharing.consent.vocabulary import ConsentKind, Now

GIVEN, REFUSED, WITHDRAWN = ConsentKind
CLINIC, HOSTEL = uuid.UUID(int=1), uuid.UUID(int=2)
START = datetime(2018, 7, 2, 9, 0, tzinfo=UTC)
END = START + timedelta(days=30)
CATEGORIES = ("needs", "health", "housing")
ASKED = Question(CLINIC, "health", "support", "needs")

moments = st.integers(0, 5).map(lambda days: START + timedelta(days=days))
recipients = st.sampled_from([(CLINIC, ""), (HOSTEL, ""), (None, "health"), (None, "charity")])
days = st.none() | st.integers(-3, 40).map(lambda n: START.date() + timedelta(days=n))


@st.composite
def entries(draw: Any) -> Entry:
    kind = draw(st.sampled_from(ConsentKind))
    to = draw(recipients if kind == GIVEN else recipients | st.just((None, "")))
    some = st.frozensets(st.sampled_from(CATEGORIES), min_size=1)
    return Entry(
        id=uuid.UUID(int=draw(st.integers(10, 10**6))),
        kind=kind,
        at=draw(moments),
        agency_id=to[0],
        agency_kind=to[1],
        purpose=draw(st.sampled_from(["support", "safety"] + ([] if kind == GIVEN else [""]))),
        categories=draw(some if kind == GIVEN else some | st.just(frozenset())),
        until_date=draw(days) if kind == GIVEN else None,
        review_date=draw(days) if kind == GIVEN else None,
    )


ledgers = st.lists(entries(), max_size=8, unique_by=lambda each: each.id)


def said(kind: ConsentKind, at: datetime = START, **more: Any) -> Entry:
    about: dict[str, Any] = {"agency_id": CLINIC, "purpose": "support"}
    given = {**about, "categories": frozenset({"needs"}), **more}
    return Entry(id=uuid.uuid4(), kind=kind, at=at, **given)


@given(ledgers, st.randoms())
def test_the_order_of_writing_does_not_matter(ledger: list[Entry], chance: Any) -> None:
    shuffled = list(ledger)
    chance.shuffle(shuffled)
    assert standing(ledger, ASKED, at=END) == standing(shuffled, ASKED, at=END)


@given(ledgers, moments)
def test_taking_everything_back_leaves_nothing_given_at_that_moment(
    ledger: list[Entry], at: datetime
) -> None:
    back = Entry(id=uuid.uuid4(), kind=WITHDRAWN, at=at)
    for category in CATEGORIES:
        asked = Question(CLINIC, "health", "support", category)
        assert standing([*ledger, back], asked, at=at).now == Now.WITHDRAWN


@given(ledgers)
def test_no_consent_is_found_that_no_entry_gave(ledger: list[Entry]) -> None:
    found = standing(ledger, ASKED, at=END)
    if found.is_given:
        assert found.entry in ledger
        assert found.entry is not None
        assert found.entry.kind == GIVEN
        assert found.entry.until_date is None or found.entry.until_date >= END.date()


@given(ledgers, entries().filter(lambda each: each.kind != GIVEN))
def test_another_refusal_never_opens_anything(ledger: list[Entry], no: Entry) -> None:
    if not standing(ledger, ASKED, at=END).is_given:
        assert not standing([*ledger, no], ASKED, at=END).is_given


@given(ledgers, moments)
def test_what_is_said_later_does_not_count_before(ledger: list[Entry], at: datetime) -> None:
    before = [each for each in ledger if each.at <= at]
    assert standing(ledger, ASKED, at=at) == standing(before, ASKED, at=at)


@given(ledgers)
def test_time_alone_only_ends_consent(ledger: list[Entry]) -> None:
    if standing(ledger, ASKED, at=END + timedelta(days=5)).is_given:
        assert standing(ledger, ASKED, at=END).is_given


@pytest.mark.parametrize("no", [REFUSED, WITHDRAWN])
@pytest.mark.parametrize("first", [True, False])
def test_of_the_same_moment_the_narrower_holds(no: ConsentKind, *, first: bool) -> None:
    both = [said(GIVEN), said(no)]
    assert standing(both if first else both[::-1], ASKED, at=START).now == Now(no)


def test_consent_holds_for_what_was_named_alone() -> None:
    ledger = [said(GIVEN)]
    assert standing(ledger, ASKED, at=START).is_given
    for other in (
        Question(HOSTEL, "health", "support", "needs"),
        Question(CLINIC, "health", "safety", "needs"),
        Question(CLINIC, "health", "support", "health"),
    ):
        assert standing(ledger, other, at=START).now == Now.NEVER


def test_a_kind_of_agency_means_every_one_of_it_but_one_refused_by_name() -> None:
    later = START + timedelta(days=1)
    any_health = said(GIVEN, later, agency_id=None, agency_kind="health")
    other = Question(HOSTEL, "health", "support", "needs")
    ledger = [said(REFUSED), any_health]
    assert standing(ledger, other, at=END).is_given
    assert standing(ledger, ASKED, at=END).now == Now.REFUSED
    by_name = said(GIVEN, later + timedelta(days=1))
    assert standing([*ledger, by_name], ASKED, at=END).is_given


def test_consent_ends_with_its_last_day_and_says_when_to_ask_again() -> None:
    ledger = [said(GIVEN, until_date=date(2018, 7, 5), review_date=date(2018, 7, 4))]
    assert not standing(ledger, ASKED, at=datetime(2018, 7, 3, 12, tzinfo=UTC)).review_due
    due = standing(ledger, ASKED, at=datetime(2018, 7, 5, 12, tzinfo=UTC))
    assert (due.is_given, due.review_due) == (True, True)
    # Midnight in London is an hour before midnight in UTC
    assert standing(ledger, ASKED, at=datetime(2018, 7, 5, 23, 30, tzinfo=UTC)).now == Now.EXPIRED


def test_the_page_shows_of_each_entry_only_what_still_holds() -> None:
    both = frozenset({"needs", "health"})
    ledger = [
        said(GIVEN, categories=both),
        said(WITHDRAWN, START + timedelta(days=1), categories=frozenset({"health"})),
    ]
    shown = still_said(ledger, CATEGORIES, at=END)
    assert [(entry.kind, left) for entry, left, _due in shown] == [
        (WITHDRAWN, ("health",)),
        (GIVEN, ("needs",)),
    ]
