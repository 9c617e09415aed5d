"""Where next: the guest's own plan, written down with someone."""

import pytest

from accounts.models import AuditEvent
from guests.extensions.forms import ExtensionDecisionForm, ExtensionForm
from guests.leaving.forms import ContactForm, FarewellForm
from guests.milestones.forms import LookBackForm
from guests.models import WhereNext
from guests.time_away.forms import TimeAwayForm
from guests.where_next.forms import WhereNextForm
from tests.guests.factories import LookBackFactory
from tests.pages import fields_of, text_of

PLAN = {
    "place_to_live": "The room on Elm Street",
    "people": "My sister",
    "first_week": "Unpack <b>the</b> kitchen\r\nTuesday group 🌱",
    "numbers": "",
    "takes_along": "עם לב שקט",
}


def path_of(stay):
    return f"/guests/{stay.guest_id}/leaving/plan/"


def test_alex_writes_it_with_robin(as_robin, alex):
    tab = f"/guests/{alex.guest_id}/leaving/"
    assert "Write it together" in text_of(as_robin.get(tab))
    fields = fields_of(as_robin.get(path_of(alex)))
    assert as_robin.post(path_of(alex), fields | PLAN).url == tab
    page = text_of(as_robin.get(tab))
    assert "Where I will live The room on Elm Street" in page
    assert "Unpack <b>the</b> kitchen Tuesday group 🌱" in page
    assert "עם לב שקט" in page
    assert "Numbers I can call" not in page
    assert "Written down with Robin, November 24." in page
    event = AuditEvent.objects.get(kind="where_next_written")
    assert event.fields == ["first_week", "people", "place_to_live", "takes_along"]


def test_written_on_with_lee_and_what_was_not_touched_stays(as_robin, signed_in, lee, alex):
    as_robin.post(path_of(alex), fields_of(as_robin.get(path_of(alex))) | PLAN)
    fields = fields_of(as_robin.get(path_of(alex)))
    as_lee = signed_in(lee)
    as_lee.post(path_of(alex), fields_of(as_lee.get(path_of(alex))) | {"numbers": "Warm line"})
    # Robin's page, opened before, puts nothing back.
    as_robin.post(path_of(alex), fields | {"people": "My sister and Dee"})
    plan = WhereNext.objects.get()
    assert (plan.numbers, plan.people) == ("Warm line", "My sister and Dee")
    assert plan.first_week.splitlines() == ["Unpack <b>the</b> kitchen", "Tuesday group 🌱"]
    assert plan.written_with.display_name == "Robin"


def test_two_write_in_the_same_place_and_neither_is_lost(as_robin, signed_in, lee, alex):
    as_lee = signed_in(lee)
    fields = fields_of(as_robin.get(path_of(alex)))
    as_lee.post(path_of(alex), fields | {"people": "My sister", "numbers": "Warm line"})
    page = as_robin.post(path_of(alex), fields | {"people": "Dee", "takes_along": "The lamp"})
    assert "Someone wrote here while this page was open." in text_of(page)
    assert fields_of(page)["people"] == "Dee"
    assert fields_of(page)["takes_along"] == "The lamp"
    plan = WhereNext.objects.get()
    assert (plan.people, plan.takes_along) == ("My sister", "")


def test_a_second_press_is_one_writing(as_robin, alex):
    fields = fields_of(as_robin.get(path_of(alex)))
    for _ in range(2):
        assert as_robin.post(path_of(alex), fields | PLAN).status_code == 302
    assert WhereNext.objects.count() == 1


def test_nothing_said_writes_nothing(as_robin, alex):
    fields = fields_of(as_robin.get(path_of(alex)))
    assert as_robin.post(path_of(alex), fields).status_code == 302
    assert not WhereNext.objects.exists()


@pytest.mark.parametrize("words", ["x" * 20_001, "\x00"])
def test_what_will_not_do_is_said_and_kept(as_robin, alex, words):
    page = as_robin.post(path_of(alex), PLAN | {"numbers": words})
    assert "at most 20000" in text_of(page) or "that can't be kept" in text_of(page)
    assert fields_of(page)["people"] == "My sister"
    assert not WhereNext.objects.exists()


def test_it_can_be_reached_on_day_12(as_robin, jo):
    assert "Any part can stay empty." in text_of(as_robin.get(path_of(jo)))


def test_no_field_with_a_guests_words_is_remembered_by_the_browser(rf, actor_of, robin, alex):
    request = rf.get("/")
    request.actor = actor_of(robin)
    forms = (
        WhereNextForm(request),
        FarewellForm(request, stay=alex, farewell=None),
        ContactForm(request),
        ExtensionForm(request),
        ExtensionDecisionForm(request),
        LookBackForm(request),
        TimeAwayForm(request),
    )
    for form in forms:
        for field in form.fields.values():
            assert field.widget.attrs["autocomplete"] == "off"


def test_ten_look_backs_are_read_as_one(as_robin, alex, robin, django_assert_num_queries):
    tab = f"/guests/{alex.guest_id}/leaving/"

    def ask():
        with django_assert_num_queries(12):
            as_robin.get(tab)

    as_robin.get(tab)
    for day in range(1, 12):
        LookBackFactory(stay=alex, day=day)
        if day in (1, 11):
            ask()
