"""What every step of such a path begins with, and the disclosure that one rests on."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import Permission, require
from wayside.people.actions import check_open
from wayside.safeguarding.models.bases import AboutSomebody, NotedOnce
from wayside.sharing.disclosures.queries import disclosures
from wayside.sharing.models import Disclosure
from wayside.web.collisions import Collision
from wayside.web.states import NotNow


def check_may_write(
    held: AboutSomebody, permission: Permission, *, expected_version: int, by: Actor
) -> None:
    """Raises:
    NotOpenError: the record is not open to whoever writes.
    Collision: somebody else wrote it since.
    """
    require(by, permission)
    check_open(held.subject_id)
    if held.version != expected_version:
        raise Collision(held)


def keep(made: NotedOnce, held: AboutSomebody, *, by: Actor, now: datetime) -> None:
    """Keep what was noted of somebody, with who noted it and when."""
    made.subject_id, made.controller_id = held.subject_id, held.controller_id
    made.at, made.by_id = now, by.member_id
    made.save(force_insert=True)


def disclosure_of(held: AboutSomebody, disclosure_id: UUID | None) -> Disclosure:
    """A disclosure of the same person.

    Raises:
        NotNow: none was chosen, or it is of somebody else.
    """
    found = disclosures(held.subject).filter(id=disclosure_id).first() if disclosure_id else None
    if found is None:
        raise NotNow(_("Choose the disclosure with which they were told."))
    return found
