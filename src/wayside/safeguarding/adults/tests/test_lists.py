"""What goes on for adults at risk, beside one another: only what is open, late ones marked."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from wayside.access.vocabulary import Role
from wayside.partners.tests import factories as partners
from wayside.safeguarding.adults import actions
from wayside.safeguarding.adults.vocabulary import Kind, Which
from wayside.safeguarding.concerns import actions as concerns
from wayside.safeguarding.concerns.actions import Stepped, Written
from wayside.safeguarding.concerns.vocabulary import Met
from wayside.safeguarding.missing import actions as missing
from wayside.safeguarding.orders import actions as orders
from wayside.safeguarding.orders.actions import Terms
from wayside.safeguarding.slavery import actions as slavery
from wayside.safeguarding.slavery.actions import Signs
from wayside.safeguarding.tests.cast import TODAY, Cast
from wayside.support.tests.factories import NOW

pytestmark = pytest.mark.django_db
PAGE = "/safeguarding/adults/"


@pytest.fixture
def cast() -> Cast:
    """Somebody with one of each; the concern opens the record to the lead."""
    made = Cast()
    written = Written("worker", ("physical",), ("risk",), "Hurt", "yes", "no_doubt")
    once: dict[str, Any] = {"person": made.rosie}
    made.do(concerns.write_concern, written=written, form_id=uuid4(), **once)
    terms = Terms("stalking", TODAY, TODAY + timedelta(days=9))
    made.do(orders.add_order, terms=terms, in_force=True, form_id=uuid4(), **once)
    made.do(missing.begin_missing, since=TODAY, why="Not seen", form_id=uuid4(), **once)
    signs = Signs(("sexual",), ("debt",), "london", "uk", "police")
    made.do(slavery.begin_nrm, signs=signs, form_id=uuid4(), **once)
    return made


@pytest.mark.parametrize("kind", list(Kind))
def test_a_lead_and_the_worker_see_each_kind_and_a_colleague_none(cast: Cast, kind: Kind) -> None:
    given: dict[str, Any] = {"kind": kind, "which": Which.OPEN}
    for member, seen in ((cast.lou, 1), (cast.ana, 1), (cast.bea, 0)):
        assert cast.do(_count, member=member, **given) == seen
    late: dict[str, Any] = {"kind": kind, "which": Which.LATE, "now": NOW + timedelta(days=40)}
    assert cast.do(_count, member=cast.lou, **late) == 1
    assert cast.do(_count, member=cast.lou, kind=kind, which=Which.LATE) == 0
    assert cast.do(_count, member=cast.lou, kind=kind, which=Which.ENDED) == 0


def _count(**given: Any) -> int:
    return actions.list_adults(**given).count()


def test_one_that_ended_stands_among_those_that_ended(cast: Cast) -> None:
    with_steps = cast.do(concerns.open_concerns, person=cast.rosie)[0]
    step = Stepped(TODAY, "Seen to", met=Met.YES)
    cast.do(concerns.step_concern, concern=with_steps, verb="close", step=step, expected_version=1)
    given: dict[str, Any] = {"kind": Kind.CONCERNS, "member": cast.lou}
    assert cast.do(_count, which=Which.OPEN, **given) == 0
    assert cast.do(_count, which=Which.ENDED, **given) == 1


def test_the_page_lists_filters_and_says_when_there_is_nothing(cast: Cast, client: Client) -> None:
    partners.sign_in(client, cast.lou)
    shown = client.get(PAGE).content.decode()
    assert "Rosie" in shown
    assert "Written down, not sent yet" in shown
    for kind, words in (
        ("orders", "Stalking protection order"),
        ("missing", "Missing"),
        ("nrm", "Signs seen"),
    ):
        assert words in client.get(f"{PAGE}?kind={kind}").content.decode()
    assert "Nothing here" in client.get(f"{PAGE}?kind=nrm&which=ended").content.decode()
    assert "Rosie" in client.get(f"{PAGE}?kind=nothing&which=nothing").content.decode()
    assert PAGE in client.get("/").content.decode()
    partners.sign_in(client, cast.bea)
    assert "Rosie" not in client.get(PAGE).content.decode()
    partners.sign_in(client, partners.member(Role.PATROL_OFFICER, area=cast.area))
    assert client.get(PAGE).status_code in (403, 404)
