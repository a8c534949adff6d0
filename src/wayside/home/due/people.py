"""Posts that nobody fills, rosters to publish, and the pool they are filled from."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wayside.access.actor import Actor
from wayside.home.due.lists import capped
from wayside.home.presenters import Due, Urgency
from wayside.home.workplace import Workplace
from wayside.partners.models import Area
from wayside.patrols.models import Roster
from wayside.patrols.queries import NightAhead
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.staffing import queries, sentences
from wayside.patrols.staffing.permissions import VIEW_ROSTER
from wayside.patrols.staffing.vocabulary import RosterState
from wayside.patrols.vocabulary import WeekState
from wayside.workforce.permissions import VIEW_POOL
from wayside.workforce.queries import Stood, standings
from wayside.workforce.vocabulary import Standing

MOST = 3
CREW = 3  # a lead and two trained officers
NEAR = timedelta(days=7)
COUNTED = frozenset({Standing.TRAINED, Standing.EXPIRING})
RUNS_OUT = frozenset({Standing.EXPIRING, Standing.EXPIRED})


def due(place: Workplace) -> Iterator[Due]:
    """For who makes rosters and keeps the pool."""
    today = place.today
    for borough in place.where(VIEW_ROSTER, VIEW_POOL):
        if place.actor.may(VIEW_ROSTER, area_id=borough.id):
            yield from _rosters(place.actor, borough, today)
        if place.actor.may(VIEW_POOL, area_id=borough.id):
            yield from _pool(place.actor, borough, today)


def staffing(nights: Sequence[NightAhead], borough: Area, today: date) -> Iterator[Due]:
    """Places to fill again, posts that nobody fills, and nights that wait for a roster."""
    queue = reverse("patrols:roster", args=[borough.slug])
    staffed = [each for each in nights if not each.is_unstaffed and each.missing]
    yield from capped([_empty(each, borough, today) for each in staffed], MOST, queue)
    bare = [each for each in nights if each.is_unstaffed]
    if bare:
        words = ngettext(
            "Find people for %(n)d night ahead", "Find people for %(n)d nights ahead", len(bare)
        )
        first = bare[0].patrol
        soon = first.date <= today + NEAR and first.week.state != WeekState.AHEAD
        yield Due(
            words % {"n": len(bare)},
            queue,
            Urgency.DUE if soon else Urgency.SOON,
            _("Nobody is on %s yet. Told early, people come without extra pay.")
            % patrol_name(first),
        )


def _empty(night: NightAhead, borough: Area, today: date) -> Due:
    duty, missing = next(iter(night.missing.items()))
    day = patrol_name(night.patrol)
    urgency = Urgency.DUE if night.patrol.date <= today + NEAR else Urgency.SOON
    posts = ", ".join(str(each.label) for each in night.missing)
    if night.was_given_up:
        return Due(
            _("Work the roster out again for %s") % day,
            reverse("patrols:roster", args=[borough.slug]),
            urgency,
            _("Somebody cannot come any more. Not filled: %s") % posts,
        )
    reasons = night.reasons.get(duty)
    address = (
        reverse("patrols:empty_post", args=[borough.slug, *reasons])
        if reasons
        else reverse("patrols:roster", args=[borough.slug])
    )
    words = _("Fill the post on %(night)s: %(duty)s")
    hint = (
        _("See why nobody can stand there, and what would help.")
        if reasons
        else ngettext(
            "One person is still to be found.", "%(n)d people are still to be found.", missing
        )
        % {"n": missing}
    )
    return Due(words % {"night": day, "duty": sentences.DUTIES[duty]}, address, urgency, hint)


def _rosters(actor: Actor, borough: Area, today: date) -> Iterator[Due]:
    waiting = queries.rosters_waiting(borough, visible_to=actor, on=today)
    queue = reverse("patrols:roster", args=[borough.slug])
    yield from capped([_roster(each, borough) for each in waiting], MOST, queue)


def _roster(roster: Roster, borough: Area) -> Due:
    draft = roster.state == RosterState.DRAFT
    words = (
        _("Publish or discard the draft roster %s")
        if draft
        else _("The roster %s could not be worked out")
    )
    return Due(
        words % roster,
        reverse("patrols:draft", args=[borough.slug, roster.id]),
        Urgency.DUE,
        _("Nobody is told of it until it is published.") if draft else roster.told,
    )


def _pool(actor: Actor, borough: Area, today: date) -> Iterator[Due]:
    everyone = standings(borough, on=today, visible_to=actor)
    if not everyone:
        return
    pool = reverse("workforce:pool", args=[borough.slug])
    trained = sum(each.standing in COUNTED for each in everyone)
    if trained < 2 * CREW:
        yield Due(
            ngettext(
                "The pool has %(n)d trained officer: book courses",
                "The pool has %(n)d trained officers: book courses",
                trained,
            )
            % {"n": trained},
            reverse("workforce:courses", args=[borough.slug]),
            Urgency.SOON,
            _("Two nights in a row with different people need %d.") % (2 * CREW),
        )
    yield from _of_pool(everyone, pool)


def _of_pool(everyone: Sequence[Stood], pool: str) -> Iterator[Due]:
    ending = [each.name for each in everyone if each.standing in RUNS_OUT]
    if ending:
        yield Due(
            ngettext(
                "Renew the training of %(n)d officer",
                "Renew the training of %(n)d officers",
                len(ending),
            )
            % {"n": len(ending)},
            pool,
            Urgency.SOON,
            _("Run out, or within 90 days: %s") % ", ".join(ending[:MOST]),
        )
    unassessed = [each.name for each in everyone if each.standing == Standing.NOT_ASSESSED]
    if unassessed:
        yield Due(
            ngettext(
                "Assess %(n)d trained officer", "Assess %(n)d trained officers", len(unassessed)
            )
            % {"n": len(unassessed)},
            pool,
            Urgency.SOON,
            ", ".join(unassessed[:MOST]),
        )
