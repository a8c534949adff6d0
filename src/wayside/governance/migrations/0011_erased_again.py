"""A backup from before an erasure holds it as it stood then: once it was erased again, it is noted
as erased, by the same two people and on the same day, and not left out of the list."""

from typing import ClassVar

from django.db import migrations

AGAIN = """
CREATE OR REPLACE FUNCTION support.erase_again(line jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog AS $$
DECLARE
    numbers uuid[] := ARRAY(SELECT jsonb_array_elements_text(line -> 'records'))::uuid[];
    made jsonb;
BEGIN
    made := support.erase_subjects(numbers, (line ->> 'agency')::uuid);
    INSERT INTO public.governance_erasureentry (
        id, controller_number, record_numbers, looked_by_number, decided_by_number, erased_at,
        counts
    ) VALUES (
        (line ->> 'id')::uuid, (line ->> 'agency')::uuid, numbers, (line ->> 'looked')::uuid,
        (line ->> 'decided')::uuid, (line ->> 'erased_at')::timestamptz, line -> 'counts'
    ) ON CONFLICT (id) DO NOTHING;
    {noted}
    DELETE FROM public.governance_erasure WHERE record_number = ANY (numbers)
        AND state <> 'erased';
    RETURN made;
END $$
"""
NOTED = """UPDATE public.governance_erasure SET state = 'erased', counts = line -> 'counts',
        looked_by_id = (line ->> 'looked')::uuid, decided_by_id = (line ->> 'decided')::uuid,
        erased_at = (line ->> 'erased_at')::timestamptz, version = version + 1
        WHERE id = (line ->> 'id')::uuid AND state <> 'erased' AND 2 = (
            SELECT count(*) FROM public.access_naturalperson
            WHERE id IN ((line ->> 'looked')::uuid, (line ->> 'decided')::uuid)
        );"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("governance", "0010_rights_walled")]

    operations: ClassVar = [
        migrations.AlterModelOptions(
            "rightabout",
            {
                "verbose_name": "request to put right or erase",
                "verbose_name_plural": "requests to put right or erase",
            },
        ),
        migrations.RunSQL(AGAIN.format(noted=NOTED), AGAIN.format(noted="")),
    ]
