"""Markup from strangers: no document types, no entities, nothing fetched."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from core.errors import FileDamaged


def parse_xml(data: bytes, shown: str) -> Element:
    """Raises `FileDamaged` for entity tricks, `ParseError` for what is no XML."""
    try:
        return fromstring(data, forbid_dtd=True)
    except DefusedXmlException as error:
        raise FileDamaged(f"{shown} declares entities, which no office program writes: it was not read") from error


def local(name: str) -> str:
    """`{namespace}p` as `p`."""
    return name.rpartition("}")[2]
