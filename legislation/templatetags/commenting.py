"""Small displays of the comment pages."""

from django import template

from legislation.enums import Stance
from legislation.models import Comment
from legislation.presenters import commented

register = template.Library()


@register.filter
def position(stance: str) -> str:
    """What the author thinks of the passage, in a word or two."""
    return str(commented.POSITIONS[Stance(stance)])


@register.filter
def place_name(comment: Comment) -> str:
    """Article and clause of a row that carries `article_label`."""
    return commented.name_of(comment)
