"""Guesses for the mapping screen, for a person to confirm: never used without."""

import re
from collections.abc import Mapping, Sequence

WORDS = {
    "date": r"\b(date|datetime|occurred|committed|from date|start)\b",
    "time": r"\btime\b",
    "code": r"\b(code|class|ho ?code|offence code)\b",
    "offence": r"\b(offence|offense|crime type|description|classification)\b",
    "longitude": r"\b(lon|long|longitude|lng)\b",
    "latitude": r"\b(lat|latitude)\b",
    "easting": r"\b(easting|eastings|x|gridx)\b",
    "northing": r"\b(northing|northings|y|gridy)\b",
    "location": r"\b(location|street|place|address|beat)\b",
    "reference": r"\b(reference|ref|crime number|crime no|number|id|urn)\b",
}
# Home Office classes and words of offence names, and what they come down to. Classes as in the
# Home Office counting rules; to be checked with the force's crime registrar before use.
CODES = (
    (r"^0*24(\D|$)", "exploitation"),
    (r"^0*27(\D|$)", "soliciting"),
    (r"^0*165(\D|$)", "persistent_loitering"),
    (r"^0*(106|72)(\D|$)", "modern_slavery"),
    (r"^0*71(\D|$)", "child_exploitation"),
    (r"^0*(19[A-H]|20A|20B|17A|17B|22A|22B|70|88[A-E])(\D|$)", "sexual_offence"),
    (r"^0*34[AB](\D|$)", "robbery"),
)
NAMES = (
    (r"kerb|curb.?crawl", "kerb_crawling"),
    (r"loiter|street offences act", "persistent_loitering"),
    (r"solicit", "soliciting"),
    (r"exploitative conduct|53a|paying for (sexual )?services", "paying_exploited"),
    (r"(sexual exploitation|abuse) of (a )?child", "child_exploitation"),
    (r"brothel|controlling|prostitution for gain|exploitation of prostitution", "exploitation"),
    (r"slavery|trafficking|servitude", "modern_slavery"),
    (r"rape|sexual", "sexual_offence"),
    (r"robbery", "robbery"),
    (r"drug|cannabis|cocaine", "drugs"),
    (r"anti.?social", "anti_social_behaviour"),
    (r"assault|violence|threat|harass|stalk|kidnap|wound", "violence"),
)


def columns(header: Sequence[str]) -> dict[str, str]:
    """For each role the first column whose name suggests it and that no other role took."""
    taken: dict[str, str] = {}
    for role, pattern in WORDS.items():
        for name in header:
            plain = re.sub(r"[_\-/.]+", " ", name).casefold().strip()
            if name and name not in taken.values() and re.search(pattern, plain):
                taken[role] = name
                break
    return taken


def kind(code: str, offence: str, chosen: Mapping[str, str] | None = None) -> str:
    """What an offence probably is, by its code, then by its name; blank if nothing says."""
    for each in (code, offence):
        if chosen and (found := chosen.get(" ".join(each.split()).casefold())):
            return found
    for patterns, words in ((NAMES, offence), (CODES, code)):
        for pattern, meaning in patterns:
            if words and re.search(pattern, words, re.IGNORECASE):
                return meaning
    return ""
