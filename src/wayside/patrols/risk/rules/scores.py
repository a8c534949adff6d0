"""Likelihood times severity, and what must be said before an assessment is sent on. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wayside.patrols.risk.rules.partners import partners_must_not_read
from wayside.patrols.risk.vocabulary import TO_FILL, Authority, Level

Words = str | Promise
LEAST, MOST = 1, 5
PARTNERS_READ = ("seen_with_police", "weather")
MEDIUM_FROM, HIGH_FROM, VERY_HIGH_FROM = 5, 10, 17


@dataclass(frozen=True, slots=True)
class Risk:
    """One hazard: before and after what is done about it."""

    title: str
    likelihood: int
    severity: int
    controls: str
    residual_likelihood: int
    residual_severity: int
    for_partners: bool = False

    @property
    def score(self) -> int:
        """Without controls."""
        return self.likelihood * self.severity

    @property
    def residual(self) -> int:
        """With them."""
        return self.residual_likelihood * self.residual_severity


def level(score: int) -> Level:
    """The weight of a score from 1 to 25."""
    if score >= VERY_HIGH_FROM:
        return Level.VERY_HIGH
    if score >= HIGH_FROM:
        return Level.HIGH
    return Level.MEDIUM if score >= MEDIUM_FROM else Level.LOW


def missing(
    sections: Mapping[str, tuple[Words, str]],
    risks: Sequence[Risk],
    *,
    authority: str,
    check_ins: int,
    with_partners: bool,
) -> tuple[Words, ...]:
    """What an assessment still lacks before it can be sent for approval. ``sections`` gives each
    required part's label and text."""
    found: list[Words] = []
    if not risks:
        found.append(_("Name at least one hazard."))
    for name, (label, text) in sections.items():
        needed = with_partners or name not in ("partner_contacts",)
        if needed and not text.strip():
            found.append(_("Fill in “%(part)s”.") % {"part": label})
        elif needed and str(TO_FILL) in text:
            found.append(
                _("“%(part)s” still says “%(words)s”.") % {"part": label, "words": TO_FILL}
            )
    if not authority:
        found.append(_("Say whether a surveillance authority is needed."))
    if authority == Authority.MISSING:
        found.append(
            _("A surveillance authority is needed and not held. Get it, or plan without watching.")
        )
    if not check_ins:
        found.append(_("Set at least one check-in time."))
    found.extend(_too_high(risks))
    found.extend(_not_for_partners(sections, risks))
    return tuple(found)


def _not_for_partners(
    sections: Mapping[str, tuple[Words, str]], risks: Sequence[Risk]
) -> Iterator[Words]:
    """What partners would read and must not."""
    shown: list[tuple[Words, str]] = [
        *(sections[name] for name in PARTNERS_READ if name in sections),
        *((each.title, f"{each.title}\n{each.controls}") for each in risks if each.for_partners),
    ]
    for label, text in shown:
        words = partners_must_not_read(text)
        if words:
            yield _(
                "Partners read “%(part)s”, and it speaks of enforcement or of a person: "
                "%(words)s. Word it for them, or do not show it to them."
            ) % {"part": label, "words": ", ".join(f"“{each}”" for each in words)}


def _too_high(risks: Sequence[Risk]) -> list[Words]:
    """Controls that do not help, and risks that nobody may take."""
    found: list[Words] = []
    for risk in risks:
        if risk.residual > risk.score:
            found.append(
                _("“%(risk)s”: what is left is more than what there was.") % {"risk": risk.title}
            )
        elif level(risk.residual) == Level.VERY_HIGH:
            found.append(
                _("“%(risk)s” is still very high with its controls. The patrol cannot go ahead so.")
                % {"risk": risk.title}
            )
    return found
