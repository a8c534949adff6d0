"""What waits to leave, and what left."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.notices.vocabulary import NoticeState


class Notice(models.Model):
    """A message to somebody who works in the partnership: written in the transaction of what it
    tells of, delivered by a job, kept for a while. It never says anything about the people
    supported. The addressee is a bare identifier, since this room knows no persons; the address
    is looked up when the mail leaves, so that it is the one of that day."""

    classified: ClassVar = {
        **dict.fromkeys(
            ("id", "key", "path", "about_type", "about_id", "state", "created_at", "sent_at"),
            FieldClass.OPERATIONAL,
        ),
        **dict.fromkeys(("person_id", "address", "subject", "body"), FieldClass.PERSONAL),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(_("what it is sent once for"), max_length=120, blank=True)
    person_id = models.UUIDField(_("addressee"), null=True, blank=True)
    address = models.EmailField(_("address"), blank=True)
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"), max_length=4000)
    path = models.CharField(_("page"), max_length=300, blank=True)
    about_type = models.CharField(_("kind of record"), max_length=80)
    about_id = models.UUIDField(_("record"))
    state = models.CharField(
        _("state"), max_length=10, choices=NoticeState, default=NoticeState.WAITING
    )
    created_at = models.DateTimeField(_("written"))
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)

    class Meta:
        ordering = ("-created_at", "id")
        indexes = (models.Index(fields=("person_id", "-created_at"), name="notices_of_person"),)
        constraints = (
            models.UniqueConstraint(
                fields=("key",), condition=~models.Q(key=""), name="notice_sent_once_for_key"
            ),
            models.CheckConstraint(
                condition=models.Q(person_id__isnull=False, address="")
                | (models.Q(person_id__isnull=True) & ~models.Q(address="")),
                name="notice_to_a_person_or_an_address",
            ),
            models.CheckConstraint(
                condition=models.Q(state=NoticeState.SENT, sent_at__isnull=False)
                | (~models.Q(state=NoticeState.SENT) & models.Q(sent_at__isnull=True)),
                name="notice_sent_at_a_time",
            ),
        )

    def __str__(self) -> str:
        return self.subject
