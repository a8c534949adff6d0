"""The pages that this room puts among those of a record, and where each stands."""

from wayside.people.tabs import Tab

TABS: tuple[Tab, ...] = ()
