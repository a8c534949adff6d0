"""Files in a form, one or several, each with the limit that the settings give it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _


class LimitedFileField(forms.FileField):
    """A file that may hold so much; ``limit`` names an entry of ``UPLOAD_LIMITS``."""

    default_error_messages = {"too_large": _("The file must be smaller than %(most)s")}

    def __init__(self, *args: Any, limit: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limit = limit

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Check the size first: a file over the limit was not kept whole."""
        self.check_sizes([data] if data else [])
        return super().clean(data, initial)

    def check_sizes(self, files: list[Any]) -> None:
        """Refuse files that together hold more than the limit.

        Raises:
            ValidationError: with what may be sent.
        """
        most = settings.UPLOAD_LIMITS[self.limit]
        if sum(file.size or 0 for file in files) > most:
            raise ValidationError(
                self.error_messages["too_large"],
                code="too_large",
                params={"most": filesizeformat(most)},
            )


class FilesInput(forms.FileInput):
    """A file box that takes many."""

    allow_multiple_selected = True


class FilesField(LimitedFileField):
    """Any number of files, limited together; cleans to a list."""

    widget = FilesInput
    default_error_messages = {
        "required": _("Choose at least one file"),
        "too_large": _("Together the files must be smaller than %(most)s. Send fewer at once."),
    }

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        """Check each file as Django checks one."""
        given = data if isinstance(data, list | tuple) else [data] if data else []
        self.check_sizes(list(given))
        if not given:
            super().clean(None, initial)
        return [super(FilesField, self).clean(one, initial) for one in given]
