"""The review: counts beside hours, what was said, decisions that seed the next week."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role
from wayside.partners.queries import OutcomeValues
from wayside.partners.tests import factories as partners
from wayside.partners.vocabulary import Direction, Measure, OutcomeNature
from wayside.patrols import actions as weeks_actions
from wayside.patrols.models import Decision, ReviewNote
from wayside.patrols.returns import actions, figures
from wayside.patrols.returns.presenters.months_page import months_page
from wayside.patrols.returns.presenters.review_page import compared
from wayside.patrols.returns.rules.rates import rate
from wayside.patrols.returns.tests import factories
from wayside.patrols.returns.tests.factories import MORNING, Night
from wayside.patrols.returns.vocabulary import Count, Weather
from wayside.patrols.tests import factories as weeks
from wayside.patrols.vocabulary import Verb
from wayside.web import clock

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _after_the_week(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    settings.WAYSIDE_TODAY = weeks.AFTER.date()
    monkeypatch.setattr(clock, "now", lambda: weeks.AFTER)


def entered(night: Night, role: Role = Role.COORDINATOR) -> Client:
    client = Client()
    partners.sign_in(client, weeks.member(night.area, role))
    return client


def url(night: Night) -> str:
    return reverse("patrols:returns:review", args=(night.area.slug, night.week.iso))


def test_the_newest_version_counts_and_counts_stand_beside_hours() -> None:
    night = factories.night()
    factories.file(night, weather=Weather.SNOW)
    told = factories.told(night.patrol, counts={(Count.WOMEN_MET, ""): 9})
    actions.correct_return(
        patrol=night.fresh,
        form=uuid4(),
        told=told,
        because="Counted again.",
        base=1,
        by=night.by,
        now=MORNING,
    )
    before, this = figures.weekly(night.area, (night.week.iso.previous, night.week.iso))
    assert (before.planned, before.hours, before.people) == (0, 0, 0)
    assert (this.planned, this.returned, this.hours) == (2, 1, 6.0)
    assert this.people == 9
    assert this.of(Count.ARRESTS) == 0
    assert figures.monthly(night.area, ("2018-06", "2018-07"))[1].people == 9


def test_a_rate_says_how_far_chance_would_carry_it() -> None:
    found = rate(10, 20)
    assert found
    assert found.value == 5.0
    assert (round(found.low, 1), round(found.high, 1)) == (2.4, 9.2)  # exact Poisson: 2.4, 9.2
    assert rate(3, 0) is None
    nought = rate(0, 10)
    assert nought
    assert (nought.low, round(nought.high, 1)) == (0, 3.7)


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [(1, 2, "Too few"), (10, 28, "no more apart"), (40, 20, "more apart than chance alone")],
)
def test_a_change_is_told_in_honest_words(now: int, before: int, words: str) -> None:
    this = figures.Figures("2018-W28", hours=10, counts={Count.WOMEN_MET: now})
    former = figures.Figures("2018-W27", hours=30, counts={Count.WOMEN_MET: before})
    assert words in compared(this, (former,))[0]


def test_the_page_shows_figures_nights_notes_and_decisions() -> None:
    night = factories.night()
    factories.file(night)
    client = entered(night)
    client.post(url(night), {"source": "resident", "text": "Cars wait by the gate."})
    client.post(url(night), {"what": "Move the soup kitchen.", "reason": "More came before ten."})
    text = client.get(url(night)).content.decode()
    for words in (
        "Cars wait by the gate.",
        "Residents",
        "Move the soup kitchen.",
        "The lights were out.",
        "More came before ten.",
        "People met: 4 in 6.0 hours",
        "Activity follows effort",
    ):
        assert words in text


def test_a_note_that_names_somebody_is_asked_about() -> None:
    night = factories.night()
    client = entered(night)
    sent = {"source": "resident", "text": "They say Sarah Jones stands there."}
    page = client.post(url(night), sent).content.decode()
    assert "Take out what tells of a person" in page
    assert "<title>Error: Review of the week" in page
    assert not ReviewNote.objects.exists()
    client.post(url(night), {**sent, "not_personal": "on"})
    assert ReviewNote.objects.count() == 1


def test_a_decision_seeds_the_next_weeks_plan_once() -> None:
    night, token = factories.night(), uuid4()
    for _twice in range(2):
        actions.decide(
            week=weeks.fresh(night.week),
            what="Move the soup kitchen.",
            reason="More came before ten.",
            by=night.coordinator,
            now=MORNING,
            token=token,
        )
    assert Decision.objects.filter(verb=Verb.DECIDE).count() == 1
    weeks_actions.start_week(
        area=night.area,
        iso=night.week.iso.next,
        by=night.coordinator,
        now=MORNING + timedelta(days=1),
    )
    page = reverse("patrols:week", args=(night.area.slug, night.week.iso.next))
    assert "Move the soup kitchen." in entered(night).get(page).content.decode()
    sergeant = entered(night, Role.WARD_SERGEANT)
    assert "Decided in last week" not in sergeant.get(page).content.decode()


def test_the_months_show_activity_beside_hours_and_the_programmes_outcomes() -> None:
    night = factories.night()
    factories.file(night)
    address = reverse("patrols:returns:months", args=(night.area.slug,))
    text = entered(night, Role.ANALYST).get(address).content.decode()
    assert "Activity beside the hours it took" in text
    assert "Jul 2018" in text
    assert "Arrests: <strong>1</strong>" in text


def test_each_intended_activity_is_read_from_its_own_count_beside_the_hours() -> None:
    night = factories.night()
    factories.file(night)
    months = figures.monthly(night.area, ("2018-06", "2018-07"))
    more, less = Direction.MORE, Direction.LESS
    page = months_page(
        months,
        (
            OutcomeValues("Arrests of drivers", OutcomeNature.ACTIVITY, more, Measure.ARRESTS),
            OutcomeValues("Nights out", OutcomeNature.ACTIVITY, more, Measure.PATROLS),
            OutcomeValues("Time on the street", OutcomeNature.ACTIVITY, more, Measure.HOURS),
            OutcomeValues("Meetings", OutcomeNature.ACTIVITY, more),
            OutcomeValues("Kerb crawling", OutcomeNature.OUTCOME, less),
        ),
    )
    shown = [(each.statement, each.values, each.total, each.rate) for each in page.activity]
    assert shown == [
        ("Arrests of drivers", ("0", "1"), "1", "1.7 in ten hours out"),
        ("Nights out", ("0", "1"), "1", ""),
        ("Time on the street", ("0", "6"), "6", ""),
        ("Meetings", (), "not measured yet", ""),
    ]
    assert [each.total for each in page.outcomes] == ["not measured yet"]
    assert "1 patrols returned of 2 planned (0 cancelled), 6 hours out" in page.effort


@pytest.mark.parametrize("measure", Measure)
def test_every_measure_reads_a_figure(measure: Measure) -> None:
    each = {str(what): 1 for what in Count}
    month = figures.Figures("2018-07", returned=2, hours=3.0, counts=each)
    intended = OutcomeValues("Something", OutcomeNature.ACTIVITY, Direction.MORE, measure)
    (line,) = months_page((month,), (intended,)).activity
    assert float(line.total) > 0


@pytest.mark.parametrize("role", [Role.PATROL_OFFICER, Role.WARD_SERGEANT, Role.PARTNER_WORKER])
def test_others_neither_see_a_review_nor_decide(role: Role) -> None:
    night = factories.night()
    assert entered(night, role).get(url(night)).status_code == 403
    by = partners.actor_of(weeks.member(night.area, role))
    with pytest.raises(NotAllowed):
        actions.decide(week=night.week, what="A", reason="B", by=by, now=MORNING)
