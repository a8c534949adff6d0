"""The chain: events linked as their transaction commits, and the refusal to change any of it.

Linking happens in two deferred steps, so that the lock that orders the chain is the *last*
thing a transaction takes, and is held only while it commits:

1. As the transaction commits, each event's hash is put down in ``audit_pending``. This queues the
   second step behind every other deferred check of the transaction, such as the foreign keys
   of half a million imported rows.
2. Each row of ``audit_pending`` takes the chain's lock, reads the head, adds the link and is
   removed.

Taking the lock in the first step would hold it through those checks: others would wait, or
deadlock with a row the checks need. ``audit_pending`` is always empty between transactions, so it
is unlogged; it has no index, its rows are removed by their address.
"""

from typing import ClassVar

from django.db import migrations

CANONICAL = """
CREATE FUNCTION public.audit_microseconds(moment timestamptz) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT (extract(epoch FROM moment) * 1000000)::bigint
$$;

CREATE FUNCTION public.audit_event_hash(event public.audit_event) RETURNS bytea
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT sha256(convert_to(concat(
        E'wayside-audit-event/1\\nid=', event.id,
        E'\\nrecorded_at=', public.audit_microseconds(event.recorded_at),
        E'\\noccurred_at=', public.audit_microseconds(event.occurred_at),
        E'\\nactor_kind=', event.actor_kind,
        E'\\naccount_id=', event.account_id,
        E'\\nperson_id=', event.person_id,
        E'\\nmembership_id=', event.membership_id,
        E'\\nagency_id=', event.agency_id,
        E'\\nrole=', event.role,
        E'\\noperation=', event.operation,
        E'\\naction=', event.action,
        E'\\nrecord_type=', event.record_type,
        E'\\nrecord_id=', event.record_id,
        E'\\ncontroller_id=', event.controller_id,
        E'\\narea_id=', event.area_id,
        E'\\nfields=', array_to_string(event.fields, ','),
        E'\\npurpose=', event.purpose,
        E'\\nrecipients=', array_to_string(event.recipients, ','),
        E'\\nsearch_hashes=', array_to_string(event.search_hashes, ','),
        E'\\ncount=', event.count), 'UTF8'))
$$;

CREATE FUNCTION public.audit_link_hash(
    seq bigint, event_id uuid, event_hash bytea, previous_hash bytea) RETURNS bytea
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT sha256(convert_to(concat(
        E'wayside-audit-link/1\\nseq=', seq,
        E'\\nevent_id=', event_id,
        E'\\nevent_hash=', encode(event_hash, 'hex'),
        E'\\nprevious_hash=', encode(previous_hash, 'hex')), 'UTF8'))
$$;

ALTER TABLE public.audit_event
    ADD CONSTRAINT audit_event_is_one_line CHECK (
        concat(actor_kind, role, purpose) !~ '[[:cntrl:]]'),
    ADD CONSTRAINT audit_event_lists_hold_no_content CHECK (
        array_to_string(fields, ' ', '?') ~ '^[A-Za-z0-9_. ]*$'
        AND array_to_string(search_hashes, ' ', '?') ~ '^([0-9a-f]{64}( |$))*$');
"""

CANONICAL_UNDONE = """
ALTER TABLE public.audit_event
    DROP CONSTRAINT audit_event_lists_hold_no_content,
    DROP CONSTRAINT audit_event_is_one_line;
DROP FUNCTION public.audit_link_hash(bigint, uuid, bytea, bytea);
DROP FUNCTION public.audit_event_hash(public.audit_event);
DROP FUNCTION public.audit_microseconds(timestamptz);
"""

LINKING = """
CREATE UNLOGGED TABLE public.audit_pending (event_id uuid NOT NULL, event_hash bytea NOT NULL);
REVOKE ALL ON public.audit_pending FROM PUBLIC;

CREATE FUNCTION public.audit_stamp() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    NEW.recorded_at := clock_timestamp();
    RETURN NEW;
END $$;

CREATE FUNCTION public.audit_queue() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO public.audit_pending VALUES (NEW.id, public.audit_event_hash(NEW));
    RETURN NULL;
END $$;

CREATE FUNCTION public.audit_link() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    next_seq bigint;
    previous bytea;
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'An audit event needs a READ COMMITTED transaction, or the head of the '
            'chain that it reads is not the last one.';
    END IF;
    -- The advisory lock that orders the chain: int.from_bytes(b'WAYSIDE')
    PERFORM pg_advisory_xact_lock(24560174879032389);
    SELECT head.seq + 1, head.link_hash INTO next_seq, previous
        FROM public.audit_chainlink AS head ORDER BY head.seq DESC LIMIT 1;
    IF NOT FOUND THEN
        next_seq := 1;
        previous := decode(repeat('00', 32), 'hex');
    END IF;
    INSERT INTO public.audit_chainlink (seq, event_id, event_hash, previous_hash, link_hash)
        VALUES (next_seq, NEW.event_id, NEW.event_hash, previous,
            public.audit_link_hash(next_seq, NEW.event_id, NEW.event_hash, previous));
    DELETE FROM public.audit_pending WHERE ctid = NEW.ctid;
    RETURN NULL;
END $$;

CREATE TRIGGER audit_event_stamp BEFORE INSERT ON public.audit_event
    FOR EACH ROW EXECUTE FUNCTION public.audit_stamp();
CREATE CONSTRAINT TRIGGER audit_event_queue AFTER INSERT ON public.audit_event
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.audit_queue();
CREATE CONSTRAINT TRIGGER audit_pending_link AFTER INSERT ON public.audit_pending
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.audit_link();
ALTER TABLE public.audit_event ENABLE ALWAYS TRIGGER audit_event_stamp;
ALTER TABLE public.audit_event ENABLE ALWAYS TRIGGER audit_event_queue;
ALTER TABLE public.audit_pending ENABLE ALWAYS TRIGGER audit_pending_link;
"""

LINKING_UNDONE = """
DROP TRIGGER audit_event_queue ON public.audit_event;
DROP TRIGGER audit_event_stamp ON public.audit_event;
DROP TABLE public.audit_pending;
DROP FUNCTION public.audit_link();
DROP FUNCTION public.audit_queue();
DROP FUNCTION public.audit_stamp();
"""

CHECKPOINTS = """
CREATE FUNCTION public.audit_check_checkpoint() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM public.audit_chainlink
            WHERE seq = NEW.seq AND link_hash = NEW.link_hash) THEN
        RAISE EXCEPTION 'A checkpoint must name a link of the chain.';
    END IF;
    IF abs(extract(epoch FROM clock_timestamp() - NEW.made_at)) > 60 THEN
        RAISE EXCEPTION 'A checkpoint is made now, neither earlier nor later.';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER audit_checkpoint_check BEFORE INSERT ON public.audit_checkpoint
    FOR EACH ROW EXECUTE FUNCTION public.audit_check_checkpoint();
ALTER TABLE public.audit_checkpoint ENABLE ALWAYS TRIGGER audit_checkpoint_check;
"""

CHECKPOINTS_UNDONE = """
DROP TRIGGER audit_checkpoint_check ON public.audit_checkpoint;
DROP FUNCTION public.audit_check_checkpoint();
"""

REFUSAL = """
CREATE FUNCTION public.audit_refuse() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'The audit trail is append-only: % of % is refused.', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;
"""

APPEND_ONLY = ("audit_event", "audit_chainlink", "audit_checkpoint", "audit_verification")


def _refuse_changes(table: str) -> str:
    return f"""
CREATE TRIGGER {table}_refuse BEFORE UPDATE OR DELETE ON public.{table}
    FOR EACH ROW EXECUTE FUNCTION public.audit_refuse();
CREATE TRIGGER {table}_refuse_truncate BEFORE TRUNCATE ON public.{table}
    FOR EACH STATEMENT EXECUTE FUNCTION public.audit_refuse();
ALTER TABLE public.{table} ENABLE ALWAYS TRIGGER {table}_refuse;
ALTER TABLE public.{table} ENABLE ALWAYS TRIGGER {table}_refuse_truncate;
"""


def _allow_changes(table: str) -> str:
    return f"""
DROP TRIGGER {table}_refuse_truncate ON public.{table};
DROP TRIGGER {table}_refuse ON public.{table};
"""


class Migration(migrations.Migration):
    """Make the chain."""

    dependencies: ClassVar = [("audit", "0001_initial")]
    operations: ClassVar = [
        migrations.RunSQL(CANONICAL, CANONICAL_UNDONE),
        migrations.RunSQL(LINKING, LINKING_UNDONE),
        migrations.RunSQL(CHECKPOINTS, CHECKPOINTS_UNDONE),
        migrations.RunSQL(REFUSAL, "DROP FUNCTION public.audit_refuse();"),
        *(
            migrations.RunSQL(_refuse_changes(table), _allow_changes(table))
            for table in APPEND_ONLY
        ),
    ]
