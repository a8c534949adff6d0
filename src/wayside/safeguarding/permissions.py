"""Who may act on risk, as each part of the room says."""

from wayside.access.permissions import Permission
from wayside.safeguarding.children import permissions as children
from wayside.safeguarding.concerns import permissions as concerns
from wayside.safeguarding.dash import permissions as dash
from wayside.safeguarding.death import permissions as death
from wayside.safeguarding.marac import permissions as marac
from wayside.safeguarding.missing import permissions as missing
from wayside.safeguarding.orders import permissions as orders
from wayside.safeguarding.slavery import permissions as slavery

TABLE: tuple[Permission, ...] = (
    *children.TABLE,
    *concerns.TABLE,
    *dash.TABLE,
    *death.TABLE,
    *marac.TABLE,
    *missing.TABLE,
    *orders.TABLE,
    *slavery.TABLE,
)
