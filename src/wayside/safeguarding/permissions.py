"""Who may act on risk, as each part of the room says."""

from wayside.access.permissions import Permission
from wayside.safeguarding.dash import permissions as dash
from wayside.safeguarding.marac import permissions as marac

TABLE: tuple[Permission, ...] = (*dash.TABLE, *marac.TABLE)
