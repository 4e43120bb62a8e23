import { api } from "../api/client";
import { answered, OFFLINE, opened } from "../api/problem";
import type { components } from "../api/schema";

export type Photo = components["schemas"]["PhotoView"];
/** What opens what the petitioner sent. */
export type Known = components["schemas"]["KnownPetitioner"];

export const PHOTO_TYPES = ["image/jpeg", "image/png", "image/webp"] as const;

/** Sends the file itself; `onProgress` is told the part that has gone, from 0 to 1. */
export async function sendPhoto(file: Blob, onProgress: (part: number) => void, signal: AbortSignal): Promise<Photo> {
  const response = await opened(posted(file, onProgress, signal));
  return (await response.json()) as Photo;
}

/** By `XMLHttpRequest`, because `fetch` tells nothing of how far it is. */
function posted(file: Blob, onProgress: (part: number) => void, signal: AbortSignal): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/petitions/photos");
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onload = () => {
      resolve(new Response(request.responseText, { status: request.status }));
    };
    request.onerror = () => {
      reject(OFFLINE);
    };
    request.onabort = () => {
      reject(new DOMException("aborted", "AbortError"));
    };
    signal.addEventListener("abort", () => {
      request.abort();
    });
    request.send(file);
  });
}

/** One that was not filed yet. */
export async function dropPhoto(photo: string): Promise<void> {
  await answered(api.DELETE("/api/petitions/photos/{photo}", { params: { path: { photo } } }));
}

export async function listPhotos(known: Known, signal: AbortSignal): Promise<Photo[]> {
  return answered(api.POST("/api/petitions/photos/theirs", { body: known, signal }));
}

export async function readPhoto(known: Known, photo: string, signal: AbortSignal): Promise<Blob> {
  const params = { path: { photo } };
  const image = api.POST("/api/petitions/photos/{photo}/image", { params, body: known, signal, parseAs: "blob" });
  return answered<Blob>(image);
}
