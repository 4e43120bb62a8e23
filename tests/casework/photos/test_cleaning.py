"""A photo loses all but its picture, and what is no photo is refused with what to do."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from casework.photos.cleaning import LONGEST_SIDE, cleaned
from casework.photos.sandbox import clean
from core.errors import FileDamaged, FileTooLarge, UnknownFormat, UnreadableFile

GPS, LATITUDE, MAKE, ORIENTATION = 0x8825, 2, 0x010F, 0x0112
RED, BLUE = (200, 30, 30), (30, 30, 200)


def photo(form: str = "JPEG", *, size: tuple[int, int] = (400, 300), turned: int = 1) -> bytes:
    """Red above blue, with the place where it was taken."""
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (0, size[1] // 2, size[0], size[1]))
    exif = Image.Exif()
    exif[MAKE], exif[ORIENTATION] = "Madangphone", turned
    exif.get_ifd(GPS)[LATITUDE] = (37.0, 33.0, 58.0)
    written = io.BytesIO()
    image.save(written, form, exif=exif)
    return written.getvalue()


def bomb(width: int, height: int) -> bytes:
    """The head of a PNG that says how much it would unfold to."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 4096)), (b"IEND", b""))
    )


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
async def test_neither_place_nor_camera_is_left(form: str) -> None:
    sent = photo(form)
    assert Image.open(io.BytesIO(sent)).getexif().get_ifd(GPS)
    picture = await clean(sent)
    left = Image.open(io.BytesIO(picture.jpeg))
    assert (left.format, left.size, dict(left.getexif())) == ("JPEG", (400, 300), {})
    assert b"Madangphone" not in picture.jpeg
    assert b"Exif" not in picture.jpeg


def test_a_photo_that_was_held_sideways_stands_upright() -> None:
    picture = cleaned(photo(size=(400, 300), turned=6))
    assert (picture.width, picture.height) == (300, 400)
    red, _, blue = Image.open(io.BytesIO(picture.jpeg)).convert("RGB").getpixel((10, 200)) or (0, 0, 0)  # type: ignore[misc]
    assert blue > red  # what was below stands left now


def test_a_large_photo_becomes_small_enough_to_be_kept() -> None:
    picture = cleaned(photo(size=(4_000, 3_000)))
    assert (picture.width, picture.height) == (LONGEST_SIDE, 1_536)


def test_what_was_transparent_is_white() -> None:
    written = io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(written, "PNG")
    assert Image.open(io.BytesIO(cleaned(written.getvalue()).jpeg)).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("sent", "error"),
    [
        pytest.param(b"<svg xmlns='http://www.w3.org/2000/svg'/>", UnknownFormat, id="no photo"),
        pytest.param(b"", UnknownFormat, id="nothing"),
        pytest.param(photo()[:-2_000], FileDamaged, id="broken off"),
        pytest.param(bomb(60_000, 60_000), FileTooLarge, id="a bomb"),
        pytest.param(bomb(9_000, 9_000), FileTooLarge, id="too many pixels"),
    ],
)
async def test_what_is_no_photo_is_refused(sent: bytes, error: type[UnreadableFile]) -> None:
    with pytest.raises(error):
        await clean(sent)


async def test_a_gif_is_not_read_whatever_it_says() -> None:
    written = io.BytesIO()
    Image.new("RGB", (20, 20)).save(written, "GIF")
    with pytest.raises(UnknownFormat):
        await clean(written.getvalue())
