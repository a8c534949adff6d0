"""A safeguarding lead gives a record on without opening it: nobody is left without a worker."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client

from wayside.access.actor import Actor
from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.notices.models import Notice
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people import jobs
from wayside.people.actions import NotOpenError, open_record
from wayside.people.contact.actions import tell_of_silence
from wayside.people.contact.permissions import WATCH_SILENCE
from wayside.people.models import Person
from wayside.people.queries.mine import Mine
from wayside.sharing import actions as sharing
from wayside.sharing.vocabulary import Because
from wayside.support import actions as support
from wayside.support import duties
from wayside.support.caseload import actions
from wayside.support.isva.actions import Stands, write_isva_path
from wayside.support.isva.vocabulary import Report, Stage
from wayside.support.models import Step
from wayside.support.tests import factories
from wayside.support.tests.factories import NOW, acting
from wayside.support.vocabulary import Whose
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
LATER = NOW + timedelta(days=1)


class Cast:
    """A worker who left, with a plan, a step, a path and a screening due of one person; two
    colleagues, the lead, and the lead of another charity."""

    def __init__(self) -> None:
        self.area = partners.area()
        self.charity = factories.charity(area=self.area)
        self.lead = factories.worker(self.charity, Role.SAFEGUARDING_LEAD)
        self.ana, self.bea, self.cat = (factories.worker(self.charity) for _ in range(3))
        beside = factories.charity("Beside Example", area=self.area)
        self.other, self.other_lead = (
            factories.worker(beside),
            factories.worker(beside, Role.SAFEGUARDING_LEAD),
        )
        self.rosie = factories.person(self.ana, "Rosie")
        self._work(partners.actor_of(self.ana))

    def _work(self, by: Actor) -> None:
        with acting(self.ana):
            support.write_plan(
                person=self.rosie, aim="Out", strands=("stalking",), review_date=TODAY,
                expected_version=0, by=by, now=NOW,
            )  # fmt: skip
            support.agree_step(
                person=self.rosie, words="Ring", whose=Whose.WORKER, by_date=TODAY, by=by, now=NOW
            )
            write_isva_path(
                person=self.rosie,
                stands=Stands(Stage.FIRST, Report.UNDECIDED, "", TODAY),
                expected_version=0,
                by=by,
                now=NOW,
            )

    def leaves(self) -> None:
        Membership.objects.filter(id=self.ana.id).update(until_date=TODAY)

    def allocates(self, to: Membership, by: Membership | None = None) -> None:
        by = by or self.lead
        with acting(by, now=LATER):
            actions.allocate(person=self.rosie, to=to, by=partners.actor_of(by), now=LATER)

    def due(self, member: Membership) -> set[str]:
        """The kinds of what is due for a member."""
        by = partners.actor_of(member)
        with acting(member, now=LATER):
            planned = support.list_due(by=by, now=LATER)
            found = {str(each.label) for each in duties.due(Mine(by, now=LATER))}
            found |= {each.words for each in planned.steps}
            return found | {"review" for _each in planned.reviews}


ALL = {"Ring", "review", "Ask the screening about stalking", "A talk along the ISVA path"}


@pytest.fixture
def cast() -> Cast:
    return Cast()


def test_what_is_due_follows_the_record_to_its_new_worker(cast: Cast) -> None:
    assert cast.due(cast.ana) == ALL
    assert not cast.due(cast.bea)
    cast.leaves()
    cast.allocates(cast.bea)
    assert cast.due(cast.bea) == ALL
    with acting(cast.bea, now=LATER):
        held = open_record(person_id=cast.rosie.id, by=partners.actor_of(cast.bea), now=LATER)
        assert held.worker_id == cast.bea.id
        assert Step.objects.get().worker_id == cast.bea.id
    assert not cast.due(cast.ana)
    event = Event.objects.get(action="support.allocate")
    assert (event.record_id, event.fields) == (cast.rosie.id, ["worker"])


def test_whoever_covers_sees_what_is_due(cast: Cast) -> None:
    with acting(cast.ana):
        sharing.grant(
            subject=cast.rosie.subject, to=cast.cat, because=Because.COVER,
            by=partners.actor_of(cast.ana), now=NOW, until_at=NOW + timedelta(days=2),
        )  # fmt: skip
    assert cast.due(cast.cat) == ALL
    assert not cast.due(cast.bea)


def test_the_lead_finds_who_has_no_worker_and_opens_nothing(cast: Cast) -> None:
    by = partners.actor_of(cast.lead)

    def found() -> list[str]:
        with acting(cast.lead, now=LATER):
            people = actions.list_to_allocate(worker=None, by=by, now=LATER)
            return [each.called for each in people]

    assert found() == []
    cast.leaves()
    assert found() == ["Rosie"]
    cast.allocates(cast.bea)
    assert found() == []
    with acting(cast.lead, now=LATER), pytest.raises(NotOpenError):
        open_record(person_id=cast.rosie.id, by=by, now=LATER)


def test_a_conflict_of_interest_holds_on_both_sides(cast: Cast) -> None:
    ana = partners.actor_of(cast.ana)
    with acting(cast.ana):
        for member in (cast.bea, cast.lead):
            sharing.lock_out(subject=cast.rosie.subject, person=member.person, by=ana, now=NOW)
    second = factories.worker(cast.charity, Role.SAFEGUARDING_LEAD)
    cast.leaves()
    with pytest.raises(NotNow, match="kept out"):
        cast.allocates(cast.bea, by=second)
    with acting(cast.lead, now=LATER):
        by = partners.actor_of(cast.lead)
        assert not actions.list_to_allocate(worker=None, by=by, now=LATER)
    with pytest.raises(ProgrammingError, match="not yours"), transaction.atomic():
        cast.allocates(cast.cat)


def test_the_second_of_two_leads_is_told(cast: Cast) -> None:
    cast.allocates(cast.bea)
    with pytest.raises(NotNow, match="changed since"):
        cast.allocates(cast.cat)
    with acting(cast.bea, now=LATER):
        assert Person.objects.get(id=cast.rosie.id).worker_id == cast.bea.id


def test_nobody_else_allocates_nor_is_given_anything(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        cast.allocates(cast.bea, by=cast.ana)
    for to, by in ((cast.other, cast.lead), (cast.other, cast.other_lead)):
        with pytest.raises(NotNow, match="your own agency"):
            cast.allocates(to, by=by)
    cast.leaves()
    with pytest.raises(NotNow, match="your own agency"):
        cast.allocates(cast.ana)
    for member in (cast.bea, cast.other_lead):
        asked = [cast.rosie.id, cast.ana.id, member.id]
        with (
            acting(member, now=LATER),
            connection.cursor() as cursor,
            pytest.raises(ProgrammingError, match="not yours"),
            transaction.atomic(),
        ):
            cursor.execute("SELECT support.allocate(%s, %s, %s)", asked)
    with acting(cast.bea, now=LATER), pytest.raises(NotOpenError):
        open_record(person_id=cast.rosie.id, by=partners.actor_of(cast.bea), now=LATER)


def test_a_notice_to_the_lead_leads_to_who_has_no_worker(cast: Cast, client: Client) -> None:
    cast.leaves()
    jobs.for_each_agency(tell_of_silence, WATCH_SILENCE, now=NOW + timedelta(days=20))
    partners.sign_in(client, cast.lead)
    told = Notice.objects.get(person_id=cast.lead.person_id)
    page = client.get(told.path).content.decode()
    assert "Rosie" in page
    asked = f"/support/caseload/allocate/{cast.rosie.id}/"
    assert asked in page
    assert client.get("/support/caseload/loads/").status_code == 200
    assert client.get(asked).status_code == 200
    assert client.post(asked, {"to": cast.bea.id}).status_code == 302
    assert "Rosie" not in client.get(told.path).content.decode()
    assert Notice.objects.filter(person_id=cast.bea.person_id).exists()


def test_the_lead_finds_whose_worker_is_locked_out(cast: Cast) -> None:
    with acting(cast.ana):
        by = partners.actor_of(cast.ana)
        subject = cast.rosie.subject
        sharing.grant(subject=subject, to=cast.bea, because=Because.ALLOCATED, by=by, now=NOW)
    with acting(cast.bea):
        by = partners.actor_of(cast.bea)
        sharing.lock_out(subject=subject, person=cast.ana.person, by=by, now=NOW)
    with acting(cast.lead, now=LATER):
        by = partners.actor_of(cast.lead)
        found = actions.list_to_allocate(worker=None, by=by, now=LATER)
    assert [each.id for each in found] == [cast.rosie.id]
    cast.allocates(cast.bea)
    with acting(cast.lead, now=LATER):
        assert not actions.list_to_allocate(worker=None, by=by, now=LATER)
