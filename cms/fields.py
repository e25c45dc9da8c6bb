"""Model fields of our pages."""

from typing import Any

from wagtail.fields import StreamField


class BodyField(StreamField):
    """A stream field whose blocks stay out of migrations.

    The database keeps JSON whatever the blocks are: a label changed in a block is no change of
    the schema and deserves no migration.
    """

    def __init__(self, block_types: Any = (), **options: Any) -> None:
        super().__init__(block_types, **options)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, _blocks, options = super().deconstruct()
        options.pop("block_lookup", None)
        return name, path, [], options
