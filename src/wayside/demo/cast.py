"""The demo's people and agencies: invented, and obviously so."""

from dataclasses import dataclass

from wayside.access.vocabulary import Role
from wayside.partners.vocabulary import AgencyKind

PASSWORD = "wayside-demo-2018"  # noqa: S105  printed on the sign-in page of the demo
MAIL_DOMAIN = "wayside.example"


@dataclass(frozen=True, slots=True)
class DemoAgency:
    """An invented agency."""

    key: str
    name: str
    kind: AgencyKind


@dataclass(frozen=True, slots=True)
class DemoMember:
    """An invented person with one role; ``ward`` narrows the area to a ward of Lambeth."""

    role: Role
    name: str
    agency: str
    ward: str = ""
    area: str = "lambeth"
    login: str = ""

    @property
    def email(self) -> str:
        """The address this person signs in with."""
        return f"{self.login or self.role.value.replace('_', '-')}@{MAIL_DOMAIN}"


AGENCIES = (
    DemoAgency("police", "Example Police, Lambeth team", AgencyKind.POLICE),
    DemoAgency("council", "Example Borough Council", AgencyKind.COUNCIL),
    DemoAgency(
        "safety", "Example Community Safety Partnership", AgencyKind.COMMUNITY_SAFETY_PARTNERSHIP
    ),
    DemoAgency("probation", "Example Probation Service", AgencyKind.PROBATION),
    DemoAgency("health", "Example Health Outreach", AgencyKind.HEALTH),
    DemoAgency("recovery", "Example Drug and Alcohol Service", AgencyKind.DRUG_AND_ALCOHOL),
    DemoAgency("centre", "Example Women's Centre", AgencyKind.CHARITY),
    DemoAgency("kitchen", "Example Soup Kitchen", AgencyKind.CATERING),
)

FIRST_ADMINISTRATOR = DemoMember(Role.ADMINISTRATOR, "Ade Example", "police", area="london")
FIRST_GOVERNANCE_OFFICER = DemoMember(
    Role.GOVERNANCE_OFFICER, "Gwen Example", "police", area="london"
)
COORDINATOR = DemoMember(Role.COORDINATOR, "Cora Example", "police")
DEPUTY = DemoMember(Role.DEPUTY_COORDINATOR, "Dev Example", "police")
SERGEANT = DemoMember(Role.WARD_SERGEANT, "Sunny Example", "police", ward="st-leonards")
OTIS = DemoMember(Role.PATROL_OFFICER, "Otis Example", "police")
LOLA = DemoMember(Role.LOCAL_OFFICER, "Lola Example", "police", ward="st-leonards")
PRIYA = DemoMember(Role.PROBATION_PRACTITIONER, "Priya Example", "probation")
EDIE = DemoMember(Role.EDUCATION_CONTACT, "Edie Example", "council")
CARYS = DemoMember(Role.CASEWORKER, "Carys Example", "centre")
CLEO = DemoMember(Role.CASEWORKER, "Cleo Example", "centre", login="caseworker-cleo")
CASS = DemoMember(Role.CASEWORKER, "Cass Example", "centre", login="caseworker-cass")
RAFI = DemoMember(Role.CASEWORKER, "Rafi Example", "recovery", login="caseworker-recovery")
SADE = DemoMember(Role.SAFEGUARDING_LEAD, "Sade Example", "council")
SELMA = DemoMember(
    Role.SAFEGUARDING_LEAD, "Selma Example", "centre", login="safeguarding-lead-centre"
)
SEFA = DemoMember(Role.SERVICE_WORKER, "Sefa Example", "recovery")
GITA = DemoMember(
    Role.GOVERNANCE_OFFICER, "Gita Example", "centre", login="governance-officer-centre"
)
HANA = DemoMember(Role.HOUSING_OFFICER, "Hana Example", "council")
MARA = DemoMember(Role.MARAC_COORDINATOR, "Mara Example", "safety")
REMI = DemoMember(Role.MARAC_REPRESENTATIVE, "Remi Example", "health")
HAL = DemoMember(
    Role.MARAC_REPRESENTATIVE, "Hal Example", "council", login="marac-representative-housing"
)
PERRY = DemoMember(
    Role.MARAC_REPRESENTATIVE, "Perry Example", "probation", login="marac-representative-probation"
)
PETRA = DemoMember(
    Role.MARAC_REPRESENTATIVE, "Petra Example", "police", login="marac-representative-police"
)
CORIN = DemoMember(
    Role.MARAC_REPRESENTATIVE, "Corin Example", "centre", login="marac-representative-centre"
)
REPRESENTATIVES = (REMI, HAL, PERRY, PETRA, CORIN)
PARTNER = DemoMember(Role.PARTNER_WORKER, "Pia Example", "recovery")

MEMBERS = (
    COORDINATOR,
    DEPUTY,
    SERGEANT,
    OTIS,
    LOLA,
    DemoMember(Role.COUNCIL_ENFORCEMENT_OFFICER, "Enzo Example", "council"),
    DemoMember(Role.INTELLIGENCE_OFFICER, "Inez Example", "police"),
    PRIYA,
    DemoMember(Role.COURSE_PROVIDER, "Colm Example", "probation"),
    CARYS,
    CLEO,
    CASS,
    RAFI,
    SEFA,
    HANA,
    DemoMember(Role.LINK_REVIEWER, "Lena Example", "safety"),
    SADE,
    SELMA,
    GITA,
    MARA,
    *REPRESENTATIVES,
    PARTNER,
    EDIE,
    DemoMember(Role.ANALYST, "Ana Example", "safety"),
    DemoMember(Role.SENIOR_LEADER, "Lior Example", "police"),
    DemoMember(Role.COMMISSIONER, "Kemi Example", "council"),
    DemoMember(
        Role.COORDINATOR,
        "Sol Example",
        "police",
        area="southwark",
        login="coordinator-southwark",
    ),
)

PROGRAMME_NAME = "Street safety and support patrols"
ORIGIN_NOTE = (
    "Raised at a ward panel: residents spoke of street sex work, kerb crawling and of women "
    "they worried about. The ward sergeant took it up."
)
AIMS = (
    "Support the most vulnerable, whether or not known to police. Address root causes. "
    "Arrest men who solicit or exploit. Build intelligence on those who control others. "
    "Refer men to a charity's course as part of a conditional caution."
)
