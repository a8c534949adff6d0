"""The strands of plans and what they ask, as the database shows it to whoever acts."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, Exists, F, Func, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from wayside.directory.models import Strand
from wayside.directory.vocabulary import StrandGuard
from wayside.people.models import Person
from wayside.sharing.models import Subject
from wayside.support.models import AgencyPeriods, Plan, StalkingScreen
from wayside.support.periods.queries import periods_of
from wayside.support.periods.rules import Periods
from wayside.web.clock import day_of


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
    return day_of(screen.asked_at) if screen else None


def screened_every(agency_id: UUID, *, today: date) -> int:
    """After how many days an agency asks about stalking again."""
    return periods_of(agency_id, on=today).screen_days


def stalked(given: Any, *, today: Any) -> QuerySet[Plan]:
    """The plans about stalking in these records, with when that was last asked about, and after
    how many days the agency asks again."""
    named = Func(
        OuterRef("strands"), F("slug"), function="jsonb_exists", output_field=BooleanField()
    )
    stalking = Strand.objects.filter(named, guards=StrandGuard.STALKING)
    last = StalkingScreen.objects.filter(subject=OuterRef("subject")).order_by("-asked_at")
    found = Plan.objects.filter(Exists(stalking), subject__in=given)
    set_days = AgencyPeriods.objects.filter(controller=OuterRef("controller"), from_date__lte=today)
    return found.annotate(
        last_asked=Subquery(last.values("asked_at")[:1]),
        every_days=Coalesce(Subquery(set_days.values("screen_days")[:1]), Periods().screen_days),
    )
