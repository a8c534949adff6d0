"""Equality data counted by the database, question by question: no record is read."""

from django.db import connection

from wayside.calculations.disclosure_control import Published, suppressed

QUESTIONS = (
    "ethnicity",
    "disability",
    "orientation",
    "religion",
    "gender",
    "same_as_birth",
    "language",
    "care",
)


def published() -> dict[str, Published[str]]:
    """People of the agency by question and answer, small numbers held back; the blank answer was
    not asked."""
    counts: dict[str, dict[str, int]] = {each: {} for each in QUESTIONS}
    with connection.cursor() as cursor:
        cursor.execute("SELECT question, answer, people FROM support.equality_counts()")
        for question, answer, people in cursor.fetchall():
            counts[question][answer] = people
    return {question: suppressed(found) for question, found in counts.items()}
