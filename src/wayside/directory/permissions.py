"""Who may see the directory, keep its entries and set how it is kept.

An entry is kept by the agency named as its keeper: its support-side workers change it. An
administrator changes those of agencies in their areas and those that nobody keeps. Which entry
somebody may change is asked with ``keeps``.
"""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import NotAllowed, Permission, require
from wayside.access.vocabulary import ActorKind, Role
from wayside.directory.models import Service
from wayside.partners import queries as partners

VIEW_SERVICES = Permission(
    "directory.view_services",
    _("see the services that people can be referred to"),
    frozenset(Role),
)
KEEP_SERVICES = Permission(
    "directory.keep_services",
    _("add services, and change and confirm those that their agency keeps"),
    frozenset(
        {
            Role.CASEWORKER,
            Role.SERVICE_WORKER,
            Role.HOUSING_OFFICER,
            Role.SAFEGUARDING_LEAD,
            Role.ADMINISTRATOR,
        }
    ),
)
SET_DIRECTORY = Permission(
    "directory.set_directory",
    _("set the strands of violence, how often services are confirmed, and who keeps an entry"),
    frozenset({Role.ADMINISTRATOR}),
)
TABLE = (VIEW_SERVICES, KEEP_SERVICES, SET_DIRECTORY)


def keeps(by: Actor, service: Service) -> bool:
    """Whether this actor may change an entry as it stands: what a form has put into the record
    in hand does not count."""
    stored = Service.objects.filter(pk=service.pk).values_list("keeper_id", flat=True)
    return bool(stored) and may_keep(by, stored[0])


def may_keep(by: Actor, agency_id: UUID | None) -> bool:
    """Whether this actor may change the entries that an agency keeps; None is nobody's."""
    if not by.may(KEEP_SERVICES):
        return False
    if by.kind == ActorKind.SERVICE:
        return True
    if by.may(SET_DIRECTORY):
        return agency_id is None or (partners.agencies(visible_to=by).filter(id=agency_id).exists())
    return agency_id is not None and agency_id == by.agency_id


def require_keeping(by: Actor, service: Service) -> None:
    """Go on only if the actor may change this entry.

    Raises:
        NotAllowed: with the sentence of the permission.
    """
    require(by, KEEP_SERVICES)
    if not keeps(by, service):
        raise NotAllowed(KEEP_SERVICES)
