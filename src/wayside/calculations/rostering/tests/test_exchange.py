"""A problem survives the way through JSON."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from tests.examples import examples

from wayside.calculations.rostering import Problem, plan, score_of
from wayside.calculations.rostering.exchange import problem_as_json, problem_from
from wayside.calculations.rostering.tests.factories import problems


@examples(25)
@given(problems())
def test_the_way_there_and_back_changes_nothing(given: Problem) -> None:
    given = replace(given, published=plan(given).roster)
    again = problem_from(json.loads(json.dumps(problem_as_json(given))))
    assert problem_as_json(again) == problem_as_json(given)
    assert score_of(again, again.published) == score_of(given, given.published)


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        ({"people": []}, "lacks 'patrols'"),
        ({"today": "2018-07-01", "people": [], "patrols": [], "limits": {"rest": 1}}, "rest"),
        ({"today": "soon", "people": [], "patrols": []}, "soon"),
        (
            {
                "today": "2018-07-01",
                "patrols": [],
                "people": [{"id": "a", "shifts": [["2018-07-01T07:00", "2018-07-01T15:00"]]}],
            },
            "time zone",
        ),
        ({"today": "2018-07-01", "patrols": [], "people": [{"id": "a"}, {"id": "a"}]}, "twice"),
    ],
)
def test_a_broken_instance_is_refused_with_what_is_wrong(
    broken: dict[str, object], says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        problem_from(broken)
