"""What the operator sets for media, as small values handed down by the app."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class IceServer:
    """A STUN or TURN server; the last two are for TURN."""

    url: str
    """`stun:host:port`, `turn:host:port?transport=udp` or `turns:host:port?transport=tcp`."""
    username: str | None = None
    credential: str | None = None


@dataclass(frozen=True, slots=True)
class IceSettings:
    """Where the server can be reached."""

    host_networks: tuple[str, ...] = ()
    """Only addresses of the machine inside one of these are offered: `10.0.0.0/8`, `127.0.0.1`.

    Empty: every address of the machine except loopback.
    """
    servers: tuple[IceServer, ...] = ()
    """Empty: host addresses only. aiortc uses the first STUN and the first TURN server."""
    relay_only: bool = False
    """Offer nothing but TURN addresses."""
    gathering_timeout_seconds: float = 1.0
    """How long an unreachable STUN or TURN server may hold up an answer."""


@dataclass(frozen=True, slots=True)
class LineSettings:
    """How patient a line is."""

    connect_timeout_seconds: float = 20.0
    """From the answer to the first packet of the citizen."""
    lost_after_seconds: float = 15.0
    """Nothing arrived for this long: the line is lost. Browsers report on the voice they hear every 5 s."""
    wind_down_seconds: float = 5.0
    """How long a session may go on once its line has closed."""
    audible_delay_seconds: float = 0.1
    """From sending a sample to hearing it, while the citizen's jitter buffer holds 53-145 ms (measured in Chromium)."""


@dataclass(frozen=True, slots=True)
class RtcSettings:
    """Everything of this package."""

    ice: IceSettings = field(default_factory=IceSettings)
    line: LineSettings = field(default_factory=LineSettings)
