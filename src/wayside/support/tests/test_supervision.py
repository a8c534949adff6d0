"""What a worker and a supervisor note is between the two alone."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import ProgrammingError, connection
from django.test import Client

from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import SUPPORT_ROLES, Role
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people.queries.mine import Mine
from wayside.support import duties
from wayside.support.models import Supervision, SupervisionNote
from wayside.support.supervision import actions
from wayside.support.supervision.actions import Talk
from wayside.support.tests import factories
from wayside.support.tests.factories import NOW, acting
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
SAID = "I am worn out."


class Cast:
    """A charity with a lead and three caseworkers, one of whom supervises another."""

    def __init__(self) -> None:
        self.area = partners.area()
        self.charity = factories.charity(area=self.area)
        self.lead = factories.worker(self.charity, Role.SAFEGUARDING_LEAD)
        self.ana, self.bea, self.cat = (factories.worker(self.charity) for _ in range(3))
        self.held = self.sets(self.ana, self.bea)

    def sets(self, worker: Membership, supervisor: Membership, by: Any = None) -> Supervision:
        by = by or self.lead
        with acting(by):
            return actions.set_supervision(
                worker=worker, supervisor=supervisor, by=partners.actor_of(by), now=NOW
            )

    def notes(self, by: Membership, **given: Any) -> SupervisionNote:
        talk = Talk(**{"held_date": TODAY, "words": SAID, **given})
        with acting(by):
            return actions.note_supervision(
                supervision=self.held,
                talk=talk,
                form_id=uuid4(),
                by=partners.actor_of(by),
                now=NOW,
            )


@pytest.fixture
def cast() -> Cast:
    return Cast()


def test_the_two_read_what_either_wrote(cast: Cast) -> None:
    cast.notes(cast.ana)
    cast.notes(cast.bea, words="Take Friday off.")
    for one in (cast.ana, cast.bea):
        with acting(one):
            found = actions.read_supervision(
                supervision=cast.held, by=partners.actor_of(one), now=NOW
            )
            assert {each.words for each in found} == {SAID, "Take Friday off."}


def others(cast: Cast) -> list[Membership]:
    """Somebody of every role of the side, at the same agency and at another, and a colleague."""
    beside = factories.charity("Beside", area=cast.area)
    own = [partners.member(role, area=cast.area, agency=cast.charity) for role in SUPPORT_ROLES]
    return [*own, *(partners.member(role, area=cast.area, agency=beside) for role in SUPPORT_ROLES)]


def test_nobody_else_of_any_role_reads_or_writes_a_note(cast: Cast) -> None:
    cast.notes(cast.ana)
    for other in [cast.lead, cast.cat, *others(cast)]:
        with acting(other):
            assert not SupervisionNote.objects.exists(), other.role
        with pytest.raises((NotNow, NotAllowed)):
            cast.notes(other)
        with acting(other), pytest.raises((NotNow, NotAllowed)):
            actions.read_supervision(supervision=cast.held, by=partners.actor_of(other), now=NOW)


def test_the_database_refuses_a_note_of_somebody_else(cast: Cast) -> None:
    made = SupervisionNote(
        controller_id=cast.charity.id,
        supervision=cast.held,
        written_by=cast.cat,
        written_at=NOW,
        held_date=TODAY,
        words="x",
    )
    with pytest.raises(ProgrammingError, match="row-level security"), acting(cast.cat):
        made.save(force_insert=True)


@pytest.mark.parametrize("role", [Role.PATROL_OFFICER, Role.ADMINISTRATOR, Role.GOVERNANCE_OFFICER])
def test_the_other_sides_cannot_name_the_table(cast: Cast, role: Role) -> None:
    member = partners.member(role, area=cast.area)
    with pytest.raises(ProgrammingError), acting(member), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM support.support_supervisionnote")


def test_a_new_supervisor_does_not_read_what_was_noted_before(cast: Cast) -> None:
    cast.notes(cast.ana)
    again = cast.sets(cast.ana, cast.cat)
    with acting(cast.cat):
        assert not SupervisionNote.objects.exists()
    with acting(cast.bea):
        assert SupervisionNote.objects.get().words == SAID
        cast.held.refresh_from_db()
        assert cast.held.ended_at == NOW
    with pytest.raises(NotNow, match="has ended"):
        cast.notes(cast.ana)
    with pytest.raises(NotNow, match="so already"):
        cast.sets(cast.ana, cast.cat)
    with acting(cast.lead):
        by = partners.actor_of(cast.lead)
        actions.end_supervision(supervision=again, by=by, now=NOW)
    with acting(cast.lead), pytest.raises(NotNow, match="ended already"):
        actions.end_supervision(supervision=again, by=by, now=NOW)


def test_only_a_lead_decides_and_only_among_the_own(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        cast.sets(cast.ana, cast.cat, by=cast.bea)
    stranger = factories.worker(factories.charity("Beside", area=cast.area))
    with pytest.raises(NotNow, match="own agency"):
        cast.sets(cast.ana, stranger)
    with pytest.raises(NotNow, match="different"):
        cast.sets(cast.ana, cast.ana)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"held_date": TODAY + timedelta(days=1)}, "has come"),
        ({"next_date": TODAY}, "after this one"),
    ],
)
def test_days_that_cannot_be_are_refused(cast: Cast, given: dict[str, date], said: str) -> None:
    with pytest.raises(NotNow, match=said):
        cast.notes(cast.ana, **given)


def test_the_next_talk_is_due_for_both_on_its_day(cast: Cast) -> None:
    then = NOW + timedelta(days=7)
    cast.notes(cast.ana, next_date=then.date())
    for one, count in ((cast.ana, 1), (cast.bea, 1), (cast.cat, 0), (cast.lead, 0)):
        with acting(one):
            assert len(duties.due(Mine(partners.actor_of(one), now=then))) == count
            assert not duties.due(Mine(partners.actor_of(one), now=NOW))


def test_the_pages_work_for_the_two_and_are_not_there_for_others(
    cast: Cast, client: Client
) -> None:
    base = f"/support/supervision/{cast.held.id}/"
    sent = {"held_date": "2/7/2018", "words": SAID, "form_id": str(uuid4())}
    partners.sign_in(client, cast.ana)
    assert client.post(f"{base}note/", sent).status_code == 302
    assert client.post(f"{base}note/", sent).status_code == 302
    assert client.get(base).content.decode().count(SAID) == 1
    assert cast.bea.person.name in client.get("/support/supervision/").content.decode()
    partners.sign_in(client, cast.lead)
    shown = client.get("/support/supervision/").content.decode()
    assert cast.ana.person.name in shown
    assert client.get(base).status_code == 404
    assert client.get(f"{base}note/").status_code == 404
    chosen = {"worker": str(cast.cat.id), "supervisor": str(cast.lead.id)}
    assert client.post("/support/supervision/set/", chosen).status_code == 302
    assert client.post(f"{base}end/").status_code == 302
    partners.sign_in(client, cast.cat)
    assert client.get(base).status_code == 404


def test_notes_of_a_supervision_that_ended_stay_in_reach_of_the_two(
    cast: Cast, client: Client
) -> None:
    cast.notes(cast.ana)
    cast.sets(cast.ana, cast.cat)
    link = f'href="/support/supervision/{cast.held.id}/"'
    for one, there in ((cast.ana, True), (cast.bea, True), (cast.cat, False), (cast.lead, False)):
        partners.sign_in(client, one)
        assert (link in client.get("/support/supervision/").content.decode()) is there


def test_a_lead_can_end_a_supervision_of_their_own(cast: Cast, client: Client) -> None:
    held = cast.sets(cast.cat, cast.lead)
    partners.sign_in(client, cast.lead)
    end = f"/support/supervision/{held.id}/end/"
    assert f'action="{end}"' in client.get("/support/supervision/").content.decode()
    assert client.post(end).status_code == 302
    partners.sign_in(client, cast.cat)
    assert end not in client.get("/support/supervision/").content.decode()
