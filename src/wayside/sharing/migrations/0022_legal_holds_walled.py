"""Holds are seen by those who may open the record, and put and lifted by safeguarding leads. That
there is one is answered to whoever acts for the agency that keeps it: who would erase must not
need to read."""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import OWN_AGENCY, ROLE, behind_the_wall, policies

OWN = f"{OWN_AGENCY} AND support.may(subject_id, 'open')"
LEAD = f"{OWN} AND {ROLE} = 'safeguarding_lead'"
IS_HELD = f"""
CREATE FUNCTION support.is_held(wanted uuid) RETURNS boolean LANGUAGE sql
STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT EXISTS (
        SELECT FROM support.sharing_legalhold h
        WHERE h.subject_id = wanted AND h.lifted_at IS NULL AND h.{OWN_AGENCY}
    )
$$;
REVOKE ALL ON FUNCTION support.is_held(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION support.is_held(uuid) TO wayside_support
"""  # noqa: S608  our own words


class Migration(migrations.Migration):
    dependencies: ClassVar = [("sharing", "0021_legal_holds")]

    operations: ClassVar = [
        behind_the_wall("sharing_legalhold"),
        policies("sharing_legalhold", read=OWN, add=LEAD, change=LEAD),
        migrations.RunSQL(IS_HELD, "DROP FUNCTION support.is_held(uuid)"),
    ]
