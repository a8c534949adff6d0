"""The database counts needs for the support side, late and by ward; what is released of that is
all that the counting role sees."""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import SERVICE, behind_the_wall, policies

NOW = "nullif(current_setting('app.now', true), '')::timestamptz"
RELEASES = f"{SERVICE} = 'support.needs'"
# Each person is in one ward a month: the one where they were met most
COUNTS = f"""
CREATE FUNCTION support.need_counts(borough uuid, month date)
RETURNS TABLE (ward uuid, kind text, people bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    WITH met AS (
        SELECT m.id, m.subject_id, m.ward_id, m.topics
        FROM support.support_meeting m JOIN public.partners_area a ON a.id = m.ward_id
        WHERE a.parent_id = borough AND m.subject_id IS NOT NULL
            AND m.met_at >= month::timestamp AT TIME ZONE 'Europe/London'
            AND m.met_at < (month + interval '1 month') AT TIME ZONE 'Europe/London'
            AND least({NOW}, now()) >= month + interval '1 month' + interval '8 weeks'
            AND {RELEASES}
    ), seat AS (
        SELECT DISTINCT ON (subject_id) subject_id, ward_id
        FROM met GROUP BY subject_id, ward_id ORDER BY subject_id, count(*) DESC, ward_id
    )
    SELECT seat.ward_id, topic::text, count(DISTINCT met.subject_id)
    FROM met JOIN seat USING (subject_id) CROSS JOIN LATERAL unnest(met.topics) topic
    GROUP BY 1, 2
$$;
REVOKE ALL ON FUNCTION support.need_counts(uuid, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION support.need_counts(uuid, date) TO wayside_support
"""  # noqa: S608  made of the constants above


class Migration(migrations.Migration):
    dependencies: ClassVar = [("support", "0023_need_releases")]

    operations: ClassVar = [
        behind_the_wall("support_needrelease"),
        policies(
            "support_needrelease",
            read=f"current_user = 'wayside_counting' OR {RELEASES}",
            add=RELEASES,
        ),
        migrations.RunSQL(
            "GRANT USAGE ON SCHEMA support TO wayside_counting;"
            " GRANT SELECT ON support.support_needrelease TO wayside_counting",
            "REVOKE ALL ON support.support_needrelease FROM wayside_counting;"
            " REVOKE ALL ON SCHEMA support FROM wayside_counting",
        ),
        migrations.RunSQL(COUNTS, "DROP FUNCTION support.need_counts(uuid, date)"),
    ]
