"""Which services fit somebody: explained and in order, and none is hidden."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from wayside.directory.models import Eligibility, GroupServed, Service
from wayside.directory.vocabulary import Answer, Need, Sex, Verdict
from wayside.partners.tests import factories as partners
from wayside.people.tests.factories import NOW, acting, charity
from wayside.sharing.consent import actions as consent
from wayside.sharing.consent.actions import Said as Agreed
from wayside.support import actions as support
from wayside.support.actions import Assessed
from wayside.support.actions.particulars import Noted
from wayside.support.models import Referral
from wayside.support.referrals import actions, queries
from wayside.support.referrals.queries import Offer
from wayside.support.referrals.tests.factories import AGREED, Cast, service_of
from wayside.support.referrals.vocabulary import Declined
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


def sent_again(cast: Cast) -> Referral:
    """Declined, opened again, and sent again."""
    sent = cast.sent()
    cast.answered(sent, "decline", because="children")
    with acting(cast.ana):
        by = cast.by(cast.ana)
        moved = actions.move_referral(referral=sent, verb="reopen", by=by, now=NOW)
        return actions.send_referral(referral=moved, by=by, now=NOW)


def test_what_declined_her_is_not_forgotten_when_it_is_sent_again(cast: Cast) -> None:
    sent = sent_again(cast)
    refused = offered(cast)["Example clinic"].refused
    assert refused is not None
    assert (refused.because, refused.was_theirs) == ("children", True)
    client = Client()
    partners.sign_in(client, cast.ana)
    page = client.get(f"/support/referrals/{sent.id}/").content.decode()
    assert str(Declined.CHILDREN.label) in page
    cast.answered(sent, "accept")
    assert offered(cast)["Example clinic"].refused is None


def test_that_somebody_else_was_accepted_takes_no_decline_of_hers_back(cast: Cast) -> None:
    sent_again(cast)
    other = cast.second()
    with acting(cast.ana):
        consent.give_consent(
            subject=other.subject,
            said=Agreed(to=cast.there, purpose="referral", categories=AGREED),
            capacity_considered=True,
            capacity_note="",
            review_date=date(2018, 9, 1),
            until_date=None,
            by=cast.by(cast.ana),
            now=NOW,
        )
        drafted = cast.draft(person=other)
        actions.send_referral(referral=drafted, by=cast.by(cast.ana), now=NOW)
    cast.answered(drafted, "accept")
    refused = offered(cast)["Example clinic"].refused
    assert refused is not None
    assert refused.was_theirs


@pytest.mark.parametrize(
    ("now", "is_18"),
    [
        (datetime(2018, 7, 16, 22, 59, tzinfo=UTC), False),
        (datetime(2018, 7, 16, 23, 1, tzinfo=UTC), True),
    ],
)
def test_a_birthday_begins_at_midnight_in_london_in_summer_too(
    cast: Cast, now: datetime, is_18: bool
) -> None:
    GroupServed(service=cast.service, sex=Sex.ANY, age_from=18).save()
    with acting(cast.ana, now=now):
        cast.rosie.born = "2000-07-17"
        (offer,) = queries.offers(cast.rosie, visible_to=cast.by(cast.ana), now=now)
    assert (offer.fit.verdict != Verdict.NOT) == is_18


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
