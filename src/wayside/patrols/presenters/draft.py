"""A drafted week for the command line, as JSON and as lines to read."""

from collections.abc import Iterator
from typing import Any

from django.utils.dateformat import format as format_date

from wayside.partners.models import Area
from wayside.patrols.calendar import LONDON, week_title
from wayside.patrols.presenters.words import hours_in_words
from wayside.patrols.proposals import ProposedPatrol, ProposedPlace
from wayside.patrols.queries import Draft
from wayside.patrols.timetable import Row
from wayside.patrols.vocabulary import StopKind


def draft_as_json(draft: Draft, area: Area, *, saved: bool) -> dict[str, Any]:
    """Everything that the proposal holds."""
    ranking, proposal = draft.ranking, draft.proposal
    return {
        "area": area.slug,
        "week": str(proposal.week),
        "as_of": ranking.as_of.isoformat() if ranking else None,
        "seed": proposal.seed,
        "saved": saved,
        "patrols": [_patrol(each) for each in proposal.patrols],
        "cautions": list(ranking.cautions) if ranking else [],
    }


def _patrol(patrol: ProposedPatrol) -> dict[str, Any]:
    return {
        "date": patrol.date.isoformat(),
        "starts_at": patrol.window.starts_at.astimezone(LONDON).isoformat(),
        "ends_at": patrol.window.ends_at.astimezone(LONDON).isoformat(),
        "seed": patrol.seed,
        "warning": patrol.warning,
        "places": [_place(place) for place in patrol.places],
        "stops": [_stop(row) for row in patrol.timetable.rows],
        "left_out": list(patrol.timetable.left_out),
    }


def _place(place: ProposedPlace) -> dict[str, Any]:
    one = place.candidate
    return {
        "key": one.key,
        "label": one.label,
        "longitude": one.longitude,
        "latitude": one.latitude,
        "radius_m": one.radius_m,
        "style": place.style.value,
        "source": one.source.value,
        "rank": one.rank,
        "rank_low": one.rank_low,
        "rank_high": one.rank_high,
        "reasons": [*place.why, *one.reasons],
    }


def _stop(row: Row) -> dict[str, Any]:
    return {
        "kind": row.kind.value,
        "place": row.site,
        "starts_at": row.starts_at.astimezone(LONDON).isoformat(),
        "ends_at": row.ends_at.astimezone(LONDON).isoformat(),
        "open_ended": row.kind == StopKind.ENGAGEMENT,
        "travel_minutes": row.travel_minutes,
    }


def draft_in_lines(draft: Draft, area: Area, *, saved: bool) -> Iterator[str]:
    """The proposal to read."""
    yield f"{area.name}, {week_title(draft.proposal.week)} (seed {draft.proposal.seed})"
    for patrol in draft.proposal.patrols:
        yield ""
        yield f"{format_date(patrol.date, 'l j F')}, {hours_in_words(patrol.window)}"
        if patrol.warning:
            yield f"  ! {patrol.warning}"
        numbers = {place.candidate.key: n for n, place in enumerate(patrol.places, start=1)}
        for place in patrol.places:
            yield f"  {numbers[place.candidate.key]}. {place.candidate.label} ({place.style.label})"
            yield from (f"     {why}" for why in (*place.why, *place.candidate.reasons))
        rows = patrol.timetable.rows
        yield "  Times: " + ", ".join(
            f"{row.starts_at.astimezone(LONDON):%H:%M} {numbers[row.site] if row.site else 'break'}"
            for row in rows
        )
    if draft.ranking:
        yield ""
        yield from draft.ranking.cautions
    yield ""
    yield (
        "Saved as the proposal of the week."
        if saved
        else "Nothing is saved; add --save to keep it."
    )
