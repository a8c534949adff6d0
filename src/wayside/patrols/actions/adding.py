"""Adding places: picked from the ranking, or of one's own."""

from collections.abc import Sequence
from datetime import datetime, time
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.audit.vocabulary import Operation
from wayside.partners.queries import wards
from wayside.patrols.actions import on_place, steps, timing
from wayside.patrols.actions.proposing import ward_at
from wayside.patrols.calendar import Window
from wayside.patrols.models import Patrol, PatrolPlace
from wayside.patrols.proposals import Candidate
from wayside.patrols.queries import places_of
from wayside.patrols.ranking import Ranking, snapshot
from wayside.patrols.vocabulary import Source, Style, Verb
from wayside.web.states import NotNow

CHANGED = ("label", "reason", "style", "fixed_start", "fixed_end")
ADDED = (*CHANGED, "longitude", "latitude", "radius_m", "source", "position")


@transaction.atomic
def add_suggested(
    *,
    patrol: Patrol,
    keys: Sequence[str],
    style: Style,
    by: Actor,
    now: datetime,
    token: UUID | None = None,
) -> tuple[PatrolPlace, ...]:
    """Add places of the week's ranking, suggested or marked; one that is there is left alone.

    Raises:
        NotNow: the week is not in review, nothing is chosen, or the style needs a time.
    """
    doing = steps.Doing(by, now, token)
    current = steps.lock_to_edit(patrol, doing)
    if current is None:
        return ()
    if style == Style.FIXED:
        raise NotNow(_("A fixed place needs its time: add it first, then change its style."))
    ranking = Ranking.from_json(current.week.ranking)
    chosen = [ranking.candidate(key) for key in keys] if ranking else []
    there = [(place.longitude, place.latitude) for place in places_of(current)]
    new = [each for each in chosen if each and (each.longitude, each.latitude) not in there]
    if not new or ranking is None:
        raise NotNow(_("Choose at least one place that is not on the patrol yet."))
    made = tuple(
        _append(
            current,
            one,
            style=style,
            reason=_picked(one),
            suggestion=snapshot(one, ranking.as_of),
            fixed=None,
            now=now,
        )
        for one in new
    )
    timing.draw(current, now)
    _tell_added(current, made, doing)
    return made


@transaction.atomic
def add_place(
    *,
    patrol: Patrol,
    label: str,
    longitude: float,
    latitude: float,
    reason: str,
    style: Style,
    by: Actor,
    now: datetime,
    fixed_start: time | None = None,
    fixed_end: time | None = None,
    radius_m: int = 150,
    source: Source = Source.OWN,
    token: UUID | None = None,
) -> PatrolPlace | None:
    """Add a place of one's own, with the reason; None when this very form was acted on already.

    Raises:
        NotNow: the week is not in review, the place lies outside the area, or its time does not
            go with the patrol's hours.
    """
    doing = steps.Doing(by, now, token)
    current = steps.lock_to_edit(patrol, doing)
    if current is None:
        return None
    check_inside(current, longitude, latitude)
    candidate = Candidate("own", label, longitude, latitude, radius_m, source)
    made = _append(
        current,
        candidate,
        style=style,
        reason=reason,
        suggestion=None,
        fixed=on_place.fixed_window(current, style, fixed_start, fixed_end),
        now=now,
    )
    timing.draw(current, now)
    _tell_added(current, (made,), doing, reason)
    return made


def check_inside(patrol: Patrol, longitude: float, latitude: float) -> None:
    """Raise unless a position lies within the week's area, where its boundary is known.

    Raises:
        NotNow: it lies elsewhere.
    """
    from shapely import Point

    shape = patrol.week.area.shape
    if shape is not None and not shape.covers(Point(longitude, latitude)):
        raise NotNow(
            _("This position lies outside %(area)s. Check both numbers.")
            % {"area": patrol.week.area.name}
        )


def _picked(one: Candidate) -> str:
    """Why a place that was picked by hand is there: whoever marked it said so, or its rank."""
    if one.rank is None:
        return " ".join(one.reasons)[:1000]
    return str(_("Picked by the coordinator at rank %(rank)s.") % {"rank": one.rank})


def _append(
    patrol: Patrol,
    one: Candidate,
    *,
    style: Style,
    reason: str,
    suggestion: dict[str, object] | None,
    fixed: Window | None,
    now: datetime,
) -> PatrolPlace:
    known = tuple(wards(of=patrol.week.area))
    return PatrolPlace.objects.create(
        patrol=patrol,
        position=on_place.last_position(patrol) + 1,
        label=one.label,
        longitude=one.longitude,
        latitude=one.latitude,
        radius_m=one.radius_m,
        ward=ward_at(known, one.longitude, one.latitude),
        style=style,
        reason=reason,
        source=one.source,
        suggestion=suggestion,
        fixed_start=fixed.starts_at if fixed else None,
        fixed_end=fixed.ends_at if fixed else None,
        created_at=now,
        updated_at=now,
    )


def _tell_added(
    patrol: Patrol, made: tuple[PatrolPlace, ...], doing: steps.Doing, reason: str = ""
) -> None:
    steps.count_up(patrol, doing.now)
    steps.tell(
        patrol.week,
        Verb.ADD_PLACE,
        doing,
        about=made[0],
        subject=on_place.subject(", ".join(each.label for each in made), patrol),
        reason=reason,
        operation=Operation.COLLECTION,
        fields=ADDED,
        count=len(made),
    )
