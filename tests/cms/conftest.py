import pytest

from tests.factories.cms import site_tree


@pytest.fixture
def tree(db):
    """The site's home pages and lists of briefings in three languages."""
    return site_tree()


@pytest.fixture
def rename(django_capture_on_commit_callbacks):
    """`rename(page, slug)`: publish it under another slug; Wagtail notes the old one on commit."""

    def change(page, slug):
        page.slug = slug
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()
        page.refresh_from_db()

    return change
