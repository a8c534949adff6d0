"""Files shaped like a street file of data.police.uk, for the benchmark of the import."""

import gzip
import random
from pathlib import Path

SEED = 20180701
HEADER = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
    "Crime type,Last outcome category,Context"
)
FORCE = "Metropolitan Police Service"
TYPES = (
    ("Anti-social behaviour", 22),
    ("Violence and sexual offences", 21),
    ("Other theft", 11),
    ("Vehicle crime", 8),
    ("Burglary", 7),
    ("Criminal damage and arson", 6),
    ("Drugs", 5),
    ("Public order", 5),
    ("Theft from the person", 5),
    ("Shoplifting", 4),
    ("Robbery", 3),
    ("Bicycle theft", 2),
    ("Other crime", 1),
)
OUTCOMES = (
    "Investigation complete; no suspect identified",
    "Status update unavailable",
    "Unable to prosecute suspect",
    "Offender given a caution",
    "",
)
MONTHS = ("2018-04", "2018-05", "2018-06")
WEST, SOUTH, EAST, NORTH = -0.152, 51.410, -0.078, 51.510


def generate(path: Path, rows: int) -> None:
    """Write a seeded file shaped like a street file of data.police.uk."""
    chance = random.Random(SEED)
    places = [
        (
            f"{chance.uniform(WEST, EAST):.6f},{chance.uniform(SOUTH, NORTH):.6f},"
            f"On or near {chance.choice('ABCDEFGHKLMNPRSTW')}{number} Street,"
            f"E0100{chance.randint(3013, 3190)},Lambeth {number % 36:03}A"
        )
        for number in range(1700)
    ]
    names, weights = zip(*TYPES, strict=True)
    with gzip.open(path, "wt", compresslevel=6, newline="") as target:
        target.write(f"{HEADER}\n")
        for start in range(0, rows, 20_000):
            count = min(20_000, rows - start)
            kinds = chance.choices(names, weights, k=count)
            lines = [_line(chance, kind, places) for kind in kinds]
            target.write("".join(lines))


def _line(chance: random.Random, kind: str, places: list[str]) -> str:
    named = kind != "Anti-social behaviour"
    identifier = f"{chance.getrandbits(256):064x}" if named else ""
    if named and chance.random() < 0.01:
        identifier = f"{chance.randrange(2000):064x}"
    place = chance.choice(places)
    toss = chance.random()
    if toss < 0.01:
        place = ",,No Location,,"
    elif toss < 0.03:
        place = "-0.200000,51.450000,On or near Elsewhere Road,E01004500,Wandsworth 001A"
    elif toss < 0.0301:
        place = place.partition(",")[2]  # a field short
    outcome = chance.choice(OUTCOMES) if named else ""
    month = chance.choice(MONTHS)
    return f"{identifier},{month},{FORCE},{FORCE},{place},{kind},{outcome},\n"


def repeat(given: Path, target: Path, times: int) -> None:
    """A file with the rows of another several times over."""
    opened = gzip.open if given.suffix == ".gz" else open
    with gzip.open(target, "wb") as written:
        for time_round in range(times):
            with opened(given, "rb") as source:
                header = source.readline()
                if time_round == 0:
                    written.write(header)
                while block := source.read(1 << 20):
                    written.write(block)
