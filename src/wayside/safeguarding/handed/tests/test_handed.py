"""A concern about an adult that is handed over begins by itself, with a lead and a clock."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.test import Client

from wayside.access.vocabulary import Role
from wayside.notices.models import Notice
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people.actions import NotOpenError
from wayside.safeguarding.concerns import actions as concerns
from wayside.safeguarding.concerns.actions import Written
from wayside.safeguarding.handed import actions
from wayside.safeguarding.handed.vocabulary import HandedState
from wayside.safeguarding.models import AdultConcern, HandedConcern
from wayside.safeguarding.tests.cast import Cast
from wayside.sharing.handovers import actions as handovers
from wayside.sharing.handovers.vocabulary import HandoverKind
from wayside.sharing.models import Handover
from wayside.support.tests import factories
from wayside.support.tests.factories import NOW, acting
from wayside.web.collisions import Collision
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
SAID = "He takes her money at the door"


class Handing(Cast):
    """The same, with an officer who hands a concern over."""

    def __init__(self) -> None:
        super().__init__()
        self.officer = partners.member(Role.PATROL_OFFICER, area=self.area)

    def handed_over(self, kind: HandoverKind = HandoverKind.ADULT_CONCERN) -> Handover:
        with acting(self.officer):
            handovers.hand_over(
                kind=kind,
                area=self.area,
                content={"text": SAID},
                to_agency=self.charity,
                by=partners.actor_of(self.officer),
                now=NOW,
            )
        with acting(self.lou):
            return Handover.objects.get(kind=kind)

    def takes_up(self, member: Membership, held: Handover | None = None) -> None:
        held = held or self.handed_over()
        self.do(handovers.open_handover, member=member, handover=held)
        given: dict[str, Any] = {"owner": member, "deadline_at": NOW + timedelta(hours=5)}
        self.do(handovers.take_up_handover, member=member, handover=held, **given)

    def begun(self) -> HandedConcern:
        with acting(self.lou):
            return HandedConcern.objects.get()

    def written(self) -> AdultConcern:
        said = Written("handover", ("financial",), ("risk",), SAID, "yes", "no_doubt")
        found: AdultConcern = self.do(
            concerns.write_concern, person=self.rosie, written=said, form_id=uuid4()
        )
        return found


@pytest.fixture
def cast() -> Handing:
    return Handing()


def test_it_begins_with_the_lead_who_takes_it_up_and_is_due(cast: Handing) -> None:
    cast.takes_up(cast.lou)
    held = cast.begun()
    assert (held.lead_id, held.worker_id) == (cast.lou.id, cast.lou.id)
    assert held.state == HandedState.WAITING
    assert "Write a concern that was handed over on a record" in cast.duties_of(
        cast.lou, 3, "/adults/"
    )
    assert not Notice.objects.filter(subject="A concern about an adult was taken up").exists()


def test_the_leads_are_told_where_a_worker_takes_it_up_and_a_colleague_sees_nothing(
    cast: Handing,
) -> None:
    cast.takes_up(cast.ana)
    assert cast.begun().lead_id == cast.lou.id
    told = Notice.objects.get(subject="A concern about an adult was taken up")
    assert told.person_id == cast.lou.person_id
    assert SAID not in told.subject + told.body
    with acting(cast.ana):
        assert HandedConcern.objects.count() == 1
    with acting(cast.bea):
        assert not HandedConcern.objects.exists()
    with pytest.raises(NotOpenError):
        cast.do(actions.open_handed_concern, member=cast.bea, handed_id=cast.begun().id)
    other = factories.worker(factories.charity("Others"), Role.SAFEGUARDING_LEAD)
    with acting(other):
        assert not HandedConcern.objects.exists()


def test_of_several_leads_none_is_named_by_chance_and_one_takes_it(cast: Handing) -> None:
    second = factories.worker(cast.charity, Role.SAFEGUARDING_LEAD)
    cast.takes_up(cast.ana)
    held = cast.begun()
    assert held.lead_id is None
    with pytest.raises(NotNow, match="safeguarding lead takes it"):
        cast.do(actions.lead_handed_concern, handed=held, expected_version=1)
    held = cast.do(actions.lead_handed_concern, member=second, handed=held, expected_version=1)
    assert held.lead_id == second.id


def test_no_other_kind_begins_one_and_none_begins_twice(cast: Handing) -> None:
    cast.takes_up(cast.lou, cast.handed_over(HandoverKind.WELFARE_CONCERN))
    with acting(cast.lou):
        assert not HandedConcern.objects.exists()
    held = cast.handed_over()
    cast.takes_up(cast.lou, held)
    again = cast.do(actions.begin_of_handover, member=cast.lou, handover=held)
    assert again.id == cast.begun().id


def test_it_ends_on_a_record_or_with_a_reason_and_never_twice(cast: Handing) -> None:
    cast.takes_up(cast.ana)
    held, concern = cast.begun(), cast.written()
    given: dict[str, Any] = {"handed": held, "concern": concern, "expected_version": 1}
    with pytest.raises(NotOpenError):
        cast.do(actions.write_handed_concern, member=cast.bea, **given)
    cast.do(actions.write_handed_concern, **given)
    assert cast.begun().concern_id == concern.id
    with pytest.raises(Collision):
        cast.do(actions.write_handed_concern, **{**given, "handed": cast.begun()})
    with pytest.raises(NotNow):
        cast.do(
            actions.close_handed_concern, handed=cast.begun(), why="Seen to", expected_version=2
        )
    with acting(cast.lou), pytest.raises((IntegrityError, DatabaseError)), transaction.atomic():
        HandedConcern.objects.update(concern=None)


def test_a_close_says_why(cast: Handing) -> None:
    cast.takes_up(cast.lou)
    given: dict[str, Any] = {"member": cast.lou, "handed": cast.begun(), "expected_version": 1}
    with pytest.raises(NotNow, match="Say why"):
        cast.do(actions.close_handed_concern, why=" ", **given)
    given["handed"] = cast.begun()
    cast.do(actions.close_handed_concern, why="The council sees to it already.", **given)
    assert not cast.duties_of(cast.lou, 9, "/adults/")


def test_the_pages_lead_through_it(cast: Handing, client: Client) -> None:
    cast.takes_up(cast.ana)
    held, concern = cast.begun(), cast.written()
    page = f"/safeguarding/adults/handed/{held.id}/"
    partners.sign_in(client, cast.lou)
    assert page in client.get("/safeguarding/adults/").content.decode()
    assert "To be written on a record" in client.get(page).content.decode()
    assert client.get(f"{page}close/").status_code == 200
    assert "Rosie" in client.get(f"{page}write/").content.decode()
    sent = {"version": "1", "concern": str(concern.id)}
    assert client.post(f"{page}write/", sent).status_code == 302
    assert "Written on a record" in client.get(page).content.decode()
    partners.sign_in(client, cast.bea)
    assert client.get(page).status_code == 404
