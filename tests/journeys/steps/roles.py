"""Accounts, roles that two people give, and areas."""

import base64
import hashlib
import hmac
import re
import time
from urllib.parse import urlsplit

from django.core import mail
from playwright.sync_api import expect

from tests.journeys.checks import every_error_leads_to_its_field
from tests.journeys.person import Person

NAME, LOGIN = "Nia Example", "nia"
EMAIL = "nia@wayside.example"
PASSWORD = "a lantern by the kerb 28"
REASON = "Covers the coordinator's leave."


def when_they_open_an_account(person: Person) -> None:
    """From the first page; an empty form first."""
    person.opens("/partners/accounts/")
    person.page.get_by_role("button", name="Open an account").click()
    person.looks()
    person.presses("Open the account")
    assert every_error_leads_to_its_field(person.page) == 2
    person.fills("Full name", NAME)
    person.fills("E-mail address", EMAIL)
    person.presses("Open the account")
    assert person.heading == NAME


def when_they_propose_a_role(person: Person) -> str:
    """From the account's page; the address of the proposal."""
    person.follows("Give a role")
    person.page.get_by_label("Role", exact=True).select_option("deputy_coordinator")
    person.chooses("Agency", "Example Police, Lambeth team")
    person.chooses("Area", "Lambeth")
    person.presses("Continue")
    assert every_error_leads_to_its_field(person.page) == 1
    person.fills("Why this person needs it", REASON)
    person.presses("Continue")
    return person.path


def then_they_cannot_grant_it_themselves(person: Person) -> None:
    """The page says why, and who can."""
    person.reads("You proposed this role, so a second person must decide.")
    person.reads("Gwen Example")
    expect(person.page.get_by_role("button", name="Grant the role")).to_have_count(0)


def when_a_second_person_grants_it(person: Person) -> None:
    """From their first page."""
    person.opens("/")
    person.follows("Grant or decline: Deputy coordinator for Nia Example")
    person.reads(REASON)
    person.presses("Grant the role")
    person.reads("Nia Example holds it")


def when_the_new_person_follows_the_link(person: Person) -> None:
    """The link of the mail, once; a password that is too short is refused."""
    [message] = [each for each in mail.outbox if each.to == [EMAIL]]
    found = re.search(r"https?://\S+", str(message.body))
    assert found is not None
    person.opens(urlsplit(found[0]).path)
    boxes = person.page.locator("input[type=password]")
    for box in boxes.all():
        box.fill("short")
    person.page.locator("main form button[type=submit]").first.click()
    person.looks()
    assert every_error_leads_to_its_field(person.page) >= 1
    for box in person.page.locator("input[type=password]").all():
        box.fill(PASSWORD)
    person.page.locator("main form button[type=submit]").first.click()
    person.looks()


def when_they_set_up_an_authenticator(person: Person) -> None:
    """The key as the page shows it; a wrong figure first."""
    person.page.get_by_role("link", name="Set up an authenticator app").click()
    person.page.wait_for_load_state()
    if "reauthenticate" in person.path:
        person.page.locator("input[type=password]").fill(PASSWORD)
        person.page.locator("main form button[type=submit]").first.click()
    person.looks()
    person.page.locator("input[name=code]").fill("000000")
    person.presses("Finish")
    assert every_error_leads_to_its_field(person.page) == 1
    key = person.page.locator(".ws-key").inner_text()
    person.page.locator("input[name=code]").fill(code_now(key))
    person.presses("Finish")


def code_now(key: str) -> str:
    """The six figures of RFC 6238 that an authenticator app shows at this moment."""
    secret = base64.b32decode(key + "=" * (-len(key) % 8))
    digest = hmac.new(secret, int(time.time() // 30).to_bytes(8), hashlib.sha1).digest()
    offset = digest[-1] & 15
    number = int.from_bytes(digest[offset : offset + 4]) & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"
