"""What may be done about reaching somebody."""

from wayside.people.contact.actions.agreeing import (
    AGREED,
    ROUTE,
    Way,
    add_route,
    agree_contact,
    change_route,
    recheck_route,
    retire_route,
    warn_of_routes,
)
from wayside.people.contact.actions.reaching import (
    move_contact,
    read_contact,
    record_attempt,
    show_route,
)
from wayside.people.contact.actions.silence import tell_of_silence

__all__ = [
    "AGREED",
    "ROUTE",
    "Way",
    "add_route",
    "agree_contact",
    "change_route",
    "move_contact",
    "read_contact",
    "recheck_route",
    "record_attempt",
    "retire_route",
    "show_route",
    "tell_of_silence",
    "warn_of_routes",
]
