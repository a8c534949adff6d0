"""Notes what services ask about somebody before they take her on."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import told
from wayside.people.actions import check_open
from wayside.people.models import Person
from wayside.support.models import Particulars
from wayside.support.permissions import ASSESS_NEEDS
from wayside.support.queries.particulars import particulars_of
from wayside.support.vocabulary import Medicine, Recourse
from wayside.web.states import NotNow

SCRIPT = ("dose", "collected_at", "missed_days", "prescriber")
ASKED = ("medicine", *SCRIPT, "recourse")


@dataclass(frozen=True, slots=True)
class Noted:
    """What she says of it; what is blank was not asked."""

    medicine: Medicine | None = None
    dose: str = ""
    collected_at: str = ""
    missed_days: int | None = None
    prescriber: str = ""
    recourse: Recourse | None = None


@transaction.atomic
def note_particulars(
    *, person: Person, noted: Noted, by: Actor, now: datetime
) -> Particulars | None:
    """Note it; as it was, it is not noted again.

    Raises:
        NotOpenError: the record is not open to whoever notes.
        NotNow: something is said of a script where there is none.
    """
    require(by, ASSESS_NEEDS)
    check_open(person.subject_id)
    chosen = {**asdict(noted), "medicine": noted.medicine or "", "recourse": noted.recourse or ""}
    has_script = chosen["medicine"] not in ("", Medicine.NONE)
    if not has_script and any(chosen[name] not in ("", None) for name in SCRIPT):
        raise NotNow(_("Choose which script it is, or leave dose, place and prescriber blank."))
    last = particulars_of(person.subject).first()
    if last is not None and all(getattr(last, name) == chosen[name] for name in ASKED):
        return None
    made = Particulars(
        subject=person.subject,
        controller_id=person.controller_id,
        noted_by_id=by.member_id,
        noted_at=now,
        **chosen,
    )
    made.save(force_insert=True)
    told(made, "support.note_particulars", Operation.COLLECTION, by, now, fields=ASKED)
    return made
