"""The arrival list that a house starts with; from then on it is the house's own.

Pure data: (what, how we do it here, which of the two steps that stand in an order).
"""

STARTING_LIST = [
    (
        "Rights and agreements gone through",
        "Read them together, slowly, and answer what comes up. Nobody agrees to anything yet.",
        "gone_through",
    ),
    (
        "Agreements accepted",
        "In their own time. They may think it over and come back to it.",
        "accepted",
    ),
    ("Emergency contact", "Who should be told if something happens, if they name anyone.", ""),
    ("Exits and fire drill", "Walk both ways out, and to where everyone meets.", ""),
    ("First aid and naloxone", "Where each hangs, and how naloxone is used.", ""),
    ("A tour of the house", "Kitchen, bathrooms, laundry, porch; which chair is nobody's.", ""),
    ("Room and key", "Their key in their hand, and the door tried with it.", ""),
    ("A lockable place of their own", "What goes into it is theirs alone to know.", ""),
    ("Pantry and shelf", "Their shelf, their part of the fridge, and what is for everyone.", ""),
    ("House numbers and Wi-Fi", "They stand on the welcome sheet.", ""),
    ("Who is on shift", "Say hello to whoever is here today, and who comes tonight.", ""),
    ("If something is not right", "Whom to tell, how it is looked into, and by when.", ""),
    ("What we keep", "What is written down, who reads it, and that they may read it too.", ""),
    ("First goals", "If they would like to: one thing to begin with. It can be small.", ""),
]
