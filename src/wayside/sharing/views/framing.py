"""What stands around a page about somebody. Sharing knows nobody by name: the room above that
does says, as it starts, what to put there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from wayside.access.actor import Actor
from wayside.access.gates import Request
from wayside.web.navigation import Item


@dataclass(frozen=True, slots=True)
class Frame:
    """Whose record it is, the way back to it, and its other pages."""

    called: str = ""
    url: str = ""
    crumbs: Sequence[Item] = ()
    tabs: Sequence[Item] = ()


Framing = Callable[[UUID, Actor, str], Frame]
_framings: list[Framing] = []


def frame_with(framing: Framing) -> None:
    """Say what stands around a page, by the record's subject, who acts, and the page's name."""
    _framings[:] = [framing]


def framed(request: Request, subject_id: UUID) -> Frame:
    """What stands around the page of this request."""
    match = request.resolver_match
    here = match.view_name if match else ""
    return _framings[0](subject_id, request.actor, here) if _framings else Frame()
