"""Which templates Django draws forms with."""

from django.forms.renderers import TemplatesSetting

from wayside.web.forms.boundfield import BoundField


class WaysideFormRenderer(TemplatesSetting):
    """Our templates first; Django's own widgets where ours say nothing."""

    form_template_name = "web/forms/fields.html"
    field_template_name = "web/forms/field.html"
    bound_field_class = BoundField
