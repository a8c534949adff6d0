"""What a service's state allows; each rule's sentence is also its error message."""

import re
from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_lazy as _

from wayside.directory.rules.placeless import holds_postcode
from wayside.directory.vocabulary import Kind, Status
from wayside.web.states import Machine, NotNow, Transition

KEEPER = _("Whoever keeps the entry")
REFUGE = re.compile(r"\b(refuges?|safe[ -]?houses?)\b", re.IGNORECASE)


class WrongEntryError(NotNow):
    """What was given, or how the entry stands, does not allow it; the sentence says what to do."""


SERVICES = Machine(
    slug="directory.service",
    name=_("Service in the directory"),
    initial=Status.ACTIVE,
    transitions=(
        Transition(Status.ACTIVE, "pause", Status.PAUSED, KEEPER, _("Close for now")),
        Transition(Status.ACTIVE, "close", Status.INACTIVE, KEEPER, _("Close")),
        Transition(Status.PAUSED, "close", Status.INACTIVE, KEEPER, _("Close")),
        Transition(Status.PAUSED, "reopen", Status.ACTIVE, KEEPER, _("Reopen")),
        Transition(Status.INACTIVE, "reopen", Status.ACTIVE, KEEPER, _("Reopen")),
        Transition(Status.INACTIVE, "end", Status.DEFUNCT, KEEPER, _("Say that it is gone")),
        Transition(Status.DEFUNCT, "reopen", Status.ACTIVE, KEEPER, _("Reopen")),
    ),
)


def check_kind(kind: str, *, confidential: bool) -> None:
    """A refuge is confidential at all times."""
    if kind == Kind.REFUGE and not confidential:
        raise WrongEntryError(
            _("A refuge is always confidential. Make it confidential, or choose another kind.")
        )


def check_concealed_text(texts: Iterable[str]) -> None:
    """What a confidential service says in words names no address either."""
    if found := holds_postcode(*texts):
        raise WrongEntryError(
            _(
                "“%(postcode)s” reads like a postcode. A confidential service never says where it "
                "is: take it out."
            )
            % {"postcode": found}
        )


def reads_like_refuge(*texts: str) -> bool:
    """Whether words of a file speak of a refuge or a safe house."""
    return any(REFUGE.search(text) for text in texts)


def needs_review(confirmed_date: date | None, *, today: date, days: int) -> bool:
    """Whether an entry was confirmed longer ago than the days set, or never."""
    return confirmed_date is None or (today - confirmed_date).days > days


def check_open(*, confidential: bool) -> None:
    """Only an open service has an address."""
    if confidential:
        raise WrongEntryError(
            _("A confidential service keeps no address. Nothing of what you typed was kept.")
        )
