"""Pages of accounts and people."""

import pytest
from django.test import Client
from django.urls import reverse

from wayside.access.models import Account
from wayside.access.tests import factories as access
from wayside.access.vocabulary import Role
from wayside.partners.models import Area
from wayside.partners.tests import factories

pytestmark = pytest.mark.django_db
LONG = "x" * 60


def test_opening_an_account_asks_who_a_namesake_is(administrator: Client) -> None:
    known = access.account("sam@wayside.example", of=access.person("Sam Example")).person
    sent = {"name": "sam example", "email": "sam.two@wayside.example"}
    asked = administrator.post("/partners/accounts/open/", sent).content.decode()
    assert "Is this one of these people?" in asked
    assert not Account.objects.filter(email="sam.two@wayside.example").exists()
    administrator.post("/partners/accounts/open/", {**sent, "person": str(known.id)})
    assert Account.objects.get(email="sam.two@wayside.example").person == known


def test_a_name_shows_no_address_of_another_areas_people(administrator: Client, area: Area) -> None:
    here = factories.member(Role.ANALYST, area=area, person=access.person("Sam Example"))
    elsewhere = factories.area()
    away = factories.member(
        Role.CASEWORKER,
        area=elsewhere,
        agency=factories.agency("Away Charity", areas=(elsewhere,)),
        person=access.person("Sam Example"),
    )
    sent = {"name": "sam example", "email": "sam.two@wayside.example"}
    asked = administrator.post("/partners/accounts/open/", sent).content.decode()
    assert here.account.email in asked
    assert away.account.email not in asked
    assert "Sam Example (Away Charity)" in asked
    administrator.post("/partners/accounts/open/", {**sent, "person": str(away.person_id)})
    assert Account.objects.get(email="sam.two@wayside.example").person_id == away.person_id


def test_opening_an_account_for_somebody_new_sends_the_link(administrator: Client) -> None:
    from procrastinate.contrib.django.models import ProcrastinateJob

    sent = {"name": "New Person", "email": "new@wayside.example"}
    page = administrator.post("/partners/accounts/open/", sent, follow=True).content.decode()
    assert "the link is on its way" in page
    assert "No password chosen yet" in page
    assert ProcrastinateJob.objects.filter(task_name="access.send_set_up_link").count() == 1


def test_closing_an_account_ends_its_sessions(administrator: Client, area: Area) -> None:
    analyst = factories.member(Role.ANALYST, area=area)
    theirs = Client()
    factories.sign_in(theirs, analyst)
    assert theirs.get("/").status_code == 200
    address = reverse("partners:change_account", args=[analyst.account_id])
    administrator.post(address, {"verb": "close"})
    assert theirs.get("/").status_code == 302
    administrator.post(address, {"verb": "reopen"})
    analyst.account.refresh_from_db()
    assert analyst.account.is_active


def test_searching_people_by_name_mail_or_agency(administrator: Client, area: Area) -> None:
    factories.member(Role.ANALYST, area=area, person=access.person("Findable Person"))
    assert "Findable" in administrator.get("/partners/members/?q=findable").content.decode()
    assert "Nobody found" in administrator.get(f"/partners/members/?q={LONG}").content.decode()
