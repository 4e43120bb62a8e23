"""A language model in this process: any causal model that transformers reads, from a folder."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import AsyncGenerator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing, suppress
from pathlib import Path
from typing import Any, cast

import torch
from transformers import AutoModelForCausalLM, AutoTokenizer
from transformers.generation.stopping_criteria import StoppingCriteria, StoppingCriteriaList
from transformers.generation.streamers import BaseStreamer
from transformers.utils.logging import disable_progress_bar

from agents.call_limits import CallLimits, loop_now, next_piece
from agents.protocols import LanguageModelCapabilities
from core.error_names import names
from core.errors import ModelError

log = logging.getLogger(__name__)

LANGUAGES = ("ko", "en")
LONGEST_CONTEXT = 8_192  # tokens; what a model claims beyond this is not needed here
HALF_A_LETTER = "\ufffd"


class LocalModel:
    """On a GPU where PyTorch finds one. One completion at a time: the next one waits, within its own time.

    Code that lies in the model's folder is never run.
    """

    def __init__(
        self, folder: Path, *, limits: CallLimits | None = None, languages: tuple[str, ...] = LANGUAGES
    ) -> None:
        """Blocking, seconds to minutes. Raises `ModelError` for a folder without such a model."""
        disable_progress_bar()
        try:
            self._tokenizer: Any = cast("Any", AutoTokenizer).from_pretrained(
                str(folder), local_files_only=True, trust_remote_code=False
            )
            model: Any = cast("Any", AutoModelForCausalLM).from_pretrained(
                str(folder), local_files_only=True, trust_remote_code=False, dtype="auto"
            )
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(f"There is no language model in `{folder}` that can be loaded.") from error
        self._model: Any = model.to("cuda" if torch.cuda.is_available() else "cpu").eval()
        self._limits = limits or CallLimits()
        context = int(getattr(self._model.config, "max_position_embeddings", 0) or LONGEST_CONTEXT)
        self._capabilities = LanguageModelCapabilities(folder.name, min(context, LONGEST_CONTEXT), languages)
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="language-model")

    @property
    def capabilities(self) -> LanguageModelCapabilities:
        return self._capabilities

    async def complete(self, system: str, prompt: str, *, max_tokens: int = 200) -> AsyncGenerator[str]:
        """Raises `ModelError` when it is late, when the prompt does not fit, and when the model fails."""
        ends = loop_now() + self._limits.total_seconds
        by = min(ends, loop_now() + self._limits.first_token_seconds)
        async with aclosing(self._pieces(system, prompt, max_tokens)) as pieces:
            while piece := await next_piece(pieces, by=by):
                by = ends
                yield piece

    def close(self) -> None:
        """Blocking, as long as one token takes: nothing is written any more."""
        self._worker.shutdown(wait=True, cancel_futures=True)

    async def _pieces(self, system: str, prompt: str, max_tokens: int) -> AsyncGenerator[str]:
        loop, stop = asyncio.get_running_loop(), threading.Event()
        arrived: asyncio.Queue[str | ModelError] = asyncio.Queue()

        def tell(piece: str | ModelError) -> None:
            with suppress(RuntimeError):  # the loop has closed: nobody waits
                loop.call_soon_threadsafe(arrived.put_nowait, piece)

        self._worker.submit(self._write, (system, prompt, max_tokens), tell, stop)
        try:
            while piece := await arrived.get():
                if isinstance(piece, ModelError):
                    raise piece
                yield piece
        finally:
            stop.set()

    def _write(
        self, asked: tuple[str, str, int], tell: Callable[[str | ModelError], None], stop: threading.Event
    ) -> None:
        """In the worker's thread; tells an empty piece at the end."""
        if stop.is_set():
            return
        try:
            self._generate(*asked, _Pieces(self._tokenizer, tell), stop)
        except ModelError as error:
            tell(error)
        except (RuntimeError, ValueError, IndexError) as error:  # as PyTorch tells of memory and of shapes
            log.warning("the language model failed: %s", names(error))
            tell(ModelError("the language model failed"))
        else:
            tell("")

    def _generate(self, system: str, prompt: str, max_tokens: int, pieces: _Pieces, stop: threading.Event) -> None:
        encoded: Any = self._tokenizer(self._laid_out(system, prompt), return_tensors="pt", add_special_tokens=False)
        if encoded["input_ids"].shape[1] + max_tokens > self._capabilities.context_tokens:
            raise ModelError("the language model cannot read so long a text")
        with torch.inference_mode():
            self._model.generate(
                input_ids=encoded["input_ids"].to(self._model.device),
                attention_mask=encoded["attention_mask"].to(self._model.device),
                max_new_tokens=max_tokens,
                do_sample=False,
                pad_token_id=self._tokenizer.pad_token_id or self._tokenizer.eos_token_id or 0,
                streamer=pieces,
                stopping_criteria=StoppingCriteriaList([_Stop(stop)]),
            )

    def _laid_out(self, system: str, prompt: str) -> str:
        """As the model was trained to be asked; one after the other where its folder does not say."""
        if not self._tokenizer.chat_template:
            return f"{system}\n\n{prompt}"
        messages = [{"role": "system", "content": system}, {"role": "user", "content": prompt}]
        return str(self._tokenizer.apply_chat_template(messages, tokenize=False, add_generation_prompt=True))


class _Stop(StoppingCriteria):
    """Ends a completion that nobody waits for, after the token that is being written."""

    def __init__(self, stop: threading.Event) -> None:
        self._stop = stop

    def __call__(self, input_ids: Any, scores: Any, **kwargs: Any) -> Any:
        return torch.full((input_ids.shape[0],), self._stop.is_set(), dtype=torch.bool, device=input_ids.device)


class _Pieces(BaseStreamer):
    """Tokens to text as they come, letter by whole letter; the prompt comes first and is passed over."""

    def __init__(self, tokenizer: Any, tell: Callable[[str], None]) -> None:
        self._tokenizer = tokenizer
        self._tell = tell
        self._tokens: list[int] | None = None
        self._told = 0

    def put(self, value: Any) -> None:
        if self._tokens is None:
            self._tokens = []
            return
        self._tokens += value.flatten().tolist()
        self._forward()

    def end(self) -> None:
        self._forward(whole=True)

    def _forward(self, *, whole: bool = False) -> None:
        text = str(self._tokenizer.decode(self._tokens or [], skip_special_tokens=True))
        if text.endswith(HALF_A_LETTER) and not whole:
            return
        if new := text[self._told :]:
            self._tell(new)
        self._told = len(text)
