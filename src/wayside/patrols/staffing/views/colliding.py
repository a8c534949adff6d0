"""Changes of a draft by hand that meet somebody else's: nothing of either is lost unseen."""

from collections.abc import Callable, Iterable, Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from wayside.access.gates import Request
from wayside.patrols.models import Roster
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.staffing import actions, queries
from wayside.patrols.staffing.seats import NightSeen, Seat, night_seen
from wayside.patrols.staffing.views.opening import press
from wayside.web import clock, editing
from wayside.web.collision_lines import Line, lines_apart, lines_kept
from wayside.web.collisions import Collision, is_choice, version_in

PART = "crew"
Act = Callable[[], object]


def edit_night(
    request: Request,
    roster: Roster,
    act: Act,
    *,
    mine: Callable[[NightSeen], Sequence[Seat]],
    said: str,
    back: str,
) -> HttpResponse:
    """A button or form that changes one night; ``mine`` is the crew that it would leave.

    When somebody else changed the draft meanwhile: on another night, both changes hold; on this
    one, both crews are shown to choose from, person by person.
    """
    seen = night_seen(request.POST.get("seen", ""))
    if seen is None:
        return press(request, act, said, back)
    wanted = tuple(mine(seen))
    if any(map(is_choice, request.POST)):
        there = queries.crew_of_night(roster, seen.patrol_id)
        rows = _lines(roster, wanted, request), _lines(roster, there, request)
        act = _settles(request, roster, seen, lines_kept(PART, *rows, request.POST))
    try:
        return editing.press(request, act, said, back)
    except Collision:
        current = queries.roster_of_area(roster.area, roster.id, visible_to=request.actor)
    there = queries.crew_of_night(current, seen.patrol_id)
    if set(there) in (set(seen.seats), set(wanted)):
        messages.info(
            request, _("Somebody else has changed this draft too. Both changes are in it.")
        )
        again = _settles(request, current, seen, wanted, version=current.version)
        return press(request, again, said, back)
    night = queries.night_of_roster(current, seen.patrol_id)
    return editing.collision_page(
        request,
        lines_apart(PART, _lines(current, wanted, request), _lines(current, there, request)),
        current,
        name=patrol_name(night) if night else str(current),
        leave_url=back,
    )


def _settles(
    request: Request,
    roster: Roster,
    seen: NightSeen,
    crew: Iterable[Seat],
    *,
    version: int | None = None,
) -> Act:
    expected = version_in(request.POST.get("version", "")) if version is None else version
    return lambda: actions.settle_night(
        roster=roster,
        patrol_id=seen.patrol_id,
        crew=crew,
        by=request.actor,
        now=clock.now(),
        expected_version=expected,
    )


def _lines(roster: Roster, crew: Iterable[Seat], request: Request) -> list[Line[Seat]]:
    """A crew as the page of both versions lists it."""
    names, _nights = queries.named_in(roster, visible_to=request.actor)
    return [
        Line(str(each.worker_id), names.get(str(each.worker_id), "?"), _words(each), each)
        for each in crew
    ]


def _words(seat: Seat) -> str:
    duty = str(seat.duty.label)
    return _("%(duty)s, locked") % {"duty": duty} if seat.is_locked else duty
