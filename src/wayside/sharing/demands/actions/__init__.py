"""What may be done with legal demands."""

from wayside.sharing.demands.actions.answering import (
    Demanded,
    agree_answer,
    list_demands,
    propose_answer,
    read_demand,
    read_demands,
    receive_demand,
    record_sent,
    record_told,
    refuse_demand,
)

__all__ = [
    "Demanded",
    "agree_answer",
    "list_demands",
    "propose_answer",
    "read_demand",
    "read_demands",
    "receive_demand",
    "record_sent",
    "record_told",
    "refuse_demand",
]
