"""Partner workers whom their agency named are on that engagement, and on nothing else."""

from datetime import time
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from wayside.audit.models import Event
from wayside.partners.tests import factories as partners
from wayside.patrols.models import Invitation, Posting, Roster
from wayside.patrols.parts import queries
from wayside.patrols.parts.actions import (
    accept_invitation,
    decline_invitation,
    withdraw_invitation,
)
from wayside.patrols.parts.tests import factories as parts
from wayside.patrols.parts.tests.factories import Town
from wayside.patrols.queries import crews
from wayside.patrols.risk.queries import current
from wayside.patrols.risk.tests import factories as risk
from wayside.patrols.staffing import rules
from wayside.patrols.staffing.presenters.drafts import draft_page
from wayside.patrols.staffing.queries import standing_of
from wayside.patrols.staffing.tests import factories
from wayside.patrols.staffing.vocabulary import RosterState
from wayside.patrols.tests.factories import NOW
from wayside.patrols.vocabulary import Duty, PostingState, SegmentKind
from wayside.web.states import NotNow
from wayside.workforce.models import Worker
from wayside.workforce.tests import factories as workforce

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    return parts.town()


@pytest.fixture
def ade(town: Town) -> Worker:
    return parts.pool_worker(town)


def accepted(town: Town, asked: Invitation, *workers: Worker) -> Invitation:
    return accept_invitation(
        invitation=asked,
        workers=[each.id for each in workers],
        others=("Somebody new",),
        by=partners.actor_of(town.worker),
        now=NOW,
        expected_version=Invitation.objects.get(id=asked.id).version,
    )


def live() -> list[Posting]:
    return list(Posting.objects.filter(state=PostingState.PUBLISHED))


def test_who_is_named_has_a_place_on_that_engagement(town: Town, ade: Worker) -> None:
    accepted(town, parts.invite(town), ade)
    (place,) = live()
    assert (place.worker, place.duty, place.segment) == (ade, Duty.PARTNER, town.soup)
    assert place.told_date == NOW.date()
    (member,) = crews([town.patrol])[town.patrol.id]
    assert (member.name, member.duty) == ("Ade Cole", Duty.PARTNER)
    assert Event.objects.filter(action="patrols.join_segment").count() == 1


def test_who_is_not_named_any_more_loses_the_place(town: Town, ade: Worker) -> None:
    asked = parts.invite(town)
    bea = parts.pool_worker(town, name="Bea Hall")
    accepted(town, asked, ade)
    accepted(town, asked, bea)
    assert [each.worker for each in live()] == [bea]


def test_a_declined_invitation_takes_its_people_off(town: Town, ade: Worker) -> None:
    asked = parts.invite(town)
    now_ = accepted(town, asked, ade)
    decline_invitation(
        invitation=now_,
        reason="Nobody is free.",
        by=partners.actor_of(town.worker),
        now=NOW,
        expected_version=now_.version,
    )
    assert live() == []
    assert Event.objects.filter(action="patrols.leave_segment").count() == 1


def test_a_withdrawn_invitation_takes_its_people_off(town: Town, ade: Worker) -> None:
    asked = parts.invite(town)
    accepted(town, asked, ade)
    fresh = queries.invitation_of(parts.fresh(town.patrol), asked.id)
    withdraw_invitation(invitation=fresh, reason="The hall is closed.", by=town.by, now=NOW)
    assert live() == []


def test_named_for_two_parts_one_keeps_the_place_on_the_other(town: Town, ade: Worker) -> None:
    walk = parts.add(
        town,
        SegmentKind.ENGAGEMENT,
        time(22, 0),
        time(23, 0),
        title="Outreach walk",
        meeting_point="Church hall, side door",
        meeting_time=time(21, 45),
    )
    first = parts.invite(town)
    second = parts.invite(town, segment=parts.current(walk))
    accepted(town, first, ade)
    accepted(town, second, ade)
    assert [each.segment for each in live()] == [town.soup]
    fresh = queries.invitation_of(parts.fresh(town.patrol), first.id)
    withdraw_invitation(invitation=fresh, reason="Closed.", by=town.by, now=NOW)
    assert [each.segment for each in live()] == [walk]


def test_a_new_partner_asks_for_a_new_look_at_the_risk(town: Town, ade: Worker) -> None:
    asked = parts.invite(town)
    approved = risk.approved(town.patrol)
    accepted(town, asked, ade)
    found = current(parts.fresh(town.patrol))
    assert found is not None
    assert found.id != approved.id
    assert "Ade Cole joins as a partner worker." in found.because


def test_a_roster_neither_moves_nor_counts_who_comes_by_invitation(town: Town, ade: Worker) -> None:
    accepted(town, parts.invite(town), ade)
    day = town.patrol.date
    standing = standing_of(town.area, day, day, visible_to=town.by, today=NOW.date())
    assert standing.postings == ()
    (mine,) = (each for each in standing.problem.people if each.id == str(ade.id))
    assert mine.nights_before[day].hours == 1


@pytest.mark.parametrize(
    ("segment", "worker"),
    [("enforcement", "partner"), ("patrol", "partner"), ("engagement", "officer")],
)
def test_anything_but_a_partner_on_an_engagement_is_refused(segment: str, worker: str) -> None:
    with pytest.raises(NotNow, match="engagement alone"):
        rules.check_can_join(segment, worker)
    rules.check_can_join("engagement", "partner")


def test_the_database_refuses_a_partner_on_any_other_part(town: Town, ade: Worker) -> None:
    patrol = town.patrol.segments.exclude(kind=SegmentKind.ENGAGEMENT)[0]
    officer = workforce.trained_worker(town.area)
    wrong: list[dict[str, Any]] = [
        {"who": ade, "duty": Duty.PARTNER, "segment": patrol},
        {"who": officer, "duty": Duty.PARTNER, "segment": town.soup},
        {"who": officer, "duty": Duty.TRAINED, "segment": town.soup},
        {"who": ade, "duty": Duty.TRAINED},
    ]
    for each in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            factories.posting(town.patrol, **each)
    assert live() == []


def test_a_draft_takes_nobody_off_who_comes_by_invitation(town: Town, ade: Worker) -> None:
    accepted(town, parts.invite(town), ade)
    (posting,) = Posting.objects.select_related("patrol", "worker__person")
    roster = Roster(state=RosterState.DRAFT, score=[], bounds=[])

    def changes() -> tuple[str, ...]:
        return draft_page(roster, lines=(), gaps=(), loads=(), published=(posting,)).changes

    assert changes() == ()
    posting.segment_id = None
    assert "is no longer on" in changes()[0]
