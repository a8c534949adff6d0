"""The keyed hashes by which a repeat is found: of a whole name as written, as it sounds, and of a
birth with the first letter of a name. Any word order, spelling marks and case count alike."""

from collections.abc import Iterable, Iterator, Sequence

from django.db.models import Q, QuerySet

from wayside.calculations.linkage.sounds import sound_of
from wayside.calculations.linkage.writing import is_latin, words
from wayside.safeguarding.marac.vocabulary import Whose
from wayside.safeguarding.models import MaracCase, MaracToken
from wayside.vault import holding

WHOLE_BIRTH = 10


def terms_of(name: str, born: str) -> set[str]:
    """What is hashed of somebody; nothing of who is not named."""
    parts = sorted(words(name))
    if not parts or parts == sorted(words("Not known")):
        return set()
    found = {f"name:{' '.join(parts)}"}
    if len(parts) > 1 and all(map(is_latin, parts)):
        found.add(f"sound:{' '.join(sorted(map(sound_of, parts)))}")
    if len(born) == WHOLE_BIRTH:
        found |= {f"born:{born}:{each[0]}" for each in parts}
    return found


def made_for(
    case: MaracCase, victim: tuple[str, str], harmers: Iterable[Sequence[str]]
) -> Iterator[MaracToken]:
    """The tokens of a case, under the current key."""
    ring = holding.ring(holding.SUPPORT)
    terms = {(Whose.VICTIM, each) for each in terms_of(*victim)}
    terms |= {(Whose.HARMER, each) for name, born in harmers for each in terms_of(name, born)}
    for whose, term in sorted(terms):
        yield MaracToken(
            controller_id=case.controller_id,
            marac_id=case.marac_id,
            case_id=case.id,
            whose=whose,
            token=ring.token(term, purpose=f"marac:{whose.value}"),
        )


def made_again(case: MaracCase) -> Iterator[MaracToken]:
    """The tokens of a case from what is kept of it, under the current key."""
    return made_for(case, (case.victim_name, case.victim_born), _pairs(case.harmers))


def same_pairs(case: MaracCase) -> QuerySet[MaracCase]:
    """Other cases of this MARAC with the same victim and the same who harms, by likeness."""
    own = _tokens(case)
    both = Q()
    for whose in Whose:
        held = MaracToken.objects.filter(
            marac=case.marac_id, whose=whose, token__in=own.get(whose.value, ())
        )
        both &= Q(id__in=held.values("case"))
    return MaracCase.objects.filter(both, marac=case.marac_id).exclude(id=case.id)


def _tokens(case: MaracCase) -> dict[str, list[bytes]]:
    """What the case would be found by under each key of the ring."""
    ring = holding.ring(holding.SUPPORT)
    victim = terms_of(case.victim_name, case.victim_born)
    harmers = {term for name, born in _pairs(case.harmers) for term in terms_of(name, born)}
    return {
        whose.value: [
            token for term in terms for token in ring.tokens(term, purpose=f"marac:{whose.value}")
        ]
        for whose, terms in ((Whose.VICTIM, victim), (Whose.HARMER, harmers))
    }


def _pairs(harmers: object) -> list[tuple[str, str]]:
    """The names and births of who harms, as they are kept."""
    rows: Iterable[Sequence[str]] = harmers if isinstance(harmers, list) else ()
    return [(str(row[0]), str(row[1])) for row in rows if isinstance(row, list | tuple)]
