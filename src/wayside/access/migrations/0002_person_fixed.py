"""An account belongs to one person for good: handing it over would hand over what its person
is kept apart from."""

from typing import ClassVar

from django.db import migrations

FIXED = """
CREATE FUNCTION public.access_person_fixed() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'An account stays with its person; open another account instead.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'account_stays_with_its_person';
END $$;

CREATE TRIGGER access_account_person_fixed BEFORE UPDATE OF person_id ON public.access_account
    FOR EACH ROW WHEN (OLD.person_id IS DISTINCT FROM NEW.person_id)
    EXECUTE FUNCTION public.access_person_fixed();
ALTER TABLE public.access_account ENABLE ALWAYS TRIGGER access_account_person_fixed;
"""

UNDONE = """
DROP TRIGGER access_account_person_fixed ON public.access_account;
DROP FUNCTION public.access_person_fixed();
"""


class Migration(migrations.Migration):
    """Fix the person of an account."""

    dependencies: ClassVar = [("access", "0001_initial")]
    operations: ClassVar = [migrations.RunSQL(FIXED, UNDONE)]
