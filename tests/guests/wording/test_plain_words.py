"""Words that the house says in another way: found, told kindly, and never changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guests.wording.rules import ListedTerm, hints_in, misses_its_word, without_quotations
from guests.wording.starting_words import STARTING_WORDS
from tests.guests.wording.said_plainly import HARMFUL, INNOCENT

CLIENT = (ListedTerm("client", "guest", "People stay here as guests."),)


def words_in(text, listed=STARTING_WORDS):
    return [word for hint in hints_in(text, listed) for word in hint.words]


@pytest.mark.parametrize(("word", "sentence"), HARMFUL)
def test_a_word_is_found_as_it_was_written(word, sentence):
    assert words_in(sentence) == [word]


@pytest.mark.parametrize("sentence", INNOCENT)
def test_the_same_letters_meant_otherwise_are_let_be(sentence):
    assert words_in(sentence) == []


# DOMAIN §3, its left column, word by word.
LEFT_COLUMN = """client, patient, consumer, resident, case, admit, discharge, placement, bed,
non-compliant, refused, resistant, AWOL, absconded, behaviour, acting out, manipulative, symptom,
episode, baseline, high functioning, low functioning, clean, dirty, addict, relapse, violation,
infraction, write-up, supervise, assess, treat, intervene"""


@pytest.mark.parametrize("word", [word.strip() for word in LEFT_COLUMN.split(",")])
def test_no_word_of_the_left_column_is_missing(word):
    assert words_in(word) == [word]
    assert words_in(f"They wrote {word.upper()}, and that was all.") == [word.upper()]
    assert word in {word for word, _sentence in HARMFUL}


def test_each_hint_has_another_word_and_a_reason_once():
    text = "The client came. Clients eat at six; no CLIENT was hungry. One refused."
    first, second = hints_in(text, STARTING_WORDS)
    assert first.words == ("client", "Clients")
    assert first.instead == "guest, or their name"
    assert "guests of a house" in first.why
    assert second.words == ("refused",)
    for line in STARTING_WORDS:
        assert line.instead
        assert line.why.endswith(".")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('He said "I am a client" and went up.', []),
        ("“I refused, they say.\nA client is what I was.” Then tea.", []),
        ("«I was a patient», she told us.", []),
        ("‘I’m nobody’s client’, she said. The client laughed.", ["client"]),
        ("'I'm a patient', he said to the patients' friend.", ["patients"]),
        # Not closed: to the end of its line.
        ('He said "I am a client\nThe client left.', ["client"]),
        ("“I am a client\nThe client left. “I am a patient”", ["client"]),
        # An apostrophe is no quotation mark, and neither is an inch.
        ("It's the client's bag, isn't it", ["client"]),
        ("The guests' client's bag", ["client"]),
        ('A 12" pan for the client, a 14" one for us', ["client"]),
        ("‘cause he refused", ["refused"]),
        ('"She" met a client in the "hall"', ["client"]),
    ],
)
def test_what_stands_in_quotation_marks_is_someones_own(text, words):
    assert words_in(text) == words


@pytest.mark.parametrize(
    ("listed", "text", "words"),
    [
        (ListedTerm("guest house", "home", ""), "a guest-house, a guesthouse, guest  houses", 3),
        (ListedTerm("naïve", "new", ""), "NAÏVE", 1),
        (ListedTerm("lazy, idle", "tired", ""), "Lazy or idle; lazily", 2),
        (ListedTerm("story", "what happened", ""), "two stories, storied", 2),
        (ListedTerm("…,,", "nothing", ""), "…,, nothing", 0),
        (ListedTerm("", "nothing", "", "in case"), "nothing", 0),
        (ListedTerm("fit (well)", "well", ""), "a fit well", 1),
    ],
)
def test_whatever_a_house_lists(listed, text, words):
    assert len(words_in(text, (listed,))) == words


def test_a_phrase_has_the_word_in_it():
    line = ListedTerm("case, cases", "guest", "", "in case\n\nin any cas*\njust so\n…\n")
    assert misses_its_word(line) == ["just so", "…"]
    assert [each.word for each in STARTING_WORDS if misses_its_word(each)] == []


def test_a_phrase_ends_with_its_sentence():
    floor = (ListedTerm("clean", "not using", "", "floor … clean"),)
    assert words_in("The floor is now rather clean", floor) == []
    assert words_in("He mopped the floor. Clean", floor) == ["Clean"]
    assert words_in("The floor and all that there ever was is clean", floor) == ["clean"]


TEXTS = st.text(st.sampled_from("abc client patient,.'’\n-…\0é")) | st.text()
QUOTES = [("“", "”"), ("«", "»"), ('"', '"')]
LINES = st.sampled_from([sentence for _word, sentence in HARMFUL] + INNOCENT)


@given(TEXTS, LINES, TEXTS, st.sampled_from(QUOTES))
def test_what_is_quoted_is_never_hinted(before, quoted, after, marks):
    every_mark = str.maketrans("", "", "“”„«»\"'‘’")
    before, after = before.translate(every_mark), after.translate(every_mark)
    quoted = quoted.translate(every_mark)
    said = f"{before} {marks[0]}{quoted}{marks[1]} {after}"
    blank = f"{before} {marks[0]}{marks[1]} {after}"
    assert set(words_in(said, CLIENT)) <= set(words_in(blank, CLIENT))
    assert len(without_quotations(said)) == len(said)
    assert quoted not in without_quotations(said)


@given(TEXTS)
def test_every_word_that_is_told_stands_in_the_text_and_the_text_stands(text):
    kept = str(text)
    for word in words_in(text):
        assert word in text.replace("\0", " ")
    assert text == kept


@given(st.lists(LINES, max_size=12))
def test_sentences_do_not_change_one_another(sentences):
    alone = {word.casefold() for each in sentences for word in words_in(each)}
    assert {word.casefold() for word in words_in("\n".join(sentences))} == alone


@pytest.mark.parametrize("mark", ["'", "‘", "“", '"', "«", "„", "' '", 'a" "', "patient ", "\0"])
def test_twenty_thousand_odd_characters_are_read_to_the_end(mark):
    hints_in((mark * 20_000)[:20_000], STARTING_WORDS)
