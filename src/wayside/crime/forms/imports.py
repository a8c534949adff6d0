"""Bringing files in, and taking lines out."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.crime.models import Mapping
from wayside.web.forms import FilesField, Form, Look

MOST_FILES = 100


class ImportForm(Form):
    """Files of one area, brought at once."""

    crime_files = FilesField(
        limit="crime_files",
        label=_("Files"),
        help_text=_(
            "CSV as downloaded from data.police.uk, plain, as .gz or as a .zip of months; or a "
            "force's own extract as CSV or Excel."
        ),
    )
    mapping = forms.ModelChoiceField(
        label=_("How the files are read"),
        queryset=Mapping.objects.none(),
        required=False,
        empty_label=_("As data.police.uk publishes them"),
        help_text=_("A force's own extract is read by its mapping."),
    )
    force = forms.CharField(
        label=_("Police force, where the files do not say it"),
        max_length=100,
        required=False,
        help_text=_("Stop and search files say it only in their name."),
    )
    looks = {"force": Look(width="20")}

    def __init__(self, *args: Any, mappings: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["mapping"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = mappings

    def clean_crime_files(self) -> list[Any]:
        """Not more files than one batch takes."""
        files: list[Any] = self.cleaned_data["crime_files"]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(
                _("Choose at most %(most)d files at once, or one zip that holds them."),
                params={"most": MOST_FILES},
            )
        return files


class TakeLinesForm(Form):
    """The purpose stands in the file and in the trail."""

    purpose = forms.CharField(
        label=_("What is the file for?"),
        max_length=200,
        min_length=10,
        help_text=_("For example: to ask the force about rows without a place. Name nobody."),
        error_messages={
            "required": _("Say what the file is for"),
            "min_length": _("Say what the file is for in a few words"),
        },
    )
