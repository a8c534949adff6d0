"""Every field of every model has a privacy decision."""

from collections.abc import Iterable
from typing import ClassVar

from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from wayside.audit.classification import FieldClass
from wayside.web.models import Versioned

BASE = {field.name: FieldClass.OPERATIONAL for field in Versioned._meta.local_fields}
# Models of others: the most sensitive thing each holds, and why it is there
ELSEWHERE = {
    "account.EmailAddress": (FieldClass.PERSONAL, "addresses to sign in with"),
    "account.EmailConfirmation": (FieldClass.PERSONAL, "links to confirm them"),
    "auth.Group": (FieldClass.OPERATIONAL, "not used"),
    "auth.Permission": (FieldClass.OPERATIONAL, "not used"),
    "axes.AccessAttempt": (FieldClass.PERSONAL, "failed sign-ins, for the lockout"),
    "axes.AccessAttemptExpiration": (FieldClass.OPERATIONAL, "when a lockout ends"),
    "axes.AccessFailureLog": (FieldClass.PERSONAL, "failed sign-ins"),
    "axes.AccessLog": (FieldClass.PERSONAL, "sign-ins"),
    "contenttypes.ContentType": (FieldClass.OPERATIONAL, "names of models"),
    "mfa.Authenticator": (FieldClass.PERSONAL, "second factors"),
    "procrastinate.ProcrastinateEvent": (FieldClass.OPERATIONAL, "steps of a job"),
    "procrastinate.ProcrastinateJob": (FieldClass.OPERATIONAL, "jobs; arguments are identifiers"),
    "procrastinate.ProcrastinatePeriodicDefer": (FieldClass.OPERATIONAL, "periodic jobs"),
    "procrastinate.ProcrastinateWorker": (FieldClass.OPERATIONAL, "workers"),
    "sessions.Session": (FieldClass.PERSONAL, "who is signed in"),
}


def undecided(found: Iterable[type[models.Model]]) -> list[str]:
    """Fields without a decision, and decisions about fields that are not there."""
    wrong = []
    for model in found:
        if model._meta.label in ELSEWHERE or model._meta.auto_created:
            continue
        inherited = BASE if issubclass(model, Versioned) else {}
        decided = {**inherited, **getattr(model, "classified", {})}
        own = [*model._meta.concrete_fields, *model._meta.local_many_to_many]
        names = {field.name for field in own}
        unknown = {name for name, kind in decided.items() if kind not in FieldClass}
        wrong += [
            f"{model._meta.label}.{name}" for name in sorted(names ^ decided.keys() | unknown)
        ]
    return wrong


def test_every_field_of_every_model_is_classified() -> None:
    assert undecided(apps.get_models(include_auto_created=True)) == []


def test_the_list_of_others_names_no_model_that_is_gone() -> None:
    present = {model._meta.label for model in apps.get_models()}
    assert ELSEWHERE.keys() <= present


@isolate_apps("wayside.crime")
def test_a_planted_field_without_a_decision_is_found() -> None:
    class Planted(Versioned):
        classified: ClassVar = {"offence": FieldClass.CRIMINAL, "gone": FieldClass.PERSONAL}
        offence = models.TextField()
        suspect = models.TextField()

        class Meta:
            app_label = "crime"

    assert undecided([Planted]) == ["crime.Planted.gone", "crime.Planted.suspect"]
