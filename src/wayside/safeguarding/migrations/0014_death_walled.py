"""A note of a death is seen by those who may open the record, and written as its steps say. While
it stands, nobody but a safeguarding lead of the agency writes what is kept of work with somebody:
the database refuses it too, whatever a page forgot."""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import OWN_AGENCY, ROLE, behind_the_wall, policies

OWN = f"{OWN_AGENCY} AND support.may(subject_id, 'open')"
AT_REST = """
CREATE FUNCTION support.is_at_rest(wanted uuid) RETURNS boolean LANGUAGE sql
STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT EXISTS (
        SELECT FROM support.safeguarding_death d
        WHERE d.subject_id = wanted AND d.state <> 'mistaken'
    )
$$;
REVOKE ALL ON FUNCTION support.is_at_rest(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION support.is_at_rest(uuid) TO wayside_support
"""
LIVING = f"NOT support.is_at_rest(subject_id) OR {ROLE} = 'safeguarding_lead'"
WORK = (
    "people_contactplan",
    "people_contactroute",
    "support_meeting",
    "support_neednote",
    "support_plan",
    "support_step",
    "support_movement",
    "support_sanctuary",
    "safeguarding_nrmcase",
    "safeguarding_adultconcern",
    "safeguarding_protectiveorder",
    "safeguarding_missingplan",
    "safeguarding_missingepisode",
)


def closed_to_writing(table: str, condition: str) -> migrations.RunSQL:
    """No new row and no change of one, beside what its policies say, unless this holds."""
    made = [
        f"CREATE POLICY living_may_insert ON {table} AS RESTRICTIVE FOR INSERT "
        f"WITH CHECK ({condition})",
        f"CREATE POLICY living_may_update ON {table} AS RESTRICTIVE FOR UPDATE USING ({condition})",
    ]
    undone = [f"DROP POLICY living_may_{verb} ON {table}" for verb in ("insert", "update")]
    return migrations.RunSQL("; ".join(made), "; ".join(undone))


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("safeguarding", "0013_death"),
        ("people", "0018_records_at_rest"),
        ("sharing", "0022_legal_holds_walled"),
        ("support", "0035_complaints_from_outside"),
    ]

    operations: ClassVar = [
        behind_the_wall("safeguarding_death"),
        policies(
            "safeguarding_death",
            read=OWN,
            add=OWN,
            change=OWN,
        ),
        migrations.RunSQL(AT_REST, "DROP FUNCTION support.is_at_rest(uuid)"),
        *(closed_to_writing(each, LIVING) for each in WORK),
        closed_to_writing("people_contactattempt", "NOT support.is_at_rest(subject_id)"),
    ]
