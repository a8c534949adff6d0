"""The table of weights: on screen, and as a CSV that a partnership loads."""

import csv
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from io import StringIO
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayside.crime.hotspots.settings import KindRow
from wayside.web.forms import Form, LimitedFileField, Look

MOST = Decimal("999.99")
MOST_KINDS = 500
COLUMNS = ("dataset", "kind", "weight")
YES = frozenset({"yes", "y", "true", "1"})
NO = frozenset({"no", "n", "false", "0"})


class WeightsForm(Form):
    """One row a kind: whether it counts, its weight, whether police activity generates it."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    looks = {f"weight-{number}": Look(width="5", hidden_label=True) for number in range(MOST_KINDS)}

    def __init__(
        self, data: Mapping[str, Any] | None, *, kinds: tuple[KindRow, ...], version: int
    ) -> None:
        self.kinds = kinds
        super().__init__(data, initial={"version": version})
        for number, row in enumerate(kinds):
            of = {"kind": row.label}
            self.fields[f"counts-{number}"] = forms.BooleanField(
                label=_("%(kind)s counts") % of, required=False, initial=row.counts
            )
            self.fields[f"weight-{number}"] = forms.DecimalField(
                label=_("Weight of %(kind)s") % of,
                initial=f"{row.weight:g}",
                min_value=Decimal(0),
                max_value=MOST,
                decimal_places=2,
                error_messages={
                    "required": _("Enter a weight for %(kind)s, for example 1") % of,
                    "invalid": _("The weight of %(kind)s must be a number, like 1 or 2.5") % of,
                    "min_value": _("The weight of %(kind)s must be 0 or more") % of,
                    "max_value": _("The weight of %(kind)s must be below 1,000") % of,
                    "max_decimal_places": _("The weight of %(kind)s has more than two decimals")
                    % of,
                },
            )
            self.fields[f"police-{number}"] = forms.BooleanField(
                label=_("Police activity generates %(kind)s") % of,
                required=False,
                initial=row.police_generated,
            )

    def rows(self) -> list[tuple[KindRow, Any, Any, Any]]:
        """The fields of each kind, for the table."""
        return [
            (row, self[f"counts-{n}"], self[f"weight-{n}"], self[f"police-{n}"])
            for n, row in enumerate(self.kinds)
        ]

    def clean(self) -> dict[str, Any]:
        """At least one kind must count."""
        found = super().clean() or self.cleaned_data
        if not self.errors and not any(row.counts and row.weight for row in self.weighed()):
            raise ValidationError(
                gettext_lazy("At least one kind must count with a weight above 0."), code="none"
            )
        return found

    def weighed(self) -> tuple[KindRow, ...]:
        """The table as answered."""
        found = self.cleaned_data
        return tuple(
            replace(
                row,
                counts=found[f"counts-{n}"],
                weight=float(found[f"weight-{n}"]),
                police_generated=found[f"police-{n}"],
            )
            for n, row in enumerate(self.kinds)
        )


class WeightsFileForm(Form):
    """A table of weights from a file. Kinds that it leaves out stay as they are."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    table = LimitedFileField(
        limit="settings",
        label=gettext_lazy("Table of weights"),
        help_text=gettext_lazy(
            "A CSV with the columns dataset, kind and weight; counts and police_generated (yes or"
            " no) may be there too. Download the present table to begin with."
        ),
        error_messages={"required": gettext_lazy("Choose a CSV file with the table of weights")},
    )
    looks = {"table": Look(drop_zone=False)}

    def __init__(self, *args: Any, kinds: tuple[KindRow, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = kinds

    def clean_table(self) -> tuple[KindRow, ...]:
        """The present table with the file's rows over it."""
        given: UploadedFile[Any] = self.cleaned_data["table"]
        try:
            text = given.read().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise ValidationError(
                _("The file is not text in UTF-8. Save it as “CSV UTF-8” and choose it again.")
            ) from error
        return read_weights(text, self.kinds)


def read_weights(text: str, kinds: tuple[KindRow, ...]) -> tuple[KindRow, ...]:
    """A table of weights over the present one.

    Raises:
        ValidationError: naming the lines that cannot be taken; then nothing is taken.
    """
    reader = csv.DictReader(StringIO(text))
    names = [(name or "").strip().lower() for name in reader.fieldnames or ()]
    reader.fieldnames = names
    missing = [name for name in COLUMNS if name not in names]
    if missing:
        raise ValidationError(
            _("The file has no column named %s. It needs dataset, kind and weight.")
            % ", ".join(missing)
        )
    table = {(row.dataset, row.kind.lower()): row for row in kinds}
    wrong: list[str] = []
    for line in reader:
        try:
            found = _line(line, table)
        except ValueError as error:
            wrong.append(_("Line %(line)s: %(why)s") % {"line": reader.line_num, "why": error})
        else:
            table[found.dataset, found.kind.lower()] = found
    if wrong:
        raise ValidationError(wrong[:10])
    return tuple(table.values())


def _line(line: dict[str, Any], table: dict[tuple[str, str], KindRow]) -> KindRow:
    dataset, kind = (str(line.get(name) or "").strip() for name in ("dataset", "kind"))
    row = table.get((dataset.lower(), kind.lower()))
    if row is None:
        raise ValueError(
            _("“%(kind)s” in “%(dataset)s” is not a kind that is known here.")
            % {"kind": kind, "dataset": dataset}
        )
    try:
        weight = Decimal(str(line.get("weight") or "").strip())
    except InvalidOperation as error:
        raise ValueError(_("the weight must be a number, like 1 or 2.5.")) from error
    if not (weight.is_finite() and 0 <= weight <= MOST):
        raise ValueError(_("the weight must be from 0 to 999.99."))
    return replace(
        row,
        weight=float(round(weight, 2)),
        counts=_yes_or_no(line, "counts", row.counts),
        police_generated=_yes_or_no(line, "police_generated", row.police_generated),
    )


def _yes_or_no(line: dict[str, Any], name: str, otherwise: bool) -> bool:
    said = str(line.get(name) or "").strip().lower()
    if said in YES or said in NO:
        return said in YES
    if said:
        raise ValueError(_("%s must be yes or no.") % name)
    return otherwise
