"""Who may act on risk, as each part of the room says."""

from wayside.access.permissions import Permission
from wayside.safeguarding.slavery import permissions as slavery

TABLE: tuple[Permission, ...] = (*slavery.TABLE,)
