"""Puts somebody on a group's list, invites her by a safe way, and notes her answer."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import told
from wayside.people.actions import NotOpenError, check_open
from wayside.people.contact import queries as contact
from wayside.people.contact.actions import record_attempt
from wayside.people.contact.vocabulary import Outcome
from wayside.people.models import ContactRoute, Person
from wayside.support.groups import queries, rules
from wayside.support.groups.actions.groups import check_goes_on
from wayside.support.groups.permissions import INVITE_TO_GROUPS
from wayside.support.groups.rules import PLACE
from wayside.support.groups.vocabulary import Asked, PlaceState
from wayside.support.models import Group, GroupPlace
from wayside.web.clock import day_of
from wayside.web.collisions import Collision, save_versioned
from wayside.web.states import NotNow

INVITED = ("state", "route", "invited_at", "answer_by_date")


@dataclass(frozen=True, slots=True)
class Invited:
    """How somebody was invited: by which way (none: face to face), and until when she answers."""

    how: Asked
    answer_by: date
    route: ContactRoute | None = None


@transaction.atomic
def join_group(
    *, person: Person, group: Group, called: str, by: Actor, now: datetime
) -> GroupPlace | None:
    """Put somebody on the waiting list of a group, under the name agreed for it; nothing where
    somebody there must not meet this person, and that it was asked is on the trail.

    Raises:
        NotOpenError: the record is not open to whoever does it.
        NotNow: the group has ended, has this person already, or the name gives too much away.
    """
    _check(person, by)
    check_goes_on(group)
    rules.check_listed(called, family_name=person.family_name)
    if queries.places_of(person).filter(group=group).exists():
        raise NotNow(_("This person is on the list of this group already."))
    if _is_barred(group, person, by, now):
        return None
    made = GroupPlace(
        group=group,
        subject_id=person.subject_id,
        controller_id=person.controller_id,
        called=called,
        waiting_since=now,
        created_at=now,
        updated_at=now,
    )
    made.save(force_insert=True)
    told(made, "support.join_group", Operation.COLLECTION, by, now, fields=("group", "called"))
    return made


@transaction.atomic
def invite_to_group(
    *,
    place: GroupPlace,
    invited: Invited,
    attempt_id: UUID,
    expected_version: int,
    by: Actor,
    now: datetime,
) -> GroupPlace | None:
    """Note that somebody was invited, by a way that was confirmed safe or face to face, as a
    contact too; nothing where somebody there must not meet this person.

    Raises:
        NotOpenError: the record is not open to whoever invites.
        NotNow: the group is full or has ended, the way is not safe now, no words were agreed to
            leave, or the place does not stand so.
        Collision: somebody else moved it since.
    """
    person = Person.objects.get(subject=place.subject_id)
    _check(person, by)
    check_goes_on(place.group)
    if place.version != expected_version:
        raise Collision(place)
    target = PLACE.check_can(place.state, "invite").target
    today = day_of(now)
    rules.check_answer_by(invited.answer_by, today=today)
    _check_way(person, invited, now)
    if not queries.is_free(place.group):
        raise NotNow(_("The group is full. This person stays on the waiting list."))
    if _is_barred(place.group, person, by, now):
        return None
    record_attempt(
        person=person,
        outcome=Outcome(invited.how),
        attempt_id=attempt_id,
        route=invited.route,
        by=by,
        now=now,
    )
    place.state, place.route, place.invited_at = target, invited.route, now
    place.answer_by_date = invited.answer_by
    save_versioned(place, expected_version=expected_version, now=now, fields=INVITED)
    told(place, "support.invite_to_group", Operation.ALTERATION, by, now, fields=INVITED)
    return place


@transaction.atomic
def move_place(
    *, place: GroupPlace, verb: str, expected_version: int, by: Actor, now: datetime
) -> GroupPlace:
    """Note an answer, or that somebody leaves, has finished, or wants a place after all.

    Raises:
        NotOpenError: the record is not open to whoever notes it, nor do they facilitate.
        NotNow: the place does not stand so.
        Collision: somebody else moved it since.
    """
    require(by, INVITE_TO_GROUPS)
    if verb not in rules.BY_FACILITATORS or not queries.facilitates(place.group, by):
        check_open(place.subject_id)
    if place.version != expected_version:
        raise Collision(place)
    if verb == "invite":
        raise NotNow(_("An invitation says by which way it went."))
    place.state = PLACE.check_can(place.state, verb).target
    fields = ["state"]
    if place.state == PlaceState.WAITING and verb == "ask_again":
        check_goes_on(place.group)
        place.waiting_since = now
        fields.append("waiting_since")
    save_versioned(place, expected_version=expected_version, now=now, fields=fields)
    told(place, "support.move_group_place", Operation.ALTERATION, by, now, fields=("state",))
    return place


def _check(person: Person, by: Actor) -> None:
    require(by, INVITE_TO_GROUPS)
    check_open(person.subject_id)
    if person.controller_id != by.controller_id:
        raise NotOpenError


def _check_way(person: Person, invited: Invited, now: datetime) -> None:
    """Raises:
    NotNow: nothing is left or sent without agreed words, by a way that is not safe now, or
        through anybody else.
    """
    plan = contact.plan_of(person)
    spoke = invited.how == Asked.SPOKE
    rules.check_words(spoke=spoke, agreed=plan.voicemail_words if plan else "")
    if invited.route is None:
        if not spoke:
            raise NotNow(_("Choose the way by which the agreed words went."))
        return
    rules.check_way(invited.route.kind)
    if contact.route_of(person, invited.route.id) is None:
        raise NotNow(_("This way is not in use any more. Choose another."))
    if contact.against(invited.route, now=now).needs_reason:
        raise NotNow(
            _("This way is not safe now: recheck it under “Safe contact”, or keep to its hours.")
        )


def _is_barred(group: Group, person: Person, by: Actor, now: datetime) -> bool:
    """Whether it is not this group; that it was said is on the trail."""
    if not queries.is_barred(group, person):
        return False
    told(group, "support.bar_from_group", Operation.CONSULTATION, by, now)
    return True
