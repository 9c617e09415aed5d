"""`{% url %}` as Django has it, over addresses that are remembered. Every template has it."""

from django.template import Context, Library
from django.template.base import Parser, Token
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as django_url
from django.urls import NoReverseMatch
from django.utils.html import conditional_escape

from ui.addresses import address

register = Library()


class AddressNode(URLNode):
    def render(self, context: Context) -> str:
        if self.kwargs:
            return super().render(context)
        try:
            name = self.view_name.resolve(context)
            found = address(name, *(arg.resolve(context) for arg in self.args))
        except NoReverseMatch:
            # Also a name that belongs to the admin site's own namespace.
            return super().render(context)
        if self.asvar:
            context[self.asvar] = found
            return ""
        return conditional_escape(found)


@register.tag
def url(parser: Parser, token: Token) -> AddressNode:
    node = django_url(parser, token)
    return AddressNode(node.view_name, node.args, node.kwargs, node.asvar)
