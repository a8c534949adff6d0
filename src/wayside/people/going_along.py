"""What of somebody's identity and safe contact goes along when something is disclosed, the same
for a disclosure and for a referral."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from wayside.people.contact import queries as contact
from wayside.people.contact.presenters import hours
from wayside.people.contact.rules import check_way
from wayside.people.models import ContactRoute, Person
from wayside.people.queries import person_of
from wayside.people.safeguards import bars_others
from wayside.sharing.agreements.vocabulary import Category
from wayside.sharing.disclosures.along import Piece
from wayside.web.states import NotNow

NAMES = ("called", "given_name", "family_name", "born")


def identity_of(person: Person) -> Mapping[str, tuple[str, str]]:
    """What is written down of who somebody is: by field, its name and what it says."""
    found = {name: (_label(name), str(getattr(person, name))) for name in NAMES}
    return {name: each for name, each in found.items() if each[1]}


def sent_reach(route: ContactRoute, person: Person, *, now: datetime) -> Mapping[str, object]:
    """A way to reach somebody, as it is sent: as safe as their own worker would have to find it.

    Raises:
        NotNow: it is to be rechecked first, or leads through somebody who may tell family.
    """
    check_way(route.kind, bars_others=bars_others(person))
    if contact.against(route, now=now).recheck:
        raise NotNow(_("Recheck with this person that this way is still safe, then send it."))
    plan = contact.plan_of(person)
    return {
        "kind": route.kind,
        "where": route.where,
        "hours": hours(route.days, route.from_time, route.until_time),
        "words": plan.voicemail_words if plan else "",
        "shared": route.shared,
    }


def pieces(subject_id: UUID, now: datetime) -> Iterator[Piece]:
    """Names and birth; and each way to reach them that is safe now, without its number."""
    person = person_of(subject_id)
    if person is None:
        return
    for name, (label, says) in identity_of(person).items():
        yield Piece(f"identity.{name}", Category.IDENTITY, label, says)
    for route in contact.routes_of(person):
        with suppress(NotNow):
            sent = sent_reach(route, person, now=now)
            kind, says = str(route.get_kind_display()), str(sent["hours"])
            yield Piece(f"reach.{route.id}", Category.SAFE_CONTACT, kind, says, reach=sent)


def _label(name: str) -> str:
    return str(Person._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
