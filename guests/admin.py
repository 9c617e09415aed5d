from django.contrib import admin

from accounts.admin import LookOnlyAdmin

from .models import Goal, Guest, Room, Stay, TimeAway

admin.site.register([Room, Guest, Stay, TimeAway, Goal], LookOnlyAdmin)
