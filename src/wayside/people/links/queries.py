"""Wishes, links and pairs, as the database shows them to whoever acts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from wayside.partners.models import Agency, Membership
from wayside.people.links.vocabulary import Verdict
from wayside.people.models import LinkCandidate, LinkChoice, Person

MOST_PAIRS = 5000
SHARING_TOKENS = """
    SELECT a.subject_id, b.subject_id FROM support.people_searchtoken a
    JOIN support.people_searchtoken b ON b.token = a.token AND b.subject_id > a.subject_id
    JOIN support.people_person p ON p.subject_id = a.subject_id
    JOIN support.people_person q ON q.subject_id = b.subject_id
    WHERE p.controller_id <> q.controller_id AND p.state = 'open' AND q.state = 'open'
    AND EXISTS (
        SELECT FROM public.partners_agency_areas x JOIN public.partners_agency_areas y
        ON y.area_id = x.area_id
        WHERE x.agency_id = p.controller_id AND y.agency_id = q.controller_id
    )
    AND NOT EXISTS (
        SELECT FROM support.people_linkcandidate c
        WHERE c.first_id = a.subject_id AND c.second_id = b.subject_id
    )
    AND NOT EXISTS (
        SELECT FROM support.people_linkchoice n
        WHERE n.subject_id IN (a.subject_id, b.subject_id) AND n.wish = 'no'
        AND NOT EXISTS (
            SELECT FROM support.people_linkchoice later
            WHERE later.subject_id = n.subject_id AND later.recorded_at > n.recorded_at
        )
    )
    GROUP BY 1, 2 ORDER BY count(*) DESC, 1, 2 LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class AlsoSupported:
    """Another service that supports somebody, and who is the worker there."""

    agency: Agency
    worker: Membership | None


def wish_of(person: Person) -> LinkChoice | None:
    """What somebody said last."""
    held = LinkChoice.objects.filter(subject=person.subject_id)
    return held.select_related("recorded_by__person").first()


def also_supported(person: Person) -> Sequence[AlsoSupported]:
    """Services that support this person too, where the person has said yes to both."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT agency_id, membership_id FROM support.also_supported(%s)", [person.subject_id]
        )
        rows: list[tuple[UUID, UUID | None]] = cursor.fetchall()
    agencies = Agency.objects.in_bulk([agency for agency, _worker in rows])
    workers = Membership.objects.select_related("person").in_bulk(
        [worker for _agency, worker in rows if worker]
    )
    return [
        AlsoSupported(agencies[agency], workers.get(worker) if worker else None)
        for agency, worker in rows
    ]


def waiting() -> QuerySet[LinkCandidate]:
    """The pairs that wait for whoever acts to judge them."""
    return LinkCandidate.objects.filter(verdict=Verdict.WAITING)


def candidate(candidate_id: UUID) -> LinkCandidate | None:
    """A pair that whoever acts may judge, or has judged."""
    return LinkCandidate.objects.filter(id=candidate_id).first()


def new_pairs() -> Iterator[tuple[Person, Person]]:
    """Records of two agencies of one area that share a search token and were not paired before,
    those first that share most; for the job that finds pairs."""
    with connection.cursor() as cursor:
        cursor.execute(SHARING_TOKENS, [MOST_PAIRS])
        rows: list[tuple[UUID, UUID]] = cursor.fetchall()
    found = {
        each.subject_id: each
        for each in Person.objects.filter(subject__in={one for pair in rows for one in pair})
    }
    yield from ((found[first], found[second]) for first, second in rows)
