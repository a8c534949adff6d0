"""The words of the people room."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.access.ages import CHILDREN, AgeMark
from wayside.people.contact import vocabulary as contact
from wayside.people.links import vocabulary as links
from wayside.people.merging import vocabulary as merging
from wayside.people.relations import vocabulary as relations
from wayside.people.remit import vocabulary as remit
from wayside.people.who_opens import vocabulary as who_opens

# How old somebody is taken to be is said below, for both sides, and here for this room's users
__all__ = ["CHILDREN", "AgeMark"]

# The service that works each day for one agency at a time; policies know it by this name
DAILY = "people.daily"


class ChildTold(models.TextChoices):
    """Who was told that somebody is, or may be, a child."""

    LEAD = "lead", _("The agency’s safeguarding lead")
    AREA = "area", _("The area’s safeguarding leads")
    NOBODY = "nobody", _("Nobody")


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


class DueKind(models.TextChoices):
    """What is due for somebody, the most urgent first."""

    RELEASED = "released", _("Somebody may be out")
    SILENT = "silent", _("Silent for longer than usual")
    RELEASE_NEAR = "release_near", _("A release is near")
    NO_ROUTE = "no_route", _("No safe way to reach this person")
    DEMAND = "demand", _("A legal demand to answer")
    RECHECK = "recheck", _("Recheck before the next contact")
    CONSENT = "consent", _("Time to ask again about consent")
    AWAY = "away", _("A chance while somebody is away")


class RecordState(models.TextChoices):
    """Whether work with somebody goes on."""

    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")
    AT_REST = "at_rest", _("At rest: this person has died")


AUDIT_SENTENCES = {
    "people.lay_to_rest": _("laid a record to rest, because its person has died"),
    "people.wake": _("opened a record again that was laid to rest by mistake"),
    "people.register": _("wrote down a person supported"),
    "people.change_identity": _("changed what is known of a person supported"),
    "people.open_record": _("opened the record of a person supported"),
    "people.list_own": _("listed the people they support"),
    "people.list_children": _("listed the children among the records open to them"),
    "people.search": _("searched the agency's people by name"),
    "people.list_due": _("looked at what is due for the people they support"),
    "people.refuse_record": _("was refused the record of a person supported"),
    "people.mark_state": _("marked that support goes on, or has ended"),
    "people.list_birthdays": _("looked through the agency's children for who is now 18"),
    "people.renew_tokens": _("wrote search tokens again under the current key"),
    "people.come_of_age": _("marked a child as an adult, on the birthday"),
    **contact.AUDIT_SENTENCES,
    **relations.AUDIT_SENTENCES,
    **remit.AUDIT_SENTENCES,
    **merging.AUDIT_SENTENCES,
    **links.AUDIT_SENTENCES,
    **who_opens.AUDIT_SENTENCES,
}
AUDIT_RECORDS = {
    "people.Person": _("Person supported"),
    "people.SearchToken": _("Search token"),
    **contact.AUDIT_RECORDS,
    **relations.AUDIT_RECORDS,
    **remit.AUDIT_RECORDS,
    **merging.AUDIT_RECORDS,
    **links.AUDIT_RECORDS,
}
AUDIT_FIELDS = {
    "adult_because": _("why no longer taken for a child"),
    "age_mark": _("child or adult"),
    "born": _("born"),
    "called": _("called"),
    "family_name": _("family name"),
    "given_name": _("given name"),
    "language": _("language"),
    "other_names": _("other names"),
    "pronouns": _("pronouns"),
    "sex": _("sex"),
    "state": _("state"),
    **contact.AUDIT_FIELDS,
    **relations.AUDIT_FIELDS,
    **remit.AUDIT_FIELDS,
    **merging.AUDIT_FIELDS,
    **links.AUDIT_FIELDS,
}
