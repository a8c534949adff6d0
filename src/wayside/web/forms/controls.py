"""The plain controls of forms, written out directly.

Django draws a control with a template that takes in two others and goes through its attributes
one by one; a form of a hundred fields spends most of its time there. These write the same.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

Widget = Mapping[str, Any]


def box(widget: Widget) -> SafeString:
    """An input."""
    value = widget["value"]
    held = "" if value is None else f' value="{_text(value)}"'
    start = f'<input type="{_text(widget["type"])}" name="{_text(widget["name"])}"'
    return SafeString(f"{start}{held}{_attributes(widget)}>")


def text_area(widget: Widget) -> SafeString:
    """A text of several lines; the first line break belongs to the element, not to the text."""
    start = f'<textarea name="{_text(widget["name"])}"{_attributes(widget)}>'
    return SafeString(f"{start}\n{_text(widget['value'] or '')}</textarea>")


def select(widget: Widget) -> SafeString:
    """A list to choose from, its options in groups where they have one."""
    groups = "".join(_group(name, options) for name, options, _n in widget["optgroups"])
    start = f'<select name="{_text(widget["name"])}"{_attributes(widget)}>'
    return SafeString(f"{start}{groups}\n</select>")


def _group(name: object, options: list[Widget]) -> str:
    drawn = "".join(
        f'\n  <option value="{_text(each["value"])}"{_attributes(each)}>{_text(each["label"])}'
        "</option>"
        for each in options
    )
    return f'\n  <optgroup label="{_text(name)}">{drawn}\n  </optgroup>' if name else drawn


def _attributes(widget: Widget) -> str:
    return "".join(
        f" {name}" if value is True else f' {name}="{_text(value)}"'
        for name, value in widget["attrs"].items()
        if value is not False
    )


def _text(value: Any) -> str:
    return conditional_escape(value)


CONTROLS: Mapping[str, Callable[[Widget], SafeString]] = {
    **{
        f"django/forms/widgets/{name}.html": box
        for name in (
            *("checkbox", "date", "datetime", "email", "file", "hidden", "input", "number"),
            *("password", "text", "time", "url"),
        )
    },
    "django/forms/widgets/textarea.html": text_area,
    "django/forms/widgets/select.html": select,
}
"""By the template of Django's that each stands in for."""
