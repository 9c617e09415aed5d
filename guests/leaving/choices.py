from django.db import models


class Ended(models.TextChoices):
    REACHED = "reached", "They reached what they came for"
    DAYS_UP = "days_up", "The days were up"
    EXTENDED = "extended", "They stayed on for a while, then left"
    EARLIER = "earlier", "They chose to leave earlier"
    HOSPITAL = "hospital", "They needed a hospital"
    ASKED = "asked", "They were asked to leave"
    OTHER = "other", "Another way"


class WentTo(models.TextChoices):
    OWN_RENTAL = "own_rental", "A place of their own"
    RENTAL_WITH_HELP = "rental_with_help", "A place of their own, with help toward the rent"
    FAMILY_TO_STAY = "family_to_stay", "Family or friends, to stay"
    FAMILY_FOR_NOW = "family_for_now", "Family or friends, for now"
    RECOVERY_HOME = "recovery_home", "A recovery home"
    PROGRAM = "programme", "Another program"
    HOSPITAL = "hospital", "A hospital"
    SHELTER = "shelter", "A shelter"
    NO_PLACE = "no_place", "No place arranged"
    JAIL = "jail", "Jail"
    DID_NOT_SAY = "did_not_say", "They did not say"
