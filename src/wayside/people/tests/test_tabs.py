"""The pages of a record, from whichever room, lead to each other and back to the person."""

import re

import pytest
from django.test import Client

from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people.models import Person
from wayside.people.tests import factories
from wayside.people.tests.cast import Cast

pytestmark = pytest.mark.django_db
ON_EACH = (
    "Record",
    "Safe contact",
    "Timeline",
    "Meetings",
    "Needs",
    "Plan",
    "Risk",
    "MARAC",
    "Referrals",
    "Who is around",
    "Safe housing",
    "Consent",
)
SELDOM = {
    "Adult safeguarding": "/safeguarding/people/{person}/concerns/",
    "Modern slavery": "/safeguarding/people/{person}/slavery/",
    "Protective orders": "/safeguarding/people/{person}/orders/",
    "If they go missing": "/safeguarding/people/{person}/missing/",
    "Homes": "/support/people/{person}/homes/",
    "Application as homeless": "/support/people/{person}/homelessness/",
    "Path with an ISVA": "/support/people/{person}/isva/",
    "Screening about stalking": "/support/people/{person}/stalking/",
    "When support began and ended": "/support/people/{person}/ending/",
    "Disclosed": "/sharing/people/{subject}/disclosures/",
    "Legal demands": "/sharing/people/{subject}/demands/",
    "Other services": "/people/{person}/services/",
    "Who may open this": "/people/{person}/access/",
    "Written down twice?": "/people/{person}/merge/",
}
SHARED = (
    "consent/",
    "consent/add/",
    "consent/refuse/",
    "consent/withdraw/",
    "demands/",
    "demands/new/",
    "disclosures/",
    "disclosures/new/",
)
TAB = re.compile(r'moj-sub-navigation__link" href="([^"]+)"( aria-current="page")?>([^<]+)<')


@pytest.fixture
def rosie(cast: Cast) -> Person:
    return factories.person(cast.ana, "Rosie")


def signed_in(member: Membership) -> Client:
    client = Client()
    partners.sign_in(client, member)
    return client


def tabs(html: str) -> dict[str, tuple[str, bool]]:
    """The pages of the record that a page names, by label: the address, and whether it is here."""
    return {label: (address, bool(here)) for address, here, label in TAB.findall(html)}


def test_each_page_of_a_record_leads_to_the_others(cast: Cast, rosie: Person) -> None:
    client = signed_in(cast.ana)
    shown = tabs(client.get(f"/people/{rosie.id}/").content.decode())
    assert tuple(shown) == ON_EACH
    for label, (address, _here) in shown.items():
        page = client.get(address)
        assert page.status_code == 200
        found = tabs(page.content.decode())
        assert {(name, url) for name, (url, _) in found.items()} == {
            (name, url) for name, (url, _) in shown.items()
        }
        assert [name for name, (_, here) in found.items() if here] == [label]


def test_what_is_seldom_needed_stands_on_the_record(cast: Cast, rosie: Person) -> None:
    client = signed_in(cast.ana)
    record = client.get(f"/people/{rosie.id}/").content.decode()
    for label, path in SELDOM.items():
        address = path.format(subject=rosie.subject_id, person=rosie.id)
        assert f'<a class="govuk-link" href="{address}">{label}</a>' in record
        assert tuple(tabs(client.get(address).content.decode())) == ON_EACH


@pytest.mark.parametrize("page", SHARED)
def test_a_page_of_what_is_shared_says_whose_it_is_and_leads_back(
    cast: Cast, rosie: Person, page: str
) -> None:
    html = signed_in(cast.ana).get(f"/sharing/people/{rosie.subject_id}/{page}").content.decode()
    assert "Rosie" in html
    assert f'href="/people/{rosie.id}/"' in html


def test_a_record_opened_in_an_emergency_is_what_comes_next(cast: Cast, rosie: Person) -> None:
    client = signed_in(cast.bea)
    found = client.post("/people/search/", {"name": "Rosie", "born": ""}).content.decode()
    address = f"/sharing/people/{rosie.subject_id}/emergency/"
    assert f'href="{address}"' in found
    assert client.get(f"/people/{rosie.id}/").status_code == 404
    answer = client.post(address, {"reason": "She called from a locked car and gave no place."})
    assert (answer.status_code, answer["Location"]) == (302, f"/people/{rosie.id}/")
    assert client.get(answer["Location"]).status_code == 200


def test_nobody_else_learns_the_name_by_a_page_of_what_is_shared(cast: Cast, rosie: Person) -> None:
    for member in (cast.other, cast.officer):
        client = signed_in(member)
        for page in ("consent/", "demands/", "disclosures/", "emergency/"):
            answer = client.get(f"/sharing/people/{rosie.subject_id}/{page}")
            assert answer.status_code in {403, 404}
            assert "Rosie" not in answer.content.decode()
