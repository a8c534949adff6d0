"""What the partnership sets for its directory: the strands, and how often entries are asked
about."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import CharField
from django.db.models.functions import Cast
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.directory.models import ReviewPeriod, Strand
from wayside.directory.permissions import SET_DIRECTORY
from wayside.directory.rules import WrongEntryError


@transaction.atomic
def change_strands(
    *, strands: Sequence[tuple[UUID | None, str, bool, str]], by: Actor, now: datetime
) -> None:
    """Write the strands in their order: an id (none for a new one), a name, whether it is in
    use, and what it asks of the screens. A strand is never taken away: services may name it."""
    require(by, SET_DIRECTORY)
    names = [name.casefold() for _id, name, _used, _guards in strands]
    if len(set(names)) != len(names):
        raise WrongEntryError(_("Two strands have the same name."))
    held = {each.id: each for each in Strand.objects.all()}
    if held.keys() - {known for known, _name, _used, _guards in strands}:
        raise WrongEntryError(_("Somebody has added a strand meanwhile. Look at the list again."))
    # Names are unique: put out of each other's way first, so that two may change places
    Strand.objects.update(name=Cast("id", CharField()))
    for place, (known, name, is_used, guards) in enumerate(strands):
        strand = held.pop(known, None) if known else None
        strand = strand or Strand(slug=_free_slug(name))
        strand.name, strand.position, strand.in_use = name, place, is_used
        strand.guards = guards
        strand.save()
    record(
        by=by,
        operation=Operation.ADMINISTRATION,
        action="directory.change_strands",
        record_type="directory.Strand",
        fields=("name", "guards"),
        count=len(strands),
        now=now,
    )


@transaction.atomic
def set_review(*, days: int, from_date: date, by: Actor, now: datetime) -> ReviewPeriod:
    """From a day on, ask about an entry so many days after it was confirmed."""
    require(by, SET_DIRECTORY)
    period, _made = ReviewPeriod.objects.update_or_create(
        from_date=from_date, defaults={"days": days}
    )
    record(
        by=by,
        operation=Operation.ADMINISTRATION,
        action="directory.set_review",
        record_type="directory.ReviewPeriod",
        record_id=period.id,
        fields=("days", "from_date"),
        now=now,
    )
    return period


def _free_slug(name: str) -> str:
    base = slugify(name)[:50] or "strand"
    taken = set(Strand.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(
        slug
        for slug in (base, *(f"{base}-{number}" for number in range(2, 1000)))
        if slug not in taken
    )
