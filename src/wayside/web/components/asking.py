"""Components that ask: forms, their fields, their errors, filters."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.forms import BaseForm, BaseFormSet
from django.template import Context
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from wayside.web.forms import BoundField

if TYPE_CHECKING:
    AnyForm = BaseForm | BaseFormSet[Any] | None


@dataclass(frozen=True, slots=True)
class Problem:
    """A line of the error summary, leading to a control that takes the focus."""

    message: str | Promise
    target_id: str


def shown_fields(form: BaseForm) -> list[BoundField]:
    """The fields a form draws one below the other: neither hidden nor revealed by another."""
    looks = getattr(form, "looks", {}).values()
    revealed = {name for look in looks for name in look.reveals.values()}
    return [bound for bound in _bound(form) if not bound.is_hidden and bound.name not in revealed]


def problems(forms: Iterable["AnyForm"]) -> list[Problem]:
    """Every error of the forms given, in the order of the page."""
    found: list[Problem] = []
    for form in forms:
        if isinstance(form, BaseFormSet):
            found.extend(Problem(str(e), "") for e in form.non_form_errors())
            found.extend(problems(form.forms))
        elif form is not None and form.is_bound:
            found.extend(_problems_of(form))
    return found


def error_summary(*forms: "AnyForm") -> SafeString:
    """What must be put right, first on the page; nothing when all is well."""
    lines = problems(forms)
    if not lines:
        return SafeString("")
    return SafeString(render_to_string("web/components/error_summary.html", {"problems": lines}))


def form(
    context: Context,
    content: str,
    form: BaseForm,
    *,
    submit: object = "",
    action: str = "",
    method: str = "post",
    cancel: str = "",
    kind: str = "primary",
    id: str = "",  # noqa: A002
) -> SafeString:
    """A whole form: token, fields, what the block holds, the button and a way out."""
    values = {
        "form": form,
        "content": content,
        "submit": submit or _("Save"),
        "action": action,
        "method": method,
        "cancel": cancel,
        "css": "" if kind == "primary" else f"govuk-button--{kind}",
        "id": id,
        "csrf_token": context.get("csrf_token"),
    }
    return SafeString(render_to_string("web/components/form.html", values))


def fields(form: BaseForm) -> SafeString:
    """All fields of a form, without the form element."""
    return form.render()


def field(bound: BoundField) -> SafeString:
    """One field with label, hint and errors."""
    return SafeString(bound.as_field_group())


def filter_panel(
    content: str,
    *,
    title: object = "",
    submit: object = "",
    clear: str = "",
    action: str = "",
    id: str = "",  # noqa: A002
) -> SafeString:
    """Fields that narrow a page; they stand in the address, so that a view can be shared."""
    values = {"content": content, "title": title or _("Filter"), "clear": clear}
    more = {"submit": submit or _("Apply filters"), "action": action, "id": id}
    return SafeString(render_to_string("web/components/filter_panel.html", values | more))


def _problems_of(form: BaseForm) -> Iterator[Problem]:
    shown = [bound for bound in _bound(form) if not bound.is_hidden]
    lead = getattr(form, "form_errors_lead_to", "")
    first = form[lead] if lead else next(iter(shown), None)
    start = first.target_id if isinstance(first, BoundField) else ""
    yield from (Problem(str(error), start) for error in form.non_field_errors())
    for bound in _bound(form):
        yield from (Problem(sentence, bound.target_id) for sentence in bound.sentences)


def _bound(form: BaseForm) -> list[BoundField]:
    return [bound for bound in form if isinstance(bound, BoundField)]
