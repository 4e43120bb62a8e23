import { useQuery } from "@tanstack/react-query";

import { api } from "../api/client";
import { answered } from "../api/problem";
import { useLanguage } from "../i18n/use-language";
import { districtNames, type DistrictNames } from "./districts";

/** The districts in the language of the page. */
export function useDistricts(): DistrictNames {
  const language = useLanguage();
  const { data = [] } = useQuery({
    queryKey: ["districts"],
    queryFn: async ({ signal }) => answered(api.GET("/api/districts", { signal })),
    staleTime: Infinity,
  });
  return districtNames(data, language);
}
