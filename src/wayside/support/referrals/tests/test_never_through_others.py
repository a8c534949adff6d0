"""Where contact with family may cost a life, a referral names nobody through whom to reach
somebody: neither offered nor sent, also where it was drafted before that was noted."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from wayside.partners.tests import factories as partners
from wayside.people.contact.actions import Way, add_route
from wayside.people.contact.vocabulary import RouteKind
from wayside.people.models import ContactRoute
from wayside.people.tests.factories import NOW, acting, charity
from wayside.sharing.models import Disclosure
from wayside.support.models import Referral, ReferralAbout
from wayside.support.referrals import actions
from wayside.support.referrals.actions import Said
from wayside.support.referrals.tests.factories import Cast, service_of
from wayside.support.strands.actions import choose_strands
from wayside.web.states import NotNow

AUNT, OWN = "Her aunt Example", "07700 900123"
CATEGORIES = ("needs", "safe_contact")
STRANDS = ("forced-marriage", "crimes-in-the-name-of-honour")


@pytest.fixture(autouse=True)
def a_day(settings: Any) -> None:
    settings.WAYSIDE_TODAY = NOW.date() + timedelta(days=1)


def way(cast: Cast, kind: RouteKind = RouteKind.THROUGH) -> ContactRoute:
    with acting(cast.ana):
        return add_route(
            person=cast.rosie,
            way=Way(kind, AUNT if kind == RouteKind.THROUGH else OWN),
            how_confirmed="Asked alone",
            by=cast.by(cast.ana),
            now=NOW,
        )


def noted(cast: Cast, strand: str = STRANDS[0]) -> None:
    with acting(cast.ana):
        choose_strands(
            person=cast.rosie,
            strands=(strand,),
            expected_version=0,
            by=cast.by(cast.ana),
            now=NOW,
        )


def drafted(cast: Cast, route: ContactRoute) -> Referral:
    return cast.draft(said=Said((), CATEGORIES, "Please.", route))


def sent(cast: Cast, referral: Referral) -> Referral:
    with acting(cast.ana):
        return actions.send_referral(referral=referral, by=cast.by(cast.ana), now=NOW)


def client_of(cast: Cast) -> Client:
    client = Client()
    partners.sign_in(client, cast.ana)
    return client


@pytest.mark.parametrize("strand", STRANDS)
def test_one_that_was_drafted_before_is_not_sent(cast: Cast, strand: str) -> None:
    cast.agrees(categories=CATEGORIES)
    draft = drafted(cast, way(cast))
    noted(cast, strand)
    with pytest.raises(NotNow, match="tell family"):
        sent(cast, draft)
    with acting(cast.ana):
        assert not Disclosure.objects.exists()


def test_the_button_of_the_page_says_why_it_is_not_sent(cast: Cast) -> None:
    cast.agrees(categories=CATEGORIES)
    draft = drafted(cast, way(cast))
    noted(cast)
    url = f"/support/referrals/{draft.id}/"
    answer = client_of(cast).post(f"{url}send/", {"version": draft.version}, follow=True)
    assert "tell family" in answer.content.decode()
    with acting(cast.ana):
        assert Referral.objects.get().state == "draft"


def test_it_is_no_choice_on_the_pages_and_made_up_it_is_refused(cast: Cast) -> None:
    through, own = way(cast), way(cast, RouteKind.PHONE)
    draft = drafted(cast, own)
    client = client_of(cast)
    pages = (
        f"/support/people/{cast.rosie.id}/referrals/new/",
        f"/support/referrals/{draft.id}/change/",
    )
    for page in pages:
        assert str(through.id) in client.get(page).content.decode()
    noted(cast)
    made_up = {
        "service": str(cast.service.id),
        "categories": list(CATEGORIES),
        "words": "Please.",
        "route": str(through.id),
        "version": draft.version,
    }
    for page in pages:
        shown = client.get(page).content.decode()
        assert str(own.id) in shown
        assert str(through.id) not in shown
        assert client.post(page, made_up).status_code == 200
    with pytest.raises(NotNow, match="tell family"):
        drafted(cast, through)
    with acting(cast.ana):
        assert [each.route_id for each in ReferralAbout.objects.all()] == [own.id]


def test_sent_elsewhere_instead_it_stays_behind(cast: Cast) -> None:
    cast.agrees(categories=CATEGORIES)
    first = sent(cast, drafted(cast, way(cast)))
    noted(cast)
    other = service_of(charity("Second Example", area=cast.area), "A second clinic")
    with acting(cast.ana):
        made = actions.transfer_referral(
            referral=first, service=other, by=cast.by(cast.ana), now=NOW
        )
        about = ReferralAbout.objects.get(referral=made)
        assert about.route_id is None
        with pytest.raises(NotNow, match="Choose which way"):
            actions.send_referral(referral=made, by=cast.by(cast.ana), now=NOW)


def test_an_own_way_goes_along_all_the_same(cast: Cast) -> None:
    cast.agrees(categories=CATEGORIES)
    noted(cast)
    assert sent(cast, drafted(cast, way(cast, RouteKind.PHONE))).state == "sent"
