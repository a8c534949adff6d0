"""Two agencies answer the last two actions of a case at one moment, each on its own connection."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection

from wayside.audit.models import Event
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.safeguarding.marac import actions
from wayside.safeguarding.marac.tests.cast import Cast
from wayside.safeguarding.marac.tests.test_sharing import URGENT, WITHOUT
from wayside.safeguarding.marac.vocabulary import ActionState, CaseState
from wayside.safeguarding.models import MaracAction, MaracCase
from wayside.sharing.models import Disclosure
from wayside.support.tests.factories import acting

pytestmark = pytest.mark.usefixtures("transactional_db")


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Do each in a thread and connection of its own, and meet inside the transaction."""

    def run(act: Callable[[], object]) -> object:
        try:
            return act()
        except Exception as raised:
            return raised
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_access_ends_once_and_no_answer_is_lost() -> None:
    cast = Cast()
    case, item, _meeting = cast.under_way()
    own, theirs = cast.agrees(item, cast.health), cast.agrees(item, cast.housing)
    cast.hears(item)
    barrier = Barrier(2)

    def answering(member: Membership, action: MaracAction) -> Callable[[], object]:
        def act() -> object:
            with acting(member, now=cast.now):
                by = partners.actor_of(member)
                barrier.wait(timeout=20)
                return actions.answer_action(
                    action=action,
                    verb="do",
                    answer="Done.",
                    expected_version=1,
                    by=by,
                    now=cast.now,
                )

        return act

    ended = at_once(answering(cast.remi, own), answering(cast.hal, theirs))
    assert sorted(map(bool, ended)) == [False, True], ended
    assert set(map(type, ended)) == {bool}
    held = cast.sees(case)
    assert held
    assert held.state == CaseState.CLOSED
    with acting(cast.mara, now=cast.now):
        found = MaracAction.objects.values_list("state", "version")
        assert list(found) == [(ActionState.DONE, 2), (ActionState.DONE, 2)]
    assert Event.objects.filter(action="safeguarding.end_case").count() == 1
    assert cast.sees(case, cast.remi) is None
    assert cast.sees(case, cast.hal) is None


def test_a_double_click_refers_once() -> None:
    cast, form_id, barrier = Cast(), uuid4(), Barrier(2)
    by = partners.actor_of(cast.ana)

    def act() -> object:
        with acting(cast.ana, now=cast.now):
            barrier.wait(timeout=20)
            made = actions.refer_to_marac(
                person=cast.rosie,
                marac=cast.marac,
                case=WITHOUT,
                form_id=form_id,
                by=by,
                now=cast.now,
                sharing=URGENT,
            )
            return made.id

    assert at_once(act, act) == [form_id, form_id]
    with acting(cast.ana, now=cast.now):
        assert (MaracCase.objects.count(), Disclosure.objects.count()) == (1, 1)
