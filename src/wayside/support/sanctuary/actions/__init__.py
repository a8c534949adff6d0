"""What is done along a sanctuary scheme."""

from wayside.support.sanctuary.actions.steps import (
    Assessment,
    Opened,
    ask_landlord,
    assess_home,
    begin_sanctuary,
    move_sanctuary,
    note_feeling,
    open_sanctuary,
)
from wayside.support.sanctuary.actions.works import Ordered, move_work, order_work

__all__ = [
    "Assessment",
    "Opened",
    "Ordered",
    "ask_landlord",
    "assess_home",
    "begin_sanctuary",
    "move_sanctuary",
    "move_work",
    "note_feeling",
    "open_sanctuary",
    "order_work",
]
