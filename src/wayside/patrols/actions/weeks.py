"""Starting a week, taking up its proposal, and moving it from state to state."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.partners.models import Area
from wayside.partners.queries import programme_of
from wayside.patrols import rules
from wayside.patrols.actions import steps
from wayside.patrols.actions.proposing import put_in
from wayside.patrols.actions.standing import standing_week
from wayside.patrols.calendar import IsoWeek
from wayside.patrols.models import Patrol, Week
from wayside.patrols.permissions import PLAN_WEEKS
from wayside.patrols.queries import contents_of, facts_of, proposal_for, rank_now
from wayside.patrols.ranking import Ranking
from wayside.patrols.risk.actions.looking_again import look_again
from wayside.patrols.vocabulary import PatrolState, Verb, WeekState
from wayside.web.clock import day_of
from wayside.web.states import NotNow


@transaction.atomic
def start_week(
    *,
    area: Area,
    iso: IsoWeek,
    by: Actor,
    now: datetime,
    token: UUID | None = None,
) -> Week:
    """Start a week's plan in review, with the ranking as it stands now.

    A second coordinator who starts the same week gets the one that is there.

    Raises:
        NotNow: the area has no programme that would steer the patrols.
    """
    require(by, PLAN_WEEKS, area_id=area.id)
    programme = programme_of(area)
    if programme is None:
        raise NotNow(_("This area has no programme yet. Start one first: it says who leads."))
    doing = steps.Doing(by, now, token)
    week = standing_week(area, iso, programme, now)
    if not rules.WEEK.can(week.state, "start"):
        return week
    ranking = rank_now(area, visible_to=by, as_of=day_of(now), now=now)
    fields = {"ranking": ranking.as_json(), "ranked_at": now, "state": WeekState.REVIEW}
    steps.count_up(week, now, **fields)
    steps.tell(
        week,
        Verb.START_WEEK,
        doing,
        about=week,
        operation=Operation.COLLECTION,
        fields=("iso_year", "iso_week", "seed", "ranking"),
    )
    return week


@transaction.atomic
def rank_again(*, week: Week, by: Actor, now: datetime, token: UUID | None = None) -> Week:
    """Rank the places again with the newest data; places already chosen keep their reasons.

    Raises:
        NotNow: the week is not in review.
    """
    doing = steps.Doing(by, now, token)
    current = steps.lock_to_plan(week, doing)
    if current is None:
        return week
    rules.check_can_edit(current.state)
    ranking = rank_now(current.area, visible_to=by, as_of=day_of(now), now=now)
    steps.count_up(current, now, ranking=ranking.as_json(), ranked_at=now)
    steps.tell(current, Verb.RANK_AGAIN, doing, about=current, fields=("ranking", "ranked_at"))
    return current


@transaction.atomic
def propose(
    *, week: Week, by: Actor, now: datetime, token: UUID | None = None, seed: int | None = None
) -> tuple[Patrol, ...]:
    """Put the proposal's patrols into the week, for the nights that have none yet, and its
    places on the nights that were made ahead.

    Raises:
        NotNow: the week is not in review, or every night of the proposal has its patrol.
    """
    doing = steps.Doing(by, now, token)
    current = steps.lock_to_plan(week, doing)
    if current is None:
        return ()
    rules.check_can_edit(current.state)
    ranking = Ranking.from_json(current.ranking)
    chosen = proposal_for(
        current.programme, current.iso, ranking, seed=current.seed if seed is None else seed
    )
    live = current.patrols.exclude(state=PatrolState.CANCELLED)
    bare = {each.date: each for each in live.filter(places=None, decisions=None)}
    taken = {each.date for each in live} - bare.keys()
    nights = [each for each in chosen.patrols if each.date not in taken]
    if not nights:
        raise NotNow(_("Every night of the proposal has a patrol already."))
    steps.count_up(current, now, seed=chosen.seed)
    made = tuple(put_in(current, each, ranking, now, into=bare.get(each.date)) for each in nights)
    steps.tell(
        current,
        Verb.PROPOSE,
        doing,
        about=current,
        subject=ngettext("of %(n)s patrol", "of %(n)s patrols", len(made)) % {"n": len(made)},
        fields=("patrols", "seed"),
        operation=Operation.COLLECTION,
        count=len(made),
    )
    return made


@transaction.atomic
def save_draft(*, area: Area, iso: IsoWeek, by: Actor, now: datetime) -> Week:
    """Start the week if nobody has, and take up its proposal.

    Raises:
        NotNow: the week is not in review, or its nights have their patrols already.
    """
    week = start_week(area=area, iso=iso, by=by, now=now)
    propose(week=week, by=by, now=now)
    return week


@transaction.atomic
def plan_week(
    *,
    week: Week,
    by: Actor,
    now: datetime,
    expected_version: int | None = None,
    token: UUID | None = None,
) -> Week:
    """Set the week and its patrols as planned.

    Raises:
        NotNow: something blocks; the text says what.
        Collision: somebody changed the week since it was looked at.
    """
    doing = steps.Doing(by, now, token)
    return _step(week, "plan", Verb.PLAN_WEEK, doing, expected_version=expected_version)


@transaction.atomic
def close_week(
    *,
    week: Week,
    by: Actor,
    now: datetime,
    expected_version: int | None = None,
    token: UUID | None = None,
) -> Week:
    """Close the week once its patrols are returned and every comment has its answer.

    Raises:
        NotNow: something blocks; the text says what.
        Collision: somebody changed the week since it was looked at.
    """
    doing = steps.Doing(by, now, token)
    return _step(week, "close", Verb.CLOSE_WEEK, doing, expected_version=expected_version)


@transaction.atomic
def reopen_week(
    *,
    week: Week,
    by: Actor,
    now: datetime,
    reason: str,
    expected_version: int | None = None,
    token: UUID | None = None,
) -> Week:
    """Take the week one step back, with the reason.

    Raises:
        NotNow: it is in review already, or no reason is given.
        Collision: somebody changed the week since it was looked at.
    """
    if not reason.strip():
        raise NotNow(_("Say why the week is opened again."))
    doing = steps.Doing(by, now, token)
    return _step(
        week,
        "reopen",
        Verb.REOPEN_WEEK,
        doing,
        expected_version=expected_version,
        reason=reason.strip(),
    )


def _step(
    week: Week,
    verb: str,
    told: Verb,
    doing: steps.Doing,
    *,
    expected_version: int | None,
    reason: str = "",
) -> Week:
    current = steps.lock_to_plan(week, doing)
    if current is None:
        return week
    steps.check_version(current, expected_version)
    step = rules.WEEK.check_can(current.state, verb)
    _check(current, verb, doing)
    steps.count_up(current, doing.now, state=step.target)
    _carry_patrols(current, verb, doing.now)
    steps.tell(current, told, doing, about=current, reason=reason, fields=("state",))
    if verb == "plan":
        _look_again(current, doing)
    return current


def _look_again(week: Week, doing: steps.Doing) -> None:
    """What was changed while the week was open may ask for new risk assessments."""
    why = str(_("The week was opened, changed and planned again."))
    for patrol in week.patrols.filter(assessments__isnull=False).distinct():
        patrol.week = week
        look_again(patrol=patrol, because=why, by=doing.by, now=doing.now)


def _check(week: Week, verb: str, doing: steps.Doing) -> None:
    """What must be so besides the state."""
    checks = {"plan": rules.check_can_plan, "close": rules.check_can_close}
    if verb in checks:
        contents = contents_of(week, visible_to=doing.by, decisions=0)
        checks[verb](facts_of(contents, now=doing.now))


def _carry_patrols(week: Week, verb: str, now: datetime) -> None:
    """The patrols that can make the same step make it with the week."""
    for patrol in week.patrols.all():
        step = rules.step_with_week(week.state, patrol.state, verb)
        if step:
            steps.count_up(patrol, now, state=step.target)
