"""The return at two in the morning: on a telephone, without signal, without scripts."""

import re

from playwright.sync_api import expect

from tests.journeys.checks import every_error_leads_to_its_field
from tests.journeys.conftest import Enter
from tests.journeys.screens import TELEPHONE, WITHOUT_SCRIPTS
from tests.journeys.steps import night
from wayside.patrols.models import DraftReturn, PatrolReturn

OFFICER = "patrol-officer"


def test_an_officer_files_the_night_by_tapping(enter: Enter) -> None:
    address = night.given_the_officer_was_out_last_friday(OFFICER)
    officer = enter(OFFICER, **TELEPHONE)
    officer.opens(address)
    night.taps(officer, "Women met", 3)
    night.taps(officer, "Hot drinks given", 5)
    officer.page.get_by_text("Referrals offered and taken").first.click()
    night.taps(officer, "Offered")
    officer.looks()
    night.files(officer, until=night.REFUSED)
    assert every_error_leads_to_its_field(officer.page) == 1
    assert night.count(officer, "Women met") == "3"
    officer.ticks("Dry")
    officer.page.locator("main input[type=checkbox][name^=visited]").first.check()
    officer.fills("About the places (optional)", "The lights by the arches are out.")
    night.files(officer)
    officer.reads("Thank you. The return is filed.")
    officer.reads("The lights by the arches are out.")
    kept = "Object.keys(localStorage).filter((key) => key.startsWith('wayside-return:')).length"
    assert officer.page.evaluate(kept) == 0
    assert not DraftReturn.objects.exists()


def test_without_signal_nothing_is_lost_and_it_is_sent_once_when_it_is_back(enter: Enter) -> None:
    address = night.given_the_officer_was_out_last_friday(OFFICER)
    officer = enter(OFFICER, **TELEPHONE)
    officer.opens(address)
    night.waits_until_it_opens_without_signal(officer)
    officer.page.context.set_offline(True)
    night.taps(officer, "Women met", 2)
    officer.ticks("Showers")
    officer.fills("About the places (optional)", "Bins stand before the gate again.")
    expect(night.status(officer)).to_contain_text("Kept on this device")
    for _double in range(2):
        officer.page.get_by_role("button", name="File the return").click()
    expect(night.status(officer)).to_contain_text("sent as soon as the signal is back")
    assert not PatrolReturn.objects.filter(patrol__date=night.LAST_FRIDAY).exists()
    officer.page.context.set_offline(False)
    officer.page.wait_for_selector("[data-return-filed]", timeout=20_000)
    officer.reads("Bins stand before the gate again.")
    assert PatrolReturn.objects.filter(patrol__date=night.LAST_FRIDAY).count() == 1


def test_a_draft_survives_closing_the_browser(enter: Enter) -> None:
    address = night.given_the_officer_was_out_last_friday(OFFICER)
    officer = enter(OFFICER, **TELEPHONE)
    officer.opens(address)
    night.waits_until_it_opens_without_signal(officer)
    officer.page.context.set_offline(True)
    night.taps(officer, "Women met", 4)
    expect(night.status(officer)).to_contain_text("Kept on this device")
    kept = officer.page.context.storage_state()
    officer.page.close()
    again = enter("", **TELEPHONE, storage_state=kept)
    again.opens(address)
    expect(night.status(again)).to_have_text(re.compile("is back|Saved at"))
    assert night.count(again, "Women met") == "4"
    expect(night.status(again)).to_contain_text("Saved at", timeout=20_000)
    other = enter(OFFICER)
    other.opens(address)
    assert night.count(other, "Women met") == "4"


def test_the_page_opens_again_without_signal_and_what_was_written_is_sent_once(
    enter: Enter,
) -> None:
    address = night.given_the_officer_was_out_last_friday(OFFICER)
    officer = enter(OFFICER, **TELEPHONE)
    officer.opens(address)
    night.waits_until_it_opens_without_signal(officer)
    officer.page.context.set_offline(True)
    night.taps(officer, "Women met", 3)
    officer.ticks("Showers")
    officer.fills("About the places (optional)", "Bins stand before the gate again.")
    expect(night.status(officer)).to_contain_text("Kept on this device")
    again = night.closes_and_opens_again(officer, address)
    expect(night.status(again)).to_contain_text(re.compile("is back|Kept on this device"))
    assert night.count(again, "Women met") == "3"
    again.reads("Women met")
    night.taps(again, "Women met")
    again.page.reload()
    assert night.count(again, "Women met") == "4"
    again.page.get_by_role("button", name="File the return").click()
    expect(night.status(again)).to_contain_text("sent as soon as the signal is back")
    assert not PatrolReturn.objects.filter(patrol__date=night.LAST_FRIDAY).exists()
    again.page.context.set_offline(False)
    again.page.wait_for_selector("[data-return-filed]", timeout=20_000)
    again.reads("Bins stand before the gate again.")
    assert PatrolReturn.objects.filter(patrol__date=night.LAST_FRIDAY).count() == 1
    assert night.kept_on_the_device(again) == {"words": 0, "pages": 0, "workers": 0}


def test_a_correction_is_kept_without_signal_too(enter: Enter) -> None:
    address = night.given_the_officer_was_out_last_friday(OFFICER)
    officer = enter(OFFICER, **TELEPHONE)
    officer.opens(address)
    night.taps(officer, "Women met", 2)
    officer.ticks("Dry")
    night.files(officer)
    officer.presses("Correct the return")
    night.waits_until_it_opens_without_signal(officer)
    officer.page.context.set_offline(True)
    again = night.closes_and_opens_again(officer, f"{address}correct/")
    again.reads("What stands can be corrected here as soon as the signal is back.")
    again.page.context.set_offline(False)
    again.page.wait_for_selector("form[data-return]:not([hidden])")
    night.waits_until_it_opens_without_signal(again)
    again.page.context.set_offline(True)
    night.taps(again, "Women met")
    again.fills("Why do you correct it?", "Counted one too few.")
    expect(night.status(again)).to_contain_text("Kept on this device")
    last = night.closes_and_opens_again(again, f"{address}correct/")
    assert night.count(last, "Women met") == "3"
    last.page.context.set_offline(False)
    last.page.get_by_role("button", name="File the correction").click()
    last.page.wait_for_selector("[data-return-filed]", timeout=20_000)
    last.reads("Counted one too few.")
    assert PatrolReturn.objects.filter(patrol__date=night.LAST_FRIDAY).count() == 2


def test_signing_out_takes_the_page_off_the_device(enter: Enter) -> None:
    address = night.given_the_officer_was_out_last_friday(OFFICER)
    officer = enter(OFFICER, **TELEPHONE)
    officer.opens(address)
    night.waits_until_it_opens_without_signal(officer)
    night.taps(officer, "Women met")
    expect(night.status(officer)).to_contain_text("Saved at", timeout=20_000)
    assert night.kept_on_the_device(officer)["pages"] > 0
    officer.opens("/accounts/logout/")
    officer.presses("Sign out")
    officer.page.wait_for_load_state("networkidle")
    assert night.kept_on_the_device(officer) == {"words": 0, "pages": 0, "workers": 0}


def test_without_scripts_each_tap_is_kept_by_the_server(enter: Enter) -> None:
    address = night.given_the_officer_was_out_last_friday(OFFICER)
    officer = enter(OFFICER, **WITHOUT_SCRIPTS)
    officer.opens(address)
    officer.fills("About the places (optional)", "Quiet all night.")
    officer.presses("One more: Women met")
    officer.presses("One more: Women met")
    assert night.count(officer, "Women met") == "2"
    officer.ticks("Heavy rain")
    officer.presses("File the return")
    officer.reads("Thank you. The return is filed.")
    officer.reads("Quiet all night.")


def test_the_coordinator_reviews_the_week_and_its_decision_seeds_the_next(enter: Enter) -> None:
    night.given_the_officer_was_out_last_friday(OFFICER)
    coordinator = enter("coordinator")
    coordinator.opens("/lambeth/weeks/2018-W26/review/")
    coordinator.fills("What is decided", "Begin an hour earlier.")
    coordinator.fills("Why", "More came before ten.")
    coordinator.presses("Record the decision")
    coordinator.reads("It is kept with the review.")
    coordinator.opens("/lambeth/weeks/2018-W27/")
    coordinator.reads("Begin an hour earlier.")
    coordinator.opens("/lambeth/weeks/months/")
    coordinator.reads("Activity beside the hours it took")
