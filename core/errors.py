"""The one error tree; every error carries a stable code that the client translates.

MadangError
├── InvalidInput          something a person sent cannot be used; says what to send instead
│   ├── TextTooLong
│   ├── MalformedOffer
│   ├── NameRefused       a name that cannot stand above a head
│   ├── Unfileable        what was sent makes no petition; says by which article
│   ├── GuardianConsentNeeded  a child's name or contact, which nobody may take without a guardian
│   └── UnreadableFile    a document cannot be imported
│       ├── UnknownFormat
│       ├── FileEncrypted
│       ├── FileDamaged
│       ├── FileEmpty
│       ├── FileTooLarge
│       ├── NoTextLayer
│       ├── ParserStopped
│       └── SignatureInvalid  a bundle is not what its signer signed
├── NotFound              a talk, procedure, official or account that is not there
├── Conflict              somebody else was faster, or the state does not allow it
│   ├── SlotTaken         somebody else has the last place of that time
│   ├── LimitReached      one contact has as many reservations of it as it may
│   └── NotLawful         the law does not let this be done to a petition now
├── Forbidden             the account lacks the role
│   └── PasswordChangeRequired
├── Unauthenticated       nobody is signed in, or the password is wrong
├── TooManyAttempts       wait before trying again
├── ServiceFull           every place is taken; wait and try again
├── ModelError            a model file is missing, damaged or refused
├── MailError             a letter did not leave the house
└── MediaError            a media path broke
"""

from __future__ import annotations

from dataclasses import dataclass


class MadangError(Exception):
    """Base of every error that is ours; its text is for a person and never holds a citizen's words."""

    code = "error"
    retryable = False
    http_status = 500


class InvalidInput(MadangError):
    """What was sent cannot be used."""

    code = "invalid_input"
    http_status = 422


@dataclass(frozen=True, slots=True)
class Ground:
    """Why something is refused, in both languages, with the article that says so; empty where none does."""

    ko: str
    en: str
    article_ko: str = ""
    article_en: str = ""

    def __str__(self) -> str:
        return f"{self.en} ({self.article_en})" if self.article_en else self.en


class Unfileable(InvalidInput):
    """What was sent makes no petition that can be filed here."""

    code = "unfileable"

    def __init__(self, ground: Ground) -> None:
        super().__init__(str(ground))
        self.ground = ground


class GuardianConsentNeeded(InvalidInput):
    """The name or contact of a child under 14 was sent; nothing of it is kept.

    Personal Information Protection Act, Art. 22-2(1). A form cannot see whether a guardian has agreed, so that consent
    is given on paper (Decree, Art. 17-2(1) 4).
    """

    code = "guardian_consent_needed"

    def __init__(self) -> None:
        self.ground = Ground(
            "만 14세 미만이면 보호자(법정대리인)의 동의를 확인한 뒤에만 이름과 연락처를 받을 수 있습니다."
            " 저장한 것은 없습니다. 보호자가 창구에서 동의서에 서명해 내거나, 보호자 이름으로 신청해 주세요.",
            "The name and contact of a child under 14 are taken only once a parent or guardian is confirmed to agree."
            " Nothing was kept. A guardian can sign the consent at the counter, or apply in their own name.",
            "개인정보 보호법 제22조의2제1항, 같은 법 시행령 제17조의2제1항제4호",
            "Personal Information Protection Act, Art. 22-2(1); Decree, Art. 17-2(1) 4",
        )
        super().__init__(str(self.ground))


class TextTooLong(InvalidInput):
    """A message is longer than the service reads in one turn."""

    code = "text_too_long"
    http_status = 413


class MalformedOffer(InvalidInput):
    """The SDP of an offer cannot be parsed."""

    code = "malformed_offer"
    http_status = 400


class NameRefused(InvalidInput):
    """A name that cannot stand above a head; the text says why and never repeats it."""

    code = "name_refused"


class UnreadableFile(InvalidInput):
    """A file cannot be imported; the text names it and says what to do, and other files are not touched by it."""

    code = "unreadable_file"


class UnknownFormat(UnreadableFile):
    """What the file holds is in no format that is read here, whatever its name says."""

    code = "file_unknown_format"
    http_status = 415


class FileEncrypted(UnreadableFile):
    """A password or a distribution lock keeps the file shut."""

    code = "file_encrypted"


class FileDamaged(UnreadableFile):
    """The file breaks off or contradicts its format."""

    code = "file_damaged"


class FileEmpty(UnreadableFile):
    """There is no text in the file."""

    code = "file_empty"


class FileTooLarge(UnreadableFile):
    """The file, what it unfolds to, or what it says is more than the settings allow."""

    code = "file_too_large"
    http_status = 413


class NoTextLayer(UnreadableFile):
    """Pages are pictures: a scan that no one has read into text."""

    code = "file_without_text_layer"


class ParserStopped(UnreadableFile):
    """Reading took more time or memory than the settings allow, or the parser crashed."""

    code = "file_parser_stopped"


class SignatureInvalid(UnreadableFile):
    """A bundle is not what its signer signed: it was changed, or is damaged."""

    code = "bundle_signature_invalid"


class NotFound(MadangError):
    """The thing that was named is not there."""

    code = "not_found"
    http_status = 404


class Conflict(MadangError):
    """The state of the thing does not allow this now, or somebody else was faster."""

    code = "conflict"
    http_status = 409


class SlotTaken(Conflict):
    """Somebody else has the last place of that time, or it is not offered any more."""

    code = "slot_taken"


class LimitReached(Conflict):
    """One contact has as many reservations of this thing as its rule allows; ending one makes room."""

    code = "limit_reached"


class NotLawful(Conflict):
    """The law, or the order of things, does not let this be done to a petition now."""

    code = "not_lawful"

    def __init__(self, ground: Ground) -> None:
        super().__init__(str(ground))
        self.ground = ground


class Unauthenticated(MadangError):
    """Nobody is signed in, or name and password do not match."""

    code = "unauthenticated"
    http_status = 401


class Forbidden(MadangError):
    """The signed-in account lacks the role, or the CSRF token is wrong."""

    code = "forbidden"
    http_status = 403


class PasswordChangeRequired(Forbidden):
    """The one-time password has to be replaced before anything else."""

    code = "password_change_required"


class TooManyAttempts(MadangError):
    """Too many tries in a short time; `retry_after_seconds` says when the next one counts."""

    code = "too_many_attempts"
    retryable = True
    http_status = 429

    def __init__(self, message: str, *, retry_after_seconds: int) -> None:
        super().__init__(message)
        self.retry_after_seconds = retry_after_seconds


class ServiceFull(TooManyAttempts):
    """Every place for a talk is taken, in all or for this address."""

    code = "service_full"
    http_status = 503


class ModelError(MadangError):
    """A model file is missing, damaged, or refused for its hash."""

    code = "model_error"


class MediaError(MadangError):
    """A media path broke; the talk itself goes on as text."""

    code = "media_error"
    retryable = True


class MailError(MadangError):
    """The mail server did not take a letter; its text never names the address."""

    code = "mail_error"
    retryable = True

    def __init__(self, message: str, *, is_final: bool = False) -> None:
        super().__init__(message)
        self.is_final = is_final
        """Whether the same letter would be refused again."""
