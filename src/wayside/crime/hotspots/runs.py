"""Finds a ranking that was worked out, or works it out and keeps it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from time import perf_counter
from typing import Any

from django.db import connection, transaction

from wayside.calculations.hotspots import Ranking
from wayside.crime.hotspots import layers, ranking
from wayside.crime.hotspots.facts import of_change
from wayside.crime.hotspots.ground import Ground, Ward, mark_of
from wayside.crime.hotspots.method import method_mark
from wayside.crime.hotspots.source import Holdings, recorded_of
from wayside.crime.hotspots.terms import Terms
from wayside.crime.hotspots.vocabulary import Layer, Variant
from wayside.crime.models import HotspotLayer, HotspotPlace, HotspotRun
from wayside.partners.models import Area
from wayside.partners.queries import wards

# Enough for the views that people share and compare; older ones are worked out again if asked.
RUNS_KEPT = 60


def run_of(area: Area, holdings: Holdings, terms: Terms, *, now: datetime) -> HotspotRun:
    """The run of these terms over what the area holds now."""
    fingerprint = fingerprint_of(area, holdings, terms)
    found = HotspotRun.objects.filter(fingerprint=fingerprint).first()
    return found or _work_out_once(area, terms, fingerprint, now)


def is_worked_out(fingerprint: str) -> bool:
    """Whether the run with this fingerprint is kept."""
    return HotspotRun.objects.filter(fingerprint=fingerprint).exists()


def fingerprint_of(area: Area, holdings: Holdings, terms: Terms) -> str:
    """A hash of everything that the result depends on."""
    versions = dict(wards(of=area).values_list("id", "version"))
    parts = [(area.id, area.version), *sorted(versions.items())]
    ground = mark_of(*(f"{key} {version}" for key, version in parts), str(area.srid))
    return terms.fingerprint(
        area_id=area.id, ground=ground, data=holdings.marks, method=method_mark()
    )


def ground_of(area: Area) -> Ground:
    """An area's boundary and wards."""
    return Ground(
        boundary=area.shape,
        wards=tuple(Ward(ward.slug, ward.name, ward.shape) for ward in wards(of=area)),
        to_metres=area.to_metres(),
        to_degrees=area.to_degrees(),
    )


def layer_of(run: HotspotRun, layer: Layer, variant: Variant) -> dict[str, Any]:
    """A layer of a run: as kept, else worked out from the same extracts and kept."""
    kept = HotspotLayer.objects.filter(run=run, layer=layer, variant=variant)
    content: dict[str, Any] | None = kept.values_list("content", flat=True).first()
    if content is not None:
        return content
    with _alone(f"{run.id} {variant} {layer}"):
        content = kept.values_list("content", flat=True).first()
        if content is None:
            counted, ground, terms = _counted(run.area, Terms.from_json(run.terms))
            content = layers.layer_of(layer, variant, counted, ground, terms)
            HotspotLayer.objects.create(run=run, variant=variant, layer=layer, content=content)
    return content


def work_out_layers(run: HotspotRun) -> None:
    """Every layer that is not kept yet, from one reading of the records."""
    kept = set(HotspotLayer.objects.filter(run=run).values_list("variant", "layer"))
    missing = [each for each in layers.ON_DEMAND if each not in kept]
    if not missing:
        return
    counted, ground, terms = _counted(run.area, Terms.from_json(run.terms))
    for variant, layer in missing:
        content = layers.layer_of(layer, variant, counted, ground, terms)
        HotspotLayer.objects.create(run=run, variant=variant, layer=layer, content=content)


@contextmanager
def _alone(name: str) -> Iterator[None]:
    """Whoever asks for the same at the same moment waits until this one has it."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])
        yield


def _work_out_once(area: Area, terms: Terms, fingerprint: str, now: datetime) -> HotspotRun:
    """Work out and keep, unless somebody else just did."""
    with _alone(fingerprint):
        found = HotspotRun.objects.filter(fingerprint=fingerprint).first()
        return found or _work_out(area, terms, fingerprint, now)


def _counted(area: Area, terms: Terms) -> tuple[ranking.Counted, Ground, Terms]:
    ground = ground_of(area)
    recorded = recorded_of(area, since=terms.first_month, until=terms.as_of)
    return ranking.count(recorded, ground, terms), ground, terms


def _work_out(area: Area, terms: Terms, fingerprint: str, now: datetime) -> HotspotRun:
    started = perf_counter()
    counted, ground, _terms = _counted(area, terms)
    rankings, places = ranking.rank_both(counted, ground, terms)
    drawn = layers.kept_layers(counted, ground)
    run = HotspotRun.objects.create(
        area=area,
        fingerprint=fingerprint,
        as_of=terms.as_of,
        terms=terms.as_json(),
        summary=_summary(counted, rankings),
        computed_at=now,
        milliseconds=round((perf_counter() - started) * 1000),
    )
    HotspotPlace.objects.bulk_create(HotspotPlace(run=run, **place) for place in places)
    HotspotLayer.objects.bulk_create(
        HotspotLayer(run=run, variant=variant, layer=layer, content=content)
        for variant, layer, content in drawn
    )
    _let_go_of_old(area)
    return run


def _let_go_of_old(area: Area) -> None:
    """Keep the newest runs."""
    runs = HotspotRun.objects.filter(area=area).order_by("-computed_at", "-id")
    old = list(runs.values_list("id", flat=True)[RUNS_KEPT:])
    if old:
        HotspotRun.objects.filter(id__in=old).delete()


def _summary(counted: ranking.Counted, rankings: dict[Variant, Ranking]) -> dict[str, Any]:
    """What a page says beside the places."""
    months = counted.recorded.when.astype("datetime64[M]")
    return {
        "read": counted.read,
        "set_aside": {reason: len(rows) for reason, rows in counted.set_aside.items()},
        "first_month": str(months.min()) if len(months) else None,
        "last_month": str(months.max()) if len(months) else None,
        "datasets": sorted(
            {counted.recorded.kinds[i].partition(":")[0] for i in set(counted.recorded.kind)}
        ),
        "unit": "snap points" if counted.cell_m is None else f"cells of {counted.cell_m:g} m",
        "variants": {
            variant: {
                "events": made.events,
                "units": made.units,
                "score_share": round(made.score_share, 4),
                "change": asdict(of_change(made.area_change)),
            }
            for variant, made in rankings.items()
        },
    }
