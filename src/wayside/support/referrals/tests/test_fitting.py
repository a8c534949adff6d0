"""Which services fit somebody: explained and in order, and none is hidden."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from wayside.directory.models import Eligibility, GroupServed, Service
from wayside.directory.vocabulary import Answer, Need, Sex, Verdict
from wayside.partners.tests import factories as partners
from wayside.people.tests.factories import NOW, acting, charity
from wayside.support import actions as support
from wayside.support.actions import Assessed
from wayside.support.actions.particulars import Noted
from wayside.support.referrals import actions, queries
from wayside.support.referrals.queries import Offer
from wayside.support.referrals.tests.factories import Cast, service_of
from wayside.support.vocabulary import Level, Medicine, NeedKind, Recourse


def offered(cast: Cast, *, now: Any = NOW) -> dict[str, Offer]:
    """Each service that can be chosen, in the order of the page."""
    with acting(cast.ana, now=now):
        found = queries.offers(cast.rosie, visible_to=cast.by(cast.ana), now=now)
    return {each.service.name: each for each in found}


def terms(service: Service, *, sex: Sex = Sex.ANY, **said: str) -> None:
    GroupServed(service=service, sex=sex).save()
    Eligibility(service=service, **said).save()


def needs(cast: Cast, **levels: Level) -> None:
    assessed = {NeedKind(kind): Assessed(level) for kind, level in levels.items()}
    with acting(cast.ana):
        support.assess_needs(person=cast.rosie, assessed=assessed, by=cast.by(cast.ana), now=NOW)


def another(cast: Cast, name: str, **given: Any) -> Service:
    return service_of(charity(f"Of {name}", area=cast.area), name, **given)


def test_a_script_that_is_known_decides_and_the_service_can_still_be_chosen(cast: Cast) -> None:
    terms(cast.service, script=Answer.NO)
    assert offered(cast)["Example clinic"].fit.verdict == Verdict.FITS_IF
    with acting(cast.ana):
        support.note_particulars(
            person=cast.rosie,
            noted=Noted(medicine=Medicine.METHADONE, recourse=Recourse.NO),
            by=cast.by(cast.ana),
            now=NOW,
        )
    assert offered(cast)["Example clinic"].fit.verdict == Verdict.NOT
    client = Client()
    partners.sign_in(client, cast.ana)
    page = client.get(f"/support/people/{cast.rosie.id}/referrals/new/").content.decode()
    assert "It does not take people on an opioid substitution (methadone) script." in page
    assert f'value="{cast.service.id}"' in page


def test_what_fits_and_helps_with_her_needs_stands_first(cast: Cast) -> None:
    terms(cast.service, substances=Answer.NO)
    terms(another(cast, "Beds", needs=[Need.HOUSING]), substances=Answer.YES)
    terms(another(cast, "A talk"), substances=Answer.YES)
    needs(cast, housing=Level.URGENT, substances=Level.STRONG)
    found = offered(cast)
    assert list(found) == ["Beds", "A talk", "Example clinic"]
    assert found["Beds"].helps == (NeedKind.HOUSING,)


def test_what_declined_her_before_says_so_and_comes_later(cast: Cast) -> None:
    another(cast, "Zero")
    cast.answered(cast.sent(), "decline", because="children")
    found = offered(cast)
    assert list(found) == ["Zero", "Example clinic"]
    refused = found["Example clinic"].refused
    assert refused is not None
    assert (refused.because, refused.was_theirs) == ("children", True)


def test_that_a_service_was_full_is_told_for_a_while_without_saying_for_whom(cast: Cast) -> None:
    cast.answered(cast.sent(), "decline", because="full")
    cast.rosie = cast.second()
    refused = offered(cast)["Example clinic"].refused
    assert refused is not None
    assert (refused.because, refused.was_theirs) == ("full", False)
    assert offered(cast, now=NOW + timedelta(days=100))["Example clinic"].refused is None


def test_what_a_colleagues_referral_came_to_is_not_told(cast: Cast) -> None:
    cast.answered(cast.sent(), "decline", because="full")
    with acting(cast.bea):
        other = cast.second(by=cast.bea)
        found = queries.offers(other, visible_to=cast.by(cast.bea), now=NOW)
    assert [each.refused for each in found] == [None]


def test_a_service_is_chosen_on_the_page_and_a_made_up_one_is_not(cast: Cast) -> None:
    client = Client()
    partners.sign_in(client, cast.ana)
    url = f"/support/people/{cast.rosie.id}/referrals/new/"
    data = {"categories": ["needs"], "words": "Please."}
    wrong = client.post(url, {**data, "service": "00000000-0000-4000-8000-000000000000"})
    assert wrong.status_code == 200
    assert client.post(url, {**data, "service": str(cast.service.id)}).status_code == 302
    with acting(cast.ana):
        assert (
            actions.list_referrals_of(person=cast.rosie, by=cast.by(cast.ana), now=NOW)[
                0
            ].service_id
            == cast.service.id
        )


@pytest.mark.parametrize("language", ["Polish, interpreter wanted", ""])
def test_a_language_that_is_not_spoken_never_excludes(cast: Cast, language: str) -> None:
    cast.rosie.language = language
    cast.service.languages.create(name="English")
    assert offered(cast)["Example clinic"].fit.verdict == Verdict.FITS_IF
