"""The arrival list that a house starts with; from then on it is the house's own.

Pure data: (what, how we do it here, whether it is the step that follows from the agreements).
"""

STARTING_LIST = [
    (
        "Rights gone through",
        "Their rights here, no matter what they agree to. Read them together.",
        "",
    ),
    (
        "Agreements gone through and accepted",
        "Topic by topic, slowly, over as many days as they need. They may think it over.",
        "accepted",
    ),
    ("Emergency contact", "Who should be told if something happens, if they name anyone.", ""),
    ("Exits and fire drill", "Walk both ways out, and to where everyone meets.", ""),
    ("First aid and naloxone", "Where each is kept, and how to use naloxone.", ""),
    ("A tour of the house", "Kitchen, bathrooms, laundry, porch; which chair is nobody's.", ""),
    ("Room and key", "Hand them their key, and try the door with it.", ""),
    ("A lockable place of their own", "What they keep in it is nobody else's business.", ""),
    ("Pantry and shelf", "Their shelf, their part of the fridge, and what is for everyone.", ""),
    ("House numbers and Wi-Fi", "They are on the welcome sheet.", ""),
    ("Who is on shift", "Say hello to whoever is here today, and who comes tonight.", ""),
    ("If something is not right", "Who to tell, how it is looked into, and how soon.", ""),
    ("What we keep", "What we write down, who reads it, and that they may read it too.", ""),
    ("First goals", "If they want to: one thing to begin with. It can be small.", ""),
]
