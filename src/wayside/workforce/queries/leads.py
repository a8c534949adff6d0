"""What else the lead decides who reads how somebody is."""

from datetime import date

from django.db.models import Q

from wayside.access.models import NaturalPerson
from wayside.access.vocabulary import Role
from wayside.partners.models import Area, Membership
from wayside.partners.queries.roles import holding_on

DECIDING = (Role.COORDINATOR, Role.DEPUTY_COORDINATOR, Role.WARD_SERGEANT)


def deciding_roles(lead: NaturalPerson, area: Area, *, on: date) -> tuple[str, ...]:
    """The roles in which a lead also decides about those in an area's pool: who is suited, who
    is rostered, whether a patrol may go out."""
    here = Q(area=area) | Q(area__parent=area) | Q(area=area.parent_id)
    held = Membership.objects.filter(here, holding_on(on), person=lead, role__in=DECIDING)
    slugs = set(held.values_list("role", flat=True))
    return tuple(str(each.label) for each in DECIDING if each in slugs)
