"""Who may do each thing to a week, and who may not."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from django.db import transaction

from wayside.access.actor import ANONYMOUS, Actor
from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role
from wayside.partners.models import Area
from wayside.partners.tests import factories as partners
from wayside.patrols import actions
from wayside.patrols.models import Comment, Decision
from wayside.patrols.tests import factories
from wayside.patrols.tests.factories import ISO, NOW
from wayside.patrols.vocabulary import (
    AUDIT_SENTENCES,
    Style,
    Verb,
    WeekState,
)

pytestmark = pytest.mark.django_db


def _every_change(area: Area, by: Actor) -> dict[str, Callable[[], object]]:
    """Each planning action, ready to be tried by somebody."""
    planner = factories.coordinator(area)
    week = factories.proposed(area, by=planner)
    patrol = factories.first_patrol(week)
    place = factories.places(patrol)[0]
    said = actions.comment(week=week, text="Well chosen.", by=planner, now=NOW)
    assert said
    given: dict[str, Any] = {"by": by, "now": NOW}
    named: dict[str, Any] = {"label": "A", "reason": "B", "style": Style.VISIBLE}
    hours: dict[str, Any] = {"day": date(2018, 7, 12), "start": time(20), "end": time(23)}
    return {
        "start_week": lambda: actions.start_week(area=area, iso=ISO.next, **given),
        "rank_again": lambda: actions.rank_again(week=week, **given),
        "propose": lambda: actions.propose(week=week, **given),
        "plan_week": lambda: actions.plan_week(week=week, **given),
        "close_week": lambda: actions.close_week(week=week, **given),
        "reopen_week": lambda: actions.reopen_week(week=week, reason="R", **given),
        "add_patrol": lambda: actions.add_patrol(week=week, **hours, **given),
        "change_patrol": lambda: actions.change_patrol(
            patrol=patrol, expected_version=1, **hours, **given
        ),
        "cancel_patrol": lambda: actions.cancel_patrol(patrol=patrol, reason="R", **given),
        "reinstate_patrol": lambda: actions.reinstate_patrol(patrol=patrol, **given),
        "shuffle": lambda: actions.shuffle(patrol=patrol, **given),
        "add_suggested": lambda: actions.add_suggested(
            patrol=patrol, keys=["s9"], style=Style.VISIBLE, **given
        ),
        "add_place": lambda: actions.add_place(
            patrol=patrol, longitude=-0.1, latitude=51.45, **named, **given
        ),
        "change_place": lambda: actions.change_place(
            place=place, expected_version=1, **named, **given
        ),
        "move_place": lambda: actions.move_place(
            place=place, up=False, expected_version=1, **given
        ),
        "remove_place": lambda: actions.remove_place(place=place, **given),
        "restore_place": lambda: actions.restore_place(place=place, **given),
        "answer_comment": lambda: actions.answer_comment(
            comment=said, answer="A", expected_version=1, **given
        ),
    }


def _nobody(_area: Area) -> Actor:
    return ANONYMOUS


def _coordinator_elsewhere(_area: Area) -> Actor:
    return factories.coordinator(factories.borough()[0])


def _with_role(role: Role) -> Callable[[Area], Actor]:
    return lambda area: partners.actor_of(factories.member(area, role))


PLANNERS = {Role.COORDINATOR, Role.DEPUTY_COORDINATOR}

OUTSIDERS = {
    "nobody": _nobody,
    "coordinator of another area": _coordinator_elsewhere,
    **{role.value: _with_role(role) for role in Role if role not in PLANNERS},
}


@pytest.mark.parametrize("who", OUTSIDERS)
def test_nobody_plans_but_the_areas_coordinators(who: str) -> None:
    area, _ward = factories.borough()
    attempts = _every_change(area, OUTSIDERS[who](area))
    decisions = Decision.objects.count()
    for attempt in attempts.values():
        with pytest.raises(NotAllowed), transaction.atomic():
            attempt()
    assert Decision.objects.count() == decisions


def test_the_deputy_can_do_all_that_the_coordinator_can() -> None:
    area, _ward = factories.borough()
    deputy = factories.coordinator(area, role=Role.DEPUTY_COORDINATOR)
    week = factories.proposed(area, by=deputy)
    actions.plan_week(week=week, by=deputy, now=NOW)
    assert factories.fresh(week).state == WeekState.PLANNED


def test_a_ward_sergeant_comments_on_the_wards_places_only() -> None:
    area, ward = factories.borough()
    week = factories.proposed(area)
    sergeant = partners.actor_of(factories.member(ward, Role.WARD_SERGEANT))
    chosen = [p for patrol in week.patrols.all() for p in factories.places(patrol)]
    inside = next(place for place in chosen if place.ward_id == ward.id)
    outside = next(place for place in chosen if place.ward_id is None)
    actions.comment(week=week, place=inside, text="Yes.", by=sergeant, now=NOW)
    for about in (outside, None):
        with pytest.raises(NotAllowed):
            actions.comment(week=week, place=about, text="No.", by=sergeant, now=NOW)
    assert Comment.objects.count() == 1


def test_every_verb_has_its_sentence_in_the_trail() -> None:
    assert {f"patrols.{verb}" for verb in Verb} <= set(AUDIT_SENTENCES)
