"""A need may carry a strand, which then guards the record, and is counted without opening one."""

import pytest
from django.db import ProgrammingError, connection
from django.test import Client
from django.urls import reverse

from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role
from wayside.directory.models import Strand
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people.contact import actions as contact
from wayside.people.contact.actions import Way
from wayside.people.contact.vocabulary import RouteKind
from wayside.people.models import Person
from wayside.support import actions as support
from wayside.support import queries
from wayside.support.actions import Assessed
from wayside.support.models import NeedNote
from wayside.support.strands import actions
from wayside.support.strands.figures import Counts
from wayside.support.tests import factories
from wayside.support.tests.factories import NOW, acting
from wayside.support.vocabulary import Level, NeedKind
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
HONOUR, STALKING = "crimes-in-the-name-of-honour", "stalking"


class Cast:
    """Two charities with a lead each; somebody supported by a caseworker of the first."""

    def __init__(self) -> None:
        self.area = partners.area()
        self.own = factories.charity(area=self.area)
        self.ana = factories.worker(self.own)
        self.lead = factories.worker(self.own, Role.SAFEGUARDING_LEAD)
        elsewhere = factories.charity("Beside", area=self.area)
        self.other = factories.worker(elsewhere)
        self.other_lead = factories.worker(elsewhere, Role.SAFEGUARDING_LEAD)
        self.rosie = factories.person(self.ana, "Rosie")

    def needs(
        self,
        strand: str,
        level: Level = Level.URGENT,
        *,
        person: Person | None = None,
        by: Membership | None = None,
    ) -> list[NeedNote]:
        by = by or self.ana
        with acting(by):
            return support.assess_needs(
                person=person or self.rosie,
                assessed={NeedKind.SAFETY: Assessed(level, "", strand)},
                by=partners.actor_of(by),
                now=NOW,
            )

    def counts(self, by: Membership) -> Counts:
        with acting(by):
            return actions.count_strands(by=partners.actor_of(by), now=NOW)

    def many(self, people: int, strand: str, by: Membership) -> None:
        for number in range(people):
            self.needs(strand, person=factories.person(by, f"Somebody {number}"), by=by)


@pytest.fixture
def cast() -> Cast:
    return Cast()


def test_a_need_keeps_its_strand_and_another_strand_is_another_note(cast: Cast) -> None:
    assert len(cast.needs(STALKING)) == 1
    assert cast.needs(STALKING) == []
    assert [each.strand for each in cast.needs("")] == [""]


def test_what_the_strand_asks_holds_on_the_record_at_once(cast: Cast) -> None:
    cast.needs(HONOUR)
    by = partners.actor_of(cast.ana)
    with acting(cast.ana):
        plan = queries.plan_of(cast.rosie.subject)
        assert plan is not None
        assert plan.strands == [HONOUR]
        with pytest.raises(NotNow, match="tell family"):
            contact.add_route(
                person=cast.rosie, way=Way(RouteKind.THROUGH, "An aunt"),
                how_confirmed="Asked alone", by=by, now=NOW,
            )  # fmt: skip
    cast.needs(STALKING)
    with acting(cast.ana):
        plan.refresh_from_db()
        assert (plan.strands, plan.version) == ([HONOUR, STALKING], 2)


def test_a_strand_out_of_use_stays_where_it_is_and_is_given_to_no_other_need(cast: Cast) -> None:
    cast.needs(STALKING)
    Strand.objects.filter(slug=STALKING).update(in_use=False)
    assert len(cast.needs(STALKING, Level.SOME)) == 1
    dora = factories.person(cast.ana, "Dora")
    for strand in (STALKING, "no-such-strand"):
        with pytest.raises(NotNow, match="no longer in use"):
            cast.needs(strand, person=dora)


def test_a_lead_sees_needs_by_strand_with_small_numbers_held_back(cast: Cast) -> None:
    cast.many(12, STALKING, cast.ana)
    cast.many(7, HONOUR, cast.ana)
    cast.many(20, HONOUR, cast.other)
    cast.needs("", Level.NONE)
    assert cast.counts(cast.lead) == {
        STALKING: {NeedKind.SAFETY: 10}, HONOUR: {NeedKind.SAFETY: None},
    }  # fmt: skip
    assert cast.counts(cast.other_lead) == {HONOUR: {NeedKind.SAFETY: 20}}


def test_nobody_else_counts(cast: Cast) -> None:
    cast.many(12, STALKING, cast.ana)
    with pytest.raises(NotAllowed):
        cast.counts(cast.ana)
    with acting(cast.ana), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM support.strand_counts()")
        assert cursor.fetchone()[0] == 0
    officer = partners.member(Role.PATROL_OFFICER, area=cast.area)
    with pytest.raises(ProgrammingError), acting(officer), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM support.strand_counts()")


def test_the_pages_note_show_and_filter_it(cast: Cast, client: Client) -> None:
    partners.sign_in(client, cast.ana)
    note = reverse("support:note_needs", args=(cast.rosie.id,))
    sent = {"safety": "3", "safety_strand": STALKING}
    assert client.post(note, sent).status_code == 302
    shown = client.get(reverse("support:needs", args=(cast.rosie.id,))).content.decode()
    assert "govuk-tag--purple" in shown
    assert "Stalking" in shown
    wrong = client.post(note, {"housing_strand": STALKING}).content.decode()
    assert "Say how much" in wrong
    counts = reverse("support:strand_counts")
    assert client.get(counts).status_code == 403
    cast.many(12, HONOUR, cast.ana)
    partners.sign_in(client, cast.lead)
    page = client.get(counts, {"strand": HONOUR}).content.decode()
    assert ">10<" in page
    assert ">*<" in client.get(counts, {"strand": STALKING}).content.decode()
    assert "no need of it is noted" in client.get(counts, {"strand": ""}).content.decode()
