"""Passages of our own: what officials say from a source that is no published procedure, such as a statute."""

from __future__ import annotations

from core.passages import Passage, SectionKind, Source
from core.speech import Language


def own_passage(
    document_id: str, section: SectionKind, text: str, language: Language, source: Source, *, title: str = ""
) -> Passage:
    """It has no id, since nothing published has it; its title is that of the source where none is given."""
    return Passage(
        id="",
        document_id=document_id,
        version=1,
        collection="",
        section=section,
        title=title or source.title,
        text=text,
        language=language,
        sources=(source,),
    )
