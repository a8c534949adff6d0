"""Whether a service takes somebody: fits, fits if, does not fit because.

Pure: plain values in, sentences out, and nothing that names anybody. Each question a service
asks is answered by itself; the whole is the worst of them. What is not known, on either side,
never makes a "does not fit": it makes an "if" that says what to ask.
"""

from collections.abc import Iterator
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from wayside.directory.rules.terms import (
    CHILDREN,
    ORDER,
    SCRIPT,
    SUBSTANCES,
    Age,
    Ages,
    Child,
    Fit,
    Ground,
    Group,
    Known,
    Reason,
    Sentences,
    Term,
    Terms,
    Words,
    in_words,
    names,
)
from wayside.directory.vocabulary import Answer, Sex, Verdict

__all__ = [
    "Ages",
    "Child",
    "Fit",
    "Ground",
    "Group",
    "Known",
    "Reason",
    "Term",
    "Terms",
    "fits",
]


def fits(terms: Terms, known: Known) -> Fit:
    """Whether a service takes somebody of whom this is known."""
    reasons = tuple(_reasons(terms, known))
    worst = max((each.verdict for each in reasons), key=ORDER.index, default=Verdict.FITS)
    return Fit(worst, reasons)


def _reasons(terms: Terms, known: Known) -> Iterator[Reason]:
    yield _group(terms.groups, known)
    yield _taken("substances", terms.substances, known.substances, SUBSTANCES)
    yield _taken("script", terms.script, known.script, SCRIPT)
    yield from _children(terms, known.children)
    yield _recourse(terms.recourse, known.recourse)
    yield from _area(terms.grounds, known.area_ids)
    yield from _language(terms.languages, known.languages)
    yield from _strand(terms.strands, known.strands)


def _taken(about: str, term: Term, has: bool | None, said: Sentences) -> Reason:
    """A question of the kind "does it take those who have this?"."""
    if has is False or term.answer == Answer.YES:
        return Reason(about, Verdict.FITS, said.yes if term.answer == Answer.YES else said.nothing)
    if term.answer == Answer.NO:
        if has:
            return Reason(about, Verdict.NOT, said.no)
        return Reason(about, Verdict.FITS_IF, said.if_not)
    return Reason(about, Verdict.FITS_IF, _noted(said.ask, term.note))


def _children(terms: Terms, children: tuple[Child, ...] | None) -> Iterator[Reason]:
    has = None if children is None else bool(children)
    yield _taken("children", terms.children, has, CHILDREN)
    limit = terms.sons_up_to
    if limit is None or not children or terms.children.answer == Answer.NO:
        return
    said = {"age": f"{float(limit):g}"}
    found = max((_son(child, limit) for child in children), key=ORDER.index)
    if found == Verdict.NOT:
        yield Reason("sons", found, _("It takes sons up to %(age)s only.") % said)
    elif found == Verdict.FITS_IF:
        yield Reason("sons", found, _("No son is older than %(age)s.") % said)


def _son(child: Child, limit: Age) -> Verdict:
    if child.sex == Sex.FEMALE:
        return Verdict.FITS
    found = child.ages.lies_in(Ages(None, limit))
    return Verdict.FITS_IF if found == Verdict.NOT and child.sex != Sex.MALE else found


def _recourse(term: Term, has: bool | None) -> Reason:
    if has or term.answer == Answer.NO:
        said = _("Recourse to public funds is not needed.")
        return Reason(
            "recourse",
            Verdict.FITS,
            said if term.answer == Answer.NO else _("There is recourse to public funds."),
        )
    if term.answer == Answer.YES:
        if has is False:
            return Reason("recourse", Verdict.NOT, _("It needs recourse to public funds."))
        return Reason(
            "recourse", Verdict.FITS_IF, _("There is recourse to public funds: it needs that.")
        )
    ask = _("Ask whether it needs recourse to public funds.")
    return Reason("recourse", Verdict.FITS_IF, _noted(ask, term.note))


def _group(groups: tuple[Group, ...], known: Known) -> Reason:
    if not groups:
        return Reason("groups", Verdict.FITS_IF, _("Ask which sexes and ages it takes."))
    best = min((_in_group(each, known) for each in groups), key=ORDER.index)
    said = {"groups": "; ".join(str(in_words(each)) for each in groups)}
    if best == Verdict.FITS_IF:
        return Reason("groups", best, _("Sex and age are among these: %(groups)s.") % said)
    if best == Verdict.NOT:
        return Reason("groups", best, _("It takes %(groups)s only.") % said)
    return Reason("groups", best, _("It takes %(groups)s.") % said)


def _in_group(group: Group, known: Known) -> Verdict:
    found = [_of_sex(group.sex, known.sex)]
    if group.ages != Ages():
        found.append(known.ages.lies_in(group.ages) if known.ages else Verdict.FITS_IF)
    return max(found, key=ORDER.index)


def _of_sex(taken: Sex, known: Sex | None) -> Verdict:
    if taken == Sex.ANY:
        return Verdict.FITS
    if known not in (Sex.FEMALE, Sex.MALE) or taken == Sex.NOT_SAID:
        return Verdict.FITS_IF
    return Verdict.FITS if taken == known else Verdict.NOT


def _area(grounds: tuple[Ground, ...], known: frozenset[UUID] | None) -> Iterator[Reason]:
    refused = [each for each in grounds if each.excluded]
    served = [each for each in grounds if not each.excluded]
    if refused:
        said = {"areas": names(each.name for each in refused)}
        if any(each.area_id in (known or ()) for each in refused):
            yield Reason("area", Verdict.NOT, _("It takes nobody from %(areas)s.") % said)
        elif known is None or any(each.area_id is None for each in refused):
            yield Reason(
                "area",
                Verdict.FITS_IF,
                _("Home is not in %(areas)s: it takes nobody there.") % said,
            )
        else:
            yield Reason("area", Verdict.FITS, _("It takes people from elsewhere.") % said)
    if not served:
        if not refused:
            yield Reason("area", Verdict.FITS_IF, _("Ask which areas it serves."))
        return
    said = {"areas": names(each.name for each in served)}
    if known and any(each.area_id in known for each in served):
        yield Reason("area", Verdict.FITS, _("It serves %(areas)s.") % said)
    elif known is None or any(each.area_id is None for each in served):
        yield Reason("area", Verdict.FITS_IF, _("Home is where it works: %(areas)s.") % said)
    else:
        yield Reason("area", Verdict.NOT, _("It serves %(areas)s only.") % said)


def _language(spoken: tuple[str, ...], wanted: frozenset[str] | None) -> Iterator[Reason]:
    if not spoken or wanted == frozenset():
        return
    said = {"languages": names(spoken)}
    if wanted is not None and {each.casefold() for each in wanted} & {
        each.casefold() for each in spoken
    }:
        yield Reason("languages", Verdict.FITS, _("It speaks %(languages)s.") % said)
    else:
        yield Reason(
            "languages",
            Verdict.FITS_IF,
            _("One of its languages does, or there is an interpreter: %(languages)s.") % said,
        )


def _strand(
    strands: tuple[tuple[str, str], ...], wanted: frozenset[str] | None
) -> Iterator[Reason]:
    if not strands or wanted == frozenset():
        return
    said = {"strands": names(name for _slug, name in strands)}
    if wanted is None:
        yield Reason("strands", Verdict.FITS_IF, _("It is about %(strands)s.") % said)
    elif wanted & {slug for slug, _name in strands}:
        yield Reason("strands", Verdict.FITS, _("It works with %(strands)s.") % said)
    else:
        yield Reason("strands", Verdict.NOT, _("It works with %(strands)s only.") % said)


def _noted(ask: Words, note: str) -> Words:
    return f"{ask} {note}" if note else ask
