"""The only way anything leaves its controller's hands: by consent at that moment, or by two people;
open to one role of one agency, for a time, and closed the moment consent is taken back."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from wayside.access.actor import Actor
from wayside.access.vocabulary import Role, Side
from wayside.audit.models import Event
from wayside.notices.models import Notice
from wayside.partners.models import Agency, Membership
from wayside.partners.tests import factories as partners
from wayside.partners.vocabulary import AgencyKind
from wayside.sharing.agreements import actions as agreements
from wayside.sharing.consent import actions as consents
from wayside.sharing.disclosures import actions, queries
from wayside.sharing.disclosures.permissions import DISCLOSE
from wayside.sharing.disclosures.vocabulary import Basis, DisclosureState
from wayside.sharing.models import Delivery, DeliveryContent, Disclosure, OversightEntry
from wayside.sharing.oversight import actions as oversight
from wayside.sharing.tests import factories
from wayside.sharing.tests.factories import NOW, acting, agreed
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
SOON = NOW + timedelta(hours=1)
MONTH = NOW + timedelta(days=30)
SNAPSHOT = {"text": "She needs a room on the ground floor"}
WHY = {"necessity": "Her child is in the flat", "proportionality": "Only the address is told"}


class Cast:
    """A charity with a caseworker, a lead and a governance officer; a hostel that receives."""

    def __init__(self) -> None:
        self.area = partners.area("Lambeth")
        self.charity = factories.charity(area=self.area)
        self.hostel = factories.charity("Hostel Example", area=self.area)
        self.ana = factories.worker(self.charity)
        self.lead = factories.worker(self.charity, Role.SAFEGUARDING_LEAD)
        self.governor = factories.worker(self.charity, Role.GOVERNANCE_OFFICER)
        self.housing = factories.worker(self.hostel, Role.HOUSING_OFFICER)
        self.desk = factories.worker(self.hostel, Role.SERVICE_WORKER)
        self.other = factories.worker(factories.charity("Other Example", area=self.area))
        self.officer = partners.member(Role.WARD_SERGEANT, area=self.area)
        self.subject = factories.subject(self.ana)

    def agrees(self, to: Agency | None = None) -> None:
        with acting(self.ana):
            consents.give_consent(
                subject=self.subject,
                said=consents.Said(
                    to=to or self.hostel, purpose="housing", categories=("needs", "housing")
                ),
                capacity_considered=True,
                capacity_note="She said it back.",
                review_date=MONTH.date(),
                until_date=None,
                by=partners.actor_of(self.ana),
                now=NOW,
            )

    def takes_back(self, *, now: Any = SOON) -> None:
        with acting(self.ana, now=now):
            consents.withdraw_consent(
                subject=self.subject, said=consents.Said(), by=partners.actor_of(self.ana), now=now
            )

    def discloses(self, *, by: Membership | None = None, **more: Any) -> Disclosure:
        member = by or self.ana
        asked: dict[str, Any] = {
            "recipient": self.hostel,
            "role": Role.HOUSING_OFFICER,
            "purpose": "housing",
            "categories": ("needs",),
            "basis": Basis.CONSENT,
            "until_at": MONTH,
            "without_agreement": "It was asked for today",
        }
        with acting(member):
            return actions.disclose(
                subject=self.subject,
                snapshot=SNAPSHOT,
                asked=actions.Request(**{**asked, **more}),
                by=partners.actor_of(member),
                now=NOW,
            )

    def overrides(self, **more: Any) -> Disclosure:
        return self.discloses(basis=Basis.SAFEGUARDING_CHILD, **{**WHY, **more})

    def approves(self, held: Disclosure, by: Membership, *, now: Any = SOON) -> None:
        with acting(by, now=now):
            actions.approve_disclosure(held=held, by=partners.actor_of(by), now=now)

    def confirmed(self) -> Disclosure:
        """Disclosed in an emergency, and confirmed."""
        held = self.overrides(emergency=True)
        self.approves(held, self.lead)
        return held

    def opens(self, held: Disclosure, by: Membership, *, now: Any = SOON) -> Any:
        with acting(by, now=now):
            delivery = Delivery(id=held.id, controller=self.charity)
            return actions.open_delivery(
                delivery=delivery, by=partners.actor_of(by), now=now
            ).content


@pytest.fixture
def cast() -> Cast:
    return Cast()


def test_with_consent_it_opens_to_the_role_it_was_made_to_and_to_nobody_else(cast: Cast) -> None:
    cast.agrees()
    held = cast.discloses()
    assert cast.opens(held, cast.housing) == SNAPSHOT
    for member in (cast.desk, cast.other):
        with pytest.raises(NotNow, match="closed"):
            cast.opens(held, member)
        with acting(member, now=SOON):
            assert not Delivery.objects.exists()
            assert not DeliveryContent.objects.exists()


@pytest.mark.parametrize(
    "more",
    [
        {"categories": ("needs", "health")},
        {"purpose": "safety"},
    ],
)
def test_nothing_goes_that_she_has_not_agreed_to_at_that_moment(
    cast: Cast, more: dict[str, Any]
) -> None:
    cast.agrees()
    with pytest.raises(NotNow, match="not agreed to this now"):
        cast.discloses(**more)


def test_withdrawal_closes_it_at_once_for_an_open_tab_too(cast: Cast) -> None:
    cast.agrees()
    held = cast.discloses()
    assert cast.opens(held, cast.housing) == SNAPSHOT
    cast.takes_back()
    with pytest.raises(NotNow, match="closed"):
        cast.opens(held, cast.housing)
    with acting(cast.housing, now=SOON):
        assert not DeliveryContent.objects.exists()
        delivery = Delivery.objects.get()
        assert (delivery.state, delivery.deleted_at) == (DisclosureState.CLOSED, None)
        assert delivery.delete_by_at is not None
        by = partners.actor_of(cast.housing)
        actions.confirm_deleted(delivery=delivery, by=by, now=SOON)
        with pytest.raises(NotNow, match="nothing to confirm"):
            actions.confirm_deleted(delivery=delivery, by=by, now=SOON)
    assert Notice.objects.filter(person_id=cast.housing.person_id).exists()
    with acting(cast.ana, now=SOON):
        assert Delivery.objects.get().deleted_by_id == cast.housing.id
        assert Disclosure.objects.get().snapshot == SNAPSHOT
    with pytest.raises(NotNow, match="not agreed"):
        cast.discloses()


def test_its_time_over_it_shows_nothing(cast: Cast) -> None:
    cast.agrees()
    held = cast.discloses()
    with pytest.raises(NotNow, match="closed"):
        cast.opens(held, cast.housing, now=MONTH)
    with acting(cast.housing, now=MONTH):
        assert not DeliveryContent.objects.exists()


def test_an_override_waits_for_a_second_person(cast: Cast) -> None:
    held = cast.overrides()
    with pytest.raises(NotNow, match="closed"):
        cast.opens(held, cast.housing)
    with pytest.raises(NotNow, match="yourself"):
        cast.approves(held, cast.ana)
    with pytest.raises(NotNow, match="not yours"):
        cast.approves(held, cast.other)
    cast.approves(held, cast.lead)
    assert cast.opens(held, cast.housing) == SNAPSHOT


def test_nobody_writes_an_override_open_past_the_actions(cast: Cast) -> None:
    held = cast.overrides()
    with (
        pytest.raises(IntegrityError, match="override_is_approved"),
        acting(cast.ana, now=SOON),
        transaction.atomic(),
    ):
        Disclosure.objects.filter(id=held.id).update(state=DisclosureState.OPEN)


def test_an_override_that_nobody_approves_in_time_lapses(cast: Cast) -> None:
    held = cast.overrides()
    late = NOW + timedelta(hours=25)
    with pytest.raises(NotNow, match="time to approve"):
        cast.approves(held, cast.lead, now=late)
    clock = Actor.service("expiry", permissions=(DISCLOSE,), works_for=Side.SUPPORT)
    with acting(clock, now=late):
        assert actions.expire_disclosures(by=clock, now=late) == 1
    with acting(cast.ana, now=late):
        assert Disclosure.objects.get().state == DisclosureState.LAPSED


def test_an_emergency_opens_at_once_and_is_seen_the_same_day(cast: Cast) -> None:
    held = cast.overrides(emergency=True)
    assert cast.opens(held, cast.housing) == SNAPSHOT
    assert Notice.objects.filter(person_id=cast.governor.person_id).exists()
    cast.approves(held, cast.lead)
    with acting(cast.governor, now=SOON):
        by = partners.actor_of(cast.governor)
        entry = oversight.list_oversight(by=by, now=SOON).get()
        assert (entry.recipient, entry.basis) == (cast.hostel, Basis.SAFEGUARDING_CHILD)
        oversight.note_seen(entry=entry, note="Right.", by=by, now=SOON)
        assert not DeliveryContent.objects.exists()
        with pytest.raises(ProgrammingError, match="does not exist"), transaction.atomic():
            Disclosure.objects.count()


def test_a_governance_officer_of_another_agency_sees_none_of_it(cast: Cast) -> None:
    cast.overrides()
    stranger = factories.worker(cast.hostel, Role.GOVERNANCE_OFFICER)
    with acting(stranger, now=SOON):
        assert not OversightEntry.objects.exists()


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"necessity": ""}, "necessary and"),
        ({"proportionality": "short"}, "proportionate"),
        ({"until_at": NOW}, "in the future"),
        ({"basis": Basis.COURT_ORDER, "emergency": True}, "is an emergency"),
        ({"role": Role.ADMINISTRATOR}, "may receive it"),
    ],
)
def test_an_override_needs_its_reasons(cast: Cast, more: dict[str, Any], told: str) -> None:
    with pytest.raises(NotNow, match=told):
        cast.discloses(**{"basis": Basis.SAFEGUARDING_CHILD, **WHY, **more})


def test_nobody_discloses_from_a_record_that_is_not_open_to_them(cast: Cast) -> None:
    for member in (cast.other, cast.lead):
        with pytest.raises(NotNow, match="not open to you"):
            cast.discloses(by=member)


def test_a_side_without_keys_is_told_and_reads_nothing_here(cast: Cast, settings: Any) -> None:
    to = {"recipient": cast.officer.agency, "role": Role.WARD_SERGEANT}
    held = cast.overrides(emergency=True, **to)
    assert cast.opens(held, cast.officer) is None
    settings.KEY_RINGS = {**settings.KEY_RINGS, "enforcement": f"police:{'6b' * 32}"}
    assert cast.opens(cast.overrides(emergency=True, **to), cast.officer) == SNAPSHOT


def test_a_recipient_can_write_the_receipt_and_nothing_else(cast: Cast) -> None:
    cast.agrees()
    cast.discloses()
    for change in ("until_at = '2030-01-01'", "state = 'closed'", "recipient_role = 'caseworker'"):
        with (
            pytest.raises((IntegrityError, ProgrammingError)),
            acting(cast.housing, now=SOON),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"UPDATE public.sharing_delivery SET {change}")


def test_immigration_enforcement_needs_an_agreement_and_two_people(cast: Cast) -> None:
    barred = partners.agency(
        "Home Office", kind=AgencyKind.IMMIGRATION_ENFORCEMENT, areas=(cast.area,)
    )
    partners.member(Role.COUNCIL_ENFORCEMENT_OFFICER, area=cast.area, agency=barred)
    to = {
        "recipient": barred,
        "role": Role.COUNCIL_ENFORCEMENT_OFFICER,
        "purpose": "safety",
        "emergency": True,
    }
    with pytest.raises(NotNow, match="agreement in force"):
        cast.overrides(**to)
    with (
        pytest.raises(IntegrityError, match="immigration enforcement"),
        acting(cast.ana),
        transaction.atomic(),
    ):
        Delivery(
            id=cast.subject.id,
            controller=cast.charity,
            recipient=barred,
            recipient_role=Role.COUNCIL_ENFORCEMENT_OFFICER,
            purpose="safety",
            categories=["needs"],
            basis=Basis.CONSENT,
            state=DisclosureState.OPEN,
            made_at=NOW,
            until_at=MONTH,
            made_by_person=cast.ana.person,
        ).save(force_insert=True)
    first, second = partners.member(Role.ADMINISTRATOR, area=cast.area), cast.governor
    parties = (cast.charity, barred)
    terms = agreements.Terms("A", ("safety",), ("needs",), parties, NOW.date(), None)
    agreed(terms, first, second)
    held = cast.overrides(**to)
    assert held.state == DisclosureState.WAITING
    cast.approves(held, cast.lead)
    assert held.id


def test_what_is_disclosed_is_sealed_and_each_look_is_on_the_controllers_trail(cast: Cast) -> None:
    cast.agrees()
    held = cast.discloses()
    cast.opens(held, cast.housing)
    with acting(cast.ana, now=SOON), connection.cursor() as cursor:
        cursor.execute("SELECT snapshot FROM support.sharing_disclosure")
        assert b"ground floor" not in bytes(cursor.fetchone()[0])
        cursor.execute("SELECT sealed FROM public.sharing_deliverycontent")
        assert b"ground floor" not in bytes(cursor.fetchone()[0])
    seen = Event.objects.get(action="sharing.open_delivery")
    assert (seen.controller_id, seen.recipients) == (cast.charity.id, [cast.hostel.id])


def test_a_lead_declines_saying_why(cast: Cast) -> None:
    held = cast.overrides()
    with acting(cast.lead, now=SOON):
        by = partners.actor_of(cast.lead)
        assert list(queries.waiting(now=SOON)) == [held]
        actions.decline_disclosure(held=held, note="Ask her first.", by=by, now=SOON)
        with pytest.raises(NotNow, match="not yours"):
            actions.approve_disclosure(held=held, by=by, now=SOON)
