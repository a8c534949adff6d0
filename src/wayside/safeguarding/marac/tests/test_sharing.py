"""A referral to a MARAC is a disclosure: by consent, or by a basis that a second person sees."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client

from wayside.access.actor import Actor
from wayside.access.vocabulary import Role, Side
from wayside.notices.models import Notice
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.safeguarding.marac import actions
from wayside.safeguarding.marac.actions import Sharing
from wayside.safeguarding.marac.tests.cast import SAID, Cast
from wayside.safeguarding.marac.vocabulary import CaseState
from wayside.safeguarding.models import AgencyResearch, AgendaItem, MaracCase
from wayside.sharing.consent.actions import Said, withdraw_consent
from wayside.sharing.consent.queries import entries
from wayside.sharing.disclosures import actions as disclosures
from wayside.sharing.disclosures.permissions import DISCLOSE
from wayside.sharing.disclosures.vocabulary import DisclosureState
from wayside.sharing.models import Disclosure
from wayside.support.tests.factories import acting
from wayside.web.states import NotNow

WITHOUT = replace(
    SAID,
    told="disagrees",
    told_words="Told on Monday; he would know who spoke.",
    basis="safeguarding_adult",
    necessity="He has said that he will kill her.",
    proportionality="Only what the meeting needs is told.",
)
URGENT = Sharing(is_urgent=True)
pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return Cast()


def disclosed(cast: Cast, case: MaracCase, member: Membership | None = None) -> Disclosure:
    with acting(member or cast.ana, now=cast.now):
        return Disclosure.objects.get(id=str(case.delivery_id))


def state_of(cast: Cast, case: MaracCase) -> str:
    """As the worker who referred sees it."""
    held = cast.sees(case, cast.ana)
    assert held
    return held.state


def kept(cast: Cast) -> tuple[int, int, int]:
    """How much there is of cases, disclosures and consent."""
    with acting(cast.ana, now=cast.now):
        return (
            MaracCase.objects.count(),
            Disclosure.objects.count(),
            entries(cast.rosie.subject).count(),
        )


def test_with_consent_the_ledger_says_so_and_the_coordinator_sees_it_at_once(cast: Cast) -> None:
    case = cast.refers()
    held = disclosed(cast, case)
    assert (held.state, held.basis, held.recipient_id) == ("open", "consent", cast.safety.id)
    assert "He strangled her." in str(held.snapshot)
    assert kept(cast) == (1, 1, 1)
    assert cast.sees(case)
    cast.refers(sharing=Sharing())
    assert kept(cast) == (2, 2, 1)  # the ledger said so already


def test_consent_that_nobody_considered_is_none_and_nothing_is_kept(cast: Cast) -> None:
    for sharing in (Sharing(), Sharing(capacity_considered=True), Sharing(capacity_note="Yes.")):
        with pytest.raises(NotNow, match="considered"):
            cast.refers(sharing=sharing)
    assert kept(cast) == (0, 0, 0)
    assert not Notice.objects.filter(about_type="safeguarding.MaracCase").exists()


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"necessity": " "}, "necessary"),
        ({"proportionality": ""}, "proportionate"),
        ({"necessity": "Needed."}, "necessary"),
        ({"told_words": " "}, "why they were not told"),
        ({"told": "not_told", "told_words": ""}, "why they were not told"),
        ({"basis": "consent"}, "only there"),
    ],
)
def test_without_consent_and_without_reasons_nothing_is_referred(
    cast: Cast, given: dict[str, Any], sentence: str
) -> None:
    for sharing in (Sharing(), URGENT):
        with pytest.raises(NotNow, match=sentence):
            cast.refers(replace(WITHOUT, **given), sharing=sharing)
    assert kept(cast) == (0, 0, 0)


def test_the_prevention_of_crime_is_no_emergency(cast: Cast) -> None:
    with pytest.raises(NotNow, match="emergency"):
        cast.refers(replace(WITHOUT, basis="crime_prevention"), sharing=URGENT)
    assert kept(cast) == (0, 0, 0)


def test_without_consent_the_marac_sees_nothing_until_a_second_person_approved(
    cast: Cast,
) -> None:
    case = cast.refers(WITHOUT)
    assert disclosed(cast, case).state == DisclosureState.WAITING
    assert cast.sees(case) is None
    assert not Notice.objects.filter(person_id=cast.mara.person_id).exists()
    asked = Notice.objects.filter(about_type="sharing.Disclosure")
    assert {each.person_id for each in asked} == {cast.lead.person_id}
    with pytest.raises(NotNow, match="second person"):
        decides(cast, case, cast.ana)
    assert cast.sees(case) is None
    decides(cast, case, cast.lead)
    held = cast.sees(case)
    assert held
    assert held.account == "He strangled her."
    assert Notice.objects.filter(person_id=cast.mara.person_id).count() == 1
    cast.steps(case, "accept")


def decides(cast: Cast, case: MaracCase, member: Membership, note: str = "") -> None:
    held = disclosed(cast, case, member)
    if note:
        cast.do(disclosures.decline_disclosure, member, held=held, note=note)
    else:
        cast.do(disclosures.approve_disclosure, member, held=held)


def test_one_that_is_declined_never_comes_and_can_be_asked_for_again(cast: Cast) -> None:
    case = cast.refers(WITHOUT)
    decides(cast, case, cast.lead, "Ask her again first.")
    assert cast.sees(case) is None
    assert state_of(cast, case) == CaseState.WITHDRAWN
    assert cast.sees(cast.refers())


def test_an_urgent_one_goes_at_once_and_is_taken_off_where_nobody_confirms_it(
    cast: Cast,
) -> None:
    case = cast.refers(WITHOUT, sharing=URGENT)
    cast.steps(case, "accept")
    meeting = cast.meets()
    item = cast.lists(meeting, case)
    other = cast.lists(meeting, cast.steps(cast.refers(), "accept"))
    cast.circulates(meeting)
    cast.researches(item, cast.remi)
    assert cast.sees(case, cast.remi)
    cast.now += timedelta(hours=25)
    assert cast.sees(case) is None  # even before the clock has run
    assert cast.sees(case, cast.remi) is None
    rounds(cast)
    assert state_of(cast, case) == CaseState.WITHDRAWN
    with acting(cast.mara, now=cast.now):
        assert [each.id for each in AgendaItem.objects.all()] == [other.id]
    with acting(cast.remi, now=cast.now):
        assert not AgencyResearch.objects.exists()
    told = Notice.objects.filter(about_id=case.id, person_id=cast.mara.person_id)
    assert any("not shared any more" in each.subject for each in told)
    assert "Rosie" not in "".join(f"{each.subject}{each.body}" for each in told)
    cast.lists(meeting, cast.steps(cast.refers(), "accept"))


def rounds(cast: Cast) -> None:
    by = Actor.service("disclosures-over", permissions=(DISCLOSE,), works_for=Side.SUPPORT)
    with acting(by, now=cast.now):
        disclosures.expire_disclosures(by=by, now=cast.now)


def test_an_urgent_one_that_is_confirmed_stays(cast: Cast) -> None:
    case = cast.refers(WITHOUT, sharing=URGENT)
    decides(cast, case, cast.lead)
    cast.now += timedelta(days=3)
    rounds(cast)
    assert cast.sees(case)


def test_consent_that_is_taken_back_takes_the_case_off_until_it_is_heard(cast: Cast) -> None:
    case, item, _meeting = cast.under_way()
    cast.agrees(item, cast.health)
    waiting = cast.refers()
    withdraws(cast)
    assert cast.sees(waiting) is None
    assert state_of(cast, waiting) == CaseState.WITHDRAWN
    held = cast.sees(case, cast.remi)
    assert held, "what the meeting began to hear is the MARAC’s own record"
    cast.hears(item)


def withdraws(cast: Cast) -> None:
    said = Said(how="spoken", words="No more.")
    cast.do(withdraw_consent, cast.ana, subject=cast.rosie.subject, said=said)


def test_a_case_that_was_sent_on_is_taken_back_there_too(cast: Cast) -> None:
    case = cast.steps(cast.refers(), "accept")
    far = partners.member(Role.MARAC_COORDINATOR, area=partners.area())
    there = cast.do(actions.set_up_marac, far, area_id=far.area_id, name="MARAC elsewhere")
    copied = cast.do(
        actions.transfer_case,
        cast.mara,
        case=case,
        marac_id=there.id,
        form_id=uuid4(),
        expected_version=case.version,
    )
    with acting(far, now=cast.now):
        assert MaracCase.objects.filter(id=copied).exists()
    withdraws(cast)
    with acting(far, now=cast.now):
        assert not MaracCase.objects.filter(id=copied).exists()


def test_the_database_takes_no_case_without_its_disclosure(cast: Cast) -> None:
    case = cast.refers()
    statement = (
        "INSERT INTO support.safeguarding_maraccase SELECT (r).* FROM ("
        "SELECT jsonb_populate_record(c, "
        "jsonb_build_object('id', %s::text, 'delivery_id', %s::text)) AS r"
        " FROM support.safeguarding_maraccase c WHERE id = %s) made"
    )
    for delivery in (None, str(uuid4())):
        with (
            pytest.raises(ProgrammingError, match="row-level security"),
            acting(cast.ana, now=cast.now),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement, [str(uuid4()), delivery, case.id])


def test_nobody_takes_a_case_back_while_its_disclosure_is_open(cast: Cast) -> None:
    case = cast.refers()
    for member in (cast.ana, cast.mara, cast.remi):
        with acting(member, now=cast.now), connection.cursor() as cursor:
            cursor.execute("SELECT * FROM support.take_back_marac_cases(%s)", [case.delivery_id])
            assert cursor.fetchall() == []
    assert cast.sees(case)


def test_the_pages_say_what_waits_and_lose_no_word(
    cast: Cast, client: Client, settings: Any
) -> None:
    settings.WAYSIDE_TODAY = (cast.now + timedelta(days=1)).date()
    partners.sign_in(client, cast.ana)
    page = f"/safeguarding/people/{cast.rosie.id}/marac/"
    form = client.get(f"{page}refer/").content.decode()
    assert cast.safety.name in form
    assert cast.health.name in form
    noted = ("minoritised", "lgbt", "disabled", "male", "victim_16_17", "harmer_under_18")
    sent = {
        "victim_name": "Rosie Harbour",
        "criteria": ["visible"],
        "account": "He strangled her.",
        "told": "not_told",
        "basis": "vital_interests",
        "necessity": "Short.",
        "proportionality": "Only what is needed.",
        "how": "spoken",
        "children": "2",
        "harmer1": "Dan Quay",
        "form_id": str(uuid4()),
        **dict.fromkeys(noted, "unknown"),
    }
    refused = client.post(f"{page}refer/", sent).content.decode()
    assert "why they were not told" in refused
    assert "He strangled her." in refused
    sent |= {"told_words": "He reads her messages.", "necessity": "Her life is at risk."}
    for _twice in range(2):
        assert client.post(f"{page}refer/", sent).status_code == 302
    assert kept(cast) == (1, 1, 0)
    text = client.get(page).content.decode()
    assert "Waits for a second person" in text
    assert "He reads her messages." in text
    partners.sign_in(client, cast.mara)
    assert "Rosie" not in client.get("/safeguarding/marac/").content.decode()
