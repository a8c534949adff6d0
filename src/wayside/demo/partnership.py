"""The demo's partnership: areas, agencies, people, a programme and its money."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from importlib.resources import files

from django.contrib.auth.hashers import make_password

from wayside.access.actions import open_account
from wayside.access.actor import Actor
from wayside.access.models import Account
from wayside.access.vocabulary import TWO_PERSON_ROLES
from wayside.demo import cast
from wayside.demo.cast import DemoMember
from wayside.partners import actions, queries
from wayside.partners.models import Agency, Area, Membership, Programme
from wayside.partners.queries import OutcomeValues
from wayside.partners.vocabulary import AreaLevel, Direction, Measure, Origin, OutcomeNature

FOUNDED_AT = datetime(2016, 12, 5, 9, 0, tzinfo=UTC)
PROGRAMME_START = date(2018, 1, 1)
SOUTHWARK_OPENED_AT = datetime(2018, 6, 25, 9, 0, tzinfo=UTC)
OUTCOMES = (
    OutcomeValues(
        "Referrals to support", OutcomeNature.ACTIVITY, Direction.MORE, Measure.REFERRALS_TAKEN
    ),
    OutcomeValues(
        "Arrests of men who solicit or exploit",
        OutcomeNature.ACTIVITY,
        Direction.MORE,
        Measure.ARRESTS,
    ),
    OutcomeValues("Street sex work", OutcomeNature.OUTCOME, Direction.LESS),
    OutcomeValues("Persistent loitering", OutcomeNature.OUTCOME, Direction.LESS),
    OutcomeValues("Kerb crawling", OutcomeNature.OUTCOME, Direction.LESS),
    OutcomeValues("Other street crime", OutcomeNature.OUTCOME, Direction.LESS),
)


@dataclass(frozen=True, slots=True)
class Founders:
    """The two people who between them can open everything else."""

    administrator: Actor
    governance_officer: Actor


def boundaries(borough: str) -> bytes:
    """The ward boundaries carried with the demo."""
    return files("wayside.demo").joinpath("data", f"{borough}-wards.geojson").read_bytes()


def open_lambeth(founders: Founders, london: Area) -> Area:
    """Lambeth with its wards."""
    administrator = founders.administrator
    lambeth = actions.open_area(
        name="Lambeth",
        level=AreaLevel.BOROUGH,
        parent=london,
        code="E09000022",
        by=administrator,
        now=FOUNDED_AT,
    )
    inside = administrator.within(lambeth.id)
    actions.load_boundaries(area=lambeth, content=boundaries("lambeth"), by=inside, now=FOUNDED_AT)
    return lambeth


def register_agencies(founders: Founders, lambeth: Area) -> dict[str, Agency]:
    """The agencies by their keys; those of the founders stand already."""
    by = founders.administrator.within(lambeth.id)
    known = {agency.name: agency for agency in Agency.objects.all()}
    registered = {}
    for each in cast.AGENCIES:
        agency = known.get(each.name)
        if agency is None:
            agency = actions.register_agency(
                name=each.name, kind=each.kind, areas=[lambeth], by=by, now=FOUNDED_AT
            )
        agency.areas.add(lambeth)
        registered[each.key] = agency
    return registered


def give_password(account: Account) -> None:
    """The password that everybody here has; hashed once, because hashing is slow on purpose."""
    account.password = _hashed()
    account.save(update_fields=["password"])


@cache
def _hashed() -> str:
    return make_password(cast.PASSWORD)


def take_on(
    member: DemoMember,
    *,
    agency: Agency,
    area: Area,
    founders: Founders,
    now: datetime = FOUNDED_AT,
) -> Membership:
    """Open an account and give its role, by two people where the role asks for two."""
    administrator = founders.administrator.within(area.id)
    account = open_account(
        name=member.name,
        email=member.email,
        by=administrator,
        now=now,
    )
    give_password(account)
    if member.role not in TWO_PERSON_ROLES:
        return actions.grant_membership(
            account=account,
            agency=agency,
            area=area,
            role=member.role,
            from_date=now.date(),
            until_date=None,
            by=administrator,
            now=now,
        )
    return _by_two_people(
        member, account=account, agency=agency, area=area, founders=founders, now=now
    )


def _by_two_people(
    member: DemoMember,
    *,
    account: Account,
    agency: Agency,
    area: Area,
    founders: Founders,
    now: datetime,
) -> Membership:
    proposal = actions.propose_membership(
        account=account,
        agency=agency,
        area=area,
        role=member.role,
        from_date=now.date(),
        until_date=None,
        reason="Takes part in the demonstration partnership.",
        by=founders.administrator.within(area.id),
        now=now,
    )
    return actions.confirm_membership(
        proposal=proposal, by=founders.governance_officer.within(area.id), now=now
    )


def start_programme(lambeth: Area, agencies: dict[str, Agency], coordinator: Actor) -> Programme:
    """The programme that a ward panel raised, and its two grants."""
    lead = Membership.objects.get(account__email=cast.SERGEANT.email).person
    programme = actions.start_programme(
        area=lambeth,
        name=cast.PROGRAMME_NAME,
        origin=Origin.WARD_PANEL,
        origin_note=cast.ORIGIN_NOTE,
        aims=cast.AIMS,
        outcomes=OUTCOMES,
        lead=lead,
        lead_agency=agencies["police"],
        start_date=PROGRAMME_START,
        by=coordinator,
        now=FOUNDED_AT,
    )
    for funder, amount, start, end, pays_for in (
        ("Example Police", "5000", date(2018, 1, 1), date(2018, 12, 31), "Overtime on patrols."),
        (
            "Proceeds of crime fund",
            "25000",
            date(2018, 6, 1),
            date(2018, 7, 31),
            "Overtime, and hot drinks and snacks for the soup kitchen.",
        ),
    ):
        actions.add_funding(
            programme=programme,
            funder=funder,
            amount=Decimal(amount),
            start_date=start,
            end_date=end,
            pays_for=pays_for,
            by=coordinator,
            now=FOUNDED_AT,
        )
    return programme


def open_southwark(lambeth: Area, agencies: dict[str, Agency], founders: Founders) -> Area:
    """Southwark takes up Lambeth's programme: its settings, none of its data."""
    lead = Membership.objects.get(account__email=cast.SERGEANT.email).person
    taken = actions.open_area_from(
        source=lambeth,
        name="Southwark",
        code="E09000028",
        boundaries=boundaries("southwark"),
        lead=lead,
        lead_agency=agencies["police"],
        start_date=SOUTHWARK_OPENED_AT.date(),
        by=founders.administrator.within(lambeth.id),
        now=SOUTHWARK_OPENED_AT,
    )
    return taken.area


def actor(email: str) -> Actor:
    """The actor of a demo member's first role."""
    membership = Membership.objects.select_related("account__person").get(account__email=email)
    return queries.member_actor(membership)
