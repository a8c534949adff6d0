"""Publishes and reads the protocol; notes training and champions."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, told
from wayside.partners.models import Area, Membership
from wayside.sharing.models import (
    Champion,
    ProtocolReading,
    ProtocolTraining,
    ProtocolVersion,
    TrainingAttendance,
)
from wayside.sharing.protocol import queries, rules
from wayside.sharing.protocol.permissions import (
    NAME_CHAMPIONS,
    PUBLISH_PROTOCOL,
    READ_PROTOCOL,
)
from wayside.sharing.rules import check_somebody
from wayside.web.clock import day_of
from wayside.web.states import NotNow


@dataclass(frozen=True, slots=True)
class Written:
    """What is published: its title, text, and from when it holds."""

    title: str
    text: str
    from_date: date


@dataclass(frozen=True, slots=True)
class Course:
    """What was held, when, and after how many months it is refreshed."""

    course: str
    held_date: date
    refresher_months: int


@transaction.atomic
def publish_protocol(
    *, area: Area, written: Written, form_id: UUID, by: Actor, now: datetime
) -> ProtocolVersion:
    """Publish the next version for an area; the form of one id publishes once.

    Raises:
        NotNow: it is empty, would hold for days gone by, or somebody published meanwhile.
    """
    require(by, PUBLISH_PROTOCOL, area_id=area.id)
    before = ProtocolVersion.objects.filter(id=form_id).first()
    if before:
        return before
    rules.check_version(written.text, from_date=written.from_date, today=day_of(now))
    last = ProtocolVersion.objects.filter(area=area).aggregate(last=Max("number"))["last"] or 0
    made = ProtocolVersion(
        id=form_id,
        area=area,
        number=last + 1,
        title=written.title,
        text=written.text,
        from_date=written.from_date,
        published_by_id=by.member_id,
        published_at=now,
    )
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as twice:
        raise NotNow(_("Somebody published a version meanwhile. Look at it first.")) from twice
    fields = ("title", "text", "from_date")
    told(made, "sharing.publish_protocol", Operation.COLLECTION, by, now, fields=fields)
    return made


@transaction.atomic
def read_protocol(*, version: ProtocolVersion, by: Actor, now: datetime) -> ProtocolReading:
    """Confirm that one read it: once, and for good.

    Raises:
        NotNow: it is of another area, or does not hold yet.
    """
    require(by, READ_PROTOCOL)
    if not queries.versions(visible_to=by, today=day_of(now)).filter(id=version.id).exists():
        raise NotNow(_("This version does not hold where you work."))
    person = check_somebody(by.person_id)
    before = queries.reading(version, person)
    if before:
        return before
    made = ProtocolReading(version=version, person_id=person, member_id=by.member_id, read_at=now)
    made.save(force_insert=True)
    told(made, "sharing.read_protocol", Operation.COLLECTION, by, now)
    return made


@look
def list_readers(*, version: ProtocolVersion, by: Actor, now: datetime) -> None:
    """Put on the trail that its readers were shown."""
    require(by, PUBLISH_PROTOCOL, area_id=version.area_id)
    told(version, "sharing.list_readers", Operation.LISTING, by, now)


@transaction.atomic
def add_training(
    *, area: Area, course: Course, form_id: UUID, by: Actor, now: datetime
) -> ProtocolTraining:
    """Note a training that was held; the form of one id notes it once.

    Raises:
        NotNow: it lies ahead, or the months cannot be.
    """
    require(by, PUBLISH_PROTOCOL, area_id=area.id)
    before = ProtocolTraining.objects.filter(id=form_id).first()
    if before:
        return before
    rules.check_held(course.held_date, course.refresher_months, today=day_of(now))
    made = ProtocolTraining(
        id=form_id,
        area=area,
        course=course.course,
        held_date=course.held_date,
        refresher_months=course.refresher_months,
        noted_by_id=by.member_id,
        noted_at=now,
    )
    made.save(force_insert=True)
    fields = ("course", "held_date", "refresher_months")
    told(made, "sharing.add_training", Operation.COLLECTION, by, now, fields=fields)
    return made


@transaction.atomic
def attend_training(
    *, training: ProtocolTraining, member: Membership, by: Actor, now: datetime
) -> TrainingAttendance:
    """Note that somebody came: once.

    Raises:
        NotNow: they are of no agency of these areas.
    """
    require(by, PUBLISH_PROTOCOL, area_id=training.area_id)
    if not queries.members(visible_to=by, today=day_of(now)).filter(id=member.id).exists():
        raise NotNow(_("Choose somebody of the agencies of your areas."))
    before = TrainingAttendance.objects.filter(training=training, person=member.person_id).first()
    if before:
        return before
    made = TrainingAttendance(
        training=training,
        person_id=member.person_id,
        member=member,
        refresh_by_date=rules.refresher_date(training.held_date, training.refresher_months),
    )
    made.save(force_insert=True)
    told(made, "sharing.attend_training", Operation.COLLECTION, by, now, fields=("member",))
    return made


@transaction.atomic
def name_champion(*, area: Area, member: Membership, by: Actor, now: datetime) -> Champion:
    """Name a champion of an area, from today: once at a time.

    Raises:
        NotNow: they are of no agency of these areas.
    """
    require(by, NAME_CHAMPIONS, area_id=area.id)
    if not queries.members(visible_to=by, today=day_of(now)).filter(id=member.id).exists():
        raise NotNow(_("Choose somebody of the agencies of your areas."))
    before = Champion.objects.filter(area=area, member=member, until_date=None).first()
    if before:
        return before
    made = Champion(area=area, member=member, from_date=day_of(now), named_by_id=by.member_id)
    made.save(force_insert=True)
    told(
        made, "sharing.name_champion", Operation.COLLECTION, by, now, fields=("member", "from_date")
    )
    return made


@transaction.atomic
def end_champion(*, champion: Champion, by: Actor, now: datetime) -> Champion:
    """End the time of a champion today.

    Raises:
        NotNow: it has ended already.
    """
    require(by, NAME_CHAMPIONS, area_id=champion.area_id)
    locked = Champion.objects.select_for_update().get(id=champion.id)
    if locked.until_date:
        raise NotNow(_("This has ended already."))
    locked.until_date = day_of(now)
    locked.save(update_fields=["until_date"])
    told(locked, "sharing.end_champion", Operation.ALTERATION, by, now, fields=("until_date",))
    return locked
