"""Counts of referrals that services declined, by the steps that declined them. Numbers leave here
protected and not otherwise."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TypeVar
from uuid import UUID

from wayside.support.gaps.rules import Protected, protected, quarter_of
from wayside.support.models import ReferralMove
from wayside.support.referrals.vocabulary import Declined
from wayside.support.vocabulary import NeedKind
from wayside.web.clock import LONDON, day_of

Of = TypeVar("Of", date, str, NeedKind)


@dataclass(frozen=True, slots=True)
class Gaps:
    """Why services declined: by quarter, by service, by need."""

    by_quarter: tuple[tuple[date, Declined, Protected], ...]
    by_service: tuple[tuple[str, Declined, Protected], ...]
    by_need: tuple[tuple[NeedKind, Declined, Protected], ...]


def gaps(*, agencies: Collection[UUID], since: date, until: date) -> Gaps:
    """What was declined of the referrals that these agencies sent, or took in from who came by
    themselves, rang or was handed over; in whole quarters. A referral that was sent again and
    declined again for the same reason counts once in each number, so that five are five referrals
    and not one that was tried five times."""
    declined = ReferralMove.objects.filter(
        referral__controller__in=agencies, at__gte=_start(since), at__lt=_start(until)
    ).exclude(declined_because="")
    names = ("referral_id", "at", "referral__service__name", "declined_because")
    quarters: defaultdict[tuple[date, Declined], set[UUID]] = defaultdict(set)
    services: defaultdict[tuple[str, Declined], set[UUID]] = defaultdict(set)
    needs: defaultdict[tuple[NeedKind, Declined], set[UUID]] = defaultdict(set)
    for referral, at, service, because, about in declined.values_list(
        *names, "referral__about__needs"
    ):
        why = Declined(because)
        quarters[quarter_of(day_of(at)), why].add(referral)
        services[service or "", why].add(referral)
        for each in about or ():
            needs[NeedKind(each), why].add(referral)
    return Gaps(_counted(quarters), _counted(services), _counted(needs))


def _counted(
    found: Mapping[tuple[Of, Declined], set[UUID]],
) -> tuple[tuple[Of, Declined, Protected], ...]:
    return tuple((what, why, protected(len(found[what, why]))) for what, why in sorted(found))


def _start(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=LONDON)
