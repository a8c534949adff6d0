"""What strands ask: nobody is reached through others, a screening, a duty. They are known by their
slug, which stays when the partnership gives a strand another name."""

from collections.abc import Collection
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from wayside.support.strands.vocabulary import GRAVE
from wayside.web.states import Words

FORCED_MARRIAGE, HONOUR = "forced-marriage", "crimes-in-the-name-of-honour"
STALKING, MUTILATION = "stalking", "female-genital-mutilation"
NO_FAMILY = frozenset({FORCED_MARRIAGE, HONOUR})
SCREENED_FOR = timedelta(days=90)

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


def bars_family(strands: Collection[str]) -> bool:
    """Whether family is never contacted, nor anybody who may tell them."""
    return bool(NO_FAMILY & set(strands))


def needs_screening(strands: Collection[str], *, asked: date | None, today: date) -> bool:
    """Whether the screening about stalking is to be asked, or asked again."""
    return STALKING in strands and (asked is None or today - asked > SCREENED_FOR)


def is_grave(signs: Collection[str]) -> bool:
    """Whether what was told asks for the safeguarding lead today."""
    return bool(GRAVE & set(signs))
