"""The quiet hint under what staff wrote: it stops nobody, changes nothing and is not kept."""

import pytest

from accounts.models import AuditEvent, Draft
from guests.before_arrival.forms import BeforeArrivalForm
from guests.extensions.forms import ExtensionDecisionForm
from guests.leaving.forms import ContactForm, FarewellForm
from guests.models import Contact, Extension, Farewell, Stay, SupportMoment, Term
from guests.support.forms import SupportMomentForm
from guests.wording.actions import create_default_word_list
from guests.wording.hints import hints_for
from tests.guests.factories import ExtensionFactory, FarewellFactory, SupportMomentFactory
from tests.pages import text_of
from tests.test_architecture import OUR_MODELS

WORDS = "The client refused lunch"


@pytest.fixture(autouse=True)
def words(house):
    create_default_word_list(house=house)


def note(client, stay, query="", **said):
    known = {"kind": "conversation", "words": WORDS, "on": "2026-11-24"}
    return client.post(f"/guests/{stay.guest_id}/support/{query}", known | said)


def test_while_typing_it_answers_with_the_hint_alone(as_robin, alex):
    page = as_robin.post("/words/hint/", {"words": WORDS}, headers={"HX-Request": "true"})
    said = text_of(page)
    assert "client → : perhaps guest, or their name." in said
    assert "refused → : perhaps chose not to; did not want to." in said
    assert "You can leave it this way." in said
    assert "<html" not in page.content.decode()
    page = as_robin.post("/words/hint/", {"x": "Slept well"}, headers={"HX-Request": "true"})
    assert page.content.strip() == b""


@pytest.mark.parametrize("text", ["", "\0", "client\0", "x" * 20_000, "\u202eclient", "🐈" * 99])
def test_whatever_is_sent_is_answered(as_robin, alex, text):
    sent = {"words": text, "csrfmiddlewaretoken": "client"}
    page = as_robin.post("/words/hint/", sent, headers={"HX-Request": "true"})
    assert page.status_code == 200
    assert ("client" in text_of(page)) == ("client" in text)


def test_after_saving_it_stands_above_what_was_saved_as_it_was_typed(as_robin, alex):
    address = note(as_robin, alex).url
    assert SupportMoment.objects.get().words == WORDS
    page = text_of(as_robin.get(address))
    assert "Some words to think about client → : perhaps guest, or their name." in page
    assert "It is saved the way you wrote it, and can stay that way." in page
    assert "client" not in address
    assert "to think about" not in text_of(as_robin.get(f"/guests/{alex.guest_id}/support/"))


def test_what_was_seen_while_typing_is_not_said_twice(as_robin, alex):
    assert "hint" not in note(as_robin, alex, hinted=["Client", "refused"]).url
    assert "hint=moment" in note(as_robin, alex, words="A patient", hinted=["client"]).url


def test_whoever_came_from_today_goes_on_there_once_they_have_seen_it(as_robin, alex):
    assert note(as_robin, alex, "?back=today", words="Tea, and rain").url == "/"
    assert note(as_robin, alex, "?back=today", hinted=["client", "refused"]).url == "/"
    asked = note(as_robin, alex, "?back=today", words="A client").url
    assert asked == f"/guests/{alex.guest_id}/support/?back=today&hint=moment"
    # The next one noted from that page has no hint left in its address.
    assert note(as_robin, alex, "?hint=moment", words="A walk").url == asked.split("?")[0]


def test_what_they_said_themselves_is_let_be(as_robin, alex):
    assert "hint" not in note(as_robin, alex, words="She said “I was a patient”, and laughed").url


def test_it_is_kept_nowhere(as_robin, alex):
    as_robin.get(note(as_robin, alex).url)
    as_robin.post("/words/hint/", {"words": "An addict"}, headers={"HX-Request": "true"})
    for model in OUR_MODELS:
        if model is Term:
            continue
        for row in model.objects.all():
            said = [getattr(row, each.attname) for each in model._meta.fields]
            assert "addict" not in repr(said)
            assert "guest, or their name" not in repr(said)
    assert not Draft.objects.exists()
    assert "client" not in repr(dict(as_robin.session.items()))
    assert "client" not in repr(list(AuditEvent.objects.values()))


def test_the_rest_of_a_leaving_and_being_in_touch(as_robin, alex):
    leaving = f"/guests/{alex.guest_id}/leaving/"
    said = {"belongings": "Two boxes of the client's", "words": "I was a patient once"}
    address = as_robin.post(f"{leaving}rest/", said).url
    assert address == f"{leaving}?hint=farewell"
    page = text_of(as_robin.get(address))
    assert "client →" in page
    assert "patient →" not in page  # a farewell is in their own words
    assert Farewell.objects.get().belongings == "Two boxes of the client's"
    assert as_robin.post(f"{leaving}rest/", {"words": "I was a patient"}).url == leaving


def test_being_in_touch_afterwards(as_robin, alex):
    FarewellFactory(stay=alex)
    Stay.objects.filter(pk=alex.pk).update(left_on="2026-11-23", how_ended="days_up")
    leaving = f"/guests/{alex.guest_id}/leaving/"
    said = {"on": "2026-11-24", "words": "She is clean and well"}
    address = as_robin.post(f"{leaving}contacts/", said).url
    assert "clean →" in text_of(as_robin.get(address))
    assert Contact.objects.get().words == "She is clean and well"


def test_a_word_about_a_decision(as_sam, alex):
    ExtensionFactory(stay=alex, why="I was refused elsewhere")
    longer = f"/guests/{alex.guest_id}/longer/"
    said = {"agreed": "no", "decision_words": "All beds are full"}
    page = text_of(as_sam.get(as_sam.post(f"{longer}decide/", said).url))
    assert "beds →" in page
    assert "refused →" not in page
    assert Extension.objects.get().decision_words == "All beds are full"
    coming = f"/guests/{alex.guest_id}/coming/"
    said = {"decision_words": "A good placement", "initial-decision_words": ""}
    page = as_sam.post(coming, said)
    assert "placement →" in text_of(as_sam.get(page.url))


FORMS = (
    (SupportMomentForm, SupportMoment),
    (ContactForm, Contact),
    (FarewellForm, Farewell),
    (ExtensionDecisionForm, Extension),
    (BeforeArrivalForm, Stay),
)


@pytest.mark.parametrize(("form", "model"), FORMS)
def test_a_guests_own_words_are_never_sent(form, model):
    own = getattr(model, "OWN_WORDS", frozenset())
    assert form.hints
    assert not own & set(form.hints)


def test_the_field_asks_a_moment_after_typing_and_sends_itself_alone(as_robin, alex):
    html = as_robin.get(f"/guests/{alex.guest_id}/support/").content.decode()
    field = next(part for part in html.split("<input") if 'name="words"' in part).split(">")[0]
    assert 'hx-post="/words/hint/"' in field
    assert 'hx-params="words,csrfmiddlewaretoken"' in field
    assert html.index('name="words"') < html.index('class="word-hints"')


def test_a_page_on_which_no_text_was_sent_pays_nothing(
    as_robin, robin, actor_of, alex, django_assert_num_queries
):
    actor = actor_of(robin)
    with django_assert_num_queries(0):
        assert hints_for(actor, ["", " \n"]) == []
    with django_assert_num_queries(1):
        assert hints_for(actor, [WORDS, "", "A patient"])
    SupportMomentFactory(stay=alex, noted_by=robin)
    for address, number in (("", 12), ("?hint=moment", 14), ("?hint=other", 12)):
        as_robin.get(f"/guests/{alex.guest_id}/support/")
        with django_assert_num_queries(number):
            as_robin.get(f"/guests/{alex.guest_id}/support/{address}")
