"""A record whose period is over goes on two people's word, and does not come back with a backup
that is older than that."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from tests.attacks.test_backup import as_owner_no_more
from tests.journeys.conftest import At, Enter
from tests.journeys.person import Person
from tests.journeys.steps import helped
from wayside.config.backup.tests.places import backed_up, said
from wayside.governance.erasure.jobs import erase
from wayside.governance.models import Erasure

AsOwner = Callable[[], AbstractContextManager[None]]
CALLED = "Speedwell"


def test_two_people_erase_a_record_and_an_older_backup_brings_nobody_back(
    enter: Enter, at: At, as_owner: AsOwner, tmp_path: Path
) -> None:
    at(helped.TUESDAY)
    selma = enter("safeguarding-lead-centre")
    selma.opens("/governance/erasure/")
    selma.follows(CALLED)
    selma.reads("Nothing that Wayside knows of")
    selma.presses("Nothing speaks against it")
    selma.reads("To be approved")
    assert selma.page.get_by_role("button", name="Approve the erasure").count() == 0
    gita = enter("governance-officer-centre")
    gita.opens("/governance/erasure/")
    gita.does_not_read(CALLED)
    gita.presses("Approve the erasure")
    gita.reads("Approved")
    with as_owner():
        asked = Erasure.objects.get(state="approved")
        with backed_up(tmp_path) as backup:
            with as_owner_no_more():
                erase(str(asked.id), str(asked.controller_id))
                _is_gone(selma)
            assert "1 on the list, 1 erased again." in said(
                "restore", str(backup.file), "--replace"
            )
            with as_owner_no_more():
                selma.is_signed_in_as("safeguarding-lead-centre")  # a restore ends every session
                _is_gone(selma)


def _is_gone(selma: Person) -> None:
    selma.opens("/governance/erasure/")
    selma.reads("Erased")
    selma.does_not_read(CALLED)
    selma.opens("/people/search/")
    selma.page.get_by_role("main").get_by_label("Name").first.fill(CALLED)
    selma.presses("Look")
    assert selma.page.get_by_role("link", name=CALLED).count() == 0
