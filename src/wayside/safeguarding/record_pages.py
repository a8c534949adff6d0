"""The pages that this room puts among those of a record, and where each stands."""

from django.utils.translation import gettext_lazy as _

from wayside.people.tabs import Tab
from wayside.safeguarding.children.permissions import KEEP_CHILDREN
from wayside.safeguarding.dash.permissions import ASSESS_RISK
from wayside.safeguarding.slavery.permissions import KEEP_NRM

TABS: tuple[Tab, ...] = (
    Tab(_("Risk"), "safeguarding:risk", ASSESS_RISK, 45),
    Tab(_("Modern slavery"), "safeguarding:nrm", KEEP_NRM, 81, seldom=True),
    Tab(_("Safeguarding as a child"), "safeguarding:child", KEEP_CHILDREN, 85, seldom=True),
from wayside.safeguarding.marac.permissions import REFER_MARAC

TABS: tuple[Tab, ...] = (
    Tab(_("Risk"), "safeguarding:risk", ASSESS_RISK, 45),
    Tab(_("MARAC"), "safeguarding:marac_of", REFER_MARAC, 46),
)
