"""The steps of a referral, each kept; who leads it, and that a child is in danger now."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import told
from wayside.notices import actions as notices
from wayside.partners.models import Membership
from wayside.people.actions import NotOpenError
from wayside.people.queries import person_of
from wayside.safeguarding.children import queries, rules
from wayside.safeguarding.children.actions.beginning import note_move, tell_leads
from wayside.safeguarding.children.permissions import KEEP_CHILDREN, LEAD_CHILDREN
from wayside.safeguarding.children.rules import REFERRAL, RUNNING
from wayside.safeguarding.children.vocabulary import Outcome, ReferralState
from wayside.safeguarding.models import ChildReferral
from wayside.web.clock import day_of
from wayside.web.collisions import Collision, save_versioned
from wayside.web.states import NotNow

STANDS = ("state", "due_at")


@dataclass(frozen=True, slots=True)
class Concluded:
    """What children's social care decided, and in their words."""

    outcome: Outcome
    words: str


@transaction.atomic
def move_child_referral(
    *, referral: ChildReferral, verb: str, expected_version: int, by: Actor, now: datetime
) -> ChildReferral:
    """Note that it was acknowledged, or is to be made again.

    Raises:
        NotOpenError: it is not open to whoever notes it.
        NotNow: it does not stand so, another goes on, or the step has a page of its own.
        Collision: somebody else changed it since.
    """
    check_may_write(referral, expected_version, by)
    if verb not in rules.BUTTONS:
        raise NotNow(_("This step has a page of its own."))
    if referral.state == ReferralState.ADULT:
        require(by, LEAD_CHILDREN)
    if verb == "make_again" and referral.state not in RUNNING and _another_runs(referral):
        raise NotNow(_("Another referral of this child goes on. Go on with that one."))
    advance(referral, verb, by, now)
    told(
        referral,
        "safeguarding.move_child_referral",
        Operation.ALTERATION,
        by,
        now,
        fields=STANDS,
    )
    return referral


@transaction.atomic
def conclude_child_referral(
    *,
    referral: ChildReferral,
    concluded: Concluded,
    expected_version: int,
    by: Actor,
    now: datetime,
) -> ChildReferral:
    """Note the outcome that children's social care told.

    Raises:
        NotOpenError: it is not open to whoever notes it.
        NotNow: it was not acknowledged.
        Collision: somebody else changed it since.
    """
    check_may_write(referral, expected_version, by)
    referral.outcome, referral.outcome_words = concluded.outcome, concluded.words
    fields = ("outcome", "outcome_words")
    advance(referral, "conclude", by, now, fields=fields)
    told(
        referral,
        "safeguarding.conclude_child_referral",
        Operation.COLLECTION,
        by,
        now,
        fields=fields,
    )
    return referral


@transaction.atomic
def hurry_child_referral(
    *, referral: ChildReferral, expected_version: int, by: Actor, now: datetime
) -> ChildReferral:
    """Note that the child is in danger now: it is due at once, and every lead is told.

    Raises:
        NotOpenError: it is not open to whoever notes it.
        NotNow: it was made already, or is due at once already.
        Collision: somebody else changed it since.
    """
    check_may_write(referral, expected_version, by)
    if referral.state != ReferralState.TO_MAKE or referral.at_once:
        raise NotNow(_("This is only for a referral that is still to be made, and once."))
    referral.at_once = True
    referral.due_at = rules.next_due(referral.state, at_once=True, since=now)
    fields = ("at_once", "due_at")
    save_versioned(referral, expected_version=expected_version, now=now, fields=fields)
    note_move(referral, "hurry", by, now)
    told(
        referral, "safeguarding.hurry_child_referral", Operation.ALTERATION, by, now, fields=fields
    )
    tell_leads(
        referral,
        subject="A child may be in danger now",
        body="A safeguarding referral is due at once. Sign in to see it, and act today.",
        key=f"safeguarding.hurried:{referral.id}:{referral.version}",
        by=by,
        now=now,
    )
    return referral


@transaction.atomic
def lead_child_referral(
    *, referral: ChildReferral, expected_version: int, by: Actor, now: datetime
) -> ChildReferral:
    """Take the lead of it: whoever does is named.

    Raises:
        NotOpenError: it is not open to whoever takes it.
        NotNow: one leads it already.
        Collision: somebody else changed it since.
    """
    require(by, LEAD_CHILDREN)
    check_may_write(referral, expected_version, by)
    if referral.lead_id == by.membership_id:
        raise NotNow(_("You lead this already."))
    referral.lead_id = by.membership_id
    save_versioned(referral, expected_version=expected_version, now=now, fields=("lead",))
    told(
        referral,
        "safeguarding.lead_child_referral",
        Operation.ALTERATION,
        by,
        now,
        fields=("lead",),
    )
    return referral


@transaction.atomic
def name_child_lead(
    *, referral: ChildReferral, lead: Membership, expected_version: int, by: Actor, now: datetime
) -> ChildReferral:
    """Name who leads it, one of the agency's leads, and tell them. Whoever supports the child names
    one where nobody is named yet; a lead may name another at any time.

    Raises:
        NotOpenError: it is not open to whoever names one.
        NotNow: somebody leads it already, it is over, or that is no lead of the agency today.
        Collision: somebody else changed it since.
    """
    check_may_write(referral, expected_version, by)
    if referral.lead_id is not None:
        require(by, LEAD_CHILDREN)
    if referral.state not in RUNNING or referral.lead_id == lead.id:
        raise NotNow(_("They lead this already, or it is over."))
    if not queries.leads_of(referral, today=day_of(now)).filter(id=lead.id).exists():
        raise NotNow(_("Choose a safeguarding lead of your agency."))
    referral.lead = lead
    save_versioned(referral, expected_version=expected_version, now=now, fields=("lead",))
    told(referral, "safeguarding.name_child_lead", Operation.ALTERATION, by, now, fields=("lead",))
    notices.send_each(
        to={lead.person_id} - {by.person_id},
        subject="You lead the safeguarding referral of a child",
        body="You were named. Sign in to see what is due.",
        about=referral,
        path=f"/safeguarding/children/{referral.id}/",
        key=f"safeguarding.named:{referral.id}:{referral.version}",
        by=by,
        now=now,
    )
    return referral


@transaction.atomic
def leave_child_referral(
    *, referral: ChildReferral, why: str, expected_version: int, by: Actor, now: datetime
) -> ChildReferral:
    """End one that was not made, because it is known that this is an adult: never by a birthday,
    and only once the record says so and why.

    Raises:
        NotOpenError: it is not open to whoever ends it.
        NotNow: the record says otherwise, or it was made.
        Collision: somebody else changed it since.
    """
    require(by, LEAD_CHILDREN)
    check_may_write(referral, expected_version, by)
    person = person_of(referral.subject_id) if referral.subject_id else None
    if person is not None:
        rules.check_left(is_child=person.is_child, because=person.adult_because)
    referral.why_left = why
    advance(referral, "leave", by, now, fields=("why_left",))
    told(
        referral,
        "safeguarding.leave_child_referral",
        Operation.ALTERATION,
        by,
        now,
        fields=(*STANDS, "why_left"),
    )
    return referral


@transaction.atomic
def join_child_referral(
    *,
    referral: ChildReferral,
    into: ChildReferral,
    expected_version: int,
    by: Actor,
    now: datetime,
) -> ChildReferral:
    """Join a concern to the record of the child it is about, where a referral goes on.

    Raises:
        NotOpenError: one of the two is not open to whoever joins them.
        NotNow: it has a record already, or what it would join does not go on.
        Collision: somebody else changed it since.
    """
    require(by, LEAD_CHILDREN)
    check_may_write(referral, expected_version, by)
    if referral.subject_id is not None:
        raise NotNow(_("This referral has a record already."))
    if not queries.to_join().filter(id=into.id).exists():
        raise NotNow(_("Choose a child with a record here whose referral goes on."))
    referral.joined_to = into
    advance(referral, "join", by, now, fields=("joined_to",))
    told(
        referral,
        "safeguarding.join_child_referral",
        Operation.ALTERATION,
        by,
        now,
        fields=(*STANDS, "joined_to"),
    )
    return referral


def check_may_write(referral: ChildReferral, expected_version: int | None, by: Actor) -> None:
    """Raises:
    NotOpenError: it is not open to whoever writes.
    Collision: somebody else changed it since.
    """
    require(by, KEEP_CHILDREN)
    if queries.referral(referral.id) is None:
        raise NotOpenError
    if expected_version is not None and referral.version != expected_version:
        raise Collision(referral)


def advance(
    referral: ChildReferral,
    verb: str,
    by: Actor,
    now: datetime,
    *,
    fields: tuple[str, ...] = (),
    since: datetime | None = None,
) -> None:
    """Take the step in the table; its clock begins now, or when it happened."""
    referral.state = REFERRAL.check_can(referral.state, verb).target
    referral.due_at = rules.next_due(referral.state, at_once=referral.at_once, since=since or now)
    save_versioned(referral, expected_version=referral.version, now=now, fields=(*STANDS, *fields))
    note_move(referral, verb, by, now)


def _another_runs(referral: ChildReferral) -> bool:
    return bool(referral.subject_id and queries.running_of(referral.subject_id))
