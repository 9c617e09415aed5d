"""What a guest says themselves about what is written about them."""

from django import forms

from ui.forms import PlainForm

from .models import StayReply


class GuestReplyForm(PlainForm, forms.ModelForm):
    """The guest's own words: no name in them is asked about or changed."""

    class Meta:
        model = StayReply
        fields = ["sees_differently", "words"]
        labels = {"sees_differently": "I see it differently", "words": "In my own words"}
        widgets = {"words": forms.Textarea({"rows": 4})}
