"""Bases that rooms build their models on."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class Versioned(models.Model):
    """A record that several people may edit: each change counts its version up by one.

    ``collisions.save_versioned`` compares the version in the database itself, so an edit made
    on an older copy is never written over a newer one.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    created_at = models.DateTimeField(_("created"), editable=False)
    updated_at = models.DateTimeField(_("last changed"), editable=False)

    class Meta:
        abstract = True
