"""What may be said of lines of a crime file, each in a sentence that says what it means."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

OUTSIDE = "outside_area"


@dataclass(frozen=True, slots=True)
class Said:
    """A short name and a sentence for one reason or fact."""

    label: str | Promise
    sentence: str | Promise


# Not stored.
REASONS = {
    OUTSIDE: Said(
        _("Outside the area"),
        _("The place lies outside the area's boundary, so the row is not stored."),
    ),
    "no_coordinates": Said(
        _("No coordinates"),
        _(
            "The row has no coordinates and nothing else in it says that it belongs to the area: "
            "it may be anywhere in the force."
        ),
    ),
    "impossible_coordinates": Said(
        _("Impossible coordinates"),
        _(
            "The coordinates are no numbers, lie at 0, 0 or lie where this source cannot have a "
            "place; longitude and latitude may have been swapped."
        ),
    ),
    "impossible_month": Said(
        _("Impossible month"), _("The month is not written as year and month, such as 2018-06.")
    ),
    "impossible_time": Said(
        _("Impossible date or time"),
        _("The date or time is blank or cannot be read as the mapping or the source writes it."),
    ),
    "skipped_hour": Said(
        _("A time that did not exist"),
        _("The time falls into the hour that is skipped when the clocks go forward in spring."),
    ),
    "no_offence": Said(_("No offence"), _("The row names no offence, neither code nor name.")),
    "wrong_number_of_fields": Said(
        _("Wrong number of fields"),
        _("The line has more or fewer fields than the header, so they cannot be told apart."),
    ),
    "last_line_cut": Said(
        _("Last line cut"), _("The file ends in the middle of its last line: it was cut short.")
    ),
    "open_quote": Said(
        _("A quote left open"), _("A quotation mark opens and does not close within the record.")
    ),
    "control_characters": Said(
        _("Bytes that are no text"), _("The line holds bytes that are no text.")
    ),
    "line_too_long": Said(
        _("Line too long"), _("The line is longer than a megabyte; only its start was read.")
    ),
    "field_too_long": Said(_("Field too long"), _("A field holds more than 10,000 characters.")),
    "header_again": Said(
        _("Header again"),
        _("The header stands in the middle of the file, as when files were joined."),
    ),
}
# Noted, whatever became of the row.
FACTS = {
    "blank_crime_ids": Said(
        _("Blank Crime IDs"),
        _(
            "The row has no Crime ID. Rows without one may be true repeats, so none are taken "
            "for copies of each other."
        ),
    ),
    "repeated_crime_ids": Said(
        _("Repeated Crime IDs"),
        _(
            "The Crime ID stood on an earlier line too. Every row counts; in an outcomes file a "
            "crime may have several outcomes."
        ),
    ),
    "blank_references": Said(
        _("Blank references"),
        _("The row has no reference of the force's; such rows are never taken for copies."),
    ),
    "repeated_references": Said(
        _("Repeated references"),
        _("The force's reference stood on an earlier line too. Every row counts."),
    ),
    "time_not_known": Said(
        _("No time of day"),
        _("The row has a date but no time: it counts by day and month, never by hour."),
    ),
    "blank_coordinates": Said(
        _("Blank coordinates"),
        _(
            "The row has no coordinates. It is stored, and never mapped, only where its LSOA's "
            "name says that it belongs to the area."
        ),
    ),
    "no_location": Said(
        _("“No location”"), _("The location reads “No location”: the place is not known.")
    ),
    "unknown_crime_types": Said(
        _("Unknown crime types"),
        _("The crime type is none that data.police.uk has published; it is kept as written."),
    ),
    "unknown_outcome_types": Said(
        _("Unknown outcome types"),
        _("The outcome type is none that data.police.uk has published; it is kept as written."),
    ),
    "unknown_search_types": Said(
        _("Unknown types of search"),
        _("The type of search is none that data.police.uk has published; it is kept as written."),
    ),
    "unmapped_offences": Said(
        _("Offences the mapping does not name"),
        _("The mapping does not say what the offence is; it is kept as the force wrote it."),
    ),
    "blank_object_of_search": Said(
        _("No object of search"), _("The row does not say what was searched for.")
    ),
    "blank_lsoa": Said(_("Blank LSOA"), _("The row has no LSOA code.")),
    "malformed_lsoa": Said(
        _("Malformed LSOA"), _("The LSOA code is not E01 or W01 with six figures.")
    ),
    "lsoa_2011": Said(
        _("LSOA codes of 2011 alone"),
        _("The LSOA was given up in 2021, so the code is of the 2011 vintage."),
    ),
    "lsoa_2021": Said(
        _("LSOA codes of 2021 alone"),
        _("The LSOA was new in 2021, so the code is of the 2021 vintage."),
    ),
    "mixed_lsoa_vintages": Said(
        _("Mixed LSOA vintages"),
        _(
            "The file mixes LSOA codes of 2011 and 2021; these are the rows of the rarer vintage. "
            "Count by place, not by LSOA, across the change."
        ),
    ),
    "force_not_stated": Said(
        _("Force not stated"),
        _("Neither the row nor the file's name says the force, and none was given."),
    ),
    "month_not_of_file_name": Said(
        _("Another month than the file's name"),
        _("The row is of another month than the file's name says; it is stored with its own."),
    ),
    "ambiguous_hour": Said(
        _("A time that came twice"),
        _(
            "The time falls into the hour that comes twice when the clocks go back in autumn; "
            "it is taken as the first of the two."
        ),
    ),
    "midnight_times": Said(
        _("Exactly midnight"),
        _("The time is exactly 00:00: many systems write that when the time is not known."),
    ),
    "not_utf8": Said(
        _("Wrong encoding"),
        _("The line is not UTF-8; it was read as Windows-1252, which may misread letters."),
    ),
    "utf_16": Said(_("UTF-16"), _("The whole file is written in UTF-16; it was read as that.")),
    "byte_order_mark": Said(
        _("Byte order mark"), _("The file begins with a byte order mark, which was taken off.")
    ),
    "columns_in_another_order": Said(
        _("Columns in another order"),
        _("The columns stand in another order than published; they were read by their names."),
    ),
    "extra_columns": Said(
        _("Extra columns"), _("The file has columns that its kind does not have; not stored.")
    ),
    "missing_columns": Said(
        _("Missing columns"),
        _("The file lacks columns that its kind usually has but that can be done without."),
    ),
    "blank_lines": Said(_("Blank lines"), _("The line is blank; it was passed over.")),
    "file_cut_short": Said(
        _("File cut short"),
        _("The compressed file ends too soon: rows after the cut are missing."),
    ),
    "no_final_newline": Said(
        _("No final line break"),
        _("The file does not end with a line break; check that its last line is whole."),
    ),
}


def said(slug: str) -> Said:
    """The words for a reason or a fact."""
    return REASONS.get(slug) or FACTS[slug]
