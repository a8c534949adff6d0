"""Which templates Django draws forms with."""

from typing import Any

from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest

from wayside.web.forms.boundfield import BoundField
from wayside.web.forms.controls import CONTROLS


class WaysideFormRenderer(TemplatesSetting):
    """Our templates first; plain controls written out; Django's own widgets where ours say
    nothing."""

    form_template_name = "web/forms/fields.html"
    field_template_name = "web/forms/field.html"
    bound_field_class = BoundField

    def render(
        self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None
    ) -> str:
        """A form, a field or a control."""
        draw = CONTROLS.get(template_name)
        return draw(context["widget"]) if draw else super().render(template_name, context, request)
