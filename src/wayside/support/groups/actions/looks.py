"""Looking at groups, their lists, and the groups of one person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, told
from wayside.people.actions import NotOpenError, check_open
from wayside.people.models import Person
from wayside.support.groups import queries
from wayside.support.groups.actions.groups import check_facilitates
from wayside.support.groups.permissions import INVITE_TO_GROUPS
from wayside.support.models import Facilitator, Group, GroupPlace, GroupSession


@dataclass(frozen=True, slots=True)
class OpenedGroup:
    """A group with its sessions and, for who facilitates it, its list."""

    group: Group
    facilitators: tuple[Facilitator, ...]
    sessions: tuple[GroupSession, ...]
    places: tuple[GroupPlace, ...]
    is_own: bool


@look
def list_groups(*, by: Actor, now: datetime) -> Sequence[Group]:
    """The agency's groups, without anybody in them."""
    require(by, INVITE_TO_GROUPS)
    found = tuple(queries.groups())
    told(Group, "support.list_groups", Operation.LISTING, by, now, count=len(found))
    return found


@look
def open_group(*, group_id: UUID, by: Actor, now: datetime) -> OpenedGroup:
    """Open a group: its list for who facilitates it alone.

    Raises:
        NotOpenError: there is none at this agency.
    """
    require(by, INVITE_TO_GROUPS)
    group = queries.group(group_id)
    if group is None:
        raise NotOpenError
    is_own = queries.facilitates(group, by)
    found = OpenedGroup(
        group,
        tuple(queries.facilitators_of(group)),
        tuple(queries.sessions_of(group)),
        tuple(queries.listed(group)) if is_own else (),
        is_own,
    )
    action = "support.open_group_list" if is_own else "support.open_group"
    told(group, action, Operation.CONSULTATION, by, now, count=len(found.places))
    return found


@look
def print_list(*, session: GroupSession, by: Actor, now: datetime) -> Sequence[str]:
    """The agreed names of those who take part, and nothing else of them.

    Raises:
        NotOpenError: whoever asks does not facilitate the group.
    """
    check_facilitates(session.group, by)
    found = sorted(each.called for each in queries.taking_part(session.group))
    told(session, "support.print_group_list", Operation.EXPORT, by, now, count=len(found))
    return found


@look
def read_groups_of(*, person: Person, by: Actor, now: datetime) -> Sequence[GroupPlace]:
    """Somebody's places in groups.

    Raises:
        NotOpenError: the record is not open to whoever asks.
    """
    require(by, INVITE_TO_GROUPS)
    check_open(person.subject_id)
    found = tuple(queries.places_of(person))
    told(person, "support.read_groups_of", Operation.CONSULTATION, by, now, count=len(found))
    return found
