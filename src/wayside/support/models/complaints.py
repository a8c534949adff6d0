"""What somebody supported says of those who should help, and what came of it."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.partners.models import Agency, Membership
from wayside.sharing.models import Subject
from wayside.support.complaints.vocabulary import About, AnswerWay, ComplaintKind, ReplyKind
from wayside.vault.fields import LockedTextField


class Complaint(models.Model):
    """Feedback or a complaint as it was told to a worker or sent by the public form, never changed.
    It goes to the safeguarding lead of an agency other than the one it is about; who told it is
    named only if they wish. One from the form belongs to no record, and to whom it went."""

    wayside_side = "support"
    wayside_append_only = True
    classified: ClassVar = {
        **dict.fromkeys(
            (
                "id",
                "subject",
                "controller",
                "told_to",
                "told_at",
                "kind",
                "about",
                "about_agency",
                "handled_by",
                "acknowledge_by_date",
                "answer_by_date",
                "way",
            ),
            FieldClass.OPERATIONAL,
        ),
        **dict.fromkeys(
            ("words", "wanted", "named", "about_named", "reach", "hours", "words_to_leave"),
            FieldClass.PERSONAL,
        ),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject = models.ForeignKey(
        Subject, null=True, on_delete=models.PROTECT, related_name="complaints"
    )
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    told_to = models.ForeignKey(
        Membership, null=True, on_delete=models.DO_NOTHING, related_name="+"
    )
    told_at = models.DateTimeField(_("told"))
    kind = models.CharField(_("feedback or complaint"), max_length=10, choices=ComplaintKind)
    about = models.CharField(_("about whom"), max_length=8, choices=About)
    about_agency = models.ForeignKey(
        Agency, null=True, on_delete=models.DO_NOTHING, related_name="+"
    )
    about_named = LockedTextField(_("the agency, as it was named"), longest=200, blank=True)
    handled_by = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    words = LockedTextField(_("what happened"), longest=4000)
    wanted = LockedTextField(_("what they want to come of it"), longest=1000, blank=True)
    named = LockedTextField(_("name, if it may be known"), longest=120, blank=True)
    way = models.CharField(
        _("how they may be answered safely"), max_length=12, choices=AnswerWay, blank=True
    )
    reach = LockedTextField(_("number, address or name for that"), longest=200, blank=True)
    hours = LockedTextField(_("when it is safe"), longest=200, blank=True)
    words_to_leave = LockedTextField(_("what may be left or said"), longest=200, blank=True)
    acknowledge_by_date = models.DateField(_("acknowledge by"))
    answer_by_date = models.DateField(_("answer by"))

    class Meta:
        ordering = ("-told_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(about_agency=models.F("handled_by")),
                name="support_complaint_goes_outside",
            ),
            models.CheckConstraint(
                condition=models.Q(told_to__isnull=False, way="")
                | models.Q(~models.Q(way=""), told_to=None, subject=None),
                name="support_complaint_told_or_sent",
            ),
        )
        indexes = (models.Index(fields=("handled_by", "-told_at"), name="support_complaints"),)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.told_at:%Y-%m-%d}"

    @property
    def wants_answer(self) -> bool:
        """Whether the answer is told to who complained."""
        return self.way != AnswerWay.NONE

    @property
    def about_whom(self) -> str:
        """The agency it is about, or what it was called by who complained."""
        return self.about_agency.name if self.about_agency else self.about_named


class ComplaintReply(models.Model):
    """One thing that came of a complaint: acknowledged, answered, and told to who complained."""

    wayside_side = "support"
    wayside_append_only = True
    classified: ClassVar = {
        **dict.fromkeys(
            ("id", "complaint", "controller", "kind", "at", "by"), FieldClass.OPERATIONAL
        ),
        "words": FieldClass.PERSONAL,
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="replies")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    kind = models.CharField(max_length=12, choices=ReplyKind)
    at = models.DateTimeField()
    by = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")
    words = LockedTextField(_("words"), longest=4000, blank=True)

    class Meta:
        ordering = ("at", "id")
        constraints = (
            models.UniqueConstraint(fields=("complaint", "kind"), name="support_replied_once"),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.at:%Y-%m-%d}"
