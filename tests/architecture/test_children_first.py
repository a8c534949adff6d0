"""Nothing is recorded against a child: every place where an arrest, a caution, an offence or a
disposal can be noted is known, and asks how old somebody is taken to be."""

import ast
import inspect
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.apps import apps
from django.db import connection, models
from django.test.utils import isolate_apps

from tests.architecture.house import SOURCE, modules
from wayside.access.offences import Against, OfAdult
from wayside.audit.classification import FieldClass

# Where nobody is meant: what is recorded of crime, and counts; or what others did to somebody
OF_NOBODY = {
    "crime.ForceEvent": "recorded crime of a force, of a place and no person",
    "crime.Outcome": "outcomes of recorded crime, of no person",
    "crime.StopSearch": "published stops, of no person who could be known",
    "crime.StreetCrime": "recorded crime of a month, at a snap point and of no person",
    "people.Relation": "what is done to the person supported, in their own words",
    "people.Custody": "when somebody who harms is let out, as probation told it",
}
# Words for such things that record nothing against one person, and why
COUNTED = {
    "wayside.access.offences.Against": "the contract itself",
    "wayside.partners.vocabulary.Measure": "what a programme counts",
    "wayside.people.contact.vocabulary.Recheck": "what is checked before somebody is reached",
    "wayside.patrols.returns.vocabulary.Count": "counts of a night, which refuse a child's",
    "wayside.sharing.handovers.vocabulary.HandoverKind": "what was disclosed to somebody",
}
SAYS = ("arrest", "caution", "offence", "disposal", "charge", "convict", "prosecut", "warning")
# What records against people, and so asks: rooms to come add theirs here by using the contract
ENFORCEMENT = ("demand", "intelligence", "community", "patrols")


def criminal(found: Iterable[type[models.Model]]) -> set[str]:
    """The models that keep criminal offence data and are neither of an adult nor of nobody."""
    return {
        model._meta.label
        for model in found
        if FieldClass.CRIMINAL in getattr(model, "classified", {}).values()
        and not issubclass(model, OfAdult)
    }


def unchecked(path: Path, names: set[str]) -> Iterator[str]:
    """Functions of an actions module that make such a record without asking for the age."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef):
            called = {
                each.func.id
                for each in ast.walk(node)
                if isinstance(each, ast.Call) and isinstance(each.func, ast.Name)
            }
            if called & names and "check_adult" not in called:
                yield f"{path}: {node.name}"


def choices_that_say_so() -> set[str]:
    """Every enumeration of ours that has a word for something done to an offender."""
    return {
        f"{kind.__module__}.{kind.__qualname__}"
        for kind in _subclasses(models.TextChoices)
        if kind.__module__.startswith("wayside.")
        and not kind.__module__.startswith("wayside.crime.")
        and any(word in each.value for each in kind for word in SAYS)
    }


def _subclasses(kind: type[models.TextChoices]) -> Iterator[type[models.TextChoices]]:
    for each in kind.__subclasses__():
        yield each
        yield from _subclasses(each)


def test_what_is_recorded_against_one_person_is_of_an_adult() -> None:
    assert criminal(apps.get_models()) - OF_NOBODY.keys() == set()


def test_every_word_for_such_a_thing_is_known_and_says_why_it_is_nobody_s() -> None:
    assert choices_that_say_so() - COUNTED.keys() == set()


def test_every_action_that_makes_such_a_record_asks_for_the_age() -> None:
    names = {model.__name__ for model in apps.get_models() if issubclass(model, OfAdult)}
    found = [
        each
        for path in modules()
        if path.relative_to(SOURCE).parts[0] in ENFORCEMENT
        for each in unchecked(path, names)
    ]
    assert found == []


@isolate_apps("wayside.access")
def test_a_planted_record_is_found_until_it_is_of_an_adult(db: None) -> None:
    class Encounter(models.Model):
        classified = {"offence": FieldClass.CRIMINAL}
        offence = models.TextField()

        class Meta:
            app_label = "access"

    class Caution(OfAdult):
        classified = {"given": FieldClass.CRIMINAL}
        given = models.TextField()

        class Meta(OfAdult.Meta):
            app_label = "access"

    assert criminal([Encounter, Caution]) == {"access.Encounter"}
    (constraint,) = Caution._meta.constraints
    assert constraint.name == "access_caution_of_an_adult"
    sql = str(constraint.constraint_sql(Caution, connection.schema_editor()))
    assert "may_be_child" in sql


def test_a_planted_action_that_does_not_ask_is_found(tmp_path: Path) -> None:
    def gives(offence: str) -> object:
        return Caution(given=offence)  # type: ignore[name-defined]  # noqa: F821

    planted = tmp_path / "actions.py"
    planted.write_text(textwrap.dedent(inspect.getsource(gives)))
    assert list(unchecked(planted, {"Caution"})) == [f"{planted}: gives"]
    planted.write_text(planted.read_text().replace("return", "check_adult()\n    return"))
    assert list(unchecked(planted, {"Caution"})) == []


def test_every_kind_says_what_it_is() -> None:
    assert all(each.label for each in Against)
