"""``wayside plan-roster --area A [--from D] [--weeks N] [--make-nights] [--publish] [--json]``."""

import json
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from wayside.access.actor import Actor
from wayside.partners.models import Area
from wayside.partners.queries import areas_within
from wayside.patrols.management.boroughs import borough_called
from wayside.patrols.models import Roster
from wayside.patrols.staffing import actions
from wayside.patrols.staffing.jobs import work_roster_out
from wayside.patrols.staffing.permissions import PLAN_ROSTER, VIEW_ROSTER
from wayside.patrols.staffing.presenters.summary import roster_as_json, roster_in_lines
from wayside.patrols.staffing.queries import contents_of_roster
from wayside.patrols.staffing.rules import WEEKS_AHEAD
from wayside.patrols.staffing.vocabulary import RosterState
from wayside.web import clock
from wayside.web.states import NotNow

MOST_WEEKS = 26


class Command(BaseCommand):
    """Work a roster out by the same actions as the page; publish it only when told to."""

    help = "Work a roster out for the coming patrol nights of an area, and publish it if told to."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--area", required=True, help="the area's address word, like lambeth")
        parser.add_argument("--from", dest="first", help="the first day, like 2018-07-09; today")
        parser.add_argument(
            "--weeks", type=int, default=WEEKS_AHEAD, help="how many weeks, 1 to 26; 12 if not said"
        )
        parser.add_argument(
            "--make-nights", action="store_true", help="make the usual nights of those weeks first"
        )
        parser.add_argument(
            "--publish", action="store_true", help="publish the draft and tell people"
        )
        parser.add_argument("--json", action="store_true", help="print figures as JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Ask for the roster, work it out now, print it, publish it if told to."""
        area, first, weeks = (
            borough_called(options["area"], what="A roster is made"),
            _day(options["first"]),
            options["weeks"],
        )
        if not 1 <= weeks <= MOST_WEEKS:
            raise CommandError(f"Give a number of weeks from 1 to {MOST_WEEKS}.")
        by = Actor.service(
            "plan-roster", permissions=(PLAN_ROSTER, VIEW_ROSTER), area_ids=areas_within(area.id)
        )
        roster = _worked_out(area, first, weeks, by, make_nights=options["make_nights"])
        if options["publish"]:
            roster = _published(roster, by)
        shown = roster_as_json(roster, contents_of_roster(roster))
        if options["json"]:
            self.stdout.write(json.dumps(shown, indent=2, ensure_ascii=False))
            return
        for line in roster_in_lines(roster, shown):
            self.stdout.write(line)


def _worked_out(area: Area, first: date, weeks: int, by: Actor, *, make_nights: bool) -> Roster:
    """A draft.

    Raises:
        CommandError: there is nothing to staff, or the locked places break a rule.
    """
    now = clock.now()
    try:
        if make_nights:
            actions.make_nights(area=area, first=first, weeks=weeks, by=by, now=now)
        roster = actions.ask_roster(area=area, first=first, weeks=weeks, by=by, now=now)
    except NotNow as refused:
        raise CommandError(str(refused)) from refused
    work_roster_out(roster.id)
    found = _fresh(roster)
    if found.state == RosterState.FAILED:
        raise CommandError(found.told)
    return found


def _published(roster: Roster, by: Actor) -> Roster:
    try:
        actions.publish_roster(
            roster=roster, by=by, now=clock.now(), expected_version=roster.version
        )
    except NotNow as refused:
        raise CommandError(f"The roster was not published. {refused}") from refused
    return _fresh(roster)


def _fresh(roster: Roster) -> Roster:
    return Roster.objects.select_related("area").get(id=roster.id)


def _day(given: str | None) -> date:
    """The first day: today or later.

    Raises:
        CommandError: it is no day, or past.
    """
    today = clock.today()
    try:
        day = date.fromisoformat(given) if given else today
    except ValueError as bad:
        raise CommandError(f"{given} is no day. Give it like 2018-07-09.") from bad
    if day < today:
        raise CommandError(f"{day} is past. Give a day from {today} on.")
    return day
