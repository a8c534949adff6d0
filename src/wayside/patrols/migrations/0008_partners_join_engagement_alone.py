"""Partner workers join engagement alone: the database itself refuses anything else.

A constraint of one row cannot see the segment's kind or who the worker is; triggers can. They
lock the segment's row for sharing, so that its kind cannot change while somebody is put on it.
"""

from typing import ClassVar

from django.db import migrations

ENGAGEMENT_ALONE = """
CREATE FUNCTION public.patrols_join_segment() RETURNS trigger
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
    IF TG_TABLE_NAME = 'patrols_post' THEN
        IF found.patrol_id <> NEW.patrol_id THEN
            RAISE EXCEPTION 'A post is on a segment of its own patrol.'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'post_on_own_patrols_segment';
        END IF;
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.patrols_put_on_patrol() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE kind_of_worker text;
BEGIN
    IF NEW.state NOT IN ('draft', 'published') THEN
        RETURN NEW;
    END IF;
    SELECT kind INTO kind_of_worker FROM public.workforce_worker WHERE id = NEW.worker_id FOR SHARE;
    IF (kind_of_worker = 'partner') <> (NEW.duty = 'partner') THEN
        RAISE EXCEPTION 'Partner workers join engagement alone, and nobody else for them.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'partner_worker_on_partners_duty';
    END IF;
    IF NEW.duty = 'partner' THEN
        PERFORM 1 FROM public.patrols_segment
            WHERE patrol_id = NEW.patrol_id AND kind = 'engagement' FOR SHARE;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'This patrol has no engagement that partners could join.'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'partners_join_engagement_alone';
        END IF;
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.patrols_keep_engagement() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.observers_welcome IS FALSE AND EXISTS (
        SELECT FROM public.patrols_observer
            WHERE segment_id = NEW.id AND state NOT IN ('withdrawn', 'declined')) THEN
        RAISE EXCEPTION 'Observers are invited to this segment.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'observers_where_welcome';
    END IF;
    IF OLD.kind = 'engagement' AND (TG_OP = 'DELETE' OR NEW.kind <> 'engagement') AND (
        EXISTS (SELECT FROM public.patrols_post WHERE segment_id = OLD.id)
        OR EXISTS (SELECT FROM public.patrols_invitation
            WHERE segment_id = OLD.id AND state <> 'withdrawn')
        OR (EXISTS (SELECT FROM public.patrols_posting
                WHERE patrol_id = OLD.patrol_id AND duty = 'partner'
                    AND state IN ('draft', 'published'))
            AND NOT EXISTS (SELECT FROM public.patrols_segment
                WHERE patrol_id = OLD.patrol_id AND kind = 'engagement' AND id <> OLD.id))
    ) THEN
        RAISE EXCEPTION 'Partners are asked to this engagement.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'partners_join_engagement_alone';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE TRIGGER patrols_post_joins BEFORE INSERT OR UPDATE ON public.patrols_post
    FOR EACH ROW EXECUTE FUNCTION public.patrols_join_segment();
CREATE TRIGGER patrols_invitation_joins BEFORE INSERT OR UPDATE OF segment_id
    ON public.patrols_invitation
    FOR EACH ROW EXECUTE FUNCTION public.patrols_join_segment();
CREATE TRIGGER patrols_observer_joins BEFORE INSERT OR UPDATE OF segment_id
    ON public.patrols_observer
    FOR EACH ROW EXECUTE FUNCTION public.patrols_join_segment();
CREATE TRIGGER patrols_posting_put_on BEFORE INSERT OR UPDATE ON public.patrols_posting
    FOR EACH ROW EXECUTE FUNCTION public.patrols_put_on_patrol();
CREATE TRIGGER patrols_segment_keeps_engagement
    BEFORE UPDATE OF kind, observers_welcome OR DELETE ON public.patrols_segment
    FOR EACH ROW EXECUTE FUNCTION public.patrols_keep_engagement();
ALTER TABLE public.patrols_post ENABLE ALWAYS TRIGGER patrols_post_joins;
ALTER TABLE public.patrols_invitation ENABLE ALWAYS TRIGGER patrols_invitation_joins;
ALTER TABLE public.patrols_observer ENABLE ALWAYS TRIGGER patrols_observer_joins;
ALTER TABLE public.patrols_posting ENABLE ALWAYS TRIGGER patrols_posting_put_on;
ALTER TABLE public.patrols_segment ENABLE ALWAYS TRIGGER patrols_segment_keeps_engagement;
"""

UNDONE = """
DROP TRIGGER patrols_segment_keeps_engagement ON public.patrols_segment;
DROP TRIGGER patrols_posting_put_on ON public.patrols_posting;
DROP TRIGGER patrols_observer_joins ON public.patrols_observer;
DROP TRIGGER patrols_invitation_joins ON public.patrols_invitation;
DROP TRIGGER patrols_post_joins ON public.patrols_post;
DROP FUNCTION public.patrols_keep_engagement();
DROP FUNCTION public.patrols_put_on_patrol();
DROP FUNCTION public.patrols_join_segment();
"""


class Migration(migrations.Migration):
    """Keep partners to engagement, and observers to where they are welcome."""

    dependencies: ClassVar = [
        ("patrols", "0007_parts_of_the_night"),
        ("workforce", "0001_initial"),
    ]
    operations: ClassVar = [migrations.RunSQL(ENGAGEMENT_ALONE, UNDONE)]
