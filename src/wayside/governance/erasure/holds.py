"""What keeps a record from being erased beside what the database knows of. A room adds its own as
it starts: a legal hold, a request that was not answered."""

from collections.abc import Callable
from uuid import UUID

from wayside.governance.erasure.vocabulary import Bar

Asked = Callable[[UUID], bool]
_asked: dict[str, tuple[Bar, Asked]] = {}


def add_hold(slug: str, asked: Asked, bar: Bar = Bar.HOLD) -> None:
    """Ask this of each record's number before it is put forward, approved and erased, once.

    ``asked`` is called as a safeguarding lead and as the service ``governance.erasure``, and must
    see a hold as both.
    """
    _asked[slug] = (bar, asked)


def remove_hold(slug: str) -> None:
    """Ask it no more."""
    _asked.pop(slug, None)


def held(record_number: UUID) -> set[Bar]:
    """What holds it."""
    return {bar for bar, asked in _asked.values() if asked(record_number)}
