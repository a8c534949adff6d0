"""Addresses of the pool and of one's own time, below an area."""

from django.urls import URLPattern, path

from wayside.workforce.views import (
    courses,
    edits,
    feeds,
    imports,
    joining,
    pool,
    sessions,
    terms,
    time,
    wellbeing,
)

app_name = "workforce"
PERSON = "workforce/people/<uuid:worker_id>/"
SESSION = "workforce/sessions/<uuid:session_id>/"
KINDS = (("absence", "absence"), ("shift", "shift"), ("rest-days", "rest_days"), ("wish", "wish"))


def _adding() -> list[URLPattern]:
    """Each kind of time, for oneself and for anybody in the pool."""
    return [
        each
        for slug, what in KINDS
        for each in (
            path(f"my-time/{slug}/", time.add_own, {"what": what}, name=f"my_{what}"),
            path(f"{PERSON}{slug}/", time.add_for, {"what": what}, name=f"add_{what}"),
        )
    ]


urlpatterns = [
    path("workforce/", pool.pool, name="pool"),
    path("workforce/add/", joining.add, name="add"),
    path("workforce/import/", imports.import_file, name="import_file"),
    path("workforce/import/take-over/", imports.take_over, name="take_over"),
    path(PERSON, pool.person, name="person"),
    path(f"{PERSON}change/", joining.change, name="change"),
    path(f"{PERSON}leave/", joining.leave, name="leave"),
    path(f"{PERSON}assess/", joining.assess, name="assess"),
    path(f"{PERSON}training/", courses.add_training, name="add_training"),
    path(
        "workforce/training/<uuid:training_id>/remove/",
        courses.remove_training,
        name="remove_training",
    ),
    *_adding(),
    path("my-time/", time.my_time, name="my_time"),
    path("my-time/put-back/", edits.put_back, name="put_back"),
    path("my-time/absences/<uuid:absence_id>/", edits.change_absence, name="change_absence"),
    path("my-time/absences/<uuid:absence_id>/remove/", edits.remove_absence, name="remove_absence"),
    path("my-time/shifts/<uuid:shift_id>/", edits.change_shift, name="change_shift"),
    path("my-time/shifts/<uuid:shift_id>/remove/", edits.remove_shift, name="remove_shift"),
    path(
        "my-time/rest-days/<uuid:rest_day_id>/remove/",
        edits.remove_rest_day,
        name="remove_rest_day",
    ),
    path("my-time/check-ins/", wellbeing.check_ins, name="check_ins"),
    path("my-time/check-ins/write/", wellbeing.check_in, name="check_in"),
    path("my-time/check-ins/take-back/", wellbeing.take_back, name="take_check_in_back"),
    path("my-time/calendar/", feeds.calendar, name="calendar"),
    path("my-time/calendar/stop/", feeds.revoke, name="revoke_calendar"),
    path("workforce/courses/", courses.courses, name="courses"),
    path("workforce/courses/add/", courses.add_course, name="add_course"),
    path("workforce/courses/<uuid:course_id>/plan/", sessions.plan_session, name="plan_session"),
    path(SESSION, sessions.session, name="session"),
    path(f"{SESSION}book/", sessions.book, name="book"),
    path(f"{SESSION}attendance/", sessions.attendance, name="attendance"),
    path(f"{SESSION}change/", sessions.change_session, name="change_session"),
    path(f"{SESSION}cancel/", sessions.cancel_session, name="cancel_session"),
    path(f"{SESSION}bookings/<uuid:booking_id>/back/", sessions.give_back, name="give_back"),
    path("workforce/terms/", terms.terms, name="terms"),
    path("workforce/terms/rules/", terms.set_rules, name="set_rules"),
    path("workforce/terms/rates/", terms.set_rates, name="set_rates"),
    path("workforce/terms/rates/<uuid:rates_id>/", terms.change_rates, name="change_rates"),
    path("workforce/terms/rates/<uuid:rates_id>/check/", terms.check_rates, name="check_rates"),
]
