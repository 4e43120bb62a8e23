"""Import jobs as the settings want them."""

from __future__ import annotations

from pathlib import Path

from app.database import Sessions
from app.import_limits import import_limits
from app.settings import Settings
from core.clock import Clock
from knowledge.imports.jobs import ImportRules, Imports
from knowledge.imports.receiving import UploadLimits
from knowledge.imports.shelf import Shelf
from knowledge.parsing.limits import MEGABYTE


def import_folder(settings: Settings) -> Path:
    """Where uploaded files lie."""
    return settings.var_dir / "imports"


def imports_of(settings: Settings, sessions: Sessions, clock: Clock) -> Imports:
    """Nothing is opened yet."""
    upload = UploadLimits(settings.import_max_upload_megabytes * MEGABYTE, settings.import_max_files)
    rules = ImportRules(import_limits(settings), upload, settings.retention_imports_days)
    return Imports(sessions, clock, Shelf(import_folder(settings)), rules)
