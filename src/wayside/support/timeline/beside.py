"""What other sub-rooms, and the rooms below, put on a timeline: referrals, consent, disclosures,
screenings, a path with an ISVA, releases."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayside.people.models import Custody, Person
from wayside.people.relations.permissions import KNOW_RELATIONS
from wayside.sharing.consent.permissions import VIEW_CONSENT
from wayside.sharing.consent.queries import entries
from wayside.sharing.disclosures.permissions import DISCLOSE
from wayside.sharing.disclosures.queries import disclosures as disclosed
from wayside.sharing.models import ConsentEntry
from wayside.support.isva.permissions import WALK_WITH
from wayside.support.models import IsvaPath, ReferralMove
from wayside.support.permissions import PLAN
from wayside.support.referrals.permissions import REFER
from wayside.support.strands.queries import screens_of
from wayside.support.timeline.registry import Moment, Most, Source, dated, latest, on_day


def _moves(held: Any) -> QuerySet[ReferralMove]:
    found = ReferralMove.objects.filter(referral__about__subject=held)
    return found.select_related("referral__service", "agency").order_by("-at", "-number")


def _lines(held: Any) -> QuerySet[ConsentEntry]:
    found = entries(held).select_related("recorded_by__person", "recipient")
    return found.order_by("-recorded_at", "-id")


def _custodies(held: Any) -> QuerySet[Custody]:
    found = Custody.objects.filter(subject=held, release_date__isnull=False)
    return found.select_related("relation").order_by("-release_date")


def _paths(held: Any) -> QuerySet[IsvaPath]:
    return IsvaPath.objects.filter(subject=held)


MOVES = latest(_moves)
LINES = latest(_lines)
DISCLOSURES = latest(disclosed)
SCREENINGS = latest(screens_of)
PATHS = latest(_paths)
CUSTODIES = latest(_custodies)


def referrals(person: Person, most: Most) -> Iterator[Moment]:
    """Each step of a referral."""
    for each in MOVES(person, most):
        url = reverse("support:referral", args=[each.referral_id])
        said = {"service": str(each.referral), "state": each.get_state_display()}
        title = _("Referral to %(service)s: %(state)s") % said
        yield Moment(each.at, title, by=each.agency.name if each.agency else "", url=url)


def consent(person: Person, most: Most) -> Iterator[Moment]:
    """Each line of the ledger."""
    url = reverse("sharing:consent", kwargs={"subject_id": person.subject_id})
    for each in LINES(person, most):
        to = each.recipient.name if each.recipient else ""
        title = _("Consent: %(what)s") % {"what": each.get_kind_display()}
        words = " ".join(filter(None, (to, each.words)))
        yield Moment(each.recorded_at, title, words, each.recorded_by.person.name, url)


def disclosures(person: Person, most: Most) -> Iterator[Moment]:
    """What was disclosed, and to whom."""
    for each in DISCLOSURES(person, most):
        url = reverse("sharing:disclosure", args=[each.id])
        title = _("Disclosed to %(agency)s") % {"agency": each.recipient.name}
        yield Moment(each.made_at, title, each.get_state_display(), each.made_by.person.name, url)


def screenings(person: Person, most: Most) -> Iterator[Moment]:
    """Screenings about stalking."""
    url = reverse("support:screenings", args=[person.id])
    for each in SCREENINGS(person, most):
        name = each.asked_by.person.name
        yield Moment(each.asked_at, _("Screening about stalking"), each.words, name, url)


def isva(person: Person, most: Most) -> Iterator[Moment]:
    """A path with an ISVA, and where it stands."""
    url = reverse("support:isva", args=[person.id])
    for each in PATHS(person, most):
        title = _("Path with an ISVA: %(stage)s") % {"stage": each.get_stage_display()}
        yield Moment(each.updated_at, title, each.own_words, url=url)


def releases(person: Person, most: Most) -> Iterator[Moment]:
    """Days on which somebody around them comes out of custody."""
    url = reverse("people:around", args=[person.id])
    for each in CUSTODIES(person, most):
        who = each.relation.get_kind_display()
        if each.release_date:
            yield Moment(on_day(each.release_date), _("Release: %(who)s") % {"who": who}, url=url)


BESIDE = (
    Source("referrals", gettext_lazy("Referrals"), REFER, referrals, (dated(_moves, "at"),)),
    Source(
        "consent", gettext_lazy("Consent"), VIEW_CONSENT, consent, (dated(_lines, "recorded_at"),)
    ),
    Source(
        "disclosures",
        gettext_lazy("Disclosures"),
        DISCLOSE,
        disclosures,
        (dated(disclosed, "made_at"),),
    ),
    Source(
        "screenings",
        gettext_lazy("Screenings"),
        PLAN,
        screenings,
        (dated(screens_of, "asked_at"),),
    ),
    Source(
        "isva", gettext_lazy("Path with an ISVA"), WALK_WITH, isva, (dated(_paths, "updated_at"),)
    ),
    Source(
        "releases",
        gettext_lazy("Releases"),
        KNOW_RELATIONS,
        releases,
        (dated(_custodies, "release_date"),),
    ),
)
