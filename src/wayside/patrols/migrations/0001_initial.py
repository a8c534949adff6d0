"""Weeks, patrols, their places and timetables, comments and decisions."""

import uuid

import django.core.validators
import django.db.models.constraints
import django.db.models.deletion
from django.db import migrations, models

from wayside.web import additions


class Migration(additions.Migration):
    initial = True

    dependencies = [
        ("access", "0002_person_fixed"),
        ("partners", "0003_membership_ended_at"),
    ]

    operations = [
        migrations.CreateModel(
            name="Patrol",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="version"),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="created")),
                ("updated_at", models.DateTimeField(editable=False, verbose_name="last changed")),
                ("date", models.DateField(verbose_name="day")),
                ("starts_at", models.DateTimeField(verbose_name="start")),
                ("ends_at", models.DateTimeField(verbose_name="end")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("planned", "Planned"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="proposed",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                (
                    "seed",
                    models.PositiveIntegerField(
                        default=0, verbose_name="seed of the order of visits"
                    ),
                ),
                ("note", models.TextField(blank=True, max_length=1000, verbose_name="note")),
                (
                    "cancelled_because",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="why it was cancelled"
                    ),
                ),
            ],
            options={
                "ordering": ("starts_at", "id"),
            },
        ),
        migrations.CreateModel(
            name="PatrolPlace",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="version"),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="created")),
                ("updated_at", models.DateTimeField(editable=False, verbose_name="last changed")),
                ("position", models.PositiveSmallIntegerField(null=True)),
                ("label", models.CharField(max_length=200, verbose_name="place")),
                ("longitude", models.FloatField(verbose_name="longitude")),
                ("latitude", models.FloatField(verbose_name="latitude")),
                (
                    "radius_m",
                    models.PositiveSmallIntegerField(default=150, verbose_name="radius in metres"),
                ),
                (
                    "style",
                    models.CharField(
                        choices=[
                            ("visible", "Visible round"),
                            ("engagement", "Engagement"),
                            ("fixed", "Fixed time"),
                        ],
                        default="visible",
                        max_length=12,
                        verbose_name="style",
                    ),
                ),
                ("reason", models.TextField(max_length=1000, verbose_name="reason")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("suggested", "Suggested from recorded crime"),
                            ("marked", "Marked by people who know it"),
                            ("repeated", "Repeated from last week"),
                            ("own", "Added by the coordinator"),
                        ],
                        max_length=12,
                        verbose_name="where it comes from",
                    ),
                ),
                (
                    "suggestion",
                    models.JSONField(blank=True, null=True, verbose_name="suggestion as it stood"),
                ),
                (
                    "fixed_start",
                    models.DateTimeField(blank=True, null=True, verbose_name="fixed start"),
                ),
                (
                    "fixed_end",
                    models.DateTimeField(blank=True, null=True, verbose_name="fixed end"),
                ),
                (
                    "patrol",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="places",
                        to="patrols.patrol",
                    ),
                ),
                (
                    "ward",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="patrol_places",
                        to="partners.area",
                    ),
                ),
            ],
            options={
                "ordering": ("patrol", "position"),
            },
        ),
        migrations.CreateModel(
            name="Stop",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("visit", "Visit"),
                            ("engagement", "Engagement"),
                            ("fixed", "Fixed time"),
                            ("break", "Break"),
                        ],
                        max_length=12,
                    ),
                ),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("travel_minutes", models.PositiveSmallIntegerField(default=0)),
                (
                    "patrol",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stops",
                        to="patrols.patrol",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stops",
                        to="patrols.patrolplace",
                    ),
                ),
            ],
            options={
                "ordering": ("patrol", "number"),
            },
        ),
        migrations.CreateModel(
            name="Week",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="version"),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="created")),
                ("updated_at", models.DateTimeField(editable=False, verbose_name="last changed")),
                (
                    "iso_year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(2000),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="year",
                    ),
                ),
                (
                    "iso_week",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(53),
                        ],
                        verbose_name="week",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("review", "In review"),
                            ("planned", "Planned"),
                            ("closed", "Closed"),
                        ],
                        default="review",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "seed",
                    models.PositiveIntegerField(default=0, verbose_name="seed of the proposal"),
                ),
                (
                    "ranking",
                    models.JSONField(blank=True, default=dict, verbose_name="ranking as it stood"),
                ),
                ("ranked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="weeks",
                        to="partners.area",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="weeks",
                        to="partners.programme",
                    ),
                ),
            ],
            options={
                "ordering": ("-iso_year", "-iso_week"),
            },
        ),
        migrations.AddField(
            model_name="patrol",
            name="week",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="patrols",
                to="patrols.week",
            ),
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("token", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "verb",
                    models.CharField(
                        choices=[
                            ("start_week", "started the week"),
                            ("rank_again", "ranked the places again"),
                            ("propose", "took up the proposal"),
                            ("plan_week", "set the week as planned"),
                            ("reopen_week", "opened the week again"),
                            ("close_week", "closed the week"),
                            ("add_patrol", "added the patrol"),
                            ("change_patrol", "changed the patrol"),
                            ("cancel_patrol", "cancelled the patrol"),
                            ("reinstate_patrol", "took back the cancelling of"),
                            ("shuffle", "drew a new order of visits for"),
                            ("add_place", "added"),
                            ("change_place", "changed"),
                            ("move_place", "moved"),
                            ("remove_place", "took off"),
                            ("restore_place", "put back"),
                            ("comment", "commented on"),
                            ("answer_comment", "answered a comment on"),
                        ],
                        max_length=20,
                    ),
                ),
                ("subject", models.CharField(blank=True, max_length=300, verbose_name="what")),
                ("reason", models.TextField(blank=True, max_length=1000, verbose_name="why")),
                ("made_at", models.DateTimeField()),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="week_decisions",
                        to="access.naturalperson",
                    ),
                ),
                (
                    "patrol",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="patrols.patrol",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="patrols.patrolplace",
                    ),
                ),
                (
                    "week",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="patrols.week",
                    ),
                ),
            ],
            options={
                "ordering": ("-made_at", "id"),
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="version"),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="created")),
                ("updated_at", models.DateTimeField(editable=False, verbose_name="last changed")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("coordinator", "Coordinator"),
                            ("deputy_coordinator", "Deputy coordinator"),
                            ("ward_sergeant", "Ward sergeant"),
                            ("patrol_officer", "Patrol officer"),
                            ("local_officer", "Local officer"),
                            ("council_enforcement_officer", "Council enforcement officer"),
                            ("intelligence_officer", "Intelligence officer"),
                            ("probation_practitioner", "Probation practitioner"),
                            ("course_provider", "Course provider"),
                            ("caseworker", "Caseworker"),
                            ("service_worker", "Service worker"),
                            ("housing_officer", "Housing officer"),
                            ("link_reviewer", "Link reviewer"),
                            ("safeguarding_lead", "Safeguarding lead"),
                            ("marac_coordinator", "MARAC coordinator"),
                            ("marac_representative", "MARAC representative"),
                            ("partner_worker", "Partner worker"),
                            ("education_contact", "Education contact"),
                            ("analyst", "Analyst"),
                            ("senior_leader", "Senior leader"),
                            ("commissioner", "Commissioner"),
                            ("governance_officer", "Information governance officer"),
                            ("administrator", "Administrator"),
                        ],
                        max_length=30,
                    ),
                ),
                ("text", models.TextField(max_length=1000, verbose_name="comment")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Waits for an answer"), ("answered", "Answered")],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("answer", models.TextField(blank=True, max_length=1000, verbose_name="answer")),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="week_comments",
                        to="partners.agency",
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answered_week_comments",
                        to="access.naturalperson",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="week_comments",
                        to="access.naturalperson",
                    ),
                ),
                (
                    "patrol",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comments",
                        to="patrols.patrol",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comments",
                        to="patrols.patrolplace",
                    ),
                ),
                (
                    "week",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comments",
                        to="patrols.week",
                    ),
                ),
            ],
            options={
                "ordering": ("created_at", "id"),
            },
        ),
        migrations.AddConstraint(
            model_name="patrolplace",
            constraint=models.UniqueConstraint(
                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                fields=("patrol", "position"),
                name="place_position_once_a_patrol",
            ),
        ),
        migrations.AddConstraint(
            model_name="patrolplace",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("latitude__range", (-90, 90)), ("longitude__range", (-180, 180))
                ),
                name="patrol_place_on_the_globe",
            ),
        ),
        migrations.AddConstraint(
            model_name="patrolplace",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="patrol_place_has_a_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="patrolplace",
            constraint=models.CheckConstraint(
                condition=models.Q(("radius_m__range", (10, 1000))), name="patrol_place_radius"
            ),
        ),
        migrations.AddConstraint(
            model_name="patrolplace",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("fixed_end__gt", models.F("fixed_start")),
                        ("fixed_start__isnull", False),
                        ("style", "fixed"),
                    ),
                    models.Q(
                        models.Q(("style", "fixed"), _negated=True),
                        ("fixed_end__isnull", True),
                        ("fixed_start__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="fixed_place_has_its_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="stop",
            constraint=models.UniqueConstraint(
                fields=("patrol", "number"), name="stop_number_once_a_patrol"
            ),
        ),
        migrations.AddConstraint(
            model_name="stop",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                name="stop_ends_after_it_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="stop",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "break"), ("place__isnull", True)),
                    models.Q(models.Q(("kind", "break"), _negated=True), ("place__isnull", False)),
                    _connector="OR",
                ),
                name="only_a_break_is_nowhere",
            ),
        ),
        migrations.AddConstraint(
            model_name="week",
            constraint=models.UniqueConstraint(
                fields=("area", "iso_year", "iso_week"), name="week_once_an_area"
            ),
        ),
        migrations.AddConstraint(
            model_name="week",
            constraint=models.CheckConstraint(
                condition=models.Q(("iso_week__gte", 1), ("iso_week__lte", 53)),
                name="week_of_the_calendar",
            ),
        ),
        migrations.AddConstraint(
            model_name="week",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["review", "planned", "closed"])),
                name="week_state_known",
            ),
        ),
        migrations.AddIndex(
            model_name="patrol",
            index=models.Index(fields=["week", "starts_at"], name="patrol_in_week"),
        ),
        migrations.AddConstraint(
            model_name="patrol",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                name="patrol_ends_after_it_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="patrol",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["proposed", "planned", "cancelled"])),
                name="patrol_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="patrol",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "cancelled"), _negated=True),
                    models.Q(("cancelled_because", ""), _negated=True),
                    _connector="OR",
                ),
                name="patrol_cancelled_for_a_reason",
            ),
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(fields=["week", "-made_at"], name="decision_in_week"),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("answer", ""),
                        ("answered_at__isnull", True),
                        ("answered_by__isnull", True),
                        ("state", "open"),
                    ),
                    models.Q(
                        ("answered_at__isnull", False),
                        ("answered_by__isnull", False),
                        ("state", "answered"),
                        models.Q(("answer", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="comment_answered_by_someone",
            ),
        ),
    ]
