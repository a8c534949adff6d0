"""A partner worker who comes by invitation is on its segment; a charge keeps what it was for."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

from wayside.web import additions

JOINS = """
CREATE OR REPLACE FUNCTION public.patrols_join_segment() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE found record;
BEGIN
    IF NEW.segment_id IS NULL THEN
        RETURN NEW;
    END IF;
    SELECT kind, patrol_id, observers_welcome INTO found
        FROM public.patrols_segment WHERE id = NEW.segment_id FOR SHARE;
    IF TG_TABLE_NAME = 'patrols_observer' THEN
        IF NOT found.observers_welcome THEN
            RAISE EXCEPTION 'Observers come where they are welcome.'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'observers_where_welcome';
        END IF;
    ELSIF found.kind <> 'engagement' THEN
        RAISE EXCEPTION 'Partners join engagement alone.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'partners_join_engagement_alone';
    END IF;
    IF TG_TABLE_NAME IN ('patrols_post', 'patrols_posting') THEN
        IF found.patrol_id <> NEW.patrol_id THEN
            RAISE EXCEPTION 'A post is on a segment of its own patrol.'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'post_on_own_patrols_segment';
        END IF;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER patrols_posting_joins BEFORE INSERT OR UPDATE OF segment_id
    ON public.patrols_posting
    FOR EACH ROW EXECUTE FUNCTION public.patrols_join_segment();
ALTER TABLE public.patrols_posting ENABLE ALWAYS TRIGGER patrols_posting_joins;
"""
UNDONE = "DROP TRIGGER patrols_posting_joins ON public.patrols_posting;"


class Migration(additions.Migration):
    """Tie partners' places to a segment, and charges to what they were for."""

    dependencies: ClassVar = [("patrols", "0010_hazards_for_partners")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="posting",
            name="segment",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="postings",
                to="patrols.segment",
            ),
        ),
        migrations.AddConstraint(
            model_name="posting",
            constraint=models.CheckConstraint(
                condition=models.Q(("segment__isnull", True), ("duty", "partner"), _connector="OR"),
                name="posting_on_a_segment_is_a_partners",
            ),
        ),
        migrations.AddField(
            model_name="patrolfunding",
            name="checked_pence",
            field=models.PositiveIntegerField(
                null=True, verbose_name="pay when last checked, in pence"
            ),
        ),
        migrations.RunSQL(JOINS, UNDONE),
    ]
