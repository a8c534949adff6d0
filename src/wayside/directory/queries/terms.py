"""Whom a service takes: from its rows to the plain values of the matching rule."""

from collections.abc import Iterable
from typing import TypeVar

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wayside.directory.models import Eligibility, Service
from wayside.directory.models.terms import ASKED
from wayside.directory.rules.terms import Ages, Ground, Group, Term, Terms, in_words, names
from wayside.directory.standard.own import SENTENCES, Own
from wayside.directory.vocabulary import Answer, Kind, Sex

Rows = TypeVar("Rows", bound="QuerySet[Service]")


def with_terms(rows: Rows) -> Rows:
    """The services with all that ``terms_of`` and ``own_of`` read, in a fixed number of queries."""
    return rows.select_related("eligibility", "organization").prefetch_related(
        "groups", "strands", "service_areas__area", "languages"
    )


def terms_of(service: Service) -> Terms:
    """What an entry says about whom it takes, as the matching rule reads it."""
    said = eligibility_of(service)
    return Terms(
        groups=tuple(
            Group(Sex(each.sex), Ages(each.age_from, each.age_to)) for each in service.groups.all()
        ),
        substances=_term(said, "substances"),
        script=_term(said, "script"),
        children=_term(said, "children"),
        sons_up_to=said.sons_up_to,
        recourse=_term(said, "recourse"),
        grounds=tuple(
            Ground(each.area.name if each.area else each.name, each.area_id, each.excluded)
            for each in service.service_areas.all()
        ),
        languages=tuple(
            each.name or each.code for each in service.languages.all() if each.name or each.code
        ),
        strands=tuple((each.slug, each.name) for each in service.strands.all()),
    )


def eligibility_of(service: Service) -> Eligibility:
    """The answers of an entry; blank ones where it has none."""
    return getattr(service, "eligibility", None) or Eligibility(service=service)


def own_of(service: Service) -> Own:
    """What we know of a service in terms of our own."""
    said = eligibility_of(service)
    return Own(
        kind=Kind(service.kind),
        confidential=service.confidential,
        described="eligibility_description" not in service.extra,
        answer_days=service.answer_days,
        needs=tuple(service.needs),
        strands=tuple(each.slug for each in service.strands.all()),
        answers={
            name: (getattr(said, name), getattr(said, f"{name}_note"))
            for name in ASKED
            if getattr(said, name)
        },
        sons_up_to=said.sons_up_to,
        groups=tuple((Sex(each.sex), each.age_from, each.age_to) for each in service.groups.all()),
        excluded=tuple(
            each.area.name if each.area else each.name
            for each in service.service_areas.all()
            if each.excluded
        ),
    )


def sentences(terms: Terms) -> list[str]:
    """Whom a service takes, as sentences; what is not known is not said."""
    found = [
        _("Takes %(groups)s.") % {"groups": "; ".join(str(in_words(each)) for each in terms.groups)}
        if terms.groups
        else ""
    ]
    for name in ASKED:
        found.append(_answered(SENTENCES[name], getattr(terms, name)))
    if terms.sons_up_to is not None:
        found.append(_("Takes sons up to %(age)s.") % {"age": f"{float(terms.sons_up_to):g}"})
    found += [
        _listed(_("Serves %(names)s."), (e.name for e in terms.grounds if not e.excluded)),
        _listed(_("Takes nobody from %(names)s."), (e.name for e in terms.grounds if e.excluded)),
        _listed(_("Speaks %(names)s."), terms.languages),
        _listed(_("Works with %(names)s."), (name for _slug, name in terms.strands)),
    ]
    return [each for each in found if each]


def answered_within(days: int) -> str:
    """The deadline of a service as a sentence."""
    return ngettext(
        "A referral is answered within %(n)d day.",
        "A referral is answered within %(n)d days.",
        days,
    ) % {"n": days}


def _answered(asked: str | Promise, term: Term) -> str:
    if term.answer is None:
        return ""
    said = f"{asked}: {Answer(term.answer).label.lower()}."
    return f"{said} {term.note}" if term.note else said


def _listed(sentence: str, found: Iterable[str]) -> str:
    held = [each for each in found if each]
    return sentence % {"names": names(held)} if held else ""


def _term(said: Eligibility, name: str) -> Term:
    answer = getattr(said, name)
    return Term(Answer(answer) if answer else None, getattr(said, f"{name}_note"))
