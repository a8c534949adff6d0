"""What is wrong is put right; what it said before is kept apart, for a lead, until erasure."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse

from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.governance.corrections import actions, queries
from wayside.governance.corrections.actions import Right
from wayside.governance.models import Correction, FormerValue
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.partners.tests.factories import actor_of, sign_in
from wayside.people.actions import NotOpenError
from wayside.people.contact.tests import factories as contact
from wayside.sharing.tests.factories import NOW, acting, charity, worker
from wayside.support.models import Meeting
from wayside.support.tests import factories as support
from wayside.web.collisions import Collision
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
WRONG, GOOD = "She lives with her brother.", "She lives alone."


class Cast:
    """A meeting whose note is wrong; a worker to whom it is open, one to whom not, and leads."""

    def __init__(self) -> None:
        area = partners.area("Herebourne")
        agency = charity(area=area)
        self.ana, self.bea = worker(agency), worker(agency)
        self.lead = worker(agency, Role.SAFEGUARDING_LEAD)
        self.other_lead = worker(charity("Beside", area=area), Role.SAFEGUARDING_LEAD)
        self.person = support.person(self.ana)
        self.meeting = support.meeting(self.person, self.ana, support.ward(area), note=WRONG)

    def correct(self, by: Membership, **said: Any) -> Correction:
        """Somebody puts the note right."""
        with acting(by):
            place = queries.place(self.person, "support.Meeting", self.meeting.id, "note")
            if place is None:
                raise NotOpenError
            return actions.correct_field(
                person=self.person,
                place=place,
                right=Right(**{"value": GOOD, "why": "She said so.", "was_asked": True, **said}),
                expected_version=place.row.version,
                by=actor_of(by),
                now=NOW,
            )


@pytest.fixture
def cast(settings: Any) -> Cast:
    settings.WAYSIDE_TODAY = NOW.date() + timedelta(days=1)
    return Cast()


def test_the_record_says_what_is_right_and_that_it_was_put_right(cast: Cast) -> None:
    cast.correct(cast.ana)
    with acting(cast.ana):
        assert Meeting.objects.get(id=cast.meeting.id).note == GOOD
        (made,) = actions.list_corrections(person=cast.person, by=actor_of(cast.ana), now=NOW)
    assert (made.field, made.was_asked, made.made_by_id) == ("note", True, cast.ana.id)


def test_what_it_said_before_is_a_leads_alone_and_each_look_is_on_the_trail(cast: Cast) -> None:
    made = cast.correct(cast.ana)
    for member in (cast.ana, cast.bea, cast.other_lead):
        with acting(member):
            assert not FormerValue.objects.exists()
    with pytest.raises(NotAllowed), acting(cast.ana):
        actions.open_former(person=cast.person, correction=made, by=actor_of(cast.ana), now=NOW)
    with acting(cast.lead):
        found = actions.open_former(
            person=cast.person, correction=made, by=actor_of(cast.lead), now=NOW
        )
        assert found.value == WRONG
    event = Event.objects.get(action="governance.open_former")
    assert (event.operation, event.record_id) == ("consultation", found.id)
    with pytest.raises(NotOpenError), acting(cast.other_lead):
        actions.open_former(
            person=cast.person, correction=made, by=actor_of(cast.other_lead), now=NOW
        )


def test_whoever_may_not_open_the_record_puts_nothing_right(cast: Cast) -> None:
    with pytest.raises(NotOpenError):
        cast.correct(cast.bea)
    with pytest.raises(DatabaseError), acting(cast.bea):
        Correction(
            subject_id=cast.person.subject_id, controller_id=cast.person.controller_id,
            model="support.Meeting", row_number=cast.meeting.id, field="note", why="x",
            made_by=cast.bea, at=NOW,
        ).save(force_insert=True)  # fmt: skip


def test_saying_the_same_corrects_nothing_and_two_at_once_are_told(cast: Cast) -> None:
    with pytest.raises(NotNow, match="says so already"):
        cast.correct(cast.ana, value=WRONG)
    with acting(cast.ana):
        stale = queries.place(cast.person, "support.Meeting", cast.meeting.id, "note")
    assert stale
    cast.correct(cast.ana)
    with pytest.raises(Collision), acting(cast.ana):
        actions.correct_field(
            person=cast.person, place=stale, right=Right("Other", "why"), expected_version=1,
            by=actor_of(cast.ana), now=NOW,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        ("people.Person", "born"),
        ("support.Meeting", "subject"),
        ("support.Meeting", "met_at"),
        ("access.Account", "password"),
        ("nonsense", "note"),
    ],
)
def test_only_words_of_the_record_can_be_put_right_here(cast: Cast, kind: str, field: str) -> None:
    with acting(cast.ana):
        assert queries.place(cast.person, kind, cast.meeting.id, field) is None
        assert queries.place(cast.person, "support.Meeting", uuid4(), "note") is None


def test_a_way_to_reach_somebody_is_not_shown_past_its_check(cast: Cast) -> None:
    held = contact.route(cast.ana, cast.person)
    with acting(cast.ana):
        kinds = {each.kind for each in queries.places(cast.person)}
        assert queries.place(cast.person, "people.ContactRoute", held.id, "address") is None
    assert "support.Meeting" in kinds
    assert "people.ContactRoute" not in kinds


def test_the_pages_put_it_right_and_show_the_lead_what_it_said(cast: Cast, client: Client) -> None:
    sign_in(client, cast.ana)
    here = reverse("governance:corrections", args=[cast.person.id])
    assert WRONG in client.get(here).content.decode()
    there = reverse(
        "governance:correct", args=[cast.person.id, "support.Meeting", cast.meeting.id, "note"]
    )
    said = {"value": GOOD, "why": "She said so.", "version": cast.meeting.version}
    assert client.post(there, said).status_code == 302
    page = client.get(here).content.decode()
    assert GOOD in page
    assert WRONG not in page
    with acting(cast.ana):
        made = Correction.objects.get()
    former = reverse("governance:former", args=[cast.person.id, made.id])
    assert client.get(former).status_code == 403
    sign_in(client, cast.lead)
    assert WRONG in client.get(former).content.decode()
    sign_in(client, cast.other_lead)
    assert client.get(former).status_code == 404
