"""Begins and ends what is counted of an application, by the periods that hold on the day."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from wayside.support.homelessness import queries, rules
from wayside.support.homelessness.vocabulary import Milestone, Priority, Standing
from wayside.support.models import ApplicationMilestone, HousingApplication
from wayside.web.collisions import save_versioned
from wayside.web.states import NotNow


def abuse_is_priority(application: HousingApplication) -> bool:
    """Whether domestic abuse alone gives priority need, by the law of the day they applied."""
    if application.priority != Priority.ABUSE:
        return False
    agency, day = application.controller_id, application.applied_date
    return queries.period_of(agency, Milestone.ABUSE_PRIORITY, on=day) is not None


def needs_interim(application: HousingApplication) -> bool:
    """Whether somewhere to stay is owed at once: homeless now, with reason to believe that there
    is priority need (section 188)."""
    homeless = application.standing == Standing.HOMELESS
    return homeless and application.priority != Priority.NOT_SEEN


def check_threatened(application: HousingApplication) -> None:
    """Raises:
    NotNow: nobody said on which day the home would be lost.
    """
    if application.standing != Standing.HOMELESS and application.leaves_date is None:
        raise NotNow(_("Say on which day the home is likely to be lost, or the notice runs out."))


def days_if_early(application: HousingApplication) -> int | None:
    """The law's days before a home is lost, where it would be lost later than that: the council
    need not accept the prevention duty yet, and gives advice all the same (section 179)."""
    leaves, applied = application.leaves_date, application.applied_date
    if application.standing == Standing.HOMELESS or leaves is None:
        return None
    held = queries.period_of(application.controller_id, Milestone.THREATENED, on=applied)
    if held is None or rules.is_threatened(leaves, queries.counted(held), on=applied):
        return None
    return held.days


def start_milestones(
    application: HousingApplication, kinds: Iterable[Milestone], *, on: date, now: datetime
) -> None:
    """Begin to count these from a day; what is counted already goes on, and a plan that was made
    is kept."""
    made_before = application.milestones.values_list("milestone", "done_date")
    there = {kind for kind, done in made_before if done is None or kind in rules.ONCE}
    for kind in kinds:
        held = queries.period_of(application.controller_id, kind, on=on)
        if held is None or kind in there:
            continue
        due = rules.due_date(on, queries.counted(held))
        ApplicationMilestone(
            application=application,
            subject_id=application.subject_id,
            controller_id=application.controller_id,
            milestone=kind,
            period=held,
            begins_date=on,
            due_date=due,
            remind_date=rules.remind_date(on, due),
            created_at=now,
            updated_at=now,
        ).save(force_insert=True)


def end_milestones(
    application: HousingApplication, kinds: frozenset[Milestone], *, on: date, now: datetime
) -> None:
    """These are over since a day."""
    for each in application.milestones.filter(done_date=None, milestone__in=kinds):
        each.done_date = on
        save_versioned(each, expected_version=each.version, now=now, fields=("done_date",))


def running(application: HousingApplication) -> frozenset[str]:
    """What is counted of it and not over."""
    found = application.milestones.filter(done_date=None)
    return frozenset(found.values_list("milestone", flat=True))


def due_of(application: HousingApplication, kind: Milestone) -> date | None:
    """Until when one of them is due."""
    found = application.milestones.filter(milestone=kind, done_date=None).first()
    return found.due_date if found else None
