"""Where a proposal takes its places and hours from: recorded crime, marked places, settings."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.crime.hotspots import queries as hotspots
from wayside.crime.hotspots.source import holdings_of
from wayside.crime.hotspots.vocabulary import Layer, Variant
from wayside.crime.models import HotspotLayer
from wayside.partners.models import Area, Programme, ProgrammeSettings
from wayside.partners.queries import programme_of
from wayside.partners.vocabulary import Dataset
from wayside.patrols.calendar import IsoWeek
from wayside.patrols.models import Week
from wayside.patrols.proposals import PlanSettings, Proposal, propose
from wayside.patrols.queries.earlier import turns_before
from wayside.patrols.ranking import KnownPlace, RankedPlace, Ranking
from wayside.patrols.timetable import Pace
from wayside.patrols.vocabulary import WeekState

SEEDS = 1_000_000
MONTHS_SHOWN = 24
KNOWN_RADIUS_M = 150


def plan_settings(programme: Programme) -> PlanSettings:
    """What the programme says about its nights."""
    kept = ProgrammeSettings.objects.filter(programme=programme).first() or ProgrammeSettings()
    return PlanSettings(
        weekdays=tuple(kept.patrol_weekdays),
        start=kept.patrol_start,
        end=kept.patrol_end,
        pace=Pace(visit_least=kept.visit_minutes_least, visit_most=kept.visit_minutes_most),
        most_places=kept.places_proposed,
    )


def seed_for(area: Area, iso: IsoWeek) -> int:
    """The first seed of a week: the same each time it is asked, unknown to outsiders."""
    digest = salted_hmac("wayside.patrols.seed", f"{area.id} {iso}").digest()
    return int.from_bytes(digest[:4]) % SEEDS


def has_recorded_crime(area: Area) -> bool:
    """Whether any recorded crime is held for the area."""
    return bool(holdings_of(area).marks)


def rank_now(area: Area, *, visible_to: Actor, as_of: date, now: datetime) -> Ranking:
    """The ranking as it stands on a day, with the places that people marked."""
    found = hotspots.suggestions(area, as_of, now=now)
    return Ranking(
        as_of=as_of,
        places=tuple(_ranked(each) for each in found),
        known=_known(area, visible_to),
        months=_months(found),
        cautions=_cautions(area) if found else (),
    )


@dataclass(frozen=True, slots=True)
class Draft:
    """A week as it would be proposed, with the ranking behind it."""

    ranking: Ranking | None
    proposal: Proposal


def draft_of(area: Area, iso: IsoWeek, *, visible_to: Actor, as_of: date, now: datetime) -> Draft:
    """The week's own ranking and seed once it is started; else those of now."""
    known = Week.objects.filter(area=area, iso_year=iso.year, iso_week=iso.number)
    week = known.exclude(state=WeekState.AHEAD).first()
    if week:
        ranking, seed = Ranking.from_json(week.ranking), week.seed
    else:
        ranking = rank_now(area, visible_to=visible_to, as_of=as_of, now=now)
        seed = seed_for(area, iso)
    programme = programme_of(area)
    if programme is None:
        raise Programme.DoesNotExist
    return Draft(ranking, proposal_for(programme, iso, ranking, seed=seed))


def proposal_for(
    programme: Programme, iso: IsoWeek, ranking: Ranking | None, *, seed: int
) -> Proposal:
    """What the ranking and the last weeks lead to."""
    return propose(
        iso,
        plan_settings(programme),
        suggestions=[each.as_candidate() for each in ranking.places] if ranking else [],
        marked=[each.as_candidate() for each in ranking.current_known()] if ranking else [],
        previous=turns_before(programme.area, iso),
        seed=seed,
    )


def _ranked(found: hotspots.Suggestion) -> RankedPlace:
    return RankedPlace(
        rank=found.rank,
        label=found.label,
        longitude=found.longitude,
        latitude=found.latitude,
        radius_m=round(found.radius_m),
        count=found.count,
        reasons=found.reasons,
        rank_low=found.rank_low,
        rank_high=found.rank_high,
        ward_slug=found.ward_slug,
    )


def _known(area: Area, visible_to: Actor) -> tuple[KnownPlace, ...]:
    marked = hotspots.marked_places(hotspots.scope_of(area), visible_to=visible_to)
    return tuple(
        KnownPlace(
            id=str(each.id),
            label=each.name,
            longitude=each.longitude,
            latitude=each.latitude,
            radius_m=KNOWN_RADIUS_M,
            reason=each.reason,
            agency=each.agency.name,
            review_date=each.review_date,
            ward_slug=each.ward.slug if each.ward else "",
        )
        for each in marked
    )


def _months(found: tuple[hotspots.Suggestion, ...]) -> tuple[tuple[str, int], ...]:
    """Counts by month of what counts, from the same working-out as the places."""
    if not found:
        return ()
    layer = HotspotLayer.objects.filter(
        run=found[0].run_id, variant=Variant.ALL, layer=Layer.MONTHS
    ).first()
    months = layer.content["months"] if layer else []
    return tuple((each["month"], each["count"]) for each in months[-MONTHS_SHOWN:])


def _cautions(area: Area) -> tuple[str, ...]:
    """What must stand beside every ranking, and more where police.uk is all there is."""
    said = [
        _("Recorded crime follows where police look and what people report."),
        _("Places are snap points near the true ones, never an address."),
    ]
    if not holdings_of(area).covers(Dataset.FORCE):
        said.insert(
            0,
            _(
                "The ranking rests on data.police.uk alone: it has no soliciting category, "
                "is monthly and comes out months later."
            ),
        )
    return tuple(said)
