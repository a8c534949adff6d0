"""The review of a week: what was done beside the hours, what was said, what is recorded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayside.access.actor import Actor
from wayside.patrols.calendar import IsoWeek
from wayside.patrols.models import Decision, PatrolReturn, Week
from wayside.patrols.presenters.changes import Change, changes
from wayside.patrols.presenters.words import hours_in_words
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.returns.figures import Figures
from wayside.patrols.returns.permissions import REVIEW_WEEKS
from wayside.patrols.returns.queries import Material, decided_in
from wayside.patrols.returns.rules.rates import FEW, Rate, rate
from wayside.patrols.returns.vocabulary import PEOPLE, Count

MEASURES: tuple[tuple[str | Promise, tuple[Count, ...]], ...] = (
    (gettext_lazy("People met"), PEOPLE),
    (Count.NEW_TO_US.label, (Count.NEW_TO_US,)),
    (Count.FROM_OUTSIDE.label, (Count.FROM_OUTSIDE,)),
    (Count.HOT_DRINKS.label, (Count.HOT_DRINKS,)),
    (Count.OFFERED.label, (Count.OFFERED,)),
    (Count.TAKEN.label, (Count.TAKEN,)),
    (Count.ARRESTS.label, (Count.ARRESTS,)),
    (Count.CONDITIONAL_CAUTIONS.label, (Count.CONDITIONAL_CAUTIONS,)),
    (Count.CAUTIONS.label, (Count.CAUTIONS,)),
    (Count.WARNINGS.label, (Count.WARNINGS,)),
)
COMPARED: tuple[tuple[str | Promise, tuple[Count, ...]], ...] = (
    (gettext_lazy("People met"), PEOPLE),
    (Count.TAKEN.label, (Count.TAKEN,)),
    (Count.ARRESTS.label, (Count.ARRESTS,)),
)


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One thing that was counted, in each stretch of time."""

    label: str | Promise
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NightRow:
    """One patrol's return in short."""

    name: str
    url: str
    hours: str
    weather: str | Promise
    narrative: str
    feedback: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A note or a decision."""

    head: str
    text: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """All that the review draws."""

    heads: tuple[str, ...]
    rows: tuple[FigureRow, ...]
    sentences: tuple[str, ...]
    nights: tuple[NightRow, ...]
    notes: tuple[Said, ...]
    decisions: tuple[Said, ...]
    changes: tuple[Change, ...]
    cautions: tuple[str, ...]


def review_page(material: Material, weeks: Sequence[Figures]) -> ReviewPage:
    """The page of one week; ``weeks`` are its figures and those before, it last."""
    return ReviewPage(
        heads=tuple(_("Week %s") % IsoWeek.parse(each.name).number for each in weeks),
        rows=figure_rows(weeks),
        sentences=compared(weeks[-1], weeks[:-1]),
        nights=tuple(_night(each, material) for each in material.returns),
        notes=tuple(
            Said(str(each.get_source_display()), each.text, each.noted_by.name, each.noted_at)
            for each in material.notes
        ),
        decisions=said(material.decisions),
        changes=changes(material.newest, material.before),
        cautions=material.newest.cautions if material.newest else (),
    )


def said(decisions: Sequence[Decision]) -> tuple[Said, ...]:
    """Decisions with their reasons."""
    return tuple(
        Said(each.subject, each.reason, each.made_by.name if each.made_by else "", each.made_at)
        for each in decisions
    )


@dataclass(frozen=True, slots=True)
class ReviewLinks:
    """What a week's plan shows of reviews: what the last one decided, and the way to its own."""

    decided: tuple[Said, ...]
    url: str


def review_links(week: Week, *, actor: Actor) -> ReviewLinks | None:
    """What the review before seeds this week's plan with; one query, for who reviews weeks."""
    if not actor.may(REVIEW_WEEKS, area_id=week.area_id):
        return None
    return ReviewLinks(
        decided=said(decided_in(week.area, week.iso.previous)),
        url=reverse("patrols:returns:review", args=(week.area.slug, week.iso)),
    )


def figure_rows(stretches: Sequence[Figures]) -> tuple[FigureRow, ...]:
    """Effort first, then what was counted."""
    effort = (
        FigureRow(
            _("Patrols returned, of those planned"),
            tuple(f"{each.returned} / {each.planned}" for each in stretches),
        ),
        FigureRow(_("Cancelled"), tuple(str(each.cancelled) for each in stretches)),
        FigureRow(_("Hours out"), tuple(f"{each.hours:.1f}" for each in stretches)),
        FigureRow(_("Nights of bad weather"), tuple(str(each.bad_weather) for each in stretches)),
    )
    counted = (
        FigureRow(label, tuple(str(each.of(*whats)) for each in stretches))
        for label, whats in MEASURES
    )
    return (*effort, *counted)


def compared(now: Figures, before: Sequence[Figures]) -> tuple[str, ...]:
    """Rates against the weeks before, hours taken into account, in honest words."""
    hours = sum(each.hours for each in before)
    found = []
    for label, whats in COMPARED:
        count, earlier = now.of(*whats), sum(each.of(*whats) for each in before)
        this, former = rate(count, now.hours), rate(earlier, hours)
        if this is not None:
            found.append(
                _sentence((label, count, now.hours), this, former, few=count + earlier < FEW)
            )
    return tuple(found)


def _sentence(
    counted: tuple[str | Promise, int, float], this: Rate, former: Rate | None, *, few: bool
) -> str:
    label, count, hours = counted
    start = _("%(label)s: %(count)s in %(hours)s hours, %(rate)s in ten hours.") % {
        "label": label,
        "count": count,
        "hours": f"{hours:.1f}",
        "rate": f"{this.value:.1f}",
    }
    if former is None:
        return start
    if few:
        return _("%s Too few to tell a change from chance.") % start
    words = (
        _("%(start)s %(former)s in the weeks before: no more apart than chance makes them.")
        if this.meets(former)
        else _("%(start)s %(former)s in the weeks before: more apart than chance alone makes.")
    )
    return words % {"start": start, "former": f"{former.value:.1f}"}


def _night(filed: PatrolReturn, material: Material) -> NightRow:
    week = material.week
    url = reverse("patrols:returns:night", args=(week.area.slug, week.iso, filed.patrol_id))
    return NightRow(
        name=patrol_name(filed.patrol),
        url=url,
        hours=hours_in_words(filed.hours),
        weather=filed.get_weather_display(),
        narrative=filed.narrative,
        feedback=tuple(
            each.partner_feedback for each in filed.parts.all() if each.partner_feedback
        ),
    )
