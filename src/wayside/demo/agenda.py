"""What happens beside the weeks of the demo, on which day: rosters, courses, people who leave."""

from collections import deque
from collections.abc import Callable
from datetime import date

from wayside.demo import availability, money, pool, rosters
from wayside.demo.players import Players, at

Step = tuple[date, Callable[[Players], None]]
FIRST_ROSTER, SECOND_ROSTER, THIRD_ROSTER = date(2018, 1, 1), date(2018, 3, 26), date(2018, 6, 18)


def agenda() -> deque[Step]:
    """In order of time; the weeks take each step once its day has come."""
    return deque(
        (
            (date(2017, 12, 11), _first_roster),
            (date(2018, 1, 1), money.read_terms),
            (pool.SECOND_SESSION, pool.train_another),
            (date(2018, 3, 7), _second_roster),
            (date(2018, 4, 23), _after_somebody_left),
            (date(2018, 5, 21), _third_roster),
            (date(2018, 6, 11), pool.fill_the_pipeline),
            (date(2018, 6, 25), pool.set_next_rates),
        )
    )


def _first_roster(players: Players) -> None:
    availability.rest_from_the_start(players)
    now = at(date(2017, 12, 11), 9)
    rosters.make_nights(players, FIRST_ROSTER, now)
    rosters.publish(players, FIRST_ROSTER, rosters.WEEKS, now)


def _second_roster(players: Players) -> None:
    now = at(date(2018, 3, 7), 9)
    rosters.make_nights(players, SECOND_ROSTER, now)
    rosters.publish(players, SECOND_ROSTER, rosters.WEEKS, now)


def _after_somebody_left(players: Players) -> None:
    """Her nights go to others, with as few changes as that takes."""
    pool.let_one_go(players)
    first = date(2018, 4, 30)
    weeks = (THIRD_ROSTER - first).days // 7
    rosters.publish(players, first, weeks, at(date(2018, 4, 23), 9))


def _third_roster(players: Players) -> None:
    availability.go_away(players, availability.SUMMER, at(date(2018, 5, 14), 9))
    availability.wish(players)
    availability.work_by_day(players)
    now = at(date(2018, 5, 21), 9)
    rosters.make_nights(players, THIRD_ROSTER, now)
    rosters.publish(players, THIRD_ROSTER, rosters.WEEKS, now)
