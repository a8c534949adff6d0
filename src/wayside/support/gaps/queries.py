"""Counts of referrals that services declined. Numbers leave here protected and not otherwise."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from wayside.support.gaps.rules import Protected, protected, quarter_of
from wayside.support.models import Referral
from wayside.support.referrals.vocabulary import Declined, Origin
from wayside.support.vocabulary import NeedKind
from wayside.web.clock import LONDON, day_of


@dataclass(frozen=True, slots=True)
class Gaps:
    """Why services declined: by quarter, by service, by need."""

    by_quarter: tuple[tuple[date, Declined, Protected], ...]
    by_service: tuple[tuple[str, Declined, Protected], ...]
    by_need: tuple[tuple[NeedKind, Declined, Protected], ...]


def gaps(*, agencies: Collection[UUID], since: date, until: date) -> Gaps:
    """What became of the referrals that these agencies sent, in whole quarters."""
    held = Referral.objects.filter(
        controller__in=agencies,
        origin=Origin.WORKER,
        ended_at__gte=_start(since),
        ended_at__lt=_start(until),
    ).exclude(declined_because="")
    names = ("ended_at", "service__name", "declined_because", "about__needs")
    quarters: Counter[tuple[date, Declined]] = Counter()
    services: Counter[tuple[str, Declined]] = Counter()
    needs: Counter[tuple[NeedKind, Declined]] = Counter()
    for ended, service, because, about in held.values_list(*names):
        why = Declined(because)
        quarters[(quarter_of(day_of(ended)), why)] += 1
        services[(service or "", why)] += 1
        needs.update((NeedKind(each), why) for each in about or ())
    return Gaps(
        tuple((*key, protected(count)) for key, count in sorted(quarters.items())),
        tuple((*key, protected(count)) for key, count in sorted(services.items())),
        tuple((*key, protected(count)) for key, count in sorted(needs.items())),
    )


def _start(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=LONDON)
