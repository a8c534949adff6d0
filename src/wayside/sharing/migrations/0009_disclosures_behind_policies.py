"""Who sees a disclosure: its controller, the role it was made to while it is open, and, without
anything of it, the controller's governance officer. A recipient can add a receipt and no more."""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import (
    AGENCY,
    MEMBERSHIP,
    OWN_AGENCY,
    ROLE,
    behind_the_wall,
    policies,
)

NOW = "nullif(current_setting('app.now', true), '')::timestamptz"
OPEN = "support.may(subject_id, 'open')"
FIND = "support.may(subject_id, 'find')"
CLOCK = f"({MEMBERSHIP} IS NULL AND current_setting('app.side', true) = 'support')"
LEAD = f"({OWN_AGENCY} AND {ROLE} = 'safeguarding_lead' AND {FIND})"
WORKERS = f"{ROLE} IN ('caseworker', 'safeguarding_lead')"
SUPPORT = "current_user = 'wayside_support'"
CONTROLLER = f"({SUPPORT} AND ({CLOCK} OR (controller_id = {AGENCY} AND {WORKERS})))"
RECIPIENT = (
    f"(recipient_id = {AGENCY} AND recipient_role = {ROLE}"
    " AND state IN ('open', 'closed', 'expired'))"
)
DELIVERY = "EXISTS (SELECT FROM public.sharing_delivery d WHERE d.id = delivery_id AND {})"
THEIRS = DELIVERY.format(
    f"d.recipient_id = {AGENCY} AND d.recipient_role = {ROLE}"
    f" AND d.state = 'open' AND d.until_at > {NOW}"
)
OURS = DELIVERY.format(f"{SUPPORT} AND ({CLOCK} OR d.controller_id = {AGENCY})")
GOVERNS = f"(controller_id = {AGENCY} AND {ROLE} = 'governance_officer')"
# A recipient writes the receipt and nothing else; immigration enforcement receives nothing but
# under an agreement that names it, and by two people
GUARD = f"""
CREATE FUNCTION public.sharing_guard_delivery() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    IF NOT ({SUPPORT} AND ({CLOCK} OR NEW.controller_id = {AGENCY})) AND (
        TG_OP = 'INSERT' OR to_jsonb(NEW) - ARRAY['deleted_at', 'deleted_by_id']
            IS DISTINCT FROM to_jsonb(OLD) - ARRAY['deleted_at', 'deleted_by_id']
    ) THEN
        RAISE EXCEPTION 'a recipient writes the receipt of a disclosure and nothing else'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'sharing_delivery_receipt_only';
    END IF;
    IF NEW.state = 'open' AND EXISTS (
        SELECT FROM public.partners_agency
        WHERE id = NEW.recipient_id AND kind = 'immigration_enforcement'
    ) AND NOT (
        NEW.decided_by_person_id IS NOT NULL
        AND NEW.decided_by_person_id <> NEW.made_by_person_id
        AND EXISTS (
            SELECT FROM public.sharing_agreementversion v
            WHERE v.state = 'confirmed' AND v.from_date <= {NOW}::date
            AND (v.until_date IS NULL OR v.until_date >= {NOW}::date)
            AND (SELECT count(*) FROM public.sharing_agreementversion_parties p
                 WHERE p.agreementversion_id = v.id
                 AND p.agency_id IN (NEW.controller_id, NEW.recipient_id)) = 2
        )
    ) THEN
        RAISE EXCEPTION 'immigration enforcement receives nothing that no agreement and two '
            'people allow' USING ERRCODE = 'check_violation',
            CONSTRAINT = 'sharing_barred_recipient';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER sharing_guard_delivery BEFORE INSERT OR UPDATE ON public.sharing_delivery
    FOR EACH ROW EXECUTE FUNCTION public.sharing_guard_delivery()
"""  # noqa: S608  made of the constants above


class Migration(migrations.Migration):
    dependencies: ClassVar = [("sharing", "0008_disclosures_demands_emergencies")]

    operations: ClassVar = [
        behind_the_wall("sharing_disclosure"),
        behind_the_wall("sharing_emergency"),
        behind_the_wall("sharing_legaldemand"),
        policies(
            "sharing_disclosure",
            read=f"{OPEN} OR {CLOCK} OR ({LEAD} AND state = 'waiting')"
            f" OR decided_by_id = {MEMBERSHIP}",
            add=f"({OWN_AGENCY} AND {OPEN}) OR {LEAD} OR {CLOCK}",
            change=f"{OPEN} OR {CLOCK} OR ({LEAD} AND state = 'waiting')",
        ),
        policies(
            "sharing_emergency",
            read=OPEN,
            add=f"{OWN_AGENCY} AND member_id = {MEMBERSHIP} AND {FIND}",
        ),
        policies("sharing_legaldemand", read=OPEN, add=f"{OWN_AGENCY} AND {OPEN}", change=OPEN),
        policies(
            "sharing_delivery",
            read=f"{CONTROLLER} OR {RECIPIENT}",
            add=f"{CONTROLLER} OR {RECIPIENT}",
            change=f"{CONTROLLER} OR {RECIPIENT}",
        ),
        policies("sharing_deliverycontent", read=f"{THEIRS} OR {OURS}", add=OURS, remove=OURS),
        policies(
            "sharing_oversightentry",
            read=f"{GOVERNS} OR ({SUPPORT} AND controller_id = {AGENCY} AND {WORKERS})",
            add=f"{GOVERNS} OR ({SUPPORT} AND controller_id = {AGENCY} AND {WORKERS})",
            change=GOVERNS,
        ),
        migrations.RunSQL(
            GUARD,
            "DROP TRIGGER sharing_guard_delivery ON public.sharing_delivery;"
            " DROP FUNCTION public.sharing_guard_delivery()",
        ),
    ]
