"""A home, its steps, risks, notices and reviews are seen and written by those who may open the
record. The agency that keeps a home reads two tables made for it, which hold categories and dates:
its housing officers alone, and in another agency only while the disclosure they rest on is open.

The database refuses an address of a refuge, a review concluded without a safety plan, and an
eviction from a home with a notice whose review is not concluded, whoever writes it."""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import (
    AGENCY,
    MEMBERSHIP,
    OWN_AGENCY,
    ROLE,
    SERVICE,
    also,
    behind_the_wall,
    policies,
)

NOW = "nullif(current_setting('app.now', true), '')::timestamptz"
TABLES = ("home", "homemove", "homerisk", "homenotice", "homereview", "kepthome", "keptrisk")
OWN = f"{OWN_AGENCY} AND support.may(subject_id, 'open')"
# Whoever may open the record sees the home itself, and so what its keeper sees
HER_HOME = f"{OWN_AGENCY} AND EXISTS (SELECT FROM support.support_home h WHERE h.id = home_id)"
HER_RISK = f"{OWN_AGENCY} AND EXISTS (SELECT FROM support.support_homerisk r WHERE r.id = risk_id)"
KEEPER = f"keeper_id = {AGENCY} AND {ROLE} = 'housing_officer' AND {MEMBERSHIP} IS NOT NULL"
SHARED = f"""(controller_id = keeper_id OR EXISTS (
    SELECT FROM public.sharing_delivery d WHERE d.id = delivery_id
    AND d.recipient_id = {AGENCY} AND d.recipient_role = {ROLE}
    AND d.state = 'open' AND d.until_at > {NOW}
))"""
SEES_HOME = f"({HER_HOME}) OR ({KEEPER} AND {SHARED})"
SEES_RISK = (
    f"({HER_RISK}) OR ({KEEPER} AND EXISTS (SELECT FROM support.support_kepthome k"
    " WHERE k.id = kept_id AND k.keeper_id = support_keptrisk.keeper_id))"
)
DEFINER = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog"
GUARDS = f"""
ALTER TABLE support.support_home ADD CONSTRAINT support_refuge_has_no_address
    CHECK (kind <> 'refuge' OR octet_length(address) = 0);
ALTER TABLE support.support_homereview ADD CONSTRAINT support_review_concluded_with_plan
    CHECK (state <> 'concluded' OR octet_length(plan) > 0);
CREATE FUNCTION support.guard_eviction() RETURNS trigger {DEFINER} AS $$
DECLARE
    which uuid;
BEGIN
    which := CASE TG_TABLE_NAME WHEN 'support_home' THEN NEW.id
        ELSE (to_jsonb(NEW) ->> 'home_id')::uuid END;
    IF (NEW.state = 'evicted' OR coalesce(to_jsonb(NEW) ->> 'ended_by', '') = 'evict')
        AND (TG_OP = 'INSERT' OR OLD.state NOT IN ('evicted', 'rehoused', 'closed'))
        AND EXISTS (
            SELECT FROM support.support_homereview r
            WHERE r.home_id = which AND r.state <> 'concluded'
        )
    THEN
        RAISE EXCEPTION 'the safeguarding review of a notice comes before an eviction'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'support_review_before_eviction';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guard_eviction BEFORE INSERT OR UPDATE ON support.support_home
    FOR EACH ROW EXECUTE FUNCTION support.guard_eviction();
CREATE TRIGGER guard_eviction BEFORE INSERT ON support.support_homemove
    FOR EACH ROW EXECUTE FUNCTION support.guard_eviction();
CREATE FUNCTION support.guard_home_notice() RETURNS trigger {DEFINER} AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM FROM support.support_home h WHERE h.id = NEW.home_id FOR UPDATE;
        IF NOT EXISTS (
            SELECT FROM support.support_home h WHERE h.id = NEW.home_id
            AND h.subject_id = NEW.subject_id AND h.controller_id = NEW.controller_id
        ) THEN
            RAISE EXCEPTION 'a notice is of a home of the same record'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'support_notice_of_own_home';
        END IF;
    ELSIF NEW.home_id <> OLD.home_id OR NEW.subject_id <> OLD.subject_id THEN
        RAISE EXCEPTION 'a notice and its review stay with their home'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'support_notice_stays';
    ELSIF TG_TABLE_NAME = 'support_homereview' AND to_jsonb(OLD) ->> 'state' = 'concluded'
        AND {MEMBERSHIP} IS NOT NULL AND to_jsonb(NEW) IS DISTINCT FROM to_jsonb(OLD)
    THEN
        RAISE EXCEPTION 'a review that is concluded stays as it is'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'support_review_concluded_stays';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guard_home_notice BEFORE INSERT OR UPDATE ON support.support_homenotice
    FOR EACH ROW EXECUTE FUNCTION support.guard_home_notice();
CREATE TRIGGER guard_home_notice BEFORE INSERT OR UPDATE ON support.support_homereview
    FOR EACH ROW EXECUTE FUNCTION support.guard_home_notice();
REVOKE ALL ON FUNCTION support.guard_eviction(), support.guard_home_notice() FROM PUBLIC
"""  # noqa: S608  made of the constants above
UNGUARD = """
DROP TRIGGER guard_eviction ON support.support_home;
DROP TRIGGER guard_eviction ON support.support_homemove;
DROP TRIGGER guard_home_notice ON support.support_homenotice;
DROP TRIGGER guard_home_notice ON support.support_homereview;
DROP FUNCTION support.guard_eviction();
DROP FUNCTION support.guard_home_notice();
ALTER TABLE support.support_home DROP CONSTRAINT support_refuge_has_no_address;
ALTER TABLE support.support_homereview DROP CONSTRAINT support_review_concluded_with_plan
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("support", "0042_homes")]

    operations: ClassVar = [
        *(behind_the_wall(f"support_{each}") for each in TABLES),
        *(
            policies(f"support_{each}", read=OWN, add=OWN, change=OWN)
            for each in ("home", "homerisk", "homenotice", "homereview")
        ),
        policies("support_homemove", read=OWN, add=f"{OWN} AND by_id = {MEMBERSHIP}"),
        policies("support_kepthome", read=SEES_HOME, add=HER_HOME, change=HER_HOME),
        policies("support_keptrisk", read=SEES_RISK, add=HER_RISK, change=HER_RISK),
        also("support_home", "SELECT", f"{SERVICE} = 'support.homes'", who="homes"),
        migrations.RunSQL(GUARDS, UNGUARD),
    ]
