from copy import deepcopy

import pytest
from wagtail.models import Site

from tests.factories.cms import site_tree
from tests.keeping import kept


@pytest.fixture(scope="module")
def kept_tree(django_db_setup, django_db_blocker):
    with kept(django_db_blocker, site_tree) as tree:
        yield tree


@pytest.fixture
def tree(kept_tree, db):
    """The site's home pages and lists of briefings in three languages."""
    # It outlives the rollback of whatever the test before did to the addresses.
    Site.clear_site_root_paths_cache()
    return deepcopy(kept_tree)


@pytest.fixture
def rename(django_capture_on_commit_callbacks):
    """`rename(page, slug)`: publish it under another slug; Wagtail notes the old one on commit."""

    def change(page, slug):
        page.slug = slug
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()
        page.refresh_from_db()

    return change
