"""What stands around a page about somebody. Sharing knows nobody by name: the room above that
does says, as it starts, what to put there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.access.gates import Request
from wayside.web.navigation import Item
from wayside.web.states import Words


@dataclass(frozen=True, slots=True)
class Frame:
    """Whose record it is, the way back to it, its other pages, and what is warned of on each.
    ``bars_others``: nobody is reached through anybody else, who may be family or tell them."""

    called: str = ""
    url: str = ""
    crumbs: Sequence[Item] = ()
    tabs: Sequence[Item] = ()
    guards: Sequence[tuple[Words, str]] = ()
    bars_others: bool = False

    def before_sharing(self, note: str = "") -> str:
        """What to think of on a page where somebody is about to share."""
        asked = _(
            "Could family, or anybody who may tell them, work at that agency, or read what goes "
            "there? Then do not share it this way: speak with the safeguarding lead first."
        )
        warned = [str(sentence) for sentence, _url in self.guards]
        return " ".join([*warned, *([asked] if self.bars_others else []), note]).strip()


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
