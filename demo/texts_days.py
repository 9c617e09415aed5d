"""Lines that speak of the time in a stay, and on which days of it they are true.

Pure data, no imports. Each is a line of the other lists of texts, word for word.
"""

# The line: its first day and its last.
DAYS = {
    "Cake for thirty days in the house": (30, 32),
    "Slept through, first time this month": (25, 90),
    "First time on the bus again, two stops": (2, 21),
    "Found the light switches in the dark, first try": (2, 9),
    "Learned where the cups are, and made me one": (1, 5),
    "Half-way through the stay; we drew a line on the calendar": (44, 47),
    "Slept through for the first time this week and wanted the next shift to know.": (7, 90),
    "Laughed a lot at supper. Told the story of the goat again.": (5, 90),
    "First evening at the table with everyone. Stayed for the tea.": (1, 4),
    "A month here, and said so at breakfast, a little surprised.": (29, 33),
    "Last week. Is going through the drawers slowly, one a day.": (84, 90),
    "I've been here long enough to stop being polite, so: I feel awful.": (21, 90),
    "Yesterday's talk was good. I need room to let it land.": (3, 90),
    "Still a bit sore about yesterday but we talked it out.": (3, 90),
    "Better than yesterday, and yesterday wasn't bad.": (3, 90),
    "Not great. I smiled through yesterday and it cost me.": (2, 90),
}
