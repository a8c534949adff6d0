"""What of a conversation leaves, and what cannot be so. Pure."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from wayside.sharing.conversations.values import Content, Conversation
from wayside.sharing.conversations.vocabulary import Who
from wayside.web.components.text import london
from wayside.web.states import NotNow

TOLD_WITHIN = timedelta(days=7)


def check(told: Conversation, *, now: datetime) -> None:
    """Raise unless the conversation can have been so.

    Raises:
        NotNow: with what to change.
    """
    if not now - TOLD_WITHIN <= told.at <= now:
        raise NotNow(_("Choose a moment of the past week, not later than now."))
    if set(told.taken) - set(told.offered):
        raise NotNow(_("More was taken than offered. Choose each offer too."))
    if told.who == Who.CHILD and not told.child.strip():
        raise NotNow(_("Under 18 is a child: say what the safeguarding lead has to know."))
    if (told.crime.strip() or told.child.strip()) and not told.told_her.strip():
        raise NotNow(_("Write what you told them about passing this on, or why you could not."))


def content_of(told: Conversation) -> Content:
    """What the support side receives: answers under their questions for whoever reads, and the
    same as slugs for what becomes of it. Without agreement, neither a name nor words."""
    facts = {
        "at": told.at.isoformat(),
        "ward_id": str(told.ward.id),
        "who": told.who.value,
        "topics": [each.value for each in told.topics],
        "given": [each.value for each in told.given],
        "offered": [each.value for each in told.offered],
        "taken": [each.value for each in told.taken],
        "called": told.called.strip() if told.agreed else "",
        "text": told.text.strip() if told.agreed else "",
    }
    lines = {
        _("Before they spoke"): str(told.said.label),
        _("When"): london(told.at),
        _("Where"): told.ward.name,
        _("Who was met"): str(told.who.label),
        _("First words used for them"): facts["called"],
        _("New to the officer"): _("yes, as far as the officer can tell") if told.new_to_us else "",
        _("They want this passed on"): _("yes")
        if told.agreed
        else _("no, so only what is counted"),
        _("Talked about"): ", ".join(str(each.label) for each in told.topics),
        _("Given"): ", ".join(str(each.label) for each in told.given),
        _("Offered"): ", ".join(str(each.label) for each in told.offered),
        _("Taken"): ", ".join(str(each.label) for each in told.taken),
    }
    return {
        "text": facts["text"],
        **{name: value for name, value in lines.items() if value},
        "facts": facts,
    }


def concern_of(told: Conversation, words: str) -> Content:
    """The least that has to be told of a concern: what, where and when, and what they know of it.
    A name goes with it only if they agreed, or for a child."""
    named = told.called.strip() if told.agreed or words == told.child else ""
    lines = {
        _("When"): london(told.at),
        _("Where"): told.ward.name,
        _("First words used for them"): named,
        _("Before they spoke"): str(told.said.label),
        _("What they were told about this"): told.told_her.strip(),
        _("Asked of you"): _("name an advocate who offers them help, whatever they decide"),
    }
    return {"text": words.strip(), **{name: value for name, value in lines.items() if value}}
