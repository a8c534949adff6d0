"""What people supported need, on the page where a week is planned."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from wayside.access.actor import Actor
from wayside.access.vocabulary import Role, Side
from wayside.partners.acting import acting
from wayside.partners.models import Area
from wayside.partners.tests import factories as partners
from wayside.patrols.tests import factories
from wayside.support.models import NeedRelease
from wayside.support.releases import jobs

pytestmark = pytest.mark.django_db
NOW = datetime(2018, 7, 27, 9, 0, tzinfo=UTC)


def release(area: Area, cells: list[dict[str, object]]) -> None:
    by = Actor.service(jobs.NAME, permissions=(), works_for=Side.SUPPORT)
    with acting(by, now=NOW):
        NeedRelease.objects.create(
            area=area, month_date=date(2018, 5, 1), cells=cells, released_at=NOW
        )


def page(area: Area, member: object, week: object) -> str:
    client = Client()
    partners.sign_in(client, member)  # type: ignore[arg-type]
    answer = client.get(reverse("patrols:week", args=(area.slug, week)))
    return answer.content.decode()


def test_who_plans_reads_a_sentence_the_layer_and_what_it_cannot_say() -> None:
    area, ward = factories.borough()
    by = factories.coordinator(area)
    week = factories.proposed(area, by=by)
    member = partners.membership_of(by)
    assert "What people supported need" not in page(area, member, week.iso)
    release(area, [
        {"kind": "housing", "wards": [str(ward.id)], "people": 25},
        {"kind": "money", "wards": [], "people": 10},
    ])  # fmt: skip
    text = page(area, member, week.iso)
    assert "talked about most in May 2018" in text
    assert f"Housing (about 25 people, {ward.name})" in text
    assert "Benefits and debt (about 10 people, whole borough)" in text
    assert "It cannot say who needs anything" in text


def test_a_month_of_few_people_says_so_and_nothing_else() -> None:
    area, _ward = factories.borough()
    by = factories.coordinator(area)
    week = factories.proposed(area, by=by)
    release(area, [])
    text = page(area, partners.membership_of(by), week.iso)
    assert "no need was spoken of by enough people" in text


def test_an_officer_who_does_not_plan_reads_nothing_of_it() -> None:
    area, _ward = factories.borough()
    week = factories.proposed(area, by=factories.coordinator(area))
    release(area, [{"kind": "housing", "wards": [], "people": 25}])
    officer = factories.member(area, Role.WARD_SERGEANT)
    assert "about 25 people" not in page(area, officer, week.iso)
