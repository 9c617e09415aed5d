"""Whether a line about the circle names someone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guests.redaction import OthersNames, named_in

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
def test_a_name_is_found_wherever_it_is_and_however_it_is_written(name, before, after):
    line = " ".join([*before, name, *after])
    for written in (line, line.lower()):
        if name in written:
            assert named_in(written, [name]) == [name]


@given(st.text(), st.lists(st.text()))
def test_it_tells_each_name_once_and_invents_none(line, names):
    named = named_in(line, names)
    assert len(named) == len(set(named))
    assert set(named) <= set(names)


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("Walked with Alex to the shop", "Walked with another guest to the shop"),
        ("ALEX'S pancakes, and jo", "another guest'S pancakes, and another guest"),
        ("Alex, Jo and Sky sang", "another guest, another guest and Sky sang"),
        ("Zoe\u0301's tea; Zoë  de la Cruz's too", "another guest's tea; another guest's too"),
        ("Señora de la Cruz called", "Señora de la another guest called"),
        ("Alexander, joy, e-mail", "Alexander, joy, e-mail"),
        ("Mary-Ann sang; Mary came", "another guest sang; another guest came"),
        ("ŁUKASZ\nAlex. Jo.", "another guest. another guest."),
        ("", ""),
    ],
)
def test_a_text_without_the_names_of_others(text, covered):
    assert OthersNames(HERE, own="Sky").covered(text) == covered


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("Will said so. We will see, and will may come.", 3),
        ("MAY I? In may, on May 3.", 3),
        ("hopeful, Hopes, willing, joyful", 0),
    ],
)
def test_a_name_that_is_a_common_word_is_covered_wherever_it_is(text, covered):
    said = OthersNames(["Will", "May", "Hope", "Joy"]).covered(text)
    assert said.count("another guest") == covered
    assert named_in(said, ["Will", "May", "Hope", "Joy"]) == []


def test_ones_own_name_is_shown_even_where_another_shares_it():
    others = OthersNames(["Alex", "Will", "Zoë Cruz"], own="Alex de la Cruz")
    assert others.covered("Alex Cruz will") == "Alex Cruz another guest"


def test_the_end_of_a_shortened_word_is_no_initial():
    others = OthersNames(["T. J.", "D'Angelo", "S. Oak"])
    assert others.covered("T. J. came, and S. Oak. T sat") == (
        "another guest. came, and another guest. another guest sat"
    )
    assert others.covered("I don't; it's his. T called O'Oak") == (
        "I don't; it's his. another guest called O'another guest"
    )


NAMES = st.lists(st.one_of(WORDS, st.sampled_from(["Will", "Zoë de la Cruz", "Mary-Ann"])))
TEXTS = st.lists(st.one_of(st.text(max_size=20), WORDS, st.sampled_from(HERE)))


@given(TEXTS, NAMES)
def test_no_name_is_left_in_a_covered_text(pieces, names):
    names = [name for name in names if not named_in("another guest", [name])]
    covered = OthersNames(names).covered(" ".join(pieces))
    assert named_in(covered, names) == []


@given(TEXTS, NAMES, WORDS)
def test_all_else_is_shown_as_it_was_typed(pieces, names, own):
    text = " ".join(pieces)
    covered = OthersNames(names, own=own).covered(text)
    if not named_in(text, names):
        assert covered == text
    at = 0
    for piece in covered.split("another guest"):
        assert piece in text[at:] or "another guest" in text
        at = text.find(piece, at) + len(piece)
    assert OthersNames([own, *names], own=own).covered(own) == own
