"""Every personal field goes when its guest is made anonymous, or there is a reason why not."""

from datetime import date

import pytest
from django.db import models

from guests.ageing_out.declared import every_app, longest
from guests.ageing_out.queries import months_before
from tests.test_architecture import OUR_MODELS

OF_STAFF = "it is a peer's on staff"
OF_THE_HOUSE = "it is the house's; a name in it is replaced"
IN_THE_ACTION = "the action itself"
KEPT = {
    ("Guest", "name"): IN_THE_ACTION,
    ("Guest", "pronouns"): IN_THE_ACTION,
    ("Draft", "words"): IN_THE_ACTION,
    ("Round", "circle"): OF_THE_HOUSE,
    ("Reopening", "reason"): OF_THE_HOUSE,
    ("Reopening", "circle"): OF_THE_HOUSE,
    ("Meeting", "said"): OF_THE_HOUSE,
    ("MeetingReopening", "reason"): OF_THE_HOUSE,
    ("MeetingReopening", "said"): OF_THE_HOUSE,
    ("Group", "name"): "it is what the house calls the group",
    ("FollowUp", "for_shift"): "it is what the house calls a shift",
    ("CoReflection", "theme"): OF_STAFF,
    ("ShiftPerson", "why"): OF_STAFF,
    ("Certificate", "what"): OF_STAFF,
    ("User", "username"): OF_STAFF,
    ("User", "display_name"): OF_STAFF,
    ("User", "pronouns"): OF_STAFF,
    ("AuditEvent", "person_name"): OF_STAFF,
}


def texts_of(model):
    for field in model._meta.fields:
        is_text = isinstance(field, models.CharField | models.TextField | models.JSONField)
        if field.name in model.PERSONAL and is_text and not field.choices:
            yield field.name


def aged():
    return {
        (each.model.__name__, text)
        for app in every_app()
        for each in app.aged
        for text in each.texts
    }


def test_every_personal_text_goes_or_stays_for_a_reason():
    texts = {(model.__name__, name) for model in OUR_MODELS for name in texts_of(model)}
    assert aged() | KEPT.keys() == texts
    assert not aged() & KEPT.keys()


@pytest.mark.parametrize("model", OUR_MODELS, ids=lambda model: model._meta.label)
def test_what_else_is_personal_is_a_kind_or_a_key(model):
    for name in model.PERSONAL - set(texts_of(model)):
        field = model._meta.get_field(name)
        assert field.choices or isinstance(field, models.ForeignKey | models.BooleanField), field


def test_there_is_room_for_what_stands_there_then():
    for app in every_app():
        for each in app.aged:
            for name in each.texts if each.becomes else ():
                assert (longest(each.model, name) or 100) >= len(str(each.becomes)), (each, name)


def test_a_name_is_looked_for_in_nobodys_own_words():
    for app in every_app():
        for each in app.may_name:
            assert not set(each.texts) & set(getattr(each.model, "OWN_WORDS", ())), each


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2026, 11, 24), 12, date(2025, 11, 24)),
        (date(2026, 3, 31), 13, date(2025, 2, 28)),
        (date(2024, 2, 29), 12, date(2023, 2, 28)),
        (date(2026, 1, 15), 24, date(2024, 1, 15)),
    ],
)
def test_months_before(day, months, before):
    assert months_before(day, months) == before
