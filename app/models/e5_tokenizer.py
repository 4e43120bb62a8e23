"""Writes the e5 vocabulary as a `tokenizer.json`, in the form of the original XLM-RoBERTa tokenizer."""

from __future__ import annotations

import unicodedata
from typing import Any

from app.models.e5_file import E5Pieces

# sentencepiece's rule nmt_nfkc is NFKC except for a few characters. The table in the file lists those that it drops
# or turns into a space; this one it leaves alone, and Korean texts write ranges with it.
KEPT_CHARACTER = "～"
STAND_IN = "\ufdd0"  # a noncharacter: no text holds it, and NFKC does not touch it

Json = dict[str, Any]


def tokenizer_json(pieces: E5Pieces) -> Json:
    """The whole file as a value: the normaliser, the split at spaces, the unigram pieces, `<s> text </s>`."""
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": _special_tokens(pieces),
        "normalizer": _normalizer(pieces.normalised),
        "pre_tokenizer": {
            "type": "Sequence",
            "pretokenizers": [{"type": "WhitespaceSplit"}, _metaspace()],
        },
        "post_processor": _post_processor(pieces),
        "decoder": _metaspace(),
        "model": {
            "type": "Unigram",
            "unk_id": pieces.unknown,
            "vocab": [[text, score] for text, score in zip(pieces.texts, pieces.scores, strict=True)],
            "byte_fallback": False,
        },
    }


def tokenizer_config(pieces: E5Pieces, max_tokens: int) -> Json:
    """What the loading library needs beside `tokenizer.json`."""
    bos, eos = pieces.texts[pieces.bos], pieces.texts[pieces.eos]
    return {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": max_tokens,
        "bos_token": bos,
        "cls_token": bos,
        "eos_token": eos,
        "sep_token": eos,
        "pad_token": pieces.texts[pieces.pad],
        "unk_token": pieces.texts[pieces.unknown],
    }


def _metaspace() -> Json:
    return {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": True}


def _special_tokens(pieces: E5Pieces) -> list[Json]:
    return [
        {
            "id": number,
            "content": pieces.texts[number],
            "single_word": False,
            "lstrip": False,
            "rstrip": False,
            "normalized": False,
            "special": True,
        }
        for number in sorted({pieces.bos, pieces.pad, pieces.eos, pieces.unknown})
    ]


def _normalizer(normalised: dict[str, str]) -> Json:
    exceptions: dict[str, list[str]] = {}
    for character, result in normalised.items():
        if unicodedata.normalize("NFKC", character) != result:
            exceptions.setdefault(result, []).append(character)
    steps = [_replace({"Regex": _any_of(characters)}, result) for result, characters in sorted(exceptions.items())]
    steps.append(_replace({"String": KEPT_CHARACTER}, STAND_IN))
    steps.append({"type": "NFKC"})
    steps.append(_replace({"String": STAND_IN}, KEPT_CHARACTER))
    return {"type": "Sequence", "normalizers": steps}


def _replace(pattern: Json, content: str) -> Json:
    return {"type": "Replace", "pattern": pattern, "content": content}


def _any_of(characters: list[str]) -> str:
    return "[" + "".join(f"\\x{{{ord(character):04x}}}" for character in sorted(characters)) + "]"


def _post_processor(pieces: E5Pieces) -> Json:
    bos, eos = pieces.texts[pieces.bos], pieces.texts[pieces.eos]
    start, end = {"SpecialToken": {"id": bos, "type_id": 0}}, {"SpecialToken": {"id": eos, "type_id": 0}}
    first, second = ({"Sequence": {"id": name, "type_id": 0}} for name in ("A", "B"))
    return {
        "type": "TemplateProcessing",
        "single": [start, first, end],
        "pair": [start, first, end, end, second, end],
        "special_tokens": {
            bos: {"id": bos, "ids": [pieces.bos], "tokens": [bos]},
            eos: {"id": eos, "ids": [pieces.eos], "tokens": [eos]},
        },
    }
