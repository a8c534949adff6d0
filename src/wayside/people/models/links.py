"""Whether services may know of each other, and pairs of records for a link reviewer."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.partners.models import Agency, Membership
from wayside.people.links.vocabulary import Verdict, Wish
from wayside.sharing.models import Subject
from wayside.vault.fields import LockedJSONField, LockedTextField


class LinkChoice(models.Model):
    """What somebody said when asked whether two services that both support them may know of each
    other. Everybody is asked, so that being asked tells nothing; the latest line counts."""

    wayside_side = "support"
    wayside_append_only = True
    classified: ClassVar = {
        **dict.fromkeys(
            ("id", "subject", "controller", "wish", "recorded_at", "recorded_by"),
            FieldClass.OPERATIONAL,
        ),
        "words": FieldClass.PERSONAL,
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="link_choices")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    wish = models.CharField(_("wish"), max_length=3, choices=Wish)
    words = LockedTextField(_("their words"), longest=500, blank=True)
    recorded_at = models.DateTimeField(_("recorded"))
    recorded_by = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")

    class Meta:
        ordering = ("-recorded_at", "-id")
        indexes = (models.Index(fields=("subject", "-recorded_at"), name="people_link_choices"),)

    def __str__(self) -> str:
        return self.get_wish_display()


class LinkSearch(models.Model):
    """How far the nightly search for pairs has got, so that it goes on there: one line, which
    holds numbers of records and no names."""

    wayside_side = "support"
    classified: ClassVar = dict.fromkeys(
        ("id", "changed_at", "subject_number", "other_number"), FieldClass.OPERATIONAL
    )

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    changed_at = models.DateTimeField(_("when the record last changed"))
    subject_number = models.UUIDField(_("record"))
    other_number = models.UUIDField(_("other record"))

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(id=1), name="people_link_search_one"),
        )

    def __str__(self) -> str:
        return str(self.changed_at)


class LinkCandidate(models.Model):
    """Two records of two agencies that may be of one person, with just what is needed to judge:
    names and births as they stood. No agency sees it; only a link reviewer does."""

    wayside_side = "support"
    classified: ClassVar = {
        **dict.fromkeys(
            ("id", "first", "second", "verdict", "found_at", "judged_at", "judged_by"),
            FieldClass.OPERATIONAL,
        ),
        "shown": FieldClass.PERSONAL,
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    first = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    shown = LockedJSONField(_("names and births"))
    verdict = models.CharField(_("verdict"), max_length=8, choices=Verdict, default=Verdict.WAITING)
    found_at = models.DateTimeField(_("found"))
    judged_at = models.DateTimeField(_("judged"), null=True)
    judged_by = models.ForeignKey(
        Membership, null=True, on_delete=models.DO_NOTHING, related_name="+"
    )

    class Meta:
        ordering = ("found_at", "id")
        constraints = (
            models.UniqueConstraint(fields=("first", "second"), name="people_pair_once"),
            models.CheckConstraint(
                condition=models.Q(first__lt=models.F("second")), name="people_pair_in_order"
            ),
        )

    def __str__(self) -> str:
        return str(self.id)
