"""Who may let whom open a record."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role
from wayside.sharing.agreements import permissions as agreements
from wayside.sharing.consent import permissions as consent
from wayside.sharing.conversations import permissions as conversations
from wayside.sharing.demands import permissions as demands
from wayside.sharing.disclosures import permissions as disclosures
from wayside.sharing.handovers import permissions as handovers
from wayside.sharing.holds import permissions as holds
from wayside.sharing.oversight import permissions as oversight
from wayside.sharing.protocol import permissions as protocol

CASEWORKERS = frozenset({Role.CASEWORKER, Role.SAFEGUARDING_LEAD})

KEEP_RECORDS = Permission(
    "sharing.keep_records",
    _("begin a record of a person supported"),
    CASEWORKERS,
    opens_records=True,
)
GRANT_ACCESS = Permission(
    "sharing.grant_access",
    _("let a colleague of the agency open a record that is open to you"),
    CASEWORKERS,
    opens_records=True,
)
LOCK_OUT = Permission(
    "sharing.lock_out",
    _("lock a worker out of a record that is open to you"),
    CASEWORKERS,
    opens_records=True,
)
TABLE = (
    KEEP_RECORDS,
    GRANT_ACCESS,
    LOCK_OUT,
    *agreements.TABLE,
    *consent.TABLE,
    *handovers.TABLE,
    *disclosures.TABLE,
    *demands.TABLE,
    *holds.TABLE,
    *oversight.TABLE,
    *conversations.TABLE,
    *protocol.TABLE,
)
