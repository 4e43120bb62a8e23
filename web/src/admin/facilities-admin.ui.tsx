import { Stack } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, useParams } from "react-router";

import { Loaded, ToolHead } from "../curate/tool-frame.ui";
import { BackTo } from "../desk/back-to.ui";
import { useTitle } from "../shared/use-title";
import { FacilityForm } from "./facility-form.ui";
import { FacilityTable } from "./facility-table.ui";
import { useFacilities } from "./facilities.net";

const NEW = "new";

/** `/admin/facilities`: every facility; one of them below it, or `new`. */
export function FacilitiesAdmin(): ReactElement {
  const { t } = useTranslation("facilities");
  useTitle(t("admin.title"));
  const [place, open] = (useParams()["*"] ?? "").split("/");
  const facilities = useFacilities();
  if (place !== "facilities") return <Navigate to="/admin/facilities" replace />;
  if (!open) {
    return (
      <>
        <ToolHead title={t("admin.title")} lead={t("admin.lead")} />
        <Loaded query={facilities}>{(found) => <FacilityTable facilities={found} />}</Loaded>
      </>
    );
  }
  return (
    <Stack>
      <BackTo list="/admin/facilities" label={t("admin.list")} />
      <ToolHead title={open === NEW ? t("admin.add") : t("admin.edit")} lead={t("admin.lead")} />
      <Loaded query={facilities}>
        {(found) => <FacilityForm key={open} kept={found.find(({ facility }) => facility.id === open) ?? null} />}
      </Loaded>
    </Stack>
  );
}
