"""How a migration puts a table behind the wall: its schema, and a policy for each verb.

The conditions are SQL over the row and over who acts, which the application tells the database at
the beginning of each transaction (``partners.acting``): ``app.agency_id`` and its like. Without
that, every condition is false and nothing is seen.
"""

from django.db.migrations import RunSQL

AGENCY = "nullif(current_setting('app.agency_id', true), '')::uuid"
MEMBERSHIP = "nullif(current_setting('app.membership_id', true), '')::uuid"
PERSON = "nullif(current_setting('app.person_id', true), '')::uuid"
ROLE = "current_setting('app.role', true)"
SERVICE = "current_setting('app.service', true)"
OWN_AGENCY = f"controller_id = {AGENCY}"


def policies(
    table: str, *, read: str, add: str, change: str | None = None, remove: str | None = None
) -> RunSQL:
    """Row-level security for a table: who reads, adds, changes and removes its rows.

    A verb without a condition is nobody's. A row may only be changed into one that may be added.
    """
    made = {
        "SELECT": f"USING ({read})",
        "INSERT": f"WITH CHECK ({add})",
        "UPDATE": change and f"USING ({change}) WITH CHECK ({add})",
        "DELETE": remove and f"USING ({remove})",
    }
    there = {verb: condition for verb, condition in made.items() if condition}
    forwards = [f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"]
    backwards = []
    for verb, condition in there.items():
        name = f"may_{verb.lower()}"
        forwards.append(f"CREATE POLICY {name} ON {table} FOR {verb} {condition}")
        backwards.append(f"DROP POLICY {name} ON {table}")
    backwards.append(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
    return RunSQL("; ".join(forwards), "; ".join(backwards))


def behind_the_wall(table: str) -> RunSQL:
    """Move a table into the support side's schema, which the application alone cannot enter."""
    return RunSQL(
        f"ALTER TABLE public.{table} SET SCHEMA support",
        f"ALTER TABLE support.{table} SET SCHEMA public",
    )


def closed_to_writing(table: str, condition: str, *, who: str) -> RunSQL:
    """No new row and no change of one, beside what its policies say, unless this holds.

    Args:
        who: a word for it, part of the policies' names.
    """
    made = [
        f"CREATE POLICY {who}_may_insert ON {table} AS RESTRICTIVE FOR INSERT "
        f"WITH CHECK ({condition})",
        f"CREATE POLICY {who}_may_update ON {table} AS RESTRICTIVE FOR UPDATE USING ({condition})",
    ]
    undone = [f"DROP POLICY {who}_may_{verb} ON {table}" for verb in ("insert", "update")]
    return RunSQL("; ".join(made), "; ".join(undone))


def also(table: str, verb: str, condition: str, *, who: str) -> RunSQL:
    """One more way to a table's rows, beside its policies: for a job or a role of its own.

    Args:
        who: a word for it, part of the policy's name.
    """
    name = f"{who}_may_{verb.lower()}"
    clauses = {
        "SELECT": f"USING ({condition})",
        "INSERT": f"WITH CHECK ({condition})",
        "UPDATE": f"USING ({condition}) WITH CHECK ({condition})",
        "DELETE": f"USING ({condition})",
    }
    return RunSQL(
        f"CREATE POLICY {name} ON {table} FOR {verb} {clauses[verb]}",
        f"DROP POLICY {name} ON {table}",
    )
