"""What I'd like people here to know: the guest's own page, shared for as long as they wish."""

import pytest

from accounts.models import AuditEvent
from guests.models import Worldview
from tests.guests.factories import WorldviewFactory
from tests.pages import fields_of, text_of

WORDS = "When I'm quiet, ask me.\n\nDon't guess."


def path(stay):
    return f"/guests/{stay.guest_id}/worldview/"


@pytest.fixture
def as_lee(signed_in, lee):
    return signed_in(lee)


def test_not_shared_only_the_peer_who_wrote_it_with_them_sees_it(as_robin, as_lee, as_sam, alex):
    assert "This page is Alex's own" in text_of(as_robin.get(path(alex)))
    as_robin.post(path(alex), {"words": WORDS})
    assert "Not shared: only Robin sees it here." in text_of(as_robin.get(path(alex)))
    for reader in (as_lee, as_sam):
        page = text_of(reader.get(path(alex)))
        assert "They began this page with Robin, and it is not shared." in page
        assert "quiet" not in page
        assert "quiet" not in text_of(reader.get(f"/guests/{alex.guest_id}/"))


def test_shared_the_houses_peers_read_it_until_it_is_withdrawn(as_robin, as_lee, alex):
    as_robin.post(path(alex), {"words": WORDS, "shared": "on"})
    assert "When I'm quiet, ask me. Don't guess." in text_of(as_lee.get(path(alex)))
    assert "quiet" in text_of(as_lee.get(f"/guests/{alex.guest_id}/"))
    for _ in range(2):
        answer = as_lee.post(f"{path(alex)}withdraw/")
        assert answer.url == path(alex)
    assert "quiet" not in text_of(as_lee.get(path(alex)))
    assert "quiet" not in text_of(as_robin.get(f"/guests/{alex.guest_id}/"))
    assert "quiet" in text_of(as_robin.get(path(alex)))
    assert Worldview.objects.get().words == WORDS


def test_what_was_done_is_on_record_and_no_word_of_it(as_robin, alex):
    as_robin.post(path(alex), {"words": WORDS, "shared": "on"})
    as_robin.post(f"{path(alex)}withdraw/")
    kinds = AuditEvent.objects.filter(kind__startswith="worldview").order_by("id")
    assert list(kinds.values_list("kind", flat=True)) == [
        "worldview_written",
        "worldview_shared",
        "worldview_withdrawn",
    ]
    assert "quiet" not in repr(list(AuditEvent.objects.values()))


def test_a_second_press_writes_nothing_twice(as_robin, alex):
    for _ in range(2):
        as_robin.post(path(alex), {"words": WORDS, "shared": "on"})
    assert AuditEvent.objects.filter(kind="worldview_written").count() == 1


def test_it_is_changed_with_whoever_is_there_and_shared_on(as_robin, as_lee, alex, lee):
    as_robin.post(path(alex), {"words": WORDS, "shared": "on"})
    shown = fields_of(as_lee.get(path(alex)))
    assert shown["words"] == WORDS
    # As a browser ends its lines.
    changed = {
        "words": "Coffee first.\r\nThen words.",
        "initial-words": shown["initial-words"].replace("\n", "\r\n"),
        "shared": "on",
    }
    as_lee.post(path(alex), changed)
    page = Worldview.objects.get()
    assert (page.words, page.written_with) == ("Coffee first.\nThen words.", lee)


def test_two_who_write_at_once_lose_nothing(as_robin, as_lee, alex):
    WorldviewFactory(stay=alex, words="Coffee first")
    robins, lees = fields_of(as_robin.get(path(alex))), fields_of(as_lee.get(path(alex)))
    as_robin.post(path(alex), robins | {"words": "Tea first", "shared": "on"})
    answer = as_lee.post(path(alex), lees | {"words": "Water first", "shared": "on"})
    page = text_of(answer)
    assert "Someone changed this while you were writing. What is there now is shown above." in page
    assert "Tea first" in page
    assert fields_of(answer)["words"] == "Water first"
    # Having seen it, what is typed is meant.
    as_lee.post(path(alex), fields_of(answer))
    assert Worldview.objects.get().words == "Water first"


def test_begun_with_someone_else_it_is_not_written_over_unless_they_begin_again(
    as_robin, as_lee, alex, lee
):
    as_robin.post(path(alex), {"words": WORDS})
    answer = as_lee.post(path(alex), {"words": "A new page"})
    assert "They began this page with someone else, who can continue it." in text_of(answer)
    assert Worldview.objects.get().words == WORDS
    as_lee.post(path(alex), {"words": "A new page", "anew": "on"})
    page = Worldview.objects.get()
    assert (page.words, page.written_with) == ("A new page", lee)


@pytest.mark.parametrize("words", ["", " ", "x" * 20_001, "a\0b"])
def test_nothing_or_too_much_is_said_and_never_breaks(as_robin, alex, words):
    response = as_robin.post(path(alex), {"words": words})
    assert response.status_code == 200
    assert "invalid-feedback" in response.content.decode()
    assert not Worldview.objects.exists()


def test_words_are_shown_as_they_were_said(as_robin, alex):
    said = "Be <b>kind</b> & stay עִם me 🌱 " + "y" * 19_900
    as_robin.post(path(alex), {"words": said, "shared": "on"})
    assert Worldview.objects.get().words == said
    html = as_robin.get(f"/guests/{alex.guest_id}/").content.decode()
    assert "&lt;b&gt;kind&lt;/b&gt; &amp; stay" in html


def test_the_browser_remembers_no_word_of_it(as_robin, alex):
    html = as_robin.get(path(alex)).content.decode()
    assert 'autocomplete="off"' in html.split("<textarea")[1].split(">")[0]
