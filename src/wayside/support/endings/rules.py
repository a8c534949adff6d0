"""What must be at its end before support ends."""

from django.utils.translation import gettext_lazy as _

from wayside.web.states import NotNow


def check_no_demand(*, waits: bool) -> None:
    """A court or a police force does not wait for support to begin again, and nobody else looks at
    a record that is closed.

    Raises:
        NotNow: a legal demand waits.
    """
    if waits:
        raise NotNow(
            _(
                "A legal demand about this person waits. Answer it, and say what they were told, "
                "before support ends."
            )
        )
