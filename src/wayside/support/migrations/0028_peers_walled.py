"""Volunteers are seen by who runs volunteering at the agency and by their supervisor; those who are
ready by its caseworkers too. That one is supported stands behind the record's grants, and behind
their own yes. Whether a match may be is answered by the database: yes or no, and never why."""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import (
    AGENCY,
    MEMBERSHIP,
    OWN_AGENCY,
    ROLE,
    also,
    behind_the_wall,
    policies,
)

OPENS = "support.may(subject_id, 'open')"
OWN_OPEN = f"{OWN_AGENCY} AND {OPENS}"
LEADS = f"{OWN_AGENCY} AND {ROLE} = 'safeguarding_lead'"
WORKS = f"{OWN_AGENCY} AND {ROLE} IN ('caseworker', 'safeguarding_lead')"
NOW = "nullif(current_setting('app.now', true), '')::timestamptz"
DEFINER = "STABLE SECURITY DEFINER SET search_path = pg_catalog"
RUNS = f"""
CREATE FUNCTION support.runs_volunteer(which uuid) RETURNS boolean LANGUAGE sql {DEFINER} AS $$
    SELECT EXISTS (
        SELECT FROM support.support_volunteer WHERE id = which AND {OWN_AGENCY}
        AND ({ROLE} = 'safeguarding_lead' OR supervisor_id = {MEMBERSHIP})
    )
$$
"""  # noqa: S608  made of the constants above
# Who is locked out of a record does not find it in a match either
RUNS_MATCH = f"""
CREATE FUNCTION support.runs_match(which uuid, who uuid) RETURNS boolean
LANGUAGE sql {DEFINER} AS $$
    SELECT support.runs_volunteer(which) AND support.is_unlocked(who)
$$
"""
# Whether whoever acts may open the record of a peer supporter who is supported too
KNOWS = f"""
CREATE FUNCTION support.knows_volunteer(which uuid) RETURNS boolean LANGUAGE sql {DEFINER} AS $$
    SELECT EXISTS (
        SELECT FROM support.support_peerrecord
        WHERE volunteer_id = which AND support.may(subject_id, 'open')
    )
$$
"""  # noqa: S608
# Nobody who is supported goes along with somebody while a need of their own is urgent
STEADY = f"""
CREATE FUNCTION support.volunteer_is_steady(which uuid) RETURNS boolean
LANGUAGE sql {DEFINER} AS $$
    SELECT NOT EXISTS (
        SELECT FROM support.support_peerrecord r, LATERAL (
            SELECT DISTINCT ON (n.kind) n.level FROM support.support_neednote n
            WHERE n.subject_id = r.subject_id ORDER BY n.kind, n.noted_at DESC, n.id DESC
        ) latest WHERE r.volunteer_id = which AND latest.level = 3
    )
$$
"""  # noqa: S608
BARRED = f"""
CREATE FUNCTION support.match_is_barred(which uuid, who uuid) RETURNS boolean
LANGUAGE sql {DEFINER} AS $$
    SELECT NOT support.volunteer_is_steady(which) OR EXISTS (
        SELECT FROM support.support_volunteer v
        JOIN support.sharing_grant g ON g.person_id = v.person_id
        WHERE v.id = which AND g.subject_id = who AND g.denied AND g.ended_at IS NULL
        AND g.from_at <= {NOW} AND (g.until_at IS NULL OR g.until_at > {NOW})
    ) OR EXISTS (
        SELECT FROM support.support_volunteer v
        WHERE v.id = which AND support.is_locked_for(who, v.supervisor_id)
    ) OR EXISTS (
        SELECT FROM support.support_peerrecord r
        WHERE r.volunteer_id = which AND (r.subject_id = who OR EXISTS (
            SELECT FROM support.support_keptapart k
            JOIN support.people_searchtoken t ON t.token = ANY (k.tokens)
            WHERE k.subject_id IN (who, r.subject_id) AND t.subject_id IN (who, r.subject_id)
            AND t.subject_id <> k.subject_id
        ))
    )
$$
"""  # noqa: S608
FUNCTIONS = (
    "support.runs_volunteer(uuid), support.runs_match(uuid, uuid), support.knows_volunteer(uuid),"
    " support.volunteer_is_steady(uuid), support.match_is_barred(uuid, uuid)"
)
RIGHTS = f"""
REVOKE ALL ON FUNCTION {FUNCTIONS} FROM PUBLIC;
GRANT EXECUTE ON FUNCTION {FUNCTIONS} TO wayside_support
"""
IT_RUNS = f"{OWN_AGENCY} AND support.runs_volunteer(volunteer_id)"
ITS_MATCH = f"{OWN_AGENCY} AND support.runs_match(volunteer_id, subject_id)"
TABLES = ("volunteer", "volunteercheck", "volunteertalk", "readiness", "peerrecord", "peermatch")
# Whoever proposes a volunteer reads whether the checks are in date
SEEN_CHECKS = "EXISTS (SELECT FROM support.support_volunteer v WHERE v.id = volunteer_id)"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("support", "0027_peers_and_equality")]

    operations: ClassVar = [
        *(behind_the_wall(f"support_{each}") for each in TABLES),
        migrations.RunSQL(
            f"{RUNS}; {RUNS_MATCH}; {KNOWS}; {STEADY}; {BARRED}; {RIGHTS}",
            f"DROP FUNCTION {FUNCTIONS}",
        ),
        policies(
            "support_volunteer",
            read=f"({LEADS}) OR ({WORKS} AND (supervisor_id = {MEMBERSHIP} OR state = 'ready'"
            " OR support.knows_volunteer(id)))",
            add=WORKS,
            change=LEADS,
        ),
        policies(
            "support_volunteercheck",
            read=f"{WORKS} AND {SEEN_CHECKS}",
            add=f"{LEADS} AND noted_by_id = {MEMBERSHIP}",
        ),
        policies(
            "support_volunteertalk",
            read=IT_RUNS,
            add=f"{IT_RUNS} AND noted_by_id = {MEMBERSHIP}",
        ),
        policies(
            "support_readiness",
            read=f"({IT_RUNS}) OR judged_by_id = {MEMBERSHIP}",
            add=f"{WORKS} AND judged_by_id = {MEMBERSHIP} AND (support.runs_volunteer(volunteer_id)"
            " OR support.knows_volunteer(volunteer_id))",
        ),
        policies("support_peerrecord", read=OWN_OPEN, add=OWN_OPEN, change=OWN_OPEN),
        also(
            "support_peerrecord",
            "SELECT",
            f"agreed_known AND controller_id = {AGENCY} AND support.runs_volunteer(volunteer_id)",
            who="runner",
        ),
        policies("support_peermatch", read=OWN_OPEN, add=OWN_OPEN, change=OWN_OPEN),
        also("support_peermatch", "SELECT", ITS_MATCH, who="runner"),
        also("support_peermatch", "UPDATE", ITS_MATCH, who="runner"),
    ]
