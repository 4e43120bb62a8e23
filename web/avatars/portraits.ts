import { PerspectiveCamera, Scene, WebGLRenderer } from "three";

import { addLights, disposeFigure, frameBust, loadFigure } from "../src/shared/figure.scene";

/** A bust on a clear ground, as a data URL: what a page shows where the figure itself cannot be drawn. */
async function portrait(url: string, pixels: number): Promise<string> {
  const renderer = new WebGLRenderer({ alpha: true, antialias: true, preserveDrawingBuffer: true });
  renderer.setSize(pixels, pixels);
  const scene = new Scene();
  addLights(scene);
  const figure = await loadFigure(url, new AbortController().signal);
  scene.add(figure.scene);
  const camera = new PerspectiveCamera(24, 1, 0.05, 20);
  frameBust(figure, camera);
  figure.expressionManager?.setValue("happy", 0.45);
  figure.update(0.016);
  renderer.render(scene, camera);
  const image = renderer.domElement.toDataURL("image/webp", 0.9);
  disposeFigure(figure);
  renderer.dispose();
  return image;
}

Object.assign(window, { portrait });
