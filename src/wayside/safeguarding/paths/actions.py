"""What every step of such a path begins with."""

from wayside.access.actor import Actor
from wayside.access.permissions import Permission, require
from wayside.people.actions import check_open
from wayside.safeguarding.models.bases import AboutSomebody
from wayside.web.collisions import Collision


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
