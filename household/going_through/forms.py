"""Going through the agreements with someone: a tick and room for words at each topic."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.http import QueryDict

from accounts.access.actor import Actor
from accounts.access.requests import StaffRequest
from accounts.models import User
from accounts.people.queries import peers_on_staff
from guests.forms import StaffForm
from guests.models import LONG_TEXT

from ..agreements.models import AgreementVersion
from .queries import GoingThrough, TopicToGo


class GoingThroughForm(StaffForm):
    """It sends along which versions were shown, so that none is accepted unseen.

    What was typed stays with its topic, even when the text has changed by the time it is sent.
    """

    drafts = ["differently_*"]
    draft_title = "Going through the agreements"

    gone_through_with = forms.TypedChoiceField(label="Read together with")

    required_messages = {"gone_through_with": "Please say who read it with them."}

    def __init__(self, request: StaffRequest, *, page: GoingThrough, **kwargs) -> None:
        actor = request.actor
        peers = [peer for peer in peers_on_staff(actor) if peer != page.someone.staff]
        super().__init__(request, initial={"gone_through_with": actor.user.pk}, **kwargs)
        self.page = page
        self._offer({str(peer.pk): peer for peer in peers})
        self.shown = self._shown(actor)
        for agreement in {topic.version.agreement_id for topic in page.to_go} | self.shown.keys():
            self.fields[f"accept_{agreement}"] = forms.BooleanField(
                required=False, widget=forms.CheckboxInput(attrs={"class": "form-check-input"})
            )
            self.fields[f"differently_{agreement}"] = forms.CharField(
                required=False,
                max_length=LONG_TEXT,
                label="What I see differently",
                widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
            )

    def _offer(self, peers: dict[str, User]) -> None:
        field = self.fields["gone_through_with"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 (for the type checker)
        field.choices = [(key, peer.display_name) for key, peer in peers.items()]
        field.coerce = peers.get

    def _shown(self, actor: Actor) -> dict[int, AgreementVersion]:
        if not isinstance(self.data, QueryDict):
            return {}
        sent = [each for each in self.data.getlist("shown") if each.isascii() and each.isdigit()]
        ids = [int(each[:18]) for each in sent]
        versions = AgreementVersion.objects.for_house(actor.house).filter(pk__in=ids)
        return {each.agreement_id: each for each in versions.for_list().order_by("number")}

    def rows(self) -> list[tuple[TopicToGo, BoundField, BoundField]]:
        topics = {topic.version.agreement_id: topic for topic in self.page.to_go}
        for agreement, version in self.shown.items():
            if self[f"differently_{agreement}"].value():
                topics.setdefault(agreement, TopicToGo(version))
        return [
            (topic, self[f"accept_{agreement}"], self[f"differently_{agreement}"])
            for agreement, topic in topics.items()
        ]

    def action_kwargs(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        words = {shown: cleaned[f"differently_{pk}"] for pk, shown in self.shown.items()}
        return {
            "gone_through_with": cleaned["gone_through_with"],
            "accepted": [shown for pk, shown in self.shown.items() if cleaned[f"accept_{pk}"]],
            "differently": {shown: each for shown, each in words.items() if each},
        }

    def add_action_errors(self, error: ValidationError) -> None:
        """A topic whose text has changed is no longer ticked."""
        typed = QueryDict(mutable=True)
        typed.update(self.data)
        now = {topic.version.agreement_id: topic.version for topic in self.page.to_go}
        for agreement, version in self.shown.items():
            if now.get(agreement) != version:
                typed.pop(f"accept_{agreement}", None)
        self.data = typed
        super().add_action_errors(error)
