"""Lists that two people changed are settled line by line."""

from wayside.web.collision_lines import Line, lines_apart, lines_kept


def lines(**words: str) -> list[Line[str]]:
    return [Line(key, key.title(), said, f"{key} {said}") for key, said in words.items()]


MINE = lines(loitering="less", referrals="more", arrests="more")
THEIRS = lines(loitering="less", referrals="less", courses="more")


def test_only_lines_that_differ_are_shown_each_with_both_versions() -> None:
    shown = [(each.label, each.mine, each.theirs) for each in lines_apart("aims", MINE, THEIRS)]

    assert shown == [
        ("Referrals", "more", "less"),
        ("Arrests", "more", "Not listed"),
        ("Courses", "Not listed", "more"),
    ]


def test_each_line_is_kept_as_it_was_chosen() -> None:
    referrals, arrests, courses = lines_apart("aims", MINE, THEIRS)
    choices = {
        f"keep-{referrals.name}": "theirs",
        f"keep-{arrests.name}": "mine",
        f"keep-{courses.name}": "theirs",
    }

    assert lines_kept("aims", MINE, THEIRS, choices) == (
        "loitering less",
        "referrals less",
        "arrests more",
        "courses more",
    )


def test_a_first_sending_and_all_of_mine_are_mine_and_all_of_theirs_is_theirs() -> None:
    mine = tuple(line.value for line in MINE)

    assert lines_kept("aims", MINE, THEIRS, {}) == mine
    assert lines_kept("aims", MINE, THEIRS, {"keep": "mine"}) == mine
    assert set(lines_kept("aims", MINE, THEIRS, {"keep": "theirs"})) == {
        line.value for line in THEIRS
    }
