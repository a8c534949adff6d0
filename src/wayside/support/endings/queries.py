"""Endings, as the database shows them to whoever acts."""

from datetime import date

from django.db.models import QuerySet

from wayside.people.models import Person
from wayside.people.vocabulary import RecordState
from wayside.sharing.models import Subject
from wayside.sharing.queries import open_to_whoever_acts
from wayside.support.models import Ending
from wayside.web.clock import LONDON

LATELY = 50


def endings_of(subject: Subject) -> QuerySet[Ending]:
    """Each time of support that ended, the latest first."""
    found = Ending.objects.filter(subject=subject)
    return found.select_related("closed_by__person", "reopened_by__person").order_by("-closed_at")


def began(person: Person) -> date:
    """When the present time of support began: when we met, or when it was begun again."""
    last = Ending.objects.filter(subject=person.subject_id, reopened_at__isnull=False)
    again = last.order_by("-reopened_at").values_list("reopened_at", flat=True).first()
    return again.astimezone(LONDON).date() if again else person.first_met_date


def closed_people() -> QuerySet[Person]:
    """Those whose support ended and whose records are open to whoever acts."""
    closed = Person.objects.filter(state=RecordState.CLOSED)
    return closed.filter(open_to_whoever_acts("subject_id")).order_by("-updated_at", "id")
