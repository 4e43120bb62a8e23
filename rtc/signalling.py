"""Offer and answer (RFC 9429): from a browser's offer to a line, and later offers and candidates on the same one."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from aiortc import (
    RTCConfiguration,
    RTCIceServer,
    RTCPeerConnection,
    RTCRtpSender,
    RTCRtpTransceiver,
    RTCSessionDescription,
)
from aiortc.exceptions import InternalError, InvalidAccessError, InvalidStateError, OperationError
from aiortc.rtcconfiguration import RTCBundlePolicy, RTCIceTransportPolicy
from aiortc.sdp import SessionDescription, candidate_from_sdp

from core.clock import Clock
from core.errors import InvalidInput, MalformedOffer
from rtc.aiortc_internals import (
    SharedCertificate,
    be_patient_about_consent,
    choose_addresses,
    clamp_sctp_user_data,
    use_certificate,
)
from rtc.line import RtcLine
from rtc.protocols import VisitRequest
from rtc.settings import IceSettings, RtcSettings

MAX_SDP_CHARACTERS = 65_536
MAX_MEDIA_SECTIONS = 8
MAX_CANDIDATES = 64
"""Remote candidates of one connection: each makes the server send packets to an address that a stranger named."""
CERTIFICATE_RENEWAL = timedelta(days=1)

SDP_FAULTS = (
    ValueError, IndexError, KeyError, AttributeError, AssertionError, TypeError, StopIteration, RuntimeError,
    InternalError, InvalidAccessError, InvalidStateError, OperationError,
)  # fmt: skip
"""What aiortc raises for SDP that it cannot use."""


@dataclass(frozen=True, slots=True)
class OfferRequest:
    """A browser's offer."""

    sdp: str
    pc_id: str | None = None
    """Of the connection that is negotiated again; None for a new one."""
    restart_pc: bool = False
    """Whether the connection `pc_id` is given up for a new one."""
    visit: VisitRequest = field(default_factory=VisitRequest)


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to an offer."""

    sdp: str
    pc_id: str
    type: str = "answer"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A trickled candidate, as `RTCIceCandidate.toJSON` gives it; an empty one ends the candidates."""

    candidate: str
    sdp_mid: str | None = None
    sdp_mline_index: int | None = None


class Signalling:
    """Makes lines from offers; keeps nothing but the certificate that they share."""

    def __init__(self, settings: RtcSettings, clock: Clock) -> None:
        clamp_sctp_user_data()
        self._settings = settings
        self._clock = clock
        self._certificate = SharedCertificate.generateCertificate()

    async def connect(self, sdp: str) -> tuple[RtcLine, Answer]:
        """A new line and the answer to its offer; raises `MalformedOffer`, leaving nothing open."""
        offer = checked_offer(sdp)
        peer = RTCPeerConnection(_configuration(self._settings.ice))
        use_certificate(peer, self._valid_certificate())
        line = RtcLine(peer, uuid4().hex, self._settings.line, self._clock)
        try:
            return line, await self._negotiate(line, peer, offer)
        except BaseException:
            with suppress(*SDP_FAULTS):  # a connection that is half made cannot always be closed cleanly
                await line.close()
            raise

    async def renegotiate(self, line: RtcLine, sdp: str) -> Answer:
        """A further offer on a line that stands; raises `MalformedOffer`, and the line goes on."""
        return await self._negotiate(line, line.peer, checked_offer(sdp))

    async def add_candidates(self, line: RtcLine, candidates: Sequence[Candidate]) -> None:
        """Candidates that the browser found later; raises `InvalidInput` for one that cannot be parsed."""
        for candidate in candidates:
            await _add_candidate(line.peer, candidate)

    async def _negotiate(self, line: RtcLine, peer: RTCPeerConnection, offer: RTCSessionDescription) -> Answer:
        try:
            _prefer_opus(peer)
            await peer.setRemoteDescription(offer)
            _decline_what_is_not_voice(peer)
            if peer.iceGatheringState == "new":
                choose_addresses(peer, self._settings.ice)
                be_patient_about_consent(peer, self._clock)
            await peer.setLocalDescription()
        except SDP_FAULTS:
            raise MalformedOffer("the offer cannot be answered: send one with Opus audio") from None
        return Answer(peer.localDescription.sdp, line.pc_id)

    def _valid_certificate(self) -> SharedCertificate:
        if self._certificate.expires - datetime.now(UTC) < CERTIFICATE_RENEWAL:
            self._certificate = SharedCertificate.generateCertificate()
        return self._certificate


def checked_offer(sdp: str) -> RTCSessionDescription:
    """The offer without what is of no use; raises `MalformedOffer`.

    Candidates with mDNS names go: the browser's own checks reach us, and resolving a `.local` name would hold up the
    answer or fail where there is no multicast.
    """
    if len(sdp) > MAX_SDP_CHARACTERS:
        raise MalformedOffer(f"the SDP is longer than {MAX_SDP_CHARACTERS} characters")
    lines = [line for line in sdp.splitlines() if not (line.startswith("a=candidate:") and ".local " in line)]
    text = "\r\n".join(lines) + "\r\n"
    try:
        parsed = SessionDescription.parse(text)
    except SDP_FAULTS:
        raise MalformedOffer("the SDP of the offer cannot be parsed") from None
    for wrong, message in _objections(parsed):
        if wrong:
            raise MalformedOffer(message)
    return RTCSessionDescription(sdp=text, type="offer")


def _objections(offer: SessionDescription) -> list[tuple[bool, str]]:
    """What would fail later, when there is nobody left to tell."""
    media = offer.media
    mids = {section.rtp.muxId for section in media}
    bundled = {mid for group in offer.group if group.semantic == "BUNDLE" for mid in group.items}
    return [
        (not 0 < len(media) <= MAX_MEDIA_SECTIONS, f"an offer has 1 to {MAX_MEDIA_SECTIONS} media sections"),
        (
            all(section.kind != "audio" for section in media),
            "an offer has an audio section; `recvonly` will do without a microphone",
        ),
        (
            any(not section.dtls or not section.dtls.fingerprints for section in media),
            "a media section has no `fingerprint`",
        ),
        (not bundled <= mids or len(mids) < len(media), "every `mid` names one section, and `BUNDLE` names `mid`s"),
        (
            sum(len(section.ice_candidates) for section in media) > MAX_CANDIDATES,
            f"an offer has at most {MAX_CANDIDATES} candidates",
        ),
    ]


async def _add_candidate(peer: RTCPeerConnection, candidate: Candidate) -> None:
    if ".local " in candidate.candidate or _candidate_count(peer) >= MAX_CANDIDATES:
        return
    if not candidate.candidate:
        await peer.addIceCandidate(None)
        return
    try:
        parsed = candidate_from_sdp(candidate.candidate.removeprefix("candidate:"))
        parsed.sdpMid, parsed.sdpMLineIndex = candidate.sdp_mid, candidate.sdp_mline_index
        await peer.addIceCandidate(parsed)
    except SDP_FAULTS:
        raise InvalidInput("a `candidate` cannot be parsed") from None


def _candidate_count(peer: RTCPeerConnection) -> int:
    described = peer.remoteDescription
    return described.sdp.count("a=candidate:") if described else 0


def _prefer_opus(peer: RTCPeerConnection) -> None:
    """The voice is sent as ready-made Opus packets, so no other codec will do."""
    capabilities = RTCRtpSender.getCapabilities("audio")
    opus = [codec for codec in capabilities.codecs if codec.mimeType.lower() == "audio/opus"]
    for transceiver in _audio(peer):
        transceiver.setCodecPreferences(opus)


def _decline_what_is_not_voice(peer: RTCPeerConnection) -> None:
    """No camera and no second microphone: aiortc would decode what nobody looks at."""
    for transceiver in peer.getTransceivers():
        if transceiver not in _audio(peer)[:1]:
            transceiver.direction = "inactive"


def _audio(peer: RTCPeerConnection) -> list[RTCRtpTransceiver]:
    return [transceiver for transceiver in peer.getTransceivers() if transceiver.kind == "audio"]


def _configuration(ice: IceSettings) -> RTCConfiguration:
    return RTCConfiguration(
        iceServers=[
            RTCIceServer(urls=server.url, username=server.username, credential=server.credential)
            for server in ice.servers
        ],
        iceTransportPolicy=RTCIceTransportPolicy.RELAY if ice.relay_only else RTCIceTransportPolicy.ALL,
        bundlePolicy=RTCBundlePolicy.MAX_BUNDLE,
    )
