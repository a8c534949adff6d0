"""The records that were given to a worker by name, asked once: a policy would ask of every grant
they ever had whether its record may be found."""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import MEMBERSHIP, PERSON

NOW = "nullif(current_setting('app.now', true), '')::timestamptz"
IN_FORCE = "{0}.ended_at IS NULL AND {0}.from_at <= now_at"
IN_FORCE += " AND ({0}.until_at IS NULL OR {0}.until_at > now_at)"
HELD = f"""
CREATE FUNCTION support.held() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT g.subject_id FROM support.sharing_grant g, (SELECT {NOW} AS now_at) clock
    WHERE g.membership_id = {MEMBERSHIP} AND g.scope = 'open' AND NOT g.denied
    AND {IN_FORCE.format("g")}
    AND NOT EXISTS (
        SELECT FROM support.sharing_grant l
        WHERE l.subject_id = g.subject_id AND l.denied AND l.person_id = {PERSON}
        AND {IN_FORCE.format("l")}
    )
$$;
REVOKE ALL ON FUNCTION support.held() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION support.held() TO wayside_support
"""  # noqa: S608  made of the constants above


class Migration(migrations.Migration):
    dependencies: ClassVar = [("sharing", "0013_own_words_of_the_writer")]

    operations: ClassVar = [migrations.RunSQL(HELD, "DROP FUNCTION support.held()")]
