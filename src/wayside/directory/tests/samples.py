"""Records as other systems write them: invented, in the words of the standard."""

import json
from typing import Any

ORGANIZATION_ID = "d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610"
SERVICE_ID = "ac148810-d857-441c-9679-408f346de14b"
LOCATION_ID = "3a19ff88-4620-4d17-9830-ac1d859eb5d5"


def organization(**more: Any) -> dict[str, Any]:
    """Who runs it."""
    return {
        "id": ORGANIZATION_ID,
        "name": "Example Organisation",
        "description": "An invented charity.",
        "website": "https://example.org",
        "organization_identifiers": [
            {
                "id": "d4dbcebc-0802-47cb-8651-b937ac4f2f3e",
                "identifier_type": "Company number",
                "identifier": "1234567",
            }
        ],
        **more,
    }


def service(**more: Any) -> dict[str, Any]:
    """A service with one of everything that the directory has a table for."""
    return {
        "id": SERVICE_ID,
        "name": "Example counselling",
        "alternate_name": "Talk to us",
        "description": "Talking with trained people.",
        "url": "https://example.org/talk",
        "email": "talk@example.org",
        "status": "active",
        "eligibility_description": "For people over eleven.",
        "minimum_age": 12,
        "maximum_age": 100,
        "assured_date": "2018-01-15",
        "alert": "Ring first.",
        "last_modified": "2018-03-15T10:30:45.123Z",
        "phones": [
            {"id": "1554f2e2-a373-45db-a3fa-9fc48a61c15e", "number": "020 7946 0000", "type": "v"}
        ],
        "contacts": [{"id": "1e7efce3-639b-4880-940c-b95cd30cdb50", "name": "Ann Example"}],
        "schedules": [
            {
                "id": "48102e86-bb50-41c4-8f1e-e269368c41d1",
                "freq": "WEEKLY",
                "byday": "TH,FR",
                "opens_at": "10:00:00",
                "closes_at": "18:00:00",
                "interval": 1,
            }
        ],
        "service_areas": [{"id": "381c64f1-a724-4884-9c21-ac96c21cca3e", "name": "All of London"}],
        "languages": [
            {"id": "2989d3ed-c547-48f8-8f9d-432d81c7892e", "name": "Polish", "code": "pl"}
        ],
        "cost_options": [
            {"id": "1fdf4d39-3d80-484d-9f92-a8ffa08621e7", "option": "Free", "amount": 0}
        ],
        "funding": [{"id": "1f2df32c-bf08-4b8e-bd6f-e834014b19bc", "source": "A trust"}],
        "service_at_locations": [at_location()],
        "attributes": [
            {
                "id": "ae58cc39-8b70-4ab1-8aea-786882e5ac8e",
                "taxonomy_term": {
                    "id": "3f7b145d-84af-42d7-8fae-eaca714b02b2",
                    "name": "Counselling",
                    "description": "Talking",
                },
            }
        ],
        "organization": organization(),
        **more,
    }


def at_location() -> dict[str, Any]:
    """Where it is."""
    return {
        "id": "e94c9f38-1e8f-4564-91d4-d53501ab1765",
        "location": {
            "id": LOCATION_ID,
            "location_type": "physical",
            "name": "Example hall",
            "latitude": 51.46,
            "longitude": -0.11,
            "external_identifier": "10092008082",
            "addresses": [
                {
                    "id": "74706e55-df26-4b84-80fe-ecc30b5befb4",
                    "address_1": "1 Hidden Street",
                    "city": "London",
                    "state_province": "Greater London",
                    "postal_code": "SW9 0AA",
                    "country": "GB",
                    "address_type": "physical",
                    "attention": "The front desk",
                }
            ],
            "accessibility": [
                {"id": "afcf296e-1cb2-4139-9c88-33d587d1a50b", "description": "A ramp."}
            ],
        },
    }


def file_of(*records: Any) -> bytes:
    """A page of a feed with these records."""
    return json.dumps({"contents": list(records)}).encode()
