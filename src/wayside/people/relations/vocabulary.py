"""The words of relationships, coercion and dates of release."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RelationKind(models.TextChoices):
    """What somebody is to the person supported."""

    PARTNER = "partner", _("Partner")
    FORMER_PARTNER = "former_partner", _("Former partner")
    CLIENT = "client", _("Client, or former client")
    DEALER = "dealer", _("Dealer")
    CHILD = "child", _("Child")
    FAMILY = "family", _("Family")
    FRIEND = "friend", _("Friend, or somebody who helps")
    OTHER = "other", _("Somebody else")


class Coercion(models.TextChoices):
    """How somebody is kept from deciding for themselves."""

    DRUG_DEBT = "drug_debt", _("Drug debt")
    SUPPLIES = "supplies", _("Supplies drugs, or keeps them back")
    TAKES_PHONE = "takes_phone", _("Takes or checks the phone")
    CONTROLS_INCOME = "controls_income", _("Controls income or benefits")
    CONTROLS_SCRIPT = "controls_script", _("Controls the prescription")
    HOME_FOR_DEALING = "home_for_dealing", _("Home used for dealing")
    VIRTUAL_PRISONER = "virtual_prisoner", _("Kept as a prisoner, or never alone")
    WAITS_NEARBY = "waits_nearby", _("Waits nearby while they work")
    VIOLENCE = "violence", _("Violence or threats")
    CHILDREN = "children", _("Threatens to take the children, or to tell")
    IMMIGRATION = "immigration", _("Holds papers, or threatens to report")


class ToldBy(models.TextChoices):
    """How a date of release is known."""

    PERSON = "person", _("This person told us")
    NOTICE = "notice", _("A lawful notice, handed over to us")


class WindowKind(models.TextChoices):
    """What a date of release makes possible, or makes urgent."""

    AHEAD = "ahead", _("Away later")
    AWAY = "away", _("Away for now")
    RELEASE_NEAR = "release_near", _("Release is near")
    RELEASED = "released", _("May be out")


HARM = frozenset(
    {
        RelationKind.PARTNER,
        RelationKind.FORMER_PARTNER,
        RelationKind.CLIENT,
        RelationKind.DEALER,
    }
)

AUDIT_SENTENCES = {
    "people.read_relations": _("looked at who is around a person supported"),
    "people.add_relation": _("wrote down who is around a person supported"),
    "people.change_relation": _("changed what is known of who is around a person supported"),
    "people.end_relation": _("noted that somebody is no longer around a person supported"),
    "people.add_custody": _("wrote down when somebody around a person supported is away"),
    "people.change_custody": _("changed a date of release"),
    "people.prepare_release": _("noted that what is to be done before a release is agreed"),
    "people.end_custody": _("noted that a date of release is past"),
    "people.tell_of_release": _("told a worker that a date they wrote down is near"),
    "people.list_releases": _("looked through the agency's records for dates that are near"),
}
AUDIT_RECORDS = {
    "people.Relation": _("Somebody around a person supported"),
    "people.Custody": _("Time that somebody is away"),
}
AUDIT_FIELDS = {
    "coercion": _("coercion seen"),
    "ended_at": _("ended"),
    "from_date": _("from"),
    "kind": _("kind"),
    "name": _("name"),
    "over_at": _("when it was over"),
    "prepared_at": _("when it was prepared"),
    "reference": _("notice"),
    "release_date": _("date of release"),
    "told_by": _("who told it"),
    "words": _("their words"),
}
