"""The words of a remit."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Answer(models.TextChoices):
    """Whether the agency serves somebody."""

    INSIDE = "inside", _("Within the remit")
    UNSURE = "unsure", _("May be within the remit")
    CHILD_OUTSIDE = "child_outside", _("A child, outside the remit")
    OUTSIDE = "outside", _("Outside the remit")


AUDIT_SENTENCES = {
    "people.add_remit": _("wrote down whom the agency serves"),
    "people.remove_remit": _("took away a line of whom the agency serves"),
}
AUDIT_RECORDS = {"people.RemitLine": _("Whom an agency serves")}
AUDIT_FIELDS = {
    "age_from": _("from age"),
    "age_until": _("until age"),
    "with_children": _("and their children"),
}
