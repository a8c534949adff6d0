"""The demo's pool of workers: invented, and obviously so."""

from dataclasses import dataclass
from datetime import date

from wayside.access.vocabulary import Role
from wayside.demo import cast
from wayside.demo.cast import DemoMember
from wayside.workforce.vocabulary import Grade, WorkerKind

POOL_DATE = date(2017, 11, 13)

# Those of the pool who sign in beside one person for each role.
TESS = DemoMember(Role.PATROL_OFFICER, "Tess Example", "police", login="patrol-sergeant")
MUSA = DemoMember(Role.PATROL_OFFICER, "Musa Example", "police", login="patrol-officer-musa")
NELL = DemoMember(Role.PATROL_OFFICER, "Nell Example", "police", login="patrol-officer-nell")
NOOR = DemoMember(Role.PARTNER_WORKER, "Noor Example", "health", login="partner-worker-health")
BASIL = DemoMember(Role.PARTNER_WORKER, "Basil Example", "kitchen", login="partner-worker-kitchen")
CREW = (TESS, MUSA, NELL, NOOR, BASIL)


@dataclass(frozen=True, slots=True)
class DemoWorker:
    """Somebody of the pool; ``member`` where they sign in."""

    name: str
    agency: str = "police"
    kind: WorkerKind = WorkerKind.OFFICER
    grade: Grade = Grade.CONSTABLE
    ward: str = ""
    may_lead: bool = False
    joined: date = POOL_DATE
    member: DemoMember | None = None


def _signed_in(member: DemoMember, **fields: object) -> DemoWorker:
    return DemoWorker(member.name, member.agency, member=member, **fields)  # type: ignore[arg-type]


def _partner(name: str, agency: str, member: DemoMember | None = None) -> DemoWorker:
    return DemoWorker(name, agency, WorkerKind.PARTNER, Grade.NONE, member=member)


OTIS_AT_WORK = _signed_in(cast.OTIS, may_lead=True)
LOLA_AT_WORK = _signed_in(cast.LOLA, ward="st-leonards")
TESS_AT_WORK = _signed_in(TESS, grade=Grade.SERGEANT, may_lead=True)
MUSA_AT_WORK = _signed_in(MUSA, may_lead=True)
NELL_AT_WORK = _signed_in(NELL)
GITA, IVO = DemoWorker("Gita Example"), DemoWorker("Ivo Example")
WREN = DemoWorker("Wren Example", joined=date(2018, 2, 5))
RUBY = DemoWorker("Ruby Example")
FIRST_COURSE = (TESS_AT_WORK, OTIS_AT_WORK, MUSA_AT_WORK, NELL_AT_WORK, GITA, RUBY)
TRAINED = (TESS_AT_WORK, OTIS_AT_WORK, MUSA_AT_WORK, NELL_AT_WORK, GITA, IVO, WREN)
TRAINEES = (
    DemoWorker("Zane Example", joined=date(2018, 6, 11)),
    DemoWorker("Faye Example", joined=date(2018, 6, 11)),
)
LOCALS = (
    LOLA_AT_WORK,
    *(
        DemoWorker(f"{name} Example", ward=ward)
        for name, ward in (
            ("Abe", "st-leonards"),
            ("Bea", "st-leonards"),
            ("Dot", "bishops"),
            ("Eli", "bishops"),
            ("Fern", "bishops"),
            ("Gus", "ferndale"),
            ("Hal", "ferndale"),
            ("Ida", "ferndale"),
            ("Jude", "oval"),
            ("Kit", "clapham-town"),
            ("Lou", "stockwell"),
        )
    ),
)
OFFICE = (
    _signed_in(cast.COORDINATOR, grade=Grade.INSPECTOR),
    _signed_in(cast.DEPUTY, grade=Grade.SERGEANT),
    _signed_in(cast.SERGEANT, grade=Grade.SERGEANT),
)
PARTNERS = (
    _partner(cast.PARTNER.name, "recovery", cast.PARTNER),
    _partner("Quin Example", "recovery"),
    _partner(NOOR.name, "health", NOOR),
    _partner(BASIL.name, "kitchen", BASIL),
)
FROM_THE_START = (*FIRST_COURSE, IVO, *LOCALS, *OFFICE, *PARTNERS)
EVERYONE = (*FROM_THE_START, WREN, *TRAINEES)
