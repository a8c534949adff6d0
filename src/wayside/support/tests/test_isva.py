"""The path with an ISVA: independent of any report, theirs to change, never enforcement's."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.db import ProgrammingError, connection
from django.test import Client

from wayside.access.vocabulary import ENFORCEMENT_ROLES, Role
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people.actions import NotOpenError
from wayside.people.queries.mine import Mine
from wayside.support import duties
from wayside.support.isva import actions, queries
from wayside.support.isva.actions import Stands
from wayside.support.isva.vocabulary import Report, Stage
from wayside.support.models import IsvaPath
from wayside.support.tests import factories
from wayside.support.tests.factories import NOW, acting
from wayside.web.collisions import Collision

pytestmark = pytest.mark.django_db
SAID = "I want to sleep first."


class Cast:
    """A charity with two caseworkers, and somebody supported by one of them."""

    def __init__(self) -> None:
        self.area = partners.area()
        self.charity = factories.charity(area=self.area)
        self.ana, self.bea = factories.worker(self.charity), factories.worker(self.charity)
        self.rosie = factories.person(self.ana, "Rosie")

    def writes(
        self,
        by: Membership,
        stage: Stage = Stage.FIRST,
        report: Report = Report.UNDECIDED,
        *,
        version: int = 0,
        next_date: date | None = None,
    ) -> IsvaPath:
        with acting(by):
            return actions.write_isva_path(
                person=self.rosie,
                stands=Stands(stage, report, SAID, next_date),
                expected_version=version,
                by=partners.actor_of(by),
                now=NOW,
            )


@pytest.fixture
def cast() -> Cast:
    return Cast()


def test_any_answer_about_a_report_follows_any_other_at_every_stage(cast: Cast) -> None:
    version = 0
    for stage in Stage:
        answers = [*Report, *reversed(Report)]
        for _before, report in pairwise([Report.YES, *answers]):
            made = cast.writes(cast.ana, stage, report, version=version)
            version = made.version
            assert (made.stage, made.report) == (stage, report)


def test_two_who_write_at_once_are_told(cast: Cast) -> None:
    cast.writes(cast.ana)
    with pytest.raises(Collision):
        cast.writes(cast.ana, report=Report.YES)
    with acting(cast.ana):
        held = queries.path_of(cast.rosie)
        assert held is not None
        assert held.report == Report.UNDECIDED


def test_a_colleague_neither_reads_nor_writes_it(cast: Cast) -> None:
    cast.writes(cast.ana)
    with pytest.raises(NotOpenError):
        cast.writes(cast.bea, version=1)
    with acting(cast.bea):
        assert not IsvaPath.objects.exists()


@pytest.mark.parametrize("role", sorted(ENFORCEMENT_ROLES))
def test_no_role_of_enforcement_sees_it(cast: Cast, client: Client, role: Role) -> None:
    cast.writes(cast.ana, report=Report.YES)
    member = partners.member(role, area=cast.area)
    partners.sign_in(client, member)
    assert client.get(f"/support/people/{cast.rosie.id}/isva/").status_code == 403
    with pytest.raises(ProgrammingError), acting(member), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM support.support_isvapath")


def test_the_next_talk_is_due_on_its_day(cast: Cast) -> None:
    then = NOW + timedelta(days=7)
    cast.writes(cast.ana, next_date=then.date())
    with acting(cast.ana):
        by = partners.actor_of(cast.ana)
        assert [each.called for each in duties.due(Mine(by, now=then))] == ["Rosie"]
        assert not duties.due(Mine(by, now=NOW))


def test_the_pages_show_it_to_the_own_worker_alone(cast: Cast, client: Client) -> None:
    base = f"/support/people/{cast.rosie.id}/isva/"
    sent = {"stage": "first", "report": "no", "own_words": SAID, "version": ""}
    partners.sign_in(client, cast.ana)
    assert client.post(f"{base}write/", sent).status_code == 302
    assert client.post(f"{base}write/", sent).status_code == 409
    assert SAID in client.get(base).content.decode()
    for other in (cast.bea, factories.worker(factories.charity("Beside", area=cast.area))):
        partners.sign_in(client, other)
        assert client.get(base).status_code == 404
    partners.sign_in(client, partners.member(Role.ADMINISTRATOR, area=cast.area))
    assert client.get(base).status_code == 403
