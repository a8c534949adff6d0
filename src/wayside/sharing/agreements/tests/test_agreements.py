"""One person proposes what agencies share, a second confirms; what held before stays on record."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.partners.tests import factories as partners
from wayside.sharing.agreements import actions, queries
from wayside.sharing.agreements.tests.cast import NOW, Cast
from wayside.sharing.agreements.vocabulary import AgreementState
from wayside.sharing.models import AgreementVersion
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


@pytest.fixture
def cast() -> Cast:
    return Cast()


def in_force(cast: Cast, *, on: date = TODAY) -> list[AgreementVersion]:
    return list(queries.in_force(on=on, between=(cast.council.id, cast.charity.id)))


def test_a_proposal_holds_once_a_second_person_confirms_it(cast: Cast) -> None:
    version = cast.proposed()
    assert in_force(cast) == []
    cast.confirms(version)
    assert in_force(cast) == [version]
    assert in_force(cast, on=date(2019, 7, 1)) == []


def test_nobody_confirms_their_own_proposal(cast: Cast) -> None:
    version = cast.proposed()
    with pytest.raises(NotNow, match="proposed this yourself"):
        cast.confirms(version, cast.first)
    with pytest.raises(IntegrityError, match="two_people"), transaction.atomic():
        AgreementVersion.objects.update(
            state=AgreementState.CONFIRMED, decided_by=cast.first.person, decided_at=NOW
        )


def test_a_change_replaces_what_held_only_when_confirmed(cast: Cast) -> None:
    first = cast.proposed()
    cast.confirms(first)
    second = cast.changed(first, categories=("needs",))
    assert in_force(cast) == [first]
    with pytest.raises(NotNow, match="waits already"):
        cast.changed(first)
    cast.confirms(second)
    assert in_force(cast) == [second]
    first.refresh_from_db()
    assert (first.state, first.categories) == (AgreementState.REPLACED, ["housing", "needs"])
    with pytest.raises(NotNow, match="no longer in force"):
        cast.changed(first)


def test_one_person_ends_an_agreement_at_once(cast: Cast) -> None:
    version = cast.proposed()
    cast.confirms(version)
    by = partners.actor_of(cast.first)
    actions.end_agreement(version=version, note="The service closed.", by=by, now=NOW)
    assert in_force(cast) == []


def test_a_proposal_is_declined_by_another_and_taken_back_by_its_own(cast: Cast) -> None:
    version = cast.proposed()
    first, second = partners.actor_of(cast.first), partners.actor_of(cast.second)
    with pytest.raises(NotNow, match="Only the person"):
        actions.withdraw_agreement(version=version, by=second, now=NOW)
    actions.decline_agreement(version=version, note="Too wide.", by=second, now=NOW)
    with pytest.raises(NotNow, match="Waits for a second person"):
        actions.withdraw_agreement(version=version, by=first, now=NOW)
    actions.withdraw_agreement(version=cast.proposed(), by=first, now=NOW)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"parties": ()}, "two agencies"),
        ({"categories": ()}, "what is shared"),
        ({"until_date": date(2018, 1, 1)}, "on or after"),
    ],
)
def test_terms_that_make_no_agreement_are_refused(
    cast: Cast, more: dict[str, Any], told: str
) -> None:
    with pytest.raises(NotNow, match=told):
        cast.proposed(**more)


def test_agencies_of_other_areas_are_neither_seen_nor_bound(cast: Cast) -> None:
    there = partners.area()
    stranger = partners.agency("Elsewhere", areas=(there,))
    with pytest.raises(NotNow, match="work in your areas"):
        cast.proposed(parties=(cast.council, stranger))
    version = cast.proposed()
    outsider = partners.actor_of(partners.member(Role.GOVERNANCE_OFFICER, area=there))
    with pytest.raises(NotNow, match="outside your areas"):
        actions.confirm_agreement(version=version, by=outsider, now=NOW)


@pytest.mark.parametrize("role", [Role.CASEWORKER, Role.COORDINATOR, Role.COMMISSIONER])
def test_other_roles_agree_nothing(cast: Cast, role: Role) -> None:
    with pytest.raises(NotAllowed):
        actions.propose_agreement(
            terms=cast.terms(), by=partners.actor_of(cast.member(role)), now=NOW
        )


def test_each_step_is_on_the_trail(cast: Cast) -> None:
    first = cast.proposed()
    cast.confirms(first)
    cast.changed(first)
    told = set(Event.objects.values_list("action", flat=True))
    assert {
        "sharing.propose_agreement",
        "sharing.confirm_agreement",
        "sharing.propose_change",
    } <= told


def test_two_people_make_an_agreement_on_its_pages(
    client: Client, cast: Cast, settings: Any, django_assert_max_num_queries: Any
) -> None:
    settings.WAYSIDE_TODAY = TODAY
    partners.sign_in(client, cast.first)
    assert "No agreement in force" in client.get("/sharing/agreements/").content.decode()
    sent = {
        "title": "Gaia and the council",
        "parties": [cast.council.id, cast.charity.id],
        "purposes": ["support"],
        "categories": ["needs"],
        "from_date": "1/7/2018",
    }
    assert client.post("/sharing/agreements/new/", sent).status_code == 302
    version = AgreementVersion.objects.get()
    base = f"/sharing/agreements/{version.agreement_id}/"
    assert "a second person must decide" in client.get(base).content.decode()
    partners.sign_in(client, cast.second)
    client.post(f"{base}confirm/")
    assert "What they need" in client.get(base).content.decode()
    for number in range(5):
        cast.confirms(cast.proposed(title=f"Another {number}"))
    with django_assert_max_num_queries(16):
        client.get("/sharing/agreements/")
    client.post(f"{base}change/", {**sent, "title": "A new title"})
    client.post(f"{base}decline/", {"note": "No."}, follow=True)
    partners.sign_in(client, cast.first)
    client.post(f"{base}end/", {"note": "Closed."})
    version.refresh_from_db()
    assert version.state == AgreementState.ENDED
