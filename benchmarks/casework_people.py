"""Fills a database of its own with invented people and their engagements, as the product keeps
them: locked under a real key, found by real search tokens, open to the worker each was given to.

Everybody is written by COPY (``casework_rows``), so many at a time, each batch a transaction:
broken off, it goes on where it stopped, and a full database is found full.

Twenty agencies of ten caseworkers share the people, and each worker has up to fifty open records,
as a large caseload is; the others are closed. So at a tenth of the size caseloads are the same,
and every agency's list of everybody it ever knew is a tenth. One person in ten was met 55 times,
the others five times.
"""

import argparse
import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from linkage_people import Record, made_records

AGENCIES, WORKERS, CASELOAD = 20, 10, 50
BATCH = 5_000
TODAY = datetime(2018, 7, 2, tzinfo=UTC)
FOUNDED = datetime(2016, 1, 1, 9, tzinfo=UTC)
PASSWORD = "wayside-demo-2018"
NEEDS = ("housing", "substances", "money", "mental_health", "safety")
SAID = "She said that things are a little better than when we met the last time."


@dataclass(frozen=True, slots=True)
class Staff:
    """Who works, and where."""

    members: Sequence[Any]
    wards: Sequence[Any]


def address(number: int) -> str:
    """The address that a worker signs in with."""
    return f"worker-{number}@wayside.example"


def name_of(batch: int) -> Sequence[Record]:
    """What is known of the people of one batch."""
    return made_records(BATCH, 0.0, seed=batch)


def met(number: int) -> int:
    """How often somebody was met, if ten times is the mean."""
    return 55 if number % 10 == 0 else 5


def main() -> None:
    """Fill the database of this process's settings, as its owner."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--people", type=int, required=True)
    parser.add_argument("--engagements", type=int, required=True)
    options = parser.parse_args()
    os.environ["WAYSIDE_AS_OWNER"] = "1"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    began = time.monotonic()
    fill(options.people, options.engagements / options.people / 10)
    print(f"Built in {time.monotonic() - began:.0f} s.", file=sys.stderr)


def fill(people: int, often: float) -> None:
    """Everybody who is not there yet."""
    from django.db import connection, transaction

    from casework_rows import copy
    from wayside.people.models import Person

    staff = hired()
    there = Person.objects.count()
    while there < people:
        with transaction.atomic(), connection.cursor() as cursor:
            count = min(BATCH - there % BATCH, people - there)
            copy(cursor, written(range(there, there + count), staff, often))
        there += count
        print(f"{there:,} of {people:,} people", file=sys.stderr)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def hired() -> Staff:
    """The agencies with their workers, made once."""
    from django.contrib.auth.hashers import make_password
    from django.db import transaction

    from wayside.access.models import Account, NaturalPerson
    from wayside.partners.models import Agency, Area, Membership

    stamps: dict[str, Any] = {"created_at": FOUNDED, "updated_at": FOUNDED}
    if not Membership.objects.exists():
        with transaction.atomic():
            town = Area.objects.create(name="Town", slug="town", level="borough", **stamps)
            for number in range(1, 11):
                ward = {"name": f"Ward {number}", "slug": f"ward-{number}", "level": "ward"}
                Area.objects.create(parent=town, **ward, **stamps)
            hashed = make_password(PASSWORD)
            for number in range(AGENCIES * WORKERS):
                name = f"Centre {number % AGENCIES + 1}"
                agency, is_new = Agency.objects.get_or_create(
                    name=name,
                    defaults={"slug": name.lower().replace(" ", "-"), "kind": "charity", **stamps},
                )
                if is_new:
                    agency.areas.set([town])
                person = NaturalPerson.objects.create(name=f"Worker {number}")
                account = Account(email=address(number), person=person, password=hashed)
                account.save()
                Membership.objects.create(
                    account=account,
                    agency=agency,
                    area=town,
                    role="caseworker",
                    from_date=FOUNDED.date(),
                    **stamps,
                )
    members = Membership.objects.select_related("agency").order_by("account__email")
    return Staff(list(members), list(Area.objects.filter(level="ward").order_by("slug")))


def written(numbers: Iterable[int], staff: Staff, often: float) -> Iterator[Any]:
    """Every row that is kept of these people, those first that others point to."""
    known: dict[int, Sequence[Record]] = {}
    for number in numbers:
        batch = number // BATCH
        if batch not in known:
            known = {batch: name_of(batch)}
        yield from one(number, known[batch][number % BATCH], staff, often)


def one(number: int, known: Record, staff: Staff, often: float) -> Iterator[Any]:
    """Somebody, with who may see the record, what finds it and every meeting."""
    from wayside.people.models import Person
    from wayside.sharing.models import Subject

    chance = Random(f"casework {number}")
    member = staff.members[number % len(staff.members)]
    is_open = number // len(staff.members) < CASELOAD
    since = FOUNDED + timedelta(days=chance.randrange(880), hours=chance.randrange(10))
    stamps: dict[str, Any] = {"created_at": since, "updated_at": since}
    about: dict[str, Any] = {"subject_id": _id(chance), "controller_id": member.agency_id}
    yield Subject, {"id": about["subject_id"], "controller_id": member.agency_id} | stamps
    yield from _grants(chance, about, member, since)
    person = {
        "id": _id(chance),
        **about,
        "worker_id": member.id,
        **_identity(known),
        "sex": "woman",
        "age_mark": "may_be_child" if number % 100 == 0 else "adult",
        "state": "open" if is_open else "closed",
        "first_met_date": since.date(),
        "language": "English",
        **stamps,
    }
    yield Person, person
    yield from _tokens(person, about)
    if is_open:
        yield from _at_work(number, chance, about, member, since)
    count = max(1, round(met(number) * often))
    yield from _meetings(chance, about, (member, since), staff.wards, count)


def _identity(known: Record) -> dict[str, str]:
    who = known.identity
    return {
        "called": who.street or who.given or "Nobody knows",
        "given_name": who.given,
        "family_name": who.family,
        "other_names": ", ".join(who.others),
        "born": str(who.born.year) if who.born and who.born.year else "",
    }


def _tokens(person: dict[str, Any], about: dict[str, Any]) -> Iterator[Any]:
    from wayside.people.models import Person, SearchToken
    from wayside.people.queries.tokens import tokens_of

    for kind, token in sorted(tokens_of(Person(**person), ())):
        yield SearchToken, {**about, "kind": kind, "token": token}


def _at_work(
    number: int, chance: Random, about: dict[str, Any], member: Any, since: datetime
) -> Iterator[Any]:
    from wayside.people.models import ContactRoute
    from wayside.support.models import NeedNote

    yield (
        ContactRoute,
        {
            "id": _id(chance),
            **about,
            "kind": "phone",
            "where": f"07700 900{number % 1000:03}",
            "how_confirmed": "Asked alone",
            "checked_by_id": member.id,
            "checked_at": since,
            "created_at": since,
            "updated_at": since,
        },
    )
    for kind in chance.sample(NEEDS, 3):
        noted = {"kind": kind, "level": 2, "own_words": SAID}
        noted |= {"noted_by_id": member.id, "noted_at": since}
        yield NeedNote, {"id": _id(chance), **about, **noted}


def _grants(chance: Random, about: dict[str, Any], member: Any, since: datetime) -> Iterator[Any]:
    from wayside.sharing.models import Grant

    given = {**about, "from_at": since, "granted_by_id": member.id}
    own = {"membership_id": member.id, "scope": "open", "because": "created"}
    yield Grant, {"id": _id(chance), **given, **own}
    for role in ("caseworker", "safeguarding_lead"):
        agency = {"agency_id": member.agency_id, "role": role, "scope": "find"}
        yield Grant, {"id": _id(chance), **given, **agency, "because": "agency"}


def _meetings(
    chance: Random, about: dict[str, Any], began: tuple[Any, datetime], wards: Any, count: int
) -> Iterator[Any]:
    from wayside.support.models import Meeting

    member, since = began
    span = TODAY - since
    for _ in range(count):
        at = since + span * chance.random()
        yield (
            Meeting,
            {
                "id": _id(chance),
                **about,
                "met_by_id": member.id,
                "met_at": at,
                "how": chance.choice(("outreach", "drop_in", "phone")),
                "ward_id": chance.choice(wards).id,
                "topics": [chance.choice(NEEDS)],
                "note": SAID if chance.random() < 0.5 else "",
                "created_at": at,
                "updated_at": at,
            },
        )


def _id(chance: Random) -> UUID:
    return UUID(int=chance.getrandbits(128), version=4)


if __name__ == "__main__":
    main()
