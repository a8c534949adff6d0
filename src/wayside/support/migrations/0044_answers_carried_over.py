"""What a place answers is carried over to the record of whoever a request is about by a service of
its own: a refusal closes what the place was shown, and a move begins a home. The place itself still
reads and writes nothing of the record."""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import AGENCY, ROLE, SERVICE, also

ANSWERS = f"{SERVICE} = 'support.housing_answers'"
WORKERS = f"{ROLE} IN ('caseworker', 'safeguarding_lead')"
WAYS = {
    "offer": ("SELECT", "UPDATE"),
    "offerabout": ("SELECT", "UPDATE"),
    "statutoryperiod": ("SELECT",),
    "home": ("SELECT", "INSERT", "UPDATE"),
    "homemove": ("INSERT",),
    "homerisk": ("SELECT",),
    "homenotice": ("SELECT",),
    "homereview": ("SELECT",),
    "kepthome": ("SELECT", "UPDATE"),
    "keptrisk": ("SELECT", "INSERT", "UPDATE"),
}
# The service writes of a request what it says, to empty it, and nothing else
GUARD = f"""
CREATE OR REPLACE FUNCTION support.guard_offer() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
    theirs text[] := ARRAY['state', 'owner_id', 'vacancy_id', 'offered_at', 'accepted_at',
        'moved_date', 'ended_at', 'due_at', 'refused_because', 'version', 'updated_at'];
BEGIN
    IF {{carried}}
        (OLD.controller_id IS DISTINCT FROM {AGENCY} OR {WORKERS} IS NOT TRUE)
        AND to_jsonb(NEW) - theirs IS DISTINCT FROM to_jsonb(OLD) - theirs
    THEN
        RAISE EXCEPTION 'a place writes how a request stands and nothing else'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'support_offer_of_who_asked';
    END IF;
    RETURN NEW;
END $$
"""
CARRIED = (
    f"NOT ({ANSWERS} AND to_jsonb(NEW) - 'told' IS NOT DISTINCT FROM to_jsonb(OLD) - 'told') AND"
)


class Migration(migrations.Migration):
    dependencies: ClassVar = [("support", "0043_homes_walled")]

    operations: ClassVar = [
        *(
            also(f"support_{table}", verb, ANSWERS, who="answers")
            for table, verbs in WAYS.items()
            for verb in verbs
        ),
        migrations.RunSQL(GUARD.format(carried=CARRIED), GUARD.format(carried="")),
    ]
