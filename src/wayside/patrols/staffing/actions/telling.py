"""What people are told of their places, in words that say only when and for what duty."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.notices.actions import send
from wayside.patrols.calendar import LONDON
from wayside.patrols.models import Patrol, Posting
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.risk.actions import look_again
from wayside.patrols.staffing.queries import Standing
from wayside.workforce.models import Worker


def tell_all(
    standing: Standing,
    changed: Iterable[Posting],
    gone: Iterable[Posting],
    *,
    by: Actor,
    now: datetime,
) -> None:
    """One message a person, however many of their nights change."""
    words: dict[Worker, list[tuple[Posting, str]]] = {}
    for posting in changed:
        patrol = standing.patrols[str(posting.patrol_id)]
        said = _("%(night)s: you are on the patrol as %(duty)s.") % {
            "night": patrol_name(patrol),
            "duty": posting.get_duty_display(),
        }
        worker = standing.workers[str(posting.worker_id)]
        words.setdefault(worker, []).append((posting, said))
    for posting in gone:
        patrol = standing.patrols[str(posting.patrol_id)]
        said = _("%s: you are no longer on the patrol.") % patrol_name(patrol)
        words.setdefault(standing.workers[str(posting.worker_id)], []).append((posting, said))
    for worker, told in words.items():
        _send(worker, told, by, now)


def tell_planner(posting: Posting, by: Actor, now: datetime) -> None:
    """Tell the programme's lead that a place has become free. The reason is not mailed."""
    patrol, worker = posting.patrol, posting.worker
    send(
        to_person=patrol.week.programme.lead_id,
        subject=_("A place on a patrol is free"),
        body=_("%(name)s cannot come on %(night)s. The roster can be worked out again.")
        % {"name": worker.person.name, "night": patrol_name(patrol)},
        about=posting,
        path=reverse("patrols:roster", args=(patrol.week.area.slug,)),
        by=by,
        now=now,
    )


def tell_given_up(posting: Posting, by: Actor, now: datetime) -> None:
    """Tell somebody that who plans has given up their place for them."""
    said = _("%s: you are no longer on the patrol.") % patrol_name(posting.patrol)
    _send(posting.worker, [(posting, said)], by, now)


def tell_taken_off(posting: Posting, because: str, by: Actor, now: datetime) -> None:
    """Tell somebody whom a rule keeps off a night that moved, and the programme's lead."""
    patrol, worker = posting.patrol, posting.worker
    night = patrol_name(patrol)
    send(
        to_person=worker.person_id,
        subject=_("You are no longer on a patrol that moved"),
        body=_("The patrol is now on %(night)s: you are no longer on it. %(because)s")
        % {"night": night, "because": because},
        about=posting,
        path=reverse("patrols:my_duties", args=(patrol.week.area.slug,)),
        by=by,
        now=now,
    )
    send(
        to_person=patrol.week.programme.lead_id,
        subject=_("A place on a patrol is free"),
        body=_("%(night)s: %(name)s cannot stand there after the move. %(because)s")
        % {"name": worker.person.name, "night": night, "because": because},
        about=posting,
        path=reverse("patrols:roster", args=(patrol.week.area.slug,)),
        by=by,
        now=now,
    )


def tell_new_hours(patrol: Patrol, kept: Iterable[Posting], by: Actor, now: datetime) -> None:
    """Tell whoever stays on a night that its hours are others now."""
    for posting in kept:
        send(
            to_person=posting.worker.person_id,
            subject=_("The hours of your patrol have changed"),
            body=_("The patrol is now on %(night)s, from %(start)s to %(end)s.")
            % {
                "night": patrol_name(patrol),
                "start": f"{patrol.starts_at.astimezone(LONDON):%H:%M}",
                "end": f"{patrol.ends_at.astimezone(LONDON):%H:%M}",
            },
            about=posting,
            path=reverse("patrols:my_duties", args=(patrol.week.area.slug,)),
            by=by,
            now=now,
        )


def ask_risk_again(patrols: Iterable[Patrol], by: Actor, now: datetime) -> None:
    """The people of these nights have changed: their risk assessments may have to."""
    for patrol in patrols:
        look_again(patrol=patrol, because=_("The people have changed."), by=by, now=now)


def _send(worker: Worker, told: list[tuple[Posting, str]], by: Actor, now: datetime) -> None:
    send(
        to_person=worker.person_id,
        subject=_("Your patrols have changed"),
        body="\n".join(said for _posting, said in told),
        about=told[0][0],
        path=reverse("patrols:my_duties", args=(worker.area.slug,)),
        by=by,
        now=now,
    )
