"""What is noted of deaths, as the database shows it to whoever acts."""

from typing import Any

from django.db.models import QuerySet

from wayside.people.models import Person
from wayside.safeguarding.death.vocabulary import DeathState
from wayside.safeguarding.models import Death

WAITING = (DeathState.NOTED, DeathState.DOUBTED)


def death_of(person: Person) -> Death | None:
    """What holds; what was noted by mistake does not."""
    found = Death.objects.filter(subject=person.subject_id).exclude(state=DeathState.MISTAKEN)
    return found.select_related("hold", "first_person", "second_person").first()


def waiting(*, not_of: Any) -> QuerySet[Death]:
    """Those that wait for a second person, who is not whoever noted it."""
    found = Death.objects.filter(state__in=WAITING)
    return found.exclude(first_person=not_of).order_by("created_at", "id")
