"""Steps of the night after a patrol: who was on it, and what its form shows."""

from dataclasses import replace
from datetime import date, timedelta

from playwright.sync_api import Locator

from tests.journeys.person import Person
from wayside.access.models import Account
from wayside.demo.cast import MAIL_DOMAIN
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.patrols.models import Patrol, Posting
from wayside.patrols.vocabulary import Duty, PatrolState, PostingState
from wayside.workforce.models import Worker

LAST_FRIDAY = date(2018, 6, 29)
FILED = "[data-return-filed]"
REFUSED = ".govuk-error-summary"


def given_the_officer_was_out_last_friday(login: str) -> str:
    """The patrol of last Friday is out with the officer as its lead; its return's address."""
    patrol = Patrol.objects.select_related("week__area").get(
        date=LAST_FRIDAY, week__area__slug="lambeth"
    )
    Patrol.objects.filter(id=patrol.id).update(state=PatrolState.OUT)
    account = Account.objects.get(email=f"{login}@{MAIL_DOMAIN}")
    member = Membership.objects.filter(account=account).latest("from_date")
    worker, _made = Worker.objects.get_or_create(
        person=member.person,
        area=patrol.week.area,
        defaults={
            "agency": member.agency,
            "joined_date": LAST_FRIDAY - timedelta(days=90),
            **partners.STAMPS,
        },
    )
    posted = Posting.objects.filter(patrol=patrol, worker=worker)
    if not posted.filter(state=PostingState.PUBLISHED).exists():
        Posting.objects.create(
            patrol=patrol,
            worker=worker,
            duty=Duty.LEAD,
            state=PostingState.PUBLISHED,
            told_date=LAST_FRIDAY,
            **partners.STAMPS,
        )
    return f"/lambeth/weeks/{patrol.week.iso}/patrols/{patrol.id}/return/"


def taps(person: Person, what: str, times: int = 1) -> None:
    """Tap the plus of a count."""
    plus = person.page.get_by_role("button", name=f"One more: {what}").first
    for _tap in range(times):
        plus.click()


def count(person: Person, what: str) -> str:
    """What a count stands at."""
    return person.page.get_by_label(what, exact=True).first.input_value()


def status(person: Person) -> Locator:
    """The line that says what is kept and where."""
    return person.page.locator("[data-return-status]")


def waits_until_it_opens_without_signal(person: Person) -> None:
    """The form is on the device, without anybody's answers."""
    person.page.wait_for_selector("form[data-offline=ready]", state="attached", timeout=20_000)


def closes_and_opens_again(person: Person, address: str) -> Person:
    """Close the page and open its address anew in the same browser."""
    context = person.page.context
    person.page.close()
    opened = replace(person, page=context.new_page())
    opened.page.goto(address)
    return opened


KEPT = """async () => {
  const opened = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
  const kept = (await Promise.all(opened.map((cache) => cache.keys()))).flat();
  const pages = kept.filter((each) => !new URL(each.url).pathname.startsWith("/static/"));
  const words = Object.keys(localStorage).filter((key) => key.startsWith("wayside-return:"));
  const workers = await navigator.serviceWorker.getRegistrations();
  return { words: words.length, pages: pages.length, workers: workers.length };
}"""


def kept_on_the_device(person: Person) -> dict[str, int]:
    """How much of the return lies on this device."""
    counted: dict[str, int] = person.page.evaluate(KEPT)
    return counted


def files(officer: Person, *, until: str = FILED) -> None:
    """File the return and wait for what comes of it: a script sends the form, and only then does
    the browser go on to the page that answers."""
    officer.page.get_by_role("button", name="File the return").click()
    officer.page.wait_for_selector(until)
    officer.looks()
