"""What a text that partners read must not say: nothing of enforcement, nothing of a person. Pure.

It is told by words alone. It finds too much rather than too little: whoever wrote the text words
it anew, or keeps it from partners.
"""

import re

from wayside.patrols.returns.rules.patterns import surely_personal

ENFORCEMENT = re.compile(
    r"\b(?:arrest\w*|enforc\w*|caution(?:s|ed)\b|warrant\w*|suspect\w*|offend\w*|nominals?\b|"
    r"kerb[ -]?crawl\w*|surveillance|covert\w*|undercover|informants?\b|intelligence|"
    r"target(?:s|ed|ing)?\b|prosecut\w*|dispersal\w*|wanted\b|decoys?\b|test purchas\w*|"
    r"plain[ -]clothes|cad\s?\d+)",
    re.IGNORECASE,
)


def partners_must_not_read(text: str) -> tuple[str, ...]:
    """The words that keep a text from partners; each once."""
    found = [match[0] for match in ENFORCEMENT.finditer(text)]
    found.extend(each.words for each in surely_personal(text))
    return tuple(dict.fromkeys(found))
