"""Two people change one roster's nights at one moment, in transactions that really commit."""

from datetime import date

import pytest
from django.test import Client

from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.notices.models import Notice
from wayside.partners.tests import factories as partners
from wayside.patrols.actions import start_week
from wayside.patrols.models import Patrol, Posting, Roster, Unavailability
from wayside.patrols.parts.actions import move_patrol
from wayside.patrols.parts.vocabulary import DisruptionKind
from wayside.patrols.staffing import actions
from wayside.patrols.staffing.queries import broken_postings
from wayside.patrols.staffing.tests import factories
from wayside.patrols.staffing.vocabulary import RosterState, UnableReason
from wayside.patrols.tests import factories as patrols
from wayside.patrols.tests.factories import ISO, NOW
from wayside.patrols.tests.test_concurrency import at_once
from wayside.patrols.vocabulary import Duty, PostingState
from wayside.web.collisions import Collision
from wayside.web.states import NotNow
from wayside.workforce.tests import factories as workforce

pytestmark = pytest.mark.usefixtures("transactional_db")


def test_two_coordinators_who_publish_two_drafts_leave_one_roster_and_one_refusal() -> None:
    town = factories.town()
    other = patrols.coordinator(town.area, role=Role.DEPUTY_COORDINATOR)
    drafts = [factories.draft(town), factories.draft(town)]
    results = at_once(
        *(
            lambda by=by, draft=draft: actions.publish_roster(
                roster=draft, by=by, now=NOW, expected_version=draft.version
            )
            for by, draft in zip((town.by, other), drafts, strict=True)
        )
    )
    (refused,) = (each for each in results if isinstance(each, NotNow))
    assert "has changed" in str(refused)
    states = sorted(Roster.objects.values_list("state", flat=True))
    assert states == [RosterState.DRAFT, RosterState.PUBLISHED]
    assert Posting.objects.filter(state=PostingState.PUBLISHED).count() == 12


def test_of_two_who_publish_one_draft_each_is_told_what_happened() -> None:
    town = factories.town()
    other = patrols.coordinator(town.area, role=Role.DEPUTY_COORDINATOR)
    draft = factories.draft(town)
    results = at_once(
        *(
            lambda by=by: actions.publish_roster(
                roster=draft, by=by, now=NOW, expected_version=draft.version
            )
            for by in (town.by, other)
        )
    )
    assert sum(isinstance(each, Collision) for each in results) == 1
    assert Posting.objects.count() == 12


def test_an_officer_who_withdraws_while_the_roster_is_published_is_never_put_back() -> None:
    town = factories.town()
    factories.published(town)
    posting = Posting.objects.select_related("worker", "patrol__week__area").first()
    assert posting
    by = workforce.member_of_pool(posting.worker)
    draft = factories.draft(town)
    results = at_once(
        lambda: actions.publish_roster(
            roster=draft, by=town.by, now=NOW, expected_version=draft.version
        ),
        lambda: actions.withdraw(posting=posting, kind=UnableReason.COURT, by=by, now=NOW),
    )
    assert not isinstance(results[1], Exception)
    held = Posting.objects.get(id=posting.id)
    assert held.state == PostingState.WITHDRAWN
    assert Unavailability.objects.filter(patrol=posting.patrol, worker=posting.worker).exists()
    again = factories.draft(town)
    assert not again.lines.filter(patrol=posting.patrol, worker=posting.worker).exists()


def test_who_says_they_cannot_come_while_the_roster_is_published_is_not_posted() -> None:
    town = factories.town()
    draft = factories.draft(town)
    line = draft.lines.select_related("worker__person", "patrol__week__area").all()[0]
    by = workforce.member_of_pool(line.worker)
    published, said = at_once(
        lambda: actions.publish_roster(
            roster=draft, by=town.by, now=NOW, expected_version=draft.version
        ),
        lambda: actions.say_unable(
            patrol=line.patrol, worker=line.worker, kind=UnableReason.FAMILY, by=by, now=NOW
        ),
    )
    posted = Posting.objects.filter(patrol=line.patrol, worker=line.worker).exists()
    unable = Unavailability.objects.filter(patrol=line.patrol, worker=line.worker).exists()
    assert posted is not unable
    if posted:  # published first: who then cannot come gives the place up
        assert "have a place on this patrol" in str(said)
        told = list(Notice.objects.values_list("person_id", flat=True))
        assert len(told) == len(set(told)) == Posting.objects.values("worker").distinct().count()
    else:
        assert isinstance(published, NotNow)
        assert "has changed" in str(published)
        assert not Notice.objects.exists()
    _whole(publishes=int(posted), says=int(unable))


def test_of_two_who_fill_one_post_by_hand_one_does_and_the_other_is_told() -> None:
    town = factories.town(officers=6, weeks=1)
    other = patrols.coordinator(town.area, role=Role.DEPUTY_COORDINATOR)
    draft = factories.draft(town, weeks=1)
    night = town.nights[0]
    line = draft.lines.filter(patrol=night, duty=Duty.TRAINED)[0]
    draft = actions.take_off(
        roster=draft, line_id=line.id, by=town.by, now=NOW, expected_version=draft.version
    )
    on = set(draft.lines.filter(patrol=night).values_list("worker", flat=True))
    free = [each for each in town.workers if each.id not in on and not each.may_lead][:2]
    results = at_once(
        *(
            lambda by=by, who=who: actions.put_on(
                roster=draft,
                patrol_id=night.id,
                worker_id=who.id,
                duty=Duty.TRAINED,
                by=by,
                now=NOW,
                expected_version=draft.version,
            )
            for by, who in zip((town.by, other), free, strict=True)
        )
    )
    assert sum(isinstance(each, Collision) for each in results) == 1
    assert draft.lines.filter(patrol=night, duty=Duty.TRAINED).count() == 2
    assert Event.objects.filter(action="patrols.put_on").count() == 1


def test_a_move_and_a_publishing_at_one_moment_leave_only_lawful_places() -> None:
    town = factories.town()
    start_week(area=town.area, iso=ISO, by=town.by, now=NOW)
    draft = factories.draft(town)
    night = Patrol.objects.select_related("week__area", "week__programme").get(id=town.nights[0].id)
    published, moved = at_once(
        lambda: actions.publish_roster(
            roster=draft, by=town.by, now=NOW, expected_version=draft.version
        ),
        lambda: move_patrol(
            patrol=night,
            day=date(2018, 7, 12),
            kind=DisruptionKind.WEATHER,
            reason="Storm.",
            by=town.by,
            now=NOW,
        ),
    )
    assert not isinstance(moved, Exception)
    if isinstance(published, Exception):
        assert "has changed" in str(published)
        assert not Posting.objects.exists()
    assert broken_postings(town.area, visible_to=town.by, since=NOW.date()) == ()


def _whole(**wanted: int) -> None:
    """As many events as there were deeds."""
    names = {"publishes": "patrols.publish_roster", "says": "patrols.say_unable"}
    for key, count in wanted.items():
        assert Event.objects.filter(action=names[key]).count() == count


def test_of_two_hand_edits_to_one_draft_one_is_kept_and_the_other_is_told() -> None:
    town = factories.town()
    other = patrols.coordinator(town.area, role=Role.DEPUTY_COORDINATOR)
    draft = factories.draft(town)
    lines = list(draft.lines.all()[:2])
    results = at_once(
        *(
            lambda by=by, line=line: actions.take_off(
                roster=draft, line_id=line.id, by=by, now=NOW, expected_version=draft.version
            )
            for by, line in zip((town.by, other), lines, strict=True)
        )
    )
    assert sum(isinstance(each, Collision) for each in results) == 1
    assert draft.lines.count() == 11


def test_both_coordinators_see_who_published() -> None:
    town = factories.town()
    ann = patrols.member(town.area, Role.COORDINATOR)
    ann.person.name = "Ann"
    ann.person.save(update_fields=["name"])
    ben = patrols.member(town.area, Role.DEPUTY_COORDINATOR)
    drafts = [factories.draft(town), factories.draft(town)]
    browsers = []
    for member in (ann, ben):
        browser = Client()
        partners.sign_in(browser, member)
        browsers.append(browser)
    pages = [f"/{town.area.slug}/roster/{each.id}/" for each in drafts]
    for browser, page, draft in zip(browsers, pages, drafts, strict=True):
        sent = browser.post(f"{page}publish/", {"version": draft.version})
        assert sent.status_code == 302
    assert "has changed. Work the roster out again" in " ".join(
        browsers[1].get(pages[1]).content.decode().split()
    )
    for browser in browsers:
        assert "Published, Ann" in browser.get(f"/{town.area.slug}/roster/").content.decode()
