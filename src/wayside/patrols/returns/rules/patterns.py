"""Does a text look as if it named somebody? Patterns alone; no record is ever looked into.

Numbers are told by their form. Names are told by how they are written: a title or "called"
before a capital, two capitals that follow each other, or a capital within a sentence. Streets,
days and the words of the night's own places are known and left alone. A word such as Road makes
the capitals before it a street's; one such as Hill, which people are called too, does so only
where a text says on or near it. It finds too much rather than too little: whoever wrote the text
is asked, and decides.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NO_MARK = (
    "(?:all|and|any|are|but|bus|can|car|did|due|end|few|for|got|had|has|her|him|his|how|its|may|men|"
    "met|new|nor|not|now|off|old|one|our|out|per|saw|she|six|ten|the|too|two|van|via|was|way|who|"
    "why|yet|you)\\b"
)
PHONE = _("a phone number")
PATTERNS: tuple[tuple[re.Pattern[str], str | Promise], ...] = (
    (re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+"), _("an email address")),
    (
        re.compile(r"(?<![\w+])(?:\+44|0044|0)(?:[\s()-]*\d){9,10}(?!\d)"),
        PHONE,
    ),
    (
        re.compile(
            r"\b\d{1,2}(?:st|nd|rd|th)?[\s./-]+"
            r"(?:\d{1,2}|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)"
            r"[\s./-]+(?:19|20)?\d{2}\b",
            re.IGNORECASE,
        ),
        _("a full date, such as a date of birth"),
    ),
    (re.compile(r"\b(?:d\.?o\.?b\.?|born|date of birth)\b", re.IGNORECASE), _("a date of birth")),
    (
        re.compile(
            r"\b(?:[A-Z]{2}\d{2}\s?[A-Z]{3}|[A-Za-z]{2}\d{2}[A-Za-z]{3}|"
            rf"[a-z]{{2}}\d{{2}}\s(?!{NO_MARK})[a-z]{{3}}|"
            r"[A-Z]\d{1,3}\s?[A-Z]{3}|[A-Z]{3}\s?\d{1,3}[A-Z])\b"
        ),
        _("a vehicle’s mark"),
    ),
    (re.compile(r"\b[A-Za-z]{2}\s?(?:\d{2}\s?){3}[A-Da-d]\b"), _("a National Insurance number")),
    (re.compile(r"\b\d{2,4}/\d{3,7}[A-Za-z]\b"), _("a police record’s number")),
)
NAME = _("perhaps a name")
CALLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr)\b\.?\s+[A-Z][\w’'-]*|"
    r"\b(?:[Cc]alled|[Nn]amed|[Nn]icknamed|[Aa]ka|[Nn]ame is|[Kk]nown as)\s+[\w’'-]+"
)
WORD = re.compile(r"[A-Za-z][\w’'-]*")
SENTENCE_ENDS = ".!?:;\n"
KNOWN = frozenset(
    WORD.findall(
        """
        monday tuesday wednesday thursday friday saturday sunday january february march april may
        june july august september october november december christmas easter street road lane
        avenue green park hill common high station bridge square gardens estate court close way
        place terrace north south east west london tube bus police council outreach i i’m i’ll
        i’d ok romanian english british tesco sainsbury’s lidl aldi asda iceland morrisons co-op
        costa greggs mcdonald’s subway boots esso shell texaco londis spar
        """
    )
)
STREETS = frozenset(
    WORD.findall(
        """
        street road avenue gardens estate station square terrace crescent mews parade roundabout
        junction centre church hospital school library market hotel clinic surgery arches bridge
        viaduct underground overground
        """
    )
)
STREETS_OR_PEOPLE = frozenset(
    WORD.findall(
        """
        lane hill green park common court close way place house hall grove row rise walk drive path
        wood field north south east west garage
        """
    )
)
THERE = re.compile(
    r"(?:\b(?:on|in|at|near|along|off|down|up|behind|outside|inside|opposite|towards?|into|onto|"
    r"around|round|across|past|through|between|beside|the|and|or|"
    r"(?:end|corner|top|bottom|side|foot|junction|length) of|"
    r"(?<!spoke )(?<!spoken )(?<!talked )(?<!speaking )(?<!talking )(?<!listened )(?<!gave )to)"
    r"|[,/])\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """Words that look like a person's, and as what."""

    words: str
    what: str | Promise


def looks_personal(text: str, *, places: Iterable[str] = ()) -> tuple[Found, ...]:
    """What in the text looks as if it told of one person; each place once."""
    found = [*_numbers(text), *_called(text), *_capitals(text, _known(places))]
    unique: dict[str, Found] = {}
    for each in found:
        if not any(each.words in longer for longer in unique if longer != each.words):
            unique.setdefault(each.words, each)
    return tuple(unique.values())


def surely_personal(text: str) -> tuple[Found, ...]:
    """The same without the guesses: numbers but a phone's, and names after a title or "called"."""
    return tuple(each for each in (*_numbers(text), *_called(text)) if each.what != PHONE)


def _known(places: Iterable[str]) -> frozenset[str]:
    return (
        KNOWN
        | STREETS
        | STREETS_OR_PEOPLE
        | {word.lower() for place in places for word in WORD.findall(place)}
    )


def _numbers(text: str) -> Iterator[Found]:
    for pattern, what in PATTERNS:
        for match in pattern.finditer(text):
            yield Found(match[0].strip(), what)


def _called(text: str) -> Iterator[Found]:
    for match in CALLED.finditer(text):
        yield Found(match[0], NAME)


def _capitals(text: str, known: frozenset[str]) -> Iterator[Found]:
    """Runs of capitalised words that no place explains; one that only opens a sentence is none."""
    run: list[re.Match[str]] = []
    for match in WORD.finditer(text):
        capital = match[0][0].isupper() and match[0][1:].islower()
        if capital and match[0].lower() not in known:
            if run and text[run[-1].end() : match.start()].strip():
                yield from _named(text, run)
                run = []
            run.append(match)
        else:
            if not _is_street(text, run, match):
                yield from _named(text, run)
            run = []
    yield from _named(text, run)


def _named(text: str, run: list[re.Match[str]]) -> Iterator[Found]:
    if run and (len(run) > 1 or not _opens_a_sentence(text, run[0].start())):
        yield Found(text[run[0].start() : run[-1].end()], NAME)


def _is_street(text: str, run: list[re.Match[str]], after: re.Match[str]) -> bool:
    """Whether the word after a run of capitals makes a street of it."""
    if not run or not after[0][0].isupper() or text[run[-1].end() : after.start()].strip():
        return False
    word = after[0].lower()
    if word in STREETS:
        return True
    return word in STREETS_OR_PEOPLE and bool(THERE.search(text[: run[0].start()]))


def _opens_a_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \t\r“\"'(-•")
    return not before or before[-1] in SENTENCE_ENDS
