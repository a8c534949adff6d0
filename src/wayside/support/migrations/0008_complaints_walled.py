"""A complaint is read by who wrote it down, by the lead of the agency that looks at it and, unless
it is about their own agency, by those who may open the record."""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import AGENCY, MEMBERSHIP, OWN_AGENCY, ROLE, behind_the_wall, policies

WORKS = f"{ROLE} IN ('caseworker', 'safeguarding_lead')"
OPENS = "support.may(subject_id, 'open')"
LOOKS = f"handled_by_id = {AGENCY} AND {ROLE} = 'safeguarding_lead'"
READ = f"""{WORKS} AND (
    (told_to_id = {MEMBERSHIP}) OR ({LOOKS})
    OR ({OWN_AGENCY} AND about_agency_id <> controller_id AND {OPENS})
)"""
ADD = f"{WORKS} AND {OWN_AGENCY} AND told_to_id = {MEMBERSHIP} AND (subject_id IS NULL OR {OPENS})"
# Which complaints are seen is asked of their own policy
OF_A_COMPLAINT = """EXISTS (
    SELECT FROM support.support_complaint c WHERE c.id = support_complaintreply.complaint_id
    {more}
)"""
ANSWERS = OF_A_COMPLAINT.format(
    more=f"""AND CASE WHEN support_complaintreply.kind = 'told' THEN c.controller_id = {AGENCY}
        ELSE c.handled_by_id = {AGENCY} AND {ROLE} = 'safeguarding_lead' END"""
)


class Migration(migrations.Migration):
    dependencies: ClassVar = [("support", "0007_complaints")]

    operations: ClassVar = [
        behind_the_wall("support_complaint"),
        behind_the_wall("support_complaintreply"),
        policies("support_complaint", read=READ, add=ADD),
        policies(
            "support_complaintreply",
            read=OF_A_COMPLAINT.format(more=""),
            add=f"{OWN_AGENCY} AND by_id = {MEMBERSHIP} AND {ANSWERS}",
        ),
    ]
