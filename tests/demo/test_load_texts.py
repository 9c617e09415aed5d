"""The demo house's texts: a key that a file does not have is named, with the file."""

import pytest

from demo.load_texts import load_texts


def test_a_missing_key_is_named_with_its_file():
    with pytest.raises(KeyError, match=r"demo/texts/meetings\.toml has no 'agendas'"):
        load_texts("meetings")["agendas"]


def test_a_missing_key_of_a_row_is_named_with_its_row():
    with pytest.raises(KeyError, match=r"demo/texts/meetings\.toml agenda 2 has no 'who'"):
        load_texts("meetings")["agenda"][1]["who"]


def test_a_file_is_always_the_same_lists():
    assert load_texts("rounds")["day_goals"] is load_texts("rounds")["day_goals"]
