"""Works a roster out in the background, then says of each empty post why."""

from datetime import date, datetime
from uuid import UUID

from django.db import close_old_connections
from django.utils.translation import gettext as _
from procrastinate import JobContext
from procrastinate.contrib.django import app

from wayside.access.actor import Actor
from wayside.calculations.rostering import CannotHoldError, Duty, Gap
from wayside.partners.queries import areas_within
from wayside.patrols.models import Roster
from wayside.patrols.staffing.actions import explain_post, fail_roster, finish_roster
from wayside.patrols.staffing.permissions import PLAN_ROSTER
from wayside.patrols.staffing.queries import Standing, standing_of
from wayside.patrols.staffing.solving import explained, roster_of, solved
from wayside.patrols.staffing.vocabulary import RosterState
from wayside.web import clock

RETRIES = 2
POSTS_EXPLAINED = 30


@app.task(name="patrols.work_roster_out", retry=RETRIES, pass_context=True)
def work_out(context: JobContext, roster_id: str) -> None:
    """Work out one roster; a discarded or finished one is left alone. Whatever goes wrong for the
    last time is told to whoever asked, and the job fails, which raises the queue's alarm."""
    close_old_connections()
    try:
        work_roster_out(UUID(roster_id))
    except Exception:
        if context.job.attempts >= RETRIES:
            give_up(UUID(roster_id))
        raise
    finally:
        close_old_connections()


def defer_roster(roster: Roster) -> None:
    """Put the roster in the queue, in the transaction under way."""
    work_out.defer(roster_id=str(roster.id))


def give_up(roster_id: UUID) -> None:
    """Tell whoever asked for a roster that it did not work; nobody waits for it for ever."""
    roster = Roster.objects.select_related("area").filter(id=roster_id).first()
    if roster is not None:
        why = _(
            "Something went wrong while this roster was worked out, and trying again by itself "
            "did not help. Nothing is lost and nobody was told anything. Try again; if it fails "
            "again, tell whoever runs the service."
        )
        fail_roster(roster=roster, why=why, by=_planner(roster), now=clock.now())


def work_roster_out(roster_id: UUID, *, now: datetime | None = None) -> None:
    """Solve, keep the draft, then explain its empty posts one by one; as of now, or as of the
    moment that is given."""
    roster = Roster.objects.select_related("area").get(id=roster_id)
    by = _planner(roster)
    if roster.state == RosterState.WAITING:
        roster = _solve(roster, by, now)
    if roster.state == RosterState.DRAFT:
        _explain(roster, by, now)


def _planner(roster: Roster) -> Actor:
    areas = areas_within(roster.area_id)
    return Actor.service("plan-roster", permissions=(PLAN_ROSTER,), area_ids=areas)


def _standing(roster: Roster, by: Actor, today: date) -> Standing:
    return standing_of(
        roster.area,
        roster.from_date,
        roster.until_date,
        visible_to=by,
        today=today,
        lines=list(roster.lines.all()),
    )


def _solve(roster: Roster, by: Actor, now: datetime | None) -> Roster:
    today = _day(now)
    try:
        found = solved(_standing(roster, by, today), until=today)
    except CannotHoldError:
        why = _("The places that are locked break a rule between them. Unlock one and try again.")
        return fail_roster(roster=roster, why=why, by=by, now=now or clock.now())
    return finish_roster(roster=roster, found=found, by=by, now=now or clock.now())


def _explain(roster: Roster, by: Actor, now: datetime | None) -> None:
    """Each empty post that nobody has explained yet; what changed meanwhile is left alone."""
    standing = _standing(roster, by, _day(now))
    if standing.basis != roster.basis:
        return
    lines = roster_of(roster.lines.all())
    waiting = roster.empty_posts.filter(content={}).select_related("roster")
    for post in waiting[:POSTS_EXPLAINED]:
        gap = Gap(str(post.patrol_id), Duty(post.duty), post.missing)
        try:
            content = explained(standing, lines, gap)
        except (TimeoutError, ValueError) as unclear:
            content = {"unclear": str(unclear)}
        explain_post(post=post, content=content, by=by, now=now or clock.now())


def _day(now: datetime | None) -> date:
    return clock.day_of(now or clock.now())
