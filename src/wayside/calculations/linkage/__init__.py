"""Linkage: whether two records are of one person, who may be known by a street name alone.

Pure calculation: values in, frozen values out; nothing is kept. An example::

    ours = Identity(street="Kasia", born=Born.of("1987"))
    theirs = Identity(given="Katarzyna", family="Nowak", born=Born.of("1987-03-04"))
    shared = keys_of(ours) & keys_of(theirs)      # how a register finds the pair, hashed
    match = compare(ours, theirs)
    print(match.bits, match.probability, match.likely, match.may_be_relatives)
    for reason in match.reasons:
        print(reason.ours, reason.theirs, reason.agreement, reason.bits)

    for candidate in best(ours, {"a": theirs}, limit=5):
        print(candidate.id, candidate.match.bits)

A match is a question for a person to answer, never an answer: see docs/linkage.md for how often
it is right on invented people, and for what that cannot show.
"""

from .comparing import Match, Reason, compare, probability
from .identity import LONGEST_NAME, MOST_OTHERS, Born, Identity
from .keys import MOST_KEYS, Key, KeyKind, keys_of
from .levels import Agreement, AreaAgreement, BirthAgreement, Field, NameAgreement
from .likeness import likeness
from .parameters import Parameters, Shares, general_parameters, general_shares
from .ranking import Candidate, best
from .sounds import sound_of

__all__ = [
    "LONGEST_NAME",
    "MOST_KEYS",
    "MOST_OTHERS",
    "Agreement",
    "AreaAgreement",
    "BirthAgreement",
    "Born",
    "Candidate",
    "Field",
    "Identity",
    "Key",
    "KeyKind",
    "Match",
    "NameAgreement",
    "Parameters",
    "Reason",
    "Shares",
    "best",
    "compare",
    "general_parameters",
    "general_shares",
    "keys_of",
    "likeness",
    "probability",
    "sound_of",
]
