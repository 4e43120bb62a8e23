"""A real causal model of 100 kB: a Llama of one layer with seeded weights that knows the words it is given."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

SPECIAL = ("[PAD]", "[UNK]")


def save_tiny_causal_model(folder: Path, words: Sequence[str], *, context: int = 256, seed: int = 7) -> Path:
    """As `AutoModelForCausalLM` expects a folder; it never ends of its own accord. Blocking."""
    import torch
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Whitespace
    from transformers import GenerationConfig, LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

    vocabulary = {word: at for at, word in enumerate(dict.fromkeys([*SPECIAL, *words]))}
    tokenizer: Any = Tokenizer(cast("Any", WordLevel)(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    cast("Any", PreTrainedTokenizerFast)(
        tokenizer_object=tokenizer, pad_token="[PAD]", unk_token="[UNK]", model_max_length=context
    ).save_pretrained(folder)
    cast("Any", torch).manual_seed(seed)
    config = cast("Any", LlamaConfig)(
        vocab_size=len(vocabulary),
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=1,
        num_attention_heads=2,
        max_position_embeddings=context,
        initializer_range=0.5,  # so that one word is likelier than another
        bos_token_id=None,
        eos_token_id=None,
        pad_token_id=0,
    )
    model: Any = LlamaForCausalLM(config)
    model.generation_config = GenerationConfig(eos_token_id=None, bos_token_id=None, pad_token_id=0)
    model.save_pretrained(folder)
    return folder
