"""``wayside plan-week --area A --week YYYY-Www [--save] [--json]``: proposes a week's patrols."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from wayside.access.actor import Actor
from wayside.partners.models import Area
from wayside.partners.queries import areas_within, programme_of
from wayside.patrols import actions
from wayside.patrols.calendar import BadWeekError, IsoWeek
from wayside.patrols.management.boroughs import borough_called
from wayside.patrols.permissions import PLAN_WEEKS
from wayside.patrols.presenters.draft import draft_as_json, draft_in_lines
from wayside.web import clock
from wayside.web.states import NotNow


class Command(BaseCommand):
    """Propose nights, places and times; keep them as the week's proposal when asked to."""

    help = "Propose a week's patrols: nights, places with reasons, and times."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--area", required=True, help="the area's address word, like lambeth")
        parser.add_argument("--week", required=True, help="the week, like 2018-W28")
        parser.add_argument("--save", action="store_true", help="put the proposal on the plan")
        parser.add_argument("--json", action="store_true", help="print figures as JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Draft the week, print it, and save it if told to."""
        try:
            iso = IsoWeek.parse(options["week"])
        except BadWeekError as bad:
            raise CommandError(str(bad)) from bad
        area = borough_called(options["area"], what="A week is planned")
        if programme_of(area) is None:
            raise CommandError(
                f"{area.name} has no programme yet. Start one on the programmes page first: it "
                "says on which nights patrols go out."
            )
        by = Actor.service("plan-week", permissions=(PLAN_WEEKS,), area_ids=areas_within(area.id))
        draft = actions.draft_week(area=area, iso=iso, by=by, now=clock.now())
        if not any(patrol.places for patrol in draft.proposal.patrols):
            raise CommandError(
                f"There is nothing to propose places from in {area.name}. Load recorded crime "
                f"first: wayside import-crime FILE… --area {area.slug}"
            )
        if options["save"]:
            self._save(area, iso, by)
        if options["json"]:
            shown = draft_as_json(draft, area, saved=options["save"])
            self.stdout.write(json.dumps(shown, indent=2, ensure_ascii=False))
            return
        for line in draft_in_lines(draft, area, saved=options["save"]):
            self.stdout.write(line)

    def _save(self, area: Area, iso: IsoWeek, by: Actor) -> None:
        try:
            actions.save_draft(area=area, iso=iso, by=by, now=clock.now())
        except NotNow as refused:
            raise CommandError(f"The proposal was not saved. {refused}") from refused
