"""Whether a line about the circle names someone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guests.naming import named_in

HERE = ["Alex", "Jo", "Zoë de la Cruz", "Mary-Ann", "Łukasz"]


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("A slow start, then a lot of laughter", []),
        ("alex made us all laugh", ["Alex"]),
        ("We laughed at ALEX'S pancakes; Jo's were fine too", ["Alex", "Jo"]),
        ("Alexander the Great and the joy of it", []),
        ("Zoe brought soup", ["Zoë de la Cruz"]),
        ("The Cruz family recipe", ["Zoë de la Cruz"]),
        ("La vie en rose, de temps en temps", []),
        ("Mary sang", ["Mary-Ann"]),
        ("łukasz sang", ["Łukasz"]),
        ("", []),
    ],
)
def test_who_is_named(line, named):
    assert named_in(line, HERE) == named


def test_nobody_is_named_where_nobody_stays():
    assert named_in("Alex was here", []) == []
    assert named_in("Alex was here", ["", "…"]) == []


WORDS = st.text(st.characters(categories=["L"]), min_size=1, max_size=8)


@given(WORDS, st.lists(WORDS), st.lists(WORDS))
def test_a_name_is_found_wherever_it_stands_and_however_it_is_written(name, before, after):
    line = " ".join([*before, name, *after])
    for written in (line, line.lower()):
        if name in written:
            assert named_in(written, [name]) == [name]


@given(st.text(), st.lists(st.text()))
def test_it_tells_each_name_once_and_invents_none(line, names):
    named = named_in(line, names)
    assert len(named) == len(set(named))
    assert set(named) <= set(names)
