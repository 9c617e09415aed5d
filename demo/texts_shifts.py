"""What is written on the demo house's rota."""

ON_CALL_NUMBER = "603 555 0142"
ON_CALL_WORDS = "The grey phone on the office shelf; whoever is on call takes it home."
WHY_SWAPPED = "A birthday in the family"
