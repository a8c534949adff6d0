"""The assessment, its line on a card, and the night as pages show them."""

from wayside.patrols.risk.presenters.assessments import (
    clocks,
    risk_lines,
    risk_page,
    sections_of,
    weight,
)
from wayside.patrols.risk.presenters.cards import card_lines
from wayside.patrols.risk.presenters.nights import CheckInRow, check_in_row, night_page

__all__ = [
    "CheckInRow",
    "card_lines",
    "check_in_row",
    "clocks",
    "night_page",
    "risk_lines",
    "risk_page",
    "sections_of",
    "weight",
]
