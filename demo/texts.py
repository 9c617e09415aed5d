"""Words for the demo house: names, goals and check-in texts of plainly made-up people.

Pure data, no imports. Every text is invented; none is about a real person or a real stay.
"""

# (house name, IANA time zone)
HOUSES = [
    ("Birch Street House", "America/New_York"),
    ("Mill Pond House", "America/New_York"),
    ("Cottonwood House", "America/Chicago"),
    ("Cedar Hill House", "America/Denver"),
]

# Room names; a house takes the first few.
ROOMS = [
    "Blue room",
    "Garden room",
    "Corner room",
    "Porch room",
    "Attic room",
    "Maple room",
    "Yellow room",
    "Back stairs room",
    "Long room",
    "Orchard room",
    "Lantern room",
    "River room",
]

ONE_MORE_ROOM = "Window room"

# Peers on staff: (display name, pronouns)
STAFF = [
    ("Robin", "they/them"),
    ("Lee", "she/her"),
    ("Sam", "he/him"),
    ("Ida", "she/her"),
    ("Marcus", "he/him"),
    ("Noor", "she/her"),
    ("Delphine", "she/her"),
    ("Teo", "he/they"),
    ("Winnie", "she/her"),
]

# Guests: (name, pronouns); none is also the name of a peer on staff.
GUEST_NAMES = [
    ("Alex", "they/them"),
    ("Jo", "she/her"),
    ("Casey", "he/him"),
    ("Priya", "she/her"),
    ("Desmond", "he/him"),
    ("Maria-Guadalupe Fernandez-Whitfield", "she/her"),
    ("Tuan", "he/him"),
    ("Keisha", "she/her"),
    ("Olek", "he/him"),
    ("Rosalind", "she/her"),
    ("Amadou", "he/him"),
    ("Fern T.", "they/them"),
    ("Yusuf", "he/him"),
    ("Hyun-woo", "he/him"),
    ("Bridget", "she/her"),
    ("Ezequiel", "he/him"),
    ("Nia", "she/they"),
    ("Gunnar", "he/him"),
    ("Farida", "she/her"),
    ("Denny R.", "he/him"),
    ("Leilani", "she/her"),
    ("Thaddeus", "he/him"),
    ("Mei", "she/her"),
    ("Quill", "they/them"),
    ("Ifeoma", "she/her"),
    ("Raf", "he/him"),
    ("Svetlana", "she/her"),
    ("Darnell", "he/him"),
    ("Aiyana", "she/her"),
    ("Kit", "they/he"),
    ("Bartholomew Oyelaran-Castellanos", "he/him"),
    ("Tamika", "she/her"),
    ("Joaquin", "he/him"),
    ("Shira", "she/her"),
    ("Wendell", "he/him"),
    ("Zainab", "she/her"),
    ("Patrice L.", "she/her"),
    ("Koji", "he/him"),
    ("Maeve", "she/her"),
    ("Dominic", "he/him"),
    ("Anahit", "she/her"),
    ("Carol-Ann", "she/they"),
    ("Lamar", "he/him"),
    ("Soledad", "she/her"),
    ("Emmett", "he/him"),
    ("Thandiwe", "she/her"),
    ("Nico", "they/them"),
    ("Gus W.", "he/him"),
]

# (goal of the stay in the guest's words, small goals for one day that move toward it)
GOALS = [
    (
        "Sleep without the TV on",
        [
            "Set the TV timer for thirty minutes and let it win",
            "Try the radio low instead of the TV",
            "Leave the remote downstairs tonight",
            "Phone on the dresser by eleven, not under my pillow",
            "Ask somebody what they do when they can't sleep",
            "No coffee after two, not even the small one",
            "Read ten pages with the lamp on, then stop",
        ],
    ),
    (
        "A place of my own by the end of my stay",
        [
            "Call two landlords before noon",
            "Look at the listings once, not all day",
            "Fill in one rental application",
            "Write down what I can really pay each month",
            "Ask my old landlord for a letter",
            "Walk down the street that apartment is on",
            "Find out what the deposit help needs from me",
            "Make a list of what I own that isn't clothes",
        ],
    ),
    (
        "Ring my sister on Sundays",
        [
            "Write down two things to tell her",
            "Text her and ask what time is good",
            "Ring for five minutes and then let it be done",
            "Find the photo I promised to send her",
            "Ask her about her garden and just listen",
            "Put her birthday on the calendar by the phone",
        ],
    ),
    (
        "Get back to three shifts a week",
        [
            "Call my boss and ask about mornings",
            "Iron the work shirt",
            "Work out the bus for the early shift",
            "Do the one shift and come straight home",
            "Write down what I'd say if they ask where I've been",
            "Pack a lunch so I don't skip it",
            "Check the schedule before it checks me",
        ],
    ),
    (
        "Finish my GED",
        [
            "One page of math before lunch",
            "Call the adult school about the next test date",
            "Twenty minutes on fractions, with snacks",
            "Find my login for the practice site",
            "Write one paragraph about anything",
            "Walk to the library and study there for an hour",
            "Ask somebody to quiz me while they cook",
        ],
    ),
    (
        "Cook for myself most nights",
        [
            "Make one thing that isn't toast",
            "Write a list before I go to the store",
            "Chop everything at noon so supper is easy",
            "Ask how that lentil thing is made",
            "Make enough soup for tomorrow",
            "Eat at the table, not standing at the counter",
            "Label my shelf so I can find my own rice",
        ],
    ),
    (
        "Walk every day, whatever the sky does",
        [
            "Around the block before the check-in",
            "To the river and back",
            "Walk to the store instead of asking for a ride",
            "Ten minutes after supper, no phone",
            "Find my other sneaker",
            "Ask somebody along for the long loop",
            "Go even if I only get to the corner",
        ],
    ),
    (
        "Get my driver's license back",
        [
            "Call the DMV and stay on hold to the end",
            "Find out what I still owe, in one number",
            "Read ten pages of the handbook",
            "Put the paperwork in one envelope",
            "Ask somebody to quiz me on road signs",
            "Make a plan to pay the first part",
        ],
    ),
    (
        "Stay sober and enjoy at least some of it",
        [
            "Go to the noon meeting, sit near the front",
            "Call somebody before the bad hour, not after",
            "Take the long way home, around the liquor store",
            "Plan something for after supper",
            "Buy the fancy seltzer",
            "Tell one person the truth about how today is",
            "Find one funny thing and tell it to somebody",
            "Write down what I like about my mornings now",
        ],
    ),
    (
        "See my kids every other weekend and be all there",
        [
            "Call them before they sleep, ten minutes each",
            "Ask what they want to do on our Saturday",
            "Find out which bus gets me there by ten",
            "Write a postcard, draw something dumb on it",
            "Put twenty dollars aside for pizza",
            "Practice not promising things",
            "Text their other parent, short and polite",
        ],
    ),
    (
        "Know where my money goes",
        [
            "Write down everything I spend today",
            "Open the bank mail, all of it",
            "Call the phone company about the plan",
            "Leave the card at home and take a ten",
            "Put the receipts in the jar",
            "Sit down with somebody and make a one-page budget",
            "Cancel the thing I never watch",
        ],
    ),
    (
        "Play guitar again where people can hear",
        [
            "Buy new strings",
            "Tune it and put it where I can see it",
            "Fifteen minutes of scales on the porch",
            "Learn the first half of one song",
            "Look up the open mic, just look",
            "Play one song in the common room",
            "Let my fingers hurt a little and stop there",
        ],
    ),
    (
        "Say no without a speech",
        [
            "Say no to one small thing today",
            "Count to five before I answer",
            "Practice with somebody who'll laugh with me",
            "Text back 'I can't' and put the phone down",
            "Notice once when I say yes too fast",
            "Let the silence sit there after I say it",
        ],
    ),
    (
        "Get up before nine on my own",
        [
            "Put the alarm across the room",
            "Set out clothes the night before",
            "Be in the kitchen by eight thirty",
            "One alarm, not six",
            "Open the curtain as soon as I'm up",
            "Have something good for breakfast waiting",
            "No nap after three",
        ],
    ),
    (
        "Sort the paper mountain",
        [
            "One envelope, start to finish",
            "Make three piles and stop",
            "Ask somebody to sit by while I open the scary one",
            "Buy a folder with pockets",
            "Call about the bill with the red stripe",
            "Copy my birth certificate at the library",
            "Recycle whatever is older than two years",
        ],
    ),
    (
        "Find people I can do nothing with",
        [
            "Sit on the porch for an hour and see who comes",
            "Say yes to cards after supper",
            "Go to the library game night",
            "Text the friend I used to fish with",
            "Ask one person one question at lunch",
            "Stay for the coffee after the meeting",
            "Find out when the chess tables fill up",
        ],
    ),
    (
        "Say what I need before I blow up",
        [
            "Tell somebody while I'm simmering, not boiling",
            "Write it down before I say it",
            "Ask for a minute and take the minute",
            "Bring up the fridge thing, kindly",
            "Say 'I' and not 'you always'",
            "Go back and finish yesterday's talk",
            "Walk first, talk second",
        ],
    ),
    (
        "Finish the quilt I started",
        [
            "Find the box with the squares",
            "Sew for half an hour after lunch",
            "Thread the machine without swearing",
            "Lay it all out on the common room floor",
            "Fix the crooked row, or decide to love it",
            "Ask at the fabric store about batting",
        ],
    ),
    (
        "Go into a store and not turn around at the door",
        [
            "Go in, buy one thing, come out",
            "Go at the quiet hour",
            "Bring my headphones and a short list",
            "Ask somebody to wait by the carts",
            "Stay in line even if it's long",
            "Say hello to the person at the register",
            "Walk past the door and back, no shopping",
        ],
    ),
    (
        "Read a whole book again",
        [
            "Get a library card",
            "Read one chapter on the porch",
            "Pick something easy and no shame about it",
            "Leave the phone upstairs for an hour",
            "Twenty pages before the lights go off",
            "Tell somebody what it's about so far",
        ],
    ),
    (
        "Find work outdoors",
        [
            "Call the garden center",
            "Ask at the town barn if they need hands",
            "Borrow boots and see if they fit",
            "Write three lines about what I've done before",
            "Rake the yard here and call it practice",
            "Look up the parks crew application",
            "Ask the neighbor who cuts trees",
        ],
    ),
    (
        "Say sorry to my dad without a 'but' in it",
        [
            "Write it out, don't send it",
            "Cross out every 'but'",
            "Say it out loud to somebody here first",
            "Find out if he still has the same number",
            "Send a plain card",
            "Call, and if he doesn't pick up, that still counts",
        ],
    ),
    (
        "Be okay alone for one evening a week",
        [
            "Plan the evening on paper at lunch",
            "Two hours in my room with a puzzle",
            "Go to the movie by myself",
            "Cook for one and set the table anyway",
            "Leave the phone on the charger until nine",
            "Sit on the back step till the streetlights come on",
            "Tell somebody in the morning how it went",
        ],
    ),
    (
        "Grow something I can eat",
        [
            "Ask where I can put a pot",
            "Water the seedlings before breakfast",
            "Look up what likes a shady window",
            "Get soil from the garden shed",
            "Pull weeds for half an hour",
            "Eat one leaf and report back",
        ],
    ),
    (
        "Run a 5K, slowly",
        [
            "Run to the mailbox, walk back",
            "Two loops of the park, any speed",
            "Stretch before, not just after",
            "Look up races within a bus ride",
            "Drink water like a person",
            "Rest today and not feel bad about it",
            "Run with somebody slower, if there is one",
        ],
    ),
    (
        "Know where I'm going next, and like it",
        [
            "Write down three places I could live",
            "Call my aunt and ask a straight question",
            "Visit the sober house across town",
            "Make a list of what I won't do again",
            "Talk it through with somebody over coffee",
            "Find out how long the waiting list really is",
            "Draw the room I want, with a window",
        ],
    ),
]

# Small goals for a day that belong to no goal of the stay.
DAY_GOALS = [
    "Do my laundry before lunch",
    "Eat breakfast sitting down",
    "Call the eye doctor and get a date",
    "Shower and wear the good shirt",
    "Wipe down my shelf in the fridge",
    "Do my chore before anybody has to remind me",
    "Get to the library before it closes",
    "Drink more water than coffee",
    "Mail the form",
    "Return the drill I borrowed",
    "Take the bus downtown and back by myself",
    "Find my other glove",
    "Answer the three texts I've been hiding from",
    "Get outside twice",
    "Make it to both check-ins",
    "Change my sheets",
    "Fix the zipper on my coat",
    "Be at work ten minutes early",
    "Buy stamps, eggs, and nothing else",
    "Listen more than I talk at the house meeting",
    "Write one page in the notebook",
    "Get a haircut",
    "Charge my phone and actually carry it",
    "Put the winter and summer clothes in two bags",
    "No news until after lunch",
    "Make a pot of chili big enough to share",
    "Take a nap on purpose, not by accident",
    "Say good morning first",
    "Find out what the bus pass costs",
    "Sit on the porch with my tea, the whole cup",
    "Pick up the parcel at the post office",
    "Wash the frying pan I've been soaking for two days",
    "Teach somebody my card game",
    "Send a thank you note",
    "Stretch my back before it complains",
    "Get through the dentist",
    "Ask for help once",
    "Carry the recycling out before the truck comes",
    "Look at the calendar and not panic",
    "Laugh at something",
]

# Morning check-in, where I'm at; keyed by what the guest asks for today.
MORNING = {
    "more": [
        "Rough night. I'm here, in yesterday's shirt, but I'm here.",
        "I woke up with my stomach in a knot and it hasn't let go.",
        "I've got the phone call today and I've been rehearsing it since five.",
        "Shaky. I'd like somebody around while I get going.",
        "I dreamed about the old apartment. It took me an hour to know where I was.",
        "I nearly stayed upstairs. Glad I didn't, I think. Ask me in an hour.",
        "Today is the anniversary of a hard thing. I don't want to be left alone with it.",
        "I want a drink and it isn't even ten. Saying it out loud so it's not just mine.",
        "I got a letter from the court. It's still in the envelope.",
        "My head is loud. Company makes it quieter.",
        "I'm wound up about work. First day back and my shoes don't even match my pants.",
        "Crying on and off. I'm fine with people seeing it, just don't make a thing of it.",
        "Not great. I smiled through yesterday and it cost me.",
        (
            "I had a fight on the phone last night and it's still going in my head. I keep "
            "winning, too."
        ),
        "I feel like a rug somebody forgot to shake out.",
        "My visit got moved and I'm taking it harder than I thought I would.",
        "I slept maybe three hours. Somebody please stop me from making big decisions.",
        "I've been here long enough to stop being polite, so: I feel awful.",
        "Something good might happen today and that scares me more than the bad stuff.",
        (
            "I woke up at four and went over every job I ever lost, in order, with the boss's face "
            "each time. By six I was sure I'd lose this one too, and I haven't even started. I "
            "know how that sounds. I'd like somebody to have breakfast with me and talk about "
            "anything that isn't work until it's time to go."
        ),
    ],
    "usual": [
        "Okay. Coffee's in, shoes are on.",
        "Pretty good. I slept through and woke up hungry.",
        "Medium. Not up, not down. Medium is fine with me.",
        "A bit stiff, a bit late, otherwise all right.",
        "Slept like a log that gets up twice to pee.",
        "I'm good. I have a list and the list is short.",
        "Ordinary. I used to hate ordinary. I'm coming around.",
        "Better than yesterday, and yesterday wasn't bad.",
        "Tired but the honest kind, from work.",
        "I made oatmeal and didn't burn it, so we're off to a start.",
        "A little nervous about the bus. Nothing I can't handle.",
        "Calm. I heard the birds before I heard my own head, for once.",
        "Grumpy, but that's mornings. It wears off by eleven.",
        "Looking forward to getting my hands in the dirt out back.",
        "I've got work at noon and I don't mind it.",
        "Fine. Really fine, not the other kind of fine.",
        "Still a bit sore about yesterday but we talked it out.",
        "Curious how today goes. That's new.",
        "I'm here and I'm awake. Let's not push it.",
        (
            "I was going to say fine, like always, and then I thought about it and it's true. I "
            "got up when the alarm went. I had eggs. I looked out at the street and didn't feel "
            "like I was behind everybody. It's only a morning, I know, but I wanted to say it "
            "while it was here."
        ),
    ],
    "space": [
        "I'm all right. I just want some quiet today.",
        "Talked out. Yesterday was a lot of people.",
        "I've got a lot to chew on and I chew better by myself.",
        "Not mad at anybody. Just low on words.",
        "Headache. Dark room, then we'll see.",
        "I'd like a day where nobody asks how I am. I know this is the check-in.",
        "I worked late. I want my pillow and no questions until noon.",
        "I need to be boring for a day.",
        "A bit raw. It heals faster if I don't poke it.",
        "I'm reading a really good book and I'd like to be left with it.",
        "Yesterday's talk was good. I need room to let it land.",
        "Prickly. I'm saying so early so nobody takes it personally.",
        "I'm okay, truly. I just want to hear myself think.",
        "My family was on the phone till late. I'm peopled out.",
        "Today I want to walk a long way and not explain it.",
        "I'm sad, and it's mine, and I'd like to just have it for the morning.",
        "I'm working on the letter. It comes easier with the door shut.",
        "Feeling crowded. It's not the house, it's my skull.",
        "I'm trying out being on my own and not hiding. There's a difference, I think.",
        (
            "I know when I go quiet people here wonder, so I'm saying it plainly. I'm not slipping "
            "off anywhere, I'm not angry, I ate. I had a big week and I feel like a radio that's "
            "been on too long. I want to turn it off for a day, do my chore, sit out back, and "
            "come to supper when I smell it."
        ),
    ],
}

# Afternoon check-in, where I'm at, looking back on the day; same keys.
AFTERNOON = {
    "more": [
        "It went sideways around two and I haven't found my feet yet.",
        "I did the thing. Now I'm shaking. Nobody told me that part.",
        "They said no. I was polite. I'm not feeling polite now.",
        "I walked past the bar. Then I walked past it again. Then I came home.",
        "I didn't do any of it. I sat and looked at the list.",
        "I came home early from work. I'd rather say why one to one.",
        "The apartment went to somebody else. I'd already put the couch in, in my head.",
        "I got a good cry in on the bus. The driver was nice about it.",
        "Worn through. I held it together for other people all day.",
        "The call lasted two minutes and I've been in it for three hours.",
        "I snapped at somebody in the kitchen. I said sorry. It still bugs me.",
        "Better than this morning, but I don't trust it yet.",
        "I got half of it done and then the floor fell out.",
        "Too much coffee, too many forms, not enough lunch.",
        "I got the news I was waiting for and it's not what I wanted.",
        "I'm lonely. Plain old lonely. It came in about lunchtime.",
        "I said I'd be fine on my own today. I wasn't, and that's good to know.",
        "I kept my word today and it was hard and I want somebody to know it was hard.",
        "I hit every red light there is, inside and out.",
        (
            "I went all the way down there with my papers in the folder, and the woman said it was "
            "the wrong window, and the right window closed at three. I wanted to throw the folder. "
            "I sat on the steps instead and counted buses. I'm going back tomorrow but tonight I "
            "can't carry it by myself."
        ),
    ],
    "usual": [
        "Got two out of three. The third one can wait its turn.",
        "It was a day. I was in it.",
        "I did my laundry and it's folded, call the papers.",
        "Went better than I thought. I thought it'd be terrible, so, okay.",
        "I talked to the landlord. He was just a guy.",
        "Tired legs, quiet head. Good trade.",
        "I forgot the thing at the bank but I remembered lunch.",
        "Slow start, decent middle, and now I'm hungry.",
        "I asked for help at the store. Nobody died.",
        "It rained on me and I didn't turn around.",
        "The soup came out. Help yourselves, there's a pot.",
        "I was bored for an hour and I just let it be boring.",
        "Work was work. I got through it and came home.",
        "Did my chore, did my page, took my walk. Done.",
        "I changed my goal at noon because the first one was for show.",
        "I laughed at lunch, the real kind, with the snort.",
        "I missed the first bus and didn't let it eat the day.",
        "Nothing big. I'm starting to like days with nothing big.",
        "Not what I planned but I'd keep most of it.",
        (
            "Funny day. I set out to make one phone call and ended up fixing the gate, eating a "
            "neighbor's pie, and finding my library card in a coat I thought I'd given away. The "
            "call didn't happen. I'm putting it on tomorrow's list and I'm not going to feel bad "
            "about the pie."
        ),
    ],
    "space": [
        "I'm done with talking for today. In a good way.",
        "Quiet day, like I asked. Thanks for that.",
        "I got what I needed from it. I'd like to keep going that way.",
        "I stayed in mostly. It wasn't hiding, it was rest.",
        "Wrung out. Not sad, just empty like a bucket.",
        "I walked for two hours. I don't have a report.",
        "Work used up all my faces. I'm down to this one.",
        "Meeting, bus, meeting, bus. I want a wall to look at.",
        "I finished the letter. I don't want to talk about it yet.",
        "My plans fell through and I'm more relieved than I should be.",
        "It was fine. I just don't want to take it apart.",
        "I'm in a mood and the mood wants a closed door.",
        "I got through it by keeping my head down. Head's still down.",
        "I had a good visit. Now I miss them and want to do that on my own.",
        "We had words earlier and I'm not ready to finish. Tomorrow I will be.",
        "I read all afternoon. Best company I've had in a week, no offense.",
        "Heavy day. I know where everybody is if I want somebody.",
        "I did more people today than I do in a month.",
        "I'm okay. Short answer on purpose.",
        (
            "I saw somebody from the old days at the bus stop. We talked a bit and I said I had to "
            "go, and I went, and I'm proud of that. But it stirred up the whole pond. I don't want "
            "to go over it tonight. I want to let the mud settle and look at it in the morning "
            "when I can see the bottom."
        ),
    ],
}

# What support would look like; same keys.
SUPPORT = {
    "more": [
        "Someone beside me while I ring, before supper",
        "Have breakfast with me. We don't have to talk.",
        "Walk with me to the bus stop and wait till it comes",
        "Ask me at noon how it's going, and ask twice",
        "Sit with me while I open the envelope",
        "Come along to the appointment, just to the door",
        "Check on me at two. That's my bad hour.",
        "Remind me that I've done this before",
        "Let me practice the call on you first",
        "Help me cut the list down to one thing",
        "If I go upstairs before supper, come knock",
        "Play cards with me so my hands have something to do",
        "Tell me about a time you got through one of these",
        "Read the form out loud with me. The print swims.",
        "Be straight with me if I start making excuses",
        "Keep me company while I cook, or I'll skip it",
        "A walk after lunch, slow, any direction",
        (
            "Don't try to fix it. Sit on the porch with me for a while, and if I start telling you "
            "it's fine, raise one eyebrow. I'll know what that means. Then maybe we get the dishes "
            "done, because I think better with my hands in hot water and somebody drying."
        ),
    ],
    "usual": [
        "Ask me at supper how it went",
        "Wish me luck and send me out the door",
        "A nudge if I'm still on the couch at eleven",
        "Save me some coffee",
        "I've got it. I'll say so if I don't.",
        "Somebody to show the finished thing to",
        "Just the usual hello",
        "Let me use the big table for my papers",
        "Tell me where the iron is",
        "A thumbs up when I come back",
        "Somebody to eat lunch with if they're around",
        "Ask about the job thing, but not before noon",
        "Quiz me for ten minutes while you have your tea",
        "Remind me it's my turn with the trash",
        "A ride idea, if anybody knows the bus better than me",
        "Laugh at my jokes",
        "Tell me if I talk too much in the meeting",
        "Check with me tomorrow if I did it",
    ],
    "space": [
        "Knock once, then let me be until supper",
        "A wave in the hallway is plenty",
        "Leave me a plate if I miss supper",
        "Text me instead of knocking",
        "Nothing today, thanks. I mean it kindly.",
        "Let me come to you",
        "Keep the common room TV down a bit",
        "Don't read anything into the closed door",
        "One check after lunch, then leave me to it",
        "No pep talks, please",
        "Let me have the back porch for an hour",
        "Save the house stuff for tomorrow",
        "If my light's on late, it's a book",
        "Ask yes or no questions only",
        "Let me walk alone. I'll say when I'm back.",
        "If I'm not down by six, knock. Otherwise no.",
        "Just don't be weird about it",
        "Tell people I'm okay if they ask, so I don't have to",
    ],
}

# What someone asks for in between check-ins, by more support or some space.
ASKS = {
    "more": [
        "Could someone sit with me while I ring the landlord?",
        "I'd like company on the walk to the pharmacy.",
        "Can we talk for ten minutes before I open that letter?",
        "Someone to eat lunch with, that's all.",
        "I got bad news. I don't want to be alone with it.",
    ],
    "space": [
        "I'm going to lie down. Please let me sleep.",
        "Too many voices. I'll be on the porch.",
        "I want to think about that call by myself first.",
        "Knock at four, not before.",
    ],
}

# "Is this moving me toward the life I want?", asked in the afternoon.
TOWARD = [
    "Yes. Slowly, like moving a couch, but yes.",
    "Not today. Today I stood still, and I think I needed to.",
    "I think so. I did what I said I'd do, and nobody made me.",
    "No. I did it to please somebody and it felt like it.",
    "A little. The life I want has a kitchen in it, and I cooked.",
    "I don't know yet. Ask me when I've slept on it.",
    "Half of it was. The other half was me avoiding a phone call.",
    "Yes, because I asked for help before it all caught fire.",
    "The work part, yes. The being mad all day part, no.",
    "Sideways. Sideways isn't backward.",
    "It is. I came home. There were other places I could've gone.",
    "I want a life where I pick up the phone, and today I picked it up.",
    "Honestly I'm not sure what life I want. I'm sure about some I don't.",
    "Yes, even the boring parts. Maybe mostly the boring parts.",
    "No, and I knew it at ten this morning and kept going.",
    "I got out of the house. In the life I want I get out of the house.",
    "It moved me toward my kids by about one inch. I'll take the inch.",
    "Staying up all night with my phone isn't it. I know that.",
    "Some. I told the truth once when a lie was right there.",
    "It's the right road. My feet hurt.",
    "I let somebody be nice to me. That's in there somewhere.",
    "Today was about getting through. That's allowed too.",
    "Yes. I said no and the sky stayed up.",
    "I thought the goal was the job. Now I think it's having somewhere to be.",
    "Not the way I did it. The thing itself, yes.",
    "I wouldn't have asked myself that a month ago, so probably.",
    "Yes, sober and tired and home for supper. That's the picture.",
    "No. I'm changing the goal, because it was my mother's.",
    "More than it felt like while I was doing it.",
    "Ask the laundry. The laundry says yes.",
    "It's moving me toward sleep, at least.",
    "I paid one bill. The life I want has fewer envelopes in it.",
    "I kept to myself too much. In the life I want there are people.",
    (
        "The life I want is small. A door that locks, a dog maybe, a job where they know my name. "
        "I did one thing today that leads there, which was fill in the form, and about six things "
        "that don't lead anywhere. I used to count only the six. Tonight I'm counting the one."
    ),
    (
        "I'm going to say no, and I don't need anybody to make it better. I skipped work to sit "
        "with somebody who's bad news, and I listened to the same story I've heard for years. "
        "Nothing happened. I came back. But I gave that whole day away and I'd like it back, and "
        "that tells me something."
    ),
    (
        "Yes and no. Yes because I went to the group and stayed till the end, and I even said a "
        "thing. No because I said the thing I thought they'd like. I want to be a person who says "
        "the other thing. I know what it was. I'm going to write it down tonight so I still have "
        "it next week."
    ),
]

# What the night holds; same keys.
NIGHT = {
    "more": [
        "I'd like company until the house goes quiet.",
        "Nights are the hard part. Is somebody up around two?",
        "Cards after supper, please, until I'm too tired to worry.",
        "Knock around nine. I'll say I'm fine. Stay anyway for a minute.",
        "I'm calling home at seven. Be nearby after.",
        "I don't want to be in my room yet. I'll be on the couch.",
        "Tea at ten, with whoever's on.",
        "If you hear me on the stairs, come sit on the stairs.",
        "A meeting at seven and I could use somebody to walk with.",
        "I may want to talk and I may not. Could you just be around?",
        "It's the hours between supper and sleep I need help with.",
        "Somebody watch a dumb movie with me.",
        "I'm cooking, because if I stop moving I'll go looking for trouble.",
        "Ask me before I go up if I called who I said I'd call.",
        (
            "I can feel it's going to be one of those nights where everything I ever did comes in "
            "and sits down. I'd like to know who's on overnight and have them say hi before I go "
            "up, so that if I come down at three I'm not starting from nothing. Maybe leave the "
            "kitchen light on."
        ),
    ],
    "usual": [
        "Supper, dishes, a show, sleep.",
        "Leftovers and a book.",
        "I'm at work till ten. Home after that.",
        "Laundry, round two.",
        "I might play some guitar. Shout if it's too loud.",
        "A walk if it stays dry, then an early night.",
        "Somebody said cards. I'm in.",
        "The seven o'clock meeting, then ice cream.",
        "Phone call with my sister, then nothing at all.",
        "Making lunch for tomorrow so morning me is grateful.",
        "The game's on. I expect to be disappointed.",
        "It's my turn with the dishes. I'll put music on.",
        "Puzzle in the common room. Anybody can join.",
        "Bath, if nobody needs it, and lights off by eleven.",
        "Just a regular night. I'm looking forward to it.",
    ],
    "space": [
        "Door shut, headphones on. See everyone in the morning.",
        "I'd like to be left alone tonight. Nothing's wrong.",
        "I'm going up after supper and staying up there.",
        "Book, blanket, no visitors.",
        "I'll do my chore and then I'm off the air.",
        "Quiet. If I need somebody I know where the kitchen is.",
        "I'm eating late, when the kitchen's empty.",
        "An early night. Please don't knock unless the house is on fire.",
        "I want to sit out back by myself till it gets dark.",
        "I'm writing tonight. I'd rather not be asked what.",
        "Going for a long walk, home by nine. I'll say hi at the door.",
        "I need to miss somebody tonight, on my own.",
        "Sleep. All of it. Every bit they have.",
        "Same as this morning. Room, please, and a good night is fine.",
        (
            "I'm trying a whole evening by myself, no screen. If it goes badly I'll come down, I "
            "promise, and if it goes well I'll come down and brag. Either way nobody has to come "
            "up. I've got tea and a pencil and that puzzle book with the coffee ring on it, and "
            "I'm kind of curious what I'm like."
        ),
    ],
}

# Peers on staff speaking of themselves in the same morning circle; same keys.
STAFF_MORNING = {
    "more": [
        "I didn't sleep and I'm a bit thin today. If I'm short with you, call me on it.",
        "My mom's not well and my mind keeps going there. I wanted you to know.",
        "I'm rattled from the drive in. Give me one coffee.",
        "I'm carrying something from last shift and I'd like to talk it over with another peer.",
        (
            "It's a hard date for me today. I'm all right, and I could use some company in the "
            "kitchen."
        ),
        "I said yes to too much again. Ask me tonight what I said no to.",
        "I came in already tired. I'd be glad of help with lunch.",
        (
            "Feeling unsure of myself. I think I talked too much yesterday and I'd like to hear if "
            "you thought so."
        ),
        "I'm low this morning. Being around people usually helps me, so here I am.",
        (
            "I'll go first, because it's only fair. I've been sober a good while and this week I "
            "still thought about it, twice, on the way home. I called somebody. I'm not telling "
            "you so you'll look after me. I'm telling you because I'd be a bit of a fraud sitting "
            "here saying fine."
        ),
    ],
    "usual": [
        "I'm good. Ate breakfast, found my keys, only cried at one song.",
        "Rested, for once. Glad to be here.",
        "Middling. Ask me after my second cup.",
        "I'm okay and a little chatty. Tell me when to stop.",
        "Steady. I had two days off and I used them.",
        "I'm nervous about leading the house meeting, in a normal way.",
        "Happy. My bread finally rose. That's all my news.",
        "Bit of a cold, otherwise fine. I'll sit down at that end.",
        "I'm all right. Curious to hear how the night went here.",
        "Fine, and hungry, and on till three.",
    ],
    "space": [
        "I'm all right but quiet. I'll be listening more than talking.",
        "I'd like ten minutes after this to myself, then I'm all yours.",
        "I had a long night here. I'm a bit slow, be kind.",
        "Something's going on at home that I'm keeping at home. I'm okay.",
        "My head hurts. I'm taking my tea on the porch first.",
        "I'm working on not filling every silence, so if I'm quiet it's on purpose.",
        "A bit tender today. I don't need to talk about it.",
        "I'd like to get the paperwork done early and be left to it for an hour.",
        "Worn a little flat. I'll take my break for real today.",
        "I'm here, I'm okay, and I'd rather hear from all of you.",
    ],
}

# Peers on staff in the afternoon circle; same keys.
STAFF_AFTERNOON = {
    "more": [
        "That was a heavy one for me too. I'd like to talk it through before I go home.",
        "I got something wrong this morning and said so. I'm still a bit hot in the face about it.",
        "I feel stretched. Some help with supper would go a long way.",
        "I was scared for a minute today, and I'd rather say it than pretend.",
        "The phone never stopped. I could use a laugh, if anybody has one.",
        "I heard a story today that's close to mine. I'm going to call a friend later.",
        "I didn't get to what I said I'd do. I'd like a hand with it tomorrow.",
        "I noticed I was giving advice all day. Remind me to ask instead.",
        "I'm glad you're all here. It's been a lonely sort of day for me.",
        (
            "I've been thinking about the talk we had about the kitchen. I came in with my mind "
            "made up, and I don't think I listened until about halfway. When I did, it went "
            "better. I'd like us to try it again, and I'd like somebody to tell me if I do it "
            "again."
        ),
    ],
    "usual": [
        "Good day. I learned how to make dumplings, badly.",
        "I got beat at cards by everybody. I'm okay with it. Mostly.",
        "I did what I set out to do and the porch is swept.",
        "A lot of hallway talks today. Those are my favorite kind.",
        "Tired in a good way. I'll sleep.",
        "I said I'd ask more and tell less, and I did it about half the time.",
        "Quiet day for me. I caught up on calls and burned the rice.",
        "I was off this morning and somebody here asked me why. That helped.",
        "Proud of this house today, me included.",
        "Fine. I'm leaving at three fifteen tomorrow, on time, you're all witnesses.",
    ],
    "space": [
        "I'm out of words. I'll sit with you though.",
        "I'd like a quiet drive home tonight, no radio.",
        "Long day. I'm going to write my note and then stare at a tree.",
        "I need to set today down before I pick up anything else.",
        "I'm okay. A bit full. I'll be better company tomorrow.",
        "I took my break outside and I could have used three of them.",
        "I'm still turning something over. I'll bring it when it's ready.",
        "Running on fumes. I stayed on for this circle and then I'm going home to be nobody.",
        "I've got a lot on at home, so I'm leaving right on time today.",
        "Good day, loud day. I want my own couch.",
    ],
}

# What the night holds for peers on staff.
STAFF_NIGHT = [
    "I'm on overnight. I'll be in the kitchen with the crossword, come say hi.",
    "Going home to my dog. Good night, everybody.",
    "I'm here till eleven, and I'm making popcorn at eight.",
    "I've got a meeting of my own at seven, then an early night.",
    "Overnight again. I get sleepy around four, so company's welcome.",
    "Home, bath, phone off. I'll see you at seven.",
    "I'm around all evening and I'd like to get the puzzle's edge done.",
    "Supper with my kids. I'm excited, it's taco night.",
    "I'm on till eleven and a bit tired. Come find me, I may not come find you first.",
    "I'm off tomorrow, so I'm saying good night properly.",
    "I'll be up all night with a flask and a bad novel. The lamp's on if you want somebody.",
    "Going for a run before dark, to shake today off my shoes.",
]

# Goals for the day of peers on staff.
STAFF_DAY_GOALS = [
    "Ask more than I tell",
    "Finish my shift note before I put my coat on",
    "Eat lunch sitting down",
    "Do my share of the kitchen before noon",
    "Go back and say sorry for yesterday's tone",
    "Call the bus company about the new route",
    "Learn one new recipe from somebody here",
    "Take my break outside",
    "Sit with the silence once and not fill it",
    "Put the house meeting list on the fridge",
    "Knock and wait, not knock and open",
    "Say it when I need a minute",
    "Fix the wobbly chair, finally",
    "Find out what the food pantry's new hours are",
    "Leave on time",
    "Play one hand of cards and lose with grace",
]

# Of the circle as a whole: about all of them, and nobody by name.
CIRCLE = [
    "A slow start, then a lot of laughter.",
    "Quiet today. Nobody minded the quiet.",
    "We stayed sitting together afterwards, over coffee.",
    "A gray day outside, and everyone glad to be in.",
    "A good deal of listening this time.",
    "Short and friendly; the day was calling.",
    "Tired all round, and kind about it.",
    "We talked about what makes a morning easier.",
    "Someone's joke went round the table twice.",
    "It took a while to settle, and then it did.",
    "Plans for supper found their way in.",
]

# What a guest says themselves beside what was written of them, when it was read together.
OWN_WORDS = [
    "It was not the night. It was the phone call before.",
    "That day I said less than I meant. I was glad somebody asked.",
    "I read it again, and it was a better day than it sounds.",
    "Yes. I still think of that one.",
    "I would say it louder now.",
    "What it says there is half of it. The other half was the soup.",
    "I did ask for company, and I did not want to talk. Both are true.",
]
