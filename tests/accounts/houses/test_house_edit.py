"""Ida sets up what holds for the whole house."""

import pytest

from tests.pages import fields_of, text_of

PAGE = "/house/edit/"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"small_number_limit": "1"}, "This needs to be 3 or more."),
        ({"lock_minutes": "0"}, "This needs to be 1 or more."),
        ({"length_of_stay": "731"}, "This needs to be 730 or less."),
        ({"keep_words_months": "-1"}, "This needs to be 0 or more."),
        ({"name": "x" * 81}, "Please use at most 80 characters. This has 81."),
        ({"name": "Birch\0"}, "There is a character in this that can't be kept."),
    ],
)
def test_a_limit_is_told_beside_its_field_and_the_rest_is_kept(as_ida, house, said, sentence):
    fields = fields_of(as_ida.get(PAGE)) | {"length_of_stay": "60"} | said
    page = as_ida.post(PAGE, fields)
    assert sentence in text_of(page)
    assert fields_of(page)["length_of_stay"] == fields["length_of_stay"]
    house.refresh_from_db()
    assert house.length_of_stay == 90
