"""An ending is seen by those who may open the record; a supervision's notes by the two alone. Loads
are counted by a function, so that a supervisor has numbers and no record."""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import AGENCY, MEMBERSHIP, OWN_AGENCY, ROLE, behind_the_wall, policies

OPENS = "support.may(subject_id, 'open')"
NOW = "nullif(current_setting('app.now', true), '')::timestamptz"
WORKS = f"{ROLE} IN ('caseworker', 'safeguarding_lead')"
LEADS = f"{OWN_AGENCY} AND {ROLE} = 'safeguarding_lead'"
ONE_OF_TWO = f"{MEMBERSHIP} IN (worker_id, supervisor_id)"
# The condition of the notes: whoever acts is one of the two of their supervision
PART = f"""EXISTS (
    SELECT FROM support.support_supervision s
    WHERE s.id = support_supervisionnote.supervision_id
    AND {MEMBERSHIP} IN (s.worker_id, s.supervisor_id)
)"""
LOADS = f"""
CREATE FUNCTION support.loads()
RETURNS TABLE (worker uuid, people bigint, urgent bigint, strong bigint, unheard bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    WITH held AS (
        SELECT p.worker_id, p.subject_id, p.first_met_date FROM support.people_person p
        WHERE p.controller_id = {AGENCY} AND p.state = 'open' AND {WORKS}
        AND support.may(p.subject_id, 'find')
        AND NOT EXISTS (
            SELECT FROM support.people_merge m WHERE m.merged_id = p.id AND m.undone_at IS NULL
        )
        AND (
            {ROLE} = 'safeguarding_lead' OR p.worker_id = {MEMBERSHIP} OR EXISTS (
                SELECT FROM support.support_supervision s WHERE s.worker_id = p.worker_id
                AND s.supervisor_id = {MEMBERSHIP} AND s.ended_at IS NULL
            )
        )
    ), weighed AS (
        SELECT held.worker_id, (
            SELECT max(latest.level) FROM (
                SELECT DISTINCT ON (n.kind) n.level FROM support.support_neednote n
                WHERE n.subject_id = held.subject_id ORDER BY n.kind, n.noted_at DESC, n.id DESC
            ) latest
        ) AS level, coalesce((
            SELECT max(a.at) FROM support.people_contactattempt a
            WHERE a.subject_id = held.subject_id AND a.outcome = 'spoke' AND a.at <= {NOW}
        ), held.first_met_date::timestamptz) AS heard_at, coalesce((
            SELECT c.usual_days FROM support.people_contactplan c
            WHERE c.subject_id = held.subject_id
        ), 14) AS usual FROM held
    )
    SELECT worker_id, count(*), count(*) FILTER (WHERE level = 3),
        count(*) FILTER (WHERE level = 2),
        count(*) FILTER (WHERE {NOW} - heard_at > usual * interval '1 day')
    FROM weighed WHERE worker_id IS NOT NULL GROUP BY worker_id
$$
"""  # noqa: S608
RIGHTS = """
REVOKE ALL ON FUNCTION support.loads() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION support.loads() TO wayside_support
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("support", "0005_endings_and_supervision"),
        ("people", "0010_merges_behind_the_wall"),
    ]

    operations: ClassVar = [
        behind_the_wall("support_ending"),
        behind_the_wall("support_supervision"),
        behind_the_wall("support_supervisionnote"),
        policies("support_ending", read=OPENS, add=f"{OWN_AGENCY} AND {OPENS}", change=OPENS),
        policies(
            "support_supervision",
            read=f"{OWN_AGENCY} AND ({ROLE} = 'safeguarding_lead' OR {ONE_OF_TWO})",
            add=LEADS,
            change=LEADS,
        ),
        policies(
            "support_supervisionnote",
            read=PART,
            add=f"{OWN_AGENCY} AND written_by_id = {MEMBERSHIP} AND {PART}",
        ),
        migrations.RunSQL(f"{LOADS}; {RIGHTS}", "DROP FUNCTION support.loads()"),
    ]
