"""On the demo every page of the benchmark asks the database a bounded number of times."""

from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from pytest_django.plugin import DjangoDbBlocker
from tests.journeys import world

from pages import PAGES, address
from wayside.access.models import Account

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture(scope="module", autouse=True)
def demo(
    databases: world.Databases, template_name: str, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """The demo, seeded once for all tests, in a copy for these."""
    with (
        django_db_blocker.unblock(),
        world.visited(databases, migrated=template_name),
        override_settings(**world.DEMO),
        transaction.atomic(),
    ):
        yield
        transaction.set_rollback(True)


class Reader:
    """Somebody signed in, without a network between."""

    def __init__(self, role: str) -> None:
        self.client = Client(headers={"host": "localhost"})
        account = Account.objects.get(email=f"{role}@wayside.example")
        self.client.force_login(account, backend=BACKEND)

    def get(self, path: str, /) -> tuple[float, bytes]:
        """One page."""
        answer = self.client.get(path)
        assert answer.status_code == 200, path
        return 0.0, answer.content


@pytest.mark.parametrize("role", PAGES)
def test_no_page_asks_more_often_than_it_may(role: str) -> None:
    reader = Reader(role)
    over = {}
    for path, most in PAGES[role].items():
        at = address(reader, path)
        reader.get(at)  # the first look draws maps, which are kept
        with CaptureQueriesContext(connection) as asked:
            reader.get(at)
        if len(asked) > most:
            over[path] = len(asked)
    assert not over, "\n".join(f"{path}: {count}" for path, count in over.items())
