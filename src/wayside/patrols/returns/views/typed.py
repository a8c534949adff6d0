"""What was typed so far, as drafts keep it and forms take it up again."""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from wayside.patrols.calendar import LONDON
from wayside.patrols.models.returns import MOST
from wayside.patrols.returns.forms import count_name
from wayside.patrols.returns.values import NightTold, PartPlan

BUMP = re.compile(r"(part\d{1,2}_[a-z0-9_]{1,60})([+-])")
LONGEST = 2000


def form_number(sent: Mapping[str, str]) -> UUID:
    """The form's own number; a new one where none came."""
    try:
        return UUID(sent.get("form", ""))
    except ValueError:
        return uuid4()


def content_of(sent: Mapping[str, str], fields: Collection[str]) -> dict[str, str]:
    """What was sent for the form's own fields, whether it is right or not yet."""
    return {
        name: sent[name][:LONGEST]
        for name in fields
        if sent.get(name) and name not in {"form", "not_personal"}
    }


def bumped(sent: Mapping[str, str]) -> dict[str, str]:
    """The count that a plus or minus was pressed for, one more or one less."""
    found = BUMP.fullmatch(sent.get("bump", ""))
    if not found:
        return {}
    name, sign = found.groups()
    typed = sent.get(name, "")
    stood = int(typed) if typed.isdigit() and len(typed) < 4 else 0
    return {name: str(min(MOST, max(0, stood + (1 if sign == "+" else -1))))}


def initial_of(told: NightTold, plan: Sequence[PartPlan]) -> dict[str, Any]:
    """A filed version as the form holds it."""
    by_segment = {part.segment_id: part for part in told.parts}
    held: dict[str, Any] = {
        "weather": told.weather,
        "incident_reference": told.incident_reference,
        "narrative": told.narrative,
    }
    for number, planned in enumerate(plan):
        part = by_segment.get(planned.segment_id)
        if part is None:
            continue
        held[f"part{number}_start"] = _clock(part.hours.starts_at)
        held[f"part{number}_end"] = _clock(part.hours.ends_at)
        held[f"part{number}_nobody"] = part.nobody_seen
        held[f"part{number}_feedback"] = part.partner_feedback
        for (what, service), value in part.counts.items():
            held[count_name(number, what, service)] = value
    for place, arrived in told.visits.items():
        held[f"visited_{place}"] = True
        held[f"arrived_{place}"] = _clock(arrived) if arrived else ""
    return held


def _clock(moment: datetime) -> str:
    return f"{moment.astimezone(LONDON):%H:%M}"
