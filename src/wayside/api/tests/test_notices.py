"""The signed outbox: what is told to whom, that it verifies, and that nothing is passed over."""

import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from wayside.access.vocabulary import Role
from wayside.api.queries.changes import Stretch, changes
from wayside.api.tests.factories import ROOT, System, told
from wayside.partners.tests import factories as partners
from wayside.people.tests.factories import acting
from wayside.sharing.handovers import actions as handovers
from wayside.sharing.handovers.vocabulary import HandoverKind, Tells
from wayside.sharing.models import Handover
from wayside.support.referrals.tests.factories import WORDS, Cast

LONG_AGO = UUID(int=0)
GUIDE = Path(__file__).parents[4] / "docs/how-to/connect-a-system.md"


def linked() -> None:
    """Have the events of this test linked, as they are when a transaction commits."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def kinds(system: System, **asked: Any) -> list[tuple[str, str]]:
    linked()
    page = told(system.get("/notices", **asked))
    return [(each["kind"], each["record"]) for each in page["notices"]]


def test_both_sides_of_a_referral_are_told_and_nobody_else(cast: Cast) -> None:
    theirs, ours, other = (System.of(each) for each in (cast.sam, cast.ana, cast.other))
    officer = System.of(cast.officer)
    sent = cast.sent()
    cast.answered(sent, "accept")
    assert ("referral.arrived", str(sent.id)) in kinds(theirs)
    assert ("referral.changed", str(sent.id)) in kinds(theirs)
    assert kinds(ours).count(("referral.changed", str(sent.id))) == 2
    assert kinds(other) == kinds(officer) == []


def test_a_colleague_without_the_record_is_not_told_of_a_referral_from_it(cast: Cast) -> None:
    cast.sent()
    assert kinds(System.of(cast.bea)) == []


def test_a_withdrawal_tells_the_recipient_to_look_again(cast: Cast) -> None:
    sent = cast.sent()
    cast.takes_back()
    found = kinds(System.of(cast.sam))
    assert ("disclosure.closed", str(sent.delivery_id)) in found
    assert ("referral.changed", str(sent.id)) in found


def test_a_notice_holds_numbers_and_a_time_and_nothing_of_the_content(cast: Cast) -> None:
    cast.sent()
    linked()
    page = System.of(cast.sam).get("/notices")
    assert WORDS not in page.content.decode()
    assert set(told(page)["notices"][0]) == {"id", "kind", "record", "at", "signature"}


@pytest.mark.parametrize(("tells", "steps"), [(Tells.ALL, 2), (Tells.NOTHING, 0)])
def test_a_sender_is_told_as_much_as_was_agreed(cast: Cast, tells: Tells, steps: int) -> None:
    now = timezone.now()
    with acting(cast.officer, now=now):
        receipt = handovers.hand_over(
            kind=HandoverKind.REFERRAL,
            area=cast.area,
            to_agency=cast.charity,
            content={"text": WORDS},
            tells=tells,
            by=cast.by(cast.officer),
            now=now,
        )
    with acting(cast.lead, now=now):
        handover = Handover.objects.get(receipt=receipt.id)
        by = cast.by(cast.lead)
        handovers.open_handover(handover=handover, by=by, now=now)
        handovers.take_up_handover(
            handover=handover, owner=cast.lead, deadline_at=now + timedelta(days=1), by=by, now=now
        )
    assert kinds(System.of(cast.officer)) == [("handover.told", str(receipt.id))] * steps
    assert ("handover.arrived", str(handover.id)) in kinds(System.of(cast.lead))
    colleague = partners.member(Role.PATROL_OFFICER, area=cast.area, agency=cast.officer.agency)
    assert kinds(System.of(colleague)) == []


def test_pages_follow_each_other_and_each_notice_is_told_once(cast: Cast) -> None:
    sent = cast.sent()
    for verb in ("accept", "start", "complete"):
        cast.answered(sent, verb)
    linked()
    system, seen = System.of(cast.sam), []
    cursor: dict[str, str] = {}
    while True:
        page = told(system.get("/notices", limit=2, **cursor))
        seen += [each["id"] for each in page["notices"]]
        cursor = {"after": page["next"]}
        if not page["more"]:
            break
    assert len(seen) == len(set(seen)) >= 5
    assert told(system.get("/notices", **cursor))["notices"] == []


def test_the_same_notice_keeps_its_number_and_its_signature(cast: Cast) -> None:
    cast.sent()
    linked()
    system = System.of(cast.sam)
    assert told(system.get("/notices"))["notices"] == told(system.get("/notices"))["notices"]


def test_a_cursor_of_somebody_else_is_refused_and_tells_no_count(cast: Cast) -> None:
    linked()
    mine = told(System.of(cast.sam).get("/notices"))["next"]
    answer = System.of(cast.other).get("/notices", after=mine)
    assert answer.status_code == 409
    again = told(System.of(cast.sam).get("/notices"))["next"]
    assert mine != again
    assert len(mine) == len(again)


def key_of(page: dict[str, Any]) -> Ed25519PublicKey:
    keys = {each["key_id"]: each["pem"] for each in told(Client().get(f"{ROOT}/keys"))["keys"]}
    key = load_pem_public_key(keys[page["key_id"]].encode())
    assert isinstance(key, Ed25519PublicKey)
    return key


def test_what_is_told_verifies_and_what_is_changed_does_not(cast: Cast, verify: Any) -> None:
    cast.sent()
    linked()
    page = told(System.of(cast.sam).get("/notices"))
    key = key_of(page)
    verify(page, key)
    for spoilt in (
        {**page, "notices": page["notices"][1:]},
        {**page, "next": page["next"][::-1]},
        {**page, "notices": [{**page["notices"][0], "kind": "handover.told"}]},
    ):
        with pytest.raises(InvalidSignature):
            verify(spoilt, key)


@pytest.fixture
def verify() -> Callable[[dict[str, Any], Ed25519PublicKey], None]:
    """The example that the guide gives to those who connect a system, as it stands there."""
    code = GUIDE.read_text().split("```python\n")[1].split("```")[0]
    names: dict[str, Any] = {}
    exec(compile(code, "connect-a-system.md", "exec"), names)
    found: Callable[[dict[str, Any], Ed25519PublicKey], None] = names["verify"]
    return found


def test_what_commits_late_is_told_late_and_is_never_passed_over(transactional_db: None) -> None:
    cast = Cast(now=timezone.now())
    early, late = cast.handed_to(cast.lead), cast.handed_to(cast.lead)
    wrote, may_commit = threading.Event(), threading.Event()

    def slow() -> None:
        try:
            with transaction.atomic():
                opened(cast, late)
                wrote.set()
                may_commit.wait(30)
        finally:
            connection.close()

    thread = threading.Thread(target=slow)
    thread.start()
    assert wrote.wait(30)
    opened(cast, early)
    first = changed(cast, None)
    may_commit.set()
    thread.join()
    second = changed(cast, first.until)
    assert [each.record_id for each in first.changes] == [early.receipt_id]
    assert [each.record_id for each in second.changes] == [late.receipt_id]


def opened(cast: Cast, handover: Handover) -> None:
    """The lead opens it, so that the officer learns that it was received."""
    with acting(cast.lead, now=cast.now):
        handovers.open_handover(handover=handover, by=cast.by(cast.lead), now=cast.now)


def changed(cast: Cast, after: int | None) -> Stretch:
    """What the officer is told."""
    by = partners.actor_of(cast.officer)
    with acting(cast.officer, now=cast.now):
        return changes(visible_to=by, after=after, since=LONG_AGO, limit=50)
