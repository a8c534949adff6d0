"""Nobody reaches a record of another area: every address that names one, with every such name.

The addresses come from the resolver, so a new page is tried by itself; one that names something
this world does not have fails until the world has it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from psycopg import sql

from tests.examples import PROOF
from wayside.access.permissions import Permission
from wayside.access.tests import factories as access
from wayside.access.vocabulary import Role
from wayside.api.tests.factories import token
from wayside.crime.hotspots.tests import factories as hot
from wayside.crime.models import Extract, ImportBatch, LineSet
from wayside.crime.tests import factories as crime
from wayside.crime.vocabulary import LineGroup
from wayside.directory.tests import factories as directory
from wayside.governance.tests.worlds import World as Governed
from wayside.partners.models import (
    Agency,
    Area,
    FundingGrant,
    Membership,
    MembershipProposal,
    Programme,
)
from wayside.partners.tests import factories as partners
from wayside.partners.vocabulary import AgencyKind
from wayside.patrols import actions
from wayside.patrols.models import (
    CheckIn,
    EmptyPost,
    Invitation,
    Observer,
    Roster,
    RosterLine,
    Unavailability,
    Week,
)
from wayside.patrols.staffing.tests import factories as staffing
from wayside.patrols.staffing.vocabulary import RosterState
from wayside.patrols.tests import factories as patrols
from wayside.patrols.vocabulary import Duty, SegmentKind
from wayside.people.tests.worlds import World as Supported
from wayside.safeguarding.tests.worlds import World as Guarded
from wayside.sharing.tests.worlds import World as Shared
from wayside.support.tests.worlds import World as Helped
from wayside.web import clock
from wayside.workforce.models import Absence, RestDay, Shift
from wayside.workforce.tests import factories as force

pytestmark = pytest.mark.django_db

Names = dict[str, Any]
REFUSED = {403, 404}
METHOD_NOT_ALLOWED = 405
FIELD_ROLES = (Role.PATROL_OFFICER, Role.PARTNER_WORKER)
# Any officer of governance may ask about any identifier; the answer holds own events only
ASKED_BY_ANY_OFFICER = frozenset({"governance:story"})
# The directory is one for all: every member may know whom to ask
READ_BY_EVERY_MEMBER = frozenset(
    {"directory:service", "support:refer_to", "support:ask_for_agency", "support:place"}
)
# Open to one alone: who was there, who wrote it, whom it waits for; their rooms' tests try these
OF_ONE_ALONE = frozenset(
    {"patrols:returns:tell", "sharing:correct_conversation", "support:take_in_conversation"}
)
# A page of settings of whoever opens it: the same name leads each agency to its own
OF_ONES_OWN_AGENCY = frozenset({"support:set_statutory_period"})
AREA_AND_WEEK = frozenset({"area", "week", "rank"})
# Read from the address as written: the resolver's own dictionary of names is shared by every
# address that begins alike, and grows while it resolves
NAMES = re.compile(r"<(?:\w+:)?(\w+)>")
DIGEST = sql.SQL("SELECT md5(string_agg(t::text, '' ORDER BY t::text)) FROM {} t")
ROOMS = ("access", "partners", "crime", "workforce", "directory", "patrols")


@dataclass(frozen=True, slots=True)
class Route:
    """An address of ours that names a record or an area."""

    name: str
    asks: frozenset[str]
    permission: Permission

    @property
    def role(self) -> Role:
        """One of the roles that come in, in their own area."""
        return sorted(self.permission.roles, key=list(Role).index)[0]

    def url(self, names: Names) -> str:
        """Its address; what ``slug`` names is told by where it stands."""
        slug = {"partners:agency": "agency", "partners:change_agency": "agency"}
        slug["crime:lines"] = "lines"
        own = {**names, "slug": names[slug.get(self.name, "area")]}
        return reverse(self.name, kwargs={name: own[name] for name in self.asks})


@dataclass(frozen=True, slots=True)
class World:
    """Two boroughs that share nothing, and every name of the first."""

    here: Area
    there: Area
    names: Names
    left: Membership
    asked: Agency
    known: dict[Role, Membership]

    def member(self, role: Role) -> Membership:
        """Somebody of the first; a partner worker is of the agency that is asked, and who sees
        what is kept for few, such as the record of a person supported, is one of them."""
        if role in self.known:
            return self.known[role]
        own = self.asked if role is Role.PARTNER_WORKER else None
        return partners.member(role, area=self.here, agency=own)


@cache
def pages() -> tuple[Route, ...]:
    """Every address of ours that asks for a permission."""
    return tuple(_walk(get_resolver().url_patterns, (), frozenset()))


@cache
def routes() -> tuple[Route, ...]:
    """Every address of ours that names something."""
    return tuple(each for each in pages() if each.asks and each.name not in ASKED_BY_ANY_OFFICER)


def _walk(
    patterns: list[URLPattern | URLResolver], spaces: tuple[str, ...], outer: frozenset[str]
) -> Iterator[Route]:
    for each in patterns:
        asks = outer | set(NAMES.findall(str(each.pattern)))
        if isinstance(each, URLResolver):
            inner = (*spaces, each.namespace) if each.namespace else spaces
            yield from _walk(each.url_patterns, inner, asks)
        elif permission := getattr(each.callback, "permission", None):
            yield Route(":".join((*spaces, each.name or "")), asks, permission)


@pytest.fixture
def world(settings: Any) -> World:
    settings.WAYSIDE_TODAY = hot.TODAY
    town, there = hot.town("Hereham"), partners.area("Thereham")
    own = partners.programme(town.borough)
    partners.programme(there, name="The other programme")
    hot.recorded_crime(town.borough)
    week = patrols.proposed(town.borough)
    patrols.proposed(there)
    asked, watching = _asked(week)
    before = clock.now() - timedelta(hours=1)
    shared = Shared(town.borough, charity=asked.agency, now=before)
    supported = Supported(shared.worker, now=before)
    helped = Helped(shared.worker, supported.person, now=before)
    guarded = Guarded(shared.worker, helped.lead, supported.person, now=before)
    governed = Governed(shared.worker, shared.governor, helped.lead, supported.person, now=before)
    names = {
        **shared.names,
        **supported.names,
        **helped.names,
        **guarded.names,
        **governed.names,
        "token_id": token(shared.worker, agreed=False, now=before).token.id,
        "area": town.borough.slug,
        "rank": 1,
        "mark": hot.mark(town).id,
        **_week_names(week),
        "segment_id": asked.segment_id,
        "invitation_id": asked.id,
        "observer_id": watching.id,
        **_crime_names(crime.load(town.borough, crime.street_file(crime.street_row()))),
        **_partner_names(own),
        **_force_names(town.borough),
        **_roster_names(week),
        **_directory_names(asked.agency),
    }
    left = partners.member(Role.COORDINATOR, area=town.borough)
    Membership.objects.filter(id=left.id).update(until_date=hot.TODAY - timedelta(days=1))
    known = helped.members | shared.members | supported.members | guarded.members
    return World(town.borough, there, names, left, asked.agency, known)


def _week_names(week: Week) -> Names:
    patrol = patrols.first_patrol(week)
    said = actions.comment(
        week=week, text="Lights are out.", by=patrols.coordinator(week.area), now=patrols.NOW
    )
    assert said
    return {
        "week": str(week.iso),
        "patrol_id": patrol.id,
        "place_id": patrols.places(patrol)[0].id,
        "comment_id": said.id,
        "check_in_id": CheckIn.objects.create(
            patrol=patrol, due_at=patrol.starts_at, alarm_at=patrol.ends_at
        ).id,
    }


def _asked(week: Week) -> tuple[Invitation, Observer]:
    segment = patrols.first_patrol(week).segments.all()[0]
    met = {"meeting_point": "Church hall", "meeting_at": segment.starts_at}
    type(segment).objects.filter(id=segment.id).update(
        kind=SegmentKind.ENGAGEMENT, observers_welcome=True, by_hand=True, **met
    )
    agency = partners.agency("Asked", kind=AgencyKind.CHARITY, areas=(week.area,))
    return (
        Invitation.objects.create(
            segment=segment, agency=agency, reply_by_date=hot.TODAY, **partners.STAMPS
        ),
        Observer.objects.create(
            segment=segment, name="A", unit="B", email="a@b.example", **partners.STAMPS
        ),
    )


def _force_names(area: Area) -> Names:
    worker = force.worker(area)
    held = force.session(area)
    span = {"starts_at": force.at(hot.TODAY), "ends_at": force.at(hot.TODAY, 17)}
    return {
        "worker_id": worker.id,
        "training_id": force.train(worker).id,
        "absence_id": Absence.objects.create(
            worker=worker, kind="leave", **span, **force.STAMPS
        ).id,
        "shift_id": Shift.objects.create(worker=worker, **span, **force.STAMPS).id,
        "rest_day_id": RestDay.objects.create(worker=worker, day=hot.TODAY).id,
        "course_id": held.course_id,
        "session_id": held.id,
        "booking_id": force.booked(held, worker).id,
        "rates_id": force.rates(worker.agency).id,
    }


def _directory_names(agency: Agency) -> Names:
    run_by = directory.organization(agency=agency)
    kept = directory.service(keeper=agency, organization=run_by)
    return {"service_id": kept.id, "organization_id": run_by.id}


def _roster_names(week: Week) -> Names:
    patrol = patrols.first_patrol(week)
    who = staffing.worker(week.area, "On the roster")
    roster = Roster.objects.create(
        area=week.area,
        from_date=patrol.date,
        until_date=patrol.date,
        state=RosterState.DRAFT,
        **partners.STAMPS,
    )
    on = {"roster": roster, "patrol": patrol, "duty": Duty.TRAINED}
    return {
        "roster_id": roster.id,
        "line_id": RosterLine.objects.create(worker=who, **on).id,
        "empty_id": EmptyPost.objects.create(missing=1, **on).id,
        "posting_id": staffing.posting(patrol, who).id,
        "unable_id": Unavailability.objects.create(
            patrol=patrol, worker=who, kind="court", **partners.STAMPS
        ).id,
    }


def _crime_names(batch: ImportBatch) -> Names:
    file = batch.files.get()
    lines = LineSet.objects.create(
        file=file, group=LineGroup.OBSERVED, slug="no_coordinates", count=1, lines=b""
    )
    extract = Extract.objects.filter(file=file).first()
    assert extract
    return {
        "batch_id": batch.id,
        "position": file.position,
        "lines": lines.slug,
        "reference": extract.reference,
        "mapping_id": crime.mapping(batch.area).id,
    }


def _partner_names(programme: Programme) -> Names:
    grant = FundingGrant.objects.create(
        programme=programme,
        funder="A funder",
        amount=Decimal(5000),
        start_date=date(2018, 1, 1),
        end_date=date(2018, 12, 31),
        pays_for="Overtime",
        **partners.STAMPS,
    )
    member = partners.member(Role.WARD_SERGEANT, area=programme.area)
    asked = MembershipProposal.objects.create(
        account=member.account,
        person=member.person,
        agency=member.agency,
        area=programme.area,
        role=Role.COORDINATOR,
        from_date=hot.TODAY,
        reason="She takes over in July.",
        proposed_by=access.person("Proposer"),
        **partners.STAMPS,
    )
    return {
        "agency": member.agency.slug,
        "programme_id": programme.id,
        "funding_id": grant.id,
        "membership_id": member.id,
        "proposal_id": asked.id,
        "account_id": member.account_id,
    }


def signed_in(membership: Membership) -> Client:
    client = Client()
    partners.sign_in(client, membership)
    return client


def answers(client: Client, url: str) -> set[int]:
    """The statuses of looking and of sending, but for a method that the page does not have."""
    return {*looked(client, url), client.post(url).status_code} - {METHOD_NOT_ALLOWED}


def looked(client: Client, url: str) -> set[int]:
    """The status of looking alone: without the role, whether one looks or sends is not asked."""
    return {client.get(url).status_code}


def try_as(role: Role, route: Route) -> Callable[[Client, str], set[int]]:
    """Whoever has the role for an address looks and sends."""
    return answers if role in route.permission.roles else looked


def everything_kept() -> str:
    """A digest of every row that pages may change."""
    digests = []
    with connection.cursor() as cursor:
        for room in ROOMS:
            for model in apps.get_app_config(room).get_models(include_auto_created=True):
                cursor.execute(
                    sql.SQL(
                        "SELECT md5(string_agg(t::text, '' ORDER BY t::text)) FROM {} t"
                    ).format(sql.Identifier(model._meta.db_table))
                )
                digests.append((model._meta.label, cursor.fetchone()))
    return str(digests)


def test_every_address_that_names_something_is_of_this_world(world: World) -> None:
    clients = {role: signed_in(world.member(role)) for role in {each.role for each in routes()}}
    assert len(routes()) > 60
    closed = [
        each.name
        for each in routes()
        if each.name not in OF_ONE_ALONE
        and clients[each.role].get(each.url(world.names)).status_code in REFUSED
    ]
    assert closed == []


def test_another_areas_members_are_refused_everywhere(world: World) -> None:
    roles = {each.role for each in routes()} | set(FIELD_ROLES)
    clients = {role: signed_in(partners.member(role, area=world.there)) for role in roles}
    before = everything_kept()
    open_to = [
        (each.name, role)
        for place, each in enumerate(routes())
        if each.name not in READ_BY_EVERY_MEMBER | OF_ONES_OWN_AGENCY
        for role in {each.role, *(FIELD_ROLES if PROOF else FIELD_ROLES[place % 2 :][:1])}
        if not try_as(role, each)(clients[role], each.url(world.names)) <= REFUSED
    ]
    assert open_to == []
    assert everything_kept() == before


def test_a_membership_that_has_ended_opens_nothing(world: World) -> None:
    client = signed_in(world.left)
    before = everything_kept()
    tried = routes() if PROOF else routes()[::5]
    open_to = [each.name for each in tried if not answers(client, each.url(world.names)) <= {403}]
    assert open_to == []
    assert everything_kept() == before


def test_ones_own_area_in_the_address_opens_no_record_of_another(world: World) -> None:
    mixed = {**world.names, "area": world.there.slug}
    about_records = [each for each in routes() if "area" in each.asks and each.asks - AREA_AND_WEEK]
    clients = {
        role: signed_in(partners.member(role, area=world.there))
        for role in {each.role for each in about_records}
    }
    before = everything_kept()
    open_to = [
        each.name
        for each in about_records
        if not answers(clients[each.role], each.url(mixed)) <= REFUSED
    ]
    assert len(about_records) > 20
    assert open_to == []
    assert everything_kept() == before
