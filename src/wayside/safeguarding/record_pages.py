"""The pages that this room puts among those of a record, and where each stands."""

from django.utils.translation import gettext_lazy as _

from wayside.people.tabs import Tab
from wayside.safeguarding.children.permissions import KEEP_CHILDREN
from wayside.safeguarding.concerns.permissions import KEEP_CONCERNS
from wayside.safeguarding.dash.permissions import ASSESS_RISK
from wayside.safeguarding.death.permissions import SEE_DEATHS
from wayside.safeguarding.marac.permissions import REFER_MARAC
from wayside.safeguarding.missing.permissions import KEEP_MISSING
from wayside.safeguarding.orders.permissions import KEEP_ORDERS
from wayside.safeguarding.slavery.permissions import KEEP_NRM

TABS: tuple[Tab, ...] = (
    Tab(_("Risk"), "safeguarding:risk", ASSESS_RISK, 45),
    Tab(_("MARAC"), "safeguarding:marac_of", REFER_MARAC, 46),
    Tab(_("Adult safeguarding"), "safeguarding:concerns", KEEP_CONCERNS, 80, seldom=True),
    Tab(_("Modern slavery"), "safeguarding:nrm", KEEP_NRM, 81, seldom=True),
    Tab(_("Protective orders"), "safeguarding:orders", KEEP_ORDERS, 82, seldom=True),
    Tab(_("If they go missing"), "safeguarding:missing", KEEP_MISSING, 83, seldom=True),
    Tab(_("Safeguarding as a child"), "safeguarding:child", KEEP_CHILDREN, 85, seldom=True),
    Tab(_("Death and legal hold"), "safeguarding:death", SEE_DEATHS, 98, seldom=True),
)
