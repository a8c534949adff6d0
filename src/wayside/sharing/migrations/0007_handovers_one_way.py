"""Whoever sends puts in and keeps a receipt; only the receiving side reads, under its own role.

A receipt and what hangs on it are bound to whoever acts by a function that runs as the owner,
since who sends for a service (a form for the public) may not read even the receipt.
"""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import AGENCY, MEMBERSHIP, PERSON, ROLE, policies

NOW = "nullif(current_setting('app.now', true), '')::timestamptz"
SIDE = "current_setting('app.side', true)"
SENDER = (
    f"person_id IS NOT DISTINCT FROM {PERSON} AND membership_id IS NOT DISTINCT FROM {MEMBERSHIP}"
    f" AND agency_id IS NOT DISTINCT FROM {AGENCY}"
)
SENDS = f"""
CREATE FUNCTION public.sharing_sends(receipt uuid, is_first boolean) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT EXISTS (
        SELECT FROM public.sharing_handoverreceipt WHERE id = receipt AND CASE
            WHEN is_first THEN sent_at BETWEEN {NOW} AND {NOW} + interval '10 minutes' AND {SENDER}
            ELSE person_id = {PERSON} AND sent_at > {NOW} - interval '72 hours'
        END
    )
$$
"""  # noqa: S608  made of the constants above
WITHIN = f"""EXISTS (
    SELECT FROM public.partners_membership m
    JOIN public.partners_area a ON a.id = sharing_handover.area_id
    LEFT JOIN public.partners_area p ON p.id = a.parent_id
    WHERE m.id = {MEMBERSHIP} AND m.area_id IN (a.id, a.parent_id, p.parent_id)
)"""
THEIRS = f"""(
    (to_agency_id = {AGENCY} AND {ROLE} IN
        ('caseworker', 'service_worker', 'housing_officer', 'safeguarding_lead'))
    OR owner_id = {MEMBERSHIP}
    OR ((to_agency_id IS NULL OR escalated_at IS NOT NULL)
        AND {ROLE} = 'safeguarding_lead' AND {WITHIN})
    OR ({MEMBERSHIP} IS NULL AND {SIDE} = 'support')
)"""
RECEIVES = f"current_user = 'wayside_support' AND {THEIRS}"
NEW = "state = 'sent' AND owner_id IS NULL AND ended_at IS NULL AND received_at IS NULL"
# Passed on, it goes to others who alone read it, so its origin is asked for as the owner
RECEIVED = f"""
CREATE FUNCTION public.sharing_received(handover uuid, receipt uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT EXISTS (
        SELECT FROM public.sharing_handover
        WHERE id = handover AND receipt_id = receipt AND {THEIRS}
    )
$$
"""  # noqa: S608
PASSED = (
    f"current_user = 'wayside_support' AND {NEW}"
    " AND public.sharing_received(passed_from_id, receipt_id)"
)
HANDED = """current_user = 'wayside_support' AND EXISTS (
    SELECT FROM public.sharing_handover h WHERE h.receipt_id = {receipt}
)"""
# No handover goes to immigration enforcement, whatever is sent
BARRED = """
CREATE FUNCTION public.sharing_refuse_barred() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF EXISTS (SELECT FROM public.partners_agency
               WHERE id = NEW.to_agency_id AND kind = 'immigration_enforcement') THEN
        RAISE EXCEPTION 'nothing is handed over to immigration enforcement'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'sharing_never_to_immigration';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER sharing_refuse_barred BEFORE INSERT OR UPDATE OF to_agency_id
    ON public.sharing_handover FOR EACH ROW EXECUTE FUNCTION public.sharing_refuse_barred()
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("sharing", "0006_handovers")]

    operations: ClassVar = [
        migrations.RunSQL(
            f"{SENDS}; {RECEIVED}",
            "DROP FUNCTION public.sharing_sends(uuid, boolean),"
            " public.sharing_received(uuid, uuid)",
        ),
        policies(
            "sharing_handover",
            read=RECEIVES,
            add=f"({NEW} AND passed_from_id IS NULL AND public.sharing_sends(receipt_id, true))"
            f" OR ({PASSED}) OR ({RECEIVES})",
            change=RECEIVES,
        ),
        policies(
            "sharing_handoverreceipt",
            read=f"person_id = {PERSON} OR ({HANDED.format(receipt='sharing_handoverreceipt.id')})",
            add=f"({SENDER}) OR ({HANDED.format(receipt='sharing_handoverreceipt.id')})",
            change=f"person_id = {PERSON}"
            f" OR ({HANDED.format(receipt='sharing_handoverreceipt.id')})",
        ),
        policies(
            "sharing_handovertext",
            read=HANDED.format(receipt="sharing_handovertext.receipt_id"),
            add="public.sharing_sends(receipt_id, number = 1)",
        ),
        migrations.RunSQL(
            BARRED,
            "DROP TRIGGER sharing_refuse_barred ON public.sharing_handover;"
            " DROP FUNCTION public.sharing_refuse_barred()",
        ),
    ]
