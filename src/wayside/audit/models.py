"""The trail: events, the chain that links them and the signed checkpoints of the chain.

All three are append-only: triggers refuse UPDATE, DELETE and TRUNCATE even to the tables' owner,
and whoever disables the triggers is found by ``verification``.
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now

from wayside.audit.classification import FieldClass
from wayside.audit.identifiers import time_ordered_id
from wayside.audit.vocabulary import Operation

SLUG_PAIR = r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$"
MODEL_LABEL = r"^([a-z][a-z0-9_]*\.[A-Za-z][A-Za-z0-9]*)?$"
PURPOSE_LENGTH = 200


class Event(models.Model):
    """One thing somebody did or saw: who, for which agency, what kind of processing, on which
    record, for which purpose. It holds identifiers, names of fields and keyed hashes of search
    terms, never content. ``occurred_at`` is the application's clock (which a demonstration may
    fix); ``recorded_at`` is set by the database and cannot be chosen. An event is written in the
    transaction of what it records. Its canonical form and hash are defined in ``canonical``."""

    wayside_append_only = True
    classified: ClassVar = {
        "id": FieldClass.OPERATIONAL,
        "recorded_at": FieldClass.OPERATIONAL,
        "occurred_at": FieldClass.OPERATIONAL,
        "actor_kind": FieldClass.OPERATIONAL,
        "account_id": FieldClass.PERSONAL,
        "person_id": FieldClass.PERSONAL,
        "membership_id": FieldClass.PERSONAL,
        "agency_id": FieldClass.OPERATIONAL,
        "role": FieldClass.OPERATIONAL,
        "operation": FieldClass.OPERATIONAL,
        "action": FieldClass.OPERATIONAL,
        "record_type": FieldClass.OPERATIONAL,
        "record_id": FieldClass.PERSONAL,
        "controller_id": FieldClass.OPERATIONAL,
        "area_id": FieldClass.OPERATIONAL,
        "fields": FieldClass.OPERATIONAL,
        "purpose": FieldClass.OPERATIONAL,
        "recipients": FieldClass.OPERATIONAL,
        "search_hashes": FieldClass.PERSONAL,
        "count": FieldClass.OPERATIONAL,
    }

    id = models.UUIDField(primary_key=True, default=time_ordered_id, editable=False)
    recorded_at = models.DateTimeField(db_default=Now())
    occurred_at = models.DateTimeField()
    actor_kind = models.CharField(max_length=20)
    account_id = models.UUIDField(null=True)
    person_id = models.UUIDField(null=True)
    membership_id = models.UUIDField(null=True)
    agency_id = models.UUIDField(null=True)
    role = models.CharField(max_length=40, blank=True)
    operation = models.CharField(max_length=20, choices=Operation)
    action = models.CharField(max_length=80)
    record_type = models.CharField(max_length=80, blank=True)
    record_id = models.UUIDField(null=True)
    controller_id = models.UUIDField(null=True)
    area_id = models.UUIDField(null=True)
    fields = ArrayField(models.CharField(max_length=80), default=list)
    purpose = models.CharField(max_length=PURPOSE_LENGTH, blank=True)
    recipients = ArrayField(models.UUIDField(), default=list)
    search_hashes = ArrayField(models.CharField(max_length=64), default=list)
    count = models.BigIntegerField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="audit_event_operation_known",
                condition=models.Q(operation__in=[choice.value for choice in Operation]),
            ),
            models.CheckConstraint(
                name="audit_event_action_is_slug", condition=models.Q(action__regex=SLUG_PAIR)
            ),
            models.CheckConstraint(
                name="audit_event_record_type_is_label",
                condition=models.Q(record_type__regex=MODEL_LABEL),
            ),
            models.CheckConstraint(
                name="audit_event_count_not_negative",
                condition=models.Q(count__isnull=True) | models.Q(count__gte=0),
            ),
        )
        indexes = tuple(
            models.Index(
                name=f"audit_event_by_{name.removesuffix('_id')}",
                fields=(name, "-occurred_at", "-id"),
                condition=models.Q(**{f"{name}__isnull": False}),
            )
            for name in ("person_id", "record_id", "agency_id", "controller_id")
        )

    def __str__(self) -> str:
        return f"{self.action} {self.id}"


class ChainLink(models.Model):
    """One link of the chain: the hash of one event, bound to the hash of the link before. The
    database makes it as the event's transaction commits; the application can only read it."""

    wayside_read_only = True
    classified: ClassVar = {
        "seq": FieldClass.OPERATIONAL,
        "event": FieldClass.OPERATIONAL,
        "event_hash": FieldClass.OPERATIONAL,
        "previous_hash": FieldClass.OPERATIONAL,
        "link_hash": FieldClass.OPERATIONAL,
    }

    seq = models.BigIntegerField(primary_key=True)
    event = models.OneToOneField(
        Event, on_delete=models.DO_NOTHING, db_constraint=False, related_name="link"
    )
    event_hash = models.BinaryField()
    previous_hash = models.BinaryField()
    link_hash = models.BinaryField()

    def __str__(self) -> str:
        return str(self.seq)


class Checkpoint(models.Model):
    """The head of the chain at a moment, signed with the installation's Ed25519 key. Sent
    elsewhere, it proves what the trail held then, even against the database's owner."""

    wayside_append_only = True
    classified: ClassVar = {
        "seq": FieldClass.OPERATIONAL,
        "link_hash": FieldClass.OPERATIONAL,
        "key_id": FieldClass.OPERATIONAL,
        "made_at": FieldClass.OPERATIONAL,
        "signature": FieldClass.OPERATIONAL,
    }

    seq = models.BigIntegerField(primary_key=True)
    link_hash = models.BinaryField()
    key_id = models.CharField(max_length=16)
    made_at = models.DateTimeField()
    signature = models.BinaryField()

    def __str__(self) -> str:
        return str(self.seq)


class Verification(models.Model):
    """What a check of the whole trail found, kept so that the officer sees when it was last
    checked and with which result."""

    wayside_append_only = True
    classified: ClassVar = {
        "id": FieldClass.OPERATIONAL,
        "started_at": FieldClass.OPERATIONAL,
        "finished_at": FieldClass.OPERATIONAL,
        "events": FieldClass.OPERATIONAL,
        "links": FieldClass.OPERATIONAL,
        "checkpoints": FieldClass.OPERATIONAL,
        "since_checkpoint": FieldClass.OPERATIONAL,
        "problems": FieldClass.OPERATIONAL,
        "first_problem": FieldClass.OPERATIONAL,
    }

    id = models.UUIDField(primary_key=True, default=time_ordered_id, editable=False)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField()
    events = models.BigIntegerField()
    links = models.BigIntegerField()
    checkpoints = models.IntegerField()
    since_checkpoint = models.BigIntegerField()
    problems = models.BigIntegerField()
    first_problem = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = (models.Index(name="audit_verification_by_time", fields=("-finished_at",)),)

    def __str__(self) -> str:
        return f"{self.finished_at:%Y-%m-%d %H:%M}"
