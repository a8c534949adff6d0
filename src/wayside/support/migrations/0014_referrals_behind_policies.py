"""A referral is seen by whom its record is open to, by the service it goes to, and, once it is
late, by the sending agency's safeguarding leads; whom it is about, by the first alone."""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import (
    AGENCY,
    MEMBERSHIP,
    OWN_AGENCY,
    ROLE,
    SERVICE,
    behind_the_wall,
    policies,
)

OPENS = "support.may(subject_id, 'open')"
WORKERS = f"{ROLE} IN ('caseworker', 'safeguarding_lead')"
ANSWERS = f"{ROLE} IN ('caseworker', 'service_worker', 'housing_officer', 'safeguarding_lead')"
ROUNDS = f"{SERVICE} = 'support.referrals'"
LINKS = f"{SERVICE} = 'support.referral_links'"
KNOWS = "EXISTS (SELECT FROM support.support_referralabout a WHERE a.referral_id = {})"
SENDER = (
    f"(controller_id = {AGENCY} AND {WORKERS} AND ({KNOWS.format('support_referral.id')}"
    f" OR ({ROLE} = 'safeguarding_lead' AND escalated_at IS NOT NULL)))"
)
RECIPIENT = (
    f"(to_agency_id = {AGENCY} AND state <> 'draft' AND {ANSWERS} AND ({MEMBERSHIP} IS NOT NULL"
    f" OR {SERVICE} = 'support.referral_link:' || support_referral.id::text))"
)
SEES = f"{SENDER} OR {RECIPIENT} OR {ROUNDS}"
ITS_REFERRAL = "EXISTS (SELECT FROM support.support_referral r WHERE r.id = referral_id)"
OWN_LINK = f"({OWN_AGENCY} AND {WORKERS} AND {KNOWS.format('referral_id')})"
# What a service writes into somebody else's referral is how it stands, and nothing else
GUARD = f"""
CREATE FUNCTION support.guard_referral() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
    theirs text[] := ARRAY['state', 'owner_id', 'received_at', 'accepted_at', 'started_at',
        'ended_at', 'declined_because', 'version', 'updated_at'];
BEGIN
    IF OLD.controller_id IS DISTINCT FROM {AGENCY} AND {ROUNDS} IS NOT TRUE
        AND to_jsonb(NEW) - theirs IS DISTINCT FROM to_jsonb(OLD) - theirs
    THEN
        RAISE EXCEPTION 'a service writes how a referral stands and nothing else'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'support_referral_of_its_sender';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guard_referral BEFORE UPDATE ON support.support_referral
    FOR EACH ROW EXECUTE FUNCTION support.guard_referral()
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("support", "0013_referrals")]

    operations: ClassVar = [
        *(
            behind_the_wall(f"support_referral{each}")
            for each in ("", "about", "move", "times", "link")
        ),
        policies(
            "support_referralabout", read=OPENS, add=f"{OWN_AGENCY} AND {OPENS}", change=OPENS
        ),
        policies(
            "support_referral",
            read=SEES,
            add=f"(controller_id = {AGENCY} AND {WORKERS}) OR {RECIPIENT} OR {ROUNDS}",
            change=SEES,
        ),
        policies(
            "support_referralmove",
            read=ITS_REFERRAL,
            add=f"{ITS_REFERRAL} AND agency_id IS NOT DISTINCT FROM {AGENCY}"
            f" AND member_id IS NOT DISTINCT FROM {MEMBERSHIP}",
        ),
        policies(
            "support_referraltimes",
            read=f"{MEMBERSHIP} IS NOT NULL",
            add=f"{OWN_AGENCY} AND {ANSWERS}",
            change=f"{OWN_AGENCY} AND {ANSWERS}",
        ),
        policies(
            "support_referrallink",
            read=f"{LINKS} OR {OWN_LINK}",
            add=f"{LINKS} OR {OWN_LINK}",
            change=f"{LINKS} OR {OWN_LINK}",
        ),
        migrations.RunSQL(
            GUARD,
            "DROP TRIGGER guard_referral ON support.support_referral;"
            " DROP FUNCTION support.guard_referral()",
        ),
    ]
