"""Components of rows: summary lists, tables, tasks, timelines."""

from datetime import date, datetime
from typing import Literal

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from wayside.web.components.text import Colour, tag, when

Sort = Literal["ascending", "descending", "none", ""]


def summary_list(content: str, title: object = "", *, dense: bool = False) -> SafeString:
    """Facts about one thing, as rows; with a ``title`` it stands in a card."""
    return SafeString(
        render_to_string(
            "web/components/summary_list.html", {"content": content, "title": title, "dense": dense}
        )
    )


def summary_row(
    content: str, key: object, *, change: str = "", change_text: object = ""
) -> SafeString:
    """One fact; ``change`` is the address where it is changed."""
    action = (
        format_html(
            '<dd class="govuk-summary-list__actions"><a class="govuk-link" href="{}">{}'
            '<span class="govuk-visually-hidden"> {}</span></a></dd>',
            change,
            change_text or _("Change"),
            key,
        )
        if change
        else ""
    )
    return format_html(
        '<div class="govuk-summary-list__row{}"><dt class="govuk-summary-list__key">{}</dt>'
        '<dd class="govuk-summary-list__value">{}</dd>{}</div>',
        "" if change else " govuk-summary-list__row--no-actions",
        key,
        content
        if content.strip()
        else format_html('<span class="ws-none">{}</span>', _("Not given")),
        action,
    )


def table(
    content: str,
    caption: object,
    *,
    size: Literal["s", "m", "l"] = "m",
    hidden_caption: bool = False,
    sortable: bool = False,
    dense: bool = False,
    id: str = "",  # noqa: A002
) -> SafeString:
    """A table around ``thead`` and ``tbody``; plain ``th`` and ``td`` are styled.

    Use ``{% column %}`` for headings. ``sortable`` lets a script sort by the columns that have
    ``sort``; cells may carry ``data-sort-value``.
    """
    values = {"content": content, "caption": caption, "size": size, "sortable": sortable}
    more = {"hidden_caption": hidden_caption, "dense": dense, "id": id}
    return SafeString(render_to_string("web/components/table.html", values | more))


def column(label: object, *, numeric: bool = False, sort: Sort = "") -> SafeString:
    """A column's heading; a ``sort`` ("none" unless sorted already) makes it sortable."""
    return format_html(
        '<th scope="col" class="govuk-table__header{}"{}>{}</th>',
        " govuk-table__header--numeric" if numeric else "",
        format_html(' aria-sort="{}"', sort) if sort else "",
        label,
    )


def task_list(content: str) -> SafeString:
    """What is to be done, each ``{% task %}`` with its state."""
    return format_html('<ul class="govuk-task-list">{}</ul>', content)


def task(
    title: object,
    url: str = "",
    *,
    status: object = "",
    colour: Colour | Literal[""] = "",
    hint: object = "",
    id: str = "",  # noqa: A002
) -> SafeString:
    """One task; without a ``colour`` its status is plain text, as for what is done."""
    name = format_html('<a class="govuk-link govuk-task-list__link" href="{}">{}</a>', url, title)
    return format_html(
        '<li class="govuk-task-list__item{}"{}><div class="govuk-task-list__name-and-hint">{}{}'
        '</div><div class="govuk-task-list__status">{}</div></li>',
        " govuk-task-list__item--with-link" if url else "",
        format_html(' id="{}"', id) if id else "",
        name if url else format_html("<div>{}</div>", title),
        format_html('<div class="govuk-task-list__hint">{}</div>', hint) if hint else "",
        tag(status, colour) if colour and status else status,
    )


def timeline(content: str) -> SafeString:
    """What happened, latest first, each ``{% moment %}``."""
    return format_html('<div class="moj-timeline">{}</div>', content)


def moment(
    content: str, title: object, at: datetime | date, *, by: object = "", level: int = 2
) -> SafeString:
    """One thing that happened."""
    heading = f"h{int(level)}"
    byline = format_html('<p class="moj-timeline__byline">{}</p>', _("by %s") % by) if by else ""
    return format_html(
        '<div class="moj-timeline__item"><div class="moj-timeline__header">'
        '<{} class="moj-timeline__title">{}</{}>{}</div>'
        '<p class="moj-timeline__date">{}</p>'
        '<div class="moj-timeline__description">{}</div></div>',
        heading,
        title,
        heading,
        byline,
        when(at),
        content,
    )
