"""A field on its form: which part is drawn, described by what, and where an error leads."""

from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.forms.boundfield import BoundField as DjangoBoundField
from django.utils.functional import Promise, cached_property

from wayside.web.forms.dates import DateParts, Part
from wayside.web.forms.looks import PLAIN, Look
from wayside.web.forms.sentences import missing

# The first match wins, so subclasses stand before their parents.
KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (DateParts, "date_parts"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "checkbox"),
    (forms.FileInput, "file"),
    (forms.Textarea, "textarea"),
    (forms.Select, "select"),
    (forms.PasswordInput, "password"),
    (forms.DateInput, "date_picker"),
    (forms.MultiWidget, "several"),
)
CLASSES = {
    "text": "govuk-input",
    "date_picker": "govuk-input moj-js-datepicker-input govuk-input--width-10",
    "password": "govuk-input govuk-password-input__input govuk-js-password-input-input",
    "textarea": "govuk-textarea govuk-js-character-count",
    "select": "govuk-select",
    "file": "govuk-file-upload",
    "checkbox": "govuk-checkboxes__input",
    "several": "govuk-input",
}
DEFAULT_WIDTHS: dict[type[forms.Widget], str] = {
    forms.TimeInput: "govuk-input--width-5",
    forms.EmailInput: "govuk-input--width-30",
}
CHOICES = frozenset({"radios", "checkboxes"})


@dataclass(frozen=True, slots=True)
class Option:
    """One radio button or checkbox."""

    id: str
    value: str
    label: str | Promise
    checked: bool
    disabled: bool
    hint: str | Promise
    reveals: "BoundField | None"


class BoundField(DjangoBoundField):
    """Django's bound field, knowing the parts that our templates draw."""

    @cached_property
    def look(self) -> Look:
        """How the form wants this field drawn."""
        look: Look = getattr(self.form, "looks", {}).get(self.name, PLAIN)
        return look

    @cached_property
    def kind(self) -> str:
        """Which template draws it."""
        if self.is_hidden:
            return "hidden"
        for widget, kind in KINDS:
            if isinstance(self.field.widget, widget):
                return kind
        return "text"

    @property
    def kind_template(self) -> str:
        """The template of the kind."""
        return f"web/forms/{self.kind}.html"

    @property
    def has_legend(self) -> bool:
        """Whether several controls share the label, so that it is a legend."""
        return self.kind in CHOICES or self.kind in {"date_parts", "several"}

    @property
    def has_notes(self) -> bool:
        """Whether a hint or an error stands beside the label."""
        return bool(self.help_text or self.errors)

    @property
    def hint_id(self) -> str:
        """Where the hint stands, if there is one."""
        return f"{self.auto_id}-hint" if self.help_text and self.auto_id else ""

    @property
    def error_id(self) -> str:
        """Where the errors stand, if there are any."""
        stands = self.errors and self.auto_id and not self.is_hidden
        return f"{self.auto_id}-error" if stands else ""

    @property
    def count_id(self) -> str:
        """Where the number of characters left stands, if they are counted."""
        return f"{self.auto_id}-info" if self.counted_length and self.auto_id else ""

    @property
    def described_by(self) -> str:
        """The ids that describe the control, in reading order."""
        return " ".join(filter(None, (self.hint_id, self.error_id)))

    @property
    def aria_describedby(self) -> str | None:
        """What the control itself is described by; a fieldset carries it for several."""
        if self.has_legend:
            return None
        given = self.field.widget.attrs.get("aria-describedby", "")
        return " ".join(filter(None, (given, self.described_by, self.count_id))) or None

    @property
    def counted_length(self) -> int | None:
        """The number of characters a long text may have."""
        longest: int | None = getattr(self.field, "max_length", None)
        return longest if self.kind == "textarea" else None

    @property
    def sentences(self) -> list[str]:
        """The errors, those of other people's forms too, naming the field."""
        nameless = str(forms.Field.default_error_messages["required"])
        return [
            missing(str(self.label), self.field) if str(error) == nameless else str(error)
            for error in self.errors
        ]

    @property
    def options(self) -> tuple[Option, ...]:
        """The radio buttons or checkboxes, in order."""
        return tuple(self._option(bound.data) for bound in self.subwidgets)

    @property
    def parts(self) -> tuple[Part, ...]:
        """Day, month and year."""
        widget = self.field.widget
        return (
            widget.parts(self.html_name, self.auto_id, self.value(), bool(self.errors))
            if isinstance(widget, DateParts)
            else ()
        )

    @property
    def target_id(self) -> str:
        """The id of the control that an error leads to: one that takes the focus."""
        if self.kind == "hidden" or not self.auto_id:
            return ""
        if self.kind in CHOICES:
            return next((option.id for option in self.options), self.fieldset_id)
        if self.kind == "date_parts":
            return next((part.id for part in self.parts if part.wrong), self.parts[0].id)
        return self.field.widget.id_for_label(self.auto_id) or self.auto_id

    @property
    def fieldset_id(self) -> str:
        """The group as a whole, which takes the focus when it has no controls."""
        return f"{self.auto_id}-group"

    def build_widget_attrs(
        self, attrs: dict[str, Any], widget: forms.Widget | None = None
    ) -> dict[str, Any]:
        """Add GOV.UK's classes and take off limits that hide what was typed too long."""
        built = super().build_widget_attrs(attrs, widget)
        kind, drawn = self.kind, widget or self.field.widget
        width = self.look.width_class or DEFAULT_WIDTHS.get(type(drawn), "")
        classes = [CLASSES.get(kind, ""), width, drawn.attrs.get("class", "")]
        if self.errors and kind in CLASSES:
            classes.append(f"{CLASSES[kind].split()[0]}--error")
        if kind not in {"hidden", *CHOICES}:
            built["class"] = " ".join(filter(None, classes))
        if kind == "textarea":
            built["rows"] = str(self.look.rows)
            built["maxlength"] = False
        built["placeholder"] = False  # it vanishes just when it would help
        if self.look.autocomplete:
            built["autocomplete"] = self.look.autocomplete
        return built

    def _option(self, data: dict[str, Any]) -> Option:
        value = str(data["value"])
        revealed = self.look.reveals.get(value)
        return Option(
            id=data["attrs"].get("id", ""),
            value=value,
            label=data["label"],
            checked=bool(data["selected"]),
            disabled=bool(data["attrs"].get("disabled")),
            hint=self.look.hints.get(value, ""),
            reveals=cast(BoundField, self.form[revealed]) if revealed else None,
        )
