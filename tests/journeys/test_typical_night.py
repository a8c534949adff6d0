"""Five minutes for a typical night: what its return asks of a thumb is counted and bounded."""

from statistics import median

from django.db.models import Count, Sum

from tests.journeys.conftest import Enter
from tests.journeys.screens import TELEPHONE
from tests.journeys.steps import night
from wayside.patrols.models import PatrolReturn

OFFICER = "patrol-officer"
MOST_TAPS, MOST_TEXTS = 40, 2
MET = {"Women met": 6, "Men met": 1, "Of these, new to us": 1, "Hot drinks given": 12}
PLACES = 5

# Counts what a thumb does on this page, and the boxes that somebody writes in.
COUNTS = """() => {
  window.taps = 0;
  window.texts = new Set();
  addEventListener("pointerup", () => (window.taps += 1), true);
  addEventListener("input", ({ target }) => {
    if (target.matches("textarea, input:not([type=radio], [type=checkbox], .ws-counter__box)")) {
      window.texts.add(target.id);
    }
  }, true);
}"""


def test_a_typical_night_takes_few_taps_and_one_sentence(enter: Enter) -> None:
    address = night.given_the_officer_was_out_last_friday(OFFICER)
    officer = enter(OFFICER, **TELEPHONE)
    officer.opens(address)
    officer.page.evaluate(COUNTS)
    counted = 0
    for what, times in MET.items():
        night.taps(officer, what, times)
        counted += times
    officer.page.get_by_text("Referrals offered and taken").first.click()
    for what in ("Offered", "Taken"):
        night.taps(officer, what)
    officer.page.get_by_text("Arrests, cautions and warnings").first.click()
    night.taps(officer, "Warnings")
    counted += 3
    for place in officer.page.locator("main input[name^=visited]").all()[:PLACES]:
        place.check()
    officer.ticks("Dry")
    officer.fills("About the places (optional)", "The lights by the arches are out again.")
    taps, texts = officer.page.evaluate("[window.taps, window.texts.size]")
    night.files(officer)
    assert taps + 1 <= MOST_TAPS
    assert 0 < texts <= MOST_TEXTS
    assert taps > counted
    they_are_typical(counted)


def they_are_typical(counted: int) -> None:
    """No less than the middle one of all nights that the demo lived through."""
    lived = PatrolReturn.objects.filter(number=1, patrol__date__lt=night.LAST_FRIDAY)
    totals = lived.annotate(total=Sum("parts__counts__value")).values_list("total", flat=True)
    visits = lived.annotate(seen=Count("visits")).values_list("seen", flat=True)
    assert counted >= median(each or 0 for each in totals)
    assert median(visits) <= PLACES
