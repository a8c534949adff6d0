"""A meeting that is cancelled hands its whole agenda on, also what is hidden from whoever cancels
it (a conflict of interest): nobody keeps seeing a case by a meeting that will not be. A place on
an agenda is given after the last one, hidden or not."""

from typing import ClassVar

from django.db import migrations

T = "support.safeguarding_"
NOW = "nullif(current_setting('app.now', true), '')::timestamptz"
LAST = f"""
CREATE FUNCTION support.last_marac_place(which uuid) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT coalesce(max(i.number), 0)::integer FROM {T}agendaitem i
    WHERE i.meeting_id = which AND support.runs_marac(i.marac_id)
$$
"""  # noqa: S608  made of the constants above
MOVE = f"""
CREATE FUNCTION support.move_marac_agenda(which uuid, onward uuid) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
    moved integer; last integer;
BEGIN
    PERFORM FROM {T}maracmeeting WHERE id IN (which, onward) ORDER BY id FOR UPDATE;
    IF NOT EXISTS (
        SELECT FROM {T}maracmeeting a JOIN {T}maracmeeting b ON b.marac_id = a.marac_id
        WHERE a.id = which AND b.id = onward AND a.id <> b.id AND support.runs_marac(a.marac_id)
        AND a.state IN ('planned', 'circulated') AND b.state IN ('planned', 'circulated')
    ) THEN
        RETURN 0;
    END IF;
    last := support.last_marac_place(onward);
    UPDATE {T}agendaitem i SET meeting_id = onward, number = last + o.place,
        version = i.version + 1, updated_at = {NOW}
    FROM (
        SELECT id, row_number() OVER (ORDER BY number, id) AS place FROM {T}agendaitem
        WHERE meeting_id = which
    ) o WHERE o.id = i.id;
    GET DIAGNOSTICS moved = ROW_COUNT;
    RETURN moved;
END $$
"""  # noqa: S608
FUNCTIONS = "support.last_marac_place(uuid), support.move_marac_agenda(uuid, uuid)"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("safeguarding", "0016_marac_shared_walled")]

    operations: ClassVar = [
        migrations.RunSQL(
            f"{LAST}; {MOVE}; REVOKE ALL ON FUNCTION {FUNCTIONS} FROM PUBLIC;"
            f" GRANT EXECUTE ON FUNCTION {FUNCTIONS} TO wayside_support",
            f"DROP FUNCTION {FUNCTIONS}",
        ),
    ]
