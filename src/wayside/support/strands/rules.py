"""What strands ask: nobody is reached through others, a screening, a duty. The partnership says of
each of its strands what it asks."""

from collections.abc import Collection
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from wayside.directory.vocabulary import StrandGuard
from wayside.support.strands.vocabulary import GRAVE
from wayside.web.states import Words

FAMILY: Words = _(
    "Never contact family, and nobody who may tell them. No interpreter and no worker from the "
    "same community, unless this person chooses it."
)
SCREENING: Words = _("Ask the screening about stalking before anything else is planned.")
SERIOUS: Words = _(
    "The last screening about stalking told of grave signs: speak with the safeguarding lead today."
)
GIRL: Words = _(
    "If a girl under 18 tells of this, or it is seen, there may be a duty to report: speak with "
    "the safeguarding lead today."
)


def needs_screening(
    guards: Collection[str], *, asked: date | None, today: date, every_days: int
) -> bool:
    """Whether the screening about stalking is to be asked, or asked again."""
    return StrandGuard.STALKING in guards and (
        asked is None or today - asked > timedelta(days=every_days)
    )


def is_grave(signs: Collection[str]) -> bool:
    """Whether what was told asks for the safeguarding lead today."""
    return bool(GRAVE & set(signs))
