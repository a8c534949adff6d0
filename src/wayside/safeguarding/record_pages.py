"""The pages that this room puts among those of a record, and where each stands."""

from django.utils.translation import gettext_lazy as _

from wayside.people.tabs import Tab
from wayside.safeguarding.slavery.permissions import KEEP_NRM

TABS: tuple[Tab, ...] = (Tab(_("Modern slavery"), "safeguarding:nrm", KEEP_NRM, 81, seldom=True),)
