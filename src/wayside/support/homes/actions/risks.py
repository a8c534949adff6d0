"""Notes what puts a home at risk, and that something does so no more."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import told
from wayside.people.actions import check_open
from wayside.support.homes import queries, rules
from wayside.support.homes.actions.standing import advance, check_may_write, show_keeper
from wayside.support.homes.permissions import KEEP_HOMES
from wayside.support.homes.vocabulary import HomeState, Risk, RiskLevel
from wayside.support.models import Home, HomeRisk
from wayside.web.clock import day_of
from wayside.web.collisions import Collision, save_versioned
from wayside.web.states import NotNow


@dataclass(frozen=True, slots=True)
class NotedRisk:
    """What puts a home at risk, how near it is to being lost, since when; words stay with her
    own workers."""

    category: Risk
    level: RiskLevel
    since_date: date
    words: str = ""


@transaction.atomic
def note_risk(
    *, home: Home, risk: NotedRisk, expected_version: int, by: Actor, now: datetime
) -> HomeRisk:
    """Note it; a home that is not at risk yet is so with the first. Of one category that goes on
    already, the level and the words are written anew.

    Raises:
        NotOpenError: the record is not open to whoever notes it.
        NotNow: nobody lives there, or the day cannot be.
        Collision: somebody else wrote it since.
    """
    held = check_may_write(home, expected_version, by)
    if held.state not in rules.LIVED_IN:
        raise NotNow(_("Nobody lives in this home: it is not at risk."))
    rules.check_day(risk.since_date, since=None, today=day_of(now))
    made = held.risks.filter(category=risk.category, ended_date=None).first()
    is_new = made is None
    made = made or HomeRisk(
        home=held,
        subject_id=held.subject_id,
        controller_id=held.controller_id,
        category=risk.category,
        since_date=risk.since_date,
        created_at=now,
        updated_at=now,
    )
    made.level, made.words = risk.level, risk.words
    if is_new:
        made.save(force_insert=True)
    else:
        changed = ("level", "words")
        save_versioned(made, expected_version=made.version, now=now, fields=changed)
    if held.state == HomeState.AT_RISK:
        show_keeper(held, now=now)
    else:
        advance(held, "endanger", on=max(risk.since_date, held.step_date), by=by, now=now)
    fields = ("category", "level", "since_date", "words")
    told(made, "support.note_risk", Operation.COLLECTION, by, now, fields=fields)
    return made


@transaction.atomic
def end_risk(
    *, risk: HomeRisk, on_date: date, expected_version: int, by: Actor, now: datetime
) -> HomeRisk:
    """Note that it puts the home at risk no more; with the last, the home is at risk no more.

    Raises:
        NotOpenError: the record is not open to whoever notes it.
        NotNow: it was over already, or the day cannot be.
        Collision: somebody else noted it since.
    """
    require(by, KEEP_HOMES)
    check_open(risk.subject_id)
    if risk.version != expected_version:
        raise Collision(risk)
    if risk.ended_date is not None:
        raise NotNow(_("This is over already."))
    rules.check_day(on_date, since=risk.since_date, today=day_of(now))
    held = queries.locked(risk.home_id)
    risk.ended_date = on_date
    save_versioned(risk, expected_version=expected_version, now=now, fields=("ended_date",))
    if held.state == HomeState.AT_RISK and not held.risks.filter(ended_date=None).exists():
        advance(held, "safe", on=max(on_date, held.step_date), by=by, now=now)
    else:
        show_keeper(held, now=now)
    told(risk, "support.end_risk", Operation.ALTERATION, by, now, fields=("ended_date",))
    return risk
