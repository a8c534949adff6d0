"""What is noted of deaths, as the database shows it to whoever acts."""

from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import QuerySet

from wayside.people.models import Person
from wayside.safeguarding.death.vocabulary import DeathState
from wayside.safeguarding.models import Death
from wayside.sharing.models import Subject
from wayside.support.models import Offer, Referral

WAITING = (DeathState.NOTED, DeathState.DOUBTED)


def death_of(person: Person) -> Death | None:
    """What holds; what was noted by mistake does not."""
    found = Death.objects.filter(subject=person.subject_id).exclude(state=DeathState.MISTAKEN)
    return found.select_related("hold", "first_person", "second_person").first()


def records_of(person: Person) -> frozenset[UUID]:
    """The numbers of all that is kept of somebody, as far as whoever acts sees it: what a notice
    may tell of."""
    found: set[UUID] = {person.id, person.subject_id}
    for model in apps.get_models():
        about = next((each for each in model._meta.fields if each.related_model is Subject), None)
        if about is not None and getattr(model, "wayside_side", "") == "support":
            of = model._default_manager.filter(**{about.name: person.subject_id})
            found.update(of.values_list("pk", flat=True))
    for model, way in ((Offer, "about__subject"), (Referral, "about__subject")):
        of = model._default_manager.filter(**{way: person.subject_id})
        found.update(of.values_list("pk", flat=True))
    return frozenset(found)


def waiting(*, not_of: Any) -> QuerySet[Death]:
    """Those that wait for a second person, who is not whoever noted it."""
    found = Death.objects.filter(state__in=WAITING)
    return found.exclude(first_person=not_of).order_by("created_at", "id")
