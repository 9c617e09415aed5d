"""Words about chores in the demo house. Pure data, no imports; every text is invented."""

# How a turn that stayed open was talked about.
TALKED = [
    "Late shift all week. Mornings suit better, so the two of us changed it.",
    "Forgot, laughed, did it together.",
    "The mop was broken. A new one is on the list.",
    "Not a good day for it. We washed up side by side and left the floor.",
    "Didn't know where the bags are kept. Now we both do.",
]
