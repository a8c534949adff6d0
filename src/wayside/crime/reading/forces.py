"""Police forces by name, and the address word that stands for each."""

import re

BY_SLUG = {
    "avon-and-somerset": "Avon and Somerset Constabulary",
    "bedfordshire": "Bedfordshire Police",
    "btp": "British Transport Police",
    "cambridgeshire": "Cambridgeshire Constabulary",
    "cheshire": "Cheshire Constabulary",
    "city-of-london": "City of London Police",
    "cleveland": "Cleveland Police",
    "cumbria": "Cumbria Constabulary",
    "derbyshire": "Derbyshire Constabulary",
    "devon-and-cornwall": "Devon & Cornwall Police",
    "dorset": "Dorset Police",
    "durham": "Durham Constabulary",
    "dyfed-powys": "Dyfed-Powys Police",
    "essex": "Essex Police",
    "gloucestershire": "Gloucestershire Constabulary",
    "greater-manchester": "Greater Manchester Police",
    "gwent": "Gwent Police",
    "hampshire": "Hampshire Constabulary",
    "hertfordshire": "Hertfordshire Constabulary",
    "humberside": "Humberside Police",
    "kent": "Kent Police",
    "lancashire": "Lancashire Constabulary",
    "leicestershire": "Leicestershire Police",
    "lincolnshire": "Lincolnshire Police",
    "merseyside": "Merseyside Police",
    "metropolitan": "Metropolitan Police Service",
    "norfolk": "Norfolk Constabulary",
    "north-wales": "North Wales Police",
    "north-yorkshire": "North Yorkshire Police",
    "northamptonshire": "Northamptonshire Police",
    "northern-ireland": "Police Service of Northern Ireland",
    "northumbria": "Northumbria Police",
    "nottinghamshire": "Nottinghamshire Police",
    "south-wales": "South Wales Police",
    "south-yorkshire": "South Yorkshire Police",
    "staffordshire": "Staffordshire Police",
    "suffolk": "Suffolk Constabulary",
    "surrey": "Surrey Police",
    "sussex": "Sussex Police",
    "thames-valley": "Thames Valley Police",
    "warwickshire": "Warwickshire Police",
    "west-mercia": "West Mercia Police",
    "west-midlands": "West Midlands Police",
    "west-yorkshire": "West Yorkshire Police",
    "wiltshire": "Wiltshire Police",
}
BY_NAME = {name.casefold(): slug for slug, name in BY_SLUG.items()}
NOT_STATED = "Force not stated"
FILE_NAME = re.compile(
    r"(?P<month>\d{4}-(?:0[1-9]|1[0-2]))-(?P<force>[a-z][a-z-]*)-"
    r"(?:street|outcomes|stop-and-search)(?:\.csv)?(?:\.gz)?$"
)
WORDS = re.compile(r"[^a-z0-9]+")


def slug_of(name: str) -> str:
    """The address word of a force; a force not in the list is named by its own words."""
    known = BY_NAME.get(name.strip().casefold())
    return known or WORDS.sub("-", name.casefold()).strip("-")[:60] or "not-stated"


def named_in(file_name: str) -> tuple[str, str]:
    """The force's name and the month (YYYY-MM) that a data.police.uk file name says, or blanks."""
    match = FILE_NAME.search(file_name.lower())
    if match is None:
        return "", ""
    slug = match["force"]
    return BY_SLUG.get(slug, slug.replace("-", " ").title()), match["month"]
