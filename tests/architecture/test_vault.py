"""Every column of bytes is known to the vault, or is listed here with what else it is."""

from collections.abc import Iterable

from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from wayside.vault.registry import kept_fields

ELSE = {
    "audit.ChainLink.event_hash": "a hash of an event, which holds no content",
    "audit.ChainLink.previous_hash": "the hash before it",
    "audit.ChainLink.link_hash": "the hash of both",
    "audit.Checkpoint.link_hash": "the hash that is signed",
    "audit.Checkpoint.signature": "the signature",
    "crime.LineSet.lines": "recorded crime as published, packed",
    "sharing.OwnWords.locked": "locked with a key on the writer's device, for 72 hours",
    "safeguarding.MaracToken.token": "a keyed hash, made again by the rotation from the names",
    "people.SearchToken.token": "a keyed hash, made again by the rotation from the names",
}


def unknown(found: Iterable[type[models.Model]]) -> list[str]:
    """Columns of bytes that a rotation would not reach."""
    return [
        f"{model._meta.label}.{field.name}"
        for model in found
        for field in model._meta.local_fields
        if isinstance(field, models.BinaryField) and field not in kept_fields(model)
    ]


def test_a_rotation_reaches_every_column_that_is_locked_or_sealed() -> None:
    assert sorted(unknown(apps.get_models())) == sorted(ELSE)


def test_the_registry_knows_what_is_locked_and_what_is_sealed() -> None:
    known = {
        f"{model._meta.label}.{each.name}"
        for model in apps.get_models()
        for each in kept_fields(model)
    }
    assert known >= {
        "people.Person.called",
        "people.LinkCandidate.shown",
        "sharing.Disclosure.snapshot",
        "sharing.HandoverText.sealed",
        "sharing.DeliveryContent.sealed",
        "support.Complaint.words",
        "support.ReferralAbout.words",
    }


@isolate_apps("wayside.partners")
def test_a_planted_box_of_plain_bytes_is_found() -> None:
    class Letter(models.Model):
        sealed = models.BinaryField()

        class Meta:
            app_label = "partners"

    assert unknown([Letter]) == ["partners.Letter.sealed"]
