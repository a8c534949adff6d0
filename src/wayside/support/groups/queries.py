"""Groups, as the database shows them to whoever acts."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import (
    BooleanField,
    Case,
    CharField,
    Exists,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)

from wayside.access.actor import Actor
from wayside.calculations import linkage
from wayside.partners.models import Membership
from wayside.partners.queries import holding_on
from wayside.people.contact.queries import standing
from wayside.people.matching import asked_for
from wayside.people.models import Person
from wayside.support.groups import rules
from wayside.support.groups.permissions import FACILITATE_GROUPS
from wayside.support.groups.vocabulary import Came, PlaceState, Waits
from wayside.support.models import (
    Attendance,
    Facilitator,
    Group,
    GroupPlace,
    GroupSession,
    KeptApart,
)
from wayside.vault import holding
from wayside.web.clock import LONDON
from wayside.web.statements import compiled


def groups() -> QuerySet[Group]:
    """The agency's groups, those that ended last."""
    found = Group.objects.select_related("ward").defer("ward__boundary")
    return found.order_by(F("ended_at").asc(nulls_first=True), "name", "id")


def group(group_id: UUID) -> Group | None:
    """One of them."""
    return groups().filter(id=group_id).first()


def running() -> QuerySet[Group]:
    """Those that have not ended."""
    return groups().filter(ended_at=None)


def facilitators_of(of: Group) -> QuerySet[Facilitator]:
    """Who facilitates it now."""
    return of.facilitators.filter(ended_at=None).select_related("membership__person")


def facilitates(of: Group, actor: Actor) -> bool:
    """Whether this actor does."""
    held = of.facilitators.filter(ended_at=None, membership=actor.membership_id)
    return actor.may(FACILITATE_GROUPS) and held.exists()


def colleagues(of: Group, *, today: date) -> QuerySet[Membership]:
    """Who at the agency could facilitate it too."""
    held = Membership.objects.filter(
        holding_on(today),
        agency=of.controller_id,
        role__in=FACILITATE_GROUPS.roles,
        account__is_active=True,
    )
    there = of.facilitators.filter(ended_at=None).values("membership")
    return held.exclude(id__in=there).select_related("person").order_by("person__name", "id")


def sessions_of(of: Group) -> QuerySet[GroupSession]:
    """Its sessions, each with whether it was noted who came."""
    noted = Attendance.objects.filter(session=OuterRef("pk"))
    return of.sessions.annotate(is_noted=Exists(noted)).order_by("starts_at", "id")


def session(session_id: UUID) -> GroupSession | None:
    """One session."""
    return GroupSession.objects.select_related("group").filter(id=session_id).first()


def listed(of: Group) -> QuerySet[GroupPlace]:
    """Who takes part, is invited or waits, as far as whoever acts sees them."""
    on = (PlaceState.TAKES_PART, PlaceState.INVITED, PlaceState.WAITING)
    return of.places.filter(state__in=on).order_by("waiting_since", "id")


def taking_part(of: Group) -> QuerySet[GroupPlace]:
    """Who takes part, as far as whoever acts sees them."""
    return of.places.filter(state=PlaceState.TAKES_PART).order_by("waiting_since", "id")


def attended(at: GroupSession) -> dict[UUID, Came]:
    """Who came, by place."""
    found = Attendance.objects.filter(session=at).values_list("place", "came")
    return {place: Came(came) for place, came in found}


def places_of(person: Person) -> QuerySet[GroupPlace]:
    """Somebody's places, with what came of each session."""
    found = GroupPlace.objects.filter(subject=person.subject_id).select_related("group", "route")
    return found.prefetch_related("attendances__session").order_by("-created_at", "id")


def place_of(person: Person, place_id: UUID) -> GroupPlace | None:
    """One of them."""
    return places_of(person).filter(id=place_id).first()


def apart_of(person: Person) -> KeptApart | None:
    """Whom somebody must not meet, beside those around her."""
    return KeptApart.objects.filter(subject=person.subject_id).first()


def is_barred(from_group: Group, person: Person) -> bool:
    """Whether somebody there must not meet this person, or a facilitator is locked out of the
    record. The database answers, and says no more."""
    return _asked("SELECT support.group_is_barred(%s, %s)", from_group.id, person.subject_id)


def may_facilitate(of: Group, member: Membership) -> bool:
    """Whether nobody in the group has this colleague locked out."""
    return _asked("SELECT support.may_facilitate(%s, %s)", of.id, member.id)


def is_free(of: Group) -> bool:
    """Whether a place is free. Whoever asks is alone in asking until the transaction ends, so that
    the last place is given once."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(of.id)])
        cursor.execute("SELECT support.group_taken(%s)", [of.id])
        return int(cursor.fetchone()[0]) < of.size


def tokens_of(names: Sequence[str]) -> list[bytes]:
    """Keyed hashes of names, as people's own search tokens are made, under every key at hand."""
    ring = holding.ring(holding.SUPPORT)
    keys = {
        key
        for name in names
        for key in asked_for(name, "").keys
        if key.kind != linkage.KeyKind.BIRTH
    }
    return sorted(
        token for key in keys for token in ring.tokens(key.value, purpose=f"people:{key.kind}")
    )


def waiting_places(led: Any, *, today: Any) -> QuerySet[GroupPlace]:
    """The places of these people in groups that go on at which something waits: somebody there
    whom the person must not meet any more, a turn that has come, an answer that is due."""
    barred, turn = (
        Func(*map(F, of), function=f"support.{name}", output_field=BooleanField())
        for name, of in (
            ("group_is_barred", ("group_id", "subject_id")),
            ("group_turn", ("id",)),
        )
    )
    here = Q(state__in=(PlaceState.INVITED, PlaceState.TAKES_PART))
    why = Case(
        When(here & Q(barred), then=Value(Waits.UNSAFE)),
        When(Q(state=PlaceState.WAITING) & Q(turn), then=Value(Waits.TURN)),
        When(state=PlaceState.INVITED, answer_by_date__lte=today, then=Value(Waits.ANSWER)),
        default=None,
        output_field=CharField(),
    )
    found = GroupPlace.objects.filter(subject__in=led, group__ended_at=None)
    return found.annotate(why=why).filter(why__isnull=False)


def missed(led: Any, *, now: Any) -> QuerySet[Attendance]:
    """Who of these people did not come to a session lately and was not in touch since."""
    heard = standing().filter(subject=OuterRef("subject"), at__gte=OuterRef("session__starts_at"))
    return Attendance.objects.filter(
        ~Exists(heard),
        came=Came.DID_NOT_COME,
        session__starts_at__gt=now - rules.LOOK_BACK,
        subject__in=led,
    )


def sessions_due(actor: Actor, *, today: date) -> list[GroupSession]:
    """Of the groups that this actor facilitates: the sessions within a week, and those of late of
    which nobody noted who came, where anybody takes part."""
    begin = start_of(today)
    return _sessions_due(actor.membership_id, begin - rules.LOOK_BACK, begin, begin + rules.AHEAD)


@compiled
def _sessions_due(
    member: UUID | None, since: datetime, today: datetime, until: datetime
) -> QuerySet[GroupSession]:
    noted = Attendance.objects.filter(session=OuterRef("pk"))
    here = GroupPlace.objects.filter(group=OuterRef("group"), state=PlaceState.TAKES_PART)
    near = Q(starts_at__gte=today, starts_at__lt=until)
    late = Q(~Exists(noted), Exists(here), starts_at__lt=today, starts_at__gt=since)
    found = GroupSession.objects.filter(
        near | late,
        group__facilitators__membership=member,
        group__facilitators__ended_at=None,
        group__ended_at=None,
        cancelled_at=None,
    )
    return found.select_related("group").order_by("starts_at", "id")


def start_of(day: date) -> datetime:
    """The moment at which a day begins in London."""
    return datetime.combine(day, time(), tzinfo=LONDON)


def _asked(statement: str, *values: UUID) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return bool(cursor.fetchone()[0])
