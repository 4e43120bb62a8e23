import { InstancedMesh, Matrix4, MeshBasicMaterial, Quaternion, Vector3, type BufferGeometry } from "three";

import { Paint, rising } from "./paint.scene";
import type { Shown } from "./track";

interface Looks {
  hair: string;
  skin: string;
  top: string;
  under: string;
  legs: string;
}

/** The clothes of the citizens' figures, for those who are too far away or too many for the figure itself. */
const LOOKS: Readonly<Record<string, Looks>> = {
  "/avatars/citizen-a.vrm": { hair: "#5a3320", skin: "#f0c3a4", top: "#e8a73c", under: "#e8a73c", legs: "#4a5568" },
  "/avatars/citizen-b.vrm": { hair: "#a7a5a2", skin: "#d79c73", top: "#8a3336", under: "#a9c0d6", legs: "#4b4f5c" },
};
const ANYBODY: Looks = { hair: "#3a2a22", skin: "#eec2a2", top: "#5b8bb5", under: "#f1ece2", legs: "#454c5c" };

/** Simple people, all who look alike in one draw call. */
export class Extras {
  readonly mesh: InstancedMesh;
  #count = 0;

  constructor(avatar: string, most: number) {
    this.mesh = new InstancedMesh(figureOf(LOOKS[avatar] ?? ANYBODY), new MeshBasicMaterial({ vertexColors: true }), most);
    this.mesh.frustumCulled = false;
    this.mesh.count = 0;
  }

  begin(): void {
    this.#count = 0;
  }

  add(shown: Readonly<Shown>, now: number): void {
    const walking = Math.min(1, shown.speed / 1.6);
    const hop = Math.abs(Math.sin(now * 7 + this.#count)) * 0.035 * walking;
    const lean = Math.sin(now * 7 + this.#count) * 0.04 * walking;
    TURN.setFromAxisAngle(UP, shown.heading);
    TILT.setFromAxisAngle(AHEAD, lean);
    PLACE.compose(SPOT.set(shown.x, hop, shown.z), TURN.multiply(TILT), ONE);
    this.mesh.setMatrixAt(this.#count, PLACE);
    this.#count += 1;
  }

  end(): void {
    this.mesh.count = this.#count;
    this.mesh.instanceMatrix.needsUpdate = true;
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    this.mesh.dispose();
  }
}

const UP = new Vector3(0, 1, 0);
const AHEAD = new Vector3(0, 0, 1);
const ONE = new Vector3(1, 1, 1);
const SPOT = new Vector3();
const TURN = new Quaternion();
const TILT = new Quaternion();
const PLACE = new Matrix4();

function figureOf(looks: Looks): BufferGeometry {
  const paint = new Paint();
  for (const x of [-0.078, 0.078]) {
    paint.box([x, 0, 0.03], [0.1, 0.08, 0.24], "#3a332f");
    paint.tube([x, 0.06, 0], 0.058, 0.68, rising("#2f3544", looks.legs, 0, 0.7), { sides: 7, top: 0.078 });
  }
  paint.tube([0, 0.7, 0], 0.15, 0.52, rising(looks.top, looks.top, 0, 1), { sides: 9, top: 0.175 });
  paint.lump([0, 1.2, 0], [0.36, 0.2, 0.26], looks.top, 1);
  paint.box([0, 0.84, 0.13], [0.1, 0.38, 0.05], looks.under);
  for (const side of [-1, 1]) {
    paint.tube([side * 0.2, 0.66, 0], 0.042, 0.56, rising(looks.skin, looks.top, 0.7, 0.76), { sides: 6, top: 0.056 });
    paint.lump([side * 0.2, 0.63, 0], [0.08, 0.1, 0.08], looks.skin, 1);
  }
  paint.tube([0, 1.24, 0], 0.05, 0.1, looks.skin, { sides: 7 });
  paint.lump([0, 1.46, 0.01], [0.26, 0.32, 0.27], looks.skin, 1);
  paint.lump([0, 1.52, -0.03], [0.31, 0.29, 0.29], looks.hair, 1);
  for (const x of [-0.055, 0.055]) paint.box([x, 1.44, 0.135], [0.03, 0.04, 0.02], "#33251e");
  paint.light();
  return paint.geometry();
}
