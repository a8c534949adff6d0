"""Words of the workforce: kinds of worker, grades, absences, training, how somebody is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WorkerKind(models.TextChoices):
    """An officer may stand on any post; a partner worker joins engagement and nothing else."""

    OFFICER = "officer", _("Officer")
    PARTNER = "partner", _("Partner worker")


class Grade(models.TextChoices):
    """What decides pay and who may approve. Partner workers have no police grade."""

    CONSTABLE = "constable", _("Constable")
    SERGEANT = "sergeant", _("Sergeant")
    INSPECTOR = "inspector", _("Inspector")
    NONE = "none", _("No police grade")


class Leaving(models.TextChoices):
    """Why somebody left the pool: what attrition is made of."""

    MOVED = "moved", _("Moved to other duties")
    PROMOTED = "promoted", _("Promoted")
    LEFT_FORCE = "left_force", _("Left the force or agency")
    BURNOUT = "burnout", _("Burnout or health")
    UNSUITED = "unsuited", _("No longer suited")
    OTHER = "other", _("Another reason")


class AbsenceKind(models.TextChoices):
    """Why somebody cannot be asked. Others than the planner read "not available"."""

    LEAVE = "leave", _("Leave")
    SICKNESS = "sickness", _("Sickness")
    COURT = "court", _("Court")
    COURSE = "course", _("Course")
    OTHER_DUTY = "other_duty", _("Other duty")


class Wanted(models.TextChoices):
    """What somebody would like of a night. A wish is weighed; it is no promise."""

    GLADLY = "gladly", _("Would like to work")
    RATHER_NOT = "rather_not", _("Would rather not work")


class Mindset(models.TextChoices):
    """What the lead saw of somebody's attitude towards the women met on patrol."""

    VICTIMS_FIRST = "victims_first", _("Sees victims first")
    LEARNING = "learning", _("Open, still learning")
    CONCERN = "concern", _("Gives concern")


class Suitability(models.TextChoices):
    """The lead's assessment; training alone does not put anybody on a patrol."""

    SUITED = "suited", _("Suited")
    NOT_YET = "not_yet", _("Not yet")
    UNSUITED = "unsuited", _("Not suited")


class Standing(models.TextChoices):
    """Where somebody stands on the way to the pool that can be rostered."""

    TRAINED = "trained", _("Trained")
    EXPIRING = "expiring", _("Training expires soon")
    EXPIRED = "expired", _("Training has expired")
    BOOKED = "booked", _("Booked on a course")
    NOT_TRAINED = "not_trained", _("Not trained yet")
    NOT_ASSESSED = "not_assessed", _("Waits for the lead's assessment")
    NOT_SUITED = "not_suited", _("Assessed as not suited")
    PARTNER = "partner", _("Partner worker")
    LOCAL = "local", _("Local officer")


class BookingState(models.TextChoices):
    """Where a booked place on a course stands."""

    BOOKED = "booked", _("Booked")
    ATTENDED = "attended", _("Attended")
    ABSENT = "absent", _("Did not come")
    WITHDRAWN = "withdrawn", _("Given back")


class HowAreYou(models.TextChoices):
    """How somebody is after a night. Nobody is rated by it."""

    WELL = "well", _("I am well")
    TIRED = "tired", _("I am tired")
    SHAKEN = "shaken", _("Something stays with me")
    STRUGGLING = "struggling", _("I am struggling")


AUDIT_SENTENCES = {
    "workforce.import_staff": _("imported a list of staff"),
    "workforce.import_time": _("imported a list of availability"),
    "workforce.import_training": _("imported a list of training"),
    "workforce.make_feed": _("made a calendar of their own"),
    "workforce.revoke_feed": _("revoked their calendar"),
    "workforce.check_in": _("said how they are after a patrol"),
    "workforce.take_check_in_back": _("took back what they said of how they are"),
    "workforce.read_own_check_ins": _("read their own check-ins"),
    "workforce.read_check_ins": _("read check-ins that name them as the lead"),
    "workforce.list_courses": _("looked at the courses"),
    "workforce.open_session": _("looked at who comes to a course"),
    "workforce.plan_session": _("planned a course's session"),
    "workforce.change_session": _("changed a course's session"),
    "workforce.cancel_session": _("cancelled a course's session"),
    "workforce.book": _("booked a place on a course"),
    "workforce.give_back": _("gave a place on a course back"),
    "workforce.take_attendance": _("took attendance at a course"),
    "workforce.add_worker": _("put somebody into the pool"),
    "workforce.change_worker": _("changed what is kept of somebody in the pool"),
    "workforce.let_go": _("recorded that somebody left the pool"),
    "workforce.list_pool": _("looked at the pool"),
    "workforce.open_worker": _("looked at somebody in the pool"),
    "workforce.open_own_time": _("looked at their own time"),
    "workforce.add_course": _("added a course"),
    "workforce.record_training": _("recorded training"),
    "workforce.remove_training": _("took back training recorded by mistake"),
    "workforce.assess": _("assessed whether somebody is suited"),
    "workforce.add_absence": _("recorded an absence"),
    "workforce.change_absence": _("changed an absence"),
    "workforce.remove_absence": _("took an absence back"),
    "workforce.add_shift": _("recorded a shift"),
    "workforce.change_shift": _("changed a shift"),
    "workforce.remove_shift": _("took a shift back"),
    "workforce.add_rest_days": _("recorded rest days"),
    "workforce.remove_rest_day": _("took a rest day back"),
    "workforce.set_wish": _("set or took back a wish for a night"),
    "workforce.set_rules": _("set the rules of rosters"),
    "workforce.set_rates": _("set rates of pay"),
    "workforce.change_rates": _("put rates of pay right"),
    "workforce.check_rates": _("checked rates of pay"),
}

AUDIT_RECORDS = {
    "workforce.CalendarFeed": _("Own calendar"),
    "workforce.WellbeingCheckIn": _("Wellbeing check-in"),
    "workforce.Booking": _("Place on a course"),
    "workforce.CourseSession": _("Session of a course"),
    "workforce.Absence": _("Absence"),
    "workforce.Course": _("Course"),
    "workforce.PayRates": _("Rates of pay"),
    "workforce.RestDay": _("Rest day"),
    "workforce.RosterRules": _("Rules of rosters"),
    "workforce.Shift": _("Shift"),
    "workforce.SuitabilityAssessment": _("Assessment of suitability"),
    "workforce.TrainingRecord": _("Training"),
    "workforce.Wish": _("Wish"),
    "workforce.Worker": _("Member of the pool"),
}

AUDIT_FIELDS = {
    "bookings": _("who is booked"),
    "cancelled_because": _("why it was cancelled"),
    "is_open_to_others": _("open to other areas"),
    "places": _("places"),
    "session": _("session"),
    "state": _("state"),
    "venue": _("where it is held"),
    "worker": _("member of the pool"),
    "absences": _("absences"),
    "agency": _("agency"),
    "assessed_date": _("day of assessment"),
    "assessments": _("assessments of suitability"),
    "average_hours": _("hours a week on average"),
    "average_weeks": _("weeks of the average"),
    "checked_by": _("who checked"),
    "checked_date": _("day of the check"),
    "completed_date": _("day of completion"),
    "constable_pence": _("a constable's plain hour"),
    "contracted_hours": _("contracted hours"),
    "course": _("course"),
    "daily_rest": _("rest between duties"),
    "ends_at": _("end"),
    "expires_date": _("day it expires"),
    "fortnightly_rest": _("rest in a fortnight"),
    "from_date": _("from"),
    "grade": _("grade"),
    "inspector_pence": _("an inspector's plain hour"),
    "joined_date": _("day of joining"),
    "joins_within": _("when duties count as one"),
    "kind": _("kind"),
    "left_because": _("why they left"),
    "left_date": _("day of leaving"),
    "longest_duty": _("longest duty"),
    "may_lead": _("may lead"),
    "mindset": _("attitude towards victims"),
    "name": _("name"),
    "night": _("night"),
    "nights_in_a_row": _("nights in a row"),
    "notice_days": _("days of notice"),
    "outcome": _("outcome"),
    "overtime": _("overtime factor"),
    "period_minutes": _("length of a paid period"),
    "person": _("person"),
    "public_holiday": _("factor of a public holiday"),
    "qualifies": _("qualifies for patrols"),
    "reasons": _("reasons"),
    "rest_day": _("factor of a rest day"),
    "rest_day_least_minutes": _("least paid on a rest day"),
    "sergeant_pence": _("a sergeant's plain hour"),
    "source": _("where the numbers come from"),
    "starts_at": _("start"),
    "trained_wanted": _("trained officers a patrol needs"),
    "trainer": _("trainer"),
    "training": _("training"),
    "valid_months": _("months it is valid"),
    "wanted": _("wish"),
    "wards": _("home wards"),
    "weekends_most": _("weekends worked at most"),
    "weekends_window": _("weekends counted"),
    "weekly_rest": _("rest in a week"),
    "wellbeing_lead": _("wellbeing lead"),
    "wishes": _("wishes"),
}
