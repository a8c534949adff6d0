"""What was agreed for going missing, as the database shows it to whoever acts."""

from typing import Any

from django.db.models import (
    DateField,
    DateTimeField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Cast, Greatest

from wayside.people.contact.queries import standing
from wayside.people.contact.rules import IN_TOUCH
from wayside.people.models import Person
from wayside.safeguarding.missing.vocabulary import EpisodeState
from wayside.safeguarding.models import MissingEpisode, MissingPlan, MissingStep


def plans_of(person: Person) -> QuerySet[MissingPlan]:
    """What was agreed, the latest first."""
    return MissingPlan.objects.filter(subject=person.subject_id).select_related("by__person")


def plan_of(person: Person) -> MissingPlan | None:
    """What holds, if something does."""
    latest = plans_of(person).first()
    return latest if latest and latest.agreed else None


def episode_of(person: Person) -> MissingEpisode | None:
    """The latest time of being missing."""
    found = MissingEpisode.objects.filter(subject=person.subject_id)
    return found.select_related("plan").order_by("-created_at", "id").first()


def steps_of(person: Person) -> QuerySet[MissingStep]:
    """Every step, the earliest first."""
    return MissingStep.objects.filter(subject=person.subject_id).select_related("by__person")


def silent(led: Any, *, now: Any) -> QuerySet[MissingPlan]:
    """The agreements of people from whom nobody has heard for as long as was agreed, and who are
    not looked for yet. ``day``: since when that is so."""
    later = MissingPlan.objects.filter(subject=OuterRef("subject"), number__gt=OuterRef("number"))
    met = standing().filter(subject=OuterRef("subject"), outcome__in=sorted(IN_TOUCH))
    last = Greatest(F("at"), Subquery(met.order_by("-at").values("at")[:1]))
    over = ExpressionWrapper(last + F("after"), output_field=DateTimeField())
    looked_for = MissingEpisode.objects.filter(subject=OuterRef("subject"))
    looked_for = looked_for.exclude(state=EpisodeState.CLOSED)
    found = MissingPlan.objects.filter(subject__in=led, agreed=True)
    found = found.filter(~Exists(later), ~Exists(looked_for)).annotate(over=over)
    return found.filter(over__lte=now).annotate(day=Cast("over", DateField()))


def due(led: Any, *, today: Any) -> QuerySet[MissingEpisode]:
    """These people, where they are looked for and it is time to look again."""
    found = MissingEpisode.objects.filter(subject__in=led, due_date__lte=today)
    return found.exclude(state=EpisodeState.CLOSED)
