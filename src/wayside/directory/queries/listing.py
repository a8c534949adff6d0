"""The directory as members read it: all of it, what was searched for, and what is to confirm."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from uuid import UUID

from django.db.models import Expression, F, Q, QuerySet

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.directory.models import Language, Service
from wayside.directory.permissions import KEEP_SERVICES, SET_DIRECTORY, VIEW_SERVICES
from wayside.directory.queries.settings import review_day
from wayside.directory.vocabulary import Answer, Sex, Status, Weekday
from wayside.partners import queries as partners

CLOSED = (Status.INACTIVE, Status.DEFUNCT)


@dataclass(frozen=True, slots=True)
class Opening:
    """When a service is to be open: on a weekday, at a time of it or at any."""

    day: Weekday
    at: time | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What a member looks for; what is blank is not asked. ``area_ids`` are an area and those it
    lies in; ``takes`` the questions to which the answer must not be the wrong one: what nobody
    knows stays in."""

    words: str = ""
    need: str = ""
    strand: str = ""
    area_ids: tuple[UUID, ...] = ()
    sex: str = ""
    age: int | None = None
    takes: tuple[str, ...] = ()
    language: str = ""
    open_on: Opening | None = None
    with_closed: bool = False


def services(*, visible_to: Actor) -> QuerySet[Service]:
    """Every service: whoever works in the partnership may know whom to ask."""
    require(visible_to, VIEW_SERVICES)
    return Service.objects.select_related("organization", "keeper")


def found(rows: QuerySet[Service], asked: Asked) -> QuerySet[Service]:
    """Those that what was asked leaves in."""
    if not asked.with_closed:
        rows = rows.exclude(status__in=CLOSED)
    if asked.words:
        rows = rows.filter(_says(asked.words))
    rows = _for_whom(_reachable(rows, asked), asked)
    if asked.need:
        rows = rows.filter(needs__contains=[asked.need])
    if asked.strand:
        rows = rows.filter(Q(strands__slug=asked.strand) | Q(strands__isnull=True))
    for name in asked.takes:
        wrong = Answer.YES if name == "recourse" else Answer.NO
        rows = rows.exclude(**{f"eligibility__{name}": wrong})
    return rows.distinct()


def to_review(*, visible_to: Actor, today: date, days: int) -> QuerySet[Service]:
    """What is open and was confirmed longer ago than the days set, the oldest first: for an
    agency what it keeps, for an administrator what is kept in their areas, and what nobody
    keeps."""
    return _confirmed_before(today - timedelta(days=days), visible_to)


def count_to_review(*, visible_to: Actor, today: date) -> int:
    """How much that is, by the days set for this day."""
    return _confirmed_before(review_day(today), visible_to).count()


def _confirmed_before(day: date | Expression, visible_to: Actor) -> QuerySet[Service]:
    require(visible_to, KEEP_SERVICES)
    late = Q(confirmed_date__isnull=True) | Q(confirmed_date__lt=day)
    rows = services(visible_to=visible_to).exclude(status__in=CLOSED).filter(late)
    if visible_to.may(SET_DIRECTORY):
        kept = partners.agencies(visible_to=visible_to).values("id")
        rows = rows.filter(Q(keeper__in=kept) | Q(keeper__isnull=True))
    else:
        rows = rows.filter(keeper=visible_to.agency_id)
    return rows.order_by(F("confirmed_date").asc(nulls_first=True), "name")


def _says(words: str) -> Q:
    said = Q()
    for word in words.split()[:8]:
        said &= (
            Q(name__icontains=word)
            | Q(description__icontains=word)
            | Q(organization__name__icontains=word)
        )
    return said


def _for_whom(rows: QuerySet[Service], asked: Asked) -> QuerySet[Service]:
    if asked.area_ids:
        rows = _serving(rows, asked.area_ids)
    if asked.sex or asked.age is not None:
        rows = _taking(rows, asked)
    return rows


def _reachable(rows: QuerySet[Service], asked: Asked) -> QuerySet[Service]:
    if asked.language:
        speaks = Q(languages__name__iexact=asked.language) | Q(languages__isnull=True)
        rows = rows.filter(speaks)
    if asked.open_on:
        rows = rows.filter(_open(asked.open_on)).exclude(status=Status.PAUSED)
    return rows


def _open(asked: Opening) -> Q:
    """Open on a day, or at a time of it; what closes after midnight is open until then. An entry
    without hours, or with hours in words alone, stays in."""
    days = list(Weekday)
    before = days[days.index(asked.day) - 1]
    unsaid = Q(schedules__isnull=True) | Q(schedules__byday="")
    today = Q(schedules__byday__contains=asked.day.value)
    if asked.at is None:
        return unsaid | today
    opens = Q(schedules__opens_at=None) | Q(schedules__opens_at__lte=asked.at)
    closes = Q(schedules__closes_at=None) | Q(schedules__closes_at__gt=asked.at)
    at_night = Q(schedules__closes_at__lt=F("schedules__opens_at"))
    still = Q(schedules__byday__contains=before.value, schedules__closes_at__gt=asked.at)
    return unsaid | (today & opens & (closes | at_night)) | (still & at_night)


def languages_spoken() -> list[str]:
    """The languages that entries name, each once."""
    found = Language.objects.exclude(name="").values_list("name", flat=True)
    return sorted({each.strip() for each in found}, key=str.casefold)


def _serving(rows: QuerySet[Service], there: tuple[UUID, ...]) -> QuerySet[Service]:
    served = Q(service_areas__area__in=there, service_areas__excluded=False)
    in_words_only = Q(service_areas__isnull=True) | Q(
        service_areas__area__isnull=True, service_areas__excluded=False
    )
    not_from = Service.objects.filter(service_areas__area__in=there, service_areas__excluded=True)
    elsewhere = Q(service_areas__excluded=True) & ~Q(
        id__in=Service.objects.filter(service_areas__excluded=False).values("id")
    )
    return rows.filter(served | in_words_only | elsewhere).exclude(id__in=not_from.values("id"))


def _taking(rows: QuerySet[Service], asked: Asked) -> QuerySet[Service]:
    group = Q(groups__isnull=False)
    if asked.sex:
        group &= Q(groups__sex__in=(asked.sex, Sex.ANY, Sex.NOT_SAID))
    if asked.age is not None:
        group &= Q(groups__age_from__isnull=True) | Q(groups__age_from__lte=asked.age)
        group &= Q(groups__age_to__isnull=True) | Q(groups__age_to__gte=asked.age)
    return rows.filter(group | Q(groups__isnull=True))
