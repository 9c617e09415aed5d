from guests.follow_ups.forms import FollowUpForm


class DecisionFollowUpForm(FollowUpForm):
    draft_title = "A follow-up on a decision"
