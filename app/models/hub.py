"""Single files of one commit of a repository on a Hugging Face hub."""

from __future__ import annotations

from pathlib import Path

from app.models.errors import SourceUnavailable
from app.models.manifest import HubSource, ModelFile


class HuggingFaceClient:
    """The hub's own client, pointed at `endpoint`; it keeps and resumes what was cut off."""

    def __init__(self, endpoint: str) -> None:
        self._endpoint = endpoint

    def download(self, source: HubSource, file: ModelFile, folder: Path) -> Path:
        import httpx2
        from huggingface_hub import hf_hub_download  # pyright: ignore[reportUnknownVariableType]
        from huggingface_hub.errors import LocalEntryNotFoundError

        what = f"`{file.path}` of `{source.repository}` at {source.revision[:8]} from {self._endpoint}"
        try:
            return Path(
                hf_hub_download(
                    source.repository,
                    file.path,
                    revision=source.revision,
                    local_dir=folder,
                    endpoint=self._endpoint,
                )
            )
        except (httpx2.HTTPError, LocalEntryNotFoundError) as error:
            raise SourceUnavailable(f"{what} could not be downloaded ({type(error).__name__})") from error
