import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";

import { api } from "../api/client";
import { answered } from "../api/problem";
import { useLanguage } from "../i18n/use-language";

/** Gives the name of an official by its id; the id itself until the names are there. */
export function useOfficialNames(): (id: string) => string {
  const language = useLanguage();
  const { data } = useQuery({
    queryKey: ["officials", language],
    queryFn: async ({ signal }) => answered(api.GET("/api/officials", { params: { query: { language } }, signal })),
    staleTime: Infinity,
  });
  return useCallback(
    (id) => {
      const found = data?.find((official) => official.id === id);
      return found ? `${found.name} · ${found.title}` : id;
    },
    [data],
  );
}
