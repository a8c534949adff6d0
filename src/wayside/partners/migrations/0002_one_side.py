"""No natural person stands on both sides on any day: the database itself refuses it.

The person's row is locked first, so that two memberships for one person are looked at one after
the other. ``FOR NO KEY UPDATE`` conflicts with itself but not with the share locks that foreign
keys take, which would make two proposals for one person deadlock. In a READ COMMITTED
transaction the search after the lock sees what the other one committed; any other isolation is
refused, because there it would not.
"""

from typing import ClassVar

from django.db import migrations

ONE_SIDE = """
CREATE FUNCTION public.partners_one_side() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'A membership needs a READ COMMITTED transaction.';
    END IF;
    PERFORM 1 FROM public.access_naturalperson WHERE id = NEW.person_id FOR NO KEY UPDATE;
    IF NOT EXISTS (SELECT FROM public.access_account
            WHERE id = NEW.account_id AND person_id = NEW.person_id) THEN
        RAISE EXCEPTION 'A membership names the person of its account.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'membership_person_of_account';
    END IF;
    IF NEW.side IN ('enforcement', 'support') AND EXISTS (
        SELECT FROM public.partners_membership AS other
        WHERE other.person_id = NEW.person_id AND other.id <> NEW.id
            AND other.side IN ('enforcement', 'support') AND other.side <> NEW.side
            AND daterange(other.from_date, other.until_date, '[]')
                && daterange(NEW.from_date, NEW.until_date, '[]')
    ) THEN
        RAISE EXCEPTION 'One person cannot stand on both sides on the same day.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'one_person_one_side';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER partners_membership_one_side BEFORE INSERT OR UPDATE ON public.partners_membership
    FOR EACH ROW EXECUTE FUNCTION public.partners_one_side();
ALTER TABLE public.partners_membership ENABLE ALWAYS TRIGGER partners_membership_one_side;
"""

UNDONE = """
DROP TRIGGER partners_membership_one_side ON public.partners_membership;
DROP FUNCTION public.partners_one_side();
"""


class Migration(migrations.Migration):
    """Keep each person on one side."""

    dependencies: ClassVar = [
        ("partners", "0001_initial"),
        ("access", "0002_person_fixed"),
    ]
    operations: ClassVar = [migrations.RunSQL(ONE_SIDE, UNDONE)]
