import { VRMLoaderPlugin, VRMUtils, type VRM, type VRMHumanBoneName } from "@pixiv/three-vrm";
import {
  DirectionalLight,
  HemisphereLight,
  Mesh,
  MeshLambertMaterial,
  Vector3,
  type PerspectiveCamera,
  type Scene,
} from "three";
import { GLTFLoader } from "three/addons/loaders/GLTFLoader.js";

/** A figure of `web/public/avatars`, cheap to light and standing at ease; `dispose` it when it leaves the scene. */
export async function loadFigure(url: string, signal: AbortSignal): Promise<VRM> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`no avatar at \`${url}\``);
  const loader = new GLTFLoader();
  loader.register((parser) => new VRMLoaderPlugin(parser));
  const file = await loader.parseAsync(await response.arrayBuffer(), "");
  const vrm = file.userData["vrm"] as VRM;
  if (signal.aborted) {
    disposeFigure(vrm);
    signal.throwIfAborted();
  }
  vrm.scene.traverse(lighten);
  standAtEase(vrm);
  return vrm;
}

export function disposeFigure(vrm: VRM): void {
  VRMUtils.deepDispose(vrm.scene);
}

/** The light that the avatars' colours were chosen under. */
export function addLights(scene: Scene): void {
  scene.add(new HemisphereLight("#ffffff", "#cbb6a8", 2.1));
  const sun = new DirectionalLight("#fff3e6", 1.5);
  sun.position.set(-1.2, 2.2, 2.5);
  const rim = new DirectionalLight("#dfeaff", 0.7);
  rim.position.set(1.5, 1.5, -2);
  scene.add(sun, rim);
}

const BUST_FIELD_DEGREES = 24;
/** What the picture of a bust shows from its upper to its lower edge. */
const BUST_METRES = 0.68;
const EYES_ABOVE_HEAD_BONE_METRES = 0.07;

/** Places the camera before the face; returns the height of the eyes and how far away the camera is. */
export function frameBust(vrm: VRM, camera: PerspectiveCamera): { eyes: number; distance: number } {
  vrm.scene.updateWorldMatrix(true, true);
  const head = vrm.humanoid.getRawBoneNode("head")?.getWorldPosition(new Vector3()).y ?? 1.4;
  const distance = BUST_METRES / 2 / Math.tan((BUST_FIELD_DEGREES * Math.PI) / 360);
  camera.fov = BUST_FIELD_DEGREES;
  camera.position.set(0, head + 0.05, distance);
  camera.lookAt(0, head + 0.02, 0);
  camera.updateProjectionMatrix();
  return { eyes: head + EYES_ABOVE_HEAD_BONE_METRES, distance };
}

const LIGHT = new MeshLambertMaterial({ vertexColors: true });

function lighten(part: unknown): void {
  if (!(part instanceof Mesh)) return;
  part.material = LIGHT;
  part.frustumCulled = false; // a skinned figure's bounds are those of its T-pose
}

const FINGERS = ["Index", "Middle", "Ring", "Little"] as const;

/** Lowers the arms from the T-pose that VRM asks for; the angles are those of `web/avatars/README.md`. */
function standAtEase(vrm: VRM): void {
  for (const [side, sign] of [
    ["left", -1],
    ["right", 1],
  ] as const) {
    const turn = (bone: string, axis: "y" | "z", angle: number): void => {
      const node = vrm.humanoid.getNormalizedBoneNode(`${side}${bone}` as VRMHumanBoneName);
      if (node) node.rotation[axis] = angle * sign;
    };
    turn("UpperArm", "z", 1.26);
    turn("LowerArm", "y", 0.22);
    turn("Hand", "z", 0.06);
    for (const finger of FINGERS) {
      turn(`${finger}Proximal`, "z", 0.32);
      turn(`${finger}Intermediate`, "z", 0.38);
      turn(`${finger}Distal`, "z", 0.22);
    }
  }
}
