"""Steps of one evening: whose it is, when it is, and how far the patrol has come."""

from datetime import date, datetime, timedelta

from django.urls import reverse

from tests.journeys.checks import is_well_made
from tests.journeys.person import Person
from wayside.audit.models import Event
from wayside.demo import partnership
from wayside.demo.cast import MAIL_DOMAIN
from wayside.patrols.calendar import LONDON
from wayside.patrols.models import Briefing, CheckIn, Patrol
from wayside.patrols.risk import actions

FRIDAY, SATURDAY = date(2018, 7, 6), date(2018, 7, 7)
EVENING = datetime(2018, 7, 7, 19, 30, tzinfo=LONDON)
NUMBER = "CAD 4711"
MOST_OF_A_REFUSAL = 600


def patrol_of(day: date = SATURDAY) -> Patrol:
    """The patrol of a day in Lambeth."""
    rows = Patrol.objects.select_related("week__area", "week__programme")
    return rows.get(date=day, week__area__slug="lambeth")


def page_of(name: str, day: date = SATURDAY) -> str:
    """The address of one of its pages."""
    patrol = patrol_of(day)
    return reverse(f"patrols:{name}", args=("lambeth", patrol.week.iso, patrol.id))


def given_they_are_out(login: str) -> Patrol:
    """Somebody of the patrol has said that they go out, at its start."""
    patrol = patrol_of()
    by = partnership.actor(f"{login}@{MAIL_DOMAIN}")
    return actions.go_out(patrol=patrol, incident_number=NUMBER, by=by, now=patrol.starts_at)


def given_all_are_safely_back(login: str) -> Patrol:
    """The same, with every check-in made when it was due."""
    patrol = given_they_are_out(login)
    by = partnership.actor(f"{login}@{MAIL_DOMAIN}")
    for each in CheckIn.objects.filter(patrol=patrol).order_by("due_at"):
        actions.check_in(patrol=patrol, by=by, now=each.due_at)
    return patrol


def next_call() -> CheckIn:
    """The check-in that comes next."""
    return CheckIn.objects.filter(patrol=patrol_of(), made_at=None).earliest("due_at")


def after_the_briefing_closed() -> datetime:
    """A minute later than anybody can open it."""
    return Briefing.objects.get(patrol=patrol_of()).closes_at + timedelta(minutes=1)


def clock_of(moment: datetime) -> str:
    """A time of day, as pages say it."""
    return f"{moment.astimezone(LONDON):%H:%M}"


def looks_of(login: str, action: str) -> int:
    """How often somebody's look or change of that kind is on the trail."""
    account = partnership.actor(f"{login}@{MAIL_DOMAIN}").account_id
    return Event.objects.filter(action=action, account_id=account).count()


def is_refused(person: Person, path: str, *, status: int = 403) -> None:
    """The address answers with a plain page that shows nothing of what was asked for."""
    answer = person.page.goto(path)
    assert answer is not None
    assert answer.status == status, f"{path}: {answer.status}"
    is_well_made(person.page, None)
    shown = person.page.locator("main").inner_text()
    assert len(shown) < MOST_OF_A_REFUSAL, f"{path} shows more than a refusal:\n{shown}"
