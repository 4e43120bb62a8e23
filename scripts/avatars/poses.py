"""What a face does in each expression: the 15 Oculus visemes, blinks and four moods. Lengths are in metres."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MouthPose:
    """How lips, jaw and tongue stand away from a closed, faintly smiling mouth."""

    jaw: float = 0.0
    """The chin, the lower teeth and the lower lip, down."""
    lower: float = 0.0
    """The lower lip alone, down."""
    upper: float = 0.0
    """The upper lip, up."""
    wide: float = 0.0
    """Each corner, outward; negative rounds the lips."""
    forward: float = 0.0
    smile: float = 0.0
    """The corners, up."""
    press: float = 0.0
    """Lips pressed thin, 0..1."""
    tuck: float = 0.0
    """The lower lip drawn back under the upper teeth."""
    tongue_up: float = 0.0
    tongue_out: float = 0.0


@dataclass(frozen=True, slots=True)
class LidPose:
    """0 is at rest and 1 closed; a negative upper lid is wide open."""

    upper: float = 0.0
    lower: float = 0.0


@dataclass(frozen=True, slots=True)
class BrowPose:
    """Each end of the brows, up."""

    inner: float = 0.0
    outer: float = 0.0


OPEN_LIDS = LidPose()
CLOSED_LIDS = LidPose(1.0, 1.0)
RESTING_MOUTH = MouthPose()


@dataclass(frozen=True, slots=True)
class FacePose:
    """The whole face at full weight of one expression."""

    mouth: MouthPose = RESTING_MOUTH
    left: LidPose = OPEN_LIDS
    right: LidPose = OPEN_LIDS
    brow: BrowPose = BrowPose()
    cheek: float = 0.0
    """The cheeks, out and up."""


VISEMES: dict[str, MouthPose] = {
    "viseme_sil": MouthPose(jaw=0.0006, smile=0.0006),
    "viseme_PP": MouthPose(press=1.0, forward=0.0035, wide=-0.0030),
    "viseme_FF": MouthPose(jaw=0.001, lower=0.0015, upper=0.0050, tuck=0.0065, wide=0.001),
    "viseme_TH": MouthPose(jaw=0.0075, lower=0.002, upper=0.0030, tongue_up=0.0055, tongue_out=0.0200),
    "viseme_DD": MouthPose(jaw=0.0065, lower=0.002, upper=0.0030, wide=0.002, tongue_up=0.0060, tongue_out=0.006),
    "viseme_kk": MouthPose(jaw=0.0110, lower=0.001, upper=0.0030, tongue_up=-0.002),
    "viseme_CH": MouthPose(jaw=0.002, lower=0.0045, upper=0.0045, wide=-0.0085, forward=0.0070),
    "viseme_SS": MouthPose(jaw=0.001, lower=0.0050, upper=0.0040, wide=0.0040),
    "viseme_nn": MouthPose(jaw=0.0045, lower=0.0015, upper=0.0025, tongue_up=0.0060, tongue_out=0.004),
    "viseme_RR": MouthPose(jaw=0.0060, lower=0.002, upper=0.0030, wide=-0.0085, forward=0.0050, tongue_up=0.003),
    "viseme_aa": MouthPose(jaw=0.0260, lower=0.001, upper=0.0040, wide=0.001),
    "viseme_E": MouthPose(jaw=0.0130, lower=0.002, upper=0.0040, wide=0.0050),
    "viseme_I": MouthPose(jaw=0.0050, lower=0.0035, upper=0.0045, wide=0.0085, smile=0.002),
    "viseme_O": MouthPose(jaw=0.0185, lower=0.001, upper=0.0015, wide=-0.0120, forward=0.0070),
    "viseme_U": MouthPose(jaw=0.0085, lower=0.001, wide=-0.0165, forward=0.0110),
}

HAPPY_LIDS = LidPose(0.06, 0.42)
RELAXED_LIDS = LidPose(0.26, 0.10)
SAD_LIDS = LidPose(0.16, 0.04)
WIDE_LIDS = LidPose(-0.22, -0.12)

MOODS: dict[str, FacePose] = {
    "happy": FacePose(
        MouthPose(wide=0.0085, smile=0.0095, upper=0.0015), HAPPY_LIDS, HAPPY_LIDS, BrowPose(0.003, 0.004), cheek=0.005
    ),
    "relaxed": FacePose(
        MouthPose(wide=0.0040, smile=0.0050), RELAXED_LIDS, RELAXED_LIDS, BrowPose(0.0015, 0.0), cheek=0.002
    ),
    "sad": FacePose(MouthPose(wide=-0.0020, smile=-0.0065, press=0.2), SAD_LIDS, SAD_LIDS, BrowPose(0.0095, -0.0035)),
    "surprised": FacePose(
        MouthPose(jaw=0.0120, upper=0.002, wide=-0.0070, forward=0.002), WIDE_LIDS, WIDE_LIDS, BrowPose(0.0115, 0.0125)
    ),
}

BLINKS: dict[str, FacePose] = {
    "blinkLeft": FacePose(left=CLOSED_LIDS),
    "blinkRight": FacePose(right=CLOSED_LIDS),
}

POSES: dict[str, FacePose] = {
    **{name: FacePose(mouth) for name, mouth in VISEMES.items()},
    **BLINKS,
    **MOODS,
}
"""Every morph of the face; the expressions bind to these."""

VOWELS = {"aa": "viseme_aa", "ih": "viseme_I", "ou": "viseme_U", "ee": "viseme_E", "oh": "viseme_O"}
"""VRM's five mouth presets, each with the viseme whose shape it shares."""
