"""Every model says how long its rows are kept, and every field to whom it goes when it is asked
for."""

from typing import ClassVar

from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from tests.architecture.test_classification import ELSEWHERE
from wayside.audit.classification import FieldClass
from wayside.audit.retention import Goes, Kept
from wayside.governance.retention import registry
from wayside.governance.retention.decisions import BY_FIELD, BY_MODEL
from wayside.governance.retention.vocabulary import RecordKind
from wayside.sharing.models import Subject
from wayside.web.models import Versioned


def test_every_model_and_field_has_a_retention_and_an_export_decision() -> None:
    assert registry.undecided(apps.get_models()) == []


def test_the_decisions_name_no_model_and_no_field_that_is_gone() -> None:
    fields = {
        model._meta.label: {field.name for field in model._meta.concrete_fields}
        for model in apps.get_models()
    }
    assert BY_MODEL.keys() <= fields.keys()
    assert [
        f"{label}.{name}" for label in BY_FIELD for name in BY_FIELD[label].keys() - fields[label]
    ] == []


def test_every_way_of_keeping_but_the_trail_can_be_given_a_period() -> None:
    kept = set(Kept.values) - {Kept.TRAIL, Kept.NOBODY}
    assert kept == set(RecordKind.values) - {RecordKind.CHILD}


def test_every_model_of_a_record_leads_to_the_person_it_is_about() -> None:
    lost = [
        model._meta.label
        for model in registry.record_models()
        if model is not Subject and registry.way_to_subject(model) is None
    ]
    assert lost == []


def test_the_models_of_others_are_decided_by_name() -> None:
    assert ELSEWHERE.keys() <= BY_MODEL.keys()


@isolate_apps("wayside.crime")
def test_a_planted_model_and_a_planted_field_without_a_decision_are_listed() -> None:
    class Planted(Versioned):
        classified: ClassVar = {"suspect": FieldClass.CRIMINAL}
        suspect = models.TextField()

        class Meta:
            app_label = "crime"

    class Hangs(models.Model):
        wayside_side = "support"
        classified: ClassVar = {"words": FieldClass.PERSONAL, "subject": FieldClass.OPERATIONAL}
        subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
        words = models.TextField()
        unsaid = models.TextField()

        class Meta:
            app_label = "crime"

    class Below(models.Model):
        wayside_side = "support"
        classified: ClassVar = {"words": FieldClass.PERSONAL, "seen": FieldClass.PERSONAL}
        exported: ClassVar = {"seen": Goes.THIRD_PARTY}
        above = models.ForeignKey(Hangs, on_delete=models.PROTECT, related_name="+")
        words = models.TextField()
        seen = models.TextField()

        class Meta:
            app_label = "crime"

    class Said(models.Model):
        retention = Kept.WORKER
        note = models.TextField()

        class Meta:
            app_label = "crime"

    assert registry.undecided([Planted, Hangs, Below, Said]) == [
        "crime.Planted has no retention decision",
        "crime.Hangs.unsaid has no export decision",
    ]
    assert registry.kept(Below) is Kept.RECORD
    assert [to for _field, to in registry.given(Below)] == [Goes.PERSON, Goes.THIRD_PARTY]
