"""What is added to the house's list of what helps, and where it is found."""

from accounts.access.actor import Actor
from accounts.lists.actions import add_row

from .models import Resource


def add_resource(*, by: Actor, what: str, where: str = "", link: str = "") -> Resource:
    values = {"what": what, "where": where, "link": link}
    resource = Resource(added_on=by.today, added_by=by.user, **values)
    return add_row(by=by, row=resource, unless=values)
