"""Who asks for something to be put right or erased, and in which words, is seen by whoever may open
the record; its clock by the workers and the governance officer of the agency. A lead may let a
record fall due for erasure because its person asks; the other steps stay as they are."""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import AGENCY, OWN_AGENCY, ROLE, behind_the_wall, policies

OWN = f"{OWN_AGENCY} AND support.may(subject_id, 'open')"
WORKER = f"{OWN_AGENCY} AND {ROLE} IN ('caseworker', 'safeguarding_lead')"
SEEN = f"({OWN_AGENCY} AND {ROLE} IN ('caseworker', 'safeguarding_lead', 'governance_officer'))"
ASKED_FOR = f"""
CREATE POLICY lead_may_insert ON public.governance_erasure FOR INSERT
    WITH CHECK ({OWN_AGENCY} AND {ROLE} = 'safeguarding_lead' AND was_asked AND state = 'due'
        AND looked_by_id IS NULL AND decided_by_id IS NULL
        AND support.may(record_number, 'open'))
"""
IS_ASKED = """
CREATE OR REPLACE FUNCTION support.is_asked(wanted uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT EXISTS (
        SELECT FROM support.governance_accessabout a
        JOIN public.governance_accessrequest r ON r.id = a.request_id
        WHERE a.subject_id = wanted AND a.controller_id = {agency}
        AND r.state NOT IN ('delivered', 'withdrawn')
    ){more}
$$
"""
MORE = f""" OR EXISTS (
        SELECT FROM support.governance_rightabout a
        JOIN public.governance_rightrequest r ON r.id = a.request_id
        WHERE a.subject_id = wanted AND a.controller_id = {AGENCY}
        AND r.state NOT IN ('told', 'withdrawn')
    )"""
# The officer moves the clock of a request, and nothing else; who decides to erase is a lead
GUARD = f"""
CREATE FUNCTION public.governance_guard_right() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    IF {ROLE} = 'governance_officer' AND to_jsonb(NEW)
        - ARRAY['due_date', 'longer_because', 'version', 'updated_at']
        IS DISTINCT FROM to_jsonb(OLD)
        - ARRAY['due_date', 'longer_because', 'version', 'updated_at']
    THEN
        RAISE EXCEPTION 'an officer moves the clock of a request and nothing else'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'governance_right_clock_alone';
    END IF;
    IF NEW.kind = 'erase' AND NEW.state IN ('agreed', 'refused') AND OLD.state = 'asked'
        AND {ROLE} <> 'safeguarding_lead'
    THEN
        RAISE EXCEPTION 'a safeguarding lead decides whether a record is erased'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'governance_right_erase_by_lead';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER governance_guard_right BEFORE UPDATE ON public.governance_rightrequest
    FOR EACH ROW EXECUTE FUNCTION public.governance_guard_right()
"""
UNGUARDED = (
    "DROP TRIGGER governance_guard_right ON public.governance_rightrequest;"
    "DROP FUNCTION public.governance_guard_right()"
)


class Migration(migrations.Migration):
    dependencies: ClassVar = [("governance", "0009_rights")]

    operations: ClassVar = [
        behind_the_wall("governance_rightabout"),
        policies("governance_rightabout", read=OWN, add=OWN, change=OWN),
        policies("governance_rightrequest", read=SEEN, add=WORKER, change=SEEN),
        migrations.RunSQL(
            "ALTER POLICY may_update ON governance_rightrequest"
            f" USING ({SEEN}) WITH CHECK ({SEEN})",
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(
            IS_ASKED.format(agency=AGENCY, more=MORE),
            IS_ASKED.format(agency=AGENCY, more=""),
        ),
        migrations.RunSQL(GUARD, UNGUARDED),
        migrations.RunSQL(ASKED_FOR, "DROP POLICY lead_may_insert ON public.governance_erasure"),
    ]
