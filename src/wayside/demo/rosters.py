"""The demo's rosters: worked out by the real solver and published ahead."""

from datetime import date, datetime

from wayside.demo.crew import DemoWorker
from wayside.demo.players import Players
from wayside.patrols.models import Roster, RosterLine
from wayside.patrols.staffing import actions
from wayside.patrols.staffing.jobs import work_roster_out
from wayside.patrols.vocabulary import Duty

WEEKS = 12
Place = tuple[DemoWorker, date, Duty]


def make_nights(players: Players, first: date, now: datetime) -> None:
    """The usual nights of twelve weeks."""
    actions.make_nights(
        area=players.area, first=first, weeks=WEEKS, by=players.coordinator, now=now
    )


def draft(players: Players, first: date, weeks: int, now: datetime) -> Roster:
    """Ask for a roster and work it out."""
    made = actions.ask_roster(
        area=players.area, first=first, weeks=weeks, by=players.coordinator, now=now
    )
    work_roster_out(made.id, now=now)
    return _fresh(made)


def publish(players: Players, first: date, weeks: int, now: datetime, *places: Place) -> None:
    """Work a roster out, put some people where the coordinator wants them, tell everybody."""
    by = players.coordinator
    roster = draft(players, first, weeks, now)
    for place in places:
        roster = _see_to(players, roster, place, now)
    actions.publish_roster(roster=roster, by=by, now=now, expected_version=roster.version)


def _see_to(players: Players, roster: Roster, place: Place, now: datetime) -> Roster:
    """Put somebody on a night by hand, in the place of whoever the solver took."""
    who, night, duty = place
    worker, by = players.worker(who), players.coordinator
    lines = RosterLine.objects.filter(roster=roster, patrol__date=night)
    if lines.filter(worker=worker).exists():
        return roster
    instead = lines.filter(duty=duty).order_by("worker__person__name").first()
    if instead is not None:
        roster = actions.take_off(
            roster=roster, line_id=instead.id, by=by, now=now, expected_version=roster.version
        )
    patrol = lines.values_list("patrol", flat=True)[0] if lines.exists() else None
    if patrol is None:
        raise RuntimeError(f"Nobody is on the night of {night}.")
    return _fresh(
        actions.put_on(
            roster=roster,
            patrol_id=patrol,
            worker_id=worker.id,
            duty=duty,
            by=by,
            now=now,
            expected_version=roster.version,
        )
    )


def _fresh(roster: Roster) -> Roster:
    return Roster.objects.select_related("area").get(id=roster.id)
