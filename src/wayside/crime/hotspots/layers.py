"""The analyst's layers: significant cells, a smoothed surface in steps, months compared."""

from collections import Counter
from dataclasses import asdict
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from wayside.calculations.hotspots import (
    Events,
    Grid,
    Tail,
    adjusted_p,
    gi_star,
    kernel_surface,
    kind_weights,
    month_on_month,
    monthly_counts,
    street_units,
)
from wayside.crime.hotspots.facts import of_change
from wayside.crime.hotspots.ground import Ground
from wayside.crime.hotspots.ranking import Counted
from wayside.crime.hotspots.recorded import Column
from wayside.crime.hotspots.terms import Terms
from wayside.crime.hotspots.vocabulary import Layer, Variant

GI_CELL_M = 250.0
SURFACE_CELL_M = 100.0
BANDWIDTH_M = 300.0
FALSE_DISCOVERY_RATE = 0.05
STEPS = (0.2, 0.4, 0.6, 0.8)
MOST_DOTS = 1000
TOLERANCE_DEGREES = 0.0001

# What is left until somebody asks for it
ON_DEMAND = (
    *((variant, layer) for variant in Variant for layer in (Layer.GI_STAR, Layer.SURFACE)),
    (Variant.WITHOUT_POLICE, Layer.MONTHS),
    (Variant.ALL, Layer.STREETS),
)

Content = dict[str, Any]


def kept_layers(counted: Counted, ground: Ground) -> list[tuple[str, str, Content]]:
    """(variant, layer, content) of what every page of a run, or a week's plan, shows."""
    return [
        (Variant.ALL, Layer.CONTEXT, context_of(counted, ground)),
        (Variant.ALL, Layer.SET_ASIDE, dict(counted.set_aside)),
        (Variant.ALL, Layer.MONTHS, months_compared(counted.events)),
    ]


def layer_of(
    layer: Layer, variant: Variant, counted: Counted, ground: Ground, terms: Terms
) -> Content:
    """One layer of one variant, worked out when somebody first asks for it: most rankings are
    looked at without them, and they take as long as the ranking."""
    events = counted.events
    if variant is Variant.WITHOUT_POLICE:
        events = events.where(~events.of_kinds(terms.police_keys))
    weights = kind_weights(events.kinds, terms.weights)[events.kind] if len(events) else None
    if layer is Layer.GI_STAR:
        return significant_cells(events, weights, ground)
    if layer is Layer.SURFACE:
        return surface_steps(events, weights, ground)
    if layer is Layer.STREETS:
        return {"streets": streets_of(counted, ground)}
    return months_compared(events)


def significant_cells(events: Events, weights: Column | None, ground: Ground) -> Content:
    """Gi* on weighted counts of cells whose centre lies within the boundary, hot tail,
    Benjamini-Hochberg; cells in which q is at most the rate."""
    content: Content = {"cell_m": GI_CELL_M, "rate": FALSE_DISCOVERY_RATE, "tested": 0, "cells": []}
    if not len(events):
        return content
    grid = Grid.around(events.x, events.y, GI_CELL_M, margin_cells=1)
    across, up = grid.centres()
    inside = ground.inside(*np.meshgrid(across, up))
    totals = grid.count(events.x, events.y, weights)
    counts = grid.count(events.x, events.y)
    result = gi_star(totals, inside)
    p = result.p_values(Tail.HOT)
    q = adjusted_p(p)
    hot = np.argwhere(np.nan_to_num(q, nan=1.0) <= FALSE_DISCOVERY_RATE)
    order = np.argsort(-result.z[hot[:, 0], hot[:, 1]], kind="stable")
    content["tested"] = result.cells
    content["uncorrected"] = int((np.nan_to_num(p, nan=1.0) <= FALSE_DISCOVERY_RATE).sum())
    values = {"count": counts, "z": result.z, "p": p, "q": q}
    content["cells"] = [
        _cell(grid, ground, (row, column), values) for row, column in hot[order].tolist()
    ]
    return content


def _cell(grid: Grid, ground: Ground, at: tuple[int, int], values: dict[str, Column]) -> Content:
    row, column = at
    west, south = grid.west + column * grid.cell_m, grid.south + row * grid.cell_m
    ring = shapely.box(west, south, west + grid.cell_m, south + grid.cell_m).exterior
    longitude, latitude = ground.degrees(*ring.coords.xy)
    return {
        "ring": [[float(a), float(b)] for a, b in zip(longitude, latitude, strict=True)],
        "count": int(values["count"][at]),
        "z": round(float(values["z"][at]), 3),
        "p": float(f"{values['p'][at]:.3g}"),
        "q": float(f"{values['q'][at]:.3g}"),
    }


def surface_steps(events: Events, weights: Column | None, ground: Ground) -> Content:
    """The kernel surface as areas above a share of its highest value."""
    content: Content = {"bandwidth_m": BANDWIDTH_M, "cell_m": SURFACE_CELL_M, "steps": []}
    if not len(events):
        return content
    margin = int(BANDWIDTH_M / SURFACE_CELL_M) + 1
    grid = Grid.around(events.x, events.y, SURFACE_CELL_M, margin_cells=margin)
    density = kernel_surface(grid, events.x, events.y, bandwidth_m=BANDWIDTH_M, weights=weights)
    highest = float(density.max())
    content["highest_per_km2"] = round(highest, 1)
    content["steps"] = [
        {
            "share": share,
            "per_km2": round(highest * share, 1),
            "geometry": _outline(grid, ground, density >= highest * share),
        }
        for share in STEPS
        if highest > 0
    ]
    return content


def _outline(grid: Grid, ground: Ground, above: Column) -> Content:
    """The cells marked, joined into shapes, in degrees."""
    rows, columns = np.nonzero(above)
    west = grid.west + columns * grid.cell_m
    south = grid.south + rows * grid.cell_m
    joined = shapely.union_all(shapely.box(west, south, west + grid.cell_m, south + grid.cell_m))
    corners = shapely.get_coordinates(joined)
    joined = shapely.set_coordinates(joined, np.column_stack(ground.degrees(*corners.T)))
    mapping: Content = shapely.geometry.mapping(joined)
    return mapping


def months_compared(events: Events) -> Content:
    """Counts by month and each month's change from the one before, with its interval."""
    series = monthly_counts(events)
    changes = month_on_month(series)
    return {
        "months": [
            {
                "month": str(month),
                "count": int(count),
                "days": int(days),
                "change": asdict(of_change(change)) if change else None,
            }
            for month, count, days, change in zip(
                series.months, series.counts, series.days, changes, strict=True
            )
        ],
        "missing": list(series.missing),
    }


def context_of(counted: Counted, ground: Ground) -> Content:
    """What a map without a base map shows to find one's way: wards, and street points darker
    where more is recorded."""
    units = street_units(counted.x, counted.y, counted.cell_m)
    totals = units.total()
    busiest = np.argsort(-totals, kind="stable")[:MOST_DOTS]
    longitude, latitude = ground.degrees(units.x[busiest], units.y[busiest])
    weight = np.sqrt(totals[busiest] / totals.max()) if len(totals) else totals
    return {
        "wards": [
            {"name": ward.name, "slug": ward.slug, "polygons": _polygons(ward.shape)}
            for ward in ground.wards
            if ward.shape is not None
        ],
        "boundary": _polygons(ground.boundary) if ground.boundary is not None else [],
        "dots": [
            [round(float(a), 5), round(float(b), 5), round(float(c), 2)]
            for a, b, c in zip(longitude, latitude, weight, strict=True)
        ],
    }


def streets_of(counted: Counted, ground: Ground) -> list[Any]:
    """[label, longitude, latitude, ward] of every named street point, by label; a long street
    has several points, told apart by ward and number."""
    recorded = counted.recorded
    units = street_units(counted.x, counted.y, counted.cell_m)
    of_unit = np.full(len(units), -1, dtype=np.int64)
    of_unit[units.of_event] = recorded.street
    longitude, latitude = ground.degrees(units.x, units.y)
    wards = ground.wards_at(longitude, latitude)
    seen: Counter[str] = Counter()
    found = []
    for unit in np.lexsort((longitude, of_unit)):
        name = recorded.streets[of_unit[unit]] if of_unit[unit] >= 0 else ""
        if not name:
            continue
        ward = wards[unit]
        label = f"{name}, {ward.name}" if ward else name
        seen[label] += 1
        numbered = f"{label} ({seen[label]})" if seen[label] > 1 else label
        position = (round(float(longitude[unit]), 6), round(float(latitude[unit]), 6))
        found.append([numbered, *position, ward.slug if ward else ""])
    return found


def _polygons(shape: BaseGeometry) -> list[Any]:
    """A boundary simple enough for a page, to about ten metres."""
    simple = shape.simplify(TOLERANCE_DEGREES)
    parts = simple.geoms if hasattr(simple, "geoms") else [simple]
    return [
        [[[round(a, 5), round(b, 5)] for a, b in ring.coords] for ring in _rings(part)]
        for part in parts
        if part.geom_type == "Polygon"
    ]


def _rings(polygon: Any) -> list[Any]:
    """The outer ring, then the holes."""
    return [polygon.exterior, *polygon.interiors]
