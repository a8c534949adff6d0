"""Nights ahead, for those who answer for them: risk, briefing, people, partners, check-ins."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wayside.home.due.lists import capped
from wayside.home.due.people import staffing
from wayside.home.presenters import Due, Urgency
from wayside.home.workplace import Workplace
from wayside.partners.models import Area
from wayside.patrols import queries
from wayside.patrols.briefing.permissions import RELEASE_BRIEFING
from wayside.patrols.calendar import IsoWeek
from wayside.patrols.parts.permissions import SHAPE_NIGHTS
from wayside.patrols.presenters.words import hours_in_words
from wayside.patrols.queries import NightAhead
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.risk.permissions import APPROVE_RISK, SETTLE_ALARMS, WRITE_RISK
from wayside.patrols.risk.presenters import clocks
from wayside.patrols.risk.queries import alarms
from wayside.patrols.risk.rules import refusal
from wayside.patrols.risk.vocabulary import AssessmentState
from wayside.patrols.staffing.permissions import PLAN_ROSTER
from wayside.patrols.staffing.rules import WEEKS_AHEAD
from wayside.patrols.vocabulary import PatrolState, WeekState

MOST = 4
REPLY_SOON = timedelta(days=2)
NOT_OUT = timedelta(minutes=30)


def due(place: Workplace, *, now: datetime) -> Iterator[Due]:
    """For who plans nights, and for ward sergeants what is theirs to approve."""
    actor = place.actor
    for borough in place.where(SETTLE_ALARMS, WRITE_RISK):
        if actor.may(SETTLE_ALARMS):
            yield from _alarms(place, borough)
        if actor.may(WRITE_RISK):
            yield from _ahead(place, borough, now)


def _alarms(place: Workplace, borough: Area) -> Iterator[Due]:
    queue = reverse("patrols:alarms", args=[borough.slug])
    found = [
        Due(
            _("Find out about the check-in missed at %(time)s") % {"time": clocks((each.due_at,))},
            reverse("patrols:settle_alarm", args=[borough.slug, each.id]),
            Urgency.BLOCKED,
            patrol_name(each.patrol),
        )
        for each in alarms(borough, visible_to=place.actor)
    ]
    yield from capped(found, MOST, queue)


def _ahead(place: Workplace, borough: Area, now: datetime) -> Iterator[Due]:
    actor, today = place.actor, place.today
    until = today + timedelta(weeks=WEEKS_AHEAD, days=-1)
    nights = queries.nights_ahead(borough, visible_to=actor, since=today, until=until)
    week_end = max(IsoWeek.of(today).sunday, today + timedelta(days=2))
    near = [
        each
        for each in nights
        if each.patrol.ends_at > now
        and (each.risk == AssessmentState.SUBMITTED or _is_of(each, week_end))
    ]
    steps = [*_not_out(near, borough, now), *_steps(place, borough, near, today)]
    yield from capped(steps, MOST, reverse("patrols:week", args=[borough.slug, IsoWeek.of(today)]))
    if actor.may(SHAPE_NIGHTS, area_id=borough.id):
        yield from _unanswered(nights, borough, today)
    if actor.may(PLAN_ROSTER, area_id=borough.id):
        yield from staffing(nights, borough, today)


def _not_out(near: list[NightAhead], borough: Area, now: datetime) -> Iterator[Due]:
    """Nights that should be out: whoever has not said so has no check-ins, and so no alarm."""
    for each in near:
        patrol = each.patrol
        if patrol.state == PatrolState.BRIEFED and patrol.starts_at + NOT_OUT < now:
            yield Due(
                _("Ask after the patrol on %s: it has not said that it went out")
                % patrol_name(patrol),
                reverse("patrols:night", args=[borough.slug, patrol.week.iso, patrol.id]),
                Urgency.BLOCKED,
                _("No check-in is expected until it does. %s") % hours_in_words(patrol.hours),
            )


def _is_of(night: NightAhead, week_end: date) -> bool:
    """Whether its own steps are due by now; what was sent for approval waits at any time."""
    patrol = night.patrol
    return patrol.date <= week_end and patrol.week.state == WeekState.PLANNED


def _steps(place: Workplace, borough: Area, near: list[NightAhead], today: date) -> Iterator[Due]:
    """Of each night of the week the one step that it waits for."""
    actor = place.actor
    grade = place.grade_in(borough)
    plans = actor.may(RELEASE_BRIEFING, area_id=borough.id)
    at = (borough, today)
    for each in near:
        if each.risk == AssessmentState.SUBMITTED:
            refused = refusal(
                role=actor.role, grade=grade, person_id=actor.person_id, writers=each.writers
            )
            if actor.may(APPROVE_RISK) and not refused:
                yield _step(_("Approve the risk assessment for %s"), "risk", each, at)
            elif plans:
                yield _waits(each, borough, str(refused))
        elif not plans:
            continue
        elif each.risk != AssessmentState.APPROVED:
            yield _step(_("Write the risk assessment for %s"), "risk", each, at)
        elif each.patrol.state == PatrolState.PLANNED:
            yield _step(_("Release the briefing for %s"), "release", each, at)


def _step(words: str, page: str, night: NightAhead, at: tuple[Area, date]) -> Due:
    patrol, (borough, today) = night.patrol, at
    urgent = patrol.date <= today + timedelta(days=1)
    return Due(
        words % patrol_name(patrol),
        reverse(f"patrols:{page}", args=[borough.slug, patrol.week.iso, patrol.id]),
        Urgency.BLOCKED if urgent else Urgency.DUE,
        _("Nobody goes out without it. %s") % hours_in_words(patrol.hours),
    )


def _waits(night: NightAhead, borough: Area, why: str) -> Due:
    patrol = night.patrol
    return Due(
        _("The risk assessment for %s waits for somebody else") % patrol_name(patrol),
        reverse("patrols:risk", args=[borough.slug, patrol.week.iso, patrol.id]),
        Urgency.TO_KNOW,
        why,
    )


def _unanswered(nights: tuple[NightAhead, ...], borough: Area, today: date) -> Iterator[Due]:
    """Nights whose partners should have answered by now, or must within two days."""
    for night in nights:
        late = [each for each in night.unanswered if each.reply_by <= today + REPLY_SOON]
        if late:
            patrol = night.patrol
            words = ngettext(
                "%(n)d agency has not answered for %(night)s",
                "%(n)d agencies have not answered for %(night)s",
                len(late),
            )
            yield Due(
                words % {"n": len(late), "night": patrol_name(patrol)},
                reverse("patrols:parts:night", args=[borough.slug, patrol.week.iso, patrol.id]),
                Urgency.DUE if late[0].reply_by < today else Urgency.SOON,
                ", ".join(each.agency for each in late),
            )
