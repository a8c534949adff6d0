"""Words of the return: weather, what is counted on which side, kinds of service."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Weather(models.TextChoices):
    """The night as it was outside: bad weather keeps people in and patrols short."""

    DRY = "dry", _("Dry")
    SHOWERS = "showers", _("Showers")
    HEAVY_RAIN = "heavy_rain", _("Heavy rain")
    COLD = "cold", _("Dry and very cold")
    SNOW = "snow", _("Snow or ice")
    WIND = "wind", _("Strong wind")


BAD_WEATHER = frozenset({Weather.HEAVY_RAIN, Weather.SNOW, Weather.WIND})


class Count(models.TextChoices):
    """What is counted. People are counted as they were met, never described or named; a caution
    without admission that no statute knows ("prostitute's caution") is none and has no row."""

    WOMEN_MET = "women_met", _("Women met")
    MEN_MET = "men_met", _("Men met")
    OTHERS_MET = "others_met", _("People met, gender not said")
    UNDER_18_MET = "under_18_met", _("People met who may be under 18")
    NEW_TO_US = "new_to_us", _("Of these, new to us")
    FROM_OUTSIDE = "from_outside", _("Of these, from outside the area")
    HOT_DRINKS = "hot_drinks", _("Hot drinks given")
    OFFERED = "offered", _("Referrals offered")
    TAKEN = "taken", _("Referrals taken")
    ARRESTS = "arrests", _("Arrests")
    CONDITIONAL_CAUTIONS = "conditional_cautions", _("Conditional cautions")
    CAUTIONS = "cautions", _("Adult cautions")
    WARNINGS = "warnings", _("Warnings")


PEOPLE = (Count.WOMEN_MET, Count.MEN_MET, Count.OTHERS_MET, Count.UNDER_18_MET)
OF_PEOPLE = (Count.NEW_TO_US, Count.FROM_OUTSIDE)
REFERRALS = (Count.OFFERED, Count.TAKEN)
ENGAGEMENT_COUNTS = (*PEOPLE, *OF_PEOPLE, Count.HOT_DRINKS, *REFERRALS)
ENFORCEMENT_COUNTS = (
    Count.ARRESTS,
    Count.CONDITIONAL_CAUTIONS,
    Count.CAUTIONS,
    Count.WARNINGS,
)
COUNT_HINTS = {
    Count.UNDER_18_MET: _("Each is a child: tell the safeguarding lead tonight."),
    Count.ARRESTS: _("Adults only: whoever may be under 18 goes to the safeguarding lead."),
    Count.WARNINGS: _("Adults only."),
    Count.CONDITIONAL_CAUTIONS: _("Adults only, with admission and a signed document."),
    Count.CAUTIONS: _("A “prostitute’s caution” is no caution and is not counted."),
}


class Service(models.TextChoices):
    """What kind of help somebody was told of."""

    HEALTH = "health", _("Health")
    DRUGS_ALCOHOL = "drugs_alcohol", _("Drugs and alcohol")
    HOUSING = "housing", _("Housing")
    VIOLENCE = "violence", _("Domestic or sexual violence")
    MONEY = "money", _("Money and benefits")
    OTHER = "other", _("Other help")


class NoteSource(models.TextChoices):
    """Whose word a note for the review is."""

    PARTNER = "partner", _("A partner agency")
    RESIDENT = "resident", _("Residents")


AUDIT_SENTENCES = {
    "patrols.open_return": _("opened the return of a patrol"),
    "patrols.open_return_form": _("opened the form of a patrol's return"),
    "patrols.keep_draft_return": _("kept the draft of a patrol's return"),
    "patrols.chase_returns": _("reminded officers of returns that are late"),
    "patrols.forget_drafts": _("deleted drafts of returns that nobody filed"),
    "patrols.file_return": _("filed the return of a patrol"),
    "patrols.correct_return": _("corrected the return of a patrol"),
    "patrols.open_review": _("opened the review of a week"),
    "patrols.open_months": _("opened what came of the patrols month by month"),
    "patrols.note_for_review": _("noted what partners or residents say of a week"),
    "patrols.decide": _("recorded a decision of a week's review"),
}

AUDIT_RECORDS = {
    "patrols.PatrolReturn": _("Return of a patrol"),
    "patrols.DraftReturn": _("Draft of a return"),
    "patrols.ReviewNote": _("Note for a week's review"),
}

AUDIT_FIELDS = {
    "because": _("why it was corrected"),
    "counts": _("counts"),
    "decision": _("decision"),
    "draft": _("draft"),
    "incident_reference": _("the force's incident number"),
    "narrative": _("what there is to say about the place"),
    "notes": _("notes for the review"),
    "parts": _("parts of the night"),
    "visits": _("places visited"),
    "weather": _("weather"),
}
