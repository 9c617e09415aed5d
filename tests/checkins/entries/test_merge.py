"""Two people write at once: nothing is lost, whatever they write."""

from hypothesis import given
from hypothesis import strategies as st

from checkins.entries.merge import Change, FieldPlace, merge

WHERE = FieldPlace("entry", 0, "where_at")
NIGHT = FieldPlace("entry", 0, "night")


def test_different_places_merge():
    merged = merge({WHERE: Change("", "Tired"), NIGHT: Change("", "")}, {WHERE: "", NIGHT: "Early"})
    assert merged.values == {WHERE: "Tired"}
    assert merged.conflicts == {}


def test_the_same_place_is_asked_about_and_left_alone():
    merged = merge({WHERE: Change("", "Tired")}, {WHERE: "Rested"})
    assert merged.values == {}
    assert merged.conflicts == {WHERE: "Rested"}


def test_saying_the_same_again_is_no_change():
    assert merge({WHERE: Change("", "Tired")}, {WHERE: "Tired"}).values == {}


SAID = st.sampled_from(["", "a", "b", "c"])


@given(st.dictionaries(st.sampled_from([WHERE, NIGHT]), st.tuples(SAID, SAID, SAID), min_size=1))
def test_no_text_disappears_without_being_seen(places):
    """What stands afterwards is what stood, or was put there by someone who saw what stood."""
    changes = {place: Change(seen, said) for place, (seen, said, _) in places.items()}
    stored = {place: stands for place, (_, _, stands) in places.items()}
    merged = merge(changes, stored)
    assert not merged.values.keys() & merged.conflicts.keys()
    for place, (seen, said, stands) in places.items():
        after = merged.values.get(place, stands)
        if after != stands:
            assert (seen, said) == (stands, after)
        if said not in (seen, after):
            assert merged.conflicts[place] == stands
