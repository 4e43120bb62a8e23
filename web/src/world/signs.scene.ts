import { CanvasTexture, Mesh, MeshBasicMaterial, PlaneGeometry, Sprite, SpriteMaterial, SRGBColorSpace } from "three";

import { SCREEN } from "./furniture.scene";
import { radians, type Booth } from "./space";

const FONT = '"Pretendard GOV Variable", "Pretendard GOV", "Malgun Gothic", "Noto Sans KR", sans-serif';

/** The sign above a counter, in both languages. */
export function signOf(booth: Booth): Mesh {
  const [wide, high] = [1024, 256];
  const canvas = document.createElement("canvas");
  canvas.width = wide;
  canvas.height = high;
  const pen = canvas.getContext("2d");
  if (pen) {
    pen.fillStyle = booth.accent;
    pen.beginPath();
    pen.roundRect(0, 0, wide, high, 44);
    pen.fill();
    pen.fillStyle = "#ffffff";
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.font = `800 ${fitting(pen, booth.sign.ko, 118, wide - 90, 800)}px ${FONT}`;
    pen.fillText(booth.sign.ko, wide / 2, 102);
    pen.font = `600 60px ${FONT}`;
    pen.globalAlpha = 0.92;
    pen.fillText(booth.sign.en, wide / 2, 200);
  }
  const material = new MeshBasicMaterial({ map: textureOf(canvas), transparent: true });
  const sign = new Mesh(new PlaneGeometry(2.72, 0.68), material);
  const heading = radians(booth.spot.heading);
  const forward = -SCREEN.behind + 0.16;
  sign.position.set(booth.spot.x + Math.sin(heading) * forward, SCREEN.sign, booth.spot.z + Math.cos(heading) * forward);
  sign.rotation.y = heading;
  return sign;
}

/** The name of the place on the far wall. */
export function bannerOf(name: { ko: string; en: string }, z: number): Mesh {
  const [wide, high] = [1536, 184];
  const canvas = document.createElement("canvas");
  canvas.width = wide;
  canvas.height = high;
  const pen = canvas.getContext("2d");
  if (pen) {
    pen.textBaseline = "middle";
    pen.textAlign = "center";
    pen.fillStyle = "#fff8ea";
    pen.font = `800 98px ${FONT}`;
    pen.fillText(name.ko, wide / 2, 72);
    pen.font = `600 40px ${FONT}`;
    pen.letterSpacing = "10px";
    pen.fillText(name.en, wide / 2, 152);
  }
  const banner = new Mesh(new PlaneGeometry(9.2, 1.1), new MeshBasicMaterial({ map: textureOf(canvas), transparent: true }));
  banner.position.set(0, 4.66, z);
  return banner;
}

export interface TagText {
  name: string;
  /** A small word in a coloured field before the name. */
  badge: string;
  colour: string;
  mine: boolean;
}

const TAG_HEIGHT = 72;

/** A name above a head; always the same size on the screen. */
export function tagOf(text: TagText): Sprite {
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  const nameFont = `700 38px ${FONT}`;
  const badgeFont = `800 28px ${FONT}`;
  let wide = 100;
  if (pen) {
    pen.font = badgeFont;
    const badge = text.badge ? pen.measureText(text.badge).width + 26 : 0;
    pen.font = nameFont;
    const name = pen.measureText(text.name).width;
    wide = Math.ceil(name + badge + (badge ? 14 : 0) + 44);
    canvas.width = wide;
    canvas.height = TAG_HEIGHT;
    pen.fillStyle = text.mine ? "rgb(9 54 122 / 92%)" : "rgb(255 255 255 / 94%)";
    pen.beginPath();
    pen.roundRect(0, 0, wide, TAG_HEIGHT, TAG_HEIGHT / 2);
    pen.fill();
    pen.textBaseline = "middle";
    let x = 22;
    if (badge) {
      pen.fillStyle = text.colour;
      pen.beginPath();
      pen.roundRect(14, 14, badge, TAG_HEIGHT - 28, (TAG_HEIGHT - 28) / 2);
      pen.fill();
      pen.font = badgeFont;
      pen.fillStyle = "#ffffff";
      pen.fillText(text.badge, 27, TAG_HEIGHT / 2 + 1);
      x = 14 + badge + 12;
    }
    pen.font = nameFont;
    pen.fillStyle = text.mine ? "#ffffff" : "#1b2430";
    pen.fillText(text.name, x, TAG_HEIGHT / 2 + 2);
  }
  const material = new SpriteMaterial({ map: textureOf(canvas), transparent: true, depthTest: true, sizeAttenuation: false });
  const tag = new Sprite(material);
  tag.userData["shape"] = wide / TAG_HEIGHT;
  tag.renderOrder = 5;
  return tag;
}

/** Makes a tag `high` of the picture's height (0 to 1), whatever the camera sees. */
export function sizeTag(tag: Sprite, high: number): void {
  tag.scale.set(high * Number(tag.userData["shape"]), high, 1);
}

export function disposeTag(tag: Sprite): void {
  tag.material.map?.dispose();
  tag.material.dispose();
}

function textureOf(canvas: HTMLCanvasElement): CanvasTexture {
  const texture = new CanvasTexture(canvas);
  texture.colorSpace = SRGBColorSpace;
  texture.anisotropy = 2;
  return texture;
}

function fitting(pen: CanvasRenderingContext2D, text: string, size: number, wide: number, weight: number): number {
  pen.font = `${weight} ${size}px ${FONT}`;
  const measured = pen.measureText(text).width;
  return measured > wide ? Math.floor((size * wide) / measured) : size;
}
