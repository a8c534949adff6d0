"""A referral from a record is seen at the MARAC only while the disclosure that it came with is open
to its coordinator: not before a second person approved one without consent, not once it is taken
back. What the MARAC began to hear is its own record from then on, and stays its own when the record
it came from is erased.
"""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import AGENCY

NOW = "nullif(current_setting('app.now', true), '')::timestamptz"
STABLE = "STABLE SECURITY DEFINER SET search_path = pg_catalog"
T = "support.safeguarding_"
UNLOCKED = "support.is_marac_unlocked(c.subject_id)"
HEARD = f"""
CREATE FUNCTION support.marac_began(which uuid) RETURNS boolean LANGUAGE sql {STABLE} AS $$
    SELECT EXISTS (
        SELECT FROM {T}agendaitem i JOIN {T}maracmeeting m ON m.id = i.meeting_id
        WHERE i.case_id = which AND m.state IN ('begun', 'held')
    )
$$
"""  # noqa: S608  made of the constants above
ARRIVED = f"""
CREATE FUNCTION support.marac_case_arrived(which uuid, delivery uuid) RETURNS boolean
LANGUAGE sql {STABLE} AS $$
    SELECT delivery IS NULL OR EXISTS (
        SELECT FROM public.sharing_delivery d
        WHERE d.id = delivery AND d.state = 'open' AND d.until_at > {NOW}
    ) OR support.marac_began(which)
$$
"""  # noqa: S608
SENT = f"""
CREATE FUNCTION support.marac_disclosed(delivery uuid, marac_agency uuid) RETURNS boolean
LANGUAGE sql {STABLE} AS $$
    SELECT marac_agency = {AGENCY} OR EXISTS (
        SELECT FROM public.sharing_delivery d
        WHERE d.id = delivery AND d.controller_id = {AGENCY} AND d.recipient_id = marac_agency
        AND d.recipient_role = 'marac_coordinator'
    )
$$
"""  # noqa: S608
RUNS_CASE = f"""
CREATE OR REPLACE FUNCTION support.runs_marac_case(which uuid) RETURNS boolean
LANGUAGE sql {STABLE} AS $$
    SELECT EXISTS (
        SELECT FROM {T}maraccase c
        WHERE c.id = which AND support.runs_marac(c.marac_id) AND {UNLOCKED} {{more}}
    )
$$
"""  # noqa: S608
OPEN = f"""
CREATE OR REPLACE FUNCTION support.marac_case_open(which uuid) RETURNS boolean
LANGUAGE sql {STABLE} AS $$
    SELECT current_setting('app.role', true) = 'marac_representative' AND EXISTS (
        SELECT FROM {T}maraccase c
        JOIN {T}agendaitem i ON i.case_id = c.id AND i.closed_at IS NULL
        JOIN {T}maracmeeting m ON m.id = i.meeting_id AND m.circulated_at IS NOT NULL
        WHERE c.id = which AND c.state IN ('listed', 'heard')
        AND support.has_marac_seat(c.marac_id) AND {UNLOCKED} {{more}}
    )
$$
"""  # noqa: S608
MORE = "AND support.marac_case_arrived(c.id, c.delivery_id)"
# Nobody who may end the disclosure may write a case of the MARAC: this asks for no right, it asks
# whether the disclosure is over
TAKE_BACK = f"""
CREATE FUNCTION support.take_back_marac_cases(shared uuid)
RETURNS TABLE (case_id uuid, controller_id uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog AS $$
#variable_conflict use_column
DECLARE
    gone uuid[];
BEGIN
    IF NOT EXISTS (
        SELECT FROM public.sharing_delivery
        WHERE id = shared AND state NOT IN ('waiting', 'urgent', 'open')
    ) THEN
        RETURN;
    END IF;
    PERFORM FROM {T}maraccase WHERE delivery_id = shared FOR UPDATE;
    gone := ARRAY(
        SELECT id FROM {T}maraccase WHERE delivery_id = shared
        AND state IN ('referred', 'accepted', 'listed') AND NOT support.marac_began(id)
    );
    DELETE FROM {T}agencyresearch WHERE case_id = ANY (gone);
    DELETE FROM {T}agendaitem WHERE case_id = ANY (gone);
    RETURN QUERY UPDATE {T}maraccase SET state = 'withdrawn', closed_at = {NOW},
        updated_at = {NOW}, version = version + 1
        WHERE id = ANY (gone) RETURNING id, controller_id;
END $$
"""  # noqa: S608
LET_GO = f"""
CREATE FUNCTION support.let_go_of_marac_cases() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    UPDATE {T}maraccase SET subject_id = NULL WHERE subject_id = OLD.id;
    RETURN NULL;
END $$;
CREATE TRIGGER let_go_of_marac_cases AFTER DELETE ON support.sharing_subject
    FOR EACH ROW EXECUTE FUNCTION support.let_go_of_marac_cases()
"""  # noqa: S608
FUNCTIONS = (
    "support.marac_began(uuid), support.marac_case_arrived(uuid, uuid),"
    " support.marac_disclosed(uuid, uuid), support.take_back_marac_cases(uuid)"
)
RIGHTS = f"""
REVOKE ALL ON FUNCTION {FUNCTIONS} FROM PUBLIC;
GRANT EXECUTE ON FUNCTION {FUNCTIONS} TO wayside_support
"""
I_RUN = "support.runs_marac(marac_id)"
UNLOCKED_ROW = "support.is_marac_unlocked(subject_id)"
ARRIVED_ROW = "support.marac_case_arrived(id, delivery_id)"
SENT_ROW = "support.marac_disclosed(delivery_id, controller_id)"
I_REFER = (
    f"(from_agency_id = {AGENCY} AND subject_id IS NOT NULL AND support.may(subject_id, 'open'))"
)
RIGHTLY_KEPT = "support.is_controller_of_marac(marac_id, controller_id)"


def _policies(arrived: str, sent: str) -> str:
    runs = f"{I_RUN} AND {UNLOCKED_ROW}{arrived}"
    kept = (
        f"{RIGHTLY_KEPT} AND (({runs})"
        f" OR ({I_REFER} AND state = 'referred' AND transferred_from_id IS NULL{sent})"
        " OR (state = 'referred' AND support.runs_marac_case(transferred_from_id)))"
    )
    on = f"ON {T}maraccase"
    return "; ".join(
        (
            f"ALTER POLICY may_select {on} USING"
            f" (({runs}) OR {I_REFER} OR support.marac_case_open(id))",
            f"ALTER POLICY may_insert {on} WITH CHECK ({kept})",
            f"ALTER POLICY may_update {on} USING ({runs}) WITH CHECK ({kept})",
        )
    )


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("safeguarding", "0015_marac_shared"),
        ("sharing", "0024_protocol_walled"),
    ]

    operations: ClassVar = [
        migrations.RunSQL(
            f"{HEARD}; {ARRIVED}; {SENT}; {TAKE_BACK}; {LET_GO}; {RIGHTS}",
            "DROP TRIGGER let_go_of_marac_cases ON support.sharing_subject;"
            f" DROP FUNCTION support.let_go_of_marac_cases(), {FUNCTIONS}",
        ),
        migrations.RunSQL(
            "; ".join(
                (
                    RUNS_CASE.format(more=MORE),
                    OPEN.format(more=MORE),
                    _policies(f" AND {ARRIVED_ROW}", f" AND {SENT_ROW}"),
                )
            ),
            "; ".join((RUNS_CASE.format(more=""), OPEN.format(more=""), _policies("", ""))),
        ),
    ]
