import { Color, Group, Mesh, MeshBasicMaterial, type BufferGeometry, type Material, type Object3D } from "three";

import { paintFurniture, paintPaper } from "./furniture.scene";
import { paintGlow, paintHall, wallsOf } from "./hall.scene";
import { Paint } from "./paint.scene";
import { furnitureShadows, sunlight } from "./shadows.scene";
import { bannerOf, signOf } from "./signs.scene";
import type { Space } from "./space";

export const SKY = new Color("#dcecf8");

const NAME = { ko: "서울시청 마당", en: "SEOUL CITY HALL MADANG" };

/** The whole building: a handful of draw calls. */
export function buildLobby(space: Space): Group {
  const paint = new Paint();
  // From near to far, so that what is hidden need not be drawn.
  paintFurniture(paint, space);
  paintHall(paint, space);
  paint.light();
  paintPaper(paint, space);
  paintGlow(paint, space);
  const lobby = new Group();
  lobby.add(
    still(new Mesh(paint.geometry(), new MeshBasicMaterial({ vertexColors: true }))),
    still(furnitureShadows(space)),
    still(sunlight(space)),
    still(bannerOf(NAME, wallsOf(space).far + 0.47)),
    ...space.booths.map((booth) => still(signOf(booth))),
  );
  return lobby;
}

function still(mesh: Mesh): Mesh {
  mesh.matrixAutoUpdate = false;
  mesh.updateMatrix();
  return mesh;
}

export function disposeLobby(lobby: Group): void {
  lobby.traverse((part) => {
    if (!isPainted(part)) return;
    part.geometry.dispose();
    if (part.material instanceof MeshBasicMaterial) part.material.map?.dispose();
    part.material.dispose();
  });
}

function isPainted(part: Object3D): part is Mesh<BufferGeometry, Material> {
  return part instanceof Mesh;
}
