"""The strands of plans and what they ask, as the database shows it to whoever acts."""

from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID

from django.db.models import BooleanField, Exists, F, Func, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from wayside.directory.models import Strand
from wayside.directory.vocabulary import StrandGuard
from wayside.people.models import Person
from wayside.people.vocabulary import RecordState
from wayside.sharing.models import Subject
from wayside.sharing.queries import held_subjects
from wayside.support.models import AgencyPeriods, Plan, StalkingScreen
from wayside.support.periods.queries import periods_of
from wayside.support.periods.rules import Periods
from wayside.support.strands import rules
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


def screened_every(agency_id: UUID, *, today: date) -> int:
    """After how many days an agency asks about stalking again."""
    return periods_of(agency_id, on=today).screen_days


def to_screen(*, now: datetime) -> Iterator[Person]:
    """Those whose plan is about stalking and who are to be asked, in the records that this member
    was given."""
    named = Func(
        OuterRef("strands"), F("slug"), function="jsonb_exists", output_field=BooleanField()
    )
    stalking = Strand.objects.filter(named, guards=StrandGuard.STALKING)
    last = StalkingScreen.objects.filter(subject=OuterRef("subject")).order_by("-asked_at")
    today = now.astimezone(LONDON).date()
    set_days = AgencyPeriods.objects.filter(controller=OuterRef("controller"), from_date__lte=today)
    plans = Plan.objects.filter(
        Exists(stalking),
        subject__in=held_subjects(),
        subject__person__state=RecordState.OPEN,
    ).annotate(
        last_asked=Subquery(last.values("asked_at")[:1]),
        every_days=Coalesce(Subquery(set_days.values("screen_days")[:1]), Periods().screen_days),
    )
    for plan in plans.select_related("subject__person"):
        asked = plan.last_asked.astimezone(LONDON).date() if plan.last_asked else None
        days = plan.every_days
        if rules.needs_screening([StrandGuard.STALKING], asked=asked, today=today, every_days=days):
            yield plan.subject.person
