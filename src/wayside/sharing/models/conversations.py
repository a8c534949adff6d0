"""What a writer may read again for three days."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.sharing.models.handovers import HandoverReceipt


class OwnWords(models.Model):
    """What somebody told of a conversation, for that writer to read again for 72 hours. It is
    locked with a key that only the device holds on which it was written, and is erased when its
    time is over."""

    classified: ClassVar = {
        **dict.fromkeys(("id", "receipt", "until_at"), FieldClass.OPERATIONAL),
        "locked": FieldClass.SPECIAL_CATEGORY,
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    receipt = models.OneToOneField(
        HandoverReceipt, on_delete=models.PROTECT, related_name="own_words"
    )
    locked = models.BinaryField(_("own words"))
    until_at = models.DateTimeField(_("until"), db_index=True)

    class Meta:
        ordering = ("until_at", "id")

    def __str__(self) -> str:
        return f"{self.until_at:%Y-%m-%d}"
