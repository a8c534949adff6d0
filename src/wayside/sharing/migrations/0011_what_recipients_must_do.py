"""A copy ends with the consent it rests on; whoever receives is told, opens and deletes it; what an
emergency opened lets nobody else in; a demand has a day, an answer that was sent, and a lead."""

from typing import ClassVar

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import wayside.vault.fields
from wayside.vault.walls import AGENCY, MEMBERSHIP, OWN_AGENCY, PERSON, ROLE, also
from wayside.web import additions

NOW = "nullif(current_setting('app.now', true), '')::timestamptz"
IN_FORCE = f"ended_at IS NULL AND from_at <= {NOW} AND (until_at IS NULL OR until_at > {NOW})"
DEFINER = "STABLE SECURITY DEFINER SET search_path = pg_catalog"
SUPPORT = "current_user = 'wayside_support'"
CLOCK = f"({MEMBERSHIP} IS NULL AND current_setting('app.side', true) = 'support')"
OPEN = "support.may(subject_id, 'open')"
LEAD = f"({OWN_AGENCY} AND {ROLE} = 'safeguarding_lead' AND support.may(subject_id, 'find'))"
DECIDED = f"({LEAD} AND decided_by_id = {PERSON})"
DEMANDS = f"{OPEN} OR ({LEAD} AND state = 'proposed') OR {DECIDED}"
# An emergency opens a record to one person: it lets nobody else in, and keeps nobody out
MAY_DECIDE = f"""
CREATE FUNCTION support.may_decide(subject uuid) RETURNS boolean LANGUAGE sql {DEFINER} AS $$
    SELECT support.may(subject, 'open') AND EXISTS (
        SELECT FROM support.sharing_grant
        WHERE subject_id = subject AND NOT denied AND scope = 'open' AND {IN_FORCE}
        AND because <> 'break_glass'
        AND (membership_id = {MEMBERSHIP} OR (agency_id = {AGENCY} AND role = {ROLE}))
    )
$$;
REVOKE ALL ON FUNCTION support.may_decide(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION support.may_decide(uuid) TO wayside_support
"""  # noqa: S608  made of the constants above
MAY_GRANT = f"""
CREATE OR REPLACE FUNCTION support.may_grant(
    subject uuid, holder uuid, because text, ends_at timestamptz
) RETURNS boolean LANGUAGE sql {DEFINER} AS $$
    SELECT EXISTS (
        SELECT FROM support.sharing_subject WHERE id = subject AND {OWN_AGENCY}
    ) AND (
        holder IS NULL OR EXISTS (
            SELECT FROM public.partners_membership WHERE id = holder AND agency_id = {AGENCY}
        )
    ) AND (
        {{}}(subject{{}})
        OR NOT EXISTS (SELECT FROM support.sharing_grant WHERE subject_id = subject)
        OR (
            because = 'break_glass' AND holder = {MEMBERSHIP}
            AND ends_at <= {NOW} + interval '3 hours' AND support.may(subject, 'find')
        )
    )
$$
"""  # noqa: S608
GUARD = f"""
CREATE OR REPLACE FUNCTION public.sharing_guard_delivery() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
    theirs text[] := ARRAY[{{}}];
BEGIN
    IF NOT ({SUPPORT} AND ({CLOCK} OR NEW.controller_id = {AGENCY})) AND (
        TG_OP = 'INSERT' OR to_jsonb(NEW) - theirs IS DISTINCT FROM to_jsonb(OLD) - theirs
    ) THEN
        RAISE EXCEPTION 'a recipient writes the receipt of a disclosure and nothing else'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'sharing_delivery_receipt_only';
    END IF;
    IF NEW.state = 'open' AND EXISTS (
        SELECT FROM public.partners_agency
        WHERE id = NEW.recipient_id AND kind = 'immigration_enforcement'
    ) AND NOT (
        NEW.decided_by_person_id IS NOT NULL
        AND NEW.decided_by_person_id <> NEW.made_by_person_id
        AND EXISTS (
            SELECT FROM public.sharing_agreementversion v
            WHERE v.state = 'confirmed' AND v.from_date <= {NOW}::date
            AND (v.until_date IS NULL OR v.until_date >= {NOW}::date)
            AND (SELECT count(*) FROM public.sharing_agreementversion_parties p
                 WHERE p.agreementversion_id = v.id
                 AND p.agency_id IN (NEW.controller_id, NEW.recipient_id)) = 2
        )
    ) THEN
        RAISE EXCEPTION 'immigration enforcement receives nothing that no agreement and two '
            'people allow' USING ERRCODE = 'check_violation',
            CONSTRAINT = 'sharing_barred_recipient';
    END IF;
    RETURN NEW;
END $$
"""  # noqa: S608
OPENED = GUARD.format("'opened_at', 'deleted_at', 'deleted_by_id'")
RECEIPT = GUARD.format("'deleted_at', 'deleted_by_id'")
GRANT = "ALTER POLICY may_update ON sharing_grant USING ({})"
DEMAND = (
    "ALTER POLICY may_select ON sharing_legaldemand USING ({0});"
    " ALTER POLICY may_update ON sharing_legaldemand USING ({0}) WITH CHECK ({1})"
)


class Migration(additions.Migration):
    dependencies: ClassVar = [("sharing", "0010_what_a_sender_is_told")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="delivery",
            name="opened_at",
            field=models.DateTimeField(null=True, verbose_name="opened"),
        ),
        migrations.AddField(
            model_name="disclosure",
            name="agreement",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="sharing.agreementversion",
            ),
        ),
        migrations.AddField(
            model_name="disclosure",
            name="without_agreement",
            field=wayside.vault.fields.LockedTextField(
                blank=True,
                default="",
                longest=1000,
                ring="support",
                verbose_name="why it goes ahead without an agreement",
            ),
        ),
        migrations.AddField(
            model_name="legaldemand",
            name="answer_by_date",
            field=models.DateField(null=True, verbose_name="answer by"),
        ),
        migrations.AddField(
            model_name="legaldemand",
            name="disclosure",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="sharing.disclosure",
            ),
        ),
        migrations.AddField(
            model_name="legaldemand",
            name="sent",
            field=wayside.vault.fields.LockedTextField(
                blank=True,
                default="",
                longest=2000,
                ring="support",
                verbose_name="what was sent, and how",
            ),
        ),
        migrations.AddField(
            model_name="legaldemand",
            name="sent_at",
            field=models.DateTimeField(null=True, verbose_name="sent"),
        ),
        migrations.AlterField(
            model_name="agreementversion",
            name="categories",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("identity", "Who they are: names, date of birth"),
                        ("safe_contact", "How to reach them safely"),
                        ("needs", "What they need"),
                        ("housing", "Where they live or could live"),
                        ("health", "Health"),
                        ("substances", "Drugs and alcohol, and prescriptions"),
                        ("children", "Children"),
                        ("risk", "Who or what puts them at risk"),
                        ("immigration", "Immigration"),
                        ("money", "Benefits and debt"),
                        ("engagement_summary", "A short account of the support given"),
                    ],
                    max_length=20,
                ),
                size=None,
                verbose_name="what is shared",
            ),
        ),
        migrations.AlterField(
            model_name="consententry",
            name="categories",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("identity", "Who they are: names, date of birth"),
                        ("safe_contact", "How to reach them safely"),
                        ("needs", "What they need"),
                        ("housing", "Where they live or could live"),
                        ("health", "Health"),
                        ("substances", "Drugs and alcohol, and prescriptions"),
                        ("children", "Children"),
                        ("risk", "Who or what puts them at risk"),
                        ("immigration", "Immigration"),
                        ("money", "Benefits and debt"),
                        ("engagement_summary", "A short account of the support given"),
                    ],
                    max_length=20,
                ),
                default=list,
                size=None,
                verbose_name="what may be shared",
            ),
        ),
        migrations.AlterField(
            model_name="consententry",
            name="how",
            field=models.CharField(
                choices=[
                    ("spoken", "Spoken"),
                    ("written", "Written"),
                    ("interpreter", "Through an interpreter they chose"),
                    ("not_said", "Not recorded"),
                ],
                max_length=12,
                verbose_name="how it was given",
            ),
        ),
        migrations.AlterField(
            model_name="consententry",
            name="words",
            field=wayside.vault.fields.LockedTextField(
                blank=True, default="", longest=1000, ring="support", verbose_name="their words"
            ),
        ),
        migrations.AlterField(
            model_name="delivery",
            name="basis",
            field=models.CharField(
                choices=[
                    ("consent", "Consent of this person"),
                    ("vital_interests", "Vital interests: a life is at risk"),
                    ("safeguarding_child", "Safeguarding a child"),
                    ("safeguarding_adult", "Safeguarding an adult at risk"),
                    ("crime_prevention", "Prevention of crime, necessary and proportionate"),
                    ("court_order", "A court order"),
                ],
                max_length=20,
                verbose_name="basis",
            ),
        ),
        migrations.AlterField(
            model_name="delivery",
            name="categories",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("identity", "Who they are: names, date of birth"),
                        ("safe_contact", "How to reach them safely"),
                        ("needs", "What they need"),
                        ("housing", "Where they live or could live"),
                        ("health", "Health"),
                        ("substances", "Drugs and alcohol, and prescriptions"),
                        ("children", "Children"),
                        ("risk", "Who or what puts them at risk"),
                        ("immigration", "Immigration"),
                        ("money", "Benefits and debt"),
                        ("engagement_summary", "A short account of the support given"),
                    ],
                    max_length=20,
                ),
                size=None,
                verbose_name="what is shared",
            ),
        ),
        migrations.AlterField(
            model_name="disclosure",
            name="basis",
            field=models.CharField(
                choices=[
                    ("consent", "Consent of this person"),
                    ("vital_interests", "Vital interests: a life is at risk"),
                    ("safeguarding_child", "Safeguarding a child"),
                    ("safeguarding_adult", "Safeguarding an adult at risk"),
                    ("crime_prevention", "Prevention of crime, necessary and proportionate"),
                    ("court_order", "A court order"),
                ],
                max_length=20,
                verbose_name="basis",
            ),
        ),
        migrations.AlterField(
            model_name="disclosure",
            name="categories",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("identity", "Who they are: names, date of birth"),
                        ("safe_contact", "How to reach them safely"),
                        ("needs", "What they need"),
                        ("housing", "Where they live or could live"),
                        ("health", "Health"),
                        ("substances", "Drugs and alcohol, and prescriptions"),
                        ("children", "Children"),
                        ("risk", "Who or what puts them at risk"),
                        ("immigration", "Immigration"),
                        ("money", "Benefits and debt"),
                        ("engagement_summary", "A short account of the support given"),
                    ],
                    max_length=20,
                ),
                size=None,
                verbose_name="what is shared",
            ),
        ),
        migrations.AlterField(
            model_name="disclosure",
            name="closed_because",
            field=models.CharField(
                blank=True,
                choices=[
                    ("withdrawn", "Consent was taken back"),
                    ("controller", "Closed by the agency that disclosed it"),
                    ("ran_out", "The consent it rests on ran out"),
                ],
                max_length=10,
                verbose_name="why it was closed",
            ),
        ),
        migrations.AlterField(
            model_name="grant",
            name="because",
            field=models.CharField(
                choices=[
                    ("created", "made the record"),
                    ("agency", "works for the agency that keeps the record"),
                    ("allocated", "is their worker"),
                    ("cover", "covers for their worker"),
                    ("referral", "took up a referral"),
                    ("safeguarding", "leads safeguarding"),
                    ("break_glass", "emergency"),
                    ("conflict", "conflict of interest"),
                ],
                max_length=16,
                verbose_name="reason",
            ),
        ),
        migrations.AlterField(
            model_name="handover",
            name="kind",
            field=models.CharField(
                choices=[
                    ("child_concern", "A child may be at risk"),
                    ("adult_concern", "An adult may be at risk"),
                    ("crime_disclosed", "A crime was disclosed"),
                    ("welfare_concern", "Concern for somebody’s welfare"),
                    ("referral", "Referral"),
                    ("engagement", "What a conversation came to"),
                    ("release", "Notice of a release"),
                ],
                max_length=20,
                verbose_name="kind",
            ),
        ),
        migrations.AlterField(
            model_name="handoverreceipt",
            name="kind",
            field=models.CharField(
                choices=[
                    ("child_concern", "A child may be at risk"),
                    ("adult_concern", "An adult may be at risk"),
                    ("crime_disclosed", "A crime was disclosed"),
                    ("welfare_concern", "Concern for somebody’s welfare"),
                    ("referral", "Referral"),
                    ("engagement", "What a conversation came to"),
                    ("release", "Notice of a release"),
                ],
                max_length=20,
                verbose_name="kind",
            ),
        ),
        migrations.AlterField(
            model_name="legaldemand",
            name="not_told_because",
            field=wayside.vault.fields.LockedTextField(
                blank=True,
                default="",
                longest=1000,
                ring="support",
                verbose_name="why they were not told",
            ),
        ),
        migrations.AlterField(
            model_name="legaldemand",
            name="state",
            field=models.CharField(
                choices=[
                    ("received", "Received"),
                    ("proposed", "An answer waits for a second person"),
                    ("agreed", "The answer is agreed"),
                    ("sent", "The answer was sent"),
                    ("refused", "Refused"),
                    ("closed", "Closed"),
                ],
                default="received",
                max_length=10,
                verbose_name="state",
            ),
        ),
        migrations.AlterField(
            model_name="legaldemand",
            name="told",
            field=wayside.vault.fields.LockedTextField(
                blank=True,
                default="",
                longest=2000,
                ring="support",
                verbose_name="what they were told",
            ),
        ),
        migrations.AlterField(
            model_name="oversightentry",
            name="basis",
            field=models.CharField(
                blank=True,
                choices=[
                    ("consent", "Consent of this person"),
                    ("vital_interests", "Vital interests: a life is at risk"),
                    ("safeguarding_child", "Safeguarding a child"),
                    ("safeguarding_adult", "Safeguarding an adult at risk"),
                    ("crime_prevention", "Prevention of crime, necessary and proportionate"),
                    ("court_order", "A court order"),
                ],
                max_length=20,
                verbose_name="basis",
            ),
        ),
        migrations.AlterField(
            model_name="oversightentry",
            name="kind",
            field=models.CharField(
                choices=[
                    ("override", "Disclosed without consent, or about to be"),
                    ("emergency", "A record opened in an emergency"),
                    ("demand", "A legal demand"),
                    ("undeleted", "Nobody confirmed that what was disclosed is deleted"),
                ],
                max_length=10,
                verbose_name="kind",
            ),
        ),
        migrations.RunSQL(
            f"{MAY_DECIDE}; {MAY_GRANT.format('support.may_decide', '')}",
            f"{MAY_GRANT.format('support.may', ', ' + chr(39) + 'open' + chr(39))};"
            " DROP FUNCTION support.may_decide(uuid)",
        ),
        migrations.RunSQL(GRANT.format("support.may_decide(subject_id)"), GRANT.format(OPEN)),
        migrations.RunSQL(OPENED, RECEIPT),
        migrations.RunSQL(
            DEMAND.format(DEMANDS, f"{OWN_AGENCY} AND ({OPEN} OR {DECIDED})"),
            DEMAND.format(OPEN, f"{OWN_AGENCY} AND {OPEN}"),
        ),
        also("sharing_consententry", "SELECT", CLOCK, who="clock"),
        also("sharing_oversightentry", "SELECT", CLOCK, who="clock"),
        also("sharing_oversightentry", "INSERT", CLOCK, who="clock"),
    ]
