"""The words of the people room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AgeMark(models.TextChoices):
    """Whether somebody is a child: whoever is, or may be, is one until it is known."""

    ADULT = "adult", _("18 or over")
    MAY_BE_CHILD = "may_be_child", _("May be under 18")
    CHILD = "child", _("Under 18")
    UNKNOWN = "unknown", _("Adult as far as can be told, age not known")


CHILDREN = frozenset({AgeMark.CHILD, AgeMark.MAY_BE_CHILD})


class Sex(models.TextChoices):
    """As she says it; services say whom they serve in the same words."""

    WOMAN = "woman", _("Woman or girl")
    MAN = "man", _("Man or boy")
    ANOTHER = "another", _("Another way")
    NOT_SAID = "not_said", _("Not said")


class TokenKind(models.TextChoices):
    """What a search token was made of."""

    SPELLING = "spelling", _("Spelling")
    SOUND = "sound", _("Sound")
    NICKNAME = "nickname", _("Nickname")
    BIRTH = "birth", _("Birth")


class RecordState(models.TextChoices):
    """Whether work with somebody goes on."""

    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")


AUDIT_SENTENCES = {
    "people.register": _("wrote down a person supported"),
    "people.change_identity": _("changed what is known of a person supported"),
    "people.open_record": _("opened the record of a person supported"),
    "people.list_own": _("listed the people they support"),
    "people.list_children": _("listed the children among the records open to them"),
    "people.search": _("searched the agency's people by name"),
}
AUDIT_RECORDS = {"people.Person": _("Person supported")}
AUDIT_FIELDS = {
    "age_mark": _("child or adult"),
    "born": _("born"),
    "called": _("called"),
    "family_name": _("family name"),
    "given_name": _("given name"),
    "language": _("language"),
    "other_names": _("other names"),
    "pronouns": _("pronouns"),
    "sex": _("sex"),
}
