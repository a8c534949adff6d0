"""Who makes tokens, who lets them open records, and which scope stands for which permissions."""

from collections.abc import Collection, Iterable

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role
from wayside.api.vocabulary import Scope
from wayside.directory.permissions import KEEP_SERVICES, VIEW_SERVICES
from wayside.partners.permissions import VIEW_PARTNERSHIP
from wayside.people.contact.permissions import REACH_PEOPLE
from wayside.people.permissions import SUPPORT_PEOPLE
from wayside.sharing.consent.permissions import VIEW_CONSENT
from wayside.sharing.disclosures.permissions import DISCLOSE, RECEIVE_DISCLOSURES
from wayside.sharing.handovers.permissions import HAND_OVER, RECEIVE_HANDOVERS
from wayside.support.permissions import NOTE_MEETINGS, READ_STORY
from wayside.support.referrals.permissions import ANSWER_REFERRALS, REFER

MAKE_TOKENS = Permission(
    "api.make_tokens",
    _("make and revoke tokens with which a system of your agency acts in your role"),
    frozenset(Role),
)
WATCH_TOKENS = Permission(
    "api.watch_tokens",
    _("see and revoke every token in your areas, and agree, as the second person, to one"),
    frozenset({Role.ADMINISTRATOR, Role.GOVERNANCE_OFFICER}),
)
READ_NOTICES = Permission(
    "api.read_notices",
    _("fetch notices of what changed for your agency, as far as you may open it"),
    frozenset(Role),
)
SWEEP_ANSWERS = Permission("api.sweep", _("forget old answers to repeated requests"), frozenset())
TABLE = (MAKE_TOKENS, WATCH_TOKENS, READ_NOTICES, SWEEP_ANSWERS)

# The first of each is what the membership must hold for the scope to be given; all of them are
# what an operation of the scope uses on its way
SCOPES: dict[Scope, tuple[Permission, ...]] = {
    Scope.DIRECTORY_READ: (VIEW_SERVICES,),
    Scope.DIRECTORY_CONFIRM: (KEEP_SERVICES, VIEW_SERVICES),
    Scope.HANDOVERS_SEND: (HAND_OVER, VIEW_SERVICES),
    Scope.HANDOVERS_RECEIVE: (RECEIVE_HANDOVERS, ANSWER_REFERRALS),
    Scope.REFERRALS_READ: (ANSWER_REFERRALS, REFER, RECEIVE_HANDOVERS, RECEIVE_DISCLOSURES),
    Scope.REFERRALS_ANSWER: (ANSWER_REFERRALS, RECEIVE_HANDOVERS, RECEIVE_DISCLOSURES),
    Scope.REFERRALS_SEND: (REFER, DISCLOSE, SUPPORT_PEOPLE, VIEW_CONSENT, VIEW_SERVICES),
    Scope.REFERRALS_MOVE: (REFER, DISCLOSE),
    Scope.ENGAGEMENTS_READ: (READ_STORY, SUPPORT_PEOPLE),
    Scope.ENGAGEMENTS_WRITE: (NOTE_MEETINGS, SUPPORT_PEOPLE, REACH_PEOPLE),
    Scope.NOTICES_READ: (
        READ_NOTICES,
        ANSWER_REFERRALS,
        RECEIVE_HANDOVERS,
        RECEIVE_DISCLOSURES,
        HAND_OVER,
    ),
}


def open_to(role: Role) -> list[Scope]:
    """The scopes that a token of this role can have."""
    return [scope for scope in Scope if role in SCOPES[scope][0].roles]


def slugs_of(scopes: Iterable[str], held: Collection[str]) -> frozenset[str]:
    """The permissions that these scopes use, of those held; any token may know its areas."""
    used = {each.slug for scope in scopes for each in SCOPES[Scope(scope)]}
    used.add(VIEW_PARTNERSHIP.slug)
    return frozenset(used & set(held))


def opens_records(scopes: Iterable[str]) -> bool:
    """Whether a token of these scopes opens records about people, so that two must agree."""
    return any(SCOPES[Scope(scope)][0].opens_records for scope in scopes)
