"""A conversation as whoever had it tells it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from wayside.partners.models import Area
from wayside.sharing.conversations.vocabulary import Said, Thing, Topic, Who

Content = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Conversation:
    """What came of talking to somebody. ``agreed`` is whether they want it passed on: without
    that neither a name nor words leave. ``crime`` and ``child`` are the least that must be told,
    blank where nothing was disclosed; ``told_her`` is what they were told of that."""

    said: Said
    at: datetime
    ward: Area
    who: Who
    new_to_us: bool = False
    agreed: bool = False
    called: str = ""
    topics: tuple[Topic, ...] = ()
    text: str = ""
    given: tuple[Thing, ...] = ()
    offered: tuple[Topic, ...] = ()
    taken: tuple[Topic, ...] = ()
    crime: str = ""
    child: str = ""
    told_her: str = ""
