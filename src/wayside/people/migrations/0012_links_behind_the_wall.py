"""Pairs are written by the job that finds them and seen by a link reviewer of an area of both
agencies alone. What somebody wishes is seen by who may open the record. Whether another service
supports them too is answered by one function, which asks for both wishes at that moment. The
daily job learns which records were merged into another, so that it tells of each person once."""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import (
    MEMBERSHIP,
    OWN_AGENCY,
    PERSON,
    ROLE,
    SERVICE,
    also,
    behind_the_wall,
    policies,
)

NOW = "nullif(current_setting('app.now', true), '')::timestamptz"
DEFINER = "STABLE SECURITY DEFINER SET search_path = pg_catalog"
LINKING = f"{SERVICE} = 'people.linking'"
DAILY = f"{SERVICE} = 'people.daily' AND {OWN_AGENCY}"
OWN = f"{OWN_AGENCY} AND support.may(subject_id, 'open')"

WISH = f"""
CREATE FUNCTION support.link_wish(subject uuid) RETURNS text LANGUAGE sql {DEFINER} AS $$
    SELECT coalesce((
        SELECT wish FROM support.people_linkchoice WHERE subject_id = subject
        ORDER BY recorded_at DESC, id DESC LIMIT 1
    ), '')
$$
"""  # noqa: S608  made of the constants above
UNLOCKED = f"""
CREATE FUNCTION support.is_unlocked(subject uuid) RETURNS boolean LANGUAGE sql {DEFINER} AS $$
    SELECT NOT EXISTS (
        SELECT FROM support.sharing_grant
        WHERE subject_id = subject AND denied AND person_id = {PERSON}
        AND ended_at IS NULL AND (until_at IS NULL OR until_at > {NOW})
    )
$$
"""  # noqa: S608
# A reviewer whose area holds an area in which both agencies work, who is locked out of neither
MAY_REVIEW = f"""
CREATE FUNCTION support.may_review(first uuid, second uuid) RETURNS boolean
LANGUAGE sql {DEFINER} AS $$
    SELECT {ROLE} = 'link_reviewer' AND EXISTS (
        WITH RECURSIVE within(id) AS (
            SELECT area_id FROM public.partners_membership
            WHERE id = {MEMBERSHIP} AND role = 'link_reviewer'
            UNION
            SELECT a.id FROM public.partners_area a JOIN within ON a.parent_id = within.id
        )
        SELECT FROM support.people_person p, support.people_person q, within,
            public.partners_agency_areas x, public.partners_agency_areas y
        WHERE p.subject_id = first AND q.subject_id = second
        AND x.agency_id = p.controller_id AND y.agency_id = q.controller_id
        AND x.area_id = within.id AND y.area_id = within.id
    ) AND support.is_unlocked(first) AND support.is_unlocked(second)
    AND support.link_wish(first) <> 'no' AND support.link_wish(second) <> 'no'
$$
"""  # noqa: S608
ALSO = f"""
CREATE FUNCTION support.also_supported(subject uuid)
RETURNS TABLE (agency_id uuid, membership_id uuid) LANGUAGE sql {DEFINER} AS $$
    SELECT p.controller_id, p.worker_id
    FROM support.people_linkcandidate c
    JOIN support.people_person p
    ON p.subject_id = CASE WHEN c.first_id = subject THEN c.second_id ELSE c.first_id END
    WHERE subject IN (c.first_id, c.second_id) AND c.verdict = 'likely'
    AND support.may(subject, 'open')
    AND support.link_wish(subject) = 'yes' AND support.link_wish(p.subject_id) = 'yes'
    AND support.is_unlocked(p.subject_id)
    ORDER BY 1, 2
$$
"""  # noqa: S608
# The helpers would tell anybody anything of any number, so that only those that ask who acts may
# be called
FUNCTIONS = (
    "support.may_review(uuid, uuid), support.also_supported(uuid), support.is_unlocked(uuid), "
    "support.link_wish(uuid)"
)
RIGHTS = f"""
REVOKE ALL ON FUNCTION {FUNCTIONS} FROM PUBLIC;
GRANT EXECUTE ON FUNCTION support.may_review(uuid, uuid), support.also_supported(uuid)
TO wayside_support
"""
REVIEW = "support.may_review(first_id, second_id)"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("people", "0011_links")]

    operations: ClassVar = [
        behind_the_wall("people_linkchoice"),
        behind_the_wall("people_linkcandidate"),
        migrations.RunSQL(
            f"{WISH}; {UNLOCKED}; {MAY_REVIEW}; {ALSO}; {RIGHTS}", f"DROP FUNCTION {FUNCTIONS}"
        ),
        policies("people_linkchoice", read=OWN, add=f"{OWN} AND recorded_by_id = {MEMBERSHIP}"),
        policies("people_linkcandidate", read=REVIEW, add=LINKING),
        also("people_linkcandidate", "UPDATE", REVIEW, who="reviewer"),
        also("people_linkcandidate", "SELECT", LINKING, who="linking"),
        also("people_person", "SELECT", LINKING, who="linking"),
        also("people_searchtoken", "SELECT", LINKING, who="linking"),
        also("people_linkchoice", "SELECT", LINKING, who="linking"),
        also("people_merge", "SELECT", DAILY, who="daily"),
    ]
