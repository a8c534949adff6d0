"""How long complaints and screenings may wait is the partnership's own, dated."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role
from wayside.partners.tests import factories as partners
from wayside.support.complaints.vocabulary import ReplyKind
from wayside.support.tests.factories import NOW, acting
from wayside.support.tests.test_complaints import Cast
from wayside.support.waits import actions, queries
from wayside.support.waits.vocabulary import Wait

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


def test_what_was_set_holds_from_its_day_and_what_it_began_with_until_then() -> None:
    by = partners.actor_of(partners.member(Role.ADMINISTRATOR, area=partners.area()))
    actions.set_wait(wait=Wait.ANSWER, days=20, from_date=TODAY, by=by, now=NOW)
    actions.set_wait(wait=Wait.ANSWER, days=10, from_date=TODAY + timedelta(5), by=by, now=NOW)
    days = [queries.days(Wait.ANSWER, on=TODAY + timedelta(each)) for each in (-1, 0, 4, 5)]
    assert days == [28, 20, 20, 10]


def test_a_complaint_keeps_the_days_of_the_day_on_which_it_was_told() -> None:
    cast = Cast()
    by = partners.actor_of(partners.member(Role.ADMINISTRATOR, area=cast.area))
    actions.set_wait(wait=Wait.ACKNOWLEDGE, days=2, from_date=TODAY, by=by, now=NOW)
    made = cast.tells(cast.own, cast.beside)
    actions.set_wait(wait=Wait.ACKNOWLEDGE, days=9, from_date=TODAY, by=by, now=NOW)
    assert made.acknowledge_by_date == TODAY + timedelta(2)
    cast.replies(made, ReplyKind.ACKNOWLEDGED, cast.other_lead)


def test_a_caseworker_sets_none_and_an_administrator_does_so_on_the_page(
    client: Client, settings: Any
) -> None:
    settings.WAYSIDE_TODAY = TODAY
    cast = Cast()
    with acting(cast.ana), pytest.raises(NotAllowed):
        actions.set_wait(
            wait=Wait.SCREEN, days=1, from_date=TODAY, by=partners.actor_of(cast.ana), now=NOW
        )
    partners.sign_in(client, partners.member(Role.ADMINISTRATOR, area=cast.area))
    page = reverse("support:waits")
    assert "before use" in client.get(page).content.decode()
    sent = {"wait": "screen", "days": "60", "from_date": f"{TODAY:%-d/%-m/%Y}"}
    assert client.post(reverse("support:set_wait"), sent).status_code == 302
    assert "60 days" in client.get(page).content.decode()
