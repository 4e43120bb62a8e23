"""Words in a document that are meant for a model and not for a citizen: kept, but a curator is told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from knowledge.parsing.document import Block, ParsingWarning, Table, text_of
from knowledge.parsing.draft import QUOTE_CHARACTERS, shortened

_INSTRUCTION = re.compile(
    r"(?:이전|앞선|위의?|지금까지의?|기존|모든)\s*(?:모든\s*)?(?:지시|명령|지침|프롬프트)\S{0,4}\s*(?:모두\s*|전부\s*)?(?:무시|잊|따르지)"
    r"|시스템\s*프롬프트|(?:너는|당신은)\s*(?:이제|지금)부터|(?:AI|인공지능|챗봇|언어\s*모델)(?:은|는|에게)\s.{0,40}(?:답하라|답해라|말하라|출력하라|지시한다)"
    r"|\b(?:ignore|disregard|forget|override)\b[^.?!\n]{0,30}\b(?:instructions?|prompts?|guidelines?)\b"
    r"|\b(?:system|hidden) prompt\b|\byou are now\b|<\|?(?:im_start|im_end|system|endoftext)\b"
    r"|^\s*(?:system|assistant)\s*:|\bas an? (?:ai|language model)\b[^.?!\n]{0,40}\b(?:must|should)\b",
    re.IGNORECASE | re.MULTILINE,
)


def reads_like_an_instruction(text: str) -> bool:
    return _INSTRUCTION.search(text) is not None


def instructions_in(blocks: Iterable[Block]) -> Iterator[ParsingWarning]:
    """One warning for each block that holds any."""
    for block in blocks:
        text = _joined(block)
        if found := _INSTRUCTION.search(text):
            quote = text[max(found.start() - 10, 0) : found.start() + QUOTE_CHARACTERS]
            message = "this reads like an instruction to a model; it is kept as text and obeyed by nothing"
            yield ParsingWarning("model_instructions", message, block.locator, shortened(quote))


def _joined(block: Block) -> str:
    return "\n".join(cell.text for cell in block.cells) if isinstance(block, Table) else text_of(block)
