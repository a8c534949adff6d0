"""The strands of plans and what they ask, as the database shows it to whoever acts."""

from datetime import date
from typing import Any

from django.db.models import BooleanField, Exists, F, Func, OuterRef, QuerySet, Subquery

from wayside.directory.models import Strand
from wayside.directory.vocabulary import StrandGuard
from wayside.people.models import Person
from wayside.sharing.models import Subject
from wayside.support.models import Plan, StalkingScreen
from wayside.web.clock import LONDON


def guards_of(person: Person) -> set[str]:
    """What the strands of somebody's plan ask, also those no longer in use."""
    named = Func(
        F("strands"), OuterRef("slug"), function="jsonb_exists", output_field=BooleanField()
    )
    plan = Plan.objects.filter(named, subject=person.subject_id)
    asks = Strand.objects.filter(Exists(plan)).exclude(guards="")
    return set(asks.values_list("guards", flat=True))


def screens_of(subject: Subject) -> QuerySet[StalkingScreen]:
    """Every screening about stalking, the latest first."""
    return StalkingScreen.objects.filter(subject=subject).select_related("asked_by__person")


def last_screen(person: Person) -> StalkingScreen | None:
    """The latest of them."""
    return StalkingScreen.objects.filter(subject=person.subject_id).first()


def asked_on(screen: StalkingScreen | None) -> date | None:
    """The day of a screening."""
    return screen.asked_at.astimezone(LONDON).date() if screen else None


def stalked(given: Any) -> QuerySet[Plan]:
    """The plans about stalking in these records, with when that was last asked about."""
    named = Func(
        OuterRef("strands"), F("slug"), function="jsonb_exists", output_field=BooleanField()
    )
    stalking = Strand.objects.filter(named, guards=StrandGuard.STALKING)
    last = StalkingScreen.objects.filter(subject=OuterRef("subject")).order_by("-asked_at")
    found = Plan.objects.filter(Exists(stalking), subject__in=given)
    return found.annotate(last_asked=Subquery(last.values("asked_at")[:1]))
