from django.db import models


class MomentKind(models.TextChoices):
    NOT_SAID = "", "A moment"
    CONVERSATION = "conversation", "Conversation"
    WALKED_ALONGSIDE = "walked_alongside", "Walked alongside"
    SHARED_TOOL = "shared_tool", "Shared a tool"
    RESOURCE = "resource", "Advocacy or a resource"
    GROUP = "group", "Group"
    PHONE = "phone", "Phone"
    CONFLICT = "conflict", "Conflict support"
    CELEBRATION = "celebration", "Celebration"
