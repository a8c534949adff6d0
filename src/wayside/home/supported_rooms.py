"""The ways to the people supported, and to the pairs of a link reviewer."""

from django.utils.translation import gettext_lazy as _

from wayside.home.room import Room
from wayside.people.links.permissions import JUDGE_LINKS
from wayside.people.permissions import SUPPORT_PEOPLE
from wayside.people.remit.permissions import SET_REMIT

SUPPORTED: tuple[Room, ...] = (
    Room(
        _("My people"),
        _("The people you support, what is due for each, and how to reach them safely."),
        "people:own",
        SUPPORT_PEOPLE,
        "/people/",
    ),
    Room(
        _("Whom we serve"),
        _("Whom your agency serves, as whoever writes somebody down is told."),
        "people:remit",
        SET_REMIT,
        "/people/remit/",
        in_menu=False,
    ),
    Room(
        _("Pairs to judge"),
        _("Records of two agencies that may be of one person."),
        "people:candidates",
        JUDGE_LINKS,
        "/people/links/",
    ),
)
