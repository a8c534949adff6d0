"""A safeguarding lead gives a record of the own agency to a worker without opening it. One function
does all of it, so that nobody is let in, and no step moved, but with the worker of the record."""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import AGENCY, MEMBERSHIP, ROLE

NOW = "nullif(current_setting('app.now', true), '')::timestamptz"
IN_FORCE = (
    f"g.ended_at IS NULL AND g.from_at <= {NOW} AND (g.until_at IS NULL OR g.until_at > {NOW})"
)
# What it answers: done; changed, where another worker was given it since; locked, where a conflict
# keeps the colleague out. Anybody else who asks is refused.
ALLOCATE = f"""
CREATE FUNCTION support.allocate(person uuid, former uuid, holder uuid) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE held support.people_person;
BEGIN
    SELECT * INTO held FROM support.people_person WHERE id = person FOR UPDATE;
    IF held.id IS NULL OR held.controller_id IS DISTINCT FROM {AGENCY}
        OR {ROLE} IS DISTINCT FROM 'safeguarding_lead'
        OR NOT support.may(held.subject_id, 'find')
        OR NOT EXISTS (
            SELECT FROM public.partners_membership m WHERE m.id = holder
            AND m.agency_id = {AGENCY} AND m.role IN ('caseworker', 'safeguarding_lead')
        )
    THEN
        RAISE insufficient_privilege USING MESSAGE = 'This record is not yours to allocate.';
    END IF;
    IF held.worker_id IS DISTINCT FROM former OR held.worker_id = holder OR held.state <> 'open'
        OR EXISTS (
            SELECT FROM support.people_merge e WHERE e.merged_id = held.id AND e.undone_at IS NULL
        )
    THEN
        RETURN 'changed';
    END IF;
    IF EXISTS (
        SELECT FROM support.sharing_grant g
        JOIN public.partners_membership m ON m.person_id = g.person_id
        WHERE m.id = holder AND g.subject_id = held.subject_id AND g.denied AND {IN_FORCE}
    ) THEN
        RETURN 'locked';
    END IF;
    UPDATE support.sharing_grant g SET ended_at = {NOW}
    WHERE g.subject_id = held.subject_id AND g.membership_id = held.worker_id
        AND NOT g.denied AND g.ended_at IS NULL;
    IF NOT EXISTS (
        SELECT FROM support.sharing_grant g WHERE g.subject_id = held.subject_id
        AND g.membership_id = holder AND NOT g.denied AND g.scope = 'open'
        AND g.until_at IS NULL AND {IN_FORCE}
    ) THEN
        INSERT INTO support.sharing_grant (
            id, subject_id, controller_id, membership_id, role, scope, denied, because, from_at,
            granted_by_id
        ) VALUES (
            gen_random_uuid(), held.subject_id, held.controller_id, holder, '', 'open', false,
            'allocated', {NOW}, {MEMBERSHIP}
        );
    END IF;
    UPDATE support.support_step SET worker_id = holder, version = version + 1, updated_at = {NOW}
    WHERE subject_id = held.subject_id AND worker_id = held.worker_id AND state = 'agreed';
    UPDATE support.people_person SET worker_id = holder, version = version + 1, updated_at = {NOW}
    WHERE id = held.id;
    RETURN 'done';
END $$
"""  # noqa: S608  made of the constants above
RIGHTS = """
REVOKE ALL ON FUNCTION support.allocate(uuid, uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION support.allocate(uuid, uuid, uuid) TO wayside_support
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("support", "0016_what_services_ask_walled"),
        ("people", "0010_merges_behind_the_wall"),
    ]

    operations: ClassVar = [
        migrations.RunSQL(
            f"{ALLOCATE}; {RIGHTS}", "DROP FUNCTION support.allocate(uuid, uuid, uuid)"
        ),
    ]
