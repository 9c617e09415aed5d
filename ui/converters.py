"""The ids in addresses: opaque numbers, no longer than a database can hold."""

from django.urls.converters import IntConverter


class IdConverter(IntConverter):
    regex = "[0-9]{1,18}"
