"""A round tells nobody of a record that they are kept from, not even its own worker."""

from datetime import timedelta

import pytest

from wayside.access.actor import Actor
from wayside.access.models import NaturalPerson
from wayside.access.vocabulary import Role, Side
from wayside.notices.models import Notice
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people import actions, jobs
from wayside.people.contact.actions import tell_of_silence
from wayside.people.contact.permissions import WATCH_SILENCE
from wayside.people.models import Person
from wayside.people.queries import TO_ALLOCATE
from wayside.people.relations.actions import tell_of_releases
from wayside.people.relations.permissions import WATCH_RELEASES
from wayside.people.relations.tests import factories as around
from wayside.people.tests import factories
from wayside.people.tests.cast import Cast
from wayside.people.tests.factories import NOW, TODAY, acting
from wayside.people.vocabulary import DAILY, AgeMark
from wayside.sharing import actions as sharing
from wayside.sharing.models import Grant
from wayside.sharing.queries import locked_out
from wayside.sharing.vocabulary import Because

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=20)


class Locked:
    """Ana's record, which Bea covers and locks people out of."""

    def __init__(self) -> None:
        self.cast = Cast()
        self.second_lead = factories.worker(self.cast.charity, Role.SAFEGUARDING_LEAD)
        self.rosie = factories.person(self.cast.ana, "Rosie", age_mark=AgeMark.CHILD)
        Notice.objects.all().delete()
        self.lets_in(self.cast.bea)

    def lets_in(self, member: Membership) -> None:
        with acting(self.cast.ana):
            sharing.grant(
                subject=self.rosie.subject, to=member, because=Because.ALLOCATED,
                by=self.cast.ana_acts, now=NOW,
            )  # fmt: skip

    def locks_out(self, person: NaturalPerson) -> Grant:
        by = partners.actor_of(self.cast.bea)
        with acting(self.cast.bea):
            return sharing.lock_out(subject=self.rosie.subject, person=person, by=by, now=NOW)


@pytest.fixture
def locked() -> Locked:
    return Locked()


def told() -> dict[object, str]:
    return dict(Notice.objects.values_list("person_id", "path"))


def silence(rosie: Person) -> None:
    jobs.for_each_agency(tell_of_silence, WATCH_SILENCE, now=LATER)


def release(rosie: Person) -> None:
    jobs.for_each_agency(tell_of_releases, WATCH_RELEASES, now=NOW)


@pytest.mark.parametrize("round_", [silence, release])
def test_a_worker_who_is_locked_out_is_not_told_and_the_leads_are(
    locked: Locked, round_: object
) -> None:
    made = around.relation(locked.cast.ana, locked.rosie)
    around.custody(locked.cast.ana, made, TODAY + timedelta(days=10))
    locked.locks_out(locked.cast.ana.person)
    locked.locks_out(locked.second_lead.person)
    round_(locked.rosie)  # type: ignore[operator]
    assert told() == {locked.cast.lead.person_id: TO_ALLOCATE}


def test_once_the_lock_has_ended_the_worker_is_told_again(locked: Locked) -> None:
    held = locked.locks_out(locked.cast.ana.person)
    with acting(locked.cast.bea):
        sharing.end_grant(held=held, by=partners.actor_of(locked.cast.bea), now=NOW)
    silence(locked.rosie)
    assert told() == {locked.cast.ana.person_id: f"/people/{locked.rosie.id}/contact/"}


def test_a_lead_who_is_locked_out_is_not_told_that_a_child_is_now_an_adult(
    locked: Locked,
) -> None:
    locked.locks_out(locked.second_lead.person)
    with acting(locked.cast.ana):
        actions.change_identity(
            person=locked.rosie, details=factories.details("Rosie", age_mark=AgeMark.ADULT),
            expected_version=locked.rosie.version, adult_because="A passport was seen",
            by=locked.cast.ana_acts, now=NOW,
        )  # fmt: skip
    assert set(told()) == {locked.cast.lead.person_id}


def test_the_daily_job_sees_the_locks_of_its_agency_and_no_other_grant(locked: Locked) -> None:
    locked.locks_out(locked.cast.ana.person)
    subject = locked.rosie.subject_id
    for agency, seen in ((locked.cast.charity, 1), (locked.cast.other_charity, 0)):
        job = Actor.service(DAILY, permissions=(), agency_id=agency.id, works_for=Side.SUPPORT)
        with acting(job):
            assert Grant.objects.count() == seen
            assert len(locked_out([subject], now=NOW)) == seen
            assert not Grant.objects.update(denied=False)
