"""The application's database role reads and writes rows, and can do nothing else."""

from collections.abc import Callable
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


def held(model: type[Model], role: str) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p FROM unnest(%s::text[]) p, "
            "pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE c.relname = %s AND n.nspname IN ('public', %s) "
            "AND has_table_privilege(%s, c.oid, p)",
            [list(ALL_PRIVILEGES), model._meta.db_table, roles.SUPPORT_SCHEMA, role],
        )
        return {row[0] for row in cursor.fetchall()}


def wrongly_held(role: str, allowed: Callable[[type[Model]], set[str]]) -> dict[str, set[str]]:
    models = [
        model for model in apps.get_models(include_auto_created=True) if not model._meta.proxy
    ]
    assert len(models) > 20
    found = {model: held(model, role) for model in models}
    return {m._meta.label: has for m, has in found.items() if has != allowed(m)}


def asked_for(model: type[Model]) -> set[str]:
    return set(roles.privileges(model).split(", "))


def test_each_role_has_just_the_privileges_that_a_tables_model_asks_for() -> None:
    def outside_the_wall(model: type[Model]) -> set[str]:
        return set() if getattr(model, "wayside_side", "") == "support" else asked_for(model)

    assert wrongly_held(database.application_role(), outside_the_wall) == {}
    assert wrongly_held(postgres.SUPPORT, asked_for) == {}


def test_the_application_may_not_enter_the_support_sides_schema_by_itself() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT has_schema_privilege(%s, %s, 'USAGE')",
            [database.application_role(), roles.SUPPORT_SCHEMA],
        )
        assert cursor.fetchone() == (False,)


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
        roles.ensure_roles()


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
