"""What somebody has said about themselves."""

from dataclasses import dataclass

from wayside.people.vocabulary import AgeMark, Sex


@dataclass(frozen=True, slots=True)
class Details:
    """What she has said about herself; what she is called is enough."""

    called: str
    age_mark: AgeMark
    given_name: str = ""
    family_name: str = ""
    other_names: str = ""
    born: str = ""
    sex: Sex = Sex.NOT_SAID
    pronouns: str = ""
    language: str = ""
