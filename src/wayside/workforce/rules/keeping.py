"""What may be written of somebody in the pool, and what may not."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from wayside.web.states import NotNow
from wayside.workforce.vocabulary import Grade, Mindset, Suitability, WorkerKind

EARLIEST, LATEST = date(1950, 1, 1), date(2150, 1, 1)
LONGEST_SHIFT = timedelta(hours=24)
LONGEST_COURSE = timedelta(days=60)
LONGEST_ABSENCE = timedelta(days=3 * 366)
MOST_PLACES = 200


@dataclass(frozen=True, slots=True)
class Place:
    """The pool that somebody is put into: its wards, and the agencies that work there."""

    area_id: UUID
    ward_ids: frozenset[UUID]
    agency_ids: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be kept of somebody."""

    kind: str
    grade: str
    may_lead: bool
    agency_id: UUID
    ward_ids: Collection[UUID]
    person_id: UUID
    wellbeing_lead_id: UUID | None


def check_can_keep(entry: Entry, place: Place) -> None:
    """Raise unless the entry makes sense in this pool.

    Raises:
        NotNow: with what must be changed.
    """
    if entry.agency_id not in place.agency_ids:
        raise NotNow(_("This agency does not work in the area."))
    if not set(entry.ward_ids) <= place.ward_ids:
        raise NotNow(_("Choose wards of this area."))
    if entry.wellbeing_lead_id == entry.person_id:
        raise NotNow(_("Somebody else must be the wellbeing lead."))
    is_partner = entry.kind == WorkerKind.PARTNER
    if is_partner != (entry.grade == Grade.NONE):
        raise NotNow(_("An officer has a police grade, a partner worker has none."))
    if is_partner and (entry.may_lead or entry.ward_ids):
        raise NotNow(_("A partner worker joins engagement, and neither leads nor has a home ward."))


def check_in_pool(left_date: date | None) -> None:
    """Raise when somebody has left.

    Raises:
        NotNow: they are no longer in the pool.
    """
    if left_date is not None:
        raise NotNow(_("This person has left the pool."))


def check_can_leave(joined: date, on: date, today: date) -> None:
    """Raise unless somebody can leave the pool on that day.

    Raises:
        NotNow: it is before they joined, or still to come.
    """
    if on < joined:
        raise NotNow(_("They joined after that day."))
    if on > today:
        raise NotNow(_("Record it on the day: until then they can still be asked."))


def check_training(completed: date, expires: date, today: date) -> None:
    """Raise unless the dates of a training make sense.

    Raises:
        NotNow: it lies ahead, or ends before it was completed.
    """
    if not EARLIEST <= completed <= today:
        raise NotNow(_("Enter a day of completion that is not in the future."))
    if not completed <= expires <= LATEST:
        raise NotNow(_("It cannot expire before it was completed."))


def check_assessment(mindset: str, outcome: str, reasons: str) -> None:
    """Raise unless an assessment stands by itself.

    Raises:
        NotNow: reasons are missing, or a concern about attitude ends in "suited".
    """
    if not reasons.strip():
        raise NotNow(_("Give the reasons, so that the person can understand them."))
    if mindset == Mindset.CONCERN and outcome == Suitability.SUITED:
        raise NotNow(
            _("Whoever gives concern in their attitude towards victims cannot be suited yet.")
        )


def check_span(starts_at: datetime, ends_at: datetime, most: timedelta) -> None:
    """Raise unless a time makes sense.

    Raises:
        NotNow: it ends before it begins, lasts longer than it can, or lies in another age.
    """
    if ends_at <= starts_at:
        raise NotNow(_("The end must come after the start."))
    if ends_at - starts_at > most:
        raise NotNow(_("That is longer than it can be. Check the dates."))
    check_day(starts_at.date())


def check_day(day: date) -> None:
    """Raise for a day that nobody in the pool can have meant.

    Raises:
        NotNow: it lies in another age.
    """
    if not EARLIEST <= day <= LATEST:
        raise NotNow(_("Check the year."))


def check_can_book(
    *, starts_at: datetime, is_cancelled: bool, free: int, is_booked: bool, now: datetime
) -> None:
    """Raise unless a place on a session can be had.

    Raises:
        NotNow: it is cancelled, has begun, is full, or the person holds a place.
    """
    if is_cancelled:
        raise NotNow(_("This session is cancelled."))
    if now >= starts_at:
        raise NotNow(_("This session has begun."))
    if is_booked:
        raise NotNow(_("They hold a place on this session already."))
    if free < 1:
        raise NotNow(_("This session is full. Choose another one."))


def check_places(places: int, *, taken: int) -> None:
    """Raise unless a session can have so many places.

    Raises:
        NotNow: there are none or too many, or more are taken.
    """
    if not 1 <= places <= MOST_PLACES:
        raise NotNow(_("A session has 1 to 200 places."))
    if places < taken:
        raise NotNow(
            _("%(taken)s places are taken. Give some back first, or keep as many.")
            % {"taken": taken}
        )


def check_can_change_session(
    *, is_cancelled: bool, is_attended: bool, places: int, taken: int, guests: int
) -> None:
    """Raise unless a session can be changed so.

    Raises:
        NotNow: it is cancelled or over, too few places are left, or guests would lose theirs.
    """
    if is_cancelled:
        raise NotNow(_("This session is cancelled."))
    if is_attended:
        raise NotNow(_("Attendance has been taken, so the session has taken place."))
    check_places(places, taken=taken)
    if guests:
        raise NotNow(_("Other areas hold places. They must give them back first."))


def check_reason(because: str, *, is_changed: bool) -> None:
    """Raise unless a change changes something, for a reason.

    Raises:
        NotNow: nothing changes, or no reason is given.
    """
    if not is_changed:
        raise NotNow(_("Nothing is changed yet."))
    if not because.strip():
        raise NotNow(_("Say why, so that others can follow it later."))
