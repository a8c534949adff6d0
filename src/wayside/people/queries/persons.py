"""People by number, by who supports them, by likeness."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Count, QuerySet

from wayside.access.actor import Actor
from wayside.access.vocabulary import Role
from wayside.partners.models import Membership
from wayside.partners.queries import holding_on
from wayside.people.matching import Asked, Hit, ranked
from wayside.people.merging.queries import merged_away, merged_names
from wayside.people.models import Person, SearchToken
from wayside.people.vocabulary import CHILDREN, RecordState
from wayside.sharing.queries import held_subjects, open_to_whoever_acts
from wayside.vault import holding

# Where a safeguarding lead finds who has no worker: a page of a room above, which this one may not
# name in any other way
TO_ALLOCATE = "/support/caseload/allocate/"
MOST_COMPARED = 200


def person(person_id: UUID) -> Person | None:
    """Somebody whom the policies let whoever acts find."""
    return Person.objects.select_related("subject", "worker__person").filter(id=person_id).first()


def person_of(subject_id: UUID) -> Person | None:
    """The same by the number of the record's subject."""
    return Person.objects.filter(subject=subject_id).first()


def age_of(subject_id: UUID) -> str | None:
    """How old somebody is taken to be, where whoever acts may find them."""
    found = Person.objects.filter(subject=subject_id)
    return found.values_list("age_mark", flat=True).first()


def own_people() -> QuerySet[Person]:
    """The people whose records were given to whoever acts by name, those met last first."""
    return (
        Person.objects.filter(subject__in=held_subjects(), state=RecordState.OPEN)
        .select_related("worker__person")
        .order_by("-first_met_date", "id")
    )


def children() -> QuerySet[Person]:
    """The children, and those who may be, whose records are open to whoever acts."""
    marked = Person.objects.filter(age_mark__in=CHILDREN, state=RecordState.OPEN)
    return (
        marked.filter(open_to_whoever_acts("subject_id"))
        .select_related("worker__person")
        .order_by("-first_met_date", "id")
    )


def like(asked: Asked, *, visible_to: Actor) -> Sequence[Hit]:
    """The likest of the agency's own people, of those who share most search tokens."""
    ring = holding.ring(holding.SUPPORT)
    wanted = {
        token
        for key in asked.keys
        for token in ring.tokens(key.value, purpose=f"people:{key.kind}")
    }
    held = SearchToken.objects.filter(controller=visible_to.agency_id, token__in=wanted)
    most = held.values("subject_id").annotate(shared=Count("id")).order_by("-shared", "subject_id")
    sharing = Person.objects.filter(subject__in=most.values("subject_id")[:MOST_COMPARED])
    sharing = sharing.select_related("worker__person")
    found = {each.id: each for each in sharing.annotate(is_open=open_to_whoever_acts("subject_id"))}
    opened = {number for number, each in found.items() if each.is_open}
    merged = merged_names([each.subject_id for each in found.values()])
    return ranked(asked, found, opened=opened, merged=merged)


def safeguarding_leads(agency_id: UUID, *, today: date) -> QuerySet[Membership]:
    """The agency's safeguarding leads."""
    return Membership.objects.filter(
        holding_on(today), agency_id=agency_id, role=Role.SAFEGUARDING_LEAD, account__is_active=True
    ).order_by("id")


def supported(agency_id: UUID) -> QuerySet[Person]:
    """The agency's people with whom work goes on, as far as whoever acts sees them."""
    held = Person.objects.filter(controller=agency_id, state=RecordState.OPEN)
    return held.exclude(id__in=merged_away()).order_by("id")


def marked_children(agency_id: UUID) -> QuerySet[Person]:
    """The agency's people who are marked as children, as far as whoever acts sees them."""
    held = Person.objects.filter(controller=agency_id, age_mark__in=CHILDREN)
    return held.exclude(id__in=merged_away()).order_by("id")


def who_holds(memberships: Collection[UUID], *, today: date) -> dict[UUID, UUID]:
    """The natural person of each of these memberships that holds today, by membership."""
    held = Membership.objects.filter(holding_on(today), id__in=memberships, account__is_active=True)
    return dict(held.values_list("id", "person_id"))
