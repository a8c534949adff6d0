"""A need may name the strand that it comes of. The database counts the needs of an agency by strand
for its safeguarding lead, so that no record behind a number is read."""

from typing import ClassVar

from django.db import migrations, models

from wayside.vault.walls import AGENCY, ROLE

COUNTS = f"""
CREATE FUNCTION support.strand_counts()
RETURNS TABLE (strand text, kind text, people bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    WITH latest AS (
        SELECT DISTINCT ON (n.subject_id, n.kind) n.subject_id, n.kind, n.level, n.strand
        FROM support.support_neednote n JOIN support.people_person p USING (subject_id)
        WHERE p.controller_id = {AGENCY} AND p.state = 'open' AND {ROLE} = 'safeguarding_lead'
        AND NOT EXISTS (
            SELECT FROM support.people_merge m WHERE m.merged_id = p.id AND m.undone_at IS NULL
        )
        ORDER BY n.subject_id, n.kind, n.noted_at DESC, n.id DESC
    )
    SELECT strand::text, kind::text, count(*) FROM latest WHERE level > 0 GROUP BY 1, 2
$$
"""  # noqa: S608  made of the constants above
RIGHTS = """
REVOKE ALL ON FUNCTION support.strand_counts() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION support.strand_counts() TO wayside_support
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("support", "0032_loads_as_contacts_stand")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="neednote",
            name="strand",
            field=models.CharField(blank=True, default="", max_length=60, verbose_name="strand"),
            preserve_default=False,
        ),
        migrations.RunSQL(f"{COUNTS}; {RIGHTS}", "DROP FUNCTION support.strand_counts()"),
    ]
