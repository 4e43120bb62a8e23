import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from "@tanstack/react-query";

import { api } from "../api/client";
import { answered } from "../api/problem";
import { useDesk } from "./desk-context";
import type { CallbackRequest, CallView, DeskEntry, EndedTalk } from "./desk-types";

const WAITING_POLL_MS = 5_000;
const CALLBACKS_POLL_MS = 30_000;

/** A citizen's talk so far: read again and again while the citizen waits, because the AI may go on with the talk. */
export function useCall(talk: string, waiting: boolean): UseQueryResult<CallView> {
  return useQuery({
    queryKey: ["call", talk],
    queryFn: async ({ signal }) => answered(api.GET("/api/desk/{talk}", { params: { path: { talk } }, signal })),
    refetchInterval: waiting ? WAITING_POLL_MS : false,
  });
}

export function useDuty(): UseMutationResult<void, Error, boolean> {
  const { show } = useDesk();
  return useMutation({
    mutationFn: async (on) => {
      show(await answered(api.PUT("/api/desk/duty", { body: { on_duty: on } })));
    },
  });
}

export function useAccept(): UseMutationResult<DeskEntry, Error, string> {
  return useMutation({
    mutationFn: async (talk) => answered(api.POST("/api/desk/{talk}/accept", { params: { path: { talk } } })),
  });
}

/** The avatar's voice says it. */
export function useSay(talk: string): UseMutationResult<void, Error, string> {
  return useMutation({
    mutationFn: async (text) => {
      await answered(api.POST("/api/desk/{talk}/say", { params: { path: { talk } }, body: { text } }));
    },
  });
}

export type Ending = "hand-back" | "close";

/** The AI drives again, or the talk is over. */
export function useEnd(talk: string): UseMutationResult<void, Error, Ending> {
  const path = { params: { path: { talk } } };
  return useMutation({
    mutationFn: async (ending) => {
      if (ending === "close") await answered(api.POST("/api/desk/{talk}/close", path));
      else await answered(api.POST("/api/desk/{talk}/hand-back", path));
    },
  });
}

export function useCallbacks(): UseQueryResult<CallbackRequest[]> {
  return useQuery({
    queryKey: ["callbacks"],
    queryFn: async ({ signal }) => answered(api.GET("/api/callbacks", { signal })),
    refetchInterval: CALLBACKS_POLL_MS,
  });
}

/** Talks that an official ended after a warning, the latest first. */
export function useEndedTalks(): UseQueryResult<EndedTalk[]> {
  return useQuery({
    queryKey: ["ended-talks"],
    queryFn: async ({ signal }) => answered(api.GET("/api/ended-talks", { signal })),
    refetchInterval: CALLBACKS_POLL_MS,
  });
}

export function useFinishCallback(): UseMutationResult<void, Error, number> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (callback) => {
      await answered(api.POST("/api/callbacks/{callback}/done", { params: { path: { callback } } }));
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ["callbacks"] }),
  });
}
