"""Matches: by two consents, never beside somebody to be avoided."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from wayside.audit.models import Event
from wayside.partners.tests import factories as partners
from wayside.people.actions import NotOpenError
from wayside.people.relations.tests.factories import relation
from wayside.sharing.actions import lock_out
from wayside.support import actions as support
from wayside.support.actions import Assessed
from wayside.support.models import PeerMatch, Volunteer
from wayside.support.peers import actions
from wayside.support.peers.actions import Application
from wayside.support.peers.tests.cast import TODAY, Cast, labels
from wayside.support.peers.vocabulary import CheckKind, MatchState
from wayside.support.tests.factories import NOW, acting
from wayside.support.vocabulary import Level, NeedKind
from wayside.web.collisions import Collision
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db


def test_nobody_goes_along_while_a_need_of_their_own_is_urgent(cast: Cast) -> None:
    held = cast.peer()
    assessed = {NeedKind.SAFETY: Assessed(Level.URGENT)}
    cast.do(cast.bea, support.assess_needs, person=cast.kasia, assessed=assessed)
    assert cast.proposes(held) is None
    assert Event.objects.filter(action="support.bar_match").count() == 1
    later = NOW + timedelta(hours=1)
    assessed = {NeedKind.SAFETY: Assessed(Level.SOME)}
    cast.do(cast.bea, support.assess_needs, person=cast.kasia, assessed=assessed, now=later)
    assert cast.proposes(held)


def test_both_agree_before_it_begins_and_either_may_end_it(cast: Cast) -> None:
    match = cast.proposes(cast.ready())
    assert match
    assert "Ask whether they go along with Rose" in labels(cast.lead)
    with pytest.raises(NotNow):
        cast.notes(match, "start", cast.ana)
    with pytest.raises(NotNow, match="asks the volunteer"):
        cast.notes(match, "agree", cast.ana)
    agreed = cast.notes(match, "agree", cast.lead)
    assert agreed
    assert "Both agree: bring the volunteer together with them" in labels(cast.ana)
    with pytest.raises(NotOpenError):
        cast.notes(agreed, "start", cast.lead)
    begun = cast.notes(agreed, "start", cast.ana)
    assert begun
    with pytest.raises(Collision):
        cast.do(cast.lead, actions.move_match, match=begun, verb="end", expected_version=1)
    ended = cast.notes(begun, "end", cast.lead)
    assert ended
    assert ended.state == MatchState.ENDED


def test_an_expired_check_is_due_and_bars_from_a_match(cast: Cast) -> None:
    held = cast.applies()
    cast.checked(held, done=TODAY - timedelta(days=3 * 365 - 10))
    with pytest.raises(NotNow, match="safeguarding"):
        cast.moves(held, "check", "take_on")
    cast.do(
        cast.lead, actions.note_check, volunteer=held, kind=CheckKind.SAFEGUARDING, done=TODAY,
        until=None,
    )  # fmt: skip
    with acting(cast.lead):
        now = Volunteer.objects.get()
    cast.moves(now, "take_on")
    assert "Renew a check" in labels(cast.lead)
    assert "A check has expired: cannot be matched" in labels(cast.lead, NOW + timedelta(days=30))
    later = NOW + timedelta(days=30)
    with pytest.raises(NotNow, match="DBS"), acting(cast.ana, now=later):
        actions.propose_match(
            person=cast.rosie, volunteer=Volunteer.objects.get(), called="R",
            by=partners.actor_of(cast.ana), now=later,
        )  # fmt: skip


def test_a_volunteer_whom_they_must_not_meet_is_not_matched(cast: Cast) -> None:
    relation(cast.ana, cast.rosie, "Tam")
    assert cast.proposes(cast.ready("Tam")) is None
    assert cast.proposes(cast.ready("Una"))


def test_a_peer_supporter_with_somebody_to_avoid_is_not_matched(cast: Cast) -> None:
    relation(cast.bea, cast.kasia, "Rosie")
    assert cast.proposes(cast.peer()) is None


def test_a_conflict_lock_of_the_supervisor_bars_and_hides_the_match(cast: Cast) -> None:
    first = cast.proposes(cast.ready("Tam"))
    assert first
    cast.do(cast.ana, lock_out, subject=cast.rosie.subject, person=cast.lead.person)
    assert cast.proposes(cast.ready("Una")) is None
    with acting(cast.lead):
        assert not PeerMatch.objects.exists()


def test_a_double_click_is_one_and_no_family_name_is_told(cast: Cast) -> None:
    held = cast.ready()
    with pytest.raises(NotNow, match="No family name"):
        cast.proposes(held, "Rosie Lantern")
    assert cast.proposes(held)
    with pytest.raises(NotNow, match="already"):
        cast.proposes(held)
    form_id = uuid4()
    given: dict[str, Any] = {
        "application": Application("Una", cast.lead),
        "form_id": form_id,
    }
    first = cast.do(cast.lead, actions.take_application, **given)
    assert cast.do(cast.lead, actions.take_application, **given).id == first.id
