from django.contrib import admin

from accounts.admin import LookOnlyAdmin

from .models import Goal, Guest, Room, Stay

admin.site.register([Room, Guest, Stay, Goal], LookOnlyAdmin)
