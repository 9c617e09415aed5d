"""What the house never keeps has no field, whatever it is called (DOMAIN, what it never keeps)."""

import re

import pytest
from django.db import models

from tests.test_architecture import OUR_MODELS

# By how a word begins, without case; "=" stands before a whole word.
NEVER_KEPT = (
    "diagnos",
    "symptom",
    "medicat",
    "medicin",
    "prescri",
    "=dose",
    "=doses",
    "dosage",
    "=drug",
    "=drugs",
    "breath",
    "urin",
    "toxicolog",
    "=test",
    "=tests",
    "=risk",
    "=risks",
    "mood",
    "score",
    "scoring",
    "rating",
    "complian",
    "adheren",
    "percent",
    "violation",
    "infraction",
    "phase",
    "=level",
    "=levels",
    "=fine",
    "=fines",
    "penalt",
    "=point",
    "=points",
    "leaderboard",
    "=rank",
    "ranking",
    "=gps",
    "latitude",
    "longitude",
    "location",
    "geo",
    "photo",
    "image",
    "picture",
    "avatar",
    "=ssn",
    "security",
    "licence",
    "license",
    "=bank",
    "=iban",
    "passport",
)
PATTERN = re.compile(
    "|".join(rf"\b{each[1:]}\b" if each[0] == "=" else rf"\b{each}" for each in NEVER_KEPT)
)


def called(field: models.Field) -> list[str]:
    """All that a field is called, by the program and by people, and what can be chosen in it."""
    said = [field.name, str(field.verbose_name), str(field.help_text)]
    for value, label in field.flatchoices:
        said += [str(value), str(label)]
    return said


def never_kept_in(*said: str) -> list[str]:
    words = (re.sub(r"_|(?<=[a-z])(?=[A-Z])", " ", each).lower() for each in said)
    return [each for each in words if PATTERN.search(each)]


@pytest.mark.parametrize("model", OUR_MODELS, ids=lambda model: model._meta.label)
def test_no_field_is_of_a_kind_that_is_never_kept(model):
    assert never_kept_in(model.__name__, str(model._meta.verbose_name)) == []
    for field in model._meta.fields:
        assert never_kept_in(*called(field)) == [], field
        assert not isinstance(field, models.FileField), field


@pytest.mark.parametrize(
    "field",
    [
        models.CharField(name="diagnosis"),
        models.TextField("current medications", name="notes"),
        models.IntegerField(name="risk_level"),
        models.IntegerField("how they are", name="mood"),
        models.FloatField(name="compliance_percent"),
        models.CharField(name="result", choices=[("drug_test", "Breath test")]),
        models.DecimalField(name="fines"),
        models.IntegerField(name="points"),
        models.BooleanField(name="of_stay", help_text="Moved to the next phase"),
        models.FloatField(name="gps_latitude"),
        models.CharField("driver's license", name="number"),
        models.CharField("social security number", name="ssn"),
        models.CharField(name="bank_account"),
    ],
    ids=lambda field: field.name,
)
def test_the_scan_catches_such_a_field(field):
    field.set_attributes_from_name(field.name)
    assert never_kept_in(*called(field))


def test_the_scan_catches_such_a_model_and_lets_the_houses_words_be():
    assert never_kept_in("RiskScore", "IncidentPhoto", "DrugTest")
    assert not never_kept_in("appointment", "phone", "a defined day", "testament", "pointed")
