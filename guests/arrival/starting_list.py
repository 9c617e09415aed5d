"""The arrival list that a house starts with; from then on it is the house's own.

Pure data: (what, how we do it here, whether it is the step that follows from the agreements).
"""

STARTING_LIST = [
    ("Rights gone through", "What is theirs here, whatever they agree to. Read it together.", ""),
    (
        "Agreements gone through and accepted",
        "Topic by topic, slowly, over any number of days. They may think it over.",
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
