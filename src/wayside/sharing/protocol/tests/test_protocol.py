"""The county's protocol and its readers, training together, champions, and a school's concern."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import ProgrammingError, connection
from django.test import Client

from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.partners.vocabulary import AreaLevel
from wayside.sharing.models import (
    Champion,
    Handover,
    HandoverReceipt,
    ProtocolReading,
    ProtocolVersion,
    TrainingAttendance,
)
from wayside.sharing.protocol import actions, queries, rules
from wayside.sharing.protocol.actions import Course, Written
from wayside.sharing.tests.factories import NOW, acting
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
TEXT = Written("Keeping children safe", "Ring first. Write after.", TODAY)
COURSE = Course("Spotting the signs", TODAY - timedelta(days=20), 24)
WORDS = "A pupil has a second phone and is met by a man in a car."


class Cast:
    """A borough with a lead, a worker and a school's contact; two wards; a commissioner."""

    def __init__(self) -> None:
        self.area = partners.area()
        self.ward = partners.area(level=AreaLevel.WARD, parent=self.area)
        self.council = partners.agency("Borough council", areas=(self.area,))
        self.lee = partners.member(Role.SAFEGUARDING_LEAD, area=self.area, agency=self.council)
        self.ana = partners.member(Role.CASEWORKER, area=self.area)
        self.edie = partners.member(Role.EDUCATION_CONTACT, area=self.area, agency=self.council)
        self.payer = partners.member(Role.COMMISSIONER, area=self.area)
        self.elsewhere = partners.member(Role.SAFEGUARDING_LEAD, area=partners.area("Thereham"))

    def do(self, action: Any, *, by: Membership | None = None, **given: Any) -> Any:
        member = by or self.lee
        with acting(member):
            return action(by=partners.actor_of(member), now=NOW, **given)

    def publishes(self, written: Written = TEXT, **given: Any) -> ProtocolVersion:
        made: ProtocolVersion = self.do(
            actions.publish_protocol,
            area=self.area,
            written=written,
            **{"form_id": uuid4(), **given},
        )
        return made

    def due(self, member: Membership, today: date = TODAY) -> list[str]:
        """What of this is due, as the first page asks it."""
        by = partners.actor_of(member)
        with acting(member):
            owed = queries.owed(visible_to=by, today=today)
            found = [f"read {owed.unread}"] if owed.unread else []
            if owed.refreshes:
                found.append("refresh")
            return found


@pytest.fixture
def cast() -> Cast:
    return Cast()


def test_a_version_is_read_by_the_support_side_and_schools_once_each(cast: Cast) -> None:
    version = cast.publishes()
    for member in (cast.ana, cast.edie, cast.lee):
        assert cast.due(member) == ["read 1"]
        for _twice in range(2):
            cast.do(actions.read_protocol, by=member, version=version)
        assert cast.due(member) == []
    with acting(cast.lee):
        assert ProtocolReading.objects.count() == 3
    cast.publishes()
    assert cast.due(cast.edie) == ["read 2"]


def test_a_version_of_another_area_is_neither_read_nor_published(cast: Cast) -> None:
    version = cast.publishes()
    with pytest.raises(NotNow, match="where you work"):
        cast.do(actions.read_protocol, by=cast.elsewhere, version=version)
    with pytest.raises(NotAllowed):
        cast.publishes(by=cast.elsewhere)
    with pytest.raises(NotAllowed):
        cast.publishes(by=cast.ana)


@pytest.mark.parametrize(
    "written", [Written("T", " ", TODAY), Written("T", "x", TODAY - timedelta(days=1))]
)
def test_no_version_is_empty_or_holds_for_days_gone_by(cast: Cast, written: Written) -> None:
    with pytest.raises(NotNow):
        cast.publishes(written)


def test_a_double_click_publishes_once_and_numbers_follow(cast: Cast) -> None:
    form = uuid4()
    assert cast.publishes(form_id=form).id == cast.publishes(form_id=form).id
    assert cast.publishes().number == 2


def test_who_read_it_is_seen_by_themselves_and_leads_and_never_changed(cast: Cast) -> None:
    version = cast.publishes()
    cast.do(actions.read_protocol, by=cast.ana, version=version)
    with acting(cast.edie):
        assert not ProtocolReading.objects.exists()
    with pytest.raises(ProgrammingError), acting(cast.ana), connection.cursor() as cursor:
        cursor.execute("DELETE FROM sharing_protocolreading")


@pytest.mark.parametrize(
    ("held", "months", "due_on"),
    [
        (date(2018, 1, 31), 1, date(2018, 2, 28)),
        (date(2016, 2, 29), 12, date(2017, 2, 28)),
        (date(2018, 12, 15), 24, date(2020, 12, 15)),
    ],
)
def test_training_is_refreshed_on_the_same_day_of_a_later_month(
    held: date, months: int, due_on: date
) -> None:
    assert rules.refresher_date(held, months) == due_on


def test_who_came_to_a_training_sees_it_and_when_it_is_refreshed(cast: Cast) -> None:
    held = cast.do(actions.add_training, area=cast.area, course=COURSE, form_id=uuid4())
    for _twice in range(2):
        cast.do(actions.attend_training, training=held, member=cast.edie)
    with acting(cast.edie):
        (own,) = queries.own_training(cast.edie.person_id)
        assert own.training.course == COURSE.course
    later = TODAY + timedelta(days=900)
    assert cast.due(cast.edie, later) == ["refresh"]
    with acting(cast.ana):
        assert not TrainingAttendance.objects.exists()
    with pytest.raises(NotNow, match="your areas"):
        cast.do(actions.attend_training, training=held, member=cast.elsewhere)


def test_no_training_is_noted_before_it_was_held(cast: Cast) -> None:
    for course in (Course("x", TODAY + timedelta(days=1), 24), Course("x", TODAY, 0)):
        with pytest.raises(NotNow):
            cast.do(actions.add_training, area=cast.area, course=course, form_id=uuid4())


def test_areas_without_a_champion_are_shown_to_leads_and_commissioners(cast: Cast) -> None:
    made = cast.do(actions.name_champion, area=cast.area, member=cast.edie)
    for member in (cast.lee, cast.payer):
        with acting(member):
            found = queries.champions(visible_to=partners.actor_of(member), today=TODAY)
        assert [each.area for each in found if not each.champions] == [cast.ward]
    cast.do(actions.end_champion, champion=made)
    with pytest.raises(NotNow, match="already"):
        cast.do(actions.end_champion, champion=made)
    again = cast.do(actions.name_champion, area=cast.area, member=cast.edie)
    assert again.id != made.id
    with pytest.raises(ProgrammingError), acting(cast.payer):
        Champion.objects.create(
            area=cast.ward, member=cast.edie, from_date=TODAY, named_by=cast.lee
        )


def test_a_school_sends_a_concern_and_never_reads_it_back(cast: Cast, client: Client) -> None:
    partners.sign_in(client, cast.edie)
    assert "Send a concern" in client.get("/").content.decode()
    sent = {"form_id": str(uuid4()), "area": str(cast.area.id), "text": WORDS}
    for _twice in range(2):
        answer = client.post("/sharing/protocol/concern/", sent, follow=True).content.decode()
    assert "Sent" in answer
    assert WORDS not in answer
    assert HandoverReceipt.objects.count() == 1
    with acting(cast.lee):
        assert Handover.objects.get().kind == "child_concern"
    partners.sign_in(client, cast.ana)
    assert client.get("/sharing/protocol/concern/").status_code == 403


def test_the_pages_lead_through_it(cast: Cast, client: Client) -> None:
    base = "/sharing/protocol/"
    partners.sign_in(client, cast.lee)
    assert "No protocol" in client.get(base).content.decode()
    once = {"form_id": str(uuid4()), "area": str(cast.area.id)}
    written = {**once, "title": "Safe", "text": "Ring first.", "from_date": "1/1/2030"}
    for path, given in (
        ("publish/", written),
        ("training/add/", {**once, "course": "Signs", "held_date": "1/6/2018"}),
        ("champions/name/", {"area": str(cast.area.id), "member": str(cast.edie.id)}),
    ):
        assert client.get(f"{base}{path}").status_code == 200
        assert (
            client.post(f"{base}{path}", {"refresher_months": "24", **given}).status_code == 302
        ), path
    version = cast.publishes()
    assert client.post(f"{base}{version.id}/read/").status_code == 302
    assert "Not yet" in client.get(f"{base}{version.id}/readers/").content.decode()
    assert "Signs" in client.get(f"{base}training/").content.decode()
    shown = client.get(f"{base}champions/").content.decode()
    assert cast.edie.person.name in shown
    partners.sign_in(client, cast.payer)
    assert client.get(f"{base}champions/").status_code == 200
    assert client.get(base).status_code == 403
    partners.sign_in(client, cast.edie)
    assert "Ring first" in client.get(base).content.decode()
    assert client.get(f"{base}{version.id}/readers/").status_code == 403
    partners.sign_in(client, cast.elsewhere)
    assert client.get(f"{base}{version.id}/readers/").status_code == 404
