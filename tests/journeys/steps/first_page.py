"""What the first page says is due."""

from tests.journeys.person import Person

DUE = "section[aria-labelledby=due] .govuk-task-list a"
AS_PAIRS = "links => links.map(link => [link.innerText.trim(), link.getAttribute('href')])"


def dues(person: Person) -> dict[str, str]:
    """Each thing that is due, and where it is done."""
    person.opens("/")
    return dict(person.page.locator(DUE).evaluate_all(AS_PAIRS))


def begins_with(titles: dict[str, str], words: str) -> str:
    """The address of the one thing that begins with these words."""
    [address] = [address for title, address in titles.items() if title.startswith(words)]
    return address


def when_they_open_each(person: Person, titles: dict[str, str]) -> None:
    """Every page that is asked for is there, sound, and theirs to open."""
    for address in dict.fromkeys(titles.values()):
        person.opens(address)
        assert person.path == address.partition("?")[0]
