"""The owner's own connection, with which a violation is planted and taken back."""

from collections.abc import Iterator

import psycopg
import pytest
from django.db import connection

from wayside.config import database


@pytest.fixture
def owner_cursor(db: None) -> Iterator[psycopg.Cursor]:
    """A cursor as the owner of the test database; everything is rolled back."""
    owner = database.django_database(as_owner=True)
    names = {"USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    login = {name: owner[key] or None for key, name in names.items()}
    made = psycopg.connect(dbname=connection.settings_dict["NAME"], **login, **owner["OPTIONS"])
    try:
        yield made.cursor()
    finally:
        made.rollback()
        made.close()
