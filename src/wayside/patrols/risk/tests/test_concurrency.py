"""Two people act on one night at one moment, in transactions that really commit."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from wayside.access.vocabulary import Role
from wayside.partners.models import Area
from wayside.patrols.models import Decision, Patrol
from wayside.patrols.parts.actions import move_patrol
from wayside.patrols.parts.vocabulary import DisruptionKind
from wayside.patrols.risk import actions
from wayside.patrols.risk.tests import factories
from wayside.patrols.risk.vocabulary import AssessmentState
from wayside.patrols.tests import factories as patrols
from wayside.patrols.tests.factories import NOW
from wayside.patrols.tests.test_concurrency import at_once
from wayside.patrols.vocabulary import Verb
from wayside.web.collisions import Collision
from wayside.web.states import NotNow

pytestmark = pytest.mark.usefixtures("transactional_db")
SATURDAY, NEXT_FRIDAY = date(2018, 7, 14), date(2018, 7, 20)


def planned() -> tuple[Area, Patrol]:
    area, _ward = patrols.borough()
    return area, factories.planned(area)


def test_of_two_who_approve_at_once_one_does_and_the_other_is_told() -> None:
    area, patrol = planned()
    waiting = factories.submitted(patrol)
    approvers = [factories.sergeant(area), factories.sergeant(area)]
    results = at_once(
        *(
            lambda by=by: actions.approve(
                assessment=waiting,
                by=by,
                now=NOW,
                expected_version=waiting.version,
                token=uuid4(),
            )
            for by in approvers
        )
    )
    assert sum(isinstance(each, Collision) for each in results) == 1
    kept = factories.current(patrol)
    assert kept.state == AssessmentState.APPROVED
    assert kept.version == waiting.version + 1
    (told,) = Decision.objects.filter(verb=Verb.APPROVE_RISK)
    assert told.made_by_id == kept.approved_by_id


@pytest.mark.parametrize("day", [SATURDAY, NEXT_FRIDAY])
def test_what_is_approved_while_the_patrol_is_moved_does_not_stand_for_the_other_night(
    day: date,
) -> None:
    area, patrol = planned()
    lead = patrols.coordinator(area, role=Role.COORDINATOR)
    waiting = factories.submitted(patrol, by=lead)
    approver = factories.sergeant(area)
    approved, moved = at_once(
        lambda: actions.approve(
            assessment=waiting, by=approver, now=NOW, expected_version=waiting.version
        ),
        lambda: move_patrol(
            patrol=factories.again(patrol),
            day=day,
            kind=DisruptionKind.WEATHER,
            reason="Storm.",
            by=lead,
            now=NOW,
        ),
    )
    assert isinstance(moved, Patrol), moved
    assert not isinstance(approved, Exception) or isinstance(approved, Collision | NotNow)
    kept = factories.current(factories.again(patrol))
    assert kept.state in (AssessmentState.DRAFT, AssessmentState.SENT_BACK)
    assert factories.again(patrol).date == day
    assert factories.again(patrol).ends_at - patrol.ends_at == day - patrol.date + timedelta(0)
