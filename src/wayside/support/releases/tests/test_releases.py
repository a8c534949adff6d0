"""What is told of needs beyond the wall: late, coarse, once; nobody can be singled out of it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from wayside.access.actor import Actor
from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role, Side
from wayside.partners.acting import acting as acting_as
from wayside.partners.acting import counting
from wayside.partners.models import Area, Membership
from wayside.partners.tests import factories as partners
from wayside.sharing.tests import factories as sharing
from wayside.support import figures
from wayside.support.models import Meeting, NeedRelease
from wayside.support.releases import jobs, queries, rules
from wayside.support.releases.actions import release_needs
from wayside.support.releases.permissions import RELEASE_NEEDS
from wayside.support.tests import factories
from wayside.support.tests.factories import acting
from wayside.support.vocabulary import Met, NeedKind
from wayside.web import clock

pytestmark = pytest.mark.django_db
MAY = date(2018, 5, 1)
IN_MAY = datetime(2018, 5, 20, 20, 0, tzinfo=UTC)
DUE = datetime(2018, 7, 27, 9, 0, tzinfo=UTC)


class Cast:
    """A borough with three wards, a caseworker, a coordinator."""

    def __init__(self) -> None:
        self.area = partners.area()
        self.wards = sorted((factories.ward(self.area) for _n in range(3)), key=lambda w: w.id)
        self.worker = factories.worker(factories.charity(area=self.area))
        self.coordinator = partners.member(Role.COORDINATOR, area=self.area)

    def meets(
        self, people: int, ward: Area, *topics: NeedKind, at: datetime = IN_MAY, by: Any = None
    ) -> list[Any]:
        """So many people, each met once and each new."""
        worker: Membership = by or self.worker
        subjects = [sharing.subject(worker, now=IN_MAY) for _n in range(people)]
        with acting(worker, now=at):
            for subject in subjects:
                self.meet(subject, ward, *topics, at=at, by=worker)
        return subjects

    def meet(
        self, subject: Any, ward: Area, *topics: NeedKind, at: datetime, by: Membership
    ) -> None:
        """One of them again; within the transaction of whoever acts."""
        Meeting.objects.create(
            id=uuid4(),
            subject=subject,
            controller=by.agency,
            met_by=by,
            met_at=at,
            how=Met.OUTREACH,
            ward=ward,
            topics=sorted(topics),
            created_at=at,
            updated_at=at,
        )


@pytest.fixture
def cast() -> Cast:
    return Cast()


def service() -> Actor:
    return Actor.service(jobs.NAME, permissions=(RELEASE_NEEDS,), works_for=Side.SUPPORT)


def release(now: datetime = DUE) -> int:
    with acting_as(service(), now=now):
        return release_needs(by=service(), now=now)


def shown(cast: Cast) -> dict[tuple[str, tuple[str, ...]], int]:
    """What the coordinator sees of it."""
    with acting(cast.coordinator, now=DUE):
        found = figures.needs(cast.area)
    assert found is not None
    return {(each.kind.value, each.wards): each.people for each in found.cells}


def names(*wards: Area) -> tuple[str, ...]:
    return tuple(sorted(str(each.id) for each in wards))


def test_a_month_is_told_eight_weeks_after_its_end_and_not_a_day_before(cast: Cast) -> None:
    assert rules.months_due(date(2018, 7, 27))[-1] == MAY
    assert rules.months_due(date(2018, 7, 26))[-1] == date(2018, 4, 1)
    cast.meets(12, cast.wards[0], NeedKind.HOUSING)
    with acting_as(service(), now=DUE - timedelta(days=3)):
        assert queries.counts_in(cast.area, MAY) == []
    with acting_as(service(), now=DUE):
        assert [row[1:] for row in queries.counts_in(cast.area, MAY)] == [("housing", 12)]


def test_wards_with_enough_stand_alone_and_the_others_together(cast: Cast) -> None:
    one, two, three = cast.wards
    cast.meets(23, one, NeedKind.HOUSING)
    cast.meets(7, two, NeedKind.HOUSING)
    cast.meets(4, three, NeedKind.HOUSING)
    release()
    assert shown(cast) == {
        ("housing", names(one)): 25,
        ("housing", names(two, three)): 10,
    }


def test_a_topic_of_few_people_is_not_there_at_all(cast: Cast) -> None:
    cast.meets(20, cast.wards[0], NeedKind.HOUSING)
    cast.meets(9, cast.wards[0], NeedKind.IMMIGRATION)
    release()
    assert {kind for kind, _wards in shown(cast)} == {"housing"}


def test_somebody_met_often_or_in_two_wards_counts_once(cast: Cast) -> None:
    one, two, _three = cast.wards
    subjects = cast.meets(10, one, NeedKind.HOUSING)
    with acting(cast.worker, now=IN_MAY):
        for subject in subjects:
            cast.meet(subject, one, NeedKind.HOUSING, at=IN_MAY, by=cast.worker)
            cast.meet(subject, two, NeedKind.HOUSING, at=IN_MAY, by=cast.worker)
    release()
    assert sum(shown(cast).values()) == 10


def test_one_person_more_or_less_in_a_month_shows_in_no_number(cast: Cast) -> None:
    """An analyst sets a month beside the next, in which one person alone came."""
    subjects = cast.meets(20, cast.wards[0], NeedKind.HOUSING)
    june = IN_MAY + timedelta(days=30)
    with acting(cast.worker, now=june):
        for subject in subjects:
            cast.meet(subject, cast.wards[0], NeedKind.HOUSING, at=june, by=cast.worker)
    cast.meets(1, cast.wards[0], NeedKind.HOUSING, at=june)
    release()
    first = shown(cast)
    release(DUE + timedelta(days=31))
    assert shown(cast) == first
    with acting_as(service(), now=DUE), counting():
        assert NeedRelease.objects.filter(area=cast.area, month_date=date(2018, 6, 1)).exists()


def test_what_comes_late_changes_no_released_month(cast: Cast) -> None:
    """Otherwise the difference of two looks would be whoever was written down in between."""
    cast.meets(12, cast.wards[0], NeedKind.HOUSING)
    release()
    before = shown(cast)
    cast.meets(30, cast.wards[0], NeedKind.HOUSING)
    assert release() == 0
    assert shown(cast) == before
    with acting_as(service(), now=DUE), transaction.atomic(), pytest.raises(IntegrityError):
        NeedRelease.objects.create(area=cast.area, month_date=MAY, cells=[], released_at=DUE)


def test_no_total_stands_beside_the_cells_to_subtract_them_from(cast: Cast) -> None:
    one, two, three = cast.wards
    cast.meets(40, one, NeedKind.HOUSING)
    cast.meets(15, two, NeedKind.HOUSING)
    cast.meets(3, three, NeedKind.HOUSING)
    release()
    cells = shown(cast)
    assert cells == {("housing", names(one)): 40, ("housing", names(two, three)): 20}
    wards = [each for _kind, parts in cells for each in parts]
    assert sorted(wards) == sorted(names(*cast.wards))


def test_the_counting_role_sees_releases_and_no_other_table(cast: Cast) -> None:
    cast.meets(12, cast.wards[0], NeedKind.HOUSING)
    release()
    with acting(cast.coordinator, now=DUE):
        with counting(), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM support.support_needrelease")
            assert cursor.fetchone()[0] > 0
        for table in ("support.support_meeting", "sharing_subject", "partners_membership"):
            with (
                pytest.raises(ProgrammingError, match="permission denied"),
                counting(),
                connection.cursor() as cursor,
            ):
                cursor.execute(f"SELECT count(*) FROM {table}")


@pytest.mark.parametrize("statement", [
    "UPDATE support.support_needrelease SET cells = '[]'",
    "DELETE FROM support.support_needrelease",
    "SELECT * FROM support.need_counts(gen_random_uuid(), '2018-05-01')",
])  # fmt: skip
def test_the_counting_role_changes_nothing_and_counts_nothing(cast: Cast, statement: str) -> None:
    with (
        acting(cast.coordinator, now=DUE),
        pytest.raises(ProgrammingError, match="permission denied"),
        counting(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_the_application_counts_nothing_by_itself_nor_does_a_caseworker(cast: Cast) -> None:
    cast.meets(12, cast.wards[0], NeedKind.HOUSING)
    with (
        acting(cast.coordinator, now=DUE),
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
    ):
        queries.counts_in(cast.area, MAY)
    with acting(cast.worker, now=DUE):
        assert queries.counts_in(cast.area, MAY) == []


def test_after_counting_whoever_acted_acts_again(cast: Cast) -> None:
    with acting(cast.worker, now=DUE), connection.cursor() as cursor:
        figures.needs(cast.area)
        cursor.execute("SELECT current_user")
        assert cursor.fetchone()[0] == "wayside_support"


def test_nobody_releases_by_hand(cast: Cast) -> None:
    for member in (cast.worker, cast.coordinator):
        with acting(member, now=DUE), pytest.raises(NotAllowed):
            release_needs(by=partners.actor_of(member), now=DUE)


def test_without_the_keys_the_job_releases_nothing(
    cast: Cast, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: DUE)
    settings.KEY_RINGS = {}
    jobs.release(0)
    with acting(cast.coordinator, now=DUE):
        assert figures.needs(cast.area) is None


def test_the_job_releases_every_month_that_is_due_once(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: DUE)
    jobs.release(0)
    jobs.release(0)
    with acting_as(service(), now=DUE):
        assert NeedRelease.objects.filter(area=cast.area).count() == rules.MONTHS_BACK
