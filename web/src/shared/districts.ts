import type { components } from "../api/schema";
import type { Language } from "../i18n/setup";

/** A district; its Korean name is how the service names it everywhere. */
export type District = components["schemas"]["Section"]["districts"][number];

export interface DistrictNames {
  /** All of them, for a choice. */
  options: { value: string; label: string }[];
  /** Those of a list as the service has it (`강남구, 마포구`); one that is not known stays as it is. */
  named: (list: string) => string;
}

export function districtNames(
  districts: readonly components["schemas"]["DistrictView"][],
  language: Language,
): DistrictNames {
  const names = new Map(districts.map((district) => [district.ko, district[language]]));
  return {
    options: [...names].map(([value, label]) => ({ value, label })),
    named: (list) =>
      list
        .split(", ")
        .map((one) => names.get(one) ?? one)
        .join(", "),
  };
}
