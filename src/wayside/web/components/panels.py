"""Components that hold content: cards, alerts, banners, empty states, numbers, progress."""

from typing import Any, Literal

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

AlertKind = Literal["information", "success", "warning", "error"]
Tone = Literal["plain", "attention", "done", "quiet"]


def card(
    content: str,
    title: object = "",
    *,
    url: str = "",
    level: int = 2,
    tone: Tone = "plain",
    id: str = "",  # noqa: A002
    key: str = "",
) -> SafeString:
    """A piece of work or a thing; ``key`` ties it to the feature of a map."""
    values = {"title": title, "url": url, "level": level, "tone": tone, "id": id, "key": key}
    return _drawn("card", content=content, **values)


def metric(
    value: object,
    label: object,
    *,
    note: object = "",
    low: object = None,
    high: object = None,
    unit: object = "",
    change: object = "",
) -> SafeString:
    """A number with what it means; ``low`` and ``high`` are its range, ``note`` its limits."""
    ranged = low is not None and high is not None
    values = {"value": value, "label": label, "note": note, "low": low, "high": high}
    return _drawn("metric", unit=unit, change=change, ranged=ranged, **values)


def alert(
    content: str,
    kind: AlertKind = "information",
    *,
    title: object = "",
    dismissible: bool = False,
) -> SafeString:
    """News about what was just done, or about the state of the page."""
    names = {
        "information": _("Information"),
        "success": _("Success"),
        "warning": _("Warning"),
        "error": _("Error"),
    }
    return _drawn(
        "alert",
        content=content,
        kind=kind,
        kind_name=names[kind],
        title=title,
        dismissible=dismissible,
    )


def alert_kind(level: str) -> str:
    """The alert that a message of Django's is shown as."""
    return level if level in {"success", "warning", "error"} else "information"


def notification_banner(
    content: str,
    title: object = "",
    *,
    kind: Literal["", "success"] = "",
    id: str = "notification-banner-title",  # noqa: A002
) -> SafeString:
    """News that concerns more than this page."""
    words = title or (_("Success") if kind else _("Important"))
    return _drawn("notification_banner", content=content, title=words, kind=kind, id=id)


def interruption_card(content: str, heading: object) -> SafeString:
    """A full stop before a step that matters; the content ends with its buttons."""
    return _drawn("interruption_card", content=content, heading=heading)


def empty_state(
    content: str, title: object, *, action: object = "", url: str = "", level: int = 2
) -> SafeString:
    """Nothing here yet: says why, and what to do next."""
    return _drawn("empty_state", content=content, title=title, action=action, url=url, level=level)


def progress(
    label: object,
    done: int,
    total: int,
    *,
    url: str = "",
    message: object = "",
    id: str = "progress",  # noqa: A002
) -> SafeString:
    """How far long work has come.

    With a ``url`` the bar asks there every two seconds and takes the answer's place; the page
    behind it returns this tag again, without ``url`` once the work has ended.
    """
    return _drawn("progress", label=label, done=done, total=total, url=url, message=message, id=id)


def _drawn(name: str, **values: Any) -> SafeString:
    return SafeString(render_to_string(f"web/components/{name}.html", values))
