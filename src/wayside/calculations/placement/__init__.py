"""Which places fit a household, which would on a condition, which do not and why, in an exact
order; and what one change would open. Pure: reasons are codes, and sentences are made elsewhere."""

from wayside.calculations.placement.household import Child, Household, Sex, Use, Wishes
from wayside.calculations.placement.judging import (
    DoesNotFit,
    Fits,
    FitsIf,
    Judgement,
    judged,
    ordered,
)
from wayside.calculations.placement.opening import Openings, openings
from wayside.calculations.placement.places import Place, Serves, Takes
from wayside.calculations.placement.reasons import Reason

__all__ = [
    "Child",
    "DoesNotFit",
    "Fits",
    "FitsIf",
    "Household",
    "Judgement",
    "Openings",
    "Place",
    "Reason",
    "Serves",
    "Sex",
    "Takes",
    "Use",
    "Wishes",
    "judged",
    "openings",
    "ordered",
]
