"""Notes a notice served on a home, which begins a safeguarding review, and takes that to its
safety plan. Who is told is told that there is something to look at, and nothing of anybody."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.access.vocabulary import Role
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import told
from wayside.notices.actions import send_each
from wayside.people.actions import check_open
from wayside.people.models import Person
from wayside.sharing import actions as sharing
from wayside.sharing.queries import holders, locked_out
from wayside.sharing.vocabulary import Because
from wayside.support.homelessness.vocabulary import Milestone
from wayside.support.homes import queries, rules
from wayside.support.homes.actions.standing import check_may_write, show_keeper
from wayside.support.homes.permissions import KEEP_HOMES
from wayside.support.homes.rules import REVIEW
from wayside.support.homes.vocabulary import NoticeKind
from wayside.support.models import Home, HomeNotice, HomeReview, KeptHome
from wayside.web.clock import day_of
from wayside.web.collisions import Collision, save_versioned
from wayside.web.states import NotNow


@dataclass(frozen=True, slots=True)
class Served:
    """What was served, when, until when it runs, and from whom."""

    kind: NoticeKind
    served_date: date
    ends_date: date | None = None
    sender: str = ""


@transaction.atomic
def serve_notice(
    *,
    home: Home,
    served: Served,
    form_id: UUID,
    expected_version: int,
    by: Actor,
    now: datetime,
) -> HomeNotice:
    """Note it, and begin its review; the form of one id notes it once.

    Raises:
        NotOpenError: the record is not open to whoever notes it.
        NotNow: nobody lives there, or the days cannot be.
        Collision: somebody else wrote the home since.
    """
    require(by, KEEP_HOMES)
    check_open(home.subject_id)
    there = HomeNotice.objects.filter(id=form_id, home=home).first()
    if there is not None:
        return there
    held = check_may_write(home, expected_version, by)
    if held.state not in rules.LIVED_IN:
        raise NotNow(_("Nobody lives in this home: no notice can be noted."))
    today = day_of(now)
    rules.check_day(served.served_date, since=None, today=today)
    rules.check_ends(served.served_date, served.ends_date)
    made = HomeNotice(
        id=form_id,
        home=held,
        subject_id=held.subject_id,
        controller_id=held.controller_id,
        kind=served.kind,
        served_date=served.served_date,
        ends_date=served.ends_date,
        sender=served.sender,
        created_at=now,
        updated_at=now,
    )
    made.save(force_insert=True)
    _begin_review(made, now=now)
    save_versioned(held, expected_version=held.version, now=now, fields=())
    show_keeper(held, now=now)
    _tell(made, by=by, now=now)
    fields = ("kind", "served_date", "ends_date", "sender")
    told(made, "support.serve_notice", Operation.COLLECTION, by, now, fields=fields)
    return made


@transaction.atomic
def hold_review(
    *,
    review: HomeReview,
    verb: str,
    on_date: date,
    expected_version: int,
    by: Actor,
    now: datetime,
) -> HomeReview:
    """Note that it was held, or is to be held once more.

    Raises:
        NotOpenError: the record is not open to whoever notes it.
        NotNow: it does not stand so, or the day cannot be.
        Collision: somebody else noted it since.
    """
    _check_may_review(review, expected_version, by)
    if verb not in ("hold", "again"):
        raise NotNow(_("This step is noted with the safety plan."))
    target = REVIEW.check_can(review.state, verb).target
    rules.check_day(on_date, since=review.notice.served_date, today=day_of(now))
    review.state = target
    review.held_date = on_date if verb == "hold" else None
    fields = ("state", "held_date")
    save_versioned(review, expected_version=expected_version, now=now, fields=fields)
    told(review, "support.hold_review", Operation.ALTERATION, by, now, fields=fields)
    return review


@transaction.atomic
def conclude_review(
    *, review: HomeReview, plan: str, expected_version: int, by: Actor, now: datetime
) -> HomeReview:
    """Write the safety plan, which concludes it.

    Raises:
        NotOpenError: the record is not open to whoever writes it.
        NotNow: it was not held, or there is no plan.
        Collision: somebody else wrote it since.
    """
    _check_may_review(review, expected_version, by)
    target = REVIEW.check_can(review.state, "conclude").target
    if not plan.strip():
        raise NotNow(_("Write what was agreed for this person’s safety, also if they must go."))
    review.state, review.plan, review.concluded_date = target, plan, day_of(now)
    fields = ("state", "plan", "concluded_date")
    save_versioned(review, expected_version=expected_version, now=now, fields=fields)
    show_keeper(queries.locked(review.home_id), now=now)
    told(review, "support.conclude_review", Operation.COLLECTION, by, now, fields=fields)
    return review


def _begin_review(notice: HomeNotice, *, now: datetime) -> None:
    """In the days of the agency for such a notice, and before that runs out."""
    today = day_of(now)
    closure = notice.kind == NoticeKind.CLOSURE
    period = Milestone.CLOSURE_REVIEW if closure else Milestone.NOTICE_REVIEW
    due = queries.day_by(notice.controller_id, period, since=today) or today
    HomeReview(
        notice=notice,
        home=notice.home,
        subject_id=notice.subject_id,
        controller_id=notice.controller_id,
        due_date=rules.review_by(due, notice.ends_date, today=today),
        created_at=now,
        updated_at=now,
    ).save(force_insert=True)


def _check_may_review(review: HomeReview, expected_version: int, by: Actor) -> None:
    require(by, KEEP_HOMES)
    check_open(review.subject_id)
    if review.version != expected_version:
        raise Collision(review)


def _tell(notice: HomeNotice, *, by: Actor, now: datetime) -> None:
    """Her worker and the agency's leads, to whom the record opens with the review; the housing
    officers where they see the home. Nobody is told of a record that a lock keeps them from."""
    person = Person.objects.select_related("worker", "subject").get(subject=notice.subject_id)
    lead = Role.SAFEGUARDING_LEAD
    sharing.open_to_role(
        subject=person.subject, role=lead, because=Because.SAFEGUARDING, by=by, now=now
    )
    workers = {person.worker.person_id} if person.worker else set()
    locked = {held for _subject, held in locked_out([notice.subject_id], now=now)}
    send_each(
        to=(workers | set(holders(notice.controller_id, lead, now=now))) - locked,
        subject=_("A notice was served on a home: hold a safeguarding review"),
        body=_("Open it in Wayside: this message names nobody."),
        about=notice,
        path=reverse("support:homes", args=[person.id]),
        key=f"home-notice:{notice.id}",
        by=by,
        now=now,
    )
    kept = KeptHome.objects.filter(home=notice.home_id).first()
    if kept is not None:
        send_each(
            to=holders(kept.keeper_id, Role.HOUSING_OFFICER, now=now),
            subject=_("A notice was served on a home that your agency keeps"),
            body=_("Open it in Wayside: this message names nobody."),
            about=kept,
            path=reverse("support:kept_homes"),
            key=f"home-notice-kept:{notice.id}",
            by=by,
            now=now,
        )
