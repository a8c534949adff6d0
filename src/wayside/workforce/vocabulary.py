"""Words of the workforce: kinds of worker, grades, reasons for leaving."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WorkerKind(models.TextChoices):
    """An officer may stand on any post; a partner worker joins engagement and nothing else."""

    OFFICER = "officer", _("Officer")
    PARTNER = "partner", _("Partner worker")


class Grade(models.TextChoices):
    """What decides pay and who may approve. Partner workers have no police grade."""

    CONSTABLE = "constable", _("Constable")
    SERGEANT = "sergeant", _("Sergeant")
    INSPECTOR = "inspector", _("Inspector")
    NONE = "none", _("No police grade")


class Leaving(models.TextChoices):
    """Why somebody left the pool: what attrition is made of."""

    MOVED = "moved", _("Moved to other duties")
    PROMOTED = "promoted", _("Promoted")
    LEFT_FORCE = "left_force", _("Left the force or agency")
    BURNOUT = "burnout", _("Burnout or health")
    UNSUITED = "unsuited", _("No longer suited")
    OTHER = "other", _("Another reason")


AUDIT_RECORDS = {
    "workforce.Worker": _("Member of the pool"),
}
