"""``wayside keys rotate``: afterwards the older key opens nothing and finds nobody."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from wayside.audit.models import Event
from wayside.people import actions as people
from wayside.people.actions import tokens
from wayside.people.matching import asked_for
from wayside.people.merging import actions as merging
from wayside.people.models import Person, SearchToken
from wayside.people.tests import factories
from wayside.people.tests.cast import Cast
from wayside.people.tests.factories import NOW, acting

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
    return {row["key"] for row in json.loads(keys("used", as_owner, "--json"))}


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
    events = Event.objects.filter(action__in=("config.rotate_keys", "people.renew_tokens"))
    assert {each.action: each.count for each in events}["people.renew_tokens"] == 5
    assert events.count() == 2


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
    settings.KEY_RINGS = {"support": NEW}
    with pytest.raises(CommandError, match="not among the support keys"):
        keys("rotate", as_owner)
    assert not Event.objects.filter(action="config.rotate_keys").exists()
    settings.KEY_RINGS = {"support": OLD}
    assert found(cast, "Zofia") == {"Zofia"}
    with acting(cast.ana):
        assert Person.objects.get().called == "Zofia"
