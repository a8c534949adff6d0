"""That somebody wrote to their wellbeing lead: told to that lead alone, and nothing of it."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.audit.models import Event
from wayside.home.presenters import Due, Urgency
from wayside.home.workplace import Workplace
from wayside.workforce.permissions import CHECK_IN
from wayside.workforce.queries import check_ins_to_read

READ = "workforce.read_check_ins"


def due(place: Workplace) -> Iterator[Due]:
    """For the lead whom a check-in names, until they have opened the page since."""
    actor = place.actor
    if not actor.may(CHECK_IN) or not place.around:
        return
    looked = Event.objects.filter(
        person_id=actor.person_id, action=READ, occurred_at__gte=OuterRef("written_at")
    )
    if check_ins_to_read(of=actor).filter(~Exists(looked)).exists():
        yield Due(
            _("Somebody whose wellbeing lead you are has written"),
            reverse("workforce:check_ins", args=[place.around[0].slug]),
            Urgency.DUE,
            _("Only you and they can read it."),
        )
