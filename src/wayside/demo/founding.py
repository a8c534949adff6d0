"""The demo's founders and everyone they take on."""

from wayside.access.models import Account
from wayside.demo import cast, partnership
from wayside.demo.crew import CREW
from wayside.demo.partnership import FOUNDED_AT, SOUTHWARK_OPENED_AT, Founders
from wayside.partners.actions.founding import Named, founder, start_partnership
from wayside.partners.models import Agency, Area
from wayside.partners.vocabulary import AgencyKind


def found() -> tuple[Founders, Area]:
    """Found the partnership as an installation would, with two named people."""
    first, second = cast.FIRST_ADMINISTRATOR, cast.FIRST_GOVERNANCE_OFFICER
    police = next(each for each in cast.AGENCIES if each.key == "police")
    founded = start_partnership(
        area_name="London",
        agency_name=police.name,
        agency_kind=AgencyKind(police.kind),
        administrator=Named(first.name, first.email),
        governance_officer=Named(second.name, second.email),
        by=founder(),
        now=FOUNDED_AT,
    )
    for account in (founded.administrator, founded.governance_officer):
        partnership.give_password(account)
    founders = Founders(partnership.actor(first.email), partnership.actor(second.email))
    return founders, founded.area


def take_everyone_on(founders: Founders, lambeth: Area, agencies: dict[str, Agency]) -> None:
    """One person for each role in Lambeth, and those of the pool who sign in."""
    for member in (*cast.MEMBERS, *CREW):
        if member.area == "lambeth":
            area = Area.objects.get(slug=member.ward) if member.ward else lambeth
            agency = agencies[member.agency]
            partnership.take_on(member, agency=agency, area=area, founders=founders)


def open_southwark(founders: Founders, lambeth: Area, agencies: dict[str, Agency]) -> None:
    """Southwark takes the programme up, with a coordinator of its own."""
    southwark = partnership.open_southwark(lambeth, agencies, founders)
    for member in cast.MEMBERS:
        if member.area == "southwark":
            partnership.take_on(
                member,
                agency=agencies[member.agency],
                area=southwark,
                founders=founders,
                now=SOUTHWARK_OPENED_AT,
            )


def stands() -> bool:
    """Whether the demo's people are here already."""
    return Account.objects.filter(email=cast.FIRST_ADMINISTRATOR.email).exists()
