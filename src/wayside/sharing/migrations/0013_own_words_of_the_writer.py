"""Own words are the writer's alone, for 72 hours; the job that erases them sees those that are
over, and can open none."""

from typing import ClassVar

from django.db import migrations

from wayside.vault.walls import PERSON, SERVICE, policies

NOW = "nullif(current_setting('app.now', true), '')::timestamptz"
OWN = f"""(until_at > {NOW} AND EXISTS (
    SELECT FROM public.sharing_handoverreceipt r WHERE r.id = receipt_id AND r.person_id = {PERSON}
))"""
OVER = f"({SERVICE} = 'sharing.own_words' AND until_at <= {NOW})"
# However a clock stands, nobody keeps words for longer than a writer may correct them
IN_TIME = "until_at <= r.sent_at + interval '72 hours'"
KEEPS = f"""EXISTS (
    SELECT FROM public.sharing_handoverreceipt r
    WHERE r.id = receipt_id AND r.person_id = {PERSON} AND {IN_TIME}
)"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("sharing", "0012_own_words")]

    operations: ClassVar = [
        policies("sharing_ownwords", read=f"{OWN} OR {OVER}", add=KEEPS, change=OWN, remove=OVER),
    ]
