"""Begins, changes and ends groups, and who facilitates them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import told
from wayside.partners.models import Area, Membership
from wayside.people.actions import NotOpenError
from wayside.support.groups import queries
from wayside.support.groups.permissions import FACILITATE_GROUPS
from wayside.support.groups.vocabulary import GroupKind
from wayside.support.models import Facilitator, Group
from wayside.web.clock import day_of
from wayside.web.collisions import Collision, save_versioned
from wayside.web.states import NotNow

DESCRIBED = ("name", "kind", "about", "ward", "where", "size")


@dataclass(frozen=True, slots=True)
class Described:
    """What a group is, and how many places it has."""

    name: str
    kind: GroupKind
    about: str = ""
    ward: Area | None = None
    where: str = ""
    size: int = 10


@transaction.atomic
def begin_group(*, described: Described, form_id: UUID, by: Actor, now: datetime) -> Group:
    """Begin a group that whoever begins it facilitates; the form of one id begins one."""
    require(by, FACILITATE_GROUPS)
    if there := queries.group(form_id):
        return there
    made = Group(id=form_id, controller_id=by.controller_id, created_at=now, updated_at=now)
    for name in DESCRIBED:
        setattr(made, name, getattr(described, name))
    made.save(force_insert=True)
    first = Facilitator(
        group=made, controller_id=by.controller_id, membership_id=by.member_id, from_at=now
    )
    first.save(force_insert=True)
    told(made, "support.begin_group", Operation.COLLECTION, by, now, fields=DESCRIBED)
    return made


@transaction.atomic
def change_group(
    *, group: Group, described: Described, expected_version: int, by: Actor, now: datetime
) -> Group:
    """Change what a group is.

    Raises:
        NotOpenError: whoever changes it does not facilitate it.
        NotNow: it has ended.
        Collision: somebody else changed it since.
    """
    check_facilitates(group, by)
    check_goes_on(group)
    if group.version != expected_version:
        raise Collision(group)
    for name in DESCRIBED:
        setattr(group, name, getattr(described, name))
    save_versioned(group, expected_version=expected_version, now=now, fields=DESCRIBED)
    told(group, "support.change_group", Operation.ALTERATION, by, now, fields=DESCRIBED)
    return group


@transaction.atomic
def end_group(*, group: Group, expected_version: int, by: Actor, now: datetime) -> Group:
    """End a group: nobody is invited to it any more.

    Raises:
        NotOpenError: whoever ends it does not facilitate it.
        NotNow: it has ended already.
        Collision: somebody else changed it since.
    """
    check_facilitates(group, by)
    check_goes_on(group)
    group.ended_at = now
    save_versioned(group, expected_version=expected_version, now=now, fields=("ended_at",))
    told(group, "support.end_group", Operation.ALTERATION, by, now, fields=("ended_at",))
    return group


@transaction.atomic
def add_facilitator(*, group: Group, member: Membership, by: Actor, now: datetime) -> Facilitator:
    """Let a colleague facilitate a group, and so see its list.

    Raises:
        NotOpenError: whoever lets them does not facilitate it.
        NotNow: it has ended, the colleague cannot or does already, or somebody in it must not be
            known to them; who is not said.
    """
    check_facilitates(group, by)
    check_goes_on(group)
    today = day_of(now)
    if not queries.colleagues(group, today=today).filter(id=member.id).exists():
        raise NotNow(_("Choose a colleague who does not facilitate this group yet."))
    if not queries.may_facilitate(group, member):
        raise NotNow(_("Not this group for this colleague. Choose another."))
    made = Facilitator(
        group=group, controller_id=group.controller_id, membership=member, from_at=now
    )
    made.save(force_insert=True)
    told(made, "support.add_facilitator", Operation.ALTERATION, by, now, fields=("membership",))
    return made


@transaction.atomic
def end_facilitator(*, facilitator: Facilitator, by: Actor, now: datetime) -> None:
    """End that a colleague facilitates a group.

    Raises:
        NotOpenError: whoever ends it does not facilitate it.
        NotNow: it has ended already, or nobody would be left.
    """
    check_facilitates(facilitator.group, by)
    left = queries.facilitators_of(facilitator.group)
    if not left.filter(id=facilitator.id).exists():
        raise NotNow(_("This has ended already."))
    if not left.exclude(id=facilitator.id).exists():
        raise NotNow(_("Somebody must facilitate the group. Add a colleague first."))
    facilitator.ended_at = now
    facilitator.save(update_fields=("ended_at",))
    told(facilitator, "support.end_facilitator", Operation.ALTERATION, by, now)


def check_facilitates(group: Group, by: Actor) -> None:
    """Raises:
    NotOpenError: whoever acts does not facilitate the group.
    """
    require(by, FACILITATE_GROUPS)
    if not queries.facilitates(group, by):
        raise NotOpenError


def check_goes_on(group: Group) -> None:
    """Raises:
    NotNow: the group has ended.
    """
    if group.ended_at is not None:
        raise NotNow(_("This group has ended."))
