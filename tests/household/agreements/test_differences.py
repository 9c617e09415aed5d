"""What was changed between two wordings: exact to the letter, and readable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from household.agreements.differences import difference

WORDS = st.lists(st.sampled_from(["we", "quiet,", "keep", "22:00", " ", "\n", "\n\n", "é"]))
TEXTS = st.text(max_size=60) | WORDS.map(" ".join)


@given(TEXTS, TEXTS)
def test_both_wordings_come_back_from_it(before, after):
    spans = difference(before, after)
    assert "".join(words for way, words in spans if way != "new") == before
    assert "".join(words for way, words in spans if way != "out") == after
    assert all(words for _way, words in spans)


@given(TEXTS)
def test_a_wording_does_not_differ_from_itself(text):
    assert {way for way, _words in difference(text, text)} <= {"same"}


@pytest.mark.parametrize(
    ("before", "after", "spans"),
    [
        ("", "", []),
        ("", "We knock.", [("new", "We knock.")]),
        ("We knock.", "", [("out", "We knock.")]),
        (
            "Quiet from 22:00 on.",
            "Quiet from 23:00 on.",
            [("same", "Quiet from "), ("out", "22:00"), ("new", "23:00"), ("same", " on.")],
        ),
        (
            "We leave by nine sharp.",
            "We leave at ten sharp.",
            [("same", "We leave "), ("out", "by nine"), ("new", "at ten"), ("same", " sharp.")],
        ),
        ("We knock.", "We knock. We wait.", [("same", "We knock."), ("new", " We wait.")]),
    ],
)
def test_it_reads_as_a_person_would_mark_it(before, after, spans):
    assert difference(before, after) == spans
