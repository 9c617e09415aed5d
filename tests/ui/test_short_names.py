"""Short names: as short as can be, and never two alike in one picture."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ui.short_names import LONGEST, SHORTEST, short_names

TWINS = "Al", "Alex", "Alexa", "Alex Miller", "Alex Moss", "Alex", "Alexander", "Áléx", "ALEX"
FAMILY = "\N{WOMAN}\u200d\N{GIRL}"


@pytest.mark.parametrize(
    ("names", "short"),
    [
        (["Robin", "Rosalind"], ["Rob", "Ros"]),
        (["Alex", "Jo", "Mari", "Mark", "Mary"], ["Al", "Jo", "Mari", "Mark", "Mary"]),
        (["Maria", "Mario"], ["Maria", "Mario"]),
        # The whole of one is how the other begins.
        (["Al", "Alex"], ["Al", "Ale"]),
        (["Ann", "Anna", "Bea"], ["Ann", "Anna", "Be"]),
        (["J", "Jo"], ["J", "Jo"]),
        # The very same name, or as good as the same.
        (["Alex", "Jo", "Alex"], ["Al1", "Jo", "Al2"]),
        (["Alex Miller", "Alex Price"], ["Al M", "Al P"]),
        (["Alex Miller", "Alex Moss"], ["Al1", "Al2"]),
        (["Alex", "Alex Price", "Ali"], ["Ale", "Ale P", "Ali"]),
        (["Christina", "Christopher"], ["Ch1", "Ch2"]),
        (["Chris", "Christina"], ["Ch1", "Ch2"]),
        # Accents and capitals alone tell nobody apart.
        (["Zoë", "zoe"], ["Zo1", "zo2"]),
        (["Róisín", "Rosalind"], ["Rói", "Ros"]),
        (["Mary Ann", "Mary Beth"], ["Ma A", "Ma B"]),
        (["🙂", "🙃 Sky"], ["🙂", "🙃 S"]),
        ([FAMILY + "Lou", "Lou"], [FAMILY + "L", "Lo"]),
        # Someone whose name looks like a number of ours.
        (["Al1", "Alex", "Alex"], ["Al1", "Ale1", "Ale2"]),
        (["  Jo  ", ""], ["Jo", "?"]),
        ([], []),
    ],
)
def test_people_are_told_apart(names, short):
    assert short_names(names) == short


# Few letters, so that names begin alike; and anything that a field takes.
ALIKE = st.text(alphabet="aAáb 1\u0301ß", max_size=7)
NAMES = st.lists(ALIKE | st.text(max_size=12) | st.sampled_from(TWINS), max_size=9)


def bare(name):
    apart = unicodedata.normalize("NFKD", name.casefold())
    return "".join(each for each in apart if not unicodedata.combining(each)).casefold() or name


@given(NAMES)
@example(list(TWINS))
@example(["Al M", "Alex Miller", "Alex Price"])
@example(["ß", "ss"])
def test_no_two_are_alike_and_none_is_empty(names):
    short = short_names(names)
    assert len(short) == len(names)
    assert all(each.strip() for each in short)
    assert len({bare(each) for each in short}) == len(names)


@given(NAMES)
def test_each_begins_as_the_name_does(names):
    for name, short in zip(names, short_names(names), strict=True):
        tidy = " ".join(name.split()) or "?"
        assert short[0] == tidy[0]
        begun = short.rstrip("0123456789")
        assert tidy.startswith(short) or tidy.startswith(begun) or " " in short


@given(NAMES)
def test_a_number_or_a_letter_at_most_is_beside_a_few_letters(names):
    for short in short_names(names):
        letters = [each for each in short if not unicodedata.category(each).startswith("M")]
        assert len(letters) <= LONGEST + 3


@given(st.lists(st.text(alphabet="abcde", min_size=1, max_size=LONGEST), unique=True, max_size=9))
def test_it_is_the_shortest_beginning_that_nobody_else_has(names):
    for name, short in zip(names, short_names(names), strict=True):
        others = [each for each in names if each != name]
        beginnings = [name[:letters] for letters in range(SHORTEST, len(name) + 1)]
        alone = [each for each in beginnings if not any(o.startswith(each) for o in others)]
        assert short == (alone[0] if alone else name)


@given(st.lists(st.sampled_from(["Alex", "Jo", "Robin", "Rosalind", "Ro"]), max_size=6))
def test_whoever_is_added_at_the_end_changes_nobodys_number(names):
    again = short_names([*names, "Zelda"])
    assert again[:-1] == short_names(names)
