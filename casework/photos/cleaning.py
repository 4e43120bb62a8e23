"""A photo without anything but its picture: decoded, turned upright and written anew."""

from __future__ import annotations

import io
from dataclasses import dataclass

from PIL import Image, ImageOps

from core.errors import FileDamaged, FileTooLarge, UnknownFormat

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_PIXELS = 64_000_000
"""Of a telephone's largest ordinary photo; 64 million of them unfold to 256 MB at most."""
LONGEST_SIDE = 2_048
"""In pixels: enough to read a sign, small enough for five of them."""
QUALITY = 85


@dataclass(frozen=True, slots=True)
class Picture:
    """A JPEG without metadata; the sides in pixels."""

    jpeg: bytes
    width: int
    height: int


def cleaned(sent: bytes) -> Picture:
    """No EXIF, so no place and no camera; of several pictures the first, on white where it was transparent.

    Raises `UnknownFormat`, `FileTooLarge` and `FileDamaged`.
    """
    try:
        with Image.open(io.BytesIO(sent), formats=FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                raise FileTooLarge(
                    f"the photo has more than {MOST_PIXELS // 1_000_000} million pixels: make it smaller"
                )
            image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            small = _opaque(_small(image))
    except Image.UnidentifiedImageError:
        raise UnknownFormat("the photo is none that is read here: send JPEG, PNG or WebP") from None
    except Image.DecompressionBombError:
        raise FileTooLarge("the photo unfolds to too much: make it smaller") from None
    except (OSError, SyntaxError, ValueError):
        raise FileDamaged("the photo is damaged: take or save it again") from None
    written = io.BytesIO()
    small.save(written, "JPEG", quality=QUALITY, optimize=True)
    return Picture(written.getvalue(), small.width, small.height)


def _small(image: Image.Image) -> Image.Image:
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    return ImageOps.exif_transpose(image)


def _opaque(image: Image.Image) -> Image.Image:
    if not image.has_transparency_data:
        return image.convert("RGB")
    layer = image.convert("RGBA")
    white = Image.new("RGB", layer.size, "white")
    white.paste(layer, mask=layer.getchannel("A"))
    return white
