"""What workers of the support side do with the people they support."""

from datetime import datetime

from playwright.sync_api import Locator

from tests.journeys.person import Person
from wayside.audit.models import Event
from wayside.web.clock import LONDON

MONDAY_NIGHT = datetime(2018, 7, 2, 21, 0, tzinfo=LONDON)
TUESDAY = datetime(2018, 7, 3, 12, 0, tzinfo=LONDON)
HOUSING = "Example Housing First"
CLINIC = "Example Night Clinic"


def opens_record(worker: Person, called: str) -> None:
    """From the list of one's own people."""
    worker.opens("/people/")
    worker.follows(called, within=worker.page.get_by_role("table"))
    assert worker.heading == called


def goes_to(worker: Person, tab: str) -> None:
    """To another page of the record that is open."""
    worker.follows(tab, within=worker.page.get_by_label("Pages of this record"))


def when_somebody_is_written_down(worker: Person, called: str) -> None:
    """With what they are called and nothing else."""
    worker.opens("/people/add/")
    worker.fills("What is this person called?", called)
    worker.ticks("18 or over")
    worker.presses("Write down")
    if worker.path == "/people/add/":
        worker.presses("Write down all the same")
    assert worker.heading == called


def when_they_agree(worker: Person, agency: str, *kinds: str) -> None:
    """On the record that is open: to a referral that holds some kinds of information."""
    goes_to(worker, "Consent")
    worker.follows("They agree to something")
    worker.chooses("One agency (optional)", agency)
    for kind in (*kinds, "Referral to a service", "Spoken"):
        worker.ticks(kind)
    worker.fills("Ask again on", "1/9/2018")
    worker.ticks("I have considered")
    worker.fills("How you considered it", "Rested, alone, and said it back.")
    worker.presses("Record the consent")
    worker.reads("The consent is recorded.")


def when_a_referral_is_sent(worker: Person, service: str, *kinds: str, words: str) -> str:
    """From the record that is open; the address of the referral."""
    goes_to(worker, "Referrals")
    worker.follows("Refer to a service")
    _group(worker, "To which service?").get_by_label(service).check()
    _group(worker, "What is it about?").get_by_label("Housing").check()
    for kind in kinds:
        _group(worker, "Which kinds of information").get_by_label(kind).check()
    worker.fills("What is the service to be told?", words)
    worker.presses("Go on")
    worker.presses("Send it")
    return worker.path


def _group(worker: Person, name: str) -> Locator:
    return worker.page.get_by_role("group", name=name)


def looks_at(path: str, action: str) -> int:
    """How often somebody did this to the record of an address, by the trail."""
    return Event.objects.filter(action=action, record_id=path.strip("/").split("/")[-1]).count()


def done(action: str) -> int:
    """How often something was done, by the trail."""
    return Event.objects.filter(action=action).count()
