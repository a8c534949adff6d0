"""Who may act on risk, as each part of the room says."""

from wayside.access.permissions import Permission
from wayside.safeguarding.dash import permissions as dash

TABLE: tuple[Permission, ...] = (*dash.TABLE,)
from wayside.safeguarding.children import permissions as children

TABLE: tuple[Permission, ...] = (*children.TABLE,)
from wayside.safeguarding.slavery import permissions as slavery

TABLE: tuple[Permission, ...] = (*slavery.TABLE,)
