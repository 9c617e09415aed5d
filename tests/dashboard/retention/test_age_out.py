"""Someone is made anonymous: every word goes from every table, and every number stays."""

from datetime import date, datetime

import pytest
import time_machine
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from accounts.models import AuditEvent, Draft
from guests.ageing_out import actions
from guests.ageing_out.actions import age_out, age_out_people
from guests.ageing_out.declared import GONE
from guests.models import FollowUp, Guest, Stay
from household.models import AgreementVersion, Attempt, JournalPage
from shifts.models import Note, SearchToken
from tests.conftest import NEW_YORK
from tests.dashboard.house_of_ten import build
from tests.guests.ageing_out.test_declared import KEPT, texts_of

LATER = datetime(2028, 3, 1, 9, 31, tzinfo=NEW_YORK)
# An adopted text is the house's own; a name is in other people's words as well.
SHARED = KEPT.keys() - {("Guest", "pronouns")} | {("AgreementVersion", "words")}
PERIODS = ("2026-11", "2026-12", "2026-q4", "2026")


@pytest.fixture
def ten(house):
    """All of them left in December 2026, and nothing is open. It is March 2028."""
    ten = build(house)
    Stay.objects.update(left_on=date(2026, 12, 15))
    house.keep_words_months = 12
    house.save()
    with time_machine.travel(LATER, tick=False):
        yield ten


@pytest.fixture
def by(actor_of, ida):
    return actor_of(ida)


def dump():
    """All that the database holds, as one text."""
    said = []
    for model in apps.get_models(include_auto_created=True):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {model._meta.db_table}")  # noqa: S608 (names of ours)
            said += [str(cell) for row in cursor.fetchall() for cell in row]
    return "\n".join(said)


def said_of(ten, guest):
    """Each text that is personal to them, with its row."""
    for row in ten.rows[guest]:
        for name in texts_of(type(row)):
            text = getattr(row, name)
            if isinstance(text, str) and text and (type(row).__name__, name) not in SHARED:
                yield row, name, text


def counts():
    return {model._meta.label: model.objects.count() for model in apps.get_models()}


def test_not_a_word_of_theirs_is_left_anywhere(ten, by):
    guest = ten.guests[5]
    mistaken = Note.objects.get(stay__guest=guest, withdrawn_at__isnull=False).words
    before, texts = dump(), [text.split()[0] for _row, _name, text in said_of(ten, guest)]
    assert len(texts) > 60
    assert all(text in before for text in [*texts, mistaken])
    age_out(by=by, guest=guest)
    after = dump()
    assert [text for text in [*texts, mistaken] if text in after] == []
    for other in ten.guests[:3]:
        for row, name, text in said_of(ten, other):
            assert text.split()[0] in after, (row, name)


def test_days_kinds_and_rows_stay(ten, by):
    before = counts()
    stay = Stay.objects.filter(guest=ten.guests[5]).values().get()
    age_out(by=by, guest=ten.guests[5])
    after = counts()
    gone = {name for name in before if after[name] < before[name]}
    assert gone == {"shifts.SearchToken"}
    words = ("called_by", "would_help", "decision_words", "if_not_seen")
    assert Stay.objects.values().get(pk=stay["id"]) == stay | dict.fromkeys(words, GONE)
    person = Guest.objects.get(pk=ten.guests[5].pk)
    assert (person.name, person.pronouns, person.aged_out_at) == ("A former guest", "", LATER)


def test_their_pages_in_the_journal_are_a_former_guests(ten, by):
    age_out(by=by, guest=ten.guests[5])
    page = JournalPage.objects.get(stay__guest=ten.guests[5])
    assert (page.words, page.signed_as) == (GONE, "A former guest")


def test_the_reports_are_the_same(ten, by, as_sam):
    def reports():
        return [
            as_sam.get(f"/reports/export/?period={period}").content.decode() for period in PERIODS
        ]

    before = reports()
    assert "10" in before[-1]
    age_out_people(by=by, guests=ten.guests)
    assert reports() == before


def test_their_name_goes_from_what_staff_wrote_about_others(ten, by):
    """In house_of_ten each text of one guest names the next: Mary-Ann's name Łukasz."""
    before_them, guest = ten.guests[4], ten.guests[5]
    age_out(by=by, guest=guest)
    by_staff = FollowUp.objects.filter(stay__guest=before_them).first()
    assert by_staff.words.endswith(" a former guest")
    stay = Stay.objects.get(guest=before_them)
    assert stay.would_help.endswith(" Łukasz")
    assert stay.called_by.endswith(" a former guest")


def test_a_name_that_is_also_a_word_or_anothers_is_left_where_it_is(ten, by):
    will = ten.guests[1]
    follow_up = FollowUp.objects.filter(stay__guest=ten.guests[0]).first().pk
    age_out(by=by, guest=will)
    assert FollowUp.objects.get(pk=follow_up).words.endswith(" Will")
    # "Hope Oak" and "Casey Oak".
    age_out(by=by, guest=ten.guests[3])
    assert "Casey Oak" in dump()


def test_a_note_for_the_house_that_names_them_is_emptied(ten, by, house, robin):
    named = Note.objects.create(house=house, author=robin, words="Łukasz left a key")
    other = Note.objects.create(house=house, author=robin, words="The boiler hums")
    for note, word in ((named, "łukasz"), (named, "key"), (other, "boiler")):
        SearchToken.objects.create(house=house, note=note, word=word)
    age_out(by=by, guest=ten.guests[5])
    named.refresh_from_db()
    other.refresh_from_db()
    assert (named.words, named.blanked_at) == ("", LATER)
    assert (other.words, other.blanked_at) == ("The boiler hums", None)
    assert not SearchToken.objects.filter(note=named).exists()


def test_an_adopted_text_stays_and_what_they_said_about_it_goes(ten, by):
    version = AgreementVersion.objects.get(stay__guest=ten.guests[5])
    age_out(by=by, guest=ten.guests[5])
    after = AgreementVersion.objects.get(pk=version.pk)
    assert (after.words, after.why, after.decided_words) == (version.words, GONE, GONE)


@pytest.mark.parametrize(
    "changes",
    [
        {"words": "Another text"},
        {"words": GONE},
        {"why": "Another reason"},
        {"why": GONE, "number": 7},
        {"decided_words": ""},
        {"adopted": False, "why": GONE},
    ],
)
def test_the_database_lets_nothing_else_pass(ten, changes):
    with pytest.raises(Exception, match="version is not changed"), transaction.atomic():
        AgreementVersion.objects.filter(stay__guest=ten.guests[5]).update(**changes)


def test_what_two_guests_try_stays_until_the_last_of_them_goes(ten, by):
    one, other = ten.guests[5], ten.guests[6]
    attempt = Attempt.objects.filter(conversation__parts__stay__guest=one).first()
    attempt.conversation.parts.create(
        house=by.house, stay=Stay.objects.get(guest=other), written_at=None
    )
    age_out(by=by, guest=one)
    assert Attempt.objects.get(pk=attempt.pk).what_we_try != GONE
    age_out(by=by, guest=other)
    assert Attempt.objects.get(pk=attempt.pk).what_we_try == GONE


def test_drafts_on_their_pages_go(ten, by, house, robin):
    guest = ten.guests[5]
    for page in (f"/guests/{guest.pk}/goals/", f"/guests/{guest.pk}0/goals/"):
        Draft.objects.create(author=robin, house=house, page=page, title="A goal", field="w")
    age_out(by=by, guest=guest)
    assert [draft.page for draft in Draft.objects.all()] == [f"/guests/{guest.pk}0/goals/"]


def test_twice_is_once_and_on_record_without_a_word(ten, by, ida):
    guest = ten.guests[5]
    assert age_out_people(by=by, guests=ten.guests[5:7]) == 2
    assert age_out_people(by=by, guests=ten.guests[5:7]) == 0
    assert AuditEvent.objects.filter(kind="guest_aged_out").count() == 2
    event = AuditEvent.objects.get(kind="guest_aged_out", guest_id=guest.pk)
    assert (event.person_id, event.object_id) == (ida.pk, guest.pk)
    assert {each.split(" ", 1)[1] for each in event.fields} == {"texts", "times their name"}


def test_interrupted_nothing_of_that_person_is_changed_and_the_next_run_goes_on(
    ten, by, monkeypatch
):
    age_out(by=by, guest=ten.guests[4])
    before = dump()

    def fail(*args, **kwargs):
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(actions, "record", fail)
        with pytest.raises(RuntimeError):
            age_out_people(by=by, guests=ten.guests[5:7])
    assert dump() == before
    assert age_out_people(by=by, guests=ten.guests[4:6]) == 1


def test_whoever_is_not_due_is_refused(ten, by, house):
    house.keep_words_months = 24
    house.save()
    by.house.refresh_from_db()
    with pytest.raises(ValidationError):
        age_out(by=by, guest=ten.guests[5])
    assert Guest.objects.get(pk=ten.guests[5].pk).name == "Łukasz"


def test_a_former_guest_is_no_name(ten, by, as_sam):
    """Nor are the words "former" and "guest" covered in anyone's copy."""
    age_out(by=by, guest=ten.guests[5])
    page = as_sam.get(f"/guests/{ten.guests[0].pk}/together/booklet/").content.decode()
    assert "other guests" in page
    found = as_sam.post("/guests/known/", {"name": "A former guest"})
    assert f"/guests/{ten.guests[5].pk}/" not in found.content.decode()
