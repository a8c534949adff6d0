"""Who may file, correct and read the return of a patrol.

An officer does so for a patrol that they stand on; the coordinator for any, in their place.
Partner workers do not: their word comes in as the feedback that the officers note.
"""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import NotAllowed, Permission, require
from wayside.access.vocabulary import Role
from wayside.partners.models import Area
from wayside.patrols.models import Patrol, Posting
from wayside.patrols.vocabulary import Duty, PostingState

COORDINATORS = frozenset({Role.COORDINATOR, Role.DEPUTY_COORDINATOR})

FILE_RETURN = Permission(
    "patrols.file_return",
    _("file, correct and read the return of a patrol that you stand on"),
    COORDINATORS | {Role.PATROL_OFFICER, Role.LOCAL_OFFICER},
    opens_records=True,
)
STAND_IN = Permission(
    "patrols.return_in_their_place",
    _("read any patrol's return, and file or correct it in the officers' place"),
    COORDINATORS,
    opens_records=True,
)
REVIEW_WEEKS = Permission(
    "patrols.review_weeks",
    _("review a week: returns beside recorded crime, what was said, what is decided"),
    COORDINATORS,
    opens_records=True,
)
VIEW_MONTHS = Permission(
    "patrols.view_months",
    _("see what came of the patrols month by month, beside the hours"),
    COORDINATORS | {Role.ANALYST},
)
TABLE = (FILE_RETURN, STAND_IN, REVIEW_WEEKS, VIEW_MONTHS)


def require_return(by: Actor, patrol: Patrol) -> None:
    """Go on only for an officer of this patrol, or who stands in for them.

    Raises:
        NotAllowed: with the sentence of the permission.
    """
    require(by, FILE_RETURN)
    if not (stands_in(by, patrol) or is_on(by, patrol)):
        raise NotAllowed(FILE_RETURN)


def stands_in(by: Actor, patrol: Patrol) -> bool:
    """Whether the actor may act in the place of the patrol's officers."""
    return by.may(STAND_IN, area_id=patrol.week.area_id)


def is_on(by: Actor, patrol: Patrol) -> bool:
    """Whether the actor is an officer of this patrol, and still works in its area or a ward."""
    if by.person_id is None:
        return False
    posted = Posting.objects.filter(
        patrol=patrol, worker__person_id=by.person_id, state=PostingState.PUBLISHED
    ).exclude(duty=Duty.PARTNER)
    works_here = Area.objects.filter(Q(id__in=by.area_ids) | Q(parts__in=by.area_ids))
    return posted.filter(patrol__week__area__in=works_here.values("id")).exists()
