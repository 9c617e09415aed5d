"""One person's card in a round: their entry, and their goals for the day, as one group of forms."""

from collections.abc import Collection, Mapping

from django import forms
from django.utils.functional import cached_property

from ..rounds.people import PersonInRound
from ..schedule.models import Which
from .forms import (
    AnswerForm,
    EntryForm,
    IntentionForm,
    MergingForm,
    TiedIntentionForm,
    entry_form_for,
)
from .merge import Change, FieldPlace, Value
from .models import Entry, Intention

Posted = Mapping[str, str]


class EntryForms:
    """The forms of one person; `typed` holds what came back from the page, if anything did."""

    def __init__(
        self,
        person: PersonInRound,
        which: Which,
        typed: Posted | None = None,
        *,
        is_whole: bool = True,
    ) -> None:
        """Unless `is_whole`, only with the goals for today that the card shows."""
        self.person = person
        self.which = which
        self.typed = typed
        self.is_whole = is_whole
        self.key = person.key
        self.refusal = ""

    @cached_property
    def entry(self) -> EntryForm:
        form_class = entry_form_for(self.which)
        entry = self.person.entry
        initial = {name: getattr(entry, name, "") for name in form_class.base_fields}
        form = form_class(self.typed, prefix=self.key, initial=initial)
        for name in form.fields.keys() & self.person.wording.keys():
            form.fields[name].label = self.person.wording[name]
        return form

    @cached_property
    def intentions(self) -> list[IntentionForm]:
        if self.which != Which.MORNING:
            return []
        said = {intention.place: intention for intention in self.person.intentions}
        used = {place for place, each in said.items() if not each.is_empty}
        places = Intention.PLACES if self.is_whole else shown_places(used)
        return [self._intention_form(place, said.get(place)) for place in places]

    @cached_property
    def answers(self) -> list[AnswerForm]:
        if self.which == Which.MORNING:
            return []
        return [self._answer_form(each) for each in self.person.goals_said]

    def _intention_form(self, place: int, intention: Intention | None) -> IntentionForm:
        initial = {"words": intention.words, "goal": intention.goal_id} if intention else {}
        # A goal reached or set aside since is still shown where it was chosen.
        goals = list(self.person.goals)
        known = {None, *(goal.pk for goal in goals)}
        if intention and intention.goal_id not in known and intention.goal is not None:
            goals.append(intention.goal)
        prefix = f"{self.key}-intention-{place}"
        if not goals:
            return IntentionForm(self.typed, prefix=prefix, number=place, initial=initial)
        return TiedIntentionForm(
            self.typed, prefix=prefix, number=place, goals=goals, initial=initial
        )

    def _answer_form(self, intention: Intention) -> AnswerForm:
        return AnswerForm(
            self.typed,
            prefix=f"{self.key}-answer-{intention.pk}",
            intention=intention,
            initial={"answer": intention.answer},
        )

    @property
    def goal_rows(self) -> list[IntentionForm]:
        used = {form.number for form in self.intentions if form.is_used}
        shown = shown_places(used)
        return [form for form in self.intentions if form.number in shown]

    @property
    def forms(self) -> list[MergingForm]:
        return [self.entry, *self.intentions, *self.answers]

    def known(self) -> dict[str, str]:
        return {
            form[name].html_initial_name: said
            for form in self.forms
            for name, (_seen, said) in form.changed_fields().items()
        }

    def goals_shown(self) -> list[Intention]:
        """The goals for the day as the page itself has them, so that a save needs no query.

        A page sends its whole card; what others save in between reaches it with the next refresh.
        """
        if not self.intentions:
            return self.person.goals_said
        return [Intention(place=form.number, words=form.sent("words")) for form in self.intentions]

    def field_names(self) -> set[str]:
        return {form.add_prefix(name) for form in self.forms for name in form.fields}

    @property
    def is_open(self) -> bool:
        return not self.is_finished or self.has_problems

    @property
    def is_finished(self) -> bool:
        """Said whether they are here; and, unless they are away, something more."""
        entry = self.person.entry
        if entry is None or not entry.presence:
            return False
        is_away = entry.presence in (Entry.Presence.OUT, Entry.Presence.NOT_TODAY)
        return bool(is_away or entry.support or entry.where_at or self._says_of_goals)

    @property
    def _says_of_goals(self) -> bool:
        """In the afternoon an answer counts; the goals themselves are the morning's."""
        if self.which == Which.MORNING:
            return bool(self.person.goals_said)
        return any(form["answer"].value() for form in self.answers)

    @property
    def has_problems(self) -> bool:
        if self.refusal:
            return True
        return self.typed is not None and any(form.errors for form in self.forms)

    def changes(self) -> dict[FieldPlace, Change]:
        """What changed, field by field; an invalid field does not stop the others."""
        changes: dict[FieldPlace, Change] = {}
        for form in self.forms:
            form.is_valid()
            changes |= form.changes()
        return changes

    def not_saved(self, conflicts: Mapping[FieldPlace, Value]) -> dict[str, str]:
        return {
            form.add_prefix(name): form.data.get(form.add_prefix(name), "")
            for form in self.forms
            for name in form.fields
            if name in form.errors
            or form.place(name) in conflicts
            or (self.refusal and name in form.changed_fields())
        }

    def again(
        self, fresh: PersonInRound, which: Which, conflicts: Mapping[FieldPlace, Value]
    ) -> "EntryForms":
        """The card as saved, with what could not be saved still in its fields, and why."""
        words = self.not_saved(conflicts)
        if self.refusal:
            # Nothing of it was saved: it goes along with what it was an answer to.
            words |= self._unsaved()
        card = EntryForms(fresh, which).with_typed(words)
        card.refusal = self.refusal
        for form in card.forms:
            for name, field in form.fields.items():
                if (place := form.place(name)) in conflicts:
                    form.add_error(name, both_texts(form, name, conflicts[place]))
                    # For the page's own help in choosing (round_autosave.js).
                    field.widget.attrs["data-stands"] = conflicts[place] or ""
        return card

    def with_typed(self, words: Mapping[str, str]) -> "EntryForms":
        typed = as_posted(EntryForms(self.person, self.which))
        typed |= {name: said for name, said in words.items() if name in typed}
        card = EntryForms(self.person, self.which, typed)
        for form in card.forms:
            form.is_valid()
        return card

    def with_drafts(self, words: Mapping[str, str]) -> "EntryForms":
        mine = {name: said for name, said in words.items() if name.startswith(f"{self.key}-")}
        if not mine:
            return self
        card = self.with_typed(mine)
        for form in card.forms:
            for name in form.fields:
                if form.add_prefix(name) in mine and name not in form.errors:
                    form.add_error(name, "You typed this before, and it is not saved yet.")
        return card

    def _unsaved(self) -> dict[str, str]:
        unsaved: dict[str, str] = {}
        for form in self.forms:
            for name, (seen, said) in form.changed_fields().items():
                unsaved[form.add_prefix(name)] = said
                unsaved[form[name].html_initial_name] = seen
        return unsaved


def shown_places(used: Collection[int]) -> list[int]:
    """Those in use, and one more for the next goal."""
    free = [place for place in Intention.PLACES if place not in used]
    return sorted([*used, *free[:1]])


def as_posted(card: EntryForms) -> dict[str, str]:
    posted: dict[str, str] = {}
    for form in card.forms:
        for field in form:
            value = field.value()
            posted[field.html_name] = posted[field.html_initial_name] = (
                "" if value is None else str(value)
            )
    return posted


def both_texts(form: MergingForm, name: str, stored: Value) -> str:
    """The question under a field that two people changed at once."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        stored = dict(field.choices).get(stored, "")  # type: ignore[arg-type]
    if not stored:
        return (
            "Someone else emptied this while you were writing. Your text is here. "
            "Save again to keep it."
        )
    return (
        f"Someone else wrote here while you were writing: “{stored}”. Your text is here too. Make "
        "it read as it should, then save again."
    )
