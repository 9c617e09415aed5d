"""Words for the demo house's goals, moments of support and resources; all of them made up."""

WHY = [
    "Because I used to, and I was somebody I liked then.",
    "So that the mornings belong to me again.",
    "My sister's kids keep asking when I'm coming over.",
    "I'd like one thing in my week that nobody had to talk me into.",
    "I'm tired of being good at leaving.",
    "It would mean I can be left alone with myself.",
    "I said I would, to somebody who believed me.",
    "Because the last time I tried it I nearly had it.",
    "I want to have one thing to tell at supper.",
    "It's small enough to start on a bad day.",
    "So that I know it was me who did it.",
]

TOWARD_THE_LIFE_I_WANT = [
    "In the life I want I don't check the door twice. This is the first time.",
    "It gets me out the front door, and most of what I want is out there.",
    "I want people who count on me a little. This is how that starts.",
    "Not sure yet. It moves something, and that beats standing.",
    "It's mine. Nobody wrote it on a whiteboard for me.",
    "A life with a few plain habits in it. This is one.",
    "It is a piece of an ordinary week, and I miss those.",
    "When I picture next year, this is already done.",
    "It leaves less for the bad hours to grab.",
]

REACHED = [
    "Three nights in a row.",
    "Smaller than I thought, once I was on the other side of it.",
    "I told everybody at supper.",
    "It took two tries and a lot of soup.",
]

SET_ASIDE = [
    "It was somebody else's idea of me.",
    "Not now. Spring, maybe.",
    "Something better came along and I only have two hands.",
]

# By kind of moment: one line each, without names.
MOMENTS = {
    "conversation": [
        "Talked over breakfast about what a Sunday could be",
        "Sat on the porch; mostly quiet, then a lot at once",
        "Late talk in the kitchen about being the oldest",
        "Went through the letter together, word by word",
        "Talked about what a good neighbor is, over the dishes",
        "What to say when people ask where you have been",
        "Peeled potatoes and talked about fathers",
        "Ten minutes on the stairs that turned into an hour",
        "About work: what was good in it, and what it cost",
        "Watched the rain and said very little",
        "Half-way through the stay; we drew a line on the calendar",
        "About money, with the calculator between us",
        "How it is to be asked and not told",
        "Why the porch is better than the office",
    ],
    "walked_alongside": [
        "Walked along to the housing office and waited outside",
        "To the pharmacy and back the long way",
        "Sat together at the DMV for two hours",
        "First time on the bus again, two stops",
        "To the bank, and for a cocoa after it",
        "Went to look at a street, and at a window in it",
        "Sat in the waiting room with a crossword",
    ],
    "shared_tool": [
        "Shared how I write things down before a hard call",
        "Five things I can see, four I can hear; tried it on the stairs",
        "Swapped what we each do at 3 a.m.",
        "Made a list of who to call, in order, and laughed at the order",
        "Tried the long breath out; we both yawned",
        "Wrote the two sentences for the boss and said them aloud",
        "Learned where the cups are, and made me one",
    ],
    "resource": [
        "Looked up who helps with the deposit",
        "Made the call together, on speaker",
        "Found the bus times and put them on the fridge",
        "Went through the form and left two boxes for tomorrow",
        "Asked around who fixes bikes",
    ],
    "group": [
        "Cards after supper, everyone stayed to the end",
        "Walked to the river, all of us",
        "Made bread and argued about salt",
        "A film nobody liked, and good popcorn",
        "Raked the yard, three rakes and one playlist",
        "Puzzle night; the sky is all that is missing",
        "Pancakes for supper, by popular vote",
    ],
    "phone": [
        "Rang from the parking lot, and then went in",
        "Called to say the bus was late and it was fine",
        "Rang from the library: which form was it again",
        "A text from the bus stop: here, cold, fine",
        "Called from the store to ask what lentils look like",
    ],
    "conflict": [
        "Two sides of the dishes, heard out at the table",
        "Sat in while it was said out loud, and nobody left",
        "The bathroom in the morning; a list came out of it",
        "Said sorry about the door, and it was taken",
    ],
    "celebration": [
        "Cake for thirty days in the house",
        "Toast with ginger ale for the signed form",
        "Pie for the first pay check",
        "Sang over one cupcake, off key",
        "Rang the dinner bell for the finished page",
    ],
}

VICTORIES = [
    "Rang the landlord alone",
    "Slept through, first time this month",
    "Said no, and the sky stayed up",
    "Finished the application and put it in the mail",
    "Went into the store and came out with bread",
    "Told my brother the truth and he stayed on the line",
    "Cooked for four people",
    "Asked for a ride and got one",
    "Opened all of the mail, even the red one",
    "Left the party at ten, as planned",
    "Found the light switches in the dark, first try",
    "Stayed in the line at the bank",
    "Wrote back within a day",
    "Said I was angry before I was loud",
]

# What, where and when, link: none of them is a real place.
RESOURCES = [
    (
        "Maple Street food pantry",
        "12 Maple Street, Tuesdays 10 to 2, no papers asked for",
        "https://pantry.example/maple-street",
    ),
    ("Help with a first deposit", "Town hall, second floor, ask for the blue form", ""),
    (
        "Noon meeting at the old mill",
        "Mill Road, every day at 12, coffee is awful",
        "https://meetings.example/old-mill",
    ),
    ("Warm line, peers answer", "Every night 5 to 10", "https://warmline.example"),
    ("Bike repair by donation", "Behind the library, Saturdays", ""),
    ("Free tax help", "Library, February to April", "https://taxhelp.example"),
]

WORLDVIEWS = [
    "I grew up in a house where quiet meant trouble, so when I'm quiet, ask me. Don't guess.\n\n"
    "I believe people do their best work badly at first. Jokes help. Being hurried doesn't.\n\n"
    "If I go for a walk after a hard talk, I'm coming back.",
    "My faith matters to me and I won't talk you into it.\n\nMornings are slow. Coffee first, then "
    "words. I like being useful: hand me something to peel.",
    "I'd rather hear it straight. I was managed for years and I can smell it.\n\nMusic is how I "
    "come down. If the door is shut and you hear bass, I'm fine.",
]
