"""A backup that is older than an erasure brings nobody back."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction

from tests.architecture.test_other_areas import World, world
from tests.attacks.test_backup import as_owner_no_more
from tests.attacks.test_erasure import Record, all_about, approved, come_to_an_end
from wayside.config.backup.tests.places import backed_up, files_beside, said
from wayside.governance.erasure import ledger
from wayside.governance.erasure.jobs import erase
from wayside.governance.models import Erasure, ErasureEntry
from wayside.governance.retention.registry import record_models

__all__ = ["world"]  # a fixture


def left_of(record: Record) -> list[Any]:
    """What a database holds of them."""
    return [row for model in record_models() for row in record.rows_of(model)]


def test_who_was_erased_stays_so_when_an_older_backup_is_restored(
    transactional_db: None,
    request: pytest.FixtureRequest,
    as_owner: Callable[[], AbstractContextManager[None]],
    tmp_path: Path,
    settings: Any,
) -> None:
    settings.VAR_FOLDER = files_beside(tmp_path)
    with transaction.atomic():
        made: World = request.getfixturevalue("world")
    with as_owner():
        person, record = all_about(made)
        come_to_an_end()
        asked = approved(made, person)
        with backed_up(tmp_path) as backup:
            with as_owner_no_more():
                erase(str(asked.id), str(person.controller_id))
            assert left_of(record) == []
            assert "1 on the list, 1 erased again." in said(
                "restore", str(backup.file), "--replace"
            )
            assert left_of(record) == []
            assert Erasure.objects.get(id=asked.id).state == "erased"
            assert ErasureEntry.objects.get().id == asked.id
            assert "1 on the list, 0 erased again." in said("erasures", "apply")
            assert len(list(ledger.lines(ledger.path()))) == 1
            call_command("audit", "verify")
