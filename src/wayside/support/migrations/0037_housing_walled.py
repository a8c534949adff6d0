"""Places and free rooms say nothing of anybody: workers of the side read them, and who keeps a
place writes them. A request for a place is seen by whom the record is open to and by the one role
that answers for the place; whom it is about, by the first alone."""

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

TABLES = (
    "place",
    "vacancy",
    "housingperiods",
    "housingwishes",
    "offer",
    "offerabout",
    "offermove",
    "housingsearch",
)
COUNTS = f"{SERVICE} = 'support.housing_gaps'"
WORKERS = f"{ROLE} IN ('caseworker', 'safeguarding_lead')"
KEEPERS = f"{ROLE} IN ('housing_officer', 'service_worker')"
READS = f"{MEMBERSHIP} IS NOT NULL AND ({WORKERS} OR {KEEPERS})"
# A refuge may be kept by its own workers; any other place by a housing officer
KEEPS = (
    f"{OWN_AGENCY} AND ({ROLE} = 'housing_officer'"
    f" OR ({ROLE} = 'service_worker' AND {{}} = 'refuge'))"
)
KEEPS_PLACE = KEEPS.format("kind")
KEEPS_ROOM = f"""{OWN_AGENCY} AND {KEEPERS} AND EXISTS (
    SELECT FROM support.support_place p WHERE p.id = place_id
    AND p.controller_id = support_vacancy.controller_id
    AND ({ROLE} = 'housing_officer' OR p.kind = 'refuge')
)"""
OWN = f"{OWN_AGENCY} AND support.may(subject_id, 'open')"
KNOWS = "EXISTS (SELECT FROM support.support_offerabout a WHERE a.offer_id = support_offer.id)"
ASKS = f"(controller_id = {AGENCY} AND {WORKERS} AND {KNOWS})"
ANSWERS = f"(to_agency_id = {AGENCY} AND to_role = {ROLE} AND {MEMBERSHIP} IS NOT NULL)"
ITS_OFFER = "EXISTS (SELECT FROM support.support_offer o WHERE o.id = offer_id)"
ITS_ROOM = f"""{MEMBERSHIP} IS NOT NULL AND EXISTS (
    SELECT FROM support.support_offer o WHERE o.vacancy_id = support_vacancy.id
)"""
# What the place's agency writes into somebody else's request is how it stands; what the agency
# that asked writes of a room that was held for its request is that it is free again, or taken
GUARD = f"""
CREATE FUNCTION support.guard_offer() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
    theirs text[] := ARRAY['state', 'owner_id', 'vacancy_id', 'offered_at', 'accepted_at',
        'moved_date', 'ended_at', 'due_at', 'refused_because', 'version', 'updated_at'];
BEGIN
    IF (OLD.controller_id IS DISTINCT FROM {AGENCY} OR {WORKERS} IS NOT TRUE)
        AND to_jsonb(NEW) - theirs IS DISTINCT FROM to_jsonb(OLD) - theirs
    THEN
        RAISE EXCEPTION 'a place writes how a request stands and nothing else'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'support_offer_of_who_asked';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guard_offer BEFORE UPDATE ON support.support_offer
    FOR EACH ROW EXECUTE FUNCTION support.guard_offer();
CREATE FUNCTION support.guard_room() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
    theirs text[] := ARRAY['state', 'version', 'updated_at'];
BEGIN
    IF (OLD.controller_id IS DISTINCT FROM {AGENCY} OR {KEEPERS} IS NOT TRUE)
        AND (to_jsonb(NEW) - theirs IS DISTINCT FROM to_jsonb(OLD) - theirs
            OR OLD.state <> 'held')
    THEN
        RAISE EXCEPTION 'who keeps a place writes of its rooms'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'support_room_of_its_place';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guard_room BEFORE UPDATE ON support.support_vacancy
    FOR EACH ROW EXECUTE FUNCTION support.guard_room()
"""  # noqa: S608  made of the constants above
UNGUARD = (
    "DROP TRIGGER guard_offer ON support.support_offer; DROP FUNCTION support.guard_offer();"
    " DROP TRIGGER guard_room ON support.support_vacancy; DROP FUNCTION support.guard_room()"
)


class Migration(migrations.Migration):
    dependencies: ClassVar = [("support", "0036_housing")]

    operations: ClassVar = [
        *(behind_the_wall(f"support_{each}") for each in TABLES),
        policies("support_place", read=READS, add=KEEPS_PLACE, change=KEEPS_PLACE),
        policies("support_vacancy", read=READS, add=KEEPS_ROOM, change=KEEPS_ROOM),
        policies(
            "support_housingperiods",
            read=READS,
            add=f"{OWN_AGENCY} AND {KEEPERS}",
            change=f"{OWN_AGENCY} AND {KEEPERS}",
        ),
        policies("support_housingwishes", read=OWN, add=OWN, change=OWN),
        policies("support_offerabout", read=OWN, add=OWN, change=OWN),
        policies(
            "support_offer",
            read=f"{ASKS} OR {ANSWERS} OR {COUNTS}",
            add=f"(controller_id = {AGENCY} AND {WORKERS}) OR {ANSWERS}",
            change=f"{ASKS} OR {ANSWERS}",
        ),
        policies(
            "support_offermove",
            read=f"{ITS_OFFER}",
            add=f"{ITS_OFFER} AND agency_id IS NOT DISTINCT FROM {AGENCY}"
            f" AND member_id IS NOT DISTINCT FROM {MEMBERSHIP}",
        ),
        policies("support_housingsearch", read=f"({OWN}) OR {COUNTS}", add=OWN),
        also("support_offerabout", "SELECT", COUNTS, who="counting"),
        also("support_vacancy", "UPDATE", ITS_ROOM, who="asking"),
        migrations.RunSQL(GUARD, UNGUARD),
    ]
