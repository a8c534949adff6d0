"""How well would a method have predicted? Rolled forward in time, knowing only the past.

    area = StudyArea.of(events, unit_m=150.0)
    periods = weekly_periods(date(2012, 7, 1), date(2014, 6, 30))
    methods = {"wayside": wayside, "count_52w": count_year}
    result = run_backtest(events, area, periods, methods, ks=(5, 10))
    result.rates("wayside", 10)                        # hit_rate in per cent, pei
    result.difference("wayside", "count_52w", 10)      # points, low, high

Hit rate: share of a period's events in the k cells a method put first. PEI*: hit rate as a share
of the ceiling, the k cells that hindsight would have chosen (Joshi et al. 2021; Chainey et al.
2008 for the predictive accuracy index it descends from).
"""

from .evaluation import Backtest, Difference, Rates, run_backtest
from .methods import History, Method, count_year, kernel_density, wayside
from .periods import Period, monthly_periods, weekly_periods
from .spaced import run_spaced
from .study_area import StudyArea

__all__ = [
    "Backtest",
    "Difference",
    "History",
    "Method",
    "Period",
    "Rates",
    "StudyArea",
    "count_year",
    "kernel_density",
    "monthly_periods",
    "run_backtest",
    "run_spaced",
    "wayside",
    "weekly_periods",
]
