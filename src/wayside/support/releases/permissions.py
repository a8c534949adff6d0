"""Nobody releases by hand: a job does."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission

RELEASE_NEEDS = Permission(
    "support.release_needs",
    _("release what people talked about in a month, for the planning of patrols"),
    frozenset(),
)
TABLE = (RELEASE_NEEDS,)
