"""What is given, as values of which the PDF and the JSON are made: what was held back is not in
them, and neither is who works where. The JSON follows ``schema.json``."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wayside.governance.models import AccessItem, AccessRequest
from wayside.governance.subject_access.collecting import field_of, kind_of
from wayside.governance.subject_access.law import exemptions
from wayside.governance.subject_access.vocabulary import Decision

SCHEMA = "wayside/subject-access/1"
TEMPLATE = Path(__file__).parent / "typst" / "given.typ"
HELD = (Decision.PART, Decision.WITHHOLD)


@dataclass(frozen=True, slots=True)
class Part:
    """What is given of one record: what kind it is, when it was noted, each field in words."""

    kind: str
    noted: date | None
    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Document:
    """All that is given, and on which grounds how many pieces were held back, as far as that may
    be told."""

    agency: str
    called: str
    asked: date
    made_at: datetime
    keeping: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    held_back: tuple[tuple[str, str, int], ...]

    @property
    def title(self) -> str:
        """What the file is."""
        return _("What %(agency)s keeps of you") % {"agency": self.agency}

    def as_json(self) -> dict[str, Any]:
        """As ``schema.json`` describes it."""
        return {
            "schema": SCHEMA,
            "agency": self.agency,
            "about": self.called,
            "asked_on": self.asked.isoformat(),
            "made_at": self.made_at.isoformat(),
            "keeping": [{"label": label, "value": value} for label, value in self.keeping],
            "parts": [
                {
                    "kind": each.kind,
                    "noted_on": each.noted.isoformat() if each.noted else None,
                    "items": [{"label": label, "value": value} for label, value in each.items],
                }
                for each in self.parts
            ],
            "held_back": [
                {"provision": provision, "use": use, "pieces": n}
                for provision, use, n in self.held_back
            ],
        }

    def as_paper(self) -> dict[str, Any]:
        """What the Typst template takes."""
        return {
            "title": self.title,
            "words": {
                "service": "Wayside",
                "page": _("Page"),
                "of": _("of"),
                "keeping": _("Why and how long it is kept"),
                "held_back": _("What was held back"),
                "nothing": _("Nothing is kept that could be given."),
                "complain": _(
                    "If you think that something is wrong or missing, or should not be kept, tell "
                    "your worker: you can ask that it is put right or erased. You can also "
                    "complain to the Information Commissioner’s Office."
                ),
            },
            "facts": [
                [_("About"), self.called],
                [_("Asked"), date_format(self.asked, "j F Y")],
                [_("Made"), date_format(self.made_at, "j F Y")],
            ],
            "keeping": [list(each) for each in self.keeping],
            "parts": [
                {
                    "kind": each.kind,
                    "noted": date_format(each.noted, "j F Y") if each.noted else "",
                    "items": [list(item) for item in each.items],
                }
                for each in self.parts
            ],
            "held_back": [f"{use} ({provision}): {n}" for provision, use, n in self.held_back],
        }


def document(
    request: AccessRequest,
    items: Iterable[AccessItem],
    *,
    called: str,
    months: int | None,
    now: datetime,
) -> Document:
    """Put it together: only what was decided to be given goes in. ``months`` are those that the
    agency keeps such a record after support ended; none where no period was approved."""
    found = list(items)
    given = [(each, _given(each)) for each in found]
    kept = [(each, words) for each, words in given if words]
    parts = [
        Part(
            kind_of(rows[0][0].model),
            rows[0][0].noted_date,
            tuple((field_of(each.model, each.field), words) for each, words in rows),
        )
        for rows in (
            list(group) for _row, group in groupby(kept, key=lambda pair: _row_of(pair[0]))
        )
    ]
    grounds = Counter(each.code for each in found if each.decision in HELD)
    told = [
        (exemptions()[code].provision, exemptions()[code].use, n)
        for code, n in sorted(grounds.items())
        if exemptions()[code].told
    ]
    agency = str(request.controller.name)
    asked, keeping = request.asked_date, _keeping(months)
    return Document(agency, called, asked, now, keeping, tuple(parts), tuple(told))


def _keeping(months: int | None) -> tuple[tuple[str, str], ...]:
    """What goes with it by UK GDPR article 15(1) and is alike for everybody; to whom something of
    it went stands among the parts."""
    until = _("No time was set yet. You can ask that it is erased.")
    if months is not None:
        until = ngettext(
            "%(n)d month after support ended; for whoever was a child, longer.",
            "%(n)d months after support ended; for whoever was a child, longer.",
            months,
        ) % {"n": months}
    return (
        (_("What for"), _("To support you and to keep you safe, and to answer for how we did.")),
        (
            _("Where it is from"),
            _("From you, from workers, and from agencies that told us of you."),
        ),
        (_("How long"), until),
        (_("Decisions"), _("People decide. No machine decides anything about you.")),
    )


def _given(item: AccessItem) -> str:
    if item.decision == Decision.GIVE:
        return str(item.value)
    return str(item.given) if item.decision == Decision.PART else ""


def _row_of(item: AccessItem) -> tuple[str, str]:
    return item.model, str(item.row_number)
