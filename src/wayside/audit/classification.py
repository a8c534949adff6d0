"""What kind of data a field holds: the decision every model makes for every field."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FieldClass(models.TextChoices):
    """The classes that retention, export and the trail are decided by."""

    PERSONAL = "personal", _("Personal")
    SPECIAL_CATEGORY = "special_category", _("Special category")
    CRIMINAL = "criminal", _("Criminal offence data")
    OPERATIONAL = "operational", _("Operational")
