"""Who may act on risk, as each part of the room says."""

from wayside.access.permissions import Permission
from wayside.safeguarding.children import permissions as children

TABLE: tuple[Permission, ...] = (*children.TABLE,)
