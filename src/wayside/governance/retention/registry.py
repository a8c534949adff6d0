"""What every model decided about keeping, and every field about going out.

Most decisions follow from what a model says of itself: a row with a ``subject``, or one that hangs
from such a row, is part of that person's record. What follows from nothing is told by
``undecided``, and a test fails for it.
"""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models

from wayside.audit.retention import Goes, Kept
from wayside.governance.retention.decisions import BY_FIELD, BY_MODEL
from wayside.vault.fields import LockedBytesField, LockedTextField

Model = type[models.Model]
SUBJECT = "sharing.Subject"
SAYS_NOTHING = frozenset({"created_at", "updated_at", "version", "number"})
IDENTIFIERS = (models.UUIDField, models.AutoField, models.BinaryField, models.ForeignKey)
TOLD = (
    models.CharField,
    models.TextField,
    models.DateField,
    models.TimeField,
    models.BooleanField,
    models.IntegerField,
    models.DecimalField,
    models.FloatField,
    LockedTextField,
)


def kept(model: Model) -> Kept | None:
    """How long rows of a model are kept; none where nobody decided."""
    label = model._meta.label
    said = getattr(model, "retention", None) or BY_MODEL.get(label)
    if said is not None:
        return Kept(said)
    return Kept.RECORD if _hangs_from_a_record(model, set()) else None


def goes(model: Model, field: "models.Field[Any, Any]") -> Goes | None:
    """To whom a field goes; none where nobody decided."""
    said = {**BY_FIELD.get(model._meta.label, {}), **getattr(model, "exported", {})}
    if field.name in said:
        return Goes(said[field.name])
    if kept(model) not in (Kept.RECORD, None):
        return Goes.BY_HAND
    if field.name in SAYS_NOTHING or _is_identifier(field):
        return Goes.INTERNAL
    if field.name not in getattr(model, "classified", {}) or isinstance(field, LockedBytesField):
        return None
    return Goes.PERSON if isinstance(field, (*TOLD, ArrayField, models.JSONField)) else None


def undecided(found: Iterable[Model]) -> list[str]:
    """Models that nobody decided how long to keep, and fields that nobody decided where to send."""
    wrong = []
    for model in found:
        label = model._meta.label
        if model._meta.auto_created:
            continue
        if kept(model) is None:
            wrong.append(f"{label} has no retention decision")
        wrong += [
            f"{label}.{field.name} has no export decision"
            for field in model._meta.concrete_fields
            if goes(model, field) is None
        ]
    return wrong


def record_models() -> list[Model]:
    """The models that a record of a person supported is made of, each after what it hangs from."""
    return [model for model in apps.get_models() if kept(model) is Kept.RECORD]


def given(model: Model) -> "list[tuple[models.Field[Any, Any], Goes]]":
    """The fields of a model that are looked at when its person asks, with what was decided."""
    wanted = (Goes.PERSON, Goes.THIRD_PARTY)
    decided = [(field, goes(model, field)) for field in model._meta.concrete_fields]
    return [(field, to) for field, to in decided if to in wanted]


def way_to_subject(model: Model) -> str | None:
    """The lookup that leads from a row to the number of the person it is about, if there is one
    way: ``subject``, or through what it hangs from."""
    for field in model._meta.concrete_fields:
        if isinstance(field, models.ForeignKey) and field.related_model._meta.label == SUBJECT:
            return field.name
    for field in model._meta.concrete_fields:
        parent = _parent(model, field)
        if parent and (way := way_to_subject(parent)):
            return f"{field.name}__{way}"
    return None


def _hangs_from_a_record(model: Model, seen: set[Model]) -> bool:
    if model in seen:
        return False
    for field in model._meta.concrete_fields:
        if isinstance(field, models.ForeignKey) and field.related_model._meta.label == SUBJECT:
            return True
        parent = _parent(model, field)
        if parent and kept_by_record(parent, seen | {model}):
            return True
    return False


def kept_by_record(model: Model, seen: set[Model]) -> bool:
    """Whether a model is part of a record."""
    said = getattr(model, "retention", None) or BY_MODEL.get(model._meta.label)
    return Kept(said) is Kept.RECORD if said else _hangs_from_a_record(model, seen)


def _parent(model: Model, field: Any) -> Model | None:
    """What a row is part of: of the same side, and by a key that is never empty."""
    if not isinstance(field, models.ForeignKey) or field.null:
        return None
    parent: Model = field.related_model
    sides = {getattr(each, "wayside_side", None) for each in (model, parent)}
    return parent if sides == {"support"} else None


def _is_identifier(field: Any) -> bool:
    return isinstance(field, IDENTIFIERS) or field.primary_key
