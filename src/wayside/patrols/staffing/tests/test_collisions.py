"""Two people change one draft at once, each at a page of their own."""

import re
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client

from wayside.access.vocabulary import Role
from wayside.partners.tests import factories as partners
from wayside.patrols.models import Patrol, Roster, RosterLine
from wayside.patrols.staffing.tests import factories
from wayside.patrols.staffing.tests.factories import Town
from wayside.patrols.tests import factories as patrols
from wayside.patrols.vocabulary import Duty
from wayside.workforce.models import Worker

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Desk:
    """A draft as somebody sees it on a page that they have not loaded again since."""

    client: Client
    url: str
    version: int
    seen: dict[Any, str]

    def take_off(self, line: RosterLine, **more: str) -> Any:
        """Press the button beside somebody's name."""
        given = {"version": self.version, "worker": line.worker_id, **more}
        where = f"{self.url}places/{line.id}/take-off/"
        return self.client.post(where, {"seen": self.seen[line.patrol_id], **given}, follow=True)

    def put_on(self, night: Patrol, who: Worker) -> Any:
        """Send the form of the night."""
        given = {"version": self.version, "worker": who.id, "duty": "trained"}
        where = f"{self.url}nights/{night.id}/"
        return self.client.post(where, {"seen": self.seen[night.id], **given}, follow=True)


def desk(town: Town, draft: Roster, role: Role) -> Desk:
    client, url = Client(), f"/{town.area.slug}/roster/{draft.id}/"
    partners.sign_in(client, patrols.member(town.area, role))
    page = client.get(url).content.decode()
    fields = re.findall(r'name="seen" value="([^"]+)"', page)
    seen = {
        night.id: next(f for f in fields if f.startswith(str(night.id))) for night in town.nights
    }
    version = re.search(r'name="version" value="(\d+)"', page)
    assert version
    return Desk(client, url, int(version[1]), seen)


def two(town: Town) -> tuple[Roster, Desk, Desk]:
    draft = factories.draft(town)
    cora, dev = (desk(town, draft, r) for r in (Role.COORDINATOR, Role.DEPUTY_COORDINATOR))
    return draft, cora, dev


def crew(draft: Roster, night: Patrol) -> set[str]:
    return {each.worker.person.name for each in draft.lines.filter(patrol=night)}


def first_trained(draft: Roster, night: Patrol) -> RosterLine:
    return draft.lines.filter(patrol=night, duty=Duty.TRAINED).select_related("worker__person")[0]


def words(page: Any) -> str:
    return " ".join(page.content.decode().split())


def test_changes_of_two_nights_at_once_both_hold(town: Town) -> None:
    draft, cora, dev = two(town)
    friday, saturday = (first_trained(draft, night) for night in town.nights[:2])
    cora.take_off(friday)
    said = words(dev.take_off(saturday))
    assert "Both changes are in it." in said
    assert not draft.lines.filter(id__in=(friday.id, saturday.id)).exists()
    assert draft.lines.count() == 10


def test_changes_of_one_night_at_once_are_shown_person_by_person(town: Town) -> None:
    draft, cora, dev = two(town)
    friday = town.nights[0]
    hers = first_trained(draft, friday)
    his = draft.lines.filter(patrol=friday, duty=Duty.TRAINED).exclude(id=hers.id).get()
    cora.take_off(hers)
    page = dev.take_off(his)
    assert page.status_code == 409
    said = words(page)
    assert "Somebody else changed this too" in said
    for line in (hers, his):
        assert line.worker.person.name in said
    assert "Not listed" in said
    assert draft.lines.filter(id=his.id).exists()


@pytest.mark.parametrize("kept", ["mine", "theirs"])
def test_of_two_crews_the_one_that_was_chosen_holds(town: Town, kept: str) -> None:
    draft, cora, dev = two(town)
    friday = town.nights[0]
    hers = first_trained(draft, friday)
    his = draft.lines.filter(patrol=friday, duty=Duty.TRAINED).exclude(id=hers.id).get()
    cora.take_off(hers)
    dev.take_off(his)
    draft.refresh_from_db()
    settled = dev.take_off(his, version=str(draft.version), keep=kept)
    assert "off that night" in words(settled)
    gone, there = (his, hers) if kept == "mine" else (hers, his)
    assert there.worker.person.name in crew(draft, friday)
    assert gone.worker.person.name not in crew(draft, friday)


def test_two_who_fill_one_post_choose_whom_to_keep(town: Town) -> None:
    draft = factories.draft(town)
    friday = town.nights[0]
    desk(town, draft, Role.COORDINATOR).take_off(first_trained(draft, friday))
    on = crew(draft, friday)
    ann, ben = [each for each in town.workers if each.person.name not in on][:2]
    cora, dev = (desk(town, draft, r) for r in (Role.COORDINATOR, Role.DEPUTY_COORDINATOR))
    cora.put_on(friday, ann)
    page = dev.put_on(friday, ben)
    assert page.status_code == 409
    fields = dict(
        re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page.content.decode())
    )
    assert fields["worker"] == str(ben.id)
    sent = dev.client.post(
        f"{dev.url}nights/{friday.id}/", fields | {"keep": "theirs"}, follow=True
    )
    assert sent.status_code == 200
    assert crew(draft, friday) == on | {ann.person.name}


def test_a_page_that_sends_no_crew_is_told_that_the_draft_has_changed(town: Town) -> None:
    draft, cora, dev = two(town)
    line = first_trained(draft, town.nights[0])
    cora.take_off(first_trained(draft, town.nights[1]))
    page = dev.take_off(line, seen="rubbish")
    assert "Somebody else has changed this roster since you opened it." in words(page)
    assert draft.lines.filter(id=line.id).exists()
