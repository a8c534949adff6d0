"""Places in a group: never beside somebody to be avoided, and no name for who is locked out."""

import pytest

from wayside.access.actor import Actor
from wayside.access.vocabulary import Side
from wayside.audit.models import Event
from wayside.partners.tests import factories as partners
from wayside.people.permissions import RENEW_TOKENS
from wayside.people.relations.actions import end_relation
from wayside.people.relations.tests.factories import relation
from wayside.sharing.actions import lock_out
from wayside.support.groups import actions, queries
from wayside.support.groups.tests.cast import Cast, labels
from wayside.support.models import GroupPlace, KeptApart
from wayside.support.tests.factories import NOW, acting
from wayside.web.collisions import Collision
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db


def test_whom_a_person_must_not_meet_is_not_in_the_same_group(cast: Cast) -> None:
    cast.takes_part(cast.bea, cast.kasia, "K")
    relation(cast.ana, cast.rosie, "Katarzyna")
    assert cast.joins(cast.ana, cast.rosie) is None
    assert Event.objects.filter(action="support.bar_from_group").count() == 1
    with acting(cast.ana):
        assert not GroupPlace.objects.filter(subject=cast.rosie.subject_id).exists()


def test_it_holds_the_other_way_round_and_says_nothing_of_who(cast: Cast) -> None:
    relation(cast.bea, cast.kasia, "Rosie")
    cast.takes_part(cast.bea, cast.kasia, "K")
    assert cast.joins(cast.ana, cast.rosie) is None


def test_a_friend_is_no_reason_and_who_is_no_longer_around_is_none_either(cast: Cast) -> None:
    cast.takes_part(cast.bea, cast.kasia, "K")
    relation(cast.ana, cast.rosie, "Katarzyna", kind="friend", coercion=())
    held = relation(cast.ana, cast.rosie, "Kasia")
    assert cast.joins(cast.ana, cast.rosie) is None
    with acting(cast.ana):
        end_relation(relation=held, by=partners.actor_of(cast.ana), now=NOW)
    assert cast.joins(cast.ana, cast.rosie)


def test_who_was_named_by_hand_is_kept_apart_too(cast: Cast) -> None:
    cast.takes_part(cast.bea, cast.kasia, "K")
    by = partners.actor_of(cast.ana)
    with acting(cast.ana):
        made = actions.keep_apart(
            person=cast.rosie, names="Dora\nKasia", expected_version=0, by=by, now=NOW
        )
        with pytest.raises(Collision):
            actions.keep_apart(person=cast.rosie, names="", expected_version=0, by=by, now=NOW)
    assert cast.joins(cast.ana, cast.rosie) is None
    with acting(cast.bea):
        assert not KeptApart.objects.filter(id=made.id).exists()


def test_a_danger_that_is_known_later_is_due_for_both_workers(cast: Cast) -> None:
    cast.takes_part(cast.bea, cast.kasia, "K")
    cast.takes_part(cast.ana, cast.rosie, "R")
    unsafe = "Not this group any more: speak about another"
    assert unsafe not in labels(cast.ana) + labels(cast.bea)
    relation(cast.ana, cast.rosie, "Kasia")
    assert unsafe in labels(cast.ana)
    assert unsafe in labels(cast.bea)


def test_two_who_wait_and_must_not_meet_are_not_both_invited(cast: Cast) -> None:
    first = cast.joins(cast.bea, cast.kasia, "K")
    second = cast.joins(cast.ana, cast.rosie, "R")
    relation(cast.ana, cast.rosie, "Kasia")
    assert first
    assert second
    assert cast.invites(cast.bea, first)
    assert cast.invites(cast.ana, second) is None


def test_a_locked_out_facilitator_bars_the_group_and_sees_no_name(cast: Cast) -> None:
    place = cast.joins(cast.ana, cast.rosie)
    assert place
    with acting(cast.ana):
        by = partners.actor_of(cast.ana)
        lock_out(subject=cast.rosie.subject, person=cast.bea.person, by=by, now=NOW)
    assert cast.invites(cast.ana, place) is None
    with acting(cast.bea):
        assert not GroupPlace.objects.exists()
    another = cast.lead
    with acting(cast.bea):
        actions.add_facilitator(
            group=cast.group, member=another, by=partners.actor_of(cast.bea), now=NOW
        )


def test_who_is_locked_out_of_a_record_cannot_facilitate_and_is_not_told_why(cast: Cast) -> None:
    cast.joins(cast.ana, cast.rosie)
    with acting(cast.ana):
        by = partners.actor_of(cast.ana)
        lock_out(subject=cast.rosie.subject, person=cast.lead.person, by=by, now=NOW)
    with acting(cast.bea), pytest.raises(NotNow, match="Not this group for this colleague"):
        actions.add_facilitator(
            group=cast.group, member=cast.lead, by=partners.actor_of(cast.bea), now=NOW
        )


def test_the_hashes_are_made_again_when_keys_change(cast: Cast) -> None:
    cast.takes_part(cast.bea, cast.kasia, "K")
    relation(cast.ana, cast.rosie, "Kasia")
    service = Actor.service("keys", permissions=(RENEW_TOKENS,), works_for=Side.SUPPORT)
    with acting(cast.ana):
        assert KeptApart.objects.update(tokens=[]) == 1
        assert not queries.is_barred(cast.group, cast.rosie)
        assert actions.renew_apart(by=service, now=NOW) == 1
        assert queries.is_barred(cast.group, cast.rosie)
