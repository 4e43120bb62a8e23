"""Routes say in OpenAPI which errors they give."""

from __future__ import annotations

from core.errors import Forbidden, InvalidInput, PasswordChangeRequired
from core.http import ErrorBody, declared


def test_errors_of_one_status_share_its_entry() -> None:
    responses = declared(InvalidInput, Forbidden, PasswordChangeRequired)
    assert responses[403]["description"] == "`forbidden` or `password_change_required`"
    assert {status: entry["model"] for status, entry in responses.items()} == {422: ErrorBody, 403: ErrorBody}
