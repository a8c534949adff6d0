"""The pages that this room puts among those of a record, and where each stands."""

from django.utils.translation import gettext_lazy as _

from wayside.people.tabs import Tab
from wayside.support.attachments.permissions import KEEP_FILES
from wayside.support.complaints.permissions import TELL_COMPLAINTS
from wayside.support.endings.permissions import END_SUPPORT
from wayside.support.equality.permissions import ASK_EQUALITY
from wayside.support.groups.permissions import INVITE_TO_GROUPS
from wayside.support.homelessness.permissions import KEEP_APPLICATIONS
from wayside.support.homes.permissions import KEEP_HOMES
from wayside.support.housing.permissions import FIND_PLACES
from wayside.support.isva.permissions import WALK_WITH
from wayside.support.peers.permissions import MATCH_VOLUNTEERS
from wayside.support.permissions import ASSESS_NEEDS, PLAN, READ_STORY
from wayside.support.referrals.permissions import REFER
from wayside.support.sanctuary.permissions import KEEP_SANCTUARY

TABS = (
    Tab(_("Timeline"), "support:timeline", READ_STORY, 15),
    Tab(_("Meetings"), "support:story", READ_STORY, 20),
    Tab(_("Needs"), "support:needs", ASSESS_NEEDS, 30),
    Tab(_("Plan"), "support:plan", PLAN, 40),
    Tab(_("Referrals"), "support:referrals_of", REFER, 50),
    Tab(_("Homes"), "support:homes", KEEP_HOMES, 88, seldom=True),
    Tab(_("Application as homeless"), "support:applications", KEEP_APPLICATIONS, 89, seldom=True),
    Tab(_("Safe housing"), "support:safe_housing", FIND_PLACES, 60),
    Tab(_("Groups"), "support:groups_of", INVITE_TO_GROUPS, 90, seldom=True),
    Tab(_("Sanctuary scheme"), "support:sanctuary", KEEP_SANCTUARY, 91, seldom=True),
    Tab(_("Volunteers"), "support:volunteering", MATCH_VOLUNTEERS, 92, seldom=True),
    Tab(_("Files"), "support:attachments", KEEP_FILES, 92, seldom=True),
    Tab(_("Path with an ISVA"), "support:isva", WALK_WITH, 93, seldom=True),
    Tab(_("Screening about stalking"), "support:screenings", PLAN, 94, seldom=True),
    Tab(_("When support began and ended"), "support:endings", END_SUPPORT, 95, seldom=True),
    Tab(_("Feedback or a complaint"), "support:add_complaint_of", TELL_COMPLAINTS, 96, seldom=True),
    Tab(_("Equality data"), "support:equality", ASK_EQUALITY, 97, seldom=True),
)
