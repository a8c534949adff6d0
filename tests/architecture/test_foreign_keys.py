"""Foreign keys follow the order of the rooms: imports cannot see keys named by a string."""

from collections.abc import Iterable

from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from tests.architecture.house import floors, height
from wayside.crime.models import Extract
from wayside.partners.models import Area

ROOMS = {room for floor in floors() for room in floor}


def wrong_keys(found: Iterable[type[models.Model]]) -> list[str]:
    """Keys that point up or sideways, as ``room.Model.field -> room.Model``."""
    wrong = []
    for model in found:
        for field in model._meta.get_fields():
            target = field.related_model if field.concrete and field.is_relation else None
            if target is None or isinstance(target, str):
                continue
            source_room, target_room = model._meta.app_label, target._meta.app_label
            if source_room == target_room or not {source_room, target_room} <= ROOMS:
                continue
            if height(target_room) >= height(source_room):
                wrong.append(f"{model._meta.label}.{field.name} -> {target._meta.label}")
    return wrong


def test_every_foreign_key_points_down() -> None:
    assert wrong_keys(apps.get_models()) == []


@isolate_apps("wayside.partners", "wayside.patrols")
def test_a_planted_key_that_points_up_is_found_and_one_that_points_down_is_not() -> None:
    class Upward(models.Model):
        extract = models.ForeignKey(Extract, on_delete=models.PROTECT, related_name="+")

        class Meta:
            app_label = "partners"

    class Downward(models.Model):
        area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")

        class Meta:
            app_label = "patrols"

    assert wrong_keys([Upward, Downward]) == ["partners.Upward.extract -> crime.Extract"]


@isolate_apps("wayside.partners")
def test_a_planted_many_to_many_that_points_up_is_found() -> None:
    class Many(models.Model):
        extracts = models.ManyToManyField(Extract, related_name="+")

        class Meta:
            app_label = "partners"

    assert wrong_keys([Many]) == ["partners.Many.extracts -> crime.Extract"]
