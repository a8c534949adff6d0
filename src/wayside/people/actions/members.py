"""Which membership answers for what is written."""

from uuid import UUID

from wayside.access.actor import Actor


def member_id(by: Actor) -> UUID:
    """The membership of whoever acts.

    Raises:
        LookupError: a service or a stranger acts, who writes nothing of this kind.
    """
    if by.membership_id is None:
        raise LookupError(f"{by.name or by.kind} is no member.")
    return by.membership_id
