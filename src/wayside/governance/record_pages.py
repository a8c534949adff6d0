"""The pages that this room puts among those of a record, and where each stands."""

from django.utils.translation import gettext_lazy as _

from wayside.governance.corrections.permissions import CORRECT
from wayside.governance.rights.permissions import ANSWER_RIGHTS
from wayside.governance.subject_access.permissions import ANSWER_ACCESS
from wayside.people.tabs import Tab

TABS = (
    Tab(_("Put right"), "governance:corrections", CORRECT, 98, seldom=True),
    Tab(_("Asked to put right or erase"), "governance:rights", ANSWER_RIGHTS, 98, seldom=True),
    Tab(_("What is kept of them"), "governance:access", ANSWER_ACCESS, 99, seldom=True),
)
