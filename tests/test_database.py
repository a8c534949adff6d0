"""The tests' own database: copies that commit, and leave nothing behind."""

import pytest
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.utils import timezone


def keep_a_session() -> None:
    with transaction.atomic():
        Session.objects.create(session_key="kept", session_data="", expire_date=timezone.now())


@pytest.mark.parametrize("time", ["first", "second"])
def test_a_copy_really_commits_and_starts_empty_each_time(
    transactional_db: None, time: str
) -> None:
    assert not Session.objects.exists()
    keep_a_session()
    connection.close()
    assert Session.objects.filter(session_key="kept").exists()


@pytest.mark.django_db
def test_what_a_copy_committed_is_not_in_the_shared_database() -> None:
    assert not Session.objects.exists()
