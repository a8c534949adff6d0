"""Anybody complains without an account: it goes to somebody elsewhere, and whoever it is about
learns nothing."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from wayside.access.actor import Actor
from wayside.access.vocabulary import Role, Side
from wayside.audit.models import Event
from wayside.notices.models import Notice
from wayside.partners.acting import acting as acting_as
from wayside.partners.models import Agency, Membership
from wayside.partners.tests import factories as partners
from wayside.partners.vocabulary import AgencyKind
from wayside.people.queries.mine import Mine
from wayside.support import duties
from wayside.support.complaints.permissions import TELL_COMPLAINTS
from wayside.support.complaints.vocabulary import COMPLAIN, ReplyKind
from wayside.support.models import Complaint
from wayside.support.referrals.tests.factories import service_of
from wayside.support.tests import factories
from wayside.support.tests.factories import NOW, acting
from wayside.support.tests.test_complaints import Cast as Within

pytestmark = pytest.mark.django_db
URL, WORDS, NUMBER = "/get-help/complain/", "They laughed at me.", "07700 900555"


class Cast(Within):
    """The same; the two charities are in the open directory, the police are a public body, and a
    refuge stands nowhere."""

    def __init__(self) -> None:
        super().__init__()
        for each in (self.own, self.beside):
            service_of(each, f"Open help of {each.name}")
        Agency.objects.filter(id=self.police.id).update(kind=AgencyKind.POLICE)
        self.refuge = factories.charity("Hidden House", area=self.area)
        self.refuge_lead = factories.worker(self.refuge, Role.SAFEGUARDING_LEAD)
        self.officer = partners.member(Role.PATROL_OFFICER, area=self.area, agency=self.police)


@pytest.fixture(autouse=True)
def a_day(settings: Any) -> None:
    settings.WAYSIDE_TODAY = NOW.date()
    cache.clear()


@pytest.fixture
def cast() -> Cast:
    return Cast()


def said(cast: Cast, **given: Any) -> dict[str, Any]:
    return {
        "kind": "complaint",
        "about": "worker",
        "about_agency": str(cast.own.id),
        "area": str(cast.area.id),
        "words": WORDS,
        "way": "call",
        "reach": NUMBER,
        "form_id": str(uuid4()),
        **given,
    }


def sends(cast: Cast, **given: Any) -> str:
    return Client().post(URL, said(cast, **given), follow=True).content.decode()


def seen_by(member: Membership) -> int:
    with acting(member):
        return Complaint.objects.count()


def leads(cast: Cast) -> dict[str, int]:
    """How many each lead sees."""
    everybody = {"own": cast.lead, "beside": cast.other_lead, "refuge": cast.refuge_lead}
    return {name: seen_by(each) for name, each in everybody.items()}


def form_going_to(place: int, *, of: int) -> str:
    """The number of a form that goes to one of so many agencies."""
    return str(next(each for each in (uuid4() for _n in range(1000)) if each.int % of == place))


def test_it_goes_to_a_lead_elsewhere_and_nobody_there_learns_of_it(cast: Cast) -> None:
    for place in range(2):
        page = sends(cast, form_id=form_going_to(place, of=2))
        assert "It is sent" in page
    found = leads(cast)
    assert found["own"] == 0
    assert found["beside"] + found["refuge"] == 2
    others = (cast.ana, cast.bea, cast.cat)
    assert [seen_by(each) for each in others] == [0, 0, 0]
    there = {cast.lead.person_id, cast.ana.person_id, cast.bea.person_id, cast.officer.person_id}
    assert not Notice.objects.filter(person_id__in=there).exists()
    assert all(WORDS not in each.body + each.subject for each in Notice.objects.all())
    events = Event.objects.filter(action="support.complain")
    assert cast.own.id not in {each.controller_id for each in events}
    assert all(cast.own.id not in each.recipients for each in events)


def test_it_belongs_to_no_record_whatever_is_sent_along(cast: Cast) -> None:
    subject = str(cast.rosie.subject_id)
    sends(cast, about_agency=str(cast.beside.id), subject=subject, person=str(cast.rosie.id))
    (made,) = sent_in(cast)
    assert (made.subject_id, made.told_to_id) == (None, None)


def sent_in(cast: Cast) -> list[Complaint]:
    """What all leads together see."""
    found: list[Complaint] = []
    for each in (cast.lead, cast.other_lead, cast.refuge_lead):
        with acting(each):
            found += list(Complaint.objects.select_related("handled_by", "about_agency"))
    return found


def test_about_an_officer_no_police_agency_looks_and_no_force_need_be_known(cast: Cast) -> None:
    partners.member(Role.SAFEGUARDING_LEAD, area=cast.area, agency=cast.police)
    transport = partners.agency("Transport police", areas=(cast.area,), kind=AgencyKind.POLICE)
    partners.member(Role.SAFEGUARDING_LEAD, area=cast.area, agency=transport)
    for force in ("", str(cast.police.id), str(cast.own.id)):
        for _each in range(3):
            cache.clear()
            assert "It is sent" in sends(cast, about="officer", about_agency=force)
    found = sent_in(cast)
    assert len(found) == 9
    assert all(each.handled_by.kind != AgencyKind.POLICE for each in found)
    of_own = [each for each in found if each.about_agency_id == cast.own.id]
    assert {each.handled_by_id for each in of_own} <= {cast.beside.id, cast.refuge.id}


def test_an_officer_reads_nothing_on_the_pages(cast: Cast) -> None:
    sends(cast, about="officer", about_agency=str(cast.police.id))
    client = Client()
    partners.sign_in(client, cast.officer)
    assert client.get("/support/complaints/").status_code == 403
    (made,) = sent_in(cast)
    assert client.get(f"/support/complaints/{made.id}/").status_code == 403
    assert client.get(URL).status_code == 200


def test_a_lead_who_works_at_the_agency_too_is_passed_over(cast: Cast) -> None:
    partners.give(cast.other_lead.account, Role.CASEWORKER, area=cast.area, agency=cast.own)
    for place in range(3):
        sends(cast, form_id=form_going_to(place, of=3))
    assert leads(cast) == {"own": 0, "beside": 0, "refuge": 3}


def test_an_agency_that_no_list_names_can_be_complained_of_and_is_not_confirmed(
    cast: Cast,
) -> None:
    page = Client().get(URL).content.decode()
    assert "Beside" in page
    assert "Hidden House" not in page
    answers = {
        name: sends(cast, about_agency="", about_named=name, form_id=str(uuid4()))
        for name in ("hidden house", "No such house")
        for _each in range(3)
    }
    assert answers["hidden house"] == answers["No such house"]
    assert leads(cast)["refuge"] == 0
    assert {each.about_whom for each in sent_in(cast)} == {"Hidden House", "No such house"}


def test_where_nobody_outside_can_look_it_says_where_else_to_go(cast: Cast) -> None:
    Membership.objects.exclude(agency=cast.own).update(ended_at=NOW)
    page = sends(cast)
    assert "ombudsman" in page
    assert WORDS in page
    assert leads(cast)["own"] == 0


def test_the_lead_answers_in_the_way_that_was_said_and_notes_it(cast: Cast, client: Client) -> None:
    Membership.objects.filter(id=cast.refuge_lead.id).update(ended_at=NOW)
    sends(cast, named="Kasia", hours="Mornings", words_to_leave="Ring Ana")
    with acting(cast.other_lead):
        (duty,) = duties.due(Mine(partners.actor_of(cast.other_lead), now=NOW))
        made = Complaint.objects.get()
        assert duty.due_date == made.acknowledge_by_date
    partners.sign_in(client, cast.other_lead)
    assert cast.own.name in client.get("/support/complaints/").content.decode()
    one = f"/support/complaints/{made.id}/"
    page = client.get(one).content.decode()
    for word in (WORDS, "Kasia", "Ring Ana", "Sent by the public form", f"{one}reach/"):
        assert word in page
    assert NUMBER not in page
    assert NUMBER not in client.get(f"{one}reach/").content.decode()
    looked = Event.objects.filter(action="support.show_complaint_reach", record_id=made.id)
    assert not looked.exists()
    assert NUMBER in client.post(f"{one}reach/").content.decode()
    assert looked.get().fields == ["reach"]
    partners.sign_in(client, cast.lead)
    assert client.post(f"{one}reach/").status_code == 404
    partners.sign_in(client, cast.other_lead)
    for step in ("Acknowledge it", "Answer it", "Note that the answer was told"):
        assert step in client.get(one).content.decode()
        assert client.post(f"{one}reply/", {"words": "Heard."}).status_code == 302
    with acting(cast.other_lead):
        assert not duties.due(Mine(partners.actor_of(cast.other_lead), now=NOW))


def test_who_wants_no_answer_leaves_no_way_and_nothing_waits_after_the_answer(
    cast: Cast,
) -> None:
    Membership.objects.filter(id=cast.refuge_lead.id).update(ended_at=NOW)
    sends(cast, way="none")
    with acting(cast.other_lead):
        made = Complaint.objects.get()
    assert (made.reach, made.wants_answer) == ("", False)
    for kind in (ReplyKind.ACKNOWLEDGED, ReplyKind.ANSWERED):
        cast.replies(made, kind, cast.other_lead)
    with acting(cast.other_lead):
        assert not duties.due(Mine(partners.actor_of(cast.other_lead), now=NOW))


def test_sent_twice_it_is_one_and_the_answer_is_the_same(cast: Cast) -> None:
    data = said(cast)
    first, again = (Client().post(URL, data, follow=True) for _twice in range(2))
    assert first.redirect_chain == again.redirect_chain
    other = Client().post(URL, {**data, "words": "Something else."}, follow=True)
    assert other.redirect_chain == first.redirect_chain
    (made,) = sent_in(cast)
    assert made.words == WORDS


def test_a_flood_is_stopped_and_asking_for_help_is_not(cast: Cast) -> None:
    for _each in range(10):
        sends(cast)
    refused = Client().post(URL, said(cast))
    assert refused.status_code == 429
    assert "Please try again later" in refused.content.decode()
    assert sum(leads(cast).values()) == 10
    assert Client().post("/get-help/", {}).status_code == 200


def test_it_leaves_no_trace_in_the_browser_and_has_a_way_out(cast: Cast, settings: Any) -> None:
    client = Client()
    for page in (client.get(URL), client.post(URL, said(cast)), client.get(f"{URL}sent/")):
        assert page.cookies == {}
        assert page["Cache-Control"] == "no-store"
    assert not Session.objects.exists()
    shown = client.get(URL).content.decode()
    assert f'href="{settings.EXIT_URL}"' in shown
    assert "csrfmiddlewaretoken" not in shown
    assert reverse("get_help:complain") in client.get("/get-help/").content.decode()


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"about_agency": ""}, 200),
        ({"about_agency": "x' OR 1=1"}, 200),
        ({"about_agency": str(UUID(int=0))}, 200),
        ({"words": "   "}, 200),
        ({"words": "a" * 4001}, 200),
        ({"words": "a\x00b"}, 400),
        ({"named": "a" * 121}, 200),
        ({"way": "pigeon"}, 200),
        ({"reach": ""}, 200),
        ({"kind": "threat"}, 200),
        ({"form_id": "' --"}, 200),
        ({"area": str(UUID(int=0))}, 200),
    ],
)
def test_absurd_input_is_said_on_the_form_and_goes_nowhere(
    cast: Cast, given: dict[str, Any], status: int
) -> None:
    answer = Client().post(URL, said(cast, **given))
    assert answer.status_code == status
    assert ("govuk-error-summary" in answer.content.decode()) == (status == 200)
    assert sum(leads(cast).values()) == 0


@pytest.mark.parametrize("forged", ["own", "record", "worker", "self"])
def test_the_form_s_service_can_add_nothing_else_and_reads_nothing(cast: Cast, forged: str) -> None:
    by = Actor.service(COMPLAIN, permissions=(TELL_COMPLAINTS,), works_for=Side.SUPPORT)
    wrong: dict[str, dict[str, Any]] = {
        "own": {"handled_by": cast.own, "controller": cast.own},
        "record": {"subject_id": cast.rosie.subject_id},
        "worker": {"told_to": cast.ana, "way": ""},
        "self": {"controller": cast.own},
    }
    given: dict[str, Any] = {
        "controller": cast.beside,
        "handled_by": cast.beside,
        "about_agency": cast.own,
        "told_at": NOW,
        "kind": "complaint",
        "about": "worker",
        "words": WORDS,
        "way": "none",
        "acknowledge_by_date": NOW.date(),
        "answer_by_date": NOW.date(),
    }
    with acting_as(by, now=NOW):
        Complaint(**given).save(force_insert=True)
        assert not Complaint.objects.exists()
        with pytest.raises(DatabaseError), transaction.atomic():
            Complaint(**{**given, **wrong[forged]}).save(force_insert=True)


def test_a_worker_can_forge_none_as_if_it_came_from_outside(cast: Cast) -> None:
    forged = Complaint(
        controller=cast.own, handled_by=cast.own, about_agency=cast.beside, told_at=NOW, way="none",
        kind="complaint", about="worker", words=WORDS, acknowledge_by_date=NOW.date(),
        answer_by_date=NOW.date(),
    )  # fmt: skip
    with pytest.raises(DatabaseError, match="row-level security"), acting(cast.lead):
        forged.save(force_insert=True)


def test_an_instance_without_the_keys_says_so(settings: Any) -> None:
    settings.KEY_RINGS = {}
    assert Client().get(URL).status_code == 503
