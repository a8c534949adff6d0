"""Handovers by a system: opened, taken up and dealt with; and by nobody whom they are not for."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from wayside.access.vocabulary import Role
from wayside.api.tests.factories import System, told, widened
from wayside.api.vocabulary import Scope
from wayside.audit.models import Event
from wayside.partners.tests import factories as partners
from wayside.people.tests.factories import acting
from wayside.sharing.handovers.vocabulary import HandoverKind
from wayside.sharing.models import Handover, HandoverReceipt
from wayside.support.models import Referral
from wayside.support.referrals.tests.factories import WORDS, Cast

ANSWER = {"answer": "Met them, and they are safe."}


def deadline() -> dict[str, str]:
    return {"deadline_at": (timezone.now() + timedelta(days=2)).isoformat()}


def known_to_the_officer(cast: Cast, held: Handover) -> str:
    with acting(cast.officer, now=cast.now):
        return HandoverReceipt.objects.get(id=held.receipt_id).standing


def test_a_system_lists_opens_takes_up_and_deals_with_a_handover(cast: Cast) -> None:
    held, system = cast.handed_to(cast.lead), System.of(cast.lead)
    listed = told(system.get("/handovers"))["items"]
    assert [each["id"] for each in listed] == [str(held.id)]
    assert WORDS not in str(listed)
    opened = told(system.get(f"/handovers/{held.id}"))
    assert [each["text"] for each in opened["versions"]] == [WORDS]
    assert known_to_the_officer(cast, held) == "received"
    taken = told(system.post(f"/handovers/{held.id}/take-ups", deadline()))
    assert (taken["state"], taken["referral_id"]) == ("taken_up", None)
    assert told(system.get("/handovers"))["items"][0]["yours"]
    assert known_to_the_officer(cast, held) == "taken_up"
    done = told(system.post(f"/handovers/{held.id}/answers", ANSWER))
    assert done["state"] == "answered"
    assert told(system.get("/handovers"))["items"] == []
    over = told(system.get("/handovers", over=True))["items"]
    assert [each["id"] for each in over] == [str(held.id)]
    noted = Event.objects.filter(record_id=held.id).values_list("action", flat=True)
    assert {"sharing.take_up_handover", "sharing.answer_handover"} <= set(noted)


def test_a_referral_that_is_taken_up_becomes_one_to_the_agency(cast: Cast) -> None:
    held = cast.handed_to(cast.ana, HandoverKind.REFERRAL)
    system = System.of(cast.ana, Scope.HANDOVERS_RECEIVE, Scope.REFERRALS_READ)
    system.get(f"/handovers/{held.id}")
    taken = told(system.post(f"/handovers/{held.id}/take-ups", deadline()))
    opened = told(system.get(f"/referrals/{taken['referral_id']}"))
    assert opened["content"]["text"] == WORDS


def test_a_number_is_never_sent_to_a_system(cast: Cast) -> None:
    number = "07700 900555"
    asked = {"way": "call", "reach": number, "hours": "In the morning", "words_to_leave": ""}
    told_besides = {"Where": number, "When is it safe?": "In the morning", "referral": asked}
    held = cast.handed_to(cast.ana, HandoverKind.REFERRAL, **told_besides)
    answer = System.of(cast.ana).get(f"/handovers/{held.id}")
    assert number not in answer.content.decode()
    lines = told(answer)["versions"][0]["lines"]
    assert lines == [{"question": "When is it safe?", "answer": "In the morning"}]
    assert not Event.objects.filter(record_id=held.id, action="sharing.show_reach").exists()


def test_nothing_is_taken_up_before_it_was_opened(cast: Cast) -> None:
    held, system = cast.handed_to(cast.ana), System.of(cast.ana)
    assert system.post(f"/handovers/{held.id}/take-ups", deadline()).status_code == 409


@pytest.mark.parametrize("at", ["2018-01-01T00:00:00Z", "0001-01-01T00:00:00+23:59"])
def test_a_deadline_that_is_over_is_refused(cast: Cast, at: str) -> None:
    held, system = cast.handed_to(cast.ana), System.of(cast.ana)
    system.get(f"/handovers/{held.id}")
    answer = system.post(f"/handovers/{held.id}/take-ups", {"deadline_at": at})
    assert answer.status_code == 409


def test_taken_up_twice_it_has_one_owner_and_one_referral(cast: Cast) -> None:
    held = cast.handed_to(cast.ana, HandoverKind.REFERRAL)
    first, second = System.of(cast.ana), System.of(cast.bea)
    path, key, body = f"/handovers/{held.id}/take-ups", uuid4().hex, deadline()
    first.get(f"/handovers/{held.id}")
    taken = first.post(path, body, key=key)
    assert first.post(path, body, key=key).content == taken.content
    assert first.post(path, body).status_code == 409
    assert second.post(path, body).status_code == 409
    with acting(cast.ana, now=timezone.now()):
        assert Handover.objects.get(id=held.id).owner_id == cast.ana.id
        assert Referral.objects.filter(handover=held).count() == 1


@pytest.mark.parametrize("who", ["other", "sam", "their_lead"])
def test_another_agencys_system_learns_no_more_of_it_than_of_nothing(cast: Cast, who: str) -> None:
    held, system = cast.handed_to(cast.ana), System.of(getattr(cast, who))
    assert told(system.get("/handovers"))["items"] == []
    for path, body in (("", None), ("/take-ups", deadline()), ("/answers", ANSWER)):
        here, nowhere = (
            system.get(f"/handovers/{number}")
            if body is None
            else system.post(f"/handovers/{number}{path}", body)
            for number in (held.id, uuid4())
        )
        assert (here.status_code, here.content) == (404, nowhere.content)
        assert WORDS not in here.content.decode()
    assert known_to_the_officer(cast, held) == "sent"


@pytest.mark.parametrize("role", [Role.PATROL_OFFICER, Role.COORDINATOR, Role.ADMINISTRATOR])
def test_a_widened_token_of_enforcement_opens_none(cast: Cast, role: Role) -> None:
    held = cast.handed_to(cast.ana)
    member = partners.member(role, area=cast.area, agency=cast.officer.agency)
    system = widened(member)
    asked: Any = [system.get("/handovers"), system.get(f"/handovers/{held.id}")]
    asked += [system.post(f"/handovers/{held.id}/take-ups", deadline())]
    asked += [system.post(f"/handovers/{held.id}/answers", ANSWER)]
    assert {each.status_code for each in asked} == {403}
    assert known_to_the_officer(cast, held) == "sent"


def test_a_token_made_for_something_else_is_refused_by_name(cast: Cast) -> None:
    held = cast.handed_to(cast.ana)
    answer = System.of(cast.ana, Scope.HANDOVERS_SEND).get(f"/handovers/{held.id}")
    assert answer.status_code == 403
    assert "handovers.receive" in told(answer)["detail"]
