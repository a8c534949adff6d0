"""What of a record goes along with a disclosure: pieces of the kinds that were ticked and agreed,
exactly as they were looked at, and nothing else."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from wayside.audit.models import Event
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people.contact import actions as contact
from wayside.people.contact.tests import factories as routes
from wayside.people.models import ContactRoute, Person
from wayside.people.tests import factories as people
from wayside.sharing.consent import actions as consents
from wayside.sharing.disclosures import actions
from wayside.sharing.disclosures.tests.test_disclosures import MONTH, SOON, Cast
from wayside.sharing.disclosures.tests.test_pages import sends, sent
from wayside.sharing.disclosures.vocabulary import Basis
from wayside.sharing.models import Delivery, Disclosure
from wayside.sharing.tests.factories import NOW, acting
from wayside.support.actions import Assessed, assess_needs
from wayside.support.vocabulary import Level, NeedKind
from wayside.web import clock
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)
ALL = ("needs", "identity", "safe_contact")


class Record(Cast):
    """The same, with a record: a name, a birth, two needs of which one is over, a telephone."""

    rosie: Person
    phone: ContactRoute

    def __init__(self) -> None:
        super().__init__()
        self.rosie = people.person(self.ana, "Rosie", family_name="Known", born="1990-05")
        self.subject = self.rosie.subject
        self.phone = routes.route(self.ana, self.rosie)
        self.needs(NeedKind.HOUSING, Level.URGENT)
        self.needs(NeedKind.MONEY, Level.NONE)

    def needs(self, kind: NeedKind, level: Level, *, now: datetime = NOW) -> None:
        with acting(self.ana, now=now):
            assess_needs(
                person=self.rosie,
                assessed={kind: Assessed(level)},
                by=partners.actor_of(self.ana),
                now=now,
            )

    def agrees_to(self, *categories: str) -> None:
        with acting(self.ana):
            consents.give_consent(
                subject=self.subject,
                said=consents.Said(to=self.hostel, purpose="housing", categories=categories),
                capacity_considered=True,
                capacity_note="Said back",
                review_date=MONTH.date(),
                until_date=None,
                by=partners.actor_of(self.ana),
                now=NOW,
            )

    def asks(self, *categories: str, **more: Any) -> actions.Request:
        asked: dict[str, Any] = {
            "recipient": self.hostel,
            "role": "housing_officer",
            "purpose": "housing",
            "categories": categories,
            "basis": Basis.CONSENT,
            "until_at": MONTH,
            "without_agreement": "It was asked for today",
        }
        return actions.Request(**{**asked, **more})

    def looks_at(self, keys: tuple[str, ...], *categories: str) -> actions.Shown:
        with acting(self.ana, now=SOON):
            return actions.preview(
                subject=self.subject,
                told=actions.Told("Needs a room", keys),
                asked=self.asks(*categories),
                by=partners.actor_of(self.ana),
                now=SOON,
            )

    def sends(self, keys: tuple[str, ...], seen: str, *categories: str, **more: Any) -> Disclosure:
        with acting(self.ana, now=SOON):
            return actions.disclose_from_record(
                subject=self.subject,
                told=actions.Told("Needs a room", keys),
                seen=seen,
                asked=self.asks(*categories, **more),
                by=partners.actor_of(self.ana),
                now=SOON,
            )


@pytest.fixture
def cast(monkeypatch: pytest.MonkeyPatch) -> Record:
    monkeypatch.setattr(clock, "now", lambda: SOON)
    return Record()


def nothing_went(cast: Record) -> bool:
    with acting(cast.ana, now=SOON):
        return not Disclosure.objects.exists() and not Delivery.objects.exists()


def test_what_stands_on_the_record_is_offered_and_no_number(cast: Record) -> None:
    with acting(cast.ana, now=SOON):
        by = partners.actor_of(cast.ana)
        found = actions.offer(subject=cast.subject, by=by, now=SOON)
    assert {each.key: each.category for each in found} == {
        "identity.called": "identity",
        "identity.family_name": "identity",
        "identity.born": "identity",
        "need.housing": "needs",
        f"reach.{cast.phone.id}": "safe_contact",
    }
    assert not any(cast.phone.where in each.says for each in found)


def test_exactly_what_was_looked_at_goes(cast: Record) -> None:
    cast.agrees_to(*ALL)
    keys = ("identity.called", "need.housing", f"reach.{cast.phone.id}")
    shown = cast.looks_at(keys, *ALL)
    held = cast.sends(keys, shown.seal, *ALL)
    got = cast.opens(held, cast.housing)
    assert got == shown.snapshot
    assert {"text", "called", "Housing", "reach"} == set(got)
    assert (got["called"], got["Housing"]) == ("Rosie", "Urgent")
    assert got["reach"]["where"] == cast.phone.where


@pytest.mark.parametrize(
    ("key", "categories"),
    [
        ("identity.called", ("needs",)),
        ("need.housing", ("identity",)),
        ("reach", ("needs", "identity")),
    ],
)
def test_a_field_of_a_kind_that_is_not_ticked_never_goes(
    cast: Record, key: str, categories: tuple[str, ...]
) -> None:
    cast.agrees_to(*ALL)
    keys = (f"reach.{cast.phone.id}" if key == "reach" else key,)
    with pytest.raises(NotNow, match="Tick that kind"):
        cast.looks_at(keys, *categories)
    seen = cast.looks_at(keys, *ALL).seal
    with pytest.raises(NotNow, match="Tick that kind"):
        cast.sends(keys, seen, *categories)
    assert nothing_went(cast)


def test_a_kind_that_was_ticked_and_not_agreed_never_goes(cast: Record) -> None:
    cast.agrees_to("needs")
    with pytest.raises(NotNow, match="not agreed to this now: Who they are"):
        cast.looks_at(("identity.called",), "needs", "identity")


def test_taken_back_between_the_look_and_the_sending_nothing_goes(cast: Record) -> None:
    cast.agrees_to(*ALL)
    seen = cast.looks_at(("identity.called",), *ALL).seal
    cast.takes_back()
    with pytest.raises(NotNow, match="not agreed to this now"):
        cast.sends(("identity.called",), seen, *ALL)
    assert nothing_went(cast)


def test_what_changed_since_the_look_is_looked_at_again(cast: Record) -> None:
    cast.agrees_to(*ALL)
    keys = ("need.housing",)
    seen = cast.looks_at(keys, *ALL).seal
    cast.needs(NeedKind.HOUSING, Level.SOME, now=NOW + MINUTE)
    with pytest.raises(NotNow, match="no longer what you looked at"):
        cast.sends(keys, seen, *ALL)
    seen = cast.looks_at(keys, *ALL).seal
    cast.needs(NeedKind.HOUSING, Level.NONE, now=NOW + 2 * MINUTE)
    with pytest.raises(NotNow, match="no longer on the record"):
        cast.sends(keys, seen, *ALL)
    with pytest.raises(NotNow, match="no longer what you looked at"):
        cast.sends((), "", *ALL)
    assert nothing_went(cast)


def test_a_way_to_be_rechecked_is_not_offered_and_two_never_go(cast: Record) -> None:
    cast.agrees_to(*ALL)
    second = routes.route(cast.ana, cast.rosie, where="07700 900456")
    both = (f"reach.{cast.phone.id}", f"reach.{second.id}")
    with pytest.raises(NotNow, match="one way"):
        cast.looks_at(both, *ALL)
    with acting(cast.ana, now=SOON):
        by = partners.actor_of(cast.ana)
        contact.warn_of_routes(person=cast.rosie, warning="Another voice", by=by, now=SOON)
    with pytest.raises(NotNow, match="no longer on the record"):
        cast.looks_at(both[:1], *ALL)


def test_nobody_elsewhere_is_offered_anything(cast: Record, client: Client) -> None:
    members: tuple[Membership, ...] = (cast.other, cast.lead)
    for member in members:
        by = partners.actor_of(member)
        with pytest.raises(NotNow, match="not open"), acting(member, now=SOON):
            actions.offer(subject=cast.subject, by=by, now=SOON)
        partners.sign_in(client, member)
        page = f"/sharing/people/{cast.subject.id}/disclosures/new/"
        assert client.get(page).status_code == 404


def test_on_the_pages_it_is_chosen_looked_at_sent_and_the_number_shown_on_asking(
    cast: Record, client: Client
) -> None:
    cast.agrees_to(*ALL)
    page = f"/sharing/people/{cast.subject.id}/disclosures/new/"
    take = ["identity.called", "need.housing", f"reach.{cast.phone.id}"]
    partners.sign_in(client, cast.ana)
    assert "Housing: Urgent" in client.get(page).content.decode()
    wrong = client.post(page, sent(cast, categories=["needs"], take=take)).content.decode()
    assert "Tick that kind of information" in wrong
    data = sent(cast, categories=list(ALL), take=take, until="20/7/2018")
    shown = client.post(page, data)
    looked = shown.content.decode()
    assert "Exactly this goes" in looked
    assert "Urgent" in looked
    assert cast.phone.where not in looked
    again = client.post(page, {**data, "seen": shown.context["shown"].seal, "change": "1"})
    assert "A room on the ground floor" in again.content.decode()
    assert nothing_went(cast)
    assert sends(client, page, data).status_code == 302

    partners.sign_in(client, cast.housing)
    with acting(cast.housing, now=SOON):
        one = f"/sharing/received/{Delivery.objects.get().id}/"
    opened = client.get(one).content.decode()
    assert "Rosie" in opened
    assert cast.phone.where not in opened
    assert cast.phone.where not in client.get(f"{one}reach/").content.decode()
    assert cast.phone.where in client.post(f"{one}reach/").content.decode()
    assert Event.objects.filter(action="sharing.show_delivered_reach").count() == 1
    partners.sign_in(client, cast.desk)
    assert client.post(f"{one}reach/").status_code == 404
