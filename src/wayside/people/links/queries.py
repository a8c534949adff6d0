"""Wishes, links and pairs, as the database shows them to whoever acts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from wayside.partners.models import Agency, Membership
from wayside.people.links.vocabulary import Verdict
from wayside.people.models import LinkCandidate, LinkChoice, LinkSearch, Person

MOST_PAIRS = 5000
BATCH = 250
# When a record last changed in what decides whether it is paired, and with whom
CHANGED = """greatest(
    {0}.updated_at,
    (SELECT g.updated_at FROM public.partners_agency g WHERE g.id = {0}.controller_id),
    (SELECT max(c.recorded_at) FROM support.people_linkchoice c
     WHERE c.subject_id = {0}.subject_id),
    (SELECT max(greatest(e.merged_at, e.undone_at)) FROM support.people_merge e
     WHERE e.subject_id = {0}.subject_id OR e.merged_id = {0}.id)
)"""
PAIRABLE = """{0}.state = 'open' AND NOT EXISTS (
    SELECT FROM support.people_linkchoice n
    WHERE n.subject_id = {0}.subject_id AND n.wish = 'no'
    AND NOT EXISTS (
        SELECT FROM support.people_linkchoice later
        WHERE later.subject_id = n.subject_id AND later.recorded_at > n.recorded_at
    )
)"""
RECORDS = f"""
    SELECT changed_at, subject_id FROM (
        SELECT {CHANGED.format("p")} AS changed_at, p.subject_id
        FROM support.people_person p WHERE {PAIRABLE.format("p")}
    ) record
    WHERE (changed_at, subject_id, %s::uuid) > (%s, %s, %s) ORDER BY 1, 2 LIMIT %s
"""  # noqa: S608  made of the constants above
SHARING_TOKENS = f"""
    SELECT s.changed_at, s.subject_id, q.subject_id
    FROM unnest(%s::timestamptz[], %s::uuid[]) AS s(changed_at, subject_id)
    JOIN support.people_person p ON p.subject_id = s.subject_id
    JOIN LATERAL (
        SELECT DISTINCT b.subject_id FROM support.people_searchtoken a
        JOIN support.people_searchtoken b
        ON b.token = a.token AND b.controller_id <> p.controller_id
        WHERE a.subject_id = s.subject_id
    ) t ON true
    JOIN support.people_person q ON q.subject_id = t.subject_id
    WHERE (s.changed_at, s.subject_id, q.subject_id) > (%s, %s, %s)
    AND {PAIRABLE.format("q")}
    AND ({CHANGED.format("q")}, q.subject_id) < (s.changed_at, s.subject_id)
    AND EXISTS (
        SELECT FROM public.partners_agency_areas x JOIN public.partners_agency_areas y
        ON y.area_id = x.area_id
        WHERE x.agency_id = p.controller_id AND y.agency_id = q.controller_id
    )
    AND NOT EXISTS (
        SELECT FROM support.people_linkcandidate c
        WHERE c.first_id = least(s.subject_id, q.subject_id)
        AND c.second_id = greatest(s.subject_id, q.subject_id)
    )
    ORDER BY 1, 2, 3 LIMIT %s
"""  # noqa: S608
NOBODY, EVERYBODY = UUID(int=0), UUID(int=2**128 - 1)


class Reached(NamedTuple):
    """How far the search for pairs has got: through the records in the order in which they last
    changed, and through those that each may be compared with."""

    changed_at: datetime
    subject_id: UUID
    other_id: UUID


BEGINNING = Reached(datetime(1970, 1, 1, tzinfo=UTC), NOBODY, NOBODY)


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
    held = LinkCandidate.objects.select_related("judged_by__person")
    return held.filter(id=candidate_id).first()


def judged() -> QuerySet[LinkCandidate]:
    """The pairs that were judged, as far as whoever acts may judge them; the latest first."""
    found = LinkCandidate.objects.exclude(verdict=Verdict.WAITING)
    return found.select_related("judged_by__person").order_by("-judged_at", "id")


def reached() -> Reached:
    """How far the job that finds pairs got."""
    held = LinkSearch.objects.first()
    return Reached(held.changed_at, held.subject_number, held.other_number) if held else BEGINNING


def new_pairs(after: Reached, *, most: int) -> tuple[Sequence[tuple[Person, Person]], Reached]:
    """The next records of two agencies of one area that share a search token, for the job that
    finds pairs; and how far that is. Each pair comes once, with whichever of the two changed
    last, and again once one of them has changed."""
    with connection.cursor() as cursor:
        cursor.execute(RECORDS, [EVERYBODY, *after, most])
        records: list[tuple[datetime, UUID]] = cursor.fetchall()
        rows: list[tuple[datetime, UUID, UUID]] = []
        for batch in range(0, len(records), BATCH):
            there = records[batch : batch + BATCH]
            moments, subjects = [each[0] for each in there], [each[1] for each in there]
            cursor.execute(SHARING_TOKENS, [moments, subjects, *after, most - len(rows)])
            rows += cursor.fetchall()
            if len(rows) >= most:
                break
    found = {
        each.subject_id: each
        for each in Person.objects.filter(subject__in={one for row in rows for one in row[1:]})
    }
    pairs = [(found[min(one, two)], found[max(one, two)]) for _at, one, two in rows]
    if len(rows) >= most:
        return pairs, Reached(*rows[-1])
    return pairs, Reached(*records[-1], EVERYBODY) if records else after
