"""Who may act on risk, as each part of the room says."""

from wayside.access.permissions import Permission

TABLE: tuple[Permission, ...] = ()
