"""A figure as a VRM 1.0 file: two primitives, the face with morphs and the body without."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from scripts.avatars.glb import INDICES, VERTICES, Buffer, packed
from scripts.avatars.mesh import Floats, Part, join, normals, tidied
from scripts.avatars.poses import MOODS, POSES, VISEMES, VOWELS
from scripts.avatars.shading import baked
from scripts.avatars.skeleton import BONE_INDEX, BONES

GRID = 2.0**-17
"""Lengths are rounded to this, 8 micrometres, so that every machine writes the same bytes."""
UNSEEN_METRES = 6e-5
FACE_NODE = len(BONES)
MORPHS = list(POSES)


@dataclass(frozen=True, slots=True)
class Figure:
    """One person: what moves with the face, the rest, and how tall against the 1.6 m model."""

    name: str
    face: list[Part]
    body: list[Part]
    scale: float = 1.0


def _snapped(lengths: Floats) -> Floats:
    return np.asarray(np.round(lengths / GRID) * GRID)


def _felt(moved: Floats) -> Floats:
    """Movements too small to see are none, and cost nothing in the file."""
    return np.where(np.abs(moved).max(axis=1, keepdims=True) > UNSEEN_METRES, moved, 0.0)


def _skinning(weights: Floats) -> tuple[Floats, Floats]:
    order = np.argsort(-np.round(weights, 6), axis=1, kind="stable")[:, :4]
    share = np.take_along_axis(weights, order, axis=1)
    share /= share.sum(axis=1, keepdims=True)
    whole = np.asarray(np.round(share * 255), dtype=np.float64)
    whole[:, 0] += 255 - np.sum(whole, axis=1)
    return np.where(whole > 0, order, 0).astype(np.float64), whole


def _primitive(buffer: Buffer, item: Part, colours: Floats, scale: float) -> dict[str, Any]:
    joints, weights = _skinning(item.weights)
    facing = np.round(normals(item) * 127)
    opaque = np.column_stack([np.round(colours * 65535), np.full(len(colours), 65535)])
    attributes = {
        "POSITION": buffer.add(_snapped(item.points * scale).astype("<f4"), "VEC3", target=VERTICES),
        "NORMAL": buffer.add(_unit(facing).astype("<f4"), "VEC3", target=VERTICES),
        "COLOR_0": buffer.add(opaque.astype("<u2"), "VEC4", target=VERTICES, normalized=True),
        "JOINTS_0": buffer.add(joints.astype("<u1"), "VEC4", target=VERTICES),
        "WEIGHTS_0": buffer.add(weights.astype("<u1"), "VEC4", target=VERTICES, normalized=True),
    }
    indices = buffer.add(item.triangles.reshape(-1).astype("<u2"), "SCALAR", target=INDICES)
    primitive: dict[str, Any] = {"attributes": attributes, "indices": indices, "material": 0}
    if item.morphs:
        moved = [_felt(_snapped(item.morphs[name] * scale)).astype("<f4") for name in MORPHS]
        primitive["targets"] = [{"POSITION": buffer.add_sparse(rows)} for rows in moved]
    return primitive


def _unit(rows: Floats) -> Floats:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9))


def _nodes(scale: float) -> list[dict[str, Any]]:
    places = {bone.name: np.array(bone.at) for bone in BONES}
    nodes: list[dict[str, Any]] = []
    for bone in BONES:
        origin = places[bone.parent] if bone.parent else np.zeros(3)
        node: dict[str, Any] = {
            "name": bone.name,
            "translation": _snapped((places[bone.name] - origin) * scale).tolist(),
        }
        children = [BONE_INDEX[other.name] for other in BONES if other.parent == bone.name]
        nodes.append(node | ({"children": children} if children else {}))
    return nodes


def _inverse_binds(buffer: Buffer, nodes: list[dict[str, Any]]) -> int:
    places: dict[str, Floats] = {}
    matrices = np.tile(np.eye(4), (len(BONES), 1, 1))
    for index, bone in enumerate(BONES):
        step = np.array(nodes[index]["translation"])
        places[bone.name] = step + (places[bone.parent] if bone.parent else 0.0)
        matrices[index, 3, :3] = -places[bone.name]
    return buffer.add(matrices.reshape(-1, 16).astype("<f4"), "MAT4")


def _binds(*morphs: str) -> dict[str, Any]:
    return {"morphTargetBinds": [{"node": FACE_NODE, "index": MORPHS.index(name), "weight": 1.0} for name in morphs]}


def _expressions() -> dict[str, Any]:
    preset: dict[str, Any] = {vowel: _binds(viseme) for vowel, viseme in VOWELS.items()}
    preset |= {"blink": _binds("blinkLeft", "blinkRight"), "blinkLeft": _binds("blinkLeft")}
    preset |= {"blinkRight": _binds("blinkRight")}
    preset |= {mood: _binds(mood) for mood in MOODS}
    return {"preset": preset, "custom": {viseme: _binds(viseme) for viseme in VISEMES}}


def _look_at() -> dict[str, Any]:
    def reach(degrees: float) -> dict[str, float]:
        return {"inputMaxValue": 90.0, "outputScale": degrees}

    return {
        "type": "bone",
        "offsetFromHeadBone": [0.0, 0.12, 0.06],
        "rangeMapHorizontalInner": reach(12.0),
        "rangeMapHorizontalOuter": reach(12.0),
        "rangeMapVerticalDown": reach(9.0),
        "rangeMapVerticalUp": reach(9.0),
    }


def _meta(name: str) -> dict[str, Any]:
    return {
        "name": f"Madang {name}",
        "version": "1",
        "authors": ["Madang"],
        "copyrightInformation": "Madang, modelled in code",
        "licenseUrl": "https://vrm.dev/licenses/1.0/",
        "avatarPermission": "everyone",
        "allowExcessivelyViolentUsage": False,
        "allowExcessivelySexualUsage": False,
        "commercialUsage": "corporation",
        "allowPoliticalOrReligiousUsage": False,
        "allowAntisocialOrHateUsage": False,
        "creditNotation": "unnecessary",
        "allowRedistribution": True,
        "modification": "allowModificationRedistribution",
    }


def _material() -> dict[str, Any]:
    surface = {"baseColorFactor": [1.0, 1.0, 1.0, 1.0], "metallicFactor": 0.0, "roughnessFactor": 0.82}
    return {"name": "figure", "pbrMetallicRoughness": surface}


def _vrm(name: str) -> dict[str, Any]:
    return {
        "specVersion": "1.0",
        "meta": _meta(name),
        "humanoid": {"humanBones": {bone.name: {"node": BONE_INDEX[bone.name]} for bone in BONES}},
        "expressions": _expressions(),
        "lookAt": _look_at(),
        "firstPerson": {"meshAnnotations": [{"node": node, "type": "auto"} for node in (FACE_NODE, FACE_NODE + 1)]},
    }


def _meshes(buffer: Buffer, figure: Figure) -> list[dict[str, Any]]:
    faces, bodies = [tidied(item) for item in figure.face], [tidied(item) for item in figure.body]
    face, body = join(faces), join(bodies)
    shaded = np.concatenate([np.full(len(item.points), item.shaded) for item in (*faces, *bodies)])
    colours = baked(join([replace(face, morphs={}), body]), shaded)
    split = len(face.points)
    return [
        {
            "name": "Face",
            "primitives": [_primitive(buffer, face, colours[:split], figure.scale)],
            "weights": [0.0] * len(MORPHS),
            "extras": {"targetNames": MORPHS},
        },
        {"name": "Body", "primitives": [_primitive(buffer, body, colours[split:], figure.scale)]},
    ]


def vrm_file(figure: Figure) -> bytes:
    """The whole file of one person, the same bytes at every build."""
    buffer = Buffer()
    meshes = _meshes(buffer, figure)
    nodes = _nodes(figure.scale)
    skin = {"joints": list(range(len(BONES))), "inverseBindMatrices": _inverse_binds(buffer, nodes), "skeleton": 0}
    nodes += [{"name": mesh["name"], "mesh": index, "skin": 0} for index, mesh in enumerate(meshes)]
    document = {
        "asset": {"version": "2.0", "generator": "Madang avatars", "copyright": "Madang"},
        "extensionsUsed": ["VRMC_vrm"],
        "scene": 0,
        "scenes": [{"nodes": [0, FACE_NODE, FACE_NODE + 1]}],
        "nodes": nodes,
        "meshes": meshes,
        "skins": [skin],
        "materials": [_material()],
        "extensions": {"VRMC_vrm": _vrm(figure.name)},
    }
    return packed(document, buffer)
