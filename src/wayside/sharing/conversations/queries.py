"""Own words, as the database shows them to whoever acts."""

from uuid import UUID

from django.db.models import Q, QuerySet

from wayside.access.actor import Actor
from wayside.partners import queries as partners
from wayside.partners.models import Agency, Area
from wayside.partners.vocabulary import AgencyKind, AreaLevel
from wayside.sharing.models import OwnWords

OTHER_WORK = (
    AgencyKind.POLICE,
    AgencyKind.PROBATION,
    AgencyKind.COMMUNITY_SAFETY_PARTNERSHIP,
    AgencyKind.IMMIGRATION_ENFORCEMENT,
)


def own_words(receipt_id: UUID) -> OwnWords | None:
    """What is kept of one conversation, while it is the writer who asks and in time."""
    return OwnWords.objects.filter(receipt=receipt_id).first()


def helpers(*, visible_to: Actor) -> QuerySet[Agency]:
    """The agencies that can be told of a conversation: none of them enforces anything."""
    return partners.agencies(visible_to=visible_to).exclude(kind__in=OTHER_WORK)


def wards_around(actor: Actor) -> QuerySet[Area]:
    """The wards of the actor's boroughs, also where the actor's own area is one of them: who
    patrols is met next door too."""
    own = Area.objects.filter(Q(id__in=actor.area_ids) | Q(parts__in=actor.area_ids))
    found = Area.objects.filter(level=AreaLevel.WARD, parent__in=own.values("id"))
    return found.defer("boundary").order_by("name")
