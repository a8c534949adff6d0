"""What this room itself puts on a timeline."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayside.people.contact.permissions import REACH_PEOPLE
from wayside.people.contact.queries import standing
from wayside.people.models import ContactAttempt, Person
from wayside.support import queries
from wayside.support.endings.permissions import END_SUPPORT
from wayside.support.endings.queries import endings_of
from wayside.support.models import Step
from wayside.support.permissions import ASSESS_NEEDS, PLAN, READ_STORY
from wayside.support.timeline.registry import Moment, Most, Source, dated, latest, on_day
from wayside.support.vocabulary import StepState


def _contacts(held: Any) -> QuerySet[ContactAttempt]:
    """A contact that was a meeting, also one put right, stands among the meetings."""
    met = queries.meetings_of(held).values("id")
    found = standing().filter(subject=held, corrects=None).exclude(id__in=met)
    return found.select_related("by__person")


MEETINGS = latest(queries.meetings_of)
NEEDS = latest(lambda held: queries.need_notes(held).order_by("-noted_at", "-id"))
STEPS = latest(lambda held: queries.steps_of(held).order_by("-updated_at"))
MOVEMENTS = latest(queries.movements_of)
REVIEWS = latest(queries.plan_reviews_of)
ENDINGS = latest(endings_of)
CONTACTS = latest(_contacts)


def meetings(person: Person, most: Most) -> Iterator[Moment]:
    """The meetings."""
    url = reverse("support:story", args=[person.id])
    for each in MEETINGS(person, most):
        yield Moment(each.met_at, each.get_how_display(), each.note, each.met_by.person.name, url)


def needs(person: Person, most: Most) -> Iterator[Moment]:
    """Each note of a need."""
    url = reverse("support:needs", args=[person.id])
    for each in NEEDS(person, most):
        yield Moment(each.noted_at, str(each), each.own_words, each.noted_by.person.name, url)


def steps(person: Person, most: Most) -> Iterator[Moment]:
    """Steps as they were agreed, and those that were taken or left."""
    url = reverse("support:plan", args=[person.id])
    for each in STEPS(person, most):
        name = each.worker.person.name
        yield Moment(each.created_at, _("A step was agreed"), each.words, name, url)
        if each.state != StepState.AGREED:
            title = _("A step: %(state)s") % {"state": each.get_state_display()}
            yield Moment(each.updated_at, title, each.words, name, url)


def movements(person: Person, most: Most) -> Iterator[Moment]:
    """Steps forward and back."""
    url = reverse("support:plan", args=[person.id])
    for each in MOVEMENTS(person, most):
        title, name = each.get_direction_display(), each.told_by.person.name
        yield Moment(on_day(each.on_date), title, each.words, name, url)


def contacts(person: Person, most: Most) -> Iterator[Moment]:
    """Attempts to reach somebody."""
    url = reverse("people:contact", args=[person.id])
    for each in CONTACTS(person, most):
        yield Moment(each.at, each.get_outcome_display(), each.note, each.by.person.name, url)


def endings(person: Person, most: Most) -> Iterator[Moment]:
    """Ends of support, and new beginnings."""
    url = reverse("support:endings", args=[person.id])
    for each in ENDINGS(person, most):
        title = _("Support ended: %(why)s") % {"why": each.get_reason_display()}
        yield Moment(each.closed_at, title, each.review, each.closed_by.person.name, url)
        if each.reopened_at and each.reopened_by:
            name = each.reopened_by.person.name
            yield Moment(
                each.reopened_at, _("Support began again"), each.reopened_because, name, url
            )


def reviews(person: Person, most: Most) -> Iterator[Moment]:
    """Looks at the plan together."""
    url = reverse("support:plan", args=[person.id])
    for each in REVIEWS(person, most):
        title, name = _("The plan was looked at together"), each.held_by.person.name
        yield Moment(on_day(each.held_date), title, each.words, name, url)


def _finished(held: Any) -> QuerySet[Step]:
    return queries.steps_of(held).exclude(state=StepState.AGREED)


OWN = (
    Source(
        "meetings",
        gettext_lazy("Meetings"),
        READ_STORY,
        meetings,
        (dated(queries.meetings_of, "met_at"),),
    ),
    Source(
        "needs",
        gettext_lazy("Needs"),
        ASSESS_NEEDS,
        needs,
        (dated(queries.need_notes, "noted_at"),),
    ),
    Source(
        "steps",
        gettext_lazy("Steps"),
        PLAN,
        steps,
        (dated(queries.steps_of, "created_at"), dated(_finished, "updated_at")),
    ),
    Source(
        "movements",
        gettext_lazy("Steps forward and back"),
        PLAN,
        movements,
        (dated(queries.movements_of, "on_date"),),
    ),
    Source(
        "reviews",
        gettext_lazy("Looks at the plan"),
        PLAN,
        reviews,
        (dated(queries.plan_reviews_of, "held_date"),),
    ),
    Source("contacts", gettext_lazy("Contacts"), REACH_PEOPLE, contacts, (dated(_contacts, "at"),)),
    Source(
        "endings",
        gettext_lazy("Ends and beginnings"),
        END_SUPPORT,
        endings,
        (dated(endings_of, "closed_at"), dated(endings_of, "reopened_at")),
    ),
)
