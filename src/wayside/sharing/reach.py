"""How somebody can be reached, in what one agency tells another: apart from the rest of it, since a
number or an address is shown on asking alone. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

REACH = "reach"
NOT_LINES = frozenset({"text", "referral", "facts", REACH})


@dataclass(frozen=True, slots=True)
class Reach:
    """One way to reach somebody, as whoever receives it is shown it."""

    kind: str
    where: str
    hours: str
    words: str
    shared: bool


def reach_in(content: Mapping[str, Any] | None) -> Reach | None:
    """The way that was sent, or that whoever wrote named; None where there is none."""
    sent = (content or {}).get(REACH)
    if isinstance(sent, Mapping):
        return Reach(**{name: sent.get(name, "") for name in Reach.__slots__})
    asked = (content or {}).get("referral", {})
    where = str(asked.get("reach", ""))
    if not where:
        return None
    words = str(asked.get("words_to_leave", ""))
    return Reach(str(asked.get("way", "")), where, str(asked.get("hours", "")), words, False)


def lines(content: Mapping[str, Any] | None) -> list[tuple[str, str]]:
    """What is said beside the words, each answer under its question; the line of the number is
    left out wherever it stands."""
    reach = reach_in(content)
    return [
        (name, str(value))
        for name, value in (content or {}).items()
        if value and name not in NOT_LINES and not (reach and value == reach.where)
    ]
