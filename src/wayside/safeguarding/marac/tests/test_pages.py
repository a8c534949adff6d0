"""The pages of a MARAC: referring, the agenda, the meeting on one screen, research and answers."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from wayside.partners.tests import factories as partners
from wayside.safeguarding.marac.forms import seal_of
from wayside.safeguarding.marac.tests.cast import SAID, Cast
from wayside.safeguarding.models import AgendaItem, MaracAction, MaracCase, MaracMeeting
from wayside.safeguarding.models.meetings import MINUTES
from wayside.support.tests.factories import NOW, acting

pytestmark = pytest.mark.django_db
HOME = "/safeguarding/marac/"


@pytest.fixture
def cast(settings: Settings) -> Cast:
    settings.WAYSIDE_TODAY = NOW.date() + timedelta(days=1)
    return Cast()


def refer(cast: Cast, client: Client) -> MaracCase:
    """From the record, with a basis after a first try without one."""
    partners.sign_in(client, cast.ana)
    base = f"/safeguarding/people/{cast.rosie.id}/marac/"
    assert "Not referred to a MARAC" in client.get(base).content.decode()
    assert "Which criteria are met" in client.get(f"{base}refer/").content.decode()
    noted = ("minoritised", "lgbt", "disabled", "male", "victim_16_17", "harmer_under_18")
    sent = {
        "victim_name": "Rosie Harbour",
        "victim_born": "1990-05",
        "criteria": ["visible"],
        "account": "He strangled her.",
        "told": "not_told",
        "basis": "consent",
        "how": "spoken",
        "children": "2",
        "harmer1": "Dan Quay",
        "form_id": str(uuid4()),
        **dict.fromkeys(noted, "unknown"),
    }
    refused = client.post(f"{base}refer/", sent).content.decode()
    assert "Consent is the basis" in refused
    assert "He strangled her." in refused
    right = {
        "basis": "vital_interests",
        "told_words": "He reads her telephone.",
        "necessity": "Her life is at risk.",
        "proportionality": "Only this is told.",
        "is_urgent": "on",
    }
    assert client.post(f"{base}refer/", {**sent, **right}).status_code == 302
    page = client.get(base).content.decode()
    assert "Only this is told." in page
    assert "Open in an emergency, waits to be confirmed" in page
    with acting(cast.mara, now=cast.now):
        return MaracCase.objects.get()


def test_from_the_record_to_the_last_answer(cast: Cast, client: Client) -> None:
    case = refer(cast, client)
    partners.sign_in(client, cast.mara)
    assert "Look at 1 new referral" in client.get("/").content.decode()
    assert "Rosie Harbour" in client.get(HOME).content.decode()
    client.post(f"{HOME}cases/{case.id}/move/", {"verb": "accept", "version": "1"})
    plan = {
        "day": "20/7/2018",
        "time": "09:30",
        "place": "Town hall",
        "research_by": "18/7/2018",
        "form_id": str(uuid4()),
    }
    assert client.post(f"{HOME}meetings/plan/", plan).status_code == 302
    with acting(cast.mara, now=cast.now):
        meeting = MaracMeeting.objects.get()
    url = f"{HOME}meetings/{meeting.id}/"
    client.post(f"{url}add/{case.id}/")
    with acting(cast.mara, now=cast.now):
        item = AgendaItem.objects.get()
    for verb in ("up", "down"):
        client.post(f"{HOME}agenda/{item.id}/order/", {"verb": verb})
    partners.sign_in(client, cast.remi)
    assert client.get(url).status_code == 404
    assert "Rosie" not in client.get(HOME).content.decode()
    partners.sign_in(client, cast.mara)
    assert "Circulate the agenda" in client.get(url).content.decode()
    client.post(f"{url}move/", {"verb": "circulate", "version": "1"})
    research(cast, client, item, url)
    partners.sign_in(client, cast.mara)
    client.post(f"{url}move/", {"verb": "begin", "version": "2"})
    meets(cast, client, item)
    partners.sign_in(client, cast.remi)
    with acting(cast.mara, now=cast.now):
        action = MaracAction.objects.get()
    assert "Rings her." in client.get(f"{HOME}actions/").content.decode()
    assert "1 open action" in client.get("/").content.decode()
    answer = {"answer": "Rung on Monday.", "version": "1"}
    assert client.post(f"{HOME}actions/{action.id}/", answer).status_code == 302
    for gone in (f"cases/{case.id}/", f"agenda/{item.id}/", f"actions/{action.id}/"):
        assert client.get(f"{HOME}{gone}").status_code == 404
    assert "Rosie" not in client.get(url).content.decode()
    partners.sign_in(client, cast.mara)
    assert "Rung on Monday." in client.get(f"{HOME}cases/{case.id}/").content.decode()


def research(cast: Cast, client: Client, item: AgendaItem, url: str) -> None:
    """A representative writes the own agency's part."""
    partners.sign_in(client, cast.remi)
    assert "research for 1 case" in client.get("/").content.decode()
    assert "Rosie Harbour" in client.get(url).content.decode()
    page = f"{HOME}agenda/{item.id}/research/"
    assert "Yours alone until" in client.get(page).content.decode()
    assert "knows nothing" in client.post(page, {"version": "0"}).content.decode()
    sent = {"known": "Seen twice in May.", "is_ready": "on", "version": "0"}
    assert client.post(page, sent).status_code == 302
    assert "Somebody else has changed" in client.post(page, sent).content.decode()


def meets(cast: Cast, client: Client, item: AgendaItem) -> None:
    """The meeting on one screen: an action, minutes, heard."""
    screen = f"{HOME}agenda/{item.id}/"
    page = client.get(screen).content.decode()
    for words in ("Agenda", "Seen twice in May.", "Add the action", "Heard: save and next case"):
        assert words in page
    nothing = {"version": "1", "seen": seal_of(dict.fromkeys(MINUTES, "")), "verb": "act"}
    wrong = {**nothing, "agency": str(cast.health.id), "words": "", "form_id": str(uuid4())}
    assert client.post(f"{screen}minutes/", wrong).status_code == 200
    right = {**wrong, "words": "Rings her.", "due_date": "27/7/2018", "risks": "He has a key."}
    for _twice in range(2):
        assert client.post(f"{screen}minutes/", right)["Location"] == f"{screen}#actions"
        right["risks"] = ""  # and sent again as it was before the minutes were written
    page = client.get(screen).content.decode()
    assert (page.count("Rings her."), "He has a key." in page) == (2, True)
    minutes = {"minutes": "Locks are changed.", "version": "2", "verb": "heard"}
    bad = client.post(f"{screen}minutes/", {**minutes, "words": "Half an action"})
    assert "Half an action" in bad.content.decode()
    assert client.post(f"{screen}minutes/", minutes)["Location"].startswith(f"{HOME}meetings/")
    assert "Locks are changed." in client.get(screen).content.decode()


def test_a_coordinator_sets_up_seats_and_writes_down_referrals(cast: Cast, client: Client) -> None:
    partners.sign_in(client, cast.mara)
    seat = {"chosen": str(cast.stu.agency_id), "form_id": str(uuid4())}
    assert client.post(f"{HOME}seats/", seat).status_code == 302
    assert cast.stu.agency.name in client.get(HOME).content.decode()
    assert client.get(f"{HOME}receive/").status_code == 200
    again = client.post(f"{HOME}receive/", {"form_id": str(uuid4())}).content.decode()
    assert "Choose an agency, or write its name" in again


def test_a_repeat_is_confirmed_on_the_case_page(cast: Cast, client: Client) -> None:
    first, second = cast.refers(), cast.refers()
    partners.sign_in(client, cast.mara)
    page = f"{HOME}cases/{second.id}/"
    assert "This may be a repeat" in client.get(page).content.decode()
    client.post(f"{page}repeat/", {"of": str(first.id), "version": "1"})
    text = client.get(page).content.decode()
    assert "This may be a repeat" not in text
    assert "Repeat" in text
    unknown = client.post(f"{page}repeat/", {"of": str(uuid4()), "version": "2"})
    assert unknown.status_code == 404


def test_without_a_seat_nothing_is_shown_and_nothing_can_be_referred(
    cast: Cast, client: Client
) -> None:
    partners.sign_in(client, cast.stu)
    assert "no seat" in client.get(HOME).content.decode()
    case, item, meeting = cast.under_way()
    for url in (f"cases/{case.id}/", f"agenda/{item.id}/", f"meetings/{meeting.id}/"):
        assert client.get(f"{HOME}{url}").status_code == 404


def test_the_screens_of_a_meeting_ask_no_more_for_forty_cases(
    cast: Cast, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    _case, item, meeting = cast.under_way()
    partners.sign_in(client, cast.mara)
    pages = (HOME, f"{HOME}meetings/{meeting.id}/", f"{HOME}agenda/{item.id}/")

    def asked() -> list[int]:
        counts = []
        for page in pages:
            with django_assert_max_num_queries(40) as asking:
                assert client.get(page).status_code == 200
            counts.append(len(asking))
        return counts

    asked()
    few = asked()
    for number in range(39):
        other = cast.refers(replace(SAID, victim_name=f"Robin {number}"))
        cast.lists(meeting, cast.steps(other, "accept"))
    assert asked() == few
    assert "Robin 38" in client.get(pages[2]).content.decode()
