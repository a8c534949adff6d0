"""What a briefing waits for, and when it can be opened. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wayside.patrols.vocabulary import Duty, PatrolState
from wayside.web.states import NotNow

Words = str | Promise
OPEN_IN = (PatrolState.BRIEFED, PatrolState.OUT, PatrolState.RETURNED, PatrolState.CLOSED)


@dataclass(frozen=True, slots=True)
class Readiness:
    """What the rules need to know of a patrol before its briefing is released. ``empty`` says
    which duties lack how many people who were told."""

    is_approved: bool
    changed: Sequence[str]
    empty: Sequence[tuple[Duty, int]]
    plain_clothes: bool
    is_over: bool


class NotOpen(NotNow):
    """The briefing cannot be opened now; the text says why. ``is_over`` when it never will."""

    def __init__(self, sentence: Words, *, is_over: bool) -> None:
        super().__init__(sentence)
        self.is_over = is_over


def blocks(ready: Readiness) -> tuple[Words, ...]:
    """What no reason can replace."""
    found: list[Words] = []
    if ready.is_over:
        found.append(_("The hours of this patrol are over."))
    if not ready.is_approved:
        found.append(_("The risk assessment is not approved."))
    if ready.changed:
        found.append(
            _("The patrol has changed since its risk assessment: %s") % " ".join(ready.changed)
        )
    if not ready.plain_clothes:
        found.append(_("Nobody has confirmed plain clothes for this patrol."))
    return tuple(found)


def empty_words(ready: Readiness) -> tuple[str, ...]:
    """The posts that nobody who was told fills."""
    return tuple(
        str(_("%(duty)s: %(count)s missing") % {"duty": duty.label, "count": count})
        for duty, count in ready.empty
    )


def check_can_release(ready: Readiness, because: str) -> None:
    """Raise unless the briefing can be released.

    Raises:
        NotNow: with everything that blocks; or a post is empty and nobody says why it goes so.
    """
    found = blocks(ready)
    if found:
        raise NotNow(" ".join(str(each) for each in found))
    if ready.empty and not because.strip():
        raise NotNow(
            _("Posts are empty (%(posts)s). Fill them, or say why the patrol goes out so.")
            % {"posts": ", ".join(empty_words(ready))}
        )


def check_open(patrol_state: str, closes_at: datetime | None, now: datetime) -> None:
    """Raise unless a briefing of that patrol can be opened.

    Raises:
        NotOpen: it is not released or called back, the patrol is cancelled, or its time is over.
    """
    if patrol_state == PatrolState.CANCELLED:
        raise NotOpen(_("This patrol is cancelled. You do not go out."), is_over=True)
    if closes_at is None or patrol_state not in OPEN_IN:
        raise NotOpen(
            _("The briefing is not released yet. You are told when it is."), is_over=False
        )
    if now >= closes_at:
        raise NotOpen(
            _("The patrol is over, so its briefing is closed. Nobody can open it any more."),
            is_over=True,
        )
