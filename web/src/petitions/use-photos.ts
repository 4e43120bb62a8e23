import { useEffect, useReducer, useRef } from "react";

import { ServiceProblem } from "../api/problem";
import { areThere, filed, photosAfter, type PhotoItem } from "./photos";
import { dropPhoto, PHOTO_TYPES, sendPhoto } from "./photos.net";
import type { FilingTerms } from "./petitions.net";

export interface Photos {
  items: readonly PhotoItem[];
  /** Whether all that were chosen are there. */
  ready: boolean;
  add: (files: readonly File[], terms: FilingTerms) => void;
  describe: (key: number, alt: string) => void;
  remove: (item: PhotoItem) => void;
  /** As they go with the form. */
  filed: () => { id: string; alt: string }[];
}

/** The photos of one form: sent as soon as they are chosen, so that filing waits for none. */
export function usePhotos(): Photos {
  const [items, change] = useReducer(photosAfter, []);
  const keys = useRef(0);
  const running = useRef(new Map<number, AbortController>());
  const urls = useRef(new Set<string>());
  useEffect(
    () => () => {
      for (const stop of running.current.values()) stop.abort();
      for (const url of urls.current) URL.revokeObjectURL(url);
    },
    [],
  );

  const send = (item: PhotoItem, file: File): void => {
    const stop = new AbortController();
    running.current.set(item.key, stop);
    const progress = (part: number): void => {
      change({ kind: "changed", key: item.key, change: { part } });
    };
    sendPhoto(file, progress, stop.signal).then(
      ({ id }) => {
        change({ kind: "changed", key: item.key, change: { id, part: 1 } });
      },
      (error: unknown) => {
        if (stop.signal.aborted) return;
        if (!(error instanceof ServiceProblem)) throw error;
        change({ kind: "changed", key: item.key, change: { problem: error } });
      },
    );
  };

  const add = (files: readonly File[], terms: FilingTerms): void => {
    for (const file of files.slice(0, terms.most_photos - items.length)) {
      const url = URL.createObjectURL(file);
      urls.current.add(url);
      const problem = refusedBefore(file, terms);
      const item = { key: ++keys.current, name: file.name, url, part: 0, id: null, problem, alt: "" };
      change({ kind: "added", items: [item] });
      if (!problem) send(item, file);
    }
  };

  const remove = (item: PhotoItem): void => {
    running.current.get(item.key)?.abort();
    change({ kind: "removed", key: item.key });
    // One that cannot be dropped now is forgotten by the service within the hour.
    if (item.id) void dropPhoto(item.id).catch(() => undefined);
  };

  const describe = (key: number, alt: string): void => {
    change({ kind: "changed", key, change: { alt } });
  };

  return { items, ready: areThere(items), add, describe, remove, filed: () => filed(items) };
}

/** What the service would refuse anyway, said before it is sent. */
function refusedBefore(file: File, terms: FilingTerms): ServiceProblem | null {
  if (!PHOTO_TYPES.some((type) => type === file.type)) return refused("file_unknown_format", 415);
  return file.size > terms.most_photo_bytes ? refused("file_too_large", 413) : null;
}

function refused(code: string, status: number): ServiceProblem {
  return new ServiceProblem(code, status, "", false, null);
}
