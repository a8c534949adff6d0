"""Who may act on risk, as each part of the room says."""

from wayside.access.permissions import Permission
from wayside.safeguarding.concerns import permissions as concerns
from wayside.safeguarding.death import permissions as death
from wayside.safeguarding.missing import permissions as missing
from wayside.safeguarding.orders import permissions as orders
from wayside.safeguarding.slavery import permissions as slavery

TABLE: tuple[Permission, ...] = (
    *concerns.TABLE,
    *death.TABLE,
    *missing.TABLE,
    *orders.TABLE,
    *slavery.TABLE,
)
