"""The people: four officials and two citizens, each a face, a hairstyle and clothes."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from scripts.avatars import body, clothes, hairstyles
from scripts.avatars.body import Sleeve, Trunk, both
from scripts.avatars.clothes import Garments, Opening
from scripts.avatars.eyes import EyeForm
from scripts.avatars.face import BrowForm, FaceForm, face_parts
from scripts.avatars.hair import Hair, ears
from scripts.avatars.head import HeadForm, HeadSurface
from scripts.avatars.mesh import Colour, Part
from scripts.avatars.mouth import MouthForm
from scripts.avatars.skeleton import HEAD_BONE, HEAD_SCALE
from scripts.avatars.vrm import Figure

WHITE: Colour = (0.96, 0.96, 0.95)
INK: Colour = (0.10, 0.09, 0.10)


@dataclass(frozen=True, slots=True)
class Person:
    """Who a figure is; `dress` makes everything below the neck but the hands."""

    name: str
    face: FaceForm
    hair: Callable[[Hair], list[Part]]
    hair_colour: Colour
    hair_gleam: Colour
    dress: Callable[[FaceForm], list[Part]]
    scale: float = 1.0
    neck: float = 0.041
    spectacles: Colour | None = None


def figure(person: Person) -> Figure:
    """The person as parts, ready to be written."""
    face = person.face
    surface = HeadSurface(face.head)
    head = [
        *person.hair(Hair(surface, person.hair_colour, person.hair_gleam)),
        *ears(face.skin, face.blush, surface),
    ]
    if person.spectacles is not None:
        head += clothes.glasses(person.spectacles)
    parts = [
        *(_grown(item) for item in head),
        body.neck(face.skin, person.neck),
        *both(body.hand(face.skin, face.blush)),
        *person.dress(face),
    ]
    return Figure(person.name, [_grown(item) for item in face_parts(face)], parts, person.scale)


def _grown(item: Part) -> Part:
    """A part of the head at the size it has on the figure."""
    bone = np.array(HEAD_BONE)
    morphs = {name: moved * HEAD_SCALE for name, moved in item.morphs.items()}
    return replace(item, points=bone + (item.points - bone) * HEAD_SCALE, morphs=morphs)


def _legs(colour: Colour, shoe: Colour, sole: Colour) -> list[Part]:
    return both([body.trouser_leg(colour), *body.shoe(shoe, sole)])


def _navy_suit(face: FaceForm) -> list[Part]:
    navy, lapel, blouse = (0.17, 0.25, 0.42), (0.20, 0.29, 0.48), (0.98, 0.96, 0.92)
    trunk = Trunk(shoulders=0.96, waist=0.90, hips=0.98, bust=0.016)
    wear, opening = Garments(trunk), Opening(button=0.975, spread=0.54)
    return [
        trunk.part(0.735, 1.0, (0.16, 0.21, 0.33), off=-0.018, rows=4),
        wear.panel(0.94, 1.252, 0.82, blouse),
        wear.crew_neck(blouse, size=0.0075, wide=0.053),
        wear.jacket(opening, 0.745, navy, flare=0.010),
        *wear.lapels(opening, lapel),
        *wear.buttons([0.955, 0.905], (0.86, 0.74, 0.50)),
        wear.pocket((0.85, 0.845), (0.30, 0.008), lapel),
        wear.pocket((-0.85, 0.845), (0.30, 0.008), lapel),
        *wear.lanyard((0.10, 0.62, 0.60), (0.10, 0.62, 0.60), off=0.0225),
        *both(body.sleeve(Sleeve(navy, fullness=0.96, cuff=blouse))),
        *_legs((0.16, 0.21, 0.33), (0.13, 0.12, 0.14), (0.08, 0.08, 0.09)),
    ]


def _charcoal_suit(face: FaceForm) -> list[Part]:
    cloth, lapel = (0.30, 0.32, 0.36), (0.34, 0.36, 0.41)
    trunk = Trunk(shoulders=1.07, waist=1.05, hips=0.99)
    wear, opening = Garments(trunk), Opening(button=0.965, spread=0.54)
    return [
        trunk.part(0.735, 1.0, (0.27, 0.29, 0.33), off=-0.018, rows=4),
        wear.panel(0.93, 1.252, 0.82, WHITE),
        *wear.shirt_collar(WHITE, tip=0.30, neck=0.051),
        *wear.tie((0.55, 0.13, 0.20)),
        wear.jacket(opening, 0.735, cloth, flare=0.008),
        *wear.lapels(opening, lapel),
        *wear.buttons([0.945, 0.890], INK),
        wear.pocket((0.85, 0.835), (0.30, 0.009), lapel),
        wear.pocket((-0.85, 0.835), (0.30, 0.009), lapel),
        wear.pocket((0.62, 1.105), (0.17, 0.010), (0.93, 0.90, 0.86)),
        *both(body.sleeve(Sleeve(cloth, fullness=1.06, cuff=WHITE))),
        *_legs((0.27, 0.29, 0.33), (0.20, 0.13, 0.10), (0.09, 0.07, 0.06)),
    ]


def _cardigan(face: FaceForm) -> list[Part]:
    knit, rib, tee = (0.50, 0.68, 0.58), (0.44, 0.62, 0.53), (0.97, 0.96, 0.93)
    chinos: Colour = (0.80, 0.70, 0.56)
    trunk = Trunk(shoulders=1.0, waist=1.02, hips=0.97)
    wear, opening = Garments(trunk), Opening(button=0.93, spread=0.56, power=0.75, cutaway=0.10)
    return [
        trunk.part(0.735, 1.0, chinos, off=-0.018, rows=4),
        wear.panel(0.88, 1.252, 0.82, tee),
        wear.crew_neck(tee),
        wear.jacket(opening, 0.755, knit, flare=0.004),
        *wear.band(opening.edge, 0.765, 1.246, rib),
        wear.hood(rib),
        *wear.buttons([0.905, 0.860, 0.815], (0.55, 0.38, 0.25), off=0.0150),
        wear.pocket((0.72, 0.850), (0.34, 0.040), rib),
        wear.pocket((-0.72, 0.850), (0.34, 0.040), rib),
        *wear.lanyard((0.95, 0.62, 0.26), (0.95, 0.62, 0.26), off=0.0215),
        *both(body.sleeve(Sleeve(knit, fullness=1.10, cuff=rib))),
        *_legs(chinos, (0.95, 0.95, 0.94), (0.86, 0.84, 0.80)),
    ]


def _hanbok(face: FaceForm) -> list[Part]:
    vest, trim, blouse = (0.13, 0.42, 0.47), (0.96, 0.95, 0.92), (0.98, 0.93, 0.88)
    gown, hem = (0.86, 0.50, 0.52), (0.93, 0.70, 0.52)
    trunk = Trunk(shoulders=0.95, waist=0.90, hips=0.96, bust=0.014)
    wear, opening = Garments(trunk), Opening(button=1.085, top=1.252, spread=0.52, power=1.0, cutaway=0.06)
    return [
        clothes.skirt(1.02, 0.115, (0.112, 0.235), gown, hem, folds=0.022),
        wear.panel(1.0, 1.252, 0.82, blouse),
        wear.jacket(opening, 0.965, vest, flare=0.0, off=0.018),
        *wear.band(opening.edge, 1.075, 1.252, trim, 0.0095, lift=0.006),
        wear.crew_neck(trim, size=0.0075, wide=0.058),
        *wear.bow((0.86, 0.42, 0.40)),
        *both(body.sleeve(Sleeve(blouse, fullness=1.24, cuff=(0.13, 0.42, 0.47)))),
        *both([body.bare_leg((0.95, 0.94, 0.93)), *body.shoe((0.95, 0.93, 0.90), (0.80, 0.45, 0.45), high=0.075)]),
    ]


def _mustard_knit(face: FaceForm) -> list[Part]:
    knit, rib, jeans = (0.93, 0.70, 0.28), (0.86, 0.62, 0.22), (0.30, 0.43, 0.62)
    trunk = Trunk(shoulders=0.96, waist=0.95, hips=0.97, bust=0.013)
    wear = Garments(trunk)
    return [
        trunk.part(0.735, 0.90, jeans, off=-0.018, rows=4),
        trunk.part(0.800, 1.256, knit, off=0.010, rows=12),
        trunk.part(0.785, 0.815, rib, off=0.0085, rows=4),
        wear.crew_neck(rib),
        *both(body.sleeve(Sleeve(knit, fullness=1.08, cuff=rib))),
        *_legs(jeans, (0.95, 0.94, 0.92), (0.80, 0.40, 0.34)),
    ]


def _walking_vest(face: FaceForm) -> list[Part]:
    vest, edge, shirt = (0.55, 0.25, 0.24), (0.46, 0.20, 0.20), (0.70, 0.80, 0.90)
    trousers: Colour = (0.36, 0.36, 0.36)
    trunk = Trunk(shoulders=1.02, waist=1.12, hips=1.03)
    wear, opening = Garments(trunk), Opening(button=0.99, spread=0.62, power=0.8, cutaway=0.03)
    return [
        trunk.part(0.735, 1.0, trousers, off=-0.018, rows=4),
        wear.panel(0.90, 1.252, 0.82, shirt),
        *wear.shirt_collar(shirt, gap=0.16, tip=0.42, neck=0.050),
        wear.jacket(opening, 0.765, vest, off=0.015, flare=0.004),
        *wear.band(opening.edge, 0.775, 1.240, edge, 0.010, lift=0.003),
        wear.pocket((0.72, 0.860), (0.30, 0.034), edge, off=0.018),
        wear.pocket((-0.72, 0.860), (0.30, 0.034), edge, off=0.018),
        *both(body.sleeve(Sleeve(shirt, fullness=1.02, cuff=(0.62, 0.73, 0.85)))),
        *_legs(trousers, (0.34, 0.24, 0.18), (0.15, 0.12, 0.10)),
    ]


WOMAN = HeadForm(width=0.1035, jaw=0.17, nose=0.0150)
MAN = HeadForm(width=0.1065, jaw=0.10, nose=0.0185, chin=0.008)
ROSE: Colour = (0.95, 0.58, 0.54)

PEOPLE: tuple[Person, ...] = (
    Person(
        "complaints",
        FaceForm(
            (0.985, 0.855, 0.765),
            ROSE,
            WOMAN,
            EyeForm(lash=1.05),
            MouthForm(colour=(0.86, 0.44, 0.43)),
            BrowForm((0.27, 0.18, 0.15), 0.0038),
        ),
        hairstyles.bob,
        (0.165, 0.105, 0.085),
        (0.42, 0.28, 0.21),
        _navy_suit,
        1.0,
        0.038,
    ),
    Person(
        "investment",
        FaceForm(
            (0.945, 0.775, 0.655),
            (0.90, 0.52, 0.44),
            MAN,
            EyeForm(0.0245, 0.0150, 0.0130, lash=0.6, iris=(0.25, 0.15, 0.10), iris_radius=0.0135),
            MouthForm(0.0310, 0.0062, 0.0080, colour=(0.80, 0.50, 0.45)),
            BrowForm((0.13, 0.10, 0.09), 0.0056, 0.0046),
            0.30,
        ),
        hairstyles.side_part,
        (0.115, 0.100, 0.100),
        (0.32, 0.29, 0.29),
        _charcoal_suit,
        1.08,
        0.046,
        (0.16, 0.13, 0.13),
    ),
    Person(
        "youth",
        FaceForm(
            (0.965, 0.815, 0.705),
            (0.93, 0.56, 0.48),
            HeadForm(width=0.1045, jaw=0.13, nose=0.0165, chin=0.007),
            EyeForm(0.0255, 0.0164, 0.0140, lash=0.65, iris=(0.33, 0.20, 0.12)),
            MouthForm(0.0300, 0.0064, 0.0084, colour=(0.84, 0.50, 0.46)),
            BrowForm((0.24, 0.16, 0.12), 0.0050, 0.0050),
            0.42,
        ),
        hairstyles.soft_fringe,
        (0.245, 0.160, 0.115),
        (0.50, 0.35, 0.25),
        _cardigan,
        1.055,
        0.043,
    ),
    Person(
        "guide",
        FaceForm(
            (0.990, 0.870, 0.790),
            (0.96, 0.58, 0.56),
            HeadForm(width=0.1025, jaw=0.16, nose=0.0145),
            EyeForm(lash=1.1, iris=(0.30, 0.17, 0.10)),
            MouthForm(colour=(0.88, 0.38, 0.40)),
            BrowForm((0.17, 0.12, 0.11), 0.0036),
        ),
        hairstyles.low_knot,
        (0.085, 0.068, 0.072),
        (0.33, 0.27, 0.28),
        _hanbok,
        1.0,
        0.037,
    ),
    Person(
        "citizen-a",
        FaceForm(
            (0.950, 0.790, 0.670),
            (0.92, 0.54, 0.46),
            HeadForm(width=0.1045, jaw=0.15, nose=0.0155),
            EyeForm(0.0255, 0.0168, 0.0144, lash=0.95, iris=(0.28, 0.17, 0.11)),
            MouthForm(colour=(0.84, 0.45, 0.42)),
            BrowForm((0.25, 0.16, 0.12), 0.0042),
        ),
        hairstyles.ponytail,
        (0.290, 0.170, 0.105),
        (0.56, 0.37, 0.24),
        _mustard_knit,
        0.985,
        0.038,
    ),
    Person(
        "citizen-b",
        FaceForm(
            (0.880, 0.700, 0.580),
            (0.86, 0.48, 0.40),
            HeadForm(width=0.1085, jaw=0.08, nose=0.0200, chin=0.007, cheek=0.008),
            EyeForm(0.0235, 0.0138, 0.0122, 0.0, lash=0.5, iris=(0.24, 0.15, 0.10), iris_radius=0.0128),
            MouthForm(0.0310, 0.0055, 0.0074, colour=(0.74, 0.47, 0.42)),
            BrowForm((0.62, 0.60, 0.58), 0.0062, 0.0040),
            0.35,
        ),
        hairstyles.short_grey,
        (0.66, 0.65, 0.64),
        (0.86, 0.85, 0.84),
        _walking_vest,
        1.03,
        0.045,
    ),
)
