"""The house journal: what guests leave for those who come after them."""

from django.db import models
from django.db.models import Q

from accounts.access.actor import Actor
from accounts.access.permissions import Power
from accounts.houses.querysets import HouseQuerySet
from accounts.models import House, User
from guests.models import LONG_TEXT, SHORT_TEXT, Stay


class JournalPageQuerySet(HouseQuerySet["JournalPage"]):
    def open(self) -> "JournalPageQuerySet":
        return self.filter(hidden_at=None)

    def readable_by(self, actor: Actor) -> "JournalPageQuerySet":
        """A hidden one only to whoever hid it, and to a manager: they can show it again."""
        if not actor.can(Power.LIVE_TOGETHER):
            return self.none()
        pages = self.for_house(actor.house)
        if actor.can(Power.READ_WITHDRAWN):
            return pages
        return pages.filter(Q(hidden_at=None) | Q(hidden_by=actor.user))

    def for_list(self) -> "JournalPageQuerySet":
        return self.select_related("written_with", "hidden_by").order_by("-written_on", "-id")


class JournalPage(models.Model):
    """A page a guest writes for the next ones, signed as they wish or not at all.

    An unsigned page holds nothing by which its guest could be found: no stay, and no hour.
    """

    SHOWN_TO_GUEST = frozenset(
        {"words", "signed_as", "stay", "written_with", "hidden_by", "hidden_why"}
    )
    OWN_WORDS = frozenset({"words", "signed_as"})
    PERSONAL = SHOWN_TO_GUEST
    NOT_PERSONAL = frozenset({"id", "house", "written_on", "hidden_at"})

    house = models.ForeignKey(House, models.PROTECT, db_index=False, related_name="journal_pages")
    words = models.TextField("a page for whoever comes next", max_length=LONG_TEXT)
    signed_as = models.CharField(max_length=120, blank=True)
    stay = models.ForeignKey(
        Stay, models.PROTECT, null=True, blank=True, related_name="journal_pages"
    )
    written_with = models.ForeignKey(User, models.PROTECT, related_name="+")
    written_on = models.DateField()
    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    hidden_why = models.CharField("why", max_length=SHORT_TEXT, blank=True)

    objects = JournalPageQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["house", "-written_on"], name="household_journal_on")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""),
                name="household_journalpage_has_words",
                violation_error_message="There are no words on the page yet.",
            ),
            models.CheckConstraint(
                condition=Q(stay__isnull=True) | ~Q(signed_as=""),
                name="household_journalpage_unsigned_is_nobodys",
                violation_error_message="A page that is not signed belongs to nobody.",
            ),
            models.CheckConstraint(
                condition=Q(hidden_at__isnull=True, hidden_by__isnull=True, hidden_why="")
                | (Q(hidden_at__isnull=False, hidden_by__isnull=False) & ~Q(hidden_why="")),
                name="household_journalpage_hidden_by_someone_why",
                violation_error_message="A page is hidden by someone, for a reason.",
            ),
        ]

    def __str__(self) -> str:
        return f"journal page {self.pk}"

    @property
    def is_hidden(self) -> bool:
        return self.hidden_at is not None
