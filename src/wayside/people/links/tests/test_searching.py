"""Every pair is compared in turn, however many there are, and again once one of them changed."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db import ProgrammingError, transaction

from wayside.access.actor import Actor
from wayside.access.vocabulary import Role, Side
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people import actions, jobs
from wayside.people.links import queries
from wayside.people.links.permissions import FIND_LINKS
from wayside.people.links.queries import BEGINNING, Reached
from wayside.people.links.vocabulary import LINKING
from wayside.people.models import LinkCandidate, LinkSearch, Person
from wayside.people.tests import factories
from wayside.people.tests.cast import Cast
from wayside.people.tests.factories import NOW, acting

pytestmark = pytest.mark.django_db
HER = {"family_name": "Lantern", "born": "1990-05-17"}
OURS = {"Abara": "1961-02-11", "Moyo": "1983-11-28", "Quist": "1996-06-03"}
THEIRS = {"Zeller": "1978-07-19", "Dunne": "1955-09-22", "Ferris": "2001-12-30"}
JOB = Actor.service(LINKING, permissions=(FIND_LINKS,), works_for=Side.SUPPORT)
Pairs = list[frozenset[UUID]]


def write(by: Membership, **born: str) -> list[Person]:
    """People who share what they are called, and nothing else."""
    return [
        factories.person(by, "Kasia", family_name=family, born=day) for family, day in born.items()
    ]


def night(after: Reached, *, most: int, now: datetime = NOW) -> tuple[Pairs, Reached]:
    with acting(JOB, now=now):
        pairs, reached = queries.new_pairs(after, most=most)
    return [frozenset({one.id, two.id}) for one, two in pairs], reached


def nights(after: Reached, *, most: int) -> tuple[Pairs, Reached]:
    """What is compared until a night gets no further."""
    found: Pairs = []
    while True:
        pairs, reached = night(after, most=most)
        assert len(pairs) <= most
        if reached == after:
            return found, reached
        found, after = found + pairs, reached


@pytest.mark.parametrize("most", [1, 2, 5, 100])
def test_each_pair_comes_once_past_the_limit_and_again_when_one_changed(
    cast: Cast, most: int
) -> None:
    ours = write(cast.ana, **OURS)
    theirs = write(cast.other, **THEIRS)
    every = {frozenset({one.id, two.id}) for one in ours for two in theirs}
    found, reached = nights(BEGINNING, most=most)
    assert len(found) == len(every)
    assert set(found) == every
    assert night(reached, most=most) == ([], reached)
    with acting(cast.other):
        actions.change_identity(
            person=theirs[0], details=factories.details("Kasia", family_name="Vane"),
            expected_version=theirs[0].version, by=partners.actor_of(cast.other),
            now=NOW + timedelta(days=1),
        )  # fmt: skip
    again, _reached = nights(reached, most=most)
    assert len(again) == len(ours)
    assert set(again) == {frozenset({one.id, theirs[0].id}) for one in ours}


def test_those_judged_unlike_do_not_keep_a_likely_pair_from_being_found(cast: Cast) -> None:
    write(cast.ana, **OURS)
    write(cast.other, **THEIRS)
    one = factories.person(cast.ana, "Katarzyna", given_name="Katarzyna", **HER)
    two = factories.person(cast.other, "Kasia", given_name="Katarzyna", **HER)
    made = [jobs.pair_up(now=NOW + timedelta(days=each), most=2) for each in range(1, 12)]
    assert sum(made) == 1
    with acting(partners.member(Role.LINK_REVIEWER, area=cast.area)):
        held = LinkCandidate.objects.get()
    assert {held.first_id, held.second_id} == {one.subject_id, two.subject_id}


def test_what_was_saved_while_the_round_ran_is_asked_for_again(cast: Cast) -> None:
    write(cast.ana, Abara="1961-02-11")
    write(cast.other, Zeller="1978-07-19")
    jobs.pair_up(now=NOW + timedelta(minutes=1))
    with acting(JOB):
        assert queries.reached().changed_at < NOW
        assert LinkSearch.objects.count() == 1
    jobs.pair_up(now=NOW + timedelta(days=1))
    with acting(JOB):
        assert queries.reached().changed_at >= NOW


def test_nobody_else_sees_or_moves_how_far_the_search_got(cast: Cast) -> None:
    jobs.pair_up(now=NOW)
    reviewer = partners.member(Role.LINK_REVIEWER, area=cast.area)
    for member in (cast.ana, cast.lead, reviewer):
        with acting(member):
            assert not LinkSearch.objects.exists()
            assert not LinkSearch.objects.update(changed_at=NOW)
            with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
                LinkSearch.objects.create(
                    changed_at=NOW, subject_number=UUID(int=1), other_number=UUID(int=1)
                )
