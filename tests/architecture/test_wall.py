"""What the models of the support side must say for the wall to hold."""

from collections.abc import Iterable

from django.apps import apps
from django.db import connection, models
from django.test.utils import isolate_apps

from wayside.config.roles import SUPPORT_SCHEMA, SUPPORT_SIDE
from wayside.partners.models import Agency
from wayside.sharing.models import Subject

SUPPORT_ROOMS = {"people", "support", "safeguarding", "alerts"}


def walled(model: type[models.Model]) -> bool:
    """Whether a model's table stands behind the wall."""
    return getattr(model, "wayside_side", None) == SUPPORT_SIDE


def faults(found: Iterable[type[models.Model]]) -> list[str]:
    """Models of support rooms that stand outside, keys that lead in from outside, and keys that
    lead out and would make Django look behind the wall for whoever deletes outside it."""
    wrong = []
    for model in found:
        if model._meta.app_label in SUPPORT_ROOMS and not walled(model):
            wrong.append(f"{model._meta.label} stands outside")
        for field in model._meta.concrete_fields:
            target = field.related_model
            if target is None or isinstance(target, str) or walled(model) == walled(target):
                continue
            rule = field.remote_field.on_delete  # type: ignore[union-attr]
            if walled(target):
                wrong.append(f"{model._meta.label}.{field.name} leads in")
            elif rule is not models.DO_NOTHING:
                wrong.append(f"{model._meta.label}.{field.name} is looked for from outside")
    return wrong


def test_every_model_of_the_support_side_stands_behind_the_wall() -> None:
    assert faults(apps.get_models(include_auto_created=True)) == []


def test_the_tables_of_the_support_side_and_no_others_stand_in_its_schema(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE c.relkind IN ('r', 'p') AND n.nspname = %s",
            [SUPPORT_SCHEMA],
        )
        there = {row[0] for row in cursor.fetchall()}
    assert there == {model._meta.db_table for model in apps.get_models() if walled(model)}


@isolate_apps("wayside.partners")
def test_planted_faults_are_found() -> None:
    class Person(models.Model):
        class Meta:
            app_label = "people"

    class Inward(models.Model):
        subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")

        class Meta:
            app_label = "patrols"

    class Outward(models.Model):
        wayside_side = "support"
        agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")

        class Meta:
            app_label = "people"

    assert faults([Person, Inward, Outward]) == [
        "people.Person stands outside",
        "patrols.Inward.subject leads in",
        "people.Outward.agency is looked for from outside",
    ]
