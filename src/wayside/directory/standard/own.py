"""What we know of a service that the standard has no property for: attributes with terms of our
own taxonomies, which any reader can show and another Wayside reads back."""

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wayside.directory.models.terms import ASKED
from wayside.directory.vocabulary import Answer, Kind, Need, Sex

NAMESPACE = uuid.UUID("6d0c8a1e-2b0f-5c39-9a55-5d0b6c9d7a11")
Ages = tuple[Sex, Decimal | None, Decimal | None]


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """A list of terms of ours."""

    slug: str
    name: str | Promise
    description: str | Promise

    @property
    def id(self) -> UUID:
        """The same in every installation."""
        return uuid.uuid5(NAMESPACE, f"taxonomy/{self.slug}")


TAXONOMIES = (
    Taxonomy("kinds", _("Wayside: kinds of service"), _("What sort of service it is.")),
    Taxonomy("needs", _("Wayside: needs"), _("What a service helps with.")),
    Taxonomy("strands", _("Wayside: strands of violence"), _("Violence that it works with.")),
    Taxonomy("terms", _("Wayside: whom a service takes"), _("What it answers about that.")),
)
BY_SLUG = {each.slug: each for each in TAXONOMIES}
SENTENCES: dict[str, str | Promise] = {
    "substances": _("Takes people who use drugs or alcohol"),
    "script": _("Takes people on an opioid substitution (methadone) script"),
    "children": _("Takes children"),
    "recourse": _("Needs recourse to public funds"),
}
VALUED: dict[str, str | Promise] = {
    "sons_up_to": _("Takes sons up to the age given"),
    "answer_days": _("Answers a referral within the days given"),
    "not_from": _("Takes nobody from the area given"),
    "confidential": _("Confidential: where it is is told to nobody"),
    "described": _("The text on eligibility is made of these terms"),
    **{
        f"group:{sex.value}": _("Takes people of the ages given (%(who)s)") % {"who": sex.label}
        for sex in Sex
    },
}


@dataclass(frozen=True, slots=True)
class Term:
    """A term of one of our taxonomies."""

    taxonomy: Taxonomy
    code: str
    name: str | Promise

    @property
    def id(self) -> UUID:
        """The same in every installation."""
        return uuid.uuid5(NAMESPACE, f"{self.taxonomy.slug}/{self.code}")

    def as_json(self) -> dict[str, Any]:
        """As the standard writes a term."""
        return {
            "id": str(self.id),
            "name": str(self.name),
            "description": str(self.name),
            "taxonomy": str(self.taxonomy.name),
            "taxonomy_id": str(self.taxonomy.id),
            "term": self.code,
        }


@dataclass(frozen=True, slots=True)
class Own:
    """What our terms say of one service."""

    kind: Kind = Kind.OTHER
    confidential: bool = False
    described: bool = False
    answer_days: int | None = None
    needs: tuple[str, ...] = ()
    strands: tuple[str, ...] = ()
    answers: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    sons_up_to: int | None = None
    groups: tuple[Ages, ...] = ()
    excluded: tuple[str, ...] = ()


def terms(strands: Iterable[tuple[str, str]]) -> tuple[Term, ...]:
    """Every term that an entry may carry; ``strands`` are slugs and names."""
    asked = [
        Term(BY_SLUG["terms"], f"{name}:{answer.value}", f"{SENTENCES[name]}: {answer.label}")
        for name in ASKED
        for answer in Answer
    ]
    return (
        *(Term(BY_SLUG["kinds"], each.value, each.label) for each in Kind),
        *(Term(BY_SLUG["needs"], each.value, each.label) for each in Need),
        *(Term(BY_SLUG["strands"], slug, name) for slug, name in strands),
        *asked,
        *(Term(BY_SLUG["terms"], code, said) for code, said in VALUED.items()),
    )


def attributes(
    own: Own, service_id: UUID, strands: Iterable[tuple[str, str]]
) -> list[dict[str, Any]]:
    """What our terms say, as attributes of a service."""
    known = {(each.taxonomy.slug, each.code): each for each in terms(strands)}
    rows = []
    for taxonomy, code, value in _said(own):
        term = known.get((taxonomy, code))
        if term is None:
            continue
        key = f"{service_id}/{taxonomy}/{code}/{value}"
        row = {
            "id": str(uuid.uuid5(NAMESPACE, key)),
            "link_id": str(service_id),
            "taxonomy_term": term.as_json(),
        }
        rows.append({**row, "value": value} if value else row)
    return rows


def _said(own: Own) -> Iterator[tuple[str, str, str]]:
    yield "kinds", own.kind, ""
    if own.confidential:
        yield "terms", "confidential", ""
    if own.described:
        yield "terms", "described", ""
    if own.answer_days is not None:
        yield "terms", "answer_days", str(own.answer_days)
    yield from (("needs", each, "") for each in own.needs)
    yield from (("strands", each, "") for each in own.strands)
    for name, (answer, note) in own.answers.items():
        if answer:
            yield "terms", f"{name}:{answer}", note
    if own.sons_up_to is not None:
        yield "terms", "sons_up_to", str(own.sons_up_to)
    for sex, low, high in own.groups:
        yield "terms", f"group:{sex}", f"{_age(low)}-{_age(high)}"
    yield from (("terms", "not_from", each) for each in own.excluded)


def _age(age: Decimal | None) -> str:
    return "" if age is None else f"{float(age):g}"


def read(rows: Iterable[Mapping[str, Any]]) -> tuple[Own | None, list[Mapping[str, Any]]]:
    """What our terms say in a file, None where it speaks in none of ours; and the attributes that
    are others'."""
    ours, others = [], []
    taxonomies = {str(each.id): each.slug for each in TAXONOMIES}
    for row in rows:
        term = row.get("taxonomy_term")
        held = term if isinstance(term, dict) else {}
        slug = taxonomies.get(str(held.get("taxonomy_id", "")))
        if slug is None:
            others.append(row)
        else:
            ours.append((slug, str(held.get("term", "")), str(row.get("value") or "")[:300]))
    return (_own(ours) if ours else None), others


def _own(said: list[tuple[str, str, str]]) -> Own:
    of: dict[str, list[tuple[str, str]]] = {}
    for slug, code, value in said:
        of.setdefault(slug, []).append((code, value))
    own = dict(of.get("terms", ()))
    kinds = [code for code, _value in of.get("kinds", ()) if code in Kind.values]
    return Own(
        kind=Kind(kinds[0]) if kinds else Kind.OTHER,
        confidential="confidential" in own,
        described="described" in own,
        answer_days=_whole(own.get("answer_days", ""), most=90),
        needs=tuple(code for code, _value in of.get("needs", ()) if code in Need.values),
        strands=tuple(code for code, _value in of.get("strands", ())),
        answers=dict(_answers(own)),
        sons_up_to=_whole(own.get("sons_up_to", ""), most=25),
        groups=tuple(_groups(of.get("terms", []))),
        excluded=tuple(value for code, value in of.get("terms", ()) if code == "not_from"),
    )


def _answers(own: Mapping[str, str]) -> Iterator[tuple[str, tuple[str, str]]]:
    for code, note in own.items():
        name, _colon, answer = code.partition(":")
        if name in ASKED and answer in Answer.values:
            yield name, (answer, note)


def _groups(said: Iterable[tuple[str, str]]) -> Iterator[Ages]:
    for code, value in said:
        name, _colon, sex = code.partition(":")
        low, dash, high = value.partition("-")
        if name == "group" and sex in Sex.values and dash:
            yield Sex(sex), _decimal(low), _decimal(high)


def _decimal(text: str) -> Decimal | None:
    try:
        found = Decimal(text)
    except InvalidOperation:
        return None
    return found if found.is_finite() and 0 <= found <= 120 else None


def _whole(text: str, *, most: int) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and int(text[:6]) <= most else None
