"""Files from HTTP servers, resumed with a range request where the connection broke."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path

import httpx

from app.models.errors import ModelRefused, SourceUnavailable
from app.models.manifest import UrlArchive
from app.models.protocols import Received

ATTEMPTS = 3
TIMEOUT = httpx.Timeout(30.0)


class HttpClient:
    """Plain GET; proxies and certificates come from the environment, as httpx reads them."""

    def download(self, archive: UrlArchive, partial: Path, received: Received) -> None:
        for attempt in range(1, ATTEMPTS + 1):
            try:
                _continue(archive, partial, received)
            except httpx.HTTPStatusError as error:
                status = error.response.status_code
                raise SourceUnavailable(f"`{archive.url}` answers {status}; check the address") from error
            except httpx.TransportError as error:
                if attempt == ATTEMPTS:
                    broke = f"`{archive.url}` broke off {ATTEMPTS} times ({type(error).__name__})"
                    raise SourceUnavailable(f"{broke}; run the same command again to go on") from error
            else:
                return


def _continue(archive: UrlArchive, partial: Path, received: Received) -> None:
    have = partial.stat().st_size if partial.exists() else 0
    if have >= archive.size:
        return
    headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={have}-"} if have else {})
    with httpx.stream("GET", archive.url, headers=headers, timeout=TIMEOUT, follow_redirects=True) as response:
        response.raise_for_status()
        resumed = response.status_code == HTTPStatus.PARTIAL_CONTENT
        have = have if resumed else 0
        with partial.open("ab" if resumed else "wb") as into:
            for chunk in response.iter_raw():
                have += len(chunk)
                if have > archive.size:
                    raise ModelRefused(f"`{archive.url}` is longer than the {archive.size:,} bytes that are declared")
                into.write(chunk)
                received(have)
