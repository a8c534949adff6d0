"""Why a place does not fit, or what it would hang on: one code for each criterion."""

from enum import StrEnum


class Reason(StrEnum):
    """A criterion of a place, in the order in which reasons are told; the last two are that a room
    is free today, and that nobody there or near is a danger."""

    WHO = "who"
    TOO_YOUNG = "too_young"
    TOO_OLD = "too_old"
    BEDS = "beds"
    CHILDREN = "children"
    SON_AGE = "son_age"
    AREA = "area"
    RECOURSE = "recourse"
    MIND = "mind"
    USE = "use"
    RECOVERY_ONLY = "recovery_only"
    SCRIPT = "script"
    WHEELCHAIR = "wheelchair"
    PETS = "pets"
    ARSON = "arson"
    VIOLENCE = "violence"
    AGAINST_CHILDREN = "against_children"
    FOR_OTHERS = "for_others"
    ON_CALL = "on_call"
    ROOM = "room"
    NOT_SAFE = "not_safe"


ORDER = {reason: number for number, reason in enumerate(Reason)}
# That somebody is in danger there is no criterion of a place, and nobody relaxes it
NOT_TO_RELAX = frozenset({Reason.NOT_SAFE})
