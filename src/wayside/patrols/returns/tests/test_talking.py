"""A conversation goes to the support side; the night keeps how many, once, and nothing else."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role
from wayside.partners.models import Area
from wayside.partners.tests import factories as partners
from wayside.patrols.models import ReturnCount, Segment, TalkCount
from wayside.patrols.returns import actions, queries
from wayside.patrols.returns.tests import factories
from wayside.patrols.returns.tests.factories import MORNING, Night
from wayside.patrols.returns.vocabulary import Count, Service
from wayside.patrols.tests import factories as weeks
from wayside.sharing.conversations import devices
from wayside.sharing.conversations.tests.factories import KEY
from wayside.sharing.conversations.values import Conversation
from wayside.sharing.conversations.vocabulary import Said, Thing, Topic, Who
from wayside.sharing.models import HandoverReceipt
from wayside.sharing.tests.factories import acting
from wayside.web import clock
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
AT_TEN = datetime(2018, 7, 13, 21, 0, tzinfo=UTC)
WORDS = "She asked for the night shelter"


def told(night: Night, **given: Any) -> Conversation:
    fields: dict[str, Any] = {
        "said": Said.SAID,
        "at": AT_TEN,
        "ward": Area.objects.filter(parent=night.area).first(),
        "who": Who.WOMAN,
        "new_to_us": True,
        "agreed": True,
        "called": "Kasia",
        "text": WORDS,
        "given": (Thing.HOT_DRINK, Thing.CONDOMS),
        "offered": (Topic.HOUSING, Topic.SEXUAL_HEALTH, Topic.MENTAL_HEALTH),
        "taken": (Topic.HOUSING,),
        **given,
    }
    return Conversation(**fields)


def tells(night: Night, *, by: Any = None, form: Any = None, **given: Any) -> bool:
    member = by or night.officer
    with acting(member, now=MORNING):
        return actions.tell_conversation(
            patrol=night.fresh,
            told=told(night, **given),
            to_agency=None,
            form=form or uuid4(),
            key=KEY,
            by=partners.actor_of(member),
            now=MORNING,
        )


def counted(night: Night) -> dict[Any, int]:
    (found,) = queries.talks_of(night.fresh).values()
    return found


def test_only_counts_stay_each_once_a_conversation() -> None:
    night = factories.night()
    tells(night)
    assert counted(night) == {
        (Count.WOMEN_MET, ""): 1,
        (Count.NEW_TO_US, ""): 1,
        (Count.HOT_DRINKS, ""): 1,
        (Count.OFFERED, Service.HEALTH): 1,
        (Count.OFFERED, Service.HOUSING): 1,
        (Count.TAKEN, Service.HOUSING): 1,
    }
    kept = {each.name for each in TalkCount._meta.fields}
    assert kept == {"id", "patrol", "segment", "what", "service", "value"}


def test_two_officers_conversations_go_into_one_return_beside_what_was_tapped() -> None:
    night = factories.night()
    other = weeks.member(night.area, Role.PATROL_OFFICER)
    factories.post(night.patrol, other)
    tells(night)
    tells(night, by=other)
    filed = factories.file(night, counts={(Count.WOMEN_MET, ""): 3})
    value = ReturnCount.objects.get(part__filed=filed, what=Count.WOMEN_MET).value
    assert value == 5


def test_the_same_form_twice_counts_and_arrives_once() -> None:
    night, form = factories.night(), uuid4()
    assert [tells(night, form=form), tells(night, form=form)] == [True, True]
    assert counted(night)[Count.WOMEN_MET, ""] == 1
    with acting(night.officer, now=MORNING):
        assert HandoverReceipt.objects.count() == 1


def test_nobody_was_seen_cannot_stand_beside_a_conversation() -> None:
    night = factories.night()
    tells(night)
    with pytest.raises(NotNow, match="nobody was seen"):
        factories.file(night, counts={}, nobody_seen=True)


def test_it_is_counted_with_the_part_in_which_people_are_met() -> None:
    night = factories.night()
    engagement, enforcement = factories.segments(night.patrol)
    tells(night, at=enforcement.starts_at + timedelta(minutes=5))
    assert set(queries.talks_of(night.fresh)) == {engagement.id}


def test_a_part_that_is_gone_loses_no_count() -> None:
    night = factories.night()
    factories.segments(night.patrol)
    tells(night)
    Segment.objects.filter(patrol=night.patrol).delete()
    assert counted(night)[Count.WOMEN_MET, ""] == 1


def test_after_the_return_it_is_passed_on_and_not_counted() -> None:
    night = factories.night()
    factories.file(night)
    assert tells(night) is False
    assert queries.talks_of(night.fresh) == {}
    with acting(night.officer, now=MORNING):
        assert HandoverReceipt.objects.count() == 1


def test_nobody_tells_it_for_who_was_there() -> None:
    night = factories.night()
    stranger = weeks.member(night.area, Role.PATROL_OFFICER)
    for each in (stranger, partners.membership_of(night.coordinator)):
        with pytest.raises(NotAllowed):
            tells(night, by=each)


def test_before_the_patrol_nobody_was_met_on_it() -> None:
    night = factories.night()
    with pytest.raises(NotNow, match="before the patrol began"):
        tells(night, at=night.patrol.starts_at - timedelta(hours=1))


@pytest.fixture
def in_the_morning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: MORNING)


def test_the_statement_comes_first_and_nothing_of_the_words_comes_back(
    in_the_morning: None,
) -> None:
    night = factories.night()
    client = Client()
    partners.sign_in(client, night.officer)
    url = reverse("patrols:returns:tell", args=(night.area.slug, night.week.iso, night.patrol.id))
    page = client.get(url)
    text = page.content.decode()
    assert text.index("You need not talk to me") < text.index('name="said"')
    assert page.cookies[devices.COOKIE]["httponly"]
    sent = {
        "said": "said", "on": "13/07/2018", "at": "22:00", "who": "woman", "new_to_us": "no",
        "ward": told(night).ward.id, "agreed": "yes", "called": "Kasia", "text": WORDS,
        "form_id": str(uuid4()),
    }  # fmt: skip
    answer = client.post(url, sent, follow=True)
    assert answer.status_code == 200
    shown = answer.content.decode()
    assert "counted in the return" in shown
    assert "Women met: 1" in shown
    assert WORDS not in shown
    coordinator = Client()
    partners.sign_in(coordinator, partners.membership_of(night.coordinator))
    back = reverse("patrols:returns:night", args=(night.area.slug, night.week.iso, night.patrol.id))
    seen = coordinator.get(back).content.decode()
    assert "Women met: 1" in seen
    assert WORDS not in seen
    assert "Kasia" not in seen
    assert coordinator.get(url).status_code == 403


def test_what_lacks_is_said_and_nothing_typed_is_lost(in_the_morning: None) -> None:
    night = factories.night()
    client = Client()
    partners.sign_in(client, night.officer)
    url = reverse("patrols:returns:tell", args=(night.area.slug, night.week.iso, night.patrol.id))
    page = client.post(url, {"text": WORDS, "form_id": str(uuid4())})
    assert page.status_code == 422
    assert WORDS in page.content.decode()
