"""Lets the agency that keeps a home see that it is at risk, by category and date; and its housing
officers look at what they see."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.access.vocabulary import Role
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, record, told
from wayside.sharing.models import Delivery
from wayside.support.homes import queries
from wayside.support.homes.actions.standing import check_may_write, show_keeper
from wayside.support.homes.permissions import SEE_KEPT_HOMES
from wayside.support.models import Home, KeptHome
from wayside.web.collisions import save_versioned
from wayside.web.states import NotNow


@transaction.atomic
def let_keeper_see(
    *, home: Home, label: str, expected_version: int, by: Actor, now: datetime
) -> KeptHome:
    """Let its housing officers see the home, by a name that both agencies know it by. In another
    agency they see it only while something of the person's housing is open to them by consent.

    Raises:
        NotOpenError: the record is not open to whoever lets them.
        NotNow: no agency keeps it, or nothing is open to that agency by consent.
        Collision: somebody else wrote the home since.
    """
    held = check_may_write(home, expected_version, by)
    if held.keeper_id is None:
        raise NotNow(_("No agency of the partnership keeps this home."))
    delivery = _resting_on(held, held.keeper_id)
    kept = KeptHome.objects.filter(home=held).first()
    if kept is None:
        kept = KeptHome(
            home=held,
            controller_id=held.controller_id,
            keeper_id=held.keeper_id,
            delivery=delivery,
            label=label,
            created_at=now,
            updated_at=now,
        )
        kept.save(force_insert=True)
    else:
        kept.delivery, kept.label = delivery, label
        fields = ("delivery", "label")
        save_versioned(kept, expected_version=kept.version, now=now, fields=fields)
    show_keeper(held, now=now)
    record(
        by=by,
        operation=Operation.DISCLOSURE,
        action="support.let_keeper_see",
        record_type="support.KeptHome",
        record_id=kept.id,
        controller_id=held.controller_id,
        recipients=() if delivery is None else (held.keeper_id,),
        fields=("label",),
        now=now,
    )
    return kept


def _resting_on(home: Home, keeper_id: UUID) -> Delivery | None:
    """What their seeing rests on; within one agency, nothing."""
    if keeper_id == home.controller_id:
        return None
    found = queries.delivery_to(home.subject_id, keeper_id, Role.HOUSING_OFFICER)
    if found is None:
        raise NotNow(
            _(
                "Nothing of this person’s housing is open to that agency’s housing officers with "
                "consent. Ask this person, and share it first."
            )
        )
    return found


@look
def list_kept_homes(*, by: Actor, now: datetime) -> tuple[KeptHome, ...]:
    """The homes that one's agency keeps and that it was let see."""
    require(by, SEE_KEPT_HOMES)
    found = tuple(queries.kept_homes(visible_to=by))
    told(KeptHome, "support.list_kept_homes", Operation.LISTING, by, now, count=len(found))
    return found
