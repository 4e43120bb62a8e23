"""The bones of a figure 1.6 m tall, in the T-pose that VRM asks for."""

from dataclasses import dataclass

HEAD_CENTRE = (0.0, 1.426, 0.012)
EYE_CENTRE = (0.0395, 1.426, 0.064)
"""Of the left eye: where its bone turns."""
HEAD_SCALE = 1.08
"""Heads are modelled at life size and then grown about their bone: friendlier, and lips read from further off."""
SHOULDER = (0.142, 1.186, -0.006)
WRIST_X = 0.565
FINGERS = (("Index", 0.027), ("Middle", 0.009), ("Ring", -0.009), ("Little", -0.026))
"""Each finger with its place across the palm, metres towards the front."""


HEAD_BONE = (HEAD_CENTRE[0], HEAD_CENTRE[1] - 0.120, HEAD_CENTRE[2] - 0.012)


def grown(place: tuple[float, float, float]) -> tuple[float, float, float]:
    """Where a place of the head, as modelled, stands in the figure."""
    x, y, z = (at + (place - at) * HEAD_SCALE for at, place in zip(HEAD_BONE, place, strict=True))
    return (x, y, z)


@dataclass(frozen=True, slots=True)
class Bone:
    """A VRM humanoid bone at rest, without rotation."""

    name: str
    parent: str | None
    at: tuple[float, float, float]


def _spine() -> list[Bone]:
    return [
        Bone("hips", None, (0.0, 0.80, 0.0)),
        Bone("spine", "hips", (0.0, 0.88, 0.0)),
        Bone("chest", "spine", (0.0, 0.98, 0.0)),
        Bone("upperChest", "chest", (0.0, 1.09, 0.0)),
        Bone("neck", "upperChest", (0.0, 1.25, -0.008)),
        Bone("head", "neck", HEAD_BONE),
    ]


def _hand(side: str, sign: float) -> list[Bone]:
    _, y, z = SHOULDER
    bones: list[Bone] = []
    for finger, across in FINGERS:
        parent = f"{side}Hand"
        for joint, reach in (("Proximal", 0.078), ("Intermediate", 0.106), ("Distal", 0.126)):
            name = f"{side}{finger}{joint}"
            bones.append(Bone(name, parent, (sign * (WRIST_X + reach), y, z + across)))
            parent = name
    parent = f"{side}Hand"
    for joint, reach, front in (("Metacarpal", 0.022, 0.022), ("Proximal", 0.044, 0.042), ("Distal", 0.064, 0.056)):
        name = f"{side}Thumb{joint}"
        bones.append(Bone(name, parent, (sign * (WRIST_X + reach), y - 0.006, z + front)))
        parent = name
    return bones


def _side(side: str, sign: float) -> list[Bone]:
    x, y, z = SHOULDER
    eye_x, eye_y, eye_z = grown(EYE_CENTRE)
    return [
        Bone(f"{side}Eye", "head", (sign * eye_x, eye_y, eye_z)),
        Bone(f"{side}Shoulder", "upperChest", (sign * 0.035, y + 0.015, z)),
        Bone(f"{side}UpperArm", f"{side}Shoulder", (sign * x, y, z)),
        Bone(f"{side}LowerArm", f"{side}UpperArm", (sign * 0.36, y, z)),
        Bone(f"{side}Hand", f"{side}LowerArm", (sign * WRIST_X, y, z)),
        *_hand(side, sign),
        Bone(f"{side}UpperLeg", "hips", (sign * 0.074, 0.765, 0.0)),
        Bone(f"{side}LowerLeg", f"{side}UpperLeg", (sign * 0.076, 0.425, 0.004)),
        Bone(f"{side}Foot", f"{side}LowerLeg", (sign * 0.078, 0.085, -0.012)),
        Bone(f"{side}Toes", f"{side}Foot", (sign * 0.08, 0.028, 0.085)),
    ]


BONES: tuple[Bone, ...] = (*_spine(), *_side("left", 1.0), *_side("right", -1.0))
BONE_INDEX: dict[str, int] = {bone.name: index for index, bone in enumerate(BONES)}
