"""``wayside hotspots --area A``: ranks places with reasons, as a table or as JSON."""

import json
import re
import textwrap
from datetime import date
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandError, CommandParser

from wayside.crime.hotspots import report
from wayside.crime.hotspots.ranking import MOST_PLACES
from wayside.partners.models import Area
from wayside.web import clock

MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
ASKED_WRONGLY, NOTHING_HELD = 2, 3
WIDTH = 88


class Command(BaseCommand):
    """Ranked places from the command line."""

    help = "Ranks an area's places by recorded crime, with reasons and how sure each rank is."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where, as known when, how many."""
        parser.add_argument("--area", required=True, help="the area's address in links: lambeth")
        parser.add_argument(
            "--as-of",
            metavar="YYYY-MM",
            help="as known at the start of this month: only earlier months count (default: all)",
        )
        parser.add_argument("--top", type=int, help=f"how many places, 1 to {MOST_PLACES}")
        parser.add_argument(
            "--window", type=int, metavar="MONTHS", help="count only this many months before"
        )
        parser.add_argument(
            "--without-police",
            action="store_true",
            help="leave out records that police activity generates",
        )
        parser.add_argument("--json", action="store_true", help="print JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Rank and print."""
        area = _area(options["area"])
        top, window = options["top"], options["window"]
        if top is not None and not 1 <= top <= MOST_PLACES:
            _refuse(f"--top is a number from 1 to {MOST_PLACES}, not {top}.")
        if window is not None and not 1 <= window <= report.LONGEST_WINDOW:
            _refuse(f"--window is a number of months from 1 to {report.LONGEST_WINDOW}.")
        try:
            made = report.report_of(
                area,
                as_of=_month(options["as_of"]),
                top=top,
                window_months=window,
                without_police=options["without_police"],
                now=clock.now(),
            )
        except report.NothingHeldError as nothing:
            raise CommandError(str(nothing), returncode=NOTHING_HELD) from nothing
        self.stdout.write(
            json.dumps(made.as_json(), indent=2, ensure_ascii=False)
            if options["json"]
            else as_text(made)
        )


def as_text(made: report.Report) -> str:
    """The report for people."""
    lines = [f"Hot spots in {made.area}, as known at the start of {made.as_of:%B %Y}", ""]
    for caution in made.cautions:
        lines += textwrap.wrap(f"! {caution}", WIDTH, subsequent_indent="  ")
    for place in made.places:
        sure = f"ranks {place.rank_low} to {place.rank_high} in 19 of 20 resamples"
        lines += ["", f"{place.rank:>3}. {place.label}"]
        lines += [
            f"     {place.latitude:.5f}, {place.longitude:.5f}; score {place.score:g}; {sure}"
        ]
        for reason in place.reasons:
            lines += textwrap.wrap(reason, WIDTH, initial_indent="     ", subsequent_indent="     ")
    counted = ", ".join(f"{kind['label']} ({kind['weight']:g})" for kind in made.settings["kinds"])
    lines += ["", *textwrap.wrap(f"Counts, with weight: {counted}", WIDTH)]
    aside = ", ".join(f"{count} {reason}" for reason, count in made.set_aside.items())
    lines.append(f"Set aside for stray positions: {aside or 'none'}")
    return "\n".join(lines)


def _area(slug: str) -> Area:
    found = Area.objects.filter(slug=slug.strip().lower()).first()
    if found is None:
        known = ", ".join(Area.objects.order_by("name").values_list("slug", flat=True)[:20])
        _refuse(f"There is no area {slug!r}. Known: {known or 'none yet; open one first'}.")
    return found


def _month(text: str | None) -> date | None:
    if text is None:
        return None
    found = MONTH.fullmatch(text.strip())
    if found is None:
        _refuse(f"--as-of is a month like 2018-07, not {text!r}.")
    return date(int(found[1]), int(found[2]), 1)


def _refuse(sentence: str) -> NoReturn:
    raise CommandError(sentence, returncode=ASKED_WRONGLY)
