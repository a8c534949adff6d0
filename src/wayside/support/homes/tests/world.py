"""One of everything that is kept of somebody's home."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people.models import Person
from wayside.people.tests.factories import acting
from wayside.support.homes.actions import (
    HomeStep,
    Moving,
    NotedRisk,
    Served,
    begin_home,
    let_keeper_see,
    move_home,
    note_risk,
    serve_notice,
)
from wayside.support.homes.vocabulary import HomeKind, NoticeKind, Risk, RiskLevel
from wayside.support.models import Home
from wayside.web.clock import day_of


def settled(by: Membership, person: Person, *, said: str, now: datetime) -> dict[str, Any]:
    """A home of the own agency, at risk and with a notice that waits for its review."""
    actor, day = partners.actor_of(by), day_of(now)
    moving = Moving(HomeKind.SUPPORTED, day, said, keeper_id=by.agency_id)
    with acting(by, now=now):
        begun = begin_home(person=person, moving=moving, form_id=uuid4(), by=actor, now=now)
        home = move_home(
            home=begun,
            step=HomeStep("move_in", day, said),
            expected_version=1,
            by=actor,
            now=now,
        )
        risk = note_risk(
            home=home,
            risk=NotedRisk(Risk.TAKEN_OVER, RiskLevel.SERIOUS, day, said),
            expected_version=home.version,
            by=actor,
            now=now,
        )
        home = Home.objects.get(id=home.id)
        kept = let_keeper_see(
            home=home, label="Room 4", expected_version=home.version, by=actor, now=now
        )
        notice = serve_notice(
            home=home,
            served=Served(NoticeKind.SECTION_8, day, sender=said),
            form_id=uuid4(),
            expected_version=home.version,
            by=actor,
            now=now,
        )
        review = notice.review
        review.plan = said
        review.save(update_fields=("plan",))
    return {
        "home_id": home.id,
        "home_risk_id": risk.id,
        "home_review_id": review.id,
        "kept_home_id": kept.id,
    }
