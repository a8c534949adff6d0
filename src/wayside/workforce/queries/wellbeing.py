"""Check-ins, for the person who wrote them and the lead they name. No other query reads them."""

from uuid import UUID

from django.db.models import QuerySet

from wayside.access.actor import Actor
from wayside.workforce.models import WellbeingCheckIn


def own_check_ins(*, of: Actor) -> QuerySet[WellbeingCheckIn]:
    """What the actor has written, the latest first."""
    if of.person_id is None:
        return WellbeingCheckIn.objects.none()
    return WellbeingCheckIn.objects.filter(person=of.person_id).select_related("lead")


def own_check_in(check_in_id: UUID, *, of: Actor) -> WellbeingCheckIn:
    """One of the actor's own.

    Raises:
        WellbeingCheckIn.DoesNotExist: there is none, or it is somebody else's.
    """
    return own_check_ins(of=of).get(id=check_in_id)


def check_ins_to_read(*, of: Actor) -> QuerySet[WellbeingCheckIn]:
    """What names the actor as the lead, the latest first."""
    if of.person_id is None:
        return WellbeingCheckIn.objects.none()
    return WellbeingCheckIn.objects.filter(lead=of.person_id).select_related("person")
