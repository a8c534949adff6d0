"""One rule for each criterion: yes, no, or it depends.

Method: three-valued logic. A rule says ``True`` where the household meets the criterion whatever is
still unknown, ``False`` where it cannot, ``None`` where it hangs on something that is not known, or
that the place decides case by case. A need that is not known counts as unknown, never as absent: a
place that takes everybody is fit for it all the same.

Each rule looks at one criterion of the place alone, so that relaxing one changes one answer.
"""

from collections.abc import Callable, Mapping

from wayside.calculations.placement.household import Household, Sex, Use
from wayside.calculations.placement.places import Place, Serves, Takes
from wayside.calculations.placement.reasons import Reason

Answer = bool | None
Rule = Callable[[Household, Place], Answer]


def _who(of: Household, place: Place) -> Answer:
    if place.serves == Serves.ALL:
        return True
    if of.sex is None or of.sex == Sex.ANOTHER:
        return None
    return (of.sex == Sex.WOMAN) == (place.serves == Serves.WOMEN)


def _old_enough(of: Household, place: Place) -> Answer:
    if place.min_age <= 0:
        return True
    return None if of.age is None else of.age >= place.min_age


def _young_enough(of: Household, place: Place) -> Answer:
    if place.max_age is None:
        return True
    return None if of.age is None else of.age <= place.max_age


def _beds(of: Household, place: Place) -> Answer:
    return of.beds <= place.bed_spaces


def _children(of: Household, place: Place) -> Answer:
    return place.max_children is None or len(of.children) <= place.max_children


def _son_age(of: Household, place: Place) -> Answer:
    if place.son_max_age is None:
        return True
    answers = [_one_son(each.sex, each.age, place.son_max_age) for each in of.children]
    return _all(answers)


def _one_son(sex: Sex | None, age: int | None, limit: int) -> Answer:
    if sex == Sex.WOMAN or (age is not None and age <= limit):
        return True
    return False if sex == Sex.MAN and age is not None else None


def _area(of: Household, place: Place) -> Answer:
    return not (of.from_areas & place.not_from)


def _recourse(of: Household, place: Place) -> Answer:
    has = of.has_recourse
    return _taken(None if has is None else not has, place.recourse)


def _mind(of: Household, place: Place) -> Answer:
    if place.mind >= 2:
        return True
    return None if of.mind is None else of.mind <= place.mind


def _use(of: Household, place: Place) -> Answer:
    if place.use == Use.ACTIVE:
        return True
    return None if of.use is None else of.use <= place.use


def _recovery(of: Household, place: Place) -> Answer:
    if not place.is_recovery:
        return True
    return None if of.use is None else of.use != Use.NONE


def _script(of: Household, place: Place) -> Answer:
    return _taken(of.on_script, place.script)


def _wheelchair(of: Household, place: Place) -> Answer:
    return _taken(of.wheelchair, place.wheelchair)


def _pets(of: Household, place: Place) -> Answer:
    return _taken(of.pets, place.pets)


def _arson(of: Household, place: Place) -> Answer:
    return _taken(of.arson, place.arson)


def _violence(of: Household, place: Place) -> Answer:
    return _taken(of.violence, place.violence)


def _against_children(of: Household, place: Place) -> Answer:
    return _taken(of.against_children, place.against_children)


def _for_others(of: Household, place: Place) -> Answer:
    if not place.by_and_for:
        return True
    return None if of.communities is None else bool(of.communities & place.by_and_for)


def _on_call(of: Household, place: Place) -> Answer:
    if place.has_on_call:
        return True
    return None if of.needs_on_call is None else not of.needs_on_call


def _room(of: Household, place: Place) -> Answer:
    return True if any(beds >= of.beds for beds in place.rooms) else None


def _safe(of: Household, place: Place) -> Answer:
    return place.area not in of.danger_areas and place.id not in of.unsafe_places


def _taken(need: bool | None, takes: Takes) -> Answer:
    if takes == Takes.YES or need is False:
        return True
    return False if need and takes == Takes.NO else None


def _all(answers: list[Answer]) -> Answer:
    if False in answers:
        return False
    return None if None in answers else True


RULES: Mapping[Reason, Rule] = {
    Reason.WHO: _who,
    Reason.TOO_YOUNG: _old_enough,
    Reason.TOO_OLD: _young_enough,
    Reason.BEDS: _beds,
    Reason.CHILDREN: _children,
    Reason.SON_AGE: _son_age,
    Reason.AREA: _area,
    Reason.RECOURSE: _recourse,
    Reason.MIND: _mind,
    Reason.USE: _use,
    Reason.RECOVERY_ONLY: _recovery,
    Reason.SCRIPT: _script,
    Reason.WHEELCHAIR: _wheelchair,
    Reason.PETS: _pets,
    Reason.ARSON: _arson,
    Reason.VIOLENCE: _violence,
    Reason.AGAINST_CHILDREN: _against_children,
    Reason.FOR_OTHERS: _for_others,
    Reason.ON_CALL: _on_call,
    Reason.ROOM: _room,
    Reason.NOT_SAFE: _safe,
}
