"""The pages that this room puts among those of a record, and where each stands."""

from django.utils.translation import gettext_lazy as _

from wayside.people.tabs import Tab
from wayside.safeguarding.dash.permissions import ASSESS_RISK
from wayside.safeguarding.marac.permissions import REFER_MARAC

TABS: tuple[Tab, ...] = (
    Tab(_("Risk"), "safeguarding:risk", ASSESS_RISK, 45),
    Tab(_("MARAC"), "safeguarding:marac_of", REFER_MARAC, 46),
)
