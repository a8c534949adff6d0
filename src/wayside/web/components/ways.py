"""Components that lead somewhere: buttons, breadcrumbs, navigation, pages of a list."""

from collections.abc import Sequence
from typing import Any, Literal

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from wayside.web.navigation import Item
from wayside.web.paging import Paged

Kind = Literal["primary", "secondary", "warning", "inverse"]


def button(
    text: object,
    url: str = "",
    *,
    kind: Kind = "primary",
    name: str = "",
    value: str = "",
    form: str = "",
    type: Literal["submit", "button"] = "submit",  # noqa: A002
    hidden: object = "",
) -> SafeString:
    """A link that looks like a button when there is a ``url``, else a button.

    ``hidden`` is added for screen readers alone: "Remove" + "Brixton Road".
    """
    return SafeString(
        render_to_string(
            "web/components/button.html",
            {
                "text": text,
                "url": url,
                "css": "" if kind == "primary" else f"govuk-button--{kind}",
                "name": name,
                "value": value,
                "form": form,
                "type": type,
                "hidden": hidden,
            },
        )
    )


def button_group(content: str) -> SafeString:
    """Buttons side by side."""
    return format_html('<div class="govuk-button-group">{}</div>', content)


def breadcrumbs(items: Sequence[Item]) -> SafeString:
    """Where the page stands; the last item is the page itself and may have no address. A
    page below nothing needs none."""
    return SafeString(render_to_string("web/components/breadcrumbs.html", {"items": items}))


def sub_navigation(items: Sequence[Item], label: object = "") -> SafeString:
    """Pages at one level, below the heading."""
    return SafeString(
        render_to_string(
            "web/components/sub_navigation.html",
            {"items": items, "label": label or _("In this part")},
        )
    )


def pagination(paged: Paged[Any], label: object = "") -> SafeString:
    """The pages of a list, with how many rows there are."""
    return SafeString(
        render_to_string(
            "web/components/pagination.html", {"paged": paged, "label": label or _("Pages")}
        )
    )


def identity_bar(content: str, title: object, *, heading: bool = False) -> SafeString:
    """Whom or what the page is about, with its actions as content; where nothing else is the
    page's heading, this is."""
    element = SafeString("h1" if heading else "span")
    return format_html(
        '<div class="moj-identity-bar"><div class="moj-identity-bar__container">'
        '<div class="moj-identity-bar__details"><{0} class="moj-identity-bar__title">{1}</{0}>'
        '</div><div class="moj-identity-bar__actions">{2}</div></div></div>',
        element,
        title,
        content,
    )


def steps(items: Sequence[tuple[object, str]], label: object) -> SafeString:
    """Steps in order, each ``(words, state)`` with state done, current or to come."""
    parts = format_html_join(
        "",
        '<li class="moj-progress-bar__item"{}><span class="moj-progress-bar__icon{}"></span>'
        '<span class="moj-progress-bar__label">{}<span class="govuk-visually-hidden">{}</span>'
        "</span></li>",
        (
            (
                SafeString(' aria-current="step"') if state == "current" else "",
                " moj-progress-bar__icon--complete" if state == "done" else "",
                words,
                _(", done") if state == "done" else "",
            )
            for words, state in items
        ),
    )
    return format_html(
        '<div class="moj-progress-bar" role="group" aria-label="{}">'
        '<ol class="moj-progress-bar__list">{}</ol></div>',
        label,
        parts,
    )


def exit_this_page() -> SafeString:
    """A way out at once, for pages that somebody else must not see. Without scripts it is a link;
    the address is the partnership's own."""
    return SafeString(
        render_to_string("web/components/exit_this_page.html", {"url": settings.EXIT_URL})
    )
