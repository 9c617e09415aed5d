"""The pages of the site, by their names and by other words that someone may look for them with."""

from typing import NamedTuple


class SitePage(NamedTuple):
    title: str
    name: str
    other_words: str = ""


PAGES = (
    SitePage("Today", "dashboard:today", "home first page who is here"),
    SitePage("Check-ins", "checkins:round_list", "rounds morning afternoon month past"),
    SitePage("Guests", "guests:guest_list", "who is here coming waiting left former rooms"),
    SitePage("Bring a guest in", "guests:guest_add", "first call new enquiry onboard"),
    SitePage("Who is in the house now", "dashboard:roll", "roll fire drill list print"),
    SitePage("Handoff", "dashboard:handoff", "hand over next shift still open left for you"),
    SitePage("The night", "dashboard:night", "overnight sheet whom to call"),
    SitePage("Shift notes", "shifts:note_list", "earlier handoffs search"),
    SitePage("Write a note for the house", "shifts:house_note", "shift note boiler delivery"),
    SitePage("To follow up", "shifts:follow_up_list", "follow-ups overdue due tasks to do"),
    SitePage("Who is on", "shifts:shift_list", "rota schedule shifts week on call staff"),
    SitePage("Co-reflection", "shifts:co_reflection_list", "supervision reflect"),
    SitePage("Training", "shifts:training_list", "certificates naloxone first aid expires"),
    SitePage("Chores", "household:chores", "turns rotation kitchen trash this week"),
    SitePage("Four weeks of chores", "household:chore_weeks", "print fridge rotation"),
    SitePage("The list of chores", "household:chore_list", "edit rotation"),
    SitePage("Add a chore", "household:chore_add", "new"),
    SitePage("Who shares the chores", "household:rota_people", "rotation days people"),
    SitePage("House meetings", "household:meeting_list", "agenda decisions"),
    SitePage("The time of the house meeting", "household:meeting_time_set", "set weekday"),
    SitePage("A house meeting on another day", "household:meeting_plan", "move plan"),
    SitePage("Household agreements", "household:agreement_list", "rules living together"),
    SitePage("Agreements for the wall", "household:agreement_posting", "print posting rules"),
    SitePage("Propose an agreement", "household:topic_propose", "new topic rule"),
    SitePage("Working things out", "household:conversation_list", "conflict conversations"),
    SitePage("Begin a conversation", "household:conversation_begin", "conflict work out"),
    SitePage("Groups", "household:group_list", "circle walk lead"),
    SitePage("House journal", "household:journal_list", "pages stories"),
    SitePage("Write in the journal", "household:journal_write", "page story"),
    SitePage("Print the journal", "household:journal_print", "paper"),
    SitePage("Resources", "guests:resource_list", "what helps outside pharmacy food links"),
    SitePage("Progress", "dashboard:progress", "how each stay is moving"),
    SitePage("The house in numbers", "reports:numbers", "reports statistics funder year export"),
    SitePage("Who opened and changed what", "reports:event_list", "audit record reports log"),
    SitePage("The house's settings", "accounts:house_detail", "house address lock"),
    SitePage("Change the house's settings", "accounts:house_edit", "name time zone lock minutes"),
    SitePage("Laptops of the house", "accounts:laptop_list", "browser add remove lost six numbers"),
    SitePage("Your six numbers", "accounts:pin_choose", "pin switch laptop choose change"),
    SitePage("A code from your phone", "accounts:code_set_up", "second factor recovery sign-in"),
    SitePage("Staff and roles", "accounts:staff_list", "people peers managers admins"),
    SitePage("Add someone to the staff", "accounts:staff_add", "new peer manager account"),
    SitePage("How long we keep names and words", "dashboard:retention", "retention anonymous"),
    SitePage("Rooms", "guests:room_list", "bedrooms beds"),
    SitePage("Times of the check-ins", "checkins:time_list", "schedule questions prompts"),
    SitePage("A check-in on another day", "checkins:exception_set", "holiday exception cancel"),
    SitePage("The day's shifts", "shifts:time_list", "times of the shifts schedule"),
    SitePage("Set the day's shifts", "shifts:times_set", "times schedule overlap"),
    SitePage("On-call number", "shifts:on_call_number_set", "phone emergency"),
    SitePage("In a fire", "shifts:fire_plan_set", "exits meeting place plan drill"),
    SitePage("Arrival list", "guests:arrival_items", "what to go through first day"),
    SitePage("Welcome sheet", "guests:welcome_set", "wi-fi house numbers first day"),
    SitePage("Choices in the house's own words", "guests:house_words_set", "came from went to"),
    SitePage("Words we avoid", "guests:word_list", "wording hints language"),
    SitePage("Keyboard shortcuts", "dashboard:keys", "keys letters turn off accessibility"),
    SitePage("You, and your password", "accounts:password_change", "change sign-in own"),
    SitePage("What we keep, and why", "dashboard:what_we_keep", "privacy record deleted"),
)
