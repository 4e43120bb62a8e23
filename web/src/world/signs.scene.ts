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
const NAME_FONT = `700 38px ${FONT}`;
const BADGE_FONT = `800 28px ${FONT}`;
const BADGE_AT = 14;

/** A name above a head; always the same size on the screen. */
export function tagOf(text: TagText): Sprite {
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  if (pen) drawTag(canvas, pen, text);
  const material = new SpriteMaterial({ map: textureOf(canvas), transparent: true, depthTest: true, sizeAttenuation: false });
  const tag = new Sprite(material);
  tag.userData["shape"] = canvas.width / canvas.height;
  tag.renderOrder = 5;
  return tag;
}

function drawTag(canvas: HTMLCanvasElement, pen: CanvasRenderingContext2D, text: TagText): void {
  pen.font = BADGE_FONT;
  const badge = text.badge ? pen.measureText(text.badge).width + 26 : 0;
  const nameAt = badge ? BADGE_AT + badge + 12 : 22;
  pen.font = NAME_FONT;
  canvas.width = Math.ceil(nameAt + pen.measureText(text.name).width + 24);
  canvas.height = TAG_HEIGHT;
  pill(pen, 0, 0, canvas.width, TAG_HEIGHT, text.mine ? "rgb(9 54 122 / 92%)" : "rgb(255 255 255 / 94%)");
  pen.textBaseline = "middle";
  if (badge) {
    pill(pen, BADGE_AT, 14, badge, TAG_HEIGHT - 28, text.colour);
    pen.font = BADGE_FONT;
    pen.fillStyle = "#ffffff";
    pen.fillText(text.badge, BADGE_AT + 13, TAG_HEIGHT / 2 + 1);
  }
  pen.font = NAME_FONT;
  pen.fillStyle = text.mine ? "#ffffff" : "#1b2430";
  pen.fillText(text.name, nameAt, TAG_HEIGHT / 2 + 2);
}

function pill(pen: CanvasRenderingContext2D, x: number, y: number, wide: number, high: number, colour: string): void {
  pen.fillStyle = colour;
  pen.beginPath();
  pen.roundRect(x, y, wide, high, high / 2);
  pen.fill();
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
