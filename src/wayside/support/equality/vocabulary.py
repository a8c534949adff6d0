"""The words of equality data. Each question has an answer that says nothing."""

from django.db import models
from django.utils.translation import gettext_lazy as _

NOT_SAID = "not_said"
PREFERS_NOT = (NOT_SAID, _("Prefers not to say"))


class Ethnicity(models.TextChoices):
    """The groups of the 2021 census of England and Wales."""

    ASIAN_BANGLADESHI = "asian_bangladeshi", _("Asian: Bangladeshi")
    ASIAN_CHINESE = "asian_chinese", _("Asian: Chinese")
    ASIAN_INDIAN = "asian_indian", _("Asian: Indian")
    ASIAN_PAKISTANI = "asian_pakistani", _("Asian: Pakistani")
    ASIAN_OTHER = "asian_other", _("Asian: other")
    BLACK_AFRICAN = "black_african", _("Black: African")
    BLACK_CARIBBEAN = "black_caribbean", _("Black: Caribbean")
    BLACK_OTHER = "black_other", _("Black: other")
    MIXED_ASIAN = "mixed_asian", _("Mixed: White and Asian")
    MIXED_AFRICAN = "mixed_african", _("Mixed: White and Black African")
    MIXED_CARIBBEAN = "mixed_caribbean", _("Mixed: White and Black Caribbean")
    MIXED_OTHER = "mixed_other", _("Mixed: other")
    WHITE_BRITISH = "white_british", _("White: English, Welsh, Scottish, Northern Irish or British")
    WHITE_IRISH = "white_irish", _("White: Irish")
    WHITE_TRAVELLER = "white_traveller", _("White: Gypsy or Irish Traveller")
    WHITE_ROMA = "white_roma", _("White: Roma")
    WHITE_OTHER = "white_other", _("White: other")
    ARAB = "arab", _("Arab")
    OTHER = "other", _("Another ethnic group")
    NOT_SAID = PREFERS_NOT


class Disability(models.TextChoices):
    """Whether a condition or illness limits day-to-day life."""

    LOT = "lot", _("Yes, a lot")
    LITTLE = "little", _("Yes, a little")
    NO = "no", _("No")
    NOT_SAID = PREFERS_NOT


class Orientation(models.TextChoices):
    """Sexual orientation."""

    STRAIGHT = "straight", _("Straight or heterosexual")
    GAY = "gay", _("Gay or lesbian")
    BISEXUAL = "bisexual", _("Bisexual")
    OTHER = "other", _("In another way")
    NOT_SAID = PREFERS_NOT


class Religion(models.TextChoices):
    """Religion or belief."""

    NONE = "none", _("No religion")
    BUDDHIST = "buddhist", _("Buddhist")
    CHRISTIAN = "christian", _("Christian")
    HINDU = "hindu", _("Hindu")
    JEWISH = "jewish", _("Jewish")
    MUSLIM = "muslim", _("Muslim")
    SIKH = "sikh", _("Sikh")
    OTHER = "other", _("Another religion or belief")
    NOT_SAID = PREFERS_NOT


class Gender(models.TextChoices):
    """Gender, as this person says it."""

    WOMAN = "woman", _("Woman")
    MAN = "man", _("Man")
    NON_BINARY = "non_binary", _("Non-binary")
    OTHER = "other", _("In another way")
    NOT_SAID = PREFERS_NOT


class SameAsBirth(models.TextChoices):
    """Whether gender is the sex registered at birth."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    NOT_SAID = PREFERS_NOT


class Language(models.TextChoices):
    """Main language."""

    ENGLISH = "english", _("English")
    SIGN = "sign", _("British Sign Language")
    OTHER = "other", _("Another language")
    NOT_SAID = PREFERS_NOT


class Care(models.TextChoices):
    """Whether somebody was ever looked after by a council."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    NOT_SAID = PREFERS_NOT


AUDIT_SENTENCES = {
    "support.open_equality": _("opened the equality data of a person supported"),
    "support.ask_equality": _("wrote down equality data that a person supported chose to give"),
    "support.count_equality": _("looked at counts of equality data, with small numbers held back"),
}
AUDIT_RECORDS = {"support.EqualityData": _("Equality data")}
AUDIT_FIELDS = {
    "care": _("care-experienced"),
    "described": _("in their own words"),
    "disability": _("disability"),
    "ethnicity": _("ethnicity"),
    "gender": _("gender"),
    "language": _("language"),
    "orientation": _("sexual orientation"),
    "religion": _("religion or belief"),
    "same_as_birth": _("same as at birth"),
}
