"""An upgrade has the emergencies that are open wait for a second person."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from importlib import import_module

from django.db import connection

from wayside.sharing.disclosures.tests.test_disclosures import Cast
from wayside.sharing.disclosures.tests.test_emergencies import closes, ends
from wayside.sharing.disclosures.vocabulary import ClosedBecause, DisclosureState
from wayside.sharing.models import Delivery, Disclosure
from wayside.sharing.tests.factories import NOW, acting
from wayside.web import clock

STEP = import_module("wayside.sharing.migrations.0017_second_people")
AS_BEFORE = """
ALTER TABLE support.sharing_disclosure DROP CONSTRAINT sharing_override_is_approved;
SET search_path = public, support;
"""


def test_open_emergencies_wait_from_now_on_and_others_stay_as_they_are(
    as_owner: Callable[[], AbstractContextManager[None]],
) -> None:
    cast, until = Cast(), clock.real_now() + timedelta(days=30)
    was_open, was_closed, ordinary = (
        cast.overrides(emergency=True),
        cast.overrides(emergency=True),
        cast.overrides(),
    )
    closes(was_closed, cast.ana)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(AS_BEFORE + STEP.OPEN_AGAIN)
        cursor.execute("UPDATE sharing_disclosure SET until_at = %s", [until])
        cursor.execute("SELECT state FROM sharing_disclosure WHERE id = %s", [was_open.id])
        assert cursor.fetchone() == ("open",)
        cursor.execute(STEP.WAITS_FROM_NOW)
    with acting(cast.ana, now=NOW):
        kept = {each.id: each for each in Disclosure.objects.all()}
        assert Delivery.objects.get(id=was_open.id).until_at == kept[was_open.id].approve_by_at
    assert kept[was_open.id].state == DisclosureState.URGENT
    assert kept[was_closed.id].state == DisclosureState.CLOSED
    assert kept[ordinary.id].state == DisclosureState.WAITING
    assert ends(clock.real_now() + timedelta(hours=25)) == 2
    with acting(cast.ana, now=NOW):
        assert Disclosure.objects.get(id=was_open.id).closed_because == ClosedBecause.NO_SECOND
