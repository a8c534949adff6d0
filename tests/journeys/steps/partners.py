"""Steps of a partner agency: what it is asked to, and what it must never read."""

from tests.journeys.person import Person
from tests.journeys.steps.tonight import FRIDAY, clock_of, patrol_of
from wayside.patrols.models import Invitation
from wayside.patrols.queries import crews
from wayside.patrols.vocabulary import Duty, SegmentKind

OF_THE_NIGHT = (
    "night",
    "go_out",
    "check_in",
    "risk",
    "write_risk",
    "release",
    "call_back",
    "parts:night",
    "parts:move",
    "returns:night",
    "returns:correct",
    "sheet",
    "change_patrol",
    "cancel_patrol",
)
OF_THE_POOL = (
    "/lambeth/roster/",
    "/lambeth/roster/unable/",
    "/lambeth/costs/",
    "/lambeth/check-ins/",
    "/lambeth/risk-template/",
    "/lambeth/observers/",
    "/lambeth/workforce/",
    "/lambeth/weeks/months/",
    "/lambeth/weeks/2018-W26/review/",
    "/lambeth/weeks/2018-W27/",
    "/lambeth/hot-spots/",
)
OF_ENFORCEMENT = (
    "nforcement",
    "rrest",
    "aution",
    "Kerb crawling",
    "urveillance",
    "nformant",
    "Body-worn",
    "incident number",
    "soliciting",
)


def opens_fridays_invitation(person: Person) -> Invitation:
    """From the first page."""
    person.opens("/")
    person.follows("Answer the invitation for Friday 6 July")
    identifier = person.path.rstrip("/").rsplit("/", 1)[-1]
    found = Invitation.objects.select_related("segment").get(id=identifier)
    assert found.segment.patrol_id == patrol_of(FRIDAY).id
    return found


def holds_their_part_alone(text: str) -> None:
    """The own engagement and whom to call; no other part, hour, place or officer of the night."""
    patrol = patrol_of()
    words = " ".join(text.split())
    for known in ("Outreach round", "Library steps", "20:30", "Who to call"):
        assert known in words, f"“{known}” is missing:\n{words}"
    officers = (each.name for each in crews([patrol])[patrol.id] if each.duty != Duty.PARTNER)
    own = patrol.segments.get(kind=SegmentKind.ENGAGEMENT)
    places = (each.label for each in patrol.places.all() if each.id != own.place_id)
    hours = {clock_of(patrol.starts_at), clock_of(patrol.ends_at)} - {clock_of(own.starts_at)}
    hidden = (*OF_ENFORCEMENT, *officers, *places, *hours)
    found = [each for each in hidden if each in words]
    assert found == [], f"a partner reads {found}:\n{words}"
