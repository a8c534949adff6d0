"""What a migration adds in one step is what it would add step by step."""

from typing import ClassVar

import pytest
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState

from wayside.web import additions

pytestmark = pytest.mark.django_db


class Shelf(additions.Migration):
    """Two tables, the second pointing at the first and the other way round."""

    operations: ClassVar = [
        migrations.CreateModel("Shelf", [("id", models.IntegerField(primary_key=True))]),
        migrations.CreateModel(
            "Book",
            [
                ("id", models.IntegerField(primary_key=True)),
                ("shelf", models.ForeignKey("stock.Shelf", models.PROTECT)),
            ],
        ),
        migrations.AddField("Shelf", "best", models.ForeignKey("stock.Book", models.PROTECT)),
        migrations.AddConstraint(
            "Book",
            models.CheckConstraint(condition=models.Q(id__gt=0), name="book_counted"),
        ),
        migrations.AddIndex("Book", models.Index(fields=["shelf", "id"], name="book_places")),
    ]


class Later(additions.Migration):
    """More of a table that is there, with something that runs in between."""

    operations: ClassVar = [
        migrations.AddField("Book", "pages", models.IntegerField(default=1)),
        migrations.AddConstraint(
            "Book",
            models.CheckConstraint(condition=models.Q(pages__gt=0), name="book_has_pages"),
        ),
        migrations.RunSQL("SELECT 1", "SELECT 1"),
        migrations.RemoveConstraint("Book", "book_has_pages"),
    ]


def started(*names: type[additions.Migration]) -> ProjectState:
    state = ProjectState()
    assert state.apps is not None
    for each in names:
        each("0001", "stock").mutate_state(state, preserve=False)
    return state


def forwards(migration: type[additions.Migration], state: ProjectState) -> list[str]:
    with connection.schema_editor(collect_sql=True) as editor:
        migration("0001", "stock").apply(state, editor)
    return [line for line in editor.collected_sql if not line.startswith("--")]


def backwards(migration: type[additions.Migration], state: ProjectState) -> list[str]:
    with connection.schema_editor(collect_sql=True) as editor:
        migration("0001", "stock").unapply(state, editor)
    return [line for line in editor.collected_sql if not line.startswith("--")]


def test_a_new_table_is_made_with_all_that_the_migration_adds_to_it() -> None:
    said = forwards(Shelf, started())
    shelf, book, *others = said
    assert shelf.startswith('CREATE TABLE "stock_shelf"')
    assert '"best_id" integer NOT NULL' in shelf
    assert book.startswith('CREATE TABLE "stock_book"')
    assert 'CONSTRAINT "book_counted" CHECK' in book
    assert not any("ADD COLUMN" in line for line in others)
    assert sum("FOREIGN KEY" in line for line in others) == 2
    assert sum('CREATE INDEX "book_places"' in line for line in others) == 1


def test_what_is_added_to_a_table_that_is_there_is_added_to_it() -> None:
    said = forwards(Later, started(Shelf))
    assert sum('ADD COLUMN "pages"' in line for line in said) == 1
    assert sum('ADD CONSTRAINT "book_has_pages"' in line for line in said) == 1
    assert said[-1].startswith('ALTER TABLE "stock_book" DROP CONSTRAINT "book_has_pages"')


def test_the_state_is_the_one_of_the_steps() -> None:
    together, steps = started(Shelf, Later), ProjectState()
    for each in (*Shelf.operations, *Later.operations):
        each.state_forwards("stock", steps)
    assert together == steps
    book = together.apps.get_model("stock", "Book")
    shelf = together.apps.get_model("stock", "Shelf")
    assert book._meta.get_field("shelf").related_model is shelf
    assert {each.name for each in shelf._meta.related_objects} == {"book"}


def test_backwards_it_takes_away_what_it_added() -> None:
    assert backwards(Shelf, started()) == [
        'DROP TABLE "stock_book" CASCADE;',
        'DROP TABLE "stock_shelf" CASCADE;',
    ]
    said = backwards(Later, started(Shelf))
    assert any('DROP COLUMN "pages"' in line for line in said)


def test_one_addition_alone_stays_what_it_is() -> None:
    alone = type("Alone", (additions.Migration,), {"operations": Shelf.operations[:1]})
    assert alone("0001", "stock").operations == Shelf.operations[:1]
