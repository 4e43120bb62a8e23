"""An ONNX file as a function from named arrays to arrays; the one place that knows onnxruntime."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, TypeAlias

from numpy.typing import NDArray

from core.errors import ModelError

Array: TypeAlias = NDArray[Any]


def model_bytes(path: Path) -> bytes:
    """The file's content; `ModelError` when it is not there."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise ModelError(f"Cannot read the model `{path}`: run `madang models fetch`.") from error


class OnnxModel:
    """One loaded graph; safe to run from several threads."""

    def __init__(self, model: bytes, *, name: str, threads: int = 1) -> None:
        runtime: Any = import_module("onnxruntime")  # its stubs lack half of what is used
        options = runtime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        # A spinning worker would take the core from Whisper, which runs at the same time.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 3
        try:
            self._session: Any = runtime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        except _load_failures() as error:
            raise ModelError(f"The model `{name}` cannot be loaded: fetch it again.") from error

    def run(self, inputs: Mapping[str, Array]) -> Sequence[Array]:
        """The outputs in the order of the graph."""
        return self._session.run(None, dict(inputs))


def _load_failures() -> tuple[type[Exception], ...]:
    state: Any = import_module("onnxruntime.capi.onnxruntime_pybind11_state")
    return (state.InvalidProtobuf, state.InvalidGraph, state.InvalidArgument, state.Fail, state.RuntimeException)
