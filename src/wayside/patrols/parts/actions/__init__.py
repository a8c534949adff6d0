"""What can be done with the parts of a night."""

from wayside.patrols.parts.actions.clothes import confirm_clothes
from wayside.patrols.parts.actions.segments import (
    add_segment,
    change_segment,
    open_parts,
    remove_segment,
)

__all__ = [
    "add_segment",
    "change_segment",
    "confirm_clothes",
    "open_parts",
    "remove_segment",
]
