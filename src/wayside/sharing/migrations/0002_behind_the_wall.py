"""Grants are asked by these functions alone. They run as the owner, so that a policy can ask about
a lock which the worker it is about may not see."""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import (
    AGENCY,
    MEMBERSHIP,
    OWN_AGENCY,
    PERSON,
    ROLE,
    behind_the_wall,
    policies,
)

NOW = "nullif(current_setting('app.now', true), '')::timestamptz"
IN_FORCE = f"ended_at IS NULL AND from_at <= {NOW} AND (until_at IS NULL OR until_at > {NOW})"
DEFINER = "STABLE SECURITY DEFINER SET search_path = pg_catalog"
MAY = f"""
CREATE FUNCTION support.may(subject uuid, wanted text) RETURNS boolean LANGUAGE sql {DEFINER} AS $$
    SELECT EXISTS (
        SELECT FROM support.sharing_grant
        WHERE subject_id = subject AND NOT denied AND {IN_FORCE}
        AND (scope = 'open' OR wanted = 'find')
        AND (membership_id = {MEMBERSHIP} OR (agency_id = {AGENCY} AND role = {ROLE}))
    ) AND NOT EXISTS (
        SELECT FROM support.sharing_grant
        WHERE subject_id = subject AND denied AND {IN_FORCE} AND person_id = {PERSON}
    )
$$
"""  # noqa: S608  made of the constants above
# Who begins a record grants first; later whoever may open it; in an emergency a colleague, briefly
MAY_GRANT = f"""
CREATE FUNCTION support.may_grant(
    subject uuid, holder uuid, because text, ends_at timestamptz
) RETURNS boolean LANGUAGE sql {DEFINER} AS $$
    SELECT EXISTS (
        SELECT FROM support.sharing_subject WHERE id = subject AND {OWN_AGENCY}
    ) AND (
        holder IS NULL OR EXISTS (
            SELECT FROM public.partners_membership WHERE id = holder AND agency_id = {AGENCY}
        )
    ) AND (
        support.may(subject, 'open')
        OR NOT EXISTS (SELECT FROM support.sharing_grant WHERE subject_id = subject)
        OR (
            because = 'break_glass' AND holder = {MEMBERSHIP}
            AND ends_at <= {NOW} + interval '3 hours' AND support.may(subject, 'find')
        )
    )
$$
"""  # noqa: S608
FUNCTIONS = "support.may(uuid, text), support.may_grant(uuid, uuid, text, timestamptz)"
RIGHTS = f"""
REVOKE ALL ON FUNCTION {FUNCTIONS} FROM PUBLIC;
GRANT EXECUTE ON FUNCTION {FUNCTIONS} TO wayside_support
"""
UNDONE = f"DROP FUNCTION {FUNCTIONS}"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("sharing", "0001_subjects_and_grants")]

    operations: ClassVar = [
        behind_the_wall("sharing_subject"),
        behind_the_wall("sharing_grant"),
        migrations.RunSQL(f"{MAY}; {MAY_GRANT}; {RIGHTS}", UNDONE),
        policies("sharing_subject", read="support.may(id, 'find')", add=OWN_AGENCY),
        policies(
            "sharing_grant",
            read=f"support.may(subject_id, 'find') AND person_id IS DISTINCT FROM {PERSON}",
            add=f"{OWN_AGENCY} AND (agency_id IS NULL OR agency_id = {AGENCY})"
            " AND support.may_grant(subject_id, membership_id, because, until_at)",
            change="support.may(subject_id, 'open')",
        ),
    ]
