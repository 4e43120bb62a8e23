import { useMutation, type UseMutationResult } from "@tanstack/react-query";

import { api } from "../api/client";
import { answered } from "../api/problem";
import type { components } from "../api/schema";

export type Trial = components["schemas"]["Trial"];
export type TrialBody = components["schemas"]["TrialBody"];
export type TrialResult = components["schemas"]["TrialResult"];

/** Asks the search as an official would, and learns what each place rests on. */
export function useTrial(): UseMutationResult<Trial, Error, TrialBody> {
  return useMutation({ mutationFn: async (body) => answered(api.POST("/api/search-trials", { body })) });
}
