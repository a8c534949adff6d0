"""The administrator: a neighbouring area takes up the programme."""

import json

from shapely.geometry import box, mapping

from tests.journeys.conftest import Enter
from wayside.demo.cast import PROGRAMME_NAME

DEPTFORD = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"name": "Deptford"},
            "geometry": mapping(box(-0.04, 51.46, -0.02, 51.48)),
        }
    ],
}


def test_a_neighbour_takes_up_the_programme(enter: Enter) -> None:
    """Given a programme in Lambeth, when the administrator opens Lewisham from it, then it has
    the programme and its own wards."""
    administrator = enter("administrator")
    administrator.opens("/partners/areas/lambeth/")
    administrator.presses("Open another area from this one")
    administrator.reads("Stays behind")
    administrator.presses("Continue")
    administrator.fills("Name of the new area", "Lewisham")
    administrator.chooses("Lead agency", "Example Police, Lambeth team")
    administrator.chooses("Lead", "Sunny Example")
    administrator.page.locator("input[type=file]").set_input_files(
        {
            "name": "wards.geojson",
            "mimeType": "application/json",
            "buffer": json.dumps(DEPTFORD).encode(),
        }
    )
    administrator.presses("Open the area")
    assert administrator.heading == "Lewisham"
    administrator.reads(PROGRAMME_NAME)
    administrator.reads("Deptford")
