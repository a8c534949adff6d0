"""The application's database role reads and writes rows, and can do nothing else."""

from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.db.models import Model

from wayside.config import database, postgres, roles

pytestmark = pytest.mark.django_db

ALL_PRIVILEGES = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")


def refused(statement: str) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError as error:
        return "permission denied" in str(error) or "must be owner" in str(error)
    return False


def test_the_tests_themselves_run_as_the_application() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user"
        )
        assert cursor.fetchone() == (database.application_role(), False, False)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE public.planted (id int)",
        "CREATE SCHEMA planted",
        "CREATE FUNCTION public.planted() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "ALTER TABLE django_session ADD COLUMN planted int",
        "ALTER TABLE django_session DISABLE TRIGGER ALL",
        "DROP TABLE django_session",
        "TRUNCATE django_session",
        "CREATE INDEX planted ON django_session (expire_date)",
        "CREATE ROLE planted",
        "DELETE FROM django_migrations",
    ],
)
def test_the_application_may_not_change_what_tables_there_are(statement: str) -> None:
    assert refused(statement)


@pytest.mark.skipif(
    not database.has_separate_owner(), reason="one login, which may put a role down"
)
def test_the_application_may_not_become_the_owner() -> None:
    assert refused(f"SET ROLE {postgres.OWNER}")


def held(model: type[Model]) -> set[str]:
    table = connection.ops.quote_name(model._meta.db_table)
    found = set()
    with connection.cursor() as cursor:
        for privilege in ALL_PRIVILEGES:
            cursor.execute("SELECT has_table_privilege(%s, %s)", [table, privilege])
            if cursor.fetchone() == (True,):
                found.add(privilege)
    return found


def test_each_table_has_just_the_privileges_its_model_asks_for() -> None:
    models = [
        model for model in apps.get_models(include_auto_created=True) if not model._meta.proxy
    ]
    assert len(models) > 20
    wrong = {
        model._meta.label: held(model)
        for model in models
        if held(model) != set(roles.privileges(model).split(", "))
    }
    assert wrong == {}


def test_an_append_only_table_cannot_be_changed_and_a_read_only_one_not_added_to() -> None:
    class Appended:
        wayside_append_only = True

    class Looked:
        wayside_read_only = True

    assert roles.privileges(Appended) == "SELECT, INSERT"  # type: ignore[arg-type]
    assert roles.privileges(Looked) == "SELECT"  # type: ignore[arg-type]


def test_a_missing_role_that_may_not_be_made_says_what_to_ask_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(database, "application_role", lambda: "planted_role")
    with pytest.raises(roles.RoleMissingError, match='CREATE ROLE "planted_role"'):
        with_savepoint()


def with_savepoint() -> None:
    with transaction.atomic():
        roles.ensure_application_role()


def test_a_login_that_owns_nothing_may_connect() -> None:
    roles.refuse_owner(connection)


def test_a_login_that_owns_tables_is_refused_and_its_connection_closed(
    settings: Any,
) -> None:
    owner = connection.copy()
    owner.settings_dict.update(_login(settings.OWNER_DATABASE))
    owner.connect()
    with pytest.raises(roles.OwnerLoginError, match="owns nothing"):
        roles.refuse_owner(owner)
    assert owner.connection is None


def _login(given: dict[str, Any]) -> dict[str, Any]:
    return {key: given[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "OPTIONS")}
