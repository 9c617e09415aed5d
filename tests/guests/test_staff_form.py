"""What a form declares about the words in it."""

import pytest

from accounts.drafts.forms import DraftForm
from guests.leaving.forms import ContactForm
from guests.time_away.forms import TimeAwayForm


@pytest.fixture
def asked(rf, actor_of, robin):
    def ask(method, said=None):
        request = getattr(rf, method)("/", said)
        request.actor = actor_of(robin)
        return request

    return ask


def forms_with_drafts(of=DraftForm):
    for form in of.__subclasses__():
        if form.drafts:
            yield form
        yield from forms_with_drafts(form)


def test_every_form_with_drafts_has_a_title_for_today():
    assert [form for form in forms_with_drafts() if not form.draft_title] == []


def test_names_are_looked_up_only_where_words_are_checked(
    asked, alex, jo, django_assert_num_queries
):
    said = {"from_on": "2026-11-24", "told": ""}
    opened = ContactForm(asked("get"), stay=alex)
    unnamed = TimeAwayForm(asked("post", said), stay=alex)
    with django_assert_num_queries(0):
        assert not opened.needs_confirmation()
        assert not unnamed.needs_confirmation()
    form = TimeAwayForm(asked("post", said | {"told": "Jo"}), stay=alex)
    with django_assert_num_queries(1):
        assert form.needs_confirmation()
    assert form.question.startswith("This seems to name Jo. What is written here is about one")


def test_the_guest_whom_the_words_are_about_may_be_named(asked, alex):
    said = {"from_on": "2026-11-24", "told": "Alex told everyone"}
    assert not TimeAwayForm(asked("post", said), stay=alex).needs_confirmation()
    assert TimeAwayForm(asked("post", said)).needs_confirmation()
