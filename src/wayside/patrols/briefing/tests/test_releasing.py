"""The briefing is released once all is there, and called back with the reason."""

from datetime import timedelta

import pytest

from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role
from wayside.notices.models import Notice
from wayside.partners.tests import factories as partners
from wayside.patrols.briefing import actions, queries
from wayside.patrols.briefing.rules import NotOpen
from wayside.patrols.models import Briefing, Patrol
from wayside.patrols.risk.tests import factories
from wayside.patrols.tests import factories as patrols
from wayside.patrols.tests.factories import NOW
from wayside.patrols.vocabulary import Duty, PatrolState, PostingState
from wayside.web.states import NotNow
from wayside.workforce.models import RosterRules

pytestmark = pytest.mark.django_db
STAMPS = {"created_at": NOW, "updated_at": NOW}


def test_it_is_released_once_everything_is_there_and_the_crew_is_told(patrol: Patrol) -> None:
    briefed = factories.briefed(patrol)
    assert briefed.state == PatrolState.BRIEFED
    released = Briefing.objects.get()
    assert released.closes_at == patrol.ends_at + timedelta(hours=12)
    told = Notice.objects.filter(subject__startswith="Your briefing")
    assert told.count() == patrol.postings.count()


def test_an_empty_post_needs_a_reason(patrol: Patrol) -> None:
    patrol.postings.filter(duty=Duty.LOCAL).update(state=PostingState.WITHDRAWN)
    by = patrols.coordinator(patrol.week.area)
    with pytest.raises(NotNow, match="Local officer of the ward: 1 missing"):
        factories.briefed(patrol, by=by)
    actions.brief(patrol=patrol, by=by, now=NOW, empty_posts_because="On court.")
    assert Briefing.objects.get().empty_posts_because == "On court."


def test_plain_clothes_must_be_confirmed(patrol: Patrol) -> None:
    factories.approved(patrol)
    by = patrols.coordinator(patrol.week.area)
    with pytest.raises(NotNow, match="plain clothes"):
        actions.brief(patrol=patrol, by=by, now=NOW)


@pytest.mark.parametrize("role", [Role.WARD_SERGEANT, Role.PATROL_OFFICER, Role.PARTNER_WORKER])
def test_only_a_coordinator_releases_and_calls_back(patrol: Patrol, role: Role) -> None:
    factories.briefed(patrol)
    by = partners.actor_of(patrols.member(patrol.week.area, role))
    with pytest.raises(NotAllowed):
        actions.call_back(patrol=patrol, reason="Why not", by=by, now=NOW)
    with pytest.raises(NotAllowed):
        actions.brief(patrol=patrol, by=by, now=NOW)


def test_a_briefing_that_is_called_back_opens_to_nobody(patrol: Patrol) -> None:
    briefed, by = factories.briefed(patrol), factories.on_patrol(patrol)
    actions.open_briefing(patrol=briefed, by=by, now=NOW)
    actions.call_back(
        patrol=briefed, reason="Rain", by=patrols.coordinator(patrol.week.area), now=NOW
    )
    with pytest.raises(NotOpen, match="not released"):
        actions.open_briefing(patrol=factories.again(patrol), by=by, now=NOW)


def test_readiness_counts_only_who_still_has_their_place(patrol: Patrol) -> None:
    patrol.postings.filter(duty=Duty.TRAINED).update(state=PostingState.WITHDRAWN)
    ready = queries.readiness(patrol, now=NOW)
    assert ready.empty == ((Duty.TRAINED, 2),)


def test_readiness_counts_as_many_trained_officers_as_the_area_wants(patrol: Patrol) -> None:
    assert queries.readiness(patrol, now=NOW).empty == ()
    RosterRules.objects.create(area=patrol.week.area, trained_wanted=4, **STAMPS)
    assert queries.readiness(patrol, now=NOW).empty == ((Duty.TRAINED, 2),)
