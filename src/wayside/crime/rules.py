"""What the state of an extract allows. Pure."""

from django.utils.translation import gettext_lazy as _

from wayside.crime.vocabulary import ExtractState
from wayside.web.states import NotNow


def can_restore(state: str) -> bool:
    """Whether an extract in this state can be brought back into use."""
    return state == ExtractState.FORMER


def check_can_restore(state: str) -> None:
    """Go on only if the extract can be brought back.

    Raises:
        NotNow: it is in use already, still loading, or its rows are gone.
    """
    if not can_restore(state):
        raise NotNow(
            _(
                "Only the version before the one in use can be brought back, and only while its "
                "rows are kept."
            )
        )
