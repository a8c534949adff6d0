"""A group is known at its agency; its list is seen by who facilitates it, and a place by those who
may open the record. Whether two who must not meet would meet is answered by the database, which
alone sees both sides of it: yes or no, and never who."""

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

NOW = "nullif(current_setting('app.now', true), '')::timestamptz"
OPENS = "support.may(subject_id, 'open')"
OWN_OPEN = f"{OWN_AGENCY} AND {OPENS}"
WORKS = f"{OWN_AGENCY} AND {ROLE} IN ('caseworker', 'safeguarding_lead')"
DEFINER = "STABLE SECURITY DEFINER SET search_path = pg_catalog"
FACILITATES = f"""
CREATE FUNCTION support.facilitates(which uuid) RETURNS boolean LANGUAGE sql {DEFINER} AS $$
    SELECT EXISTS (
        SELECT FROM support.support_facilitator
        WHERE group_id = which AND membership_id = {MEMBERSHIP} AND ended_at IS NULL
    )
$$
"""  # noqa: S608  made of the constants above
BEGINS = f"""
CREATE FUNCTION support.begins_group(which uuid, who uuid) RETURNS boolean
LANGUAGE sql {DEFINER} AS $$
    SELECT who = {MEMBERSHIP}
        AND NOT EXISTS (SELECT FROM support.support_facilitator WHERE group_id = which)
$$
"""  # noqa: S608
# Who is locked out of a record does not find it on a list either
LISTS = f"""
CREATE FUNCTION support.lists(which uuid, who uuid) RETURNS boolean LANGUAGE sql {DEFINER} AS $$
    SELECT support.facilitates(which) AND support.is_unlocked(who)
$$
"""
LOCKED = f"""
CREATE FUNCTION support.is_locked_for(who uuid, member uuid) RETURNS boolean
LANGUAGE sql {DEFINER} AS $$
    SELECT EXISTS (
        SELECT FROM support.sharing_grant g
        JOIN public.partners_membership m ON m.person_id = g.person_id
        WHERE g.subject_id = who AND m.id = member AND g.denied AND g.ended_at IS NULL
        AND g.from_at <= {NOW} AND (g.until_at IS NULL OR g.until_at > {NOW})
    )
$$
"""  # noqa: S608
BARRED = f"""
CREATE FUNCTION support.group_is_barred(which uuid, who uuid) RETURNS boolean
LANGUAGE sql {DEFINER} AS $$
    SELECT NOT support.may(who, 'open') OR EXISTS (
        SELECT FROM support.support_groupplace p
        JOIN support.support_keptapart k ON k.subject_id IN (who, p.subject_id)
        JOIN support.people_searchtoken t ON t.token = ANY (k.tokens)
        WHERE p.group_id = which AND p.state IN ('invited', 'takes_part')
        AND p.subject_id <> who AND t.subject_id IN (who, p.subject_id)
        AND t.subject_id <> k.subject_id
    ) OR EXISTS (
        SELECT FROM support.support_facilitator f
        WHERE f.group_id = which AND f.ended_at IS NULL
        AND support.is_locked_for(who, f.membership_id)
    )
$$
"""  # noqa: S608
MAY_FACILITATE = f"""
CREATE FUNCTION support.may_facilitate(which uuid, member uuid) RETURNS boolean
LANGUAGE sql {DEFINER} AS $$
    SELECT support.facilitates(which) AND NOT EXISTS (
        SELECT FROM support.support_groupplace p
        WHERE p.group_id = which AND p.state IN ('waiting', 'invited', 'takes_part')
        AND support.is_locked_for(p.subject_id, member)
    )
$$
"""  # noqa: S608
TAKEN = f"""
CREATE FUNCTION support.group_taken(which uuid) RETURNS bigint LANGUAGE sql {DEFINER} AS $$
    SELECT count(*) FROM support.support_groupplace
    WHERE group_id = which AND state IN ('invited', 'takes_part') AND controller_id = {AGENCY}
$$
"""  # noqa: S608
# Whether who waits is among the first for whom there is a place
TURN = f"""
CREATE FUNCTION support.group_turn(place uuid) RETURNS boolean LANGUAGE sql {DEFINER} AS $$
    SELECT count(o.id) < g.size FROM support.support_groupplace p
    JOIN support.support_group g ON g.id = p.group_id
    LEFT JOIN support.support_groupplace o ON o.group_id = p.group_id AND (
        o.state IN ('invited', 'takes_part')
        OR (o.state = 'waiting' AND (o.waiting_since, o.id) < (p.waiting_since, p.id))
    )
    WHERE p.id = place AND p.controller_id = {AGENCY} GROUP BY g.size
$$
"""  # noqa: S608
FUNCTIONS = (
    "support.facilitates(uuid), support.begins_group(uuid, uuid), support.lists(uuid, uuid),"
    " support.group_is_barred(uuid, uuid), support.may_facilitate(uuid, uuid),"
    " support.group_taken(uuid), support.group_turn(uuid)"
)
INSIDE = "support.is_locked_for(uuid, uuid)"
RIGHTS = f"""
REVOKE ALL ON FUNCTION {FUNCTIONS}, {INSIDE} FROM PUBLIC;
GRANT EXECUTE ON FUNCTION {FUNCTIONS} TO wayside_support
"""
TABLES = ("group", "facilitator", "groupsession", "groupplace", "attendance", "keptapart")
ITS_LIST = f"{OWN_AGENCY} AND support.lists(group_id, subject_id)"
# A session is one of the group whose list it is about
AT_SESSION = f"""{OWN_AGENCY} AND EXISTS (
    SELECT FROM support.support_groupsession s
    WHERE s.id = session_id AND support.lists(s.group_id, subject_id)
)"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("support", "0019_groups"),
        ("people", "0012_links_behind_the_wall"),
    ]

    operations: ClassVar = [
        *(behind_the_wall(f"support_{each}") for each in TABLES),
        migrations.RunSQL(
            "; ".join(
                (
                    FACILITATES, BEGINS, LISTS, LOCKED, BARRED, MAY_FACILITATE, TAKEN, TURN, RIGHTS,
                )
            ),
            f"DROP FUNCTION {FUNCTIONS}, {INSIDE}",
        ),
        policies(
            "support_group",
            read=WORKS,
            add=f"{WORKS} AND (support.facilitates(id) OR NOT EXISTS ("
            "SELECT FROM support.support_facilitator f WHERE f.group_id = support_group.id))",
            change=f"{OWN_AGENCY} AND support.facilitates(id)",
        ),
        policies(
            "support_facilitator",
            read=WORKS,
            add=f"{WORKS} AND (support.facilitates(group_id)"
            " OR support.begins_group(group_id, membership_id))",
            change=f"{OWN_AGENCY} AND support.facilitates(group_id)",
        ),
        policies(
            "support_groupsession",
            read=WORKS,
            add=f"{OWN_AGENCY} AND support.facilitates(group_id)",
            change=f"{OWN_AGENCY} AND support.facilitates(group_id)",
        ),
        policies("support_groupplace", read=OWN_OPEN, add=OWN_OPEN, change=OWN_OPEN),
        also("support_groupplace", "SELECT", ITS_LIST, who="facilitator"),
        also("support_groupplace", "UPDATE", ITS_LIST, who="facilitator"),
        policies(
            "support_attendance",
            read=f"({OWN_OPEN}) OR ({AT_SESSION})",
            add=AT_SESSION,
            change=AT_SESSION,
        ),
        policies("support_keptapart", read=OWN_OPEN, add=OWN_OPEN, change=OWN_OPEN),
    ]  # fmt: skip
