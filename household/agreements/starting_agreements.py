"""The household agreements that a house starts with; from then on they are the house's own.

Pure data: (topic, how it reads). The topics, the hours and the days are DOMAIN's (§5, §6).
"""

STARTING_AGREEMENTS = [
    (
        "A sober house",
        "We keep alcohol and drugs out of the house, and we don't come home under their influence. "
        "If one of us returns to use, we talk about it early, and look together at what helps now. "
        "Telling someone is always right.",
    ),
    (
        "Check-ins and meetings",
        "We meet for the morning check-in at 9:30 and the afternoon check-in at 4:30, Monday to "
        "Friday, guests and peers on staff alike. If we can't be there, we say so beforehand and "
        "check in one to one. We come to the house meeting, as that is where things get changed.",
    ),
    (
        "Respect, honest talk, and conflict",
        "We speak to each other as equals, and each of us speaks for ourselves. When something "
        "bothers us, we say it to the person, soon and kindly. If that is hard, we ask someone to "
        "sit with us. We can take a break from a talk and come back to it; we don't shout anyone "
        "down, and nobody is laughed at for how they see things.",
    ),
    (
        "Looking after the house together",
        "We share the chores, guests and peers on staff. We do ours on its day, or swap it with "
        "someone. When a chore is still open we remind one another, without keeping count. In the "
        "kitchen we leave things the way we would like to find them.",
    ),
    (
        "Quiet hours",
        "From 10:00 pm to 7:00 am we keep it quiet: low voices, headphones, soft doors. Nobody has "
        "to sleep, and the kitchen stays open. If we can't sleep, we may knock on the office door.",
    ),
    (
        "Our own medication",
        "Each of us keeps and takes our own medication. It stays in our own lockable place, and "
        "the key stays with us. We don't share it and don't ask about it. Peers on staff do not "
        "hand it out, keep it or count it.",
    ),
    (
        "Cooking, food and shelves",
        "We buy and cook our own food, and we may cook together. Each of us has a shelf and a part "
        "of the fridge; what is on it is theirs. What is on the shelf for everyone is for "
        "everyone. We stay near a stove that is on, and turn it off before we leave the kitchen.",
    ),
    (
        "Keeping ourselves and our rooms clean",
        "We wash ourselves, our clothes and our sheets often enough that living close is pleasant. "
        "Food goes back to the kitchen, so that no mice move in. If it gets hard to keep up, we "
        "ask for a hand.",
    ),
    (
        "Smoking",
        "We smoke and vape outside only, in the smoking place, and put the butts in the can. "
        "Candles and incense stay unlit in the house.",
    ),
    (
        "Visitors",
        "We are glad of visitors. We tell the others beforehand, meet them at the door, and stay "
        "with them while they are here. They leave by 9:00 pm and stay in the rooms for everyone. "
        "What goes for us in the house goes for them.",
    ),
    (
        "Nights away",
        "We may spend nights elsewhere. We tell someone on shift when we go and when we plan to "
        "be back, so nobody worries. If it gets later, we call. Where "
        "we are is our own business.",
    ),
    (
        "Privacy and photos",
        "Who stays here and what is said here stays here. We knock and wait before we go into a "
        "room. We take no pictures or recordings of each other without asking, and post nothing "
        "that shows who lives here. Peers on staff go into a room uninvited only when someone may "
        "be in danger, and say so at once.",
    ),
    (
        "Phones, laptops and Wi-Fi",
        "Our phones and laptops are ours. We use headphones in the rooms for everyone, and put "
        "phones away in check-ins and meetings. The Wi-Fi is for all of us, so we leave some of "
        "it for the others.",
    ),
    (
        "Safety",
        "We know both ways out, and leave when the alarm sounds. We keep the smoke alarms as they "
        "are. There are no weapons in the house. We don't threaten or hurt anyone; if someone is "
        "in danger, we get help first and talk later.",
    ),
    (
        "What belongs to us",
        "What belongs to someone else we leave alone, or ask. Each of us has a place that locks. "
        "We label what could be mixed up. When we leave, we take our things along; what is left "
        "behind is kept for 30 days.",
    ),
    (
        "Being asked to leave, and coming back",
        "Asking someone to leave is the last thing we try, when people are not safe together and "
        "talking has not helped. We say why, in writing, within 24 hours, and help to find where "
        "to go. It is for a time, at most 12 months, and we say how to come back. It is never for "
        "good.",
    ),
    (
        "If something is not right",
        "We may say when something is not right, out loud or in writing, to anyone on the team. "
        "None of us is treated worse for it. Someone who has no part in it looks into it, and we "
        "get a written answer within 20 business days.",
    ),
    (
        "Leaving at any time",
        "We are here because we want to be, and may leave at any time. We try to say so before we "
        "go, so that there can be a goodbye. Whoever leaves early may call and ask about coming "
        "again.",
    ),
    (
        "What is written down, and who reads it",
        "We write down little, and nothing behind anyone's back. Each guest may read all that is "
        "written about them, at any time, and put their own words beside it. Peers on staff and "
        "managers read it while a guest is here and for 30 days after; then managers only.",
    ),
]
