"""Who sees what of a MARAC, and until when.

The coordinator of the agency that runs it sees its cases. The worker who refers sees the referral.
A representative of an agency with a seat sees a case from the moment that an agenda with it is
circulated until that listing closes, which the database does itself, once, as the last action of
any agency is answered. A lock on a natural person (a conflict of interest) holds here too.
"""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import (
    AGENCY,
    MEMBERSHIP,
    OWN_AGENCY,
    ROLE,
    SERVICE,
    also,
    behind_the_wall,
    policies,
)

NOW = "nullif(current_setting('app.now', true), '')::timestamptz"
DEFINER = "STABLE SECURITY DEFINER SET search_path = pg_catalog"
T = "support.safeguarding_"
UNLOCKED = "support.is_marac_unlocked(c.subject_id)"
UNLOCKS = f"""
CREATE FUNCTION support.is_marac_unlocked(who uuid) RETURNS boolean LANGUAGE sql {DEFINER} AS $$
    SELECT who IS NULL OR support.is_unlocked(who)
$$
"""
RUNS = f"""
CREATE FUNCTION support.runs_marac(which uuid) RETURNS boolean LANGUAGE sql {DEFINER} AS $$
    SELECT {ROLE} = 'marac_coordinator' AND EXISTS (
        SELECT FROM {T}marac WHERE id = which AND {OWN_AGENCY}
    )
$$
"""  # noqa: S608  made of the constants above
RUNS_CASE = f"""
CREATE FUNCTION support.runs_marac_case(which uuid) RETURNS boolean LANGUAGE sql {DEFINER} AS $$
    SELECT EXISTS (
        SELECT FROM {T}maraccase c
        WHERE c.id = which AND support.runs_marac(c.marac_id) AND {UNLOCKED}
    )
$$
"""  # noqa: S608
SITS = f"""
CREATE FUNCTION support.has_marac_seat(which uuid) RETURNS boolean LANGUAGE sql {DEFINER} AS $$
    SELECT {MEMBERSHIP} IS NOT NULL AND EXISTS (
        SELECT FROM {T}maracseat
        WHERE marac_id = which AND agency_id = {AGENCY} AND ended_at IS NULL
    )
$$
"""  # noqa: S608
OPEN = f"""
CREATE FUNCTION support.marac_case_open(which uuid) RETURNS boolean LANGUAGE sql {DEFINER} AS $$
    SELECT {ROLE} = 'marac_representative' AND EXISTS (
        SELECT FROM {T}maraccase c
        JOIN {T}agendaitem i ON i.case_id = c.id AND i.closed_at IS NULL
        JOIN {T}maracmeeting m ON m.id = i.meeting_id AND m.circulated_at IS NOT NULL
        WHERE c.id = which AND c.state IN ('listed', 'heard')
        AND support.has_marac_seat(c.marac_id) AND {UNLOCKED}
    )
$$
"""  # noqa: S608
REFERS = f"""
CREATE FUNCTION support.refers_marac_case(which uuid) RETURNS boolean LANGUAGE sql {DEFINER} AS $$
    SELECT EXISTS (
        SELECT FROM {T}maraccase c WHERE c.id = which AND c.from_agency_id = {AGENCY}
        AND c.subject_id IS NOT NULL AND support.may(c.subject_id, 'open')
    )
$$
"""  # noqa: S608
SENT_ON = f"""
CREATE FUNCTION support.sent_marac_case(which uuid) RETURNS boolean LANGUAGE sql {DEFINER} AS $$
    SELECT EXISTS (
        SELECT FROM {T}maraccase c WHERE c.id = which
        AND support.runs_marac_case(c.transferred_from_id)
    )
$$
"""  # noqa: S608
OF_MARAC = f"""
CREATE FUNCTION support.is_controller_of_marac(which uuid, who uuid) RETURNS boolean
LANGUAGE sql {DEFINER} AS $$
    SELECT EXISTS (SELECT FROM {T}marac WHERE id = which AND controller_id = who)
$$
"""  # noqa: S608
SHARED = f"""
CREATE FUNCTION support.marac_research_shared(which uuid) RETURNS boolean
LANGUAGE sql {DEFINER} AS $$
    SELECT EXISTS (
        SELECT FROM {T}agendaitem i JOIN {T}maracmeeting m ON m.id = i.meeting_id
        WHERE i.id = which AND m.state IN ('begun', 'held')
    )
$$
"""  # noqa: S608
OTHER_MARACS = f"""
CREATE FUNCTION support.other_maracs() RETURNS TABLE (id uuid, name text, controller_id uuid)
LANGUAGE sql {DEFINER} AS $$
    SELECT m.id, m.name, m.controller_id FROM {T}marac m
    WHERE {ROLE} = 'marac_coordinator' AND m.controller_id <> {AGENCY} ORDER BY m.name
$$
"""  # noqa: S608
# Two agencies that answer the last two actions at once meet at the lock of the case: whoever comes
# second sees what the first wrote, and the listing closes once
ENDS = f"""
CREATE FUNCTION support.end_marac_case(which uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF NOT (support.runs_marac_case(which) OR support.marac_case_open(which)) THEN
        RETURN false;
    END IF;
    PERFORM FROM {T}maraccase WHERE id = which FOR UPDATE;
    IF EXISTS (SELECT FROM {T}maracaction WHERE case_id = which AND state = 'open')
        OR EXISTS (
            SELECT FROM {T}agendaitem
            WHERE case_id = which AND heard_at IS NULL AND closed_at IS NULL
        )
    THEN
        RETURN false;
    END IF;
    UPDATE {T}maraccase SET state = 'closed', closed_at = {NOW}, updated_at = {NOW},
        version = version + 1 WHERE id = which AND state = 'heard';
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    UPDATE {T}agendaitem SET closed_at = {NOW} WHERE case_id = which AND closed_at IS NULL;
    RETURN true;
END $$
"""  # noqa: S608
# What a representative writes into an action is what came of it, and nothing else
GUARD = f"""
CREATE FUNCTION support.guard_marac_action() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
    theirs text[] := ARRAY['state', 'answer', 'answered_by_id', 'answered_at', 'version',
        'updated_at'];
BEGIN
    IF {ROLE} = 'marac_representative' AND (
        NEW.state NOT IN ('open', 'done') OR OLD.state <> 'open'
        OR to_jsonb(NEW) - theirs IS DISTINCT FROM to_jsonb(OLD) - theirs
    ) THEN
        RAISE EXCEPTION 'an agency answers its own action and changes nothing else of it'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'safeguarding_action_of_its_agency';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guard_marac_action BEFORE UPDATE ON {T}maracaction
    FOR EACH ROW EXECUTE FUNCTION support.guard_marac_action()
"""
FUNCTIONS = (
    "support.is_marac_unlocked(uuid),"
    " support.runs_marac(uuid), support.runs_marac_case(uuid), support.has_marac_seat(uuid),"
    " support.marac_case_open(uuid), support.refers_marac_case(uuid),"
    " support.sent_marac_case(uuid), support.is_controller_of_marac(uuid, uuid),"
    " support.marac_research_shared(uuid), support.other_maracs(), support.end_marac_case(uuid)"
)
RIGHTS = f"""
REVOKE ALL ON FUNCTION {FUNCTIONS} FROM PUBLIC;
GRANT EXECUTE ON FUNCTION {FUNCTIONS} TO wayside_support
"""
UNDONE = f"""
DROP TRIGGER guard_marac_action ON {T}maracaction;
DROP FUNCTION support.guard_marac_action();
DROP FUNCTION {FUNCTIONS}
"""
TABLES = (
    "marac",
    "maracseat",
    "maraccase",
    "maractoken",
    "maracmeeting",
    "agendaitem",
    "agencyresearch",
    "maracaction",
)
I_RUN = "support.runs_marac(marac_id)"
UNLOCKED_ROW = "support.is_marac_unlocked(subject_id)"
I_REFER = (
    f"(from_agency_id = {AGENCY} AND subject_id IS NOT NULL AND support.may(subject_id, 'open'))"
)
CASE_OPEN = "support.marac_case_open(case_id)"
RUN_CASE = "support.runs_marac_case(case_id)"
RIGHTLY_KEPT = "support.is_controller_of_marac(marac_id, controller_id)"
OWN_RESEARCH = f"{OWN_AGENCY} AND {CASE_OPEN}"
ROUNDS = f"{SERVICE} = 'safeguarding.marac'"


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("safeguarding", "0003_marac"),
        ("people", "0012_links_behind_the_wall"),
    ]

    operations: ClassVar = [
        *(behind_the_wall(f"safeguarding_{each}") for each in TABLES),
        migrations.RunSQL(
            "; ".join(
                (
                    UNLOCKS,
                    RUNS,
                    RUNS_CASE,
                    SITS,
                    OPEN,
                    REFERS,
                    SENT_ON,
                    OF_MARAC,
                    SHARED,
                    OTHER_MARACS,
                    ENDS,
                    GUARD,
                    RIGHTS,
                )
            ),
            UNDONE,
        ),
        policies(
            "safeguarding_marac",
            read=f"({OWN_AGENCY} AND {MEMBERSHIP} IS NOT NULL) OR support.has_marac_seat(id)",
            add=f"{OWN_AGENCY} AND {ROLE} = 'marac_coordinator'",
        ),
        policies(
            "safeguarding_maracseat",
            read=f"{I_RUN} OR support.has_marac_seat(marac_id)",
            add=f"{I_RUN} AND {OWN_AGENCY}",
            change=I_RUN,
        ),
        policies(
            "safeguarding_maraccase",
            read=f"({I_RUN} AND {UNLOCKED_ROW}) OR {I_REFER} OR support.marac_case_open(id)",
            add=f"{RIGHTLY_KEPT} AND (({I_RUN} AND {UNLOCKED_ROW})"
            f" OR ({I_REFER} AND state = 'referred' AND transferred_from_id IS NULL)"
            " OR (state = 'referred' AND support.runs_marac_case(transferred_from_id)))",
            change=f"{I_RUN} AND {UNLOCKED_ROW}",
        ),
        policies(
            "safeguarding_maractoken",
            read=I_RUN,
            add=f"{RIGHTLY_KEPT} AND ({RUN_CASE} OR support.refers_marac_case(case_id)"
            " OR support.sent_marac_case(case_id))",
        ),
        policies(
            "safeguarding_maracmeeting",
            read=f"{I_RUN} OR (circulated_at IS NOT NULL AND {ROLE} = 'marac_representative'"
            " AND support.has_marac_seat(marac_id))",
            add=f"{I_RUN} AND {OWN_AGENCY}",
            change=I_RUN,
        ),
        policies(
            "safeguarding_agendaitem",
            read=f"{RUN_CASE} OR ({CASE_OPEN} AND closed_at IS NULL"
            f" AND EXISTS (SELECT FROM {T}maracmeeting m WHERE m.id = meeting_id))",
            add=f"{RUN_CASE} AND {OWN_AGENCY}",
            change=RUN_CASE,
            remove=f"{RUN_CASE} AND heard_at IS NULL",
        ),
        policies(
            "safeguarding_agencyresearch",
            read=f"({OWN_RESEARCH}) OR (is_ready AND support.marac_research_shared(item_id)"
            f" AND ({RUN_CASE} OR {CASE_OPEN}))",
            add=f"{OWN_RESEARCH} AND by_id = {MEMBERSHIP}"
            f" AND EXISTS (SELECT FROM {T}agendaitem i WHERE i.id = item_id)",
            change=OWN_RESEARCH,
        ),
        policies(
            "safeguarding_maracaction",
            read=f"{RUN_CASE} OR {CASE_OPEN}",
            add=f"({RUN_CASE} AND {OWN_AGENCY}) OR (agency_id = {AGENCY} AND {CASE_OPEN}"
            f" AND {RIGHTLY_KEPT})",
            change=f"{RUN_CASE} OR (agency_id = {AGENCY} AND {CASE_OPEN})",
        ),
        also("safeguarding_maracaction", "SELECT", f"{ROUNDS} AND state = 'open'", who="rounds"),
        also("safeguarding_maracaction", "UPDATE", f"{ROUNDS} AND state = 'open'", who="rounds"),
    ]
