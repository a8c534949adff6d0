"""Hot spots: where recorded events gather, how sure that is, and how well it predicts.

Pure calculation: columns in, frozen values out. Positions are projected metres. An example::

    sorting = sort_degrees(longitude, latitude)          # strays set aside, with reasons
    x, y = project(longitude[sorting.kept], latitude[sorting.kept])
    events = Events.of(x, y, months[sorting.kept], kinds[sorting.kept],
                       precision=Precision.MONTH, row=row_ids[sorting.kept])
    ranking = rank_places(events, np.datetime64("2018-07-01"), PlaceSettings(top=10))
    for place in ranking.places:
        print(place.rank, place.rank_low, place.rank_high, place.x, place.y, place.score)
        print(place.reasons.what, place.reasons.change.direction, place.rows[:5])

    without = rank_places(events.where(~events.of_kinds(["Drugs"])), ranking.as_of)
    moves = compare_rankings(ranking, without)           # the effect of enforcement

    grid = Grid.around(events.x, events.y, 250.0, margin_cells=1)
    hot = gi_star(grid.count(events.x, events.y))
    significant = adjusted_p(hot.p_values(Tail.HOT)) <= 0.05
    surface = kernel_surface(grid, events.x, events.y, bandwidth_m=300.0)

Three cautions go with every figure: recorded events follow effort; snap points are not the true
places; data.police.uk is monthly, months old and has no soliciting category.
"""

from .change import (
    Change,
    Direction,
    MonthlyCounts,
    compare_rates,
    month_on_month,
    monthly_counts,
)
from .comparison import Move, PlaceMove, compare_rankings
from .discovery import Control, adjusted_p
from .events import Events, Precision
from .gi_star import GiStar, Reference, Tail, gi_star
from .grid import Grid
from .ranking import Place, Ranking, rank_places
from .reasons import KindCount, Reasons
from .recency import HALF_AGE_DAYS, event_scores, kind_weights
from .rhythm import WeekRhythm
from .settings import PlaceSettings
from .strays import Sorting, StrayReason, sort_degrees, sort_metres
from .surface import Kernel, kernel_surface
from .units import Units, street_units, suggested_cell_m

__all__ = [
    "HALF_AGE_DAYS",
    "Change",
    "Control",
    "Direction",
    "Events",
    "GiStar",
    "Grid",
    "Kernel",
    "KindCount",
    "MonthlyCounts",
    "Move",
    "Place",
    "PlaceMove",
    "PlaceSettings",
    "Precision",
    "Ranking",
    "Reasons",
    "Reference",
    "Sorting",
    "StrayReason",
    "Tail",
    "Units",
    "WeekRhythm",
    "adjusted_p",
    "compare_rankings",
    "compare_rates",
    "event_scores",
    "gi_star",
    "kernel_surface",
    "kind_weights",
    "month_on_month",
    "monthly_counts",
    "rank_places",
    "sort_degrees",
    "sort_metres",
    "street_units",
    "suggested_cell_m",
]
