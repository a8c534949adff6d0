"""A concern that was handed over and waits for a record."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.people.queries.mine import Mine
from wayside.safeguarding.concerns.permissions import KEEP_CONCERNS
from wayside.safeguarding.handed import queries
from wayside.support.duties import Duty, Source

MOST = 20


def _waiting(mine: Mine) -> Iterator[Duty]:
    """To every lead of the agency, and to whoever took it up."""
    for each in queries.waiting()[:MOST]:
        url = reverse("safeguarding:handed_concern", args=[each.id])
        label = _("Write a concern that was handed over on a record")
        yield Duty(_("An adult without a record here"), label, each.due_date, url)


DUTIES = (Source("handed_concerns", KEEP_CONCERNS, _waiting),)
