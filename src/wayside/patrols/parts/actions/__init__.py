"""What can be done with the parts of a night, and with who is asked to them."""

from wayside.patrols.parts.actions.answers import (
    accept_invitation,
    decline_invitation,
    open_invitation,
    open_invitations,
)
from wayside.patrols.parts.actions.clothes import confirm_clothes
from wayside.patrols.parts.actions.invitations import invite_agency, withdraw_invitation
from wayside.patrols.parts.actions.observers import (
    follow_up,
    invite_observer,
    list_observers,
    note_observer,
)
from wayside.patrols.parts.actions.reminding import remind_agencies
from wayside.patrols.parts.actions.segments import (
    Shape,
    add_segment,
    change_segment,
    open_parts,
    remove_segment,
)
from wayside.patrols.parts.actions.upsets import call_off, move_patrol

__all__ = [
    "Shape",
    "accept_invitation",
    "add_segment",
    "call_off",
    "change_segment",
    "confirm_clothes",
    "decline_invitation",
    "follow_up",
    "invite_agency",
    "invite_observer",
    "list_observers",
    "move_patrol",
    "note_observer",
    "open_invitation",
    "open_invitations",
    "open_parts",
    "remind_agencies",
    "remove_segment",
    "withdraw_invitation",
]
