"""What is done with groups."""

from wayside.support.groups.actions.apart import (
    keep_apart,
    keep_names_apart,
    read_kept_apart,
    renew_apart,
)
from wayside.support.groups.actions.groups import (
    Described,
    add_facilitator,
    begin_group,
    change_group,
    end_facilitator,
    end_group,
)
from wayside.support.groups.actions.looks import (
    OpenedGroup,
    list_groups,
    open_group,
    print_list,
    read_groups_of,
)
from wayside.support.groups.actions.places import (
    Invited,
    invite_to_group,
    join_group,
    move_place,
)
from wayside.support.groups.actions.sessions import add_session, cancel_session, take_register

__all__ = [
    "Described",
    "Invited",
    "OpenedGroup",
    "add_facilitator",
    "add_session",
    "begin_group",
    "cancel_session",
    "change_group",
    "end_facilitator",
    "end_group",
    "invite_to_group",
    "join_group",
    "keep_apart",
    "keep_names_apart",
    "list_groups",
    "move_place",
    "open_group",
    "print_list",
    "read_groups_of",
    "read_kept_apart",
    "renew_apart",
    "take_register",
]
