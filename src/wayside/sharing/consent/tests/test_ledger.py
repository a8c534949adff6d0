"""The ledger: whom it opens to, that no line of it changes, and that a no is always saved."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.test import Client

from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.partners.vocabulary import AgencyKind
from wayside.sharing.consent import actions, queries
from wayside.sharing.consent.vocabulary import ConsentKind
from wayside.sharing.models import ConsentEntry
from wayside.sharing.tests import factories
from wayside.sharing.tests.factories import NOW, acting
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)
REVIEW = date(2019, 1, 2)


class Cast:
    """A charity with two caseworkers and a record, a clinic, and a police officer."""

    def __init__(self) -> None:
        self.area = partners.area("Lambeth")
        self.charity = factories.charity(area=self.area)
        self.clinic = partners.agency("Clinic", kind=AgencyKind.HEALTH, areas=(self.area,))
        self.ana, self.bea = factories.worker(self.charity), factories.worker(self.charity)
        self.other = factories.worker(factories.charity("Other Example", area=self.area))
        self.officer = partners.member(Role.PATROL_OFFICER, area=self.area)
        self.subject = factories.subject(self.ana)

    def agrees(self, *, by: Membership | None = None, **more: Any) -> ConsentEntry:
        member = by or self.ana
        said = {"to": self.clinic, "purpose": "support", "categories": ("needs", "health"), **more}
        with acting(member):
            return actions.give_consent(
                subject=self.subject,
                said=actions.Said(**said),
                capacity_considered=True,
                capacity_note="She explained it back to me.",
                review_date=REVIEW,
                until_date=None,
                by=partners.actor_of(member),
                now=NOW,
            )

    def takes_back(self, *of: ConsentEntry, now: Any = LATER, **more: Any) -> list[ConsentEntry]:
        with acting(self.ana):
            return actions.withdraw_consent(
                subject=self.subject,
                of=of,
                said=actions.Said(**more),
                by=partners.actor_of(self.ana),
                now=now,
            )

    def given(self, *, now: Any = LATER) -> dict[str, bool]:
        with acting(self.ana):
            found = queries.standings(
                self.subject,
                to=self.clinic,
                purpose="support",
                categories=("needs", "health", "risk"),
                now=now,
            )
        return {category: each.is_given for category, each in found.items()}


@pytest.fixture
def cast() -> Cast:
    return Cast()


def test_what_she_agreed_to_holds_until_she_takes_it_back(cast: Cast) -> None:
    entry = cast.agrees()
    assert cast.given() == {"needs": True, "health": True, "risk": False}
    cast.takes_back(entry)
    assert not any(cast.given().values())


def test_taking_back_without_naming_anything_takes_back_everything(cast: Cast) -> None:
    cast.agrees()
    cast.agrees(to=None, to_kind=AgencyKind.HEALTH)
    (back,) = cast.takes_back(how="nonsense")
    assert (back.recipient_id, back.recipient_kind, back.categories) == (None, "", [])
    assert not any(cast.given().values())


def test_a_colleague_who_only_finds_the_record_and_everybody_else_reads_no_line(cast: Cast) -> None:
    cast.agrees()
    for member in (cast.bea, cast.other):
        with acting(member):
            assert not ConsentEntry.objects.exists()
            with pytest.raises(NotNow, match="not open to you"):
                actions.read_consent(subject=cast.subject, by=partners.actor_of(member), now=NOW)
        with pytest.raises(NotNow, match="not open to you"):
            cast.agrees(by=member)
    with pytest.raises(NotAllowed):
        cast.agrees(by=cast.officer)


def test_an_officers_transaction_cannot_name_the_ledger(cast: Cast) -> None:
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        acting(cast.officer),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT count(*) FROM support.sharing_consententry")


@pytest.mark.parametrize("verb", ["UPDATE {} SET kind = 'given'", "DELETE FROM {}"])
def test_no_line_is_changed_or_removed(cast: Cast, verb: str) -> None:
    cast.agrees()
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        acting(cast.ana),
        connection.cursor() as cursor,
    ):
        cursor.execute(verb.format("support.sharing_consententry"))


def test_nobody_writes_a_line_for_a_colleague_or_into_another_record(cast: Cast) -> None:
    for by, recorder in ((cast.ana, cast.bea), (cast.other, cast.other)):
        with pytest.raises(ProgrammingError, match="row-level security"), acting(by):
            ConsentEntry(
                subject=cast.subject,
                controller_id=by.agency_id,
                kind=ConsentKind.WITHDRAWN,
                how="spoken",
                recorded_by=recorder,
                recorded_at=NOW,
            ).save(force_insert=True)


def test_consent_to_everybody_cannot_be_written(cast: Cast) -> None:
    with pytest.raises(NotNow, match="one kind of agency"):
        cast.agrees(to=None)
    with pytest.raises(IntegrityError, match="is_plain"), acting(cast.ana), transaction.atomic():
        ConsentEntry(
            subject=cast.subject,
            controller=cast.charity,
            kind=ConsentKind.GIVEN,
            how="spoken",
            recorded_by=cast.ana,
            recorded_at=NOW,
        ).save(force_insert=True)


def test_immigration_enforcement_is_barred_unless_an_agreement_names_it(cast: Cast) -> None:
    barred = partners.agency(
        "Home Office", kind=AgencyKind.IMMIGRATION_ENFORCEMENT, areas=(cast.area,)
    )
    for more in ({"to": barred}, {"to": None, "to_kind": AgencyKind.IMMIGRATION_ENFORCEMENT}):
        with pytest.raises(NotNow, match="agreement in force names it"):
            cast.agrees(**more)


def test_her_words_and_the_note_on_capacity_are_locked(cast: Cast) -> None:
    cast.agrees(words="Only the nurse, not the desk")
    with acting(cast.ana), connection.cursor() as cursor:
        cursor.execute("SELECT words, capacity_note FROM support.sharing_consententry")
        words, note = (bytes(each) for each in cursor.fetchone())
        assert ConsentEntry.objects.get().words == "Only the nurse, not the desk"
    assert b"nurse" not in words
    assert b"explained" not in note


def test_looks_and_lines_are_on_the_trail(cast: Cast) -> None:
    entry = cast.agrees()
    cast.takes_back(entry)
    with acting(cast.ana):
        actions.read_consent(subject=cast.subject, by=partners.actor_of(cast.ana), now=NOW)
    told = set(Event.objects.values_list("action", flat=True))
    assert {"sharing.give_consent", "sharing.withdraw_consent", "sharing.read_consent"} <= told


@pytest.fixture
def base(client: Client, cast: Cast, settings: Any) -> str:
    settings.WAYSIDE_TODAY = (NOW + timedelta(days=1)).date()
    partners.sign_in(client, cast.ana)
    return f"/sharing/people/{cast.subject.id}/consent/"


def test_she_agrees_refuses_reads_and_takes_back_on_the_pages(
    client: Client, cast: Cast, base: str, django_assert_max_num_queries: Any
) -> None:
    assert "You have not agreed" in client.get(base).content.decode()
    sent = {
        "to": cast.clinic.id,
        "categories": ["needs", "health"],
        "purpose": "support",
        "how": "spoken",
        "capacity_considered": "on",
        "capacity_note": "She said it back.",
        "review_date": "2/1/2019",
    }
    assert client.post(f"{base}add/", sent).status_code == 302
    assert client.post(f"{base}refuse/", {"to_kind": "police", "how": "spoken"}).status_code == 302
    with django_assert_max_num_queries(14):
        text = client.get(base).content.decode()
    assert "You agreed that Harbour Example may tell Clinic:" in text
    assert "<li>your health</li>" in text
    assert "any agency of this kind: police" in text
    assert "your health" in client.get(f"{base}print/").content.decode()
    client.get(f"{base}withdraw/")
    client.post(f"{base}withdraw/", {"how": "spoken"})
    assert "You have not agreed" in client.get(base).content.decode()


@pytest.mark.parametrize("page", ["add/", "refuse/"])
def test_an_agency_and_a_kind_of_agency_together_are_not_taken(
    client: Client, cast: Cast, base: str, page: str
) -> None:
    partners.sign_in(client, cast.ana)
    both = {"to": str(cast.clinic.id), "to_kind": "police", "purpose": "support", "how": "spoken"}
    answer = client.post(f"{base}{page}", both)
    assert answer.status_code == 200
    assert "Choose one agency or a kind of agency, not both." in answer.content.decode()


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"of": "not-a-line", "how": "shouted", "words": "x" * 5000},
        {"words": "No more", "version": "7", "of": ""},
    ],
)
def test_taking_back_saves_whatever_is_sent(
    client: Client, cast: Cast, base: str, sent: dict[str, str]
) -> None:
    cast.agrees()
    assert client.post(f"{base}withdraw/", sent).status_code == 302
    assert not any(cast.given(now=NOW + timedelta(days=2)).values())


def test_the_pages_are_no_pages_to_anybody_else(client: Client, cast: Cast, base: str) -> None:
    for member, status in ((cast.bea, 404), (cast.other, 404), (cast.officer, 403)):
        partners.sign_in(client, member)
        for page in ("", "print/", "add/", "refuse/", "withdraw/"):
            assert client.get(f"{base}{page}").status_code == status
        assert client.post(f"{base}withdraw/").status_code == status
    with acting(cast.ana):
        assert not ConsentEntry.objects.exists()
