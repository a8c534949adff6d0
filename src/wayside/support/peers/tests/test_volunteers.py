"""Volunteers: checked, judged together; a record stays closed to them."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import ProgrammingError, connection
from django.test import Client

from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import ENFORCEMENT_ROLES, NEUTRAL_ROLES, Role
from wayside.partners.tests import factories as partners
from wayside.people.actions import NotOpenError
from wayside.support.models import PeerMatch, PeerRecord, Volunteer
from wayside.support.peers import actions, queries, rules
from wayside.support.peers.tests.cast import TODAY, Cast, labels
from wayside.support.peers.vocabulary import CheckKind, VolunteerState
from wayside.support.tests.factories import NOW, acting
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db


def test_nobody_is_taken_on_without_every_check(cast: Cast) -> None:
    held = cast.moves(cast.applies(), "check")
    with pytest.raises(NotNow, match="DBS"):
        cast.moves(held, "take_on")
    cast.checked(held)
    assert cast.moves(held, "take_on").state == VolunteerState.READY


def test_a_peer_supporter_is_judged_by_two_people_and_not_yet_counts_last(cast: Cast) -> None:
    held = cast.applies("Kay", cast.kasia)
    cast.checked(held)
    held = cast.moves(held, "check")
    cast.judges(held, cast.lead)
    cast.judges(held, cast.lead)
    with pytest.raises(NotNow, match="Two people"):
        cast.moves(held, "take_on")
    cast.judges(held, cast.bea)
    cast.do(
        cast.bea, actions.judge_readiness, volunteer=held, is_ready=False, words="",
        now=NOW + timedelta(hours=1),
    )  # fmt: skip
    with pytest.raises(NotNow, match="Two people"):
        cast.do(
            cast.lead, actions.move_volunteer, volunteer=held, verb="take_on",
            expected_version=held.version, now=NOW + timedelta(hours=2),
        )  # fmt: skip


def test_who_runs_volunteering_never_sees_the_record_unless_they_agree(cast: Cast) -> None:
    held = cast.peer()
    with acting(cast.lead):
        assert not PeerRecord.objects.exists()
    with acting(cast.bea):
        record = PeerRecord.objects.get()
    cast.do(cast.bea, actions.let_know, record=record, agreed=True, expected_version=1)
    with acting(cast.lead):
        assert queries.record_known(held) == record
        with pytest.raises(NotOpenError):
            actions.open_volunteering(person=cast.kasia, by=partners.actor_of(cast.lead), now=NOW)
    cast.do(cast.bea, actions.let_know, record=record, agreed=False, expected_version=2)
    with acting(cast.lead):
        assert not PeerRecord.objects.exists()
    with acting(cast.other):
        assert not Volunteer.objects.exists()


def test_a_caseworker_sees_ready_volunteers_and_runs_nothing(cast: Cast) -> None:
    waiting, ready = cast.applies("Una"), cast.ready()
    with acting(cast.ana):
        assert [each.name for each in queries.volunteers()] == ["Tam"]
        opened = actions.open_volunteer(
            volunteer_id=ready.id, by=partners.actor_of(cast.ana), now=NOW
        )
        assert (opened.runs, opened.talks, opened.matches) == (False, (), ())
    with pytest.raises(NotAllowed):
        cast.do(
            cast.ana, actions.move_volunteer, volunteer=waiting, verb="check", expected_version=1
        )
    with pytest.raises(NotOpenError):
        cast.do(cast.ana, actions.note_talk, volunteer=ready, held=TODAY, next_date=TODAY, words="")


@pytest.mark.parametrize("role", sorted(ENFORCEMENT_ROLES | NEUTRAL_ROLES))
def test_no_other_side_enters_a_table_of_it(cast: Cast, role: Role) -> None:
    member = partners.member(role, area=cast.area, agency=cast.charity)
    for table in ("volunteer", "volunteercheck", "readiness", "peerrecord", "peermatch"):
        with pytest.raises(ProgrammingError), acting(member), connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM support.support_{table}")


def test_talks_in_supervision_are_due(cast: Cast) -> None:
    held = cast.ready()
    assert "A talk with a volunteer is due" in labels(cast.lead)
    cast.do(
        cast.lead, actions.note_talk, volunteer=held, held=TODAY,
        next_date=TODAY + timedelta(days=30), words="Going well.",
    )  # fmt: skip
    assert "A talk with a volunteer is due" not in labels(cast.lead)
    assert "A talk with a volunteer is due" in labels(cast.lead, NOW + timedelta(days=30))


def test_what_has_expired_is_missing_and_what_lasts_is_not() -> None:
    checks = dict.fromkeys(CheckKind, TODAY)
    assert not rules.missing(checks, today=TODAY)
    assert rules.missing(checks, today=TODAY + timedelta(days=1)) == tuple(CheckKind)
    assert not rules.missing(dict.fromkeys(CheckKind), today=TODAY + timedelta(days=9999))


def test_the_pages_lead_from_an_application_to_going_along(
    cast: Cast, client: Client, settings: Any
) -> None:
    settings.WAYSIDE_TODAY = TODAY
    partners.sign_in(client, cast.lead)
    sent = {"name": "Tam", "supervisor": str(cast.lead.id), "form_id": str(uuid4())}
    assert client.post("/support/volunteers/add/", sent).status_code == 302
    with acting(cast.lead):
        one = f"/support/volunteers/{Volunteer.objects.get().id}/"
    client.post(f"{one}move/", {"verb": "check", "version": "1"})
    for kind in CheckKind:
        client.post(f"{one}checks/add/", {"kind": kind.value, "done": "1/7/2018"})
    client.post(f"{one}move/", {"verb": "take_on", "version": "2"})
    assert "Ready" in client.get("/support/volunteers/").content.decode()
    client.post(f"{one}talks/add/", {"held": "1/7/2018", "next_date": "1/8/2018", "words": "Well."})
    assert "Well." in client.get(one).content.decode()
    partners.sign_in(client, cast.ana)
    base = f"/support/people/{cast.rosie.id}/volunteers/"
    with acting(cast.ana):
        match = {"volunteer": str(Volunteer.objects.get().id), "called": "Rose", "agreed": "on"}
    assert client.post(f"{base}propose/", match).status_code == 302
    with acting(cast.ana):
        held = PeerMatch.objects.get()
    partners.sign_in(client, cast.lead)
    assert "Rose" in client.get(one).content.decode()
    client.post(f"{one}matches/{held.id}/", {"verb": "agree", "version": "1"})
    partners.sign_in(client, cast.ana)
    client.post(f"{base}matches/{held.id}/", {"verb": "start", "version": "2"})
    assert "Goes on" in client.get(base).content.decode()
    own = {"name": "Rose", "supervisor": str(cast.lead.id), "form_id": str(uuid4())}
    assert client.post(f"{base}apply/", own).status_code == 302
    assert "do not know" in client.get(base).content.decode()
    client.post(f"{base}known/", {"agreed": "yes", "version": "1"})
    assert "They take that back" in client.get(base).content.decode()
