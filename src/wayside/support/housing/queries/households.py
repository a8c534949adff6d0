"""What somebody needs and wishes, and places, as ``calculations.placement`` takes them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Prefetch

from wayside.calculations import placement
from wayside.calculations.placement import Child, Household, Serves, Sex, Takes, Use, Wishes
from wayside.partners.models import Area
from wayside.partners.vocabulary import AreaLevel
from wayside.people.models import Person, Relation
from wayside.people.relations.vocabulary import RelationKind
from wayside.support.housing.queries.places import periods_of
from wayside.support.housing.rules import Periods, area_key
from wayside.support.housing.vocabulary import VacancyState
from wayside.support.models import HousingWishes, Place, Vacancy
from wayside.support.queries import particulars_of
from wayside.support.vocabulary import Medicine, Recourse

YES_NO = {"yes": True, "no": False}
NEEDS = ("wheelchair", "pets", "arson", "violence", "against_children")
Answers = Mapping[str, Any]


def wishes_of(person: Person) -> HousingWishes | None:
    """What was last agreed with somebody."""
    return HousingWishes.objects.filter(subject=person.subject_id).first()


def held_already(person: Person, *, today: date) -> dict[str, Any]:
    """What the record says already: sex, age, script, recourse, and that there are children."""
    found: dict[str, Any] = {}
    if person.sex in set(Sex):
        found["sex"] = person.sex
    birth = person.birth
    if birth is not None and birth.youngest_on(today) == birth.oldest_on(today):
        found["age"] = birth.youngest_on(today)
    latest = particulars_of(person.subject).first()
    if latest is not None and latest.medicine:
        found["script"] = "no" if latest.medicine == Medicine.NONE else "yes"
    if latest is not None and latest.recourse:
        found["recourse"] = "yes" if latest.recourse == Recourse.YES else "no"
    around = Relation.objects.filter(subject=person.subject_id, ended_at=None)
    count = around.filter(kind=RelationKind.CHILD).count()
    if count:
        found["children"] = [[None, None]] * count
    return found


def household_of(answers: Answers) -> Household:
    """Who looks for a place; what was not answered is not known."""
    communities = answers.get("communities") or []
    use, mind = answers.get("use"), answers.get("mind")
    return Household(
        sex=Sex(answers["sex"]) if answers.get("sex") else None,
        age=answers.get("age"),
        children=tuple(
            Child(age, Sex(sex) if sex else None) for age, sex in answers.get("children", ())
        ),
        from_areas=_areas(answers, "from_areas"),
        danger_areas=_areas(answers, "danger_areas"),
        unsafe_places=frozenset(answers.get("unsafe_places", ())),
        has_recourse=_said(answers, "recourse"),
        mind=None if mind is None else int(mind),
        use=None if use is None else Use(int(use)),
        on_script=_said(answers, "script"),
        communities=None if not communities else frozenset(communities) - {"none"},
        needs_on_call=_said(answers, "on_call"),
        wishes=Wishes(
            _areas(answers, "wish_areas"),
            frozenset(answers.get("wish_kinds", ())),
            bool(answers.get("wish_women")),
        ),
        **{name: _said(answers, name) for name in NEEDS},
    )


def places_to_compare() -> tuple[list[Place], Mapping[UUID, Periods]]:
    """Every place that goes on with its free rooms, and how long words hold at their agencies."""
    free = Vacancy.objects.filter(state=VacancyState.FREE)
    found = Place.objects.filter(ended_at=None).select_related("controller")
    held: list[Any] = list(
        found.prefetch_related(Prefetch("vacancies", free, to_attr="free_rooms"))
    )
    return held, periods_of({each.controller_id for each in held})


def as_compared(held: Place, *, now: datetime) -> placement.Place:
    """One place with its criteria and free rooms."""
    rooms: Sequence[Vacancy] = getattr(held, "free_rooms", ())
    words = [now - each.confirmed_at for each in rooms]
    return placement.Place(
        id=str(held.id),
        area=area_key(held.area),
        kind=held.kind,
        serves=Serves(held.serves),
        min_age=held.min_age,
        max_age=held.max_age,
        bed_spaces=held.bed_spaces,
        max_children=held.max_children,
        son_max_age=held.son_max_age,
        not_from=frozenset(area_key(each) for each in held.not_from),
        recourse=Takes(held.recourse),
        mind=held.mind,
        use=Use(held.use),
        is_recovery=held.is_recovery,
        script=Takes(held.script),
        wheelchair=Takes(held.wheelchair),
        pets=Takes(held.pets),
        arson=Takes(held.arson),
        violence=Takes(held.violence),
        against_children=Takes(held.against_children),
        by_and_for=frozenset(held.by_and_for),
        has_on_call=held.has_on_call,
        rooms=tuple(each.beds for each in rooms),
        stale_hours=min((each.total_seconds() / 3600 for each in words), default=0.0),
    )


def known_areas(more: Collection[str] = ()) -> dict[str, str]:
    """Every borough that a place, a criterion, the partnership or an answer names, by its key."""
    found: dict[str, str] = {}
    boroughs = Area.objects.filter(level=AreaLevel.BOROUGH).values_list("name", flat=True)
    for area, excluded in Place.objects.values_list("area", "not_from"):
        for each in (area, *excluded):
            found.setdefault(area_key(each), each)
    for each in (*boroughs, *more):
        found.setdefault(area_key(each), each)
    return dict(sorted(found.items()))


def _areas(answers: Answers, name: str) -> frozenset[str]:
    return frozenset(area_key(each) for each in answers.get(name, ()))


def _said(answers: Answers, name: str) -> bool | None:
    return YES_NO.get(answers.get(name) or "")
