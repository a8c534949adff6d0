"""Equality data is seen by those who may open the record. One function counts it for the agency's
safeguarding lead: by question and answer, each alone, so that no two can be joined."""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import AGENCY, OWN_AGENCY, ROLE, behind_the_wall, policies

OWN = f"{OWN_AGENCY} AND support.may(subject_id, 'open')"
QUESTIONS = (
    "ethnicity", "disability", "orientation", "religion", "gender", "same_as_birth", "language",
    "care",
)  # fmt: skip
ANSWERS = ", ".join(f"('{each}', e.{each})" for each in QUESTIONS)
COUNTS = f"""
CREATE FUNCTION support.equality_counts()
RETURNS TABLE (question text, answer text, people bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT q.question, coalesce(q.answer, ''), count(*)
    FROM support.people_person p
    LEFT JOIN support.support_equalitydata e ON e.subject_id = p.subject_id,
    LATERAL (VALUES {ANSWERS}) AS q (question, answer)
    WHERE p.controller_id = {AGENCY} AND p.state = 'open' AND {ROLE} = 'safeguarding_lead'
    AND NOT EXISTS (
        SELECT FROM support.people_merge m WHERE m.merged_id = p.id AND m.undone_at IS NULL
    )
    GROUP BY 1, 2
$$
"""  # noqa: S608  made of the constants above
RIGHTS = """
REVOKE ALL ON FUNCTION support.equality_counts() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION support.equality_counts() TO wayside_support
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("support", "0028_peers_walled")]

    operations: ClassVar = [
        behind_the_wall("support_equalitydata"),
        policies("support_equalitydata", read=OWN, add=OWN, change=OWN),
        migrations.RunSQL(f"{COUNTS}; {RIGHTS}", "DROP FUNCTION support.equality_counts()"),
    ]
