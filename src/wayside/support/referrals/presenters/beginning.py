"""What a referral or handover says of who somebody is, as a form of a new record takes it."""

from collections.abc import Mapping
from typing import Any

from wayside.people.going_along import NAMES
from wayside.people.models import Person
from wayside.people.vocabulary import AgeMark
from wayside.sharing.reach import reach_in


def initial(content: Mapping[str, Any] | None) -> dict[str, Any]:
    """The fields that it fills."""
    said = content or {}
    labels = {str(Person._meta.get_field(name).verbose_name): name for name in NAMES}  # type: ignore[union-attr]
    found: dict[str, Any] = {labels[key]: said[key] for key in said if key in labels}
    asked = said.get("referral", {})
    if asked.get("called"):
        found["called"] = asked["called"]
    if asked.get("maybe_child"):
        found["age_mark"] = AgeMark.MAY_BE_CHILD
    if reach_in(content) is not None:
        found["keeps_reach"] = True
    return found
