"""Forms in the product's face: subclass ``Form`` or ``ModelForm``, draw with ``{% form %}``."""

from wayside.web.forms.bases import Form, ModelForm
from wayside.web.forms.boundfield import BoundField, Option
from wayside.web.forms.dates import DateField, DateParts, DatePicker, TimeField
from wayside.web.forms.files import FilesField, LimitedFileField
from wayside.web.forms.looks import Look
from wayside.web.forms.renderer import WaysideFormRenderer
from wayside.web.forms.sent import OnceForm, VersionForm

__all__ = [
    "BoundField",
    "DateField",
    "DateParts",
    "DatePicker",
    "FilesField",
    "Form",
    "LimitedFileField",
    "Look",
    "ModelForm",
    "OnceForm",
    "Option",
    "TimeField",
    "VersionForm",
    "WaysideFormRenderer",
]
