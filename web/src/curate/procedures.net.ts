import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from "@tanstack/react-query";

import { api, csrfHeaders } from "../api/client";
import { answered, opened } from "../api/problem";
import type { components } from "../api/schema";
import { previewOf, type Preview } from "./preview";
import type { AuditEntry, Content, DocumentDetail, State, VersionDetail } from "./procedure-types";

export type DocumentPage = components["schemas"]["DocumentPage"];
export type CollectionSummary = components["schemas"]["CollectionSummary"];

export const PAGE_SIZE = 25;

export interface Filters {
  collection: string | null;
  state: State | null;
  q: string;
  page: number;
}

/** Which version was looked at and how often it had been saved: sent back with every change. */
export interface Seen {
  version: number;
  edits: number;
}

export function useCollections(): UseQueryResult<CollectionSummary[]> {
  return useQuery({
    queryKey: ["collections"],
    queryFn: async ({ signal }) => answered(api.GET("/api/collections", { signal })),
  });
}

export function useProcedures(filters: Filters): UseQueryResult<DocumentPage> {
  return useQuery({
    queryKey: ["procedures", filters],
    queryFn: async ({ signal }) => {
      const query = { ...filters, page_size: PAGE_SIZE };
      return answered(api.GET("/api/procedures", { params: { query }, signal }));
    },
    placeholderData: keepPreviousData,
  });
}

export function useProcedure(id: string): UseQueryResult<DocumentDetail> {
  return useQuery({
    queryKey: ["procedure", id],
    queryFn: async ({ signal }) =>
      answered(api.GET("/api/procedures/{document_id}", { params: { path: { document_id: id } }, signal })),
  });
}

export function useVersion(id: string, version: number | null): UseQueryResult<VersionDetail> {
  return useQuery({
    queryKey: ["procedure", id, "version", version],
    enabled: version !== null,
    queryFn: async ({ signal }) => {
      const path = { document_id: id, version: version ?? 0 };
      return answered(api.GET("/api/procedures/{document_id}/versions/{version}", { params: { path }, signal }));
    },
  });
}

export function useAudit(id: string): UseQueryResult<AuditEntry[]> {
  return useQuery({
    queryKey: ["procedure", id, "audit"],
    queryFn: async ({ signal }) =>
      answered(api.GET("/api/procedures/{document_id}/audit", { params: { path: { document_id: id } }, signal })),
  });
}

/** What an official would say if only this content were published. */
export function usePreview(
  id: string,
  content: Content,
  question: string,
  language: "ko" | "en",
): UseQueryResult<Preview> {
  return useQuery({
    queryKey: ["preview", id, question, language, content],
    enabled: question.trim() !== "",
    queryFn: async ({ signal }) => {
      const body = { question, language, draft: content };
      const path = { document_id: id };
      const { events } = await answered(
        api.POST("/api/procedures/{document_id}/preview", { params: { path }, body, signal }),
      );
      return previewOf(events);
    },
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 60_000,
    retry: false,
  });
}

/** Sentences in the voice of the official who answers from the collection, as a sound that can be played. */
export async function spokenPreview(
  text: string,
  collection: string,
  language: "ko" | "en",
  signal: AbortSignal,
): Promise<Blob> {
  const headers = { "Content-Type": "application/json", ...csrfHeaders() };
  const body = JSON.stringify({ text, collection, language });
  const sound = await opened(fetch("/api/preview/voice", { method: "POST", headers, body, signal }));
  return sound.blob();
}

export function useCreate(): UseMutationResult<DocumentDetail, Error, Content> {
  const done = useRemembered();
  return useMutation({ mutationFn: async (body) => answered(api.POST("/api/procedures", { body })), onSuccess: done });
}

export function useSave(id: string): UseMutationResult<DocumentDetail, Error, Seen & { content: Content }> {
  const done = useRemembered();
  return useMutation({
    mutationFn: async (body) =>
      answered(api.PUT("/api/procedures/{document_id}/draft", { params: { path: { document_id: id } }, body })),
    onSuccess: done,
  });
}

/** Everything else that is done to a version. */
export type Act =
  | ({ deed: "submit" } & Seen)
  | ({ deed: "reject"; comment: string } & Seen)
  | ({ deed: "publish"; on: string | null } & Seen)
  | ({ deed: "discard"; reason: string } & Seen)
  | { deed: "withdraw"; reason: string };

export function useAct(id: string): UseMutationResult<DocumentDetail, Error, Act> {
  const done = useRemembered();
  return useMutation({ mutationFn: async (act) => answered(acted(id, act)), onSuccess: done });
}

function acted(id: string, act: Act): Promise<{ data?: DocumentDetail; error?: unknown; response: Response }> {
  const params = { path: { document_id: id } };
  switch (act.deed) {
    case "submit":
      return api.POST("/api/procedures/{document_id}/submit", {
        params,
        body: { version: act.version, edits: act.edits },
      });
    case "reject":
      return api.POST("/api/procedures/{document_id}/reject", {
        params,
        body: { version: act.version, edits: act.edits, comment: act.comment },
      });
    case "publish":
      return api.POST("/api/procedures/{document_id}/publish", {
        params,
        body: { version: act.version, edits: act.edits, on: act.on },
      });
    case "discard":
      return api.POST("/api/procedures/{document_id}/discard", {
        params,
        body: { version: act.version, edits: act.edits, reason: act.reason },
      });
    case "withdraw":
      return api.POST("/api/procedures/{document_id}/withdraw", { params, body: { reason: act.reason } });
  }
}

/** Shows the answer of a change at once, and reads lists and histories anew. */
function useRemembered(): (detail: DocumentDetail) => Promise<void> {
  const queries = useQueryClient();
  return async (detail) => {
    queries.setQueryData(["procedure", detail.id], detail);
    await Promise.all([
      queries.invalidateQueries({ queryKey: ["procedures"] }),
      queries.invalidateQueries({ queryKey: ["collections"] }),
      queries.invalidateQueries({ queryKey: ["procedure", detail.id, "audit"] }),
      queries.invalidateQueries({ queryKey: ["procedure", detail.id, "version"] }),
    ]);
  };
}
