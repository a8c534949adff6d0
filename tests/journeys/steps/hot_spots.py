"""Reading where recorded crime gathers, and taking it out."""

from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.journeys.checks import every_error_leads_to_its_field
from tests.journeys.person import Person

PAGE = "/lambeth/hot-spots/"
PURPOSE = "Places for the patrols of 13 July"


def ranked_places(person: Person) -> list[str]:
    """The names of the ranked places, in their order."""
    return person.page.locator(".ws-ranked__name").all_inner_texts()


def when_they_open_the_hot_spots(person: Person) -> None:
    """By the menu, and wait until the map draws."""
    person.follows("Hot spots", within=person.page.get_by_role("navigation"))
    expect(person.page.locator(".ws-map canvas")).to_be_visible()


def then_places_are_ranked_with_reasons(person: Person) -> None:
    """Each place says what, how many and how sure; the data's limits come first."""
    person.reads("it has no soliciting category, is monthly, and is months old")
    names = ranked_places(person)
    assert len(names) == 10
    assert names[0].startswith("1. ")
    first = person.page.locator(".ws-ranked__place").first
    expect(first).to_contain_text("records since")
    expect(first).to_contain_text("resamples")


def when_they_leave_out_what_police_generate(person: Person) -> None:
    """One switch away."""
    person.follows("Leave them out")


def then_the_ranking_says_so_and_differs(person: Person, before: list[str]) -> None:
    """The address carries it, the page says it, the places change."""
    assert "police=out" in person.page.url
    person.reads("are left out")
    assert ranked_places(person) != before


def when_they_open_the_first_place(person: Person) -> str:
    """Its name leads to its page."""
    link = person.page.locator(".ws-ranked__name a").first
    name = link.inner_text()
    link.click()
    person.looks()
    return name


def then_the_raw_rows_stand_below(person: Person, name: str) -> None:
    """Every record with its file and line."""
    assert person.heading == name
    rows = person.page.locator("table").last.locator("tbody tr")
    assert rows.count() > 10
    expect(rows.first).to_contain_text("line")


def when_they_narrow_the_view(person: Person) -> str:
    """The last six months, five places; the address that results."""
    person.opens(PAGE)
    person.page.get_by_label("Counting").select_option("6")
    person.fills("How many places", "5")
    person.presses("Show")
    return person.page.url.removeprefix(person.origin)


def then_a_colleague_sees_the_same(person: Person, colleague: Person, address: str) -> None:
    """The address is the view."""
    assert urlsplit(address).query
    colleague.opens(address)
    assert len(ranked_places(colleague)) == 5
    assert ranked_places(colleague) == ranked_places(person)
    assert colleague.page.get_by_label("Counting").input_value() == "6"


def when_they_weigh_a_kind(person: Person, kind: str, weight: str) -> None:
    """No number first, as everybody forgets once; then the weight."""
    person.opens(PAGE)
    person.follows("What counts")
    box = person.page.get_by_role("row").filter(has_text=kind).locator("input[name^=weight]")
    box.fill("")
    person.presses("Save the table")
    assert every_error_leads_to_its_field(person.page) == 1
    box.fill(weight)
    person.presses("Save the table")


def then_the_ranking_changes(person: Person, before: list[str]) -> None:
    """What counts really counts, and the page says with which weights it was made."""
    person.opens(PAGE)
    assert ranked_places(person) != before


def then_a_file_asks_what_it_is_for(person: Person) -> None:
    """Without a purpose there is no file."""
    person.opens(PAGE)
    person.page.get_by_role("link", name="Take out as a file").or_(
        person.page.get_by_role("button", name="Take out as a file")
    ).first.click()
    person.looks()
    person.presses("Take out")
    assert every_error_leads_to_its_field(person.page) == 1


def when_they_take_the_file(person: Person) -> Path:
    """With a purpose."""
    person.fills("What is the file for?", PURPOSE)
    return person.receives(person.page.get_by_role("button", name="Take out").click)


def then_the_file_carries_its_purpose(taken: Path) -> None:
    """Who took it and what for stand in its first line and its last."""
    lines = taken.read_text(encoding="utf-8-sig").splitlines()
    marked = [line for line in lines if PURPOSE in line]
    assert marked == [lines[0], lines[-1]]
    assert "Taken by Ana Example" in marked[0]
    assert len(lines) > 10


def then_every_layer_opens(person: Person) -> None:
    """Each layer, as the page names them, with and without police-generated records."""
    person.opens(f"{PAGE}layers/")
    names = person.page.locator("nav[aria-label=Layers] a").all_inner_texts()
    assert len(names) >= 3
    for name in names:
        person.follows(name, within=person.page.locator("nav[aria-label=Layers]"))
        expect(person.page.get_by_role("heading", name=name, level=2)).to_be_visible()
    person.follows("Leave them out")
    person.reads("are left out")
