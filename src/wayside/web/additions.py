"""Migrations that add many things in one step.

Django renders every related model again after each operation, so a migration of a dozen tables
that all point at agencies costs seconds. What only adds needs no state in between: all of it is
rendered once, and each new table is made whole.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, TypeGuard

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

Addition = (
    migrations.CreateModel | migrations.AddField | migrations.AddIndex | migrations.AddConstraint
)


class Additions(Operation):
    """Some operations that follow one another and only add, as one."""

    def __init__(self, operations: Sequence[Addition]) -> None:
        self.operations = tuple(operations)
        self.made = {
            each.name_lower for each in operations if isinstance(each, migrations.CreateModel)
        }

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """All of them, then what changed is rendered once."""
        rendered = state.__dict__.pop("apps", None)
        for each in self.operations:
            each.state_forwards(app_label, state)
        if rendered is not None:
            state.__dict__["apps"] = rendered
            changed = {(app_label, _model(each)) for each in self.operations}
            state.reload_models([*changed], delay=False)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """A table that is made here is made with everything that is added to it here."""
        for each in self._of_the_database():
            each.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """A table that was made here goes with everything in it."""
        for each in reversed([*self._of_the_database()]):
            each.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """Each of them."""
        return "; ".join(each.describe() for each in self.operations)

    def _of_the_database(self) -> Iterator[Addition]:
        for each in self.operations:
            if isinstance(each, migrations.CreateModel) or _model(each) not in self.made:
                yield each


class Migration(migrations.Migration):
    """A migration whose additions are applied together wherever they follow one another."""

    def __init__(self, name: str, app_label: str) -> None:
        super().__init__(name, app_label)
        self.__dict__["operations"] = [*_together(self.operations)]


def _together(operations: Sequence[Operation]) -> Iterator[Operation]:
    for adds, found in groupby(operations, _adds):
        some = [*found]
        if adds and len(some) > 1:
            yield Additions([each for each in some if _adds(each)])
        else:
            yield from some


def _adds(operation: Operation) -> TypeGuard[Addition]:
    return isinstance(operation, Addition)


def _model(addition: Any) -> str:
    made = isinstance(addition, migrations.CreateModel)
    return str(addition.name_lower if made else addition.model_name_lower)
