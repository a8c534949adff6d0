"""``wayside keys rotate``: afterwards the older key opens nothing and finds nobody."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from io import StringIO
from typing import Any
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client

from wayside.access.actor import Actor
from wayside.access.vocabulary import Side
from wayside.audit.models import Event
from wayside.config import actions
from wayside.partners.tests import factories as partners
from wayside.people import actions as people
from wayside.people.actions import tokens
from wayside.people.matching import asked_for
from wayside.people.merging import actions as merging
from wayside.people.models import Person, SearchToken
from wayside.people.permissions import RENEW_TOKENS
from wayside.people.tests import factories
from wayside.people.tests.cast import Cast
from wayside.people.tests.factories import NOW, acting
from wayside.safeguarding.marac.queries import repeats
from wayside.safeguarding.marac.tests.cast import Cast as Conference
from wayside.sharing.handovers import actions as handovers
from wayside.sharing.handovers.vocabulary import HandoverKind
from wayside.sharing.models import Handover
from wayside.vault import rotation
from wayside.vault.registry import kept

AsOwner = Callable[[], AbstractContextManager[None]]
OLD, NEW = f"tests:{'5a' * 32}", f"next:{'6b' * 32}"


def keys(verb: str, as_owner: AsOwner, *more: str) -> str:
    out = StringIO()
    with as_owner():
        call_command("keys", verb, *more, stdout=out)
    return out.getvalue()


def found(cast: Cast, name: str) -> set[str]:
    with acting(cast.ana):
        hits = people.search(asked=asked_for(name, ""), by=cast.ana_acts, now=NOW)
        return {each.person.called for each in hits}


def used(as_owner: AsOwner) -> set[str]:
    """The keys that something is locked with or found by."""
    rows = json.loads(keys("used", as_owner, "--json"))
    return {row["key"] for row in rows if row["values"] or row["search_tokens"]}


def handed_over(cast: Cast, text: str) -> UUID:
    """A concern that an officer puts into the charity's box."""
    with acting(cast.officer):
        receipt = handovers.hand_over(
            kind=HandoverKind.WELFARE_CONCERN,
            area=cast.area,
            to_agency=cast.charity,
            content={"text": text},
            by=partners.actor_of(cast.officer),
            now=NOW,
        )
    return receipt.id


def taken_out(cast: Cast, receipt_id: UUID) -> object:
    """What the charity reads of it."""
    with acting(cast.ana):
        held = Handover.objects.get(receipt=receipt_id)
        opened = handovers.open_handover(handover=held, by=cast.ana_acts, now=NOW)
        return opened.versions[-1].content["text"]


def merged(cast: Cast) -> None:
    """Rosie's record, into which Roza's was merged."""
    rosie, roza = factories.person(cast.ana, "Rosie"), factories.person(cast.ana, "Roza")
    with acting(cast.ana):
        merging.merge(kept=rosie, merged=roza, by=cast.ana_acts, now=NOW)


def test_the_older_key_can_go_once_everything_was_rotated(
    as_owner: AsOwner, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tokens, "BATCH", 2)
    cast = Cast()
    merged(cast)
    for called in ("Zofia", "Kasia", "Ilse", "Mary"):
        factories.person(cast.ana, called)
    settings.KEY_RINGS = {"support": f"{NEW} {OLD}"}
    assert found(cast, "Zofia") == {"Zofia"}
    said = keys("rotate", as_owner)
    assert "5 records are found by search tokens" in said
    assert used(as_owner) == {"next"}
    settings.KEY_RINGS = {"support": NEW}
    for called in ("Rosie", "Zofia", "Kasia", "Ilse", "Mary"):
        assert found(cast, called) == {called}
    assert found(cast, "Roza") == {"Rosie"}
    batches = Event.objects.filter(action="people.renew_tokens").order_by("id")
    assert [each.count for each in batches] == [2, 2, 1]
    assert Event.objects.filter(action="config.rotate_keys").exists()


def test_what_was_rotated_is_not_written_again(as_owner: AsOwner, settings: Any) -> None:
    cast = Cast()
    factories.person(cast.ana, "Zofia")
    settings.KEY_RINGS = {"support": f"{NEW} {OLD}"}
    keys("rotate", as_owner)
    with acting(cast.ana):
        before = set(SearchToken.objects.values_list("id", flat=True))
    again = keys("rotate", as_owner)
    assert "0 values were locked again" in again
    assert "0 records are found" in again
    with acting(cast.ana):
        assert set(SearchToken.objects.values_list("id", flat=True)) == before


def test_a_lost_key_leaves_everything_as_it_was(as_owner: AsOwner, settings: Any) -> None:
    cast = Cast()
    factories.person(cast.ana, "Zofia")
    receipt = handed_over(cast, "She was hurt.")
    settings.KEY_RINGS = {"support": NEW}
    with pytest.raises(CommandError, match="not among the support keys"):
        keys("rotate", as_owner)
    assert not Event.objects.filter(action="config.rotate_keys").exists()
    settings.KEY_RINGS = {"support": OLD}
    assert found(cast, "Zofia") == {"Zofia"}
    with acting(cast.ana):
        assert Person.objects.get().called == "Zofia"
    assert taken_out(cast, receipt) == "She was hurt."


def test_a_rotation_reseals_what_was_handed_over_and_disclosed(
    as_owner: AsOwner, settings: Any
) -> None:
    cast = Cast()
    receipt = handed_over(cast, "She was hurt.")
    settings.KEY_RINGS = {"support": f"{NEW} {OLD}"}
    assert used(as_owner) == {"tests"}
    keys("rotate", as_owner)
    assert used(as_owner) == {"next"}
    assert "locks nothing any more: it may go" in keys("used", as_owner)
    settings.KEY_RINGS = {"support": NEW}
    assert taken_out(cast, receipt) == "She was hurt."


def test_a_rotation_that_is_broken_off_keeps_what_it_did_and_goes_on(
    as_owner: AsOwner, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rotation, "BATCH", 1)
    cast = Cast()
    for called in ("Zofia", "Kasia", "Ilse"):
        factories.person(cast.ana, called)
    settings.KEY_RINGS = {"support": f"{NEW} {OLD}"}
    with as_owner():
        service = Actor.service("keys", permissions=(RENEW_TOKENS,), works_for=Side.SUPPORT)
        found = next(each for each in kept([Person]))
        with transaction.atomic():
            count, after = rotation.lock_again(found)
        assert (count, after is None) == (1, False)
        left = rotation.keys_used([found])
        assert left == {("support", "next"): 1, ("support", "tests"): 2}
        actions.rotate_keys(by=service, now=NOW)
    assert used(as_owner) == {"next"}
    settings.KEY_RINGS = {"support": NEW}
    assert found_all(cast) == {"Zofia", "Kasia", "Ilse"}


def test_a_repeat_at_a_marac_is_found_once_the_keys_have_changed(
    as_owner: AsOwner, settings: Any
) -> None:
    cast = Conference()
    first = cast.refers()
    settings.KEY_RINGS = {"support": f"{NEW} {OLD}"}
    keys("rotate", as_owner)
    settings.KEY_RINGS = {"support": NEW}
    again = cast.refers(now=NOW + timedelta(days=30))
    with acting(cast.mara, now=cast.now):
        assert [each.id for each in repeats(again)] == [first.id]


def found_all(cast: Cast) -> set[str]:
    with acting(cast.ana):
        return {each.called for each in Person.objects.all()}


def test_a_page_says_that_a_key_is_missing_and_changes_nothing(
    as_owner: AsOwner, settings: Any, client: Client
) -> None:
    cast = Cast()
    person = factories.person(cast.ana, "Zofia")
    partners.sign_in(client, cast.ana)
    address = f"/people/{person.id}/"
    settings.KEY_RINGS = {"support": NEW}
    seen = Event.objects.count()
    for page in (client.get(address), client.post(f"{address}identity/", {"called": "Zoe"})):
        assert page.status_code == 503
        assert "A key is missing here" in page.content.decode()
        assert "wayside keys used" in page.content.decode()
        assert "WAYSIDE_SUPPORT_KEYS" in page.content.decode()
    assert Event.objects.count() == seen
    assert "IS NOT AMONG THE KEYS GIVEN" in keys("used", as_owner)
    settings.KEY_RINGS = {"support": OLD}
    assert found_all(cast) == {"Zofia"}
