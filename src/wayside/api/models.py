"""Tokens, and the answers that are given again to whoever repeats a request."""

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.access.models import NaturalPerson
from wayside.api.vocabulary import Scope
from wayside.audit.classification import FieldClass
from wayside.partners.models import Membership


class Token(models.Model):
    """A key with which an agency's own system acts under one membership, for less than that
    membership may do. Its secret is shown once and kept as a keyed hash; it ends on its day, when
    it is revoked, and with the membership."""

    classified: ClassVar = {
        **dict.fromkeys(
            (
                "id",
                "membership",
                "name",
                "secret_hash",
                "scopes",
                "made_at",
                "until_date",
                "approved_at",
                "last_used_date",
                "revoked_at",
            ),
            FieldClass.OPERATIONAL,
        ),
        **dict.fromkeys(("person", "approved_by", "revoked_by"), FieldClass.PERSONAL),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(NaturalPerson, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("which system"), max_length=80)
    secret_hash = models.CharField(max_length=64, unique=True, editable=False)
    scopes = ArrayField(models.CharField(max_length=30, choices=Scope))
    made_at = models.DateTimeField(_("made"))
    until_date = models.DateField(_("until"))
    approved_by = models.ForeignKey(
        NaturalPerson, null=True, on_delete=models.PROTECT, related_name="+"
    )
    approved_at = models.DateTimeField(_("agreed to"), null=True)
    last_used_date = models.DateField(_("last used"), null=True)
    revoked_by = models.ForeignKey(
        NaturalPerson, null=True, on_delete=models.PROTECT, related_name="+"
    )
    revoked_at = models.DateTimeField(_("revoked"), null=True)

    class Meta:
        ordering = ("-made_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(approved_by=None) | ~models.Q(approved_by=models.F("person")),
                name="api_token_second_person_agrees",
            ),
            models.CheckConstraint(
                condition=models.Q(approved_by=None, approved_at=None)
                | models.Q(approved_by__isnull=False, approved_at__isnull=False),
                name="api_token_agreed_when_and_by_whom",
            ),
        )

    def __str__(self) -> str:
        return self.name


class KeptAnswer(models.Model):
    """What was answered to a request that may be repeated: who asks again with the same key and
    the same words is given it again. It holds numbers and states, never what was said."""

    classified: ClassVar = dict.fromkeys(
        ("id", "token", "key", "asked_hash", "status", "answer", "at"), FieldClass.OPERATIONAL
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    token = models.ForeignKey(Token, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=100)
    asked_hash = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    answer = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("token", "key"), name="api_answer_once_a_key"),
        )
        indexes = (models.Index(fields=("at",), name="api_answers_by_age"),)

    def __str__(self) -> str:
        return self.key
