"""The database erases. One function walks every key that leads to a record, however many tables
there are by then, and removes what it reaches on both sides of the wall; it can be called by the
owner alone. Another asks first whether two people approved, and whether anything bars it; the
service that erases may call that one. So no table needs a policy by which anybody could delete."""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import AGENCY, OWN_AGENCY, PERSON, ROLE, SERVICE, also, policies

NOW = "nullif(current_setting('app.now', true), '')::timestamptz"
DEFINER = "SECURITY DEFINER SET search_path = pg_catalog"
ROUNDS = f"{SERVICE} = 'governance.retention' AND {OWN_AGENCY}"
ERASING = f"{SERVICE} = 'governance.erasure' AND {OWN_AGENCY}"
LEAD = f"{OWN_AGENCY} AND {ROLE} = 'safeguarding_lead'"
OFFICER = f"{OWN_AGENCY} AND {ROLE} = 'governance_officer'"
LEADS_TO = """
    SELECT c.conrelid AS place, c.confrelid AS parent, a.attname AS key, p.attname AS own
    FROM pg_constraint c
    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
    JOIN pg_index i ON i.indrelid = c.conrelid AND i.indisprimary
    JOIN pg_attribute p ON p.attrelid = c.conrelid AND p.attnum = i.indkey[0]
    JOIN pg_class t ON t.oid = c.conrelid AND t.relnamespace = 'support'::regnamespace
    JOIN pg_class f ON f.oid = c.confrelid AND f.relnamespace = 'support'::regnamespace
    WHERE c.contype = 'f' AND cardinality(c.conkey) = 1
"""
# What two people approved: the record, and the records that were made part of it
REACH = f"""
CREATE FUNCTION support.reach_of_record(subjects uuid[], agency uuid) RETURNS void
LANGUAGE plpgsql {DEFINER} AS $$
DECLARE
    way record; went bigint; found bigint;
BEGIN
    CREATE TEMP TABLE erasing (place oid, key text, PRIMARY KEY (place, key)) ON COMMIT DROP;
    INSERT INTO pg_temp.erasing SELECT 'support.sharing_subject'::regclass, id::text
        FROM support.sharing_subject WHERE id = ANY (subjects) AND controller_id = agency;
    LOOP
        INSERT INTO pg_temp.erasing SELECT 'support.sharing_subject'::regclass, p.subject_id::text
            FROM support.people_merge m JOIN support.people_person p ON p.id = m.merged_id
            JOIN pg_temp.erasing e ON e.key = m.subject_id::text
            WHERE m.undone_at IS NULL ON CONFLICT DO NOTHING;
        GET DIAGNOSTICS went = ROW_COUNT;
        EXIT WHEN went = 0;
    END LOOP;
    LOOP
        went := 0;
        FOR way IN {LEADS_TO} LOOP
            EXECUTE format(
                'INSERT INTO pg_temp.erasing SELECT %s, t.%I::text FROM %s t WHERE t.%I IN '
                '(SELECT key::uuid FROM pg_temp.erasing WHERE place = %s) ON CONFLICT DO NOTHING',
                way.place, way.own, way.place::regclass, way.key, way.parent
            );
            GET DIAGNOSTICS found = ROW_COUNT;
            went := went + found;
        END LOOP;
        EXIT WHEN went = 0;
    END LOOP;
END $$
"""  # noqa: S608  made of the constants above
# What stands outside of the support side about a record: sealed copies, what was handed over to
# this agency, notes of who oversees, mails, and jobs that name a number; the queue's own triggers
# look for its tables in public
BESIDE = f"""
CREATE FUNCTION support.erase_beside(agency uuid) RETURNS jsonb
LANGUAGE plpgsql {DEFINER}, public AS $$
DECLARE
    counts jsonb := '{{}}'; n bigint; numbers uuid[]; receipts uuid[]; named text[];
BEGIN
    SELECT array_agg(key::uuid), array_agg('%' || key || '%') INTO numbers, named
        FROM pg_temp.erasing WHERE length(key) = 36;
    SELECT array_agg(DISTINCT h.receipt_id) INTO receipts FROM public.sharing_handover h
        WHERE h.to_agency_id = agency AND h.id IN (
            SELECT handover_id FROM support.support_beginning WHERE id = ANY (numbers)
            UNION SELECT r.handover_id FROM support.support_referral r
                JOIN support.support_referralabout a ON a.referral_id = r.id
                WHERE a.id = ANY (numbers)
            UNION SELECT r.handover_id FROM support.support_referral r
                JOIN support.support_beginning b ON b.referral_id = r.id
                WHERE b.id = ANY (numbers)
        );
    DELETE FROM public.sharing_deliverycontent WHERE delivery_id = ANY (numbers);
    GET DIAGNOSTICS n = ROW_COUNT;
    counts := counts || jsonb_build_object('sharing_deliverycontent', n);
    DELETE FROM public.sharing_handovertext WHERE receipt_id = ANY (receipts);
    GET DIAGNOSTICS n = ROW_COUNT;
    counts := counts || jsonb_build_object('sharing_handovertext', n);
    DELETE FROM public.sharing_ownwords WHERE receipt_id = ANY (receipts);
    GET DIAGNOSTICS n = ROW_COUNT;
    counts := counts || jsonb_build_object('sharing_ownwords', n);
    UPDATE public.sharing_handover SET answer = '' WHERE receipt_id = ANY (receipts)
        AND octet_length(answer) > 0;
    GET DIAGNOSTICS n = ROW_COUNT;
    counts := counts || jsonb_build_object('sharing_handover', n);
    UPDATE public.sharing_oversightentry SET note = '' WHERE record_id = ANY (numbers)
        AND octet_length(note) > 0;
    GET DIAGNOSTICS n = ROW_COUNT;
    counts := counts || jsonb_build_object('sharing_oversightentry', n);
    DELETE FROM public.notices_notice WHERE about_id = ANY (numbers) OR about_id = ANY (receipts)
        OR path LIKE ANY (named) OR body LIKE ANY (named);
    GET DIAGNOSTICS n = ROW_COUNT;
    counts := counts || jsonb_build_object('notices_notice', n);
    DELETE FROM public.procrastinate_jobs WHERE status <> 'doing'
        AND (args::text LIKE ANY (named) OR queueing_lock LIKE ANY (named)
             OR lock LIKE ANY (named));
    GET DIAGNOSTICS n = ROW_COUNT;
    RETURN counts || jsonb_build_object('procrastinate_jobs', n);
END $$
"""  # noqa: S608
ERASE = f"""
CREATE FUNCTION support.erase_subjects(subjects uuid[], agency uuid) RETURNS jsonb
LANGUAGE plpgsql {DEFINER} AS $$
DECLARE
    counts jsonb; place record; n bigint;
BEGIN
    PERFORM support.reach_of_record(subjects, agency);
    counts := support.erase_beside(agency);
    SET CONSTRAINTS ALL DEFERRED;
    FOR place IN
        SELECT e.place, a.attname AS own, c.relname AS name, array_agg(e.key) AS keys,
            format_type(a.atttypid, NULL) AS kind
        FROM pg_temp.erasing e JOIN pg_class c ON c.oid = e.place
        JOIN pg_index i ON i.indrelid = e.place AND i.indisprimary
        JOIN pg_attribute a ON a.attrelid = e.place AND a.attnum = i.indkey[0]
        GROUP BY 1, 2, 3, 5
    LOOP
        EXECUTE format(
            'DELETE FROM %s WHERE %I = ANY ($1::%s[])', place.place::regclass, place.own,
            place.kind
        ) USING place.keys;
        GET DIAGNOSTICS n = ROW_COUNT;
        counts := counts || jsonb_build_object(place.name, n);
    END LOOP;
    SET CONSTRAINTS ALL IMMEDIATE;
    SET CONSTRAINTS ALL DEFERRED;
    DROP TABLE pg_temp.erasing;
    RETURN (SELECT coalesce(jsonb_object_agg(key, value), '{{}}') FROM jsonb_each(counts)
            WHERE value <> '0');
END $$
"""  # noqa: S608
BARS = f"""
CREATE FUNCTION support.erasure_bars(subject uuid) RETURNS text[]
LANGUAGE sql STABLE {DEFINER} AS $$
    SELECT array_remove(ARRAY[
        CASE WHEN EXISTS (SELECT FROM support.people_person
            WHERE subject_id = subject AND state NOT IN ('closed', 'at_rest')) THEN 'open' END,
        CASE WHEN EXISTS (SELECT FROM support.sharing_legalhold
            WHERE subject_id = subject AND lifted_at IS NULL) THEN 'hold' END,
        CASE WHEN EXISTS (SELECT FROM support.people_merge m JOIN support.people_person p
            ON p.id = m.merged_id WHERE p.subject_id = subject AND m.undone_at IS NULL)
            THEN 'merged' END,
        CASE WHEN EXISTS (SELECT FROM support.sharing_legaldemand
            WHERE subject_id = subject AND state <> 'closed') THEN 'demand' END,
        CASE WHEN EXISTS (SELECT FROM support.sharing_disclosure WHERE subject_id = subject
            AND state IN ('waiting', 'urgent', 'open') AND until_at > {NOW})
            THEN 'disclosure' END,
        CASE WHEN EXISTS (SELECT FROM support.support_referralabout a
            JOIN support.support_referral r ON r.id = a.referral_id WHERE a.subject_id = subject
            AND r.state IN ('sent', 'received', 'accepted', 'started')) THEN 'referral' END,
        CASE WHEN EXISTS (SELECT FROM support.support_complaint c WHERE c.subject_id = subject
            AND c.kind = 'complaint' AND NOT EXISTS (SELECT FROM support.support_complaintreply r
            WHERE r.complaint_id = c.id AND r.kind = 'told')) THEN 'complaint' END
    ], NULL)
    WHERE support.may(subject, 'find') OR {SERVICE} IN (
        'governance.retention', 'governance.erasure'
    ) AND EXISTS (
        SELECT FROM support.sharing_subject WHERE id = subject AND {OWN_AGENCY}
    )
$$
"""  # noqa: S608
CARRY_OUT = f"""
CREATE FUNCTION support.erase_record(approved uuid) RETURNS jsonb
LANGUAGE plpgsql {DEFINER} AS $$
DECLARE
    held public.governance_erasure; merged uuid[]; made jsonb;
BEGIN
    SELECT * INTO held FROM public.governance_erasure WHERE id = approved AND {ERASING}
        AND state = 'approved' AND looked_by_id <> decided_by_id FOR UPDATE;
    IF held.id IS NULL OR cardinality(support.erasure_bars(held.record_number)) > 0 THEN
        RAISE insufficient_privilege USING MESSAGE = 'This record is not approved for erasure.';
    END IF;
    SELECT array_agg(p.subject_id) INTO merged FROM support.people_merge m
        JOIN support.people_person p ON p.id = m.merged_id
        WHERE m.subject_id = held.record_number AND m.undone_at IS NULL;
    made := support.erase_subjects(ARRAY[held.record_number], held.controller_id);
    INSERT INTO public.governance_erasureentry (
        id, controller_number, record_numbers, looked_by_number, decided_by_number, erased_at,
        counts
    ) VALUES (
        held.id, held.controller_id, held.record_number || coalesce(merged, '{{}}'),
        held.looked_by_id, held.decided_by_id, {NOW}, made
    );
    UPDATE public.governance_erasure SET state = 'erased', erased_at = {NOW}, counts = made,
        version = version + 1, updated_at = {NOW} WHERE id = held.id;
    RETURN made;
END $$
"""  # noqa: S608
AGAIN = """
CREATE FUNCTION support.erase_again(line jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog AS $$
DECLARE
    numbers uuid[] := ARRAY(SELECT jsonb_array_elements_text(line -> 'records'))::uuid[];
    made jsonb;
BEGIN
    made := support.erase_subjects(numbers, (line ->> 'agency')::uuid);
    INSERT INTO public.governance_erasureentry (
        id, controller_number, record_numbers, looked_by_number, decided_by_number, erased_at,
        counts
    ) VALUES (
        (line ->> 'id')::uuid, (line ->> 'agency')::uuid, numbers, (line ->> 'looked')::uuid,
        (line ->> 'decided')::uuid, (line ->> 'erased_at')::timestamptz, line -> 'counts'
    ) ON CONFLICT (id) DO NOTHING;
    DELETE FROM public.governance_erasure WHERE record_number = ANY (numbers)
        AND state <> 'erased';
    RETURN made;
END $$
"""
OWNERS = (
    "support.reach_of_record(uuid[], uuid), support.erase_beside(uuid), "
    "support.erase_subjects(uuid[], uuid), support.erase_again(jsonb)"
)
ASKED = "support.erasure_bars(uuid), support.erase_record(uuid)"
RIGHTS = f"""
REVOKE ALL ON FUNCTION {OWNERS}, {ASKED} FROM PUBLIC;
GRANT EXECUTE ON FUNCTION {ASKED} TO wayside_support
"""
SEEN = (
    f"({OWN_AGENCY} AND ({ROLE} IN ('governance_officer', 'safeguarding_lead')"
    f" OR {SERVICE} IN ('governance.retention', 'governance.erasure')))"
)
STEPS = f"""
ALTER TABLE public.governance_erasure ENABLE ROW LEVEL SECURITY;
CREATE POLICY may_select ON public.governance_erasure FOR SELECT USING ({SEEN});
CREATE POLICY rounds_may_insert ON public.governance_erasure FOR INSERT
    WITH CHECK ({ROUNDS} AND state = 'due' AND looked_by_id IS NULL AND decided_by_id IS NULL);
CREATE POLICY rounds_may_update ON public.governance_erasure FOR UPDATE
    USING ({ROUNDS} AND state IN ('due', 'kept', 'awaiting', 'approved'))
    WITH CHECK ({ROUNDS} AND state IN ('due', 'withdrawn') AND decided_by_id IS NULL);
CREATE POLICY erasing_may_update ON public.governance_erasure FOR UPDATE
    USING ({ERASING} AND state = 'approved')
    WITH CHECK ({ERASING} AND state = 'due' AND decided_by_id IS NULL AND looked_by_id IS NULL);
CREATE POLICY lead_may_update ON public.governance_erasure FOR UPDATE
    USING ({LEAD} AND state IN ('due', 'kept', 'awaiting'))
    WITH CHECK ({LEAD} AND state IN ('awaiting', 'kept') AND decided_by_id IS NULL
        AND looked_by_id = {PERSON});
CREATE POLICY officer_may_update ON public.governance_erasure FOR UPDATE
    USING ({OFFICER} AND state = 'awaiting')
    WITH CHECK ({OFFICER} AND (
        (state = 'approved' AND decided_by_id = {PERSON} AND looked_by_id <> {PERSON})
        OR (state = 'due' AND decided_by_id IS NULL AND looked_by_id IS NULL)
    ))
"""
UNDONE = "; ".join(
    f"DROP POLICY {name} ON public.governance_erasure"
    for name in (
        "may_select",
        "rounds_may_insert",
        "rounds_may_update",
        "erasing_may_update",
        "lead_may_update",
        "officer_may_update",
    )
)


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("governance", "0003_erasures"),
        ("people", "0018_records_at_rest"),
        ("sharing", "0022_legal_holds_walled"),
        ("support", "0035_complaints_from_outside"),
    ]

    operations: ClassVar = [
        migrations.RunSQL(
            f"{REACH}; {BESIDE}; {ERASE}; {BARS}; {CARRY_OUT}; {AGAIN}; {RIGHTS}",
            f"DROP FUNCTION {OWNERS}, {ASKED}",
        ),
        migrations.RunSQL(STEPS, UNDONE),
        policies(
            "governance_erasureentry",
            read=f"controller_number = {AGENCY} AND ({ROLE} = 'governance_officer'"
            f" OR {SERVICE} IN ('governance.retention', 'governance.erasure'))",
            add="false",
        ),
        also("people_person", "SELECT", ROUNDS, who="rounds"),
        also("people_merge", "SELECT", ROUNDS, who="rounds"),
        also("support_ending", "SELECT", ROUNDS, who="rounds"),
    ]
