"""Small components that are one element or two."""

from contextlib import suppress
from datetime import date, datetime
from typing import Literal

from django.utils.dateformat import format as format_date
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from wayside.web.clock import LONDON

Colour = Literal["grey", "green", "teal", "blue", "purple", "magenta", "red", "orange", "yellow"]


def tag(text: object, colour: Colour = "grey") -> SafeString:
    """A state in a word; the word must say it without the colour."""
    return format_html('<strong class="govuk-tag govuk-tag--{}">{}</strong>', colour, text)


def back_link(url: str, text: object = "") -> SafeString:
    """The way back, first on the page."""
    words = text or _("Back")
    return format_html(
        '<nav class="ws-back" aria-label="{}"><a href="{}" class="govuk-back-link">{}</a></nav>',
        _("Back"),
        url,
        words,
    )


def inset(content: str) -> SafeString:
    """A passage set apart from the running text."""
    return format_html('<div class="govuk-inset-text">{}</div>', content)


def warning_text(content: str) -> SafeString:
    """Something with consequences."""
    return format_html(
        '<div class="govuk-warning-text"><span class="govuk-warning-text__icon" '
        'aria-hidden="true">!</span><strong class="govuk-warning-text__text">'
        '<span class="govuk-visually-hidden">{}</span> {}</strong></div>',
        _("Warning"),
        content,
    )


def details(content: str, summary: object, open: bool = False) -> SafeString:  # noqa: A002
    """Text that only some readers need."""
    return format_html(
        '<details class="govuk-details"{}><summary class="govuk-details__summary">'
        '<span class="govuk-details__summary-text">{}</span></summary>'
        '<div class="govuk-details__text">{}</div></details>',
        SafeString(" open") if open else "",
        summary,
        content,
    )


def london(moment: datetime | date | None) -> str:
    """A moment as people here write it: "Friday 6 July 2018, 21:30"; a date without the time."""
    if moment is None:
        return ""
    if isinstance(moment, datetime):
        return format_date(localtime(moment, LONDON), "l j F Y, H:i")
    return format_date(moment, "l j F Y")


def london_short(moment: datetime | date | None) -> str:
    """The same in a table: "6 Jul 2018 21:30"."""
    if moment is None:
        return ""
    if isinstance(moment, datetime):
        return format_date(localtime(moment, LONDON), "j M Y H:i")
    return format_date(moment, "j M Y")


def london_time(moment: datetime | None) -> str:
    """The time of day alone: "21:30"."""
    return format_date(localtime(moment, LONDON), "H:i") if moment else ""


def dated(value: object) -> str:
    """A day or month that software wrote, "1989-04-11" or "1989-04", as people here write it;
    anything else as it is."""
    text = str(value)
    for form, words in (("%Y-%m-%d", "j F Y"), ("%Y-%m", "F Y")):
        with suppress(ValueError):
            return format_date(datetime.strptime(text, form), words)  # noqa: DTZ007  a day alone
    return text


def when(moment: datetime | date | None, short: bool = False) -> SafeString:
    """A moment in a ``time`` element that software can read too."""
    if moment is None:
        return SafeString("")
    words = london_short(moment) if short else london(moment)
    return format_html('<time datetime="{}">{}</time>', moment.isoformat(), words)
