"""How old somebody is taken to be, for every room on either side of the wall."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AgeMark(models.TextChoices):
    """Whether somebody is a child: whoever is, or may be, is one until it is known."""

    ADULT = "adult", _("18 or over")
    MAY_BE_CHILD = "may_be_child", _("May be under 18")
    CHILD = "child", _("Under 18")
    UNKNOWN = "unknown", _("Adult as far as can be told, age not known")


CHILDREN = frozenset({AgeMark.CHILD, AgeMark.MAY_BE_CHILD})
