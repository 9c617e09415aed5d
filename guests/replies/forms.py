"""What a guest says themselves about what is written about them."""

from django import forms

from ..forms import StaffForm
from .models import StayReply


class GuestReplyForm(StaffForm, forms.ModelForm):
    """The guest's own words: no name in them is asked about or changed."""

    drafts = ["words"]
    draft_title = "Words of a guest's own"

    class Meta:
        model = StayReply
        fields = ["sees_differently", "words"]
        labels = {"sees_differently": "I see it differently", "words": "In my own words"}
        widgets = {"words": forms.Textarea({"rows": 4})}
