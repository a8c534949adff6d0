"""What every giving of a role checks and writes, whether by one person or by two."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.models import Account
from wayside.access.vocabulary import Role
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.partners import queries, rules
from wayside.partners.models import Agency, Area, Membership, MembershipProposal
from wayside.partners.rules import NotPossibleError

REFUSALS = {
    "one_person_one_side": _(
        "This person has a role on the other side in that time. Nobody stands on both the "
        "enforcement and the support side."
    ),
    "role_proposed_once_at_a_time": _("This role waits for a second person already."),
}
FIELDS = ("account", "agency", "area", "role", "from_date", "until_date")


@dataclass(frozen=True, slots=True)
class Place:
    """The role to be given: to which account, where, as what, from when until when."""

    account: Account
    agency: Agency
    area: Area
    role: Role
    from_date: date
    until_date: date | None


def check(place: Place, by: Actor) -> None:
    """What must hold before a role is proposed or given."""
    rules.check_not_oneself(by.person_id, place.account.person_id)
    rules.check_period(place.from_date, place.until_date)
    works_in = place.agency.areas.values_list("id", flat=True)
    rules.check_works_there(works_in, queries.lineage(place.area), place.agency.name)
    check_open_and_new(place)


def check_open_and_new(place: Place) -> None:
    """A closed account gets no role, and nobody holds the same role twice at once."""
    if not place.account.is_active:
        raise NotPossibleError(_("This account is closed. Open it again first."))
    same = Membership.objects.filter(
        queries.overlapping(place.from_date, place.until_date),
        person=place.account.person_id,
        agency=place.agency,
        area=place.area,
        role=place.role,
        ended_at__isnull=True,
    )
    if same.exists():
        raise NotPossibleError(_("This person has this role already in that time."))


def make(place: Place, now: datetime) -> Membership:
    """Write the membership; the database keeps the sides apart.

    Raises:
        NotPossibleError: the person stands on the other side in that time.
    """
    with told():
        return Membership.objects.create(
            account=place.account,
            agency=place.agency,
            area=place.area,
            role=place.role,
            from_date=place.from_date,
            until_date=place.until_date,
            created_at=now,
            updated_at=now,
        )


@contextmanager
def told() -> Iterator[None]:
    """Turn the database's own refusals into sentences; only what is within is undone."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
        if name not in REFUSALS:
            raise
        raise NotPossibleError(REFUSALS[name]) from error


def note(
    given: Membership | MembershipProposal,
    action: str,
    *,
    by: Actor,
    now: datetime,
    fields: Iterable[str] = FIELDS,
    operation: Operation = Operation.ADMINISTRATION,
) -> None:
    """Put it on the record, with the agency for which the role stands as controller."""
    record(
        by=by,
        operation=operation,
        action=action,
        record_type=given._meta.label,
        record_id=given.id,
        controller_id=given.agency_id,
        area_id=given.area_id,
        fields=fields,
        now=now,
    )
