import type { VRM, VRMHumanBoneName } from "@pixiv/three-vrm";
import type { Object3D } from "three";

import { GESTURES } from "./poses";

/** Steps of each leg in a metre. */
const CYCLES_PER_METRE = 0.72;
const BLEND_PER_SECOND = 9;
const ARM_DOWN = 1.26;

const BONES = [
  "hips",
  "leftUpperLeg",
  "rightUpperLeg",
  "leftLowerLeg",
  "rightLowerLeg",
  "leftFoot",
  "rightFoot",
  "leftUpperArm",
  "rightUpperArm",
  "leftLowerArm",
  "rightLowerArm",
  "rightHand",
  "upperChest",
  "neck",
] as const satisfies readonly VRMHumanBoneName[];

type Bone = (typeof BONES)[number];

/** Legs and arms of one figure: walking, standing, waving, bowing. Nothing is allocated while it moves. */
export class Gait {
  readonly #bones: Partial<Record<Bone, Object3D>> = {};
  #hipsHeight = 0;
  #phase = Math.random() * 6;
  #walk = 0;
  #wave = 0;
  #bow = 0;

  constructor(vrm: VRM) {
    for (const bone of BONES) {
      const node = vrm.humanoid.getNormalizedBoneNode(bone);
      if (node) this.#bones[bone] = node;
    }
    this.#hipsHeight = this.#bones.hips?.position.y ?? 0;
  }

  /** `speed` in metres per second, `gesture` of `GESTURES`, `now` and `elapsed` in seconds. */
  play(speed: number, gesture: number, now: number, elapsed: number): void {
    const reach = 1 - Math.exp(-elapsed * BLEND_PER_SECOND);
    this.#walk += (Math.min(1, speed / 1.6) - this.#walk) * reach;
    this.#wave += ((gesture === GESTURES.wave ? 1 : 0) - this.#wave) * reach * 0.7;
    this.#bow += ((gesture === GESTURES.bow ? 1 : 0) - this.#bow) * reach * 0.5;
    this.#phase += speed * CYCLES_PER_METRE * Math.PI * 2 * elapsed;
    this.#legs();
    this.#arms(now);
    this.#turn("upperChest", "x", this.#bow * 0.5);
    this.#turn("neck", "x", this.#bow * 0.3);
  }

  #legs(): void {
    const swing = Math.sin(this.#phase);
    const walk = this.#walk;
    this.#turn("leftUpperLeg", "x", -swing * 0.52 * walk - this.#bow * 0.05);
    this.#turn("rightUpperLeg", "x", swing * 0.52 * walk - this.#bow * 0.05);
    this.#turn("leftLowerLeg", "x", Math.max(0, -Math.cos(this.#phase)) * 0.75 * walk);
    this.#turn("rightLowerLeg", "x", Math.max(0, Math.cos(this.#phase)) * 0.75 * walk);
    this.#turn("leftFoot", "x", Math.max(0, swing) * 0.2 * walk);
    this.#turn("rightFoot", "x", Math.max(0, -swing) * 0.2 * walk);
    const hips = this.#bones.hips;
    if (hips) hips.position.y = this.#hipsHeight - walk * 0.015 + Math.abs(Math.cos(this.#phase)) * 0.022 * walk;
  }

  #arms(now: number): void {
    const swing = Math.sin(this.#phase) * 0.4 * this.#walk;
    const wave = this.#wave;
    this.#turn("leftUpperArm", "x", swing);
    this.#turn("rightUpperArm", "x", -swing * (1 - wave));
    this.#turn("rightUpperArm", "z", ARM_DOWN - wave * 2.05);
    this.#turn("rightLowerArm", "z", -wave * (0.75 + Math.sin(now * 9) * 0.38));
    this.#turn("leftLowerArm", "x", -0.12 * this.#walk);
  }

  #turn(bone: Bone, axis: "x" | "z", angle: number): void {
    const node = this.#bones[bone];
    if (node) node.rotation[axis] = angle;
  }
}
