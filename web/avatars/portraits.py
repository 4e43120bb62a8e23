"""Takes the portraits of the avatars: `python web/avatars/portraits.py`, after `npm ci` and a change of the avatars.

Writes `web/public/avatars/NAME.webp` beside each `NAME.vrm`, with the page `portraits.html` under Vite and the system's
Chromium.
"""

from __future__ import annotations

import base64
import re
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

WEB = Path(__file__).resolve().parent.parent
AVATARS = WEB / "public" / "avatars"
CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
PIXELS = 640
PORT = 5199


def take(page: Page, name: str) -> bytes:
    """One portrait as the bytes of a WebP file."""
    image = page.evaluate("([url, pixels]) => window.portrait(url, pixels)", [f"/avatars/{name}.vrm", PIXELS])
    found = re.fullmatch(r"data:image/webp;base64,(.+)", str(image))
    if not found:
        raise SystemExit(f"no portrait of `{name}`: this Chromium cannot draw WebGL or write WebP")
    return base64.b64decode(found[1])


def main() -> None:
    command = ["npx", "vite", "--port", str(PORT), "--strictPort", "--host", "127.0.0.1"]
    server = subprocess.Popen(command, cwd=WEB, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        if not any("Local" in line for line in server.stdout):
            raise SystemExit("Vite does not start: run `npm ci` in `web`")
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            page = browser.new_page()
            page.goto(f"http://127.0.0.1:{PORT}/avatars/portraits.html")
            page.wait_for_function("'portrait' in window")
            for figure in sorted(AVATARS.glob("*.vrm")):
                figure.with_suffix(".webp").write_bytes(take(page, figure.stem))
                sys.stdout.write(f"{figure.stem}\n")
            browser.close()
    finally:
        server.terminate()


if __name__ == "__main__":
    main()
