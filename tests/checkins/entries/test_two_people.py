"""Robin and Lee have the same round open: nothing either of them writes is lost."""

from checkins.models import Entry, Round
from tests.conftest import ROUND
from tests.pages import fields_of, text_of


def test_different_fields_of_one_person_merge(as_robin, signed_in, lee, alex):
    as_lee = signed_in(lee)
    robins, lees = fields_of(as_robin.get(ROUND)), fields_of(as_lee.get(ROUND))
    name = f"stay-{alex.pk}"
    as_robin.post(ROUND, robins | {f"{name}-where_at": "Slept badly", f"{name}-presence": "here"})
    as_lee.post(ROUND, lees | {f"{name}-support": "more"})
    entry = Entry.objects.get(stay=alex)
    assert (entry.where_at, entry.presence, entry.support) == ("Slept badly", "here", "more")


def test_the_same_field_shows_both_texts_and_asks(as_robin, signed_in, lee, alex):
    as_lee = signed_in(lee)
    name = f"stay-{alex.pk}"
    robins, lees = fields_of(as_robin.get(ROUND)), fields_of(as_lee.get(ROUND))
    as_robin.post(ROUND, robins | {f"{name}-where_at": "Slept badly"})
    asked = as_lee.post(
        ROUND,
        lees
        | {
            f"{name}-where_at": "Up since five",
            f"{name}-presence": "later",
            f"{name}-intention-1-words": "Nap",
        },
    )
    assert asked.status_code == 422
    assert "Someone else wrote here while you were writing: “Slept badly”." in text_of(asked)
    assert "Not everything is saved yet." in text_of(asked)
    # Lee's words are still typed in, Robin's still stand, and Lee's other fields are saved.
    again = fields_of(asked)
    assert again[f"{name}-where_at"] == "Up since five"
    entry = Entry.objects.get(stay=alex)
    assert (entry.where_at, entry.presence) == ("Slept badly", "later")
    assert entry.intentions.get().words == "Nap"
    # Having seen both, Lee decides.
    both = "Slept badly, up since five"
    assert as_lee.post(ROUND, again | {f"{name}-where_at": both}).status_code == 302
    entry.refresh_from_db()
    assert entry.where_at == both


def test_two_choices_of_presence_are_asked_about_by_their_names(as_robin, signed_in, lee, alex):
    as_lee = signed_in(lee)
    name = f"stay-{alex.pk}-presence"
    lees = fields_of(as_lee.get(ROUND))
    as_robin.post(ROUND, {name: "one_to_one"})
    asked = as_lee.post(ROUND, lees | {name: "out"})
    assert "“One to one”" in text_of(asked)
    assert fields_of(asked)[name] == "out"


def test_what_someone_else_emptied_since_is_said(as_robin, signed_in, lee, alex):
    as_lee = signed_in(lee)
    name = f"stay-{alex.pk}-where_at"
    as_robin.post(ROUND, {name: "Slept badly"})
    robins, lees = fields_of(as_robin.get(ROUND)), fields_of(as_lee.get(ROUND))
    as_robin.post(ROUND, robins | {name: ""})
    asked = as_lee.post(ROUND, lees | {name: "Slept very badly"})
    assert "Someone else emptied this while you were writing." in text_of(asked)


def test_a_double_click_saves_once(as_robin, alex):
    said = fields_of(as_robin.get(ROUND)) | {
        f"stay-{alex.pk}-where_at": "Slept badly",
        f"stay-{alex.pk}-intention-1-words": "Nap",
    }
    assert as_robin.post(ROUND, said).status_code == 302
    assert as_robin.post(ROUND, said).status_code == 302
    assert Round.objects.count() == 1
    entry = Entry.objects.get()
    assert entry.intentions.count() == 1


def test_a_page_opened_before_someone_saved_changes_nothing_it_did_not_touch(
    as_robin, signed_in, lee, alex
):
    as_lee = signed_in(lee)
    stale = fields_of(as_lee.get(ROUND))
    as_robin.post(ROUND, {f"stay-{alex.pk}-where_at": "Slept badly"})
    assert as_lee.post(ROUND, stale).status_code == 302
    assert Entry.objects.get(stay=alex).where_at == "Slept badly"
