"""What can go wrong between a manifest and a finished model folder.

ModelError
├── ManifestInvalid       the manifest itself cannot be used
├── ModelMissing          no finished folder for a role; names the command that gets it
├── SourceUnavailable     a registry, hub or server cannot be reached, or does not have the thing (retryable)
├── ModelRefused          bytes that are not the declared ones: wrong hash, wrong size, not a plain file
├── PartMissing           an archive lacks a member that the manifest names
├── StorageFull           the disk has no room
└── StorageNotWritable    the folder of models belongs to somebody else, or is read-only
"""

from __future__ import annotations

from core.errors import ModelError


class ManifestInvalid(ModelError):
    """The manifest cannot be read, or contradicts itself."""

    code = "model_manifest_invalid"


class ModelMissing(ModelError):
    """There is no finished folder for a role."""

    code = "model_missing"


class SourceUnavailable(ModelError):
    """The place a model comes from cannot be reached, or does not have it; another source may."""

    code = "model_source_unavailable"
    retryable = True


class ModelRefused(ModelError):
    """What arrived is not what the manifest declares, so nothing of it is used."""

    code = "model_refused"


class PartMissing(ModelError):
    """An archive came whole but lacks a member that a model file is made of."""

    code = "model_part_missing"


class StorageFull(ModelError):
    """There is not enough room for the model; nothing half-made was left."""

    code = "model_storage_full"


class StorageNotWritable(ModelError):
    """The folder of models cannot be written by this account."""

    code = "model_storage_not_writable"
