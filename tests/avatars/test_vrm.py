"""The VRM files: sound binary glTF, every bone and expression there, within budget, the same at every build."""

import json
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from scripts.avatars.people import PEOPLE, Person, figure
from scripts.avatars.vrm import vrm_file

FOLDER = Path(__file__).resolve().parents[2] / "web" / "public" / "avatars"
VISEMES = ["sil", "PP", "FF", "TH", "DD", "kk", "CH", "SS", "nn", "RR", "aa", "E", "I", "O", "U"]
PRESETS = {"aa", "ih", "ou", "ee", "oh", "blink", "blinkLeft", "blinkRight", "happy", "relaxed", "sad", "surprised"}
REQUIRED_BONES = {"hips", "spine", "head"} | {
    f"{side}{bone}"
    for side in ("left", "right")
    for bone in ("UpperArm", "LowerArm", "Hand", "UpperLeg", "LowerLeg", "Foot")
}
SIZES = {5120: "i1", 5121: "u1", 5123: "<u2", 5125: "<u4", 5126: "<f4"}
WIDTHS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT4": 16}


@dataclass(frozen=True, slots=True)
class Glb:
    """A parsed file."""

    document: dict[str, Any]
    binary: bytes

    def view(self, index: int, kind: int, count: int) -> "np.ndarray[Any, np.dtype[Any]]":
        start = self.document["bufferViews"][index]["byteOffset"]
        return np.frombuffer(self.binary, dtype=SIZES[kind], count=count, offset=start)

    def read(self, index: int) -> "np.ndarray[Any, np.dtype[Any]]":
        accessor = self.document["accessors"][index]
        width = WIDTHS[accessor["type"]]
        return self.view(accessor["bufferView"], accessor["componentType"], accessor["count"] * width).reshape(
            -1, width
        )

    @property
    def vrm(self) -> dict[str, Any]:
        return self.document["extensions"]["VRMC_vrm"]

    @property
    def primitives(self) -> list[dict[str, Any]]:
        return [primitive for mesh in self.document["meshes"] for primitive in mesh["primitives"]]


def parsed(data: bytes) -> Glb:
    """Chunks of a .glb, checked against its header."""
    magic, version, length = struct.unpack_from("<4sII", data)
    assert (magic, version, length) == (b"glTF", 2, len(data))
    size, kind = struct.unpack_from("<I4s", data, 12)
    assert kind == b"JSON"
    assert size % 4 == 0
    binary_size, binary_kind = struct.unpack_from("<I4s", data, 20 + size)
    assert binary_kind == b"BIN\0"
    document = json.loads(data[20 : 20 + size])
    assert document["buffers"] == [{"byteLength": binary_size}]
    assert 28 + size + binary_size == len(data)
    return Glb(document, data[28 + size :])


def rounded(document: dict[str, Any]) -> dict[str, Any]:
    return json.loads(json.dumps(document), parse_float=lambda digits: round(float(digits), 3) + 0.0)


def float_views(document: dict[str, Any]) -> set[int]:
    """Buffer views of positions, normals and what morphs add to them."""
    accessors = [each for each in document["accessors"] if each["componentType"] == 5126]
    dense = {each["bufferView"] for each in accessors if "bufferView" in each}
    return dense | {each["sparse"]["values"]["bufferView"] for each in accessors if "sparse" in each}


@pytest.fixture(params=PEOPLE, ids=lambda person: person.name)
def person(request: pytest.FixtureRequest) -> Person:
    return request.param


@pytest.fixture
def glb(person: Person) -> Glb:
    return parsed((FOLDER / f"{person.name}.vrm").read_bytes())


def test_builds_the_committed_file_again(person: Person, glb: Glb) -> None:
    """To a tenth of a millimetre: the last bits of a sine differ from one processor to the next."""
    built = parsed(vrm_file(figure(person)))
    assert rounded(built.document) == rounded(glb.document)
    floats = float_views(glb.document)
    for index, view in enumerate(glb.document["bufferViews"]):
        place = slice(view["byteOffset"], view["byteOffset"] + view["byteLength"])
        ours, theirs = built.binary[place], glb.binary[place]
        if index in floats:
            assert np.frombuffer(ours, "<f4") == pytest.approx(np.frombuffer(theirs, "<f4"), abs=1e-4)
        else:
            assert ours == theirs


def test_there_are_four_officials_and_two_citizens() -> None:
    names = {person.name for person in PEOPLE}

    assert names == {"complaints", "investment", "youth", "guide", "citizen-a", "citizen-b"}
    assert {path.stem for path in FOLDER.glob("*.vrm")} == names


def test_stays_within_the_budget_of_a_phone(glb: Glb, person: Person) -> None:
    triangles = sum(glb.document["accessors"][primitive["indices"]]["count"] // 3 for primitive in glb.primitives)

    assert triangles <= 8_000
    assert len(glb.primitives) <= 3
    assert len(glb.document["materials"]) == 1
    assert (FOLDER / f"{person.name}.vrm").stat().st_size < 700_000


def test_every_buffer_view_lies_inside_the_buffer(glb: Glb) -> None:
    for view in glb.document["bufferViews"]:
        assert view["byteOffset"] % 4 == 0
        assert view["byteOffset"] + view["byteLength"] <= len(glb.binary)


def test_geometry_is_finite_indexed_within_range_and_weighted_to_one(glb: Glb) -> None:
    joints = len(glb.document["skins"][0]["joints"])
    for primitive in glb.primitives:
        attributes = {name: glb.read(index) for name, index in primitive["attributes"].items()}
        assert glb.read(primitive["indices"]).max() < len(attributes["POSITION"])
        assert np.isfinite(attributes["POSITION"]).all()
        np.testing.assert_allclose(np.linalg.norm(attributes["NORMAL"], axis=1), 1.0, atol=0.01)
        assert (attributes["WEIGHTS_0"].astype(int).sum(axis=1) == 255).all()
        assert attributes["JOINTS_0"].max() < joints


def test_stands_on_the_ground_at_a_human_height(glb: Glb) -> None:
    heights = np.concatenate([glb.read(primitive["attributes"]["POSITION"])[:, 1] for primitive in glb.primitives])

    assert -0.005 < heights.min() < 0.005
    assert 1.45 < heights.max() < 1.85


def test_says_that_it_is_vrm_1_and_free_to_use(glb: Glb) -> None:
    assert glb.document["extensionsUsed"] == ["VRMC_vrm"]
    assert glb.vrm["specVersion"] == "1.0"
    assert glb.vrm["meta"]["authors"] == ["Madang"]
    assert glb.vrm["meta"]["licenseUrl"] == "https://vrm.dev/licenses/1.0/"
    assert glb.vrm["meta"]["allowRedistribution"] is True


def test_has_the_whole_skeleton_with_eyes_and_fingers(glb: Glb) -> None:
    bones = glb.vrm["humanoid"]["humanBones"]
    nodes = [bone["node"] for bone in bones.values()]

    assert set(bones) >= REQUIRED_BONES | {
        "leftEye",
        "rightEye",
        "neck",
        "chest",
        "leftIndexDistal",
        "rightThumbDistal",
    }
    assert len(set(nodes)) == len(nodes)
    assert glb.vrm["lookAt"]["type"] == "bone"


def test_arms_stand_in_the_t_pose(glb: Glb) -> None:
    bones = glb.vrm["humanoid"]["humanBones"]
    for name in ("LowerArm", "Hand"):
        x, y, z = glb.document["nodes"][bones[f"left{name}"]["node"]]["translation"]
        assert x > 0.1
        assert abs(y) < 1e-3
        assert abs(z) < 1e-3


def test_has_visemes_blinks_and_moods_bound_to_morphs(glb: Glb) -> None:
    expressions = glb.vrm["expressions"]
    targets = glb.document["meshes"][0]["primitives"][0]["targets"]

    assert set(expressions["preset"]) == PRESETS
    assert set(expressions["custom"]) == {f"viseme_{name}" for name in VISEMES}
    for expression in (*expressions["preset"].values(), *expressions["custom"].values()):
        for bind in expression["morphTargetBinds"]:
            assert "mesh" in glb.document["nodes"][bind["node"]]
            assert bind["index"] < len(targets)


def test_every_morph_moves_something_by_a_visible_amount(glb: Glb) -> None:
    mesh = glb.document["meshes"][0]
    for name, target in zip(mesh["extras"]["targetNames"], mesh["primitives"][0]["targets"], strict=True):
        accessor = glb.document["accessors"][target["POSITION"]]
        farthest = max(*(abs(value) for value in accessor["min"]), *accessor["max"])
        assert farthest > (0.0004 if name == "viseme_sil" else 0.003), name
        assert accessor["sparse"]["count"] < accessor["count"]


def test_visemes_have_shapes_of_their_own(glb: Glb) -> None:
    mesh = glb.document["meshes"][0]
    shapes: list[bytes] = []
    for target in mesh["primitives"][0]["targets"]:
        sparse = glb.document["accessors"][target["POSITION"]]["sparse"]
        shapes.append(glb.view(sparse["values"]["bufferView"], 5126, sparse["count"] * 3).tobytes())

    assert len(set(shapes)) == len(shapes)
