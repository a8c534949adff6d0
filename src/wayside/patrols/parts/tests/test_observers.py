"""Sergeants of other areas observe where they are welcome, and are supported afterwards."""

from uuid import uuid4

import pytest
from django.test import Client

from wayside.access.permissions import NotAllowed
from wayside.access.tests import factories as access
from wayside.access.vocabulary import Role
from wayside.notices.models import Notice
from wayside.partners.tests import factories as partners
from wayside.patrols.models import FollowUp, Observer
from wayside.patrols.parts import actions, queries
from wayside.patrols.parts.tests import factories
from wayside.patrols.parts.vocabulary import ObserverState, SupportBy
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
NOW = factories.NOW


@pytest.fixture
def town() -> factories.Town:
    return factories.town()


def invite(town: factories.Town) -> Observer:
    factories.reshape(town, town.soup, factories.soup_shape(town, observers_welcome=True))
    made = actions.invite_observer(
        segment=factories.current(town.soup),
        name="Sergeant Noor",
        unit="Ipswich, Town Centre",
        email="Noor@force.example",
        by=town.by,
        now=NOW,
    )
    assert made
    return queries.observer_of(town.area, made.id, visible_to=town.by)


def test_a_part_closed_to_observers_has_none(town: factories.Town) -> None:
    with pytest.raises(NotNow, match="not open to observers"):
        actions.invite_observer(
            segment=factories.current(town.soup),
            name="A",
            unit="B",
            email="a@b.example",
            by=town.by,
            now=NOW,
        )


def test_an_observer_is_mailed_and_their_answer_noted(town: factories.Town) -> None:
    found = invite(town)
    assert Notice.objects.get(about_id=found.id).address == "noor@force.example"
    actions.note_observer(observer=found, verb="accept", by=town.by, now=NOW)
    with pytest.raises(NotNow, match="still to come"):
        actions.note_observer(observer=found, verb="observe", by=town.by, now=NOW)
    actions.note_observer(observer=found, verb="observe", by=town.by, now=factories.LATE)
    found.refresh_from_db()
    assert found.state == ObserverState.OBSERVED


def test_support_is_recorded_once_a_form(town: factories.Town) -> None:
    found, token = invite(town), uuid4()
    actions.note_observer(observer=found, verb="accept", by=town.by, now=NOW)
    for _twice in range(2):
        actions.follow_up(
            observer=found,
            way=SupportBy.CALL,
            on_date=NOW.date(),
            note="How to find a caterer.",
            by=town.by,
            now=NOW,
            token=token,
        )
    assert FollowUp.objects.get().made_by_id == town.by.person_id


def test_support_is_for_those_who_come(town: factories.Town) -> None:
    with pytest.raises(NotNow, match="those who come"):
        actions.follow_up(
            observer=invite(town),
            way=SupportBy.MAIL,
            on_date=NOW.date(),
            note="x",
            by=town.by,
            now=NOW,
        )


def test_the_list_and_the_page_show_the_support(town: factories.Town, client: Client) -> None:
    found = invite(town)
    actions.note_observer(observer=found, verb="accept", by=town.by, now=NOW)
    partners.sign_in(client, partners.membership_of(town.by))
    address = f"/{town.area.slug}/observers/{found.id}/"
    day = {"on_date-day": "9", "on_date-month": "7", "on_date-year": "2018"}
    client.post(address, {**day, "way": "call", "note": "How to find a caterer."})
    assert "How to find a caterer." in client.get(address).content.decode()
    shown = client.get(f"/{town.area.slug}/observers/").content.decode()
    assert "Sergeant Noor, Ipswich, Town Centre" in shown
    assert "Call, " in shown


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.COORDINATOR, Role.DEPUTY_COORDINATOR}))
def test_nobody_else_invites_or_lists_observers(town: factories.Town, role: Role) -> None:
    by = access.actor(role, area_ids=(town.area.id,))
    with pytest.raises(NotAllowed):
        actions.list_observers(area=town.area, by=by, now=NOW)
