"""``Form`` and ``ModelForm``: Django's, with looks, and text boxes for numbers."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from wayside.web.forms.looks import Look
from wayside.web.forms.sentences import speak_plainly, word_no_choice


class Face:
    """What both bases share: how each field is drawn and where form-wide errors lead."""

    looks: ClassVar[Mapping[str, Look]] = {}
    form_errors_lead_to: ClassVar[str] = ""
    use_required_attribute = False
    fields: dict[str, forms.Field]
    is_bound: bool

    def prepare(self) -> None:
        """What both bases do once their fields stand; what is wrong with an answer is worded only
        where there are answers."""
        for name, field in self.fields.items():
            word_no_choice(field)
            if self.is_bound:
                speak_plainly(name, field)
        self.draw_numbers_as_text()

    def draw_numbers_as_text(self) -> None:
        """Number boxes change by scrolling and hide what was typed wrong: use text boxes."""
        for field in self.fields.values():
            widget = field.widget
            if isinstance(widget, forms.NumberInput):
                widget.input_type = "text"
                whole = isinstance(field, forms.IntegerField) and not isinstance(
                    field, forms.DecimalField | forms.FloatField
                )
                widget.attrs.setdefault("inputmode", "numeric" if whole else "decimal")
                widget.attrs.setdefault("spellcheck", "false")
                for limit in ("min", "max", "step"):
                    widget.attrs.pop(limit, None)


class Form(Face, forms.Form):
    """A form that is not tied to one model."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.prepare()


class ModelForm(Face, forms.ModelForm):  # type: ignore[type-arg]
    """A form over a model's fields; it validates, an action saves."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.prepare()
