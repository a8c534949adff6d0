"""What immigration enforcement demands is refused, unless a court ordered it."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from wayside.partners.models import Agency
from wayside.partners.tests import factories as partners
from wayside.partners.vocabulary import AgencyKind
from wayside.sharing.demands import actions
from wayside.sharing.demands.tests.test_demands import SOON, Cast
from wayside.sharing.demands.vocabulary import DemandKind, DemandState
from wayside.sharing.models import Disclosure, LegalDemand, OversightEntry
from wayside.sharing.oversight.vocabulary import OversightKind
from wayside.sharing.tests.factories import NOW, acting
from wayside.web import clock
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
OTHERS = (DemandKind.OTHER, DemandKind.POLICE_REQUEST)


@pytest.fixture
def cast() -> Cast:
    return Cast()


def demanded(cast: Cast, kind: DemandKind, *, for_immigration: bool = True) -> LegalDemand:
    with acting(cast.ana):
        made = actions.receive_demand(
            subject=cast.subject,
            demanded=actions.Demanded(
                kind, "An office", NOW.date(), "An address", "A section",
                for_immigration=for_immigration,
            ),
            by=partners.actor_of(cast.ana),
            now=NOW,
        )  # fmt: skip
    cast.does(actions.propose_answer, made, cast.ana, least_answer="Nothing")
    return made


def to(kind: AgencyKind, cast: Cast) -> Disclosure:
    """A disclosure of this record to an agency of that kind, as the database would show it."""
    return Disclosure(subject_id=cast.subject.id, recipient=Agency(kind=kind))


@pytest.mark.parametrize("kind", OTHERS)
def test_without_a_court_order_it_can_only_be_refused(cast: Cast, kind: DemandKind) -> None:
    demand = demanded(cast, kind)
    with pytest.raises(NotNow, match="can only be refused"):
        cast.does(actions.agree_answer, demand, cast.bea)
    assert cast.state() == DemandState.PROPOSED
    cast.does(actions.refuse_demand, demand, cast.bea, note="No order")
    cast.does(actions.record_told, demand, cast.ana, told="That they asked", not_told_because="")
    assert cast.state() == DemandState.CLOSED


@pytest.mark.parametrize("state", [DemandState.AGREED, DemandState.SENT])
def test_nobody_writes_it_answered_past_the_actions(cast: Cast, state: DemandState) -> None:
    demanded(cast, DemandKind.OTHER)
    with (
        pytest.raises(IntegrityError, match="demand_barred"),
        acting(cast.bea, now=SOON),
        transaction.atomic(),
    ):
        LegalDemand.objects.update(state=state, decided_by=cast.bea.person)


def test_with_a_court_order_two_people_decide_as_ever(cast: Cast) -> None:
    demand = demanded(cast, DemandKind.COURT_ORDER)
    with pytest.raises(NotNow, match="yourself"):
        cast.does(actions.agree_answer, demand, cast.ana)
    cast.does(actions.agree_answer, demand, cast.bea)
    cast.does(actions.record_sent, demand, cast.ana, sent="By post", disclosure=None)
    assert cast.state() == DemandState.SENT


@pytest.mark.parametrize("kind", OTHERS)
def test_what_went_to_them_answers_no_demand_but_a_court_order(
    cast: Cast, kind: DemandKind
) -> None:
    demand = demanded(cast, kind, for_immigration=False)
    cast.does(actions.agree_answer, demand, cast.bea)
    barred = to(AgencyKind.IMMIGRATION_ENFORCEMENT, cast)
    with pytest.raises(NotNow, match="can only be refused"):
        cast.does(actions.record_sent, demand, cast.ana, sent="x", disclosure=barred)
    assert cast.state() == DemandState.AGREED


@pytest.mark.parametrize(
    ("kind", "for_immigration", "told"),
    [
        (DemandKind.OTHER, True, OversightKind.BARRED),
        (DemandKind.COURT_ORDER, True, OversightKind.ORDERED),
        (DemandKind.COURT_ORDER, False, OversightKind.DEMAND),
    ],
)
def test_the_governance_officer_is_told_which_it_is(
    cast: Cast, kind: DemandKind, for_immigration: bool, told: OversightKind
) -> None:
    demanded(cast, kind, for_immigration=for_immigration)
    with acting(cast.governor, now=SOON):
        assert OversightEntry.objects.get().kind == told


def test_the_pages_ask_and_offer_nothing_but_to_refuse(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: SOON)
    base = f"/sharing/people/{cast.subject.id}/demands/"
    sent: dict[str, Any] = {
        "kind": "other",
        "asked_by": "An office",
        "asked_date": "2/7/2018",
        "wants": "An address",
        "law": "A section",
    }
    partners.sign_in(client, cast.ana)
    assert client.post(f"{base}new/", sent).status_code == 200
    assert client.post(f"{base}new/", {**sent, "for_immigration": "yes"}).status_code == 302
    with acting(cast.ana, now=SOON):
        demand = LegalDemand.objects.get()
    client.post(f"{base}{demand.id}/answer/", {"least_answer": "Nothing"})
    page = f"/sharing/demands/{demand.id}/"
    partners.sign_in(client, cast.bea)
    shown = client.get(page).content.decode()
    assert "This can only be refused" in shown
    assert f"{page}agree/" not in shown
    client.post(f"{page}agree/")
    assert cast.state() == DemandState.PROPOSED
    client.post(f"{page}refuse/", {"note": "No order"})
    assert cast.state() == DemandState.REFUSED
