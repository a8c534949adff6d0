"""How many people of each duty a patrol needs."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.patrols.models import Patrol, Post
from wayside.patrols.rules.machines import BEFORE_GOING_OUT
from wayside.patrols.staffing import rules
from wayside.patrols.staffing.actions import steps
from wayside.patrols.staffing.permissions import PLAN_ROSTER
from wayside.patrols.staffing.queries import locked_area
from wayside.patrols.vocabulary import Duty
from wayside.web.states import NotNow


@transaction.atomic
def set_wanted(
    *, patrol: Patrol, wanted: Mapping[Duty, int], by: Actor, now: datetime
) -> tuple[Post, ...]:
    """Say how many people a patrol needs for each of these duties; partners' posts belong to an
    engagement. People who were told already keep their places until the roster is re-planned.

    Raises:
        NotNow: a partner's post was asked for, a number makes no sense, or it has gone out.
    """
    require(by, PLAN_ROSTER, area_id=patrol.week.area_id)
    rules.check_wanted(wanted)
    locked_area(patrol.week.area)
    if Patrol.objects.get(id=patrol.id).state not in BEFORE_GOING_OUT:
        raise NotNow(_("The patrol has gone out or is cancelled."))
    return tuple(_set(patrol, duty, count, by, now) for duty, count in wanted.items())


def _set(patrol: Patrol, duty: Duty, count: int, by: Actor, now: datetime) -> Post:
    post, is_new = Post.objects.get_or_create(
        patrol=patrol,
        duty=duty,
        defaults={"wanted": count, "created_at": now, "updated_at": now},
    )
    if is_new or post.wanted != count:
        if not is_new:
            steps.count_up(post, now, wanted=count)
        steps.note(post, "patrols.set_wanted", by, now, ("duty", "wanted"))
    return post
