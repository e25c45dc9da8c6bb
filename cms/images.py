"""Pictures editors upload."""

from io import BytesIO
from typing import Any

from django.core.exceptions import ValidationError
from PIL import Image as Picture
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm


class PictureField(WagtailImageField):
    """Takes only what can be unpacked to its end.

    Wagtail reads no further than the beginning: half a picture would be taken, and every page
    and list that shows it would fail.
    """

    def to_python(self, data: Any) -> Any:
        try:
            file = super().to_python(data)
            if file is not None:
                self._unpack(file)
        except ValidationError:
            raise
        except Exception as problem:  # each kind of picture fails in ways of its own
            message = self.error_messages["invalid_image"]
            raise ValidationError(message, code="invalid_image") from problem
        return file

    def _unpack(self, file: Any) -> None:
        file.seek(0)
        with Picture.open(BytesIO(file.read())) as picture:
            picture.load()
        file.seek(0)


class PictureForm(BaseImageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            # Wagtail makes the field itself and takes no other class for it.
            self.fields["file"].__class__ = PictureField
