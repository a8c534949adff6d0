"""Support ends with a review and may begin again: both times stay on record."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people.actions import NotOpenError
from wayside.people.models import Person
from wayside.people.queries import own_people
from wayside.people.queries.mine import Mine
from wayside.people.vocabulary import RecordState
from wayside.sharing.demands.actions import Demanded, receive_demand
from wayside.sharing.demands.vocabulary import DemandKind
from wayside.support import queries
from wayside.support.actions import agree_step
from wayside.support.complaints.actions import ToldComplaint, tell_complaint
from wayside.support.complaints.vocabulary import About, ComplaintKind
from wayside.support.endings import actions
from wayside.support.endings.actions import Review
from wayside.support.endings.vocabulary import EndReason
from wayside.support.models import Ending
from wayside.support.tests import factories
from wayside.support.tests.factories import NOW, acting
from wayside.support.timeline.actions import open_timeline
from wayside.support.vocabulary import Whose
from wayside.web import clock
from wayside.web.collisions import Collision
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


class Cast:
    """A charity with two caseworkers, and somebody supported by one of them."""

    def __init__(self) -> None:
        self.area = partners.area()
        self.charity = factories.charity(area=self.area)
        self.ana, self.bea = factories.worker(self.charity), factories.worker(self.charity)
        self.rosie = factories.person(self.ana, "Rosie")

    def ends(self, by: Membership, *, version: int | None = None, **given: Any) -> Ending:
        told = {"reason": EndReason.REACHED, "review": "She has a flat.", **given}
        with acting(by):
            rosie = Person.objects.get(id=self.rosie.id)
            return actions.close_record(
                person=rosie,
                told_of=Review(**told),
                expected_version=rosie.version if version is None else version,
                by=partners.actor_of(by),
                now=NOW,
            )

    def begins(self, by: Membership, because: str = "She rang.") -> Ending:
        later = NOW + 30 * DAY
        with acting(by, now=later):
            rosie = Person.objects.get(id=self.rosie.id)
            return actions.reopen_record(
                person=rosie,
                because=because,
                expected_version=rosie.version,
                by=partners.actor_of(by),
                now=later,
            )


@pytest.fixture
def cast() -> Cast:
    return Cast()


def test_both_times_stay_on_record(cast: Cast) -> None:
    cast.ends(cast.ana, own_words="I can sleep.", if_back="Ring me first.")
    cast.begins(cast.ana)
    cast.ends(cast.ana, reason=EndReason.OWN_WISH, review="Enough for now.")
    with acting(cast.ana):
        second, first = Ending.objects.order_by("-began_date")
        assert (first.review, first.reopened_because) == ("She has a flat.", "She rang.")
        assert first.began_date == cast.rosie.first_met_date
        assert second.began_date == (NOW + 30 * DAY).date()
        assert second.reopened_at is None


def test_support_that_ended_ends_no_second_time(cast: Cast) -> None:
    cast.ends(cast.ana)
    with pytest.raises(NotNow, match="ended already"):
        cast.ends(cast.ana)
    cast.begins(cast.ana)
    with pytest.raises(NotNow, match="goes on already"):
        cast.begins(cast.ana)


def test_an_end_on_an_older_copy_collides(cast: Cast) -> None:
    with pytest.raises(Collision):
        cast.ends(cast.ana, version=99)
    with acting(cast.ana):
        assert not Ending.objects.exists()


def test_who_is_no_longer_supported_is_in_no_list_of_what_is_due(cast: Cast) -> None:
    with acting(cast.ana):
        by = partners.actor_of(cast.ana)
        agree_step(
            person=cast.rosie, words="x", whose=Whose.BOTH, by_date=NOW.date(), by=by, now=NOW
        )
        assert queries.steps_due(Mine(partners.actor_of(cast.ana), now=NOW))
    cast.ends(cast.ana)
    with acting(cast.ana):
        assert not queries.steps_due(Mine(partners.actor_of(cast.ana), now=NOW))
        assert not own_people()
        assert Person.objects.get(id=cast.rosie.id).state == RecordState.CLOSED


def test_a_colleague_neither_ends_nor_begins_support(cast: Cast) -> None:
    with pytest.raises(NotOpenError):
        cast.ends(cast.bea)
    cast.ends(cast.ana)
    with pytest.raises(NotOpenError):
        cast.begins(cast.bea)
    with acting(cast.bea):
        assert not Ending.objects.exists()


def test_the_timeline_shows_every_kind_and_only_what_is_asked_for(cast: Cast) -> None:
    factories.meeting(cast.rosie, cast.ana, factories.ward(cast.area), note="Cold night.")
    cast.ends(cast.ana)
    with acting(cast.ana):
        by = partners.actor_of(cast.ana)
        everything = open_timeline(person=cast.rosie, by=by, now=NOW)
        assert {each.words for each in everything} == {"Cold night.", "She has a flat."}
        only = open_timeline(person=cast.rosie, only="endings", by=by, now=NOW)
        assert [each.words for each in only] == ["She has a flat."]
    assert Event.objects.filter(action="support.open_timeline").count() == 2
    with acting(cast.bea), pytest.raises(NotOpenError):
        open_timeline(person=cast.rosie, by=partners.actor_of(cast.bea), now=NOW)


def test_pressed_twice_it_ends_once_and_the_second_is_told(cast: Cast, client: Client) -> None:
    partners.sign_in(client, cast.ana)
    base = f"/support/people/{cast.rosie.id}/ending/"
    sent = {"reason": "reached", "review": "A flat.", "version": "1"}
    assert client.post(f"{base}close/", sent).status_code == 302
    again = client.post(f"{base}close/", sent)
    assert "ended already" in again.content.decode()
    page = client.get(base).content.decode()
    assert "A flat." in page
    assert "Begin support again" in page
    shown = client.get(f"/people/{cast.rosie.id}/").content.decode()
    assert "Support has ended" in shown
    assert client.post(f"{base}reopen/", {"because": "x", "version": "1"}).status_code == 302
    assert "changed this" in client.get(base).content.decode()
    with acting(cast.ana, now=clock.now()):
        assert Ending.objects.filter(reopened_at=None).count() == 1


def test_what_still_goes_on_is_told_first_and_a_legal_demand_keeps_support_going(
    cast: Cast, client: Client
) -> None:
    by = partners.actor_of(cast.ana)
    beside = factories.charity("Beside", area=cast.area)
    factories.worker(beside, Role.SAFEGUARDING_LEAD)
    with acting(cast.ana):
        tell_complaint(
            given=ToldComplaint(
                ComplaintKind.COMPLAINT, About.SERVICE, cast.charity, beside, "They did not ring."
            ),
            person=cast.rosie,
            form_id=uuid4(),
            by=by,
            now=NOW,
        )
    partners.sign_in(client, cast.ana)
    url = f"/support/people/{cast.rosie.id}/ending/close/"
    page = client.get(url).content.decode()
    assert "A complaint that is not at its end" in page
    assert "A legal demand that waits" not in page
    with acting(cast.ana):
        asked = Demanded(DemandKind.COURT_ORDER, "A court", NOW.date(), "A date", "An order")
        receive_demand(subject=cast.rosie.subject, demanded=asked, by=by, now=NOW)
    page = client.get(url).content.decode()
    assert "A legal demand that waits" in page
    assert f"/sharing/people/{cast.rosie.subject_id}/demands/" in page
    with pytest.raises(NotNow, match="legal demand"):
        cast.ends(cast.ana)
    refused = client.post(url, {"reason": "reached", "review": "A flat.", "version": "1"})
    assert "Answer it, and say what they were told" in refused.content.decode()
    with acting(cast.ana):
        assert Person.objects.get(id=cast.rosie.id).state == RecordState.OPEN
        assert not Ending.objects.exists()


@pytest.mark.parametrize("role", [Role.PATROL_OFFICER, Role.ADMINISTRATOR, Role.HOUSING_OFFICER])
def test_other_roles_are_refused(cast: Cast, client: Client, role: Role) -> None:
    partners.sign_in(client, partners.member(role, area=cast.area))
    for page in ("ending/", "ending/close/", "timeline/"):
        assert client.get(f"/support/people/{cast.rosie.id}/{page}").status_code == 403
