import { Tabs } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { MatterView } from "./matter-view.ui";
import { Matters } from "./matters.ui";
import { Queue } from "./queue.ui";

/** Opinions to the mayor: what waits to be read, and what all of them come to. `inside` is the rest of the path. */
export function OpinionsDesk({ inside }: { inside: readonly string[] }): ReactElement {
  const { t } = useTranslation("opinions");
  const navigate = useNavigate();
  const [place, number] = inside;
  const matter = Number(number);
  if (place === "matters" && Number.isInteger(matter) && matter > 0) return <MatterView key={matter} id={matter} />;
  return (
    <Tabs
      value={place === "matters" ? "matters" : "queue"}
      onChange={(chosen) => void navigate(chosen === "matters" ? "/desk/opinions/matters" : "/desk/opinions")}
      keepMounted={false}
    >
      <Tabs.List aria-label={t("desk.title")}>
        <Tabs.Tab value="queue">{t("desk.tabs.queue")}</Tabs.Tab>
        <Tabs.Tab value="matters">{t("desk.tabs.matters")}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="queue">
        <Queue />
      </Tabs.Panel>
      <Tabs.Panel value="matters">
        <Matters />
      </Tabs.Panel>
    </Tabs>
  );
}
