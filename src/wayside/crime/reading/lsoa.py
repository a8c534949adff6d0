"""Which vintage a lower-layer super output area's code is of.

Most codes stand in both the 2011 and the 2021 list. Codes of 2021 alone are known by their
number: the 2011 list ends at E01033768 in England and W01001958 in Wales (ONS), and whatever was
cut or joined in 2021 got a higher one. Codes of 2011 alone are those given up then. The list
here covers Lambeth and Southwark: 2011 areas that hold points which data.police.uk now files
under a 2021 code, and which it has not used since it changed over (May 2023). For other
boroughs a code of the 2011 list that was given up cannot be told from one that goes on.
"""

import polars as pl

LAST_2011 = {"E": "E01033768", "W": "W01001958"}
GIVEN_UP_2021 = frozenset(
    {
        "E01003109",
        "E01003927",
        "E01003964",
        "E01003967",
        "E01003968",
        "E01003970",
        "E01003974",
        "E01003978",
        "E01004022",
        "E01004027",
        "E01032720",
        "E01032722",
        "E01032805",
        "E01033207",
    }
)


def is_of_2021(code: pl.Expr) -> pl.Expr:
    """Whether a well-formed code stands in the 2021 list alone."""
    later = [code.str.starts_with(nation) & (code > last) for nation, last in LAST_2011.items()]
    return pl.any_horizontal(later)
