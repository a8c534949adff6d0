"""The database makes one of two records, for whom both are open to, and takes them apart: these
functions alone write what moved, so that nobody can make rows move by writing that they did."""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import MEMBERSHIP, OWN_AGENCY, behind_the_wall, policies

NOW = "nullif(current_setting('app.now', true), '')::timestamptz"
DEFINER = "SECURITY DEFINER SET search_path = pg_catalog"
# Tables of the side whose rows belong to a record; a person, her search tokens and the pairs of a
# link reviewer stay with theirs. What would collide with a row of the kept record stays too.
TABLES = """
    SELECT c.conrelid::regclass::text AS name,
        c.conrelid = 'support.sharing_grant'::regclass AS held
    FROM pg_constraint c
    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
    WHERE c.contype = 'f' AND c.confrelid = 'support.sharing_subject'::regclass
    AND c.conrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'support'::regnamespace)
    AND a.attname = 'subject_id' AND cardinality(c.conkey) = 1
    AND c.conrelid NOT IN (
        'support.people_person'::regclass, 'support.people_searchtoken'::regclass
    )
    ORDER BY held, 1
"""
MERGE = f"""
CREATE FUNCTION support.merge_records(made uuid, kept uuid, other uuid, words bytea)
RETURNS void LANGUAGE plpgsql {DEFINER} AS $$
DECLARE
    place record; number text; went text[]; moved jsonb := '{{}}';
BEGIN
    IF kept = other OR NOT (support.may(kept, 'open') AND support.may(other, 'open')) OR
        (SELECT count(DISTINCT controller_id) FROM support.sharing_subject
            WHERE id IN (kept, other))
        <> 1
    THEN
        RAISE insufficient_privilege USING MESSAGE = 'These records are not open to merge.';
    END IF;
    FOR place IN {TABLES} LOOP
        went := '{{}}';
        FOR number IN EXECUTE format(
            'SELECT id::text FROM %s WHERE subject_id = $1%s ORDER BY 1', place.name,
            CASE WHEN place.held THEN ' AND ended_at IS NULL' ELSE '' END
        ) USING other LOOP
            BEGIN
                EXECUTE format('UPDATE %s SET subject_id = $1 WHERE id::text = $2', place.name)
                USING kept, number;
                went := went || number;
            EXCEPTION WHEN unique_violation THEN
                NULL;
            END;
        END LOOP;
        IF cardinality(went) > 0 THEN
            moved := moved || jsonb_build_object(place.name, to_jsonb(went));
        END IF;
    END LOOP;
    -- A record without any grant would be taken for a new one, which its agency may open
    INSERT INTO support.sharing_grant (
        id, subject_id, controller_id, membership_id, role, scope, denied, because, from_at,
        ended_at
    ) SELECT gen_random_uuid(), id, controller_id, {MEMBERSHIP}, '', 'open', false, 'created',
        {NOW}, {NOW} FROM support.sharing_subject WHERE id = other;
    INSERT INTO support.people_merge (
        id, subject_id, merged_id, controller_id, moved, names, merged_at, merged_by_id
    ) SELECT made, kept, p.id, p.controller_id, moved, words, {NOW}, {MEMBERSHIP}
        FROM support.people_person p WHERE p.subject_id = other;
END $$
"""  # noqa: S608  made of the constants above
UNMERGE = f"""
CREATE FUNCTION support.unmerge_records(made uuid) RETURNS void LANGUAGE plpgsql {DEFINER} AS $$
DECLARE
    held support.people_merge; place record; other uuid;
BEGIN
    SELECT * INTO held FROM support.people_merge WHERE id = made AND undone_at IS NULL FOR UPDATE;
    IF held.id IS NULL OR NOT support.may(held.subject_id, 'open') THEN
        RAISE insufficient_privilege USING MESSAGE = 'This record is not open to take apart.';
    END IF;
    SELECT subject_id INTO other FROM support.people_person WHERE id = held.merged_id;
    FOR place IN {TABLES} LOOP
        EXECUTE format(
            'UPDATE %s SET subject_id = $1 WHERE subject_id = $2 AND id::text = ANY ($3)',
            place.name
        ) USING other, held.subject_id,
            ARRAY(SELECT jsonb_array_elements_text(coalesce(held.moved -> place.name, '[]')));
    END LOOP;
    UPDATE support.people_merge SET undone_at = {NOW}, undone_by_id = {MEMBERSHIP} WHERE id = made;
END $$
"""  # noqa: S608
FUNCTIONS = "support.merge_records(uuid, uuid, uuid, bytea), support.unmerge_records(uuid)"
RIGHTS = f"""
REVOKE ALL ON FUNCTION {FUNCTIONS} FROM PUBLIC;
GRANT EXECUTE ON FUNCTION {FUNCTIONS} TO wayside_support
"""
READ = f"{OWN_AGENCY} AND support.may(subject_id, 'find')"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("people", "0009_merges")]

    operations: ClassVar = [
        behind_the_wall("people_merge"),
        policies("people_merge", read=READ, add="false"),
        migrations.RunSQL(f"{MERGE}; {UNMERGE}; {RIGHTS}", f"DROP FUNCTION {FUNCTIONS}"),
    ]
