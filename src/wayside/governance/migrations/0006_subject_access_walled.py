"""Whose request it is, and each piece of what is kept, are seen by whoever may open the record; its
clock and numbers by the workers and the governance officer of the agency."""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import (
    AGENCY,
    OWN_AGENCY,
    PERSON,
    ROLE,
    behind_the_wall,
    policies,
)

OWN = f"{OWN_AGENCY} AND support.may(subject_id, 'open')"
WORKER = f"{OWN_AGENCY} AND {ROLE} IN ('caseworker', 'safeguarding_lead')"
SEEN = f"({OWN_AGENCY} AND {ROLE} IN ('caseworker', 'safeguarding_lead', 'governance_officer'))"
# Whoever may find the record learns that somebody asked, and nothing else of it
IS_ASKED = f"""
CREATE FUNCTION support.is_asked(wanted uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT EXISTS (
        SELECT FROM support.governance_accessabout a
        JOIN public.governance_accessrequest r ON r.id = a.request_id
        WHERE a.subject_id = wanted AND a.controller_id = {AGENCY}
        AND r.state NOT IN ('delivered', 'withdrawn')
    )
$$;
REVOKE ALL ON FUNCTION support.is_asked(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION support.is_asked(uuid) TO wayside_support
"""  # noqa: S608
# The officer moves the clock of a request, and nothing else
CLOCK = f"""
CREATE FUNCTION public.governance_guard_access() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    IF {ROLE} = 'governance_officer' AND to_jsonb(NEW)
        - ARRAY['due_date', 'longer_because', 'version', 'updated_at']
        IS DISTINCT FROM to_jsonb(OLD)
        - ARRAY['due_date', 'longer_because', 'version', 'updated_at']
    THEN
        RAISE EXCEPTION 'an officer moves the clock of a request and nothing else'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'governance_access_clock_alone';
    END IF;
    IF NEW.state = 'released' AND OLD.state <> 'released' AND (
        NEW.checked_by_id IS DISTINCT FROM {PERSON} OR NEW.waiting <> 0
    ) THEN
        RAISE EXCEPTION 'whoever releases a request is the second person'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'governance_access_released_by';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER governance_guard_access BEFORE UPDATE ON public.governance_accessrequest
    FOR EACH ROW EXECUTE FUNCTION public.governance_guard_access()
"""
UNGUARDED = (
    "DROP TRIGGER governance_guard_access ON public.governance_accessrequest;"
    "DROP FUNCTION public.governance_guard_access()"
)


class Migration(migrations.Migration):
    dependencies: ClassVar = [("governance", "0005_subject_access")]

    operations: ClassVar = [
        behind_the_wall("governance_accessabout"),
        behind_the_wall("governance_accessitem"),
        policies("governance_accessabout", read=OWN, add=OWN),
        policies("governance_accessitem", read=OWN, add=OWN, change=OWN),
        policies("governance_accessrequest", read=SEEN, add=WORKER, change=SEEN),
        migrations.RunSQL(
            "ALTER POLICY may_update ON governance_accessrequest"
            f" USING ({SEEN}) WITH CHECK ({SEEN})",
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(IS_ASKED, "DROP FUNCTION support.is_asked(uuid)"),
        migrations.RunSQL(CLOCK, UNGUARDED),
    ]
