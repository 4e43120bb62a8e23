"""The process that cleans one photo and dies: `python -m casework.photos.worker < PHOTO`.

To its standard output goes one line of JSON, `{"width", "height"}`, and the JPEG after it, or `{"error", "message"}`.
"""

from __future__ import annotations

import json
import sys
import warnings

from PIL import Image, JpegImagePlugin, PngImagePlugin, WebPImagePlugin

from casework.photos.cleaning import cleaned
from core.confinement import confine
from core.errors import UnreadableFile

CPU_SECONDS = 20
MEMORY_BYTES = 1_610_612_736
_READERS = (JpegImagePlugin, PngImagePlugin, WebPImagePlugin)
"""Loaded before the process shuts itself in, and no others."""


def main() -> None:
    warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # `cleaned` counts the pixels itself
    confine(cpu_seconds=CPU_SECONDS, memory_bytes=MEMORY_BYTES)
    out = sys.stdout.buffer
    try:
        picture = cleaned(sys.stdin.buffer.read())
    except UnreadableFile as error:
        out.write(json.dumps({"error": error.code, "message": str(error)}).encode())
    except MemoryError:
        out.write(b'{"error": "file_too_large", "message": "the photo needs too much memory: make it smaller"}')
    else:
        out.write(json.dumps({"width": picture.width, "height": picture.height}).encode() + b"\n" + picture.jpeg)
    out.flush()


if __name__ == "__main__":
    main()
