import { Anchor, Group, Tabs, Title } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";

import { useLanguage } from "../../i18n/use-language";
import { Pages } from "../pages.ui";
import { Loaded } from "../tool-frame.ui";
import { ImportProposals } from "./import-proposals.ui";
import styles from "./imports.module.css";
import { originalOf, PASSAGES_SHOWN, usePassages, type FilePlace, type PassagePage } from "./imports.net";

interface Props {
  place: FilePlace;
  writes: boolean;
}

/** What was read of a file, and the procedures that it proposes. */
export function ImportDocument({ place, writes }: Props): ReactElement {
  const { t } = useTranslation("imports");
  const [params, setParams] = useSearchParams();
  const [page, setPage] = useState(1);
  const passages = usePassages(place, page);
  const tab = params.get("tab") === "proposals" ? "proposals" : "passages";
  return (
    <>
      <Group justify="space-between">
        <Anchor component={Link} to={`/curate/tools/imports/${place.job}`} size="sm" className={styles["back"] ?? ""}>
          <IconArrowLeft size={16} aria-hidden /> {t("backToJob")}
        </Anchor>
        <Anchor size="sm" href={originalOf(place)} target="_blank" rel="noreferrer">
          {t("toOriginal")}
        </Anchor>
      </Group>
      <Loaded query={passages}>
        {(found) => (
          <>
            <Title order={1} mt="xs" mb="md">
              {found.title}
            </Title>
            <Tabs
              value={tab}
              keepMounted={false}
              onChange={(next) => {
                setParams(next === "proposals" ? { tab: "proposals" } : {}, { replace: true });
              }}
            >
              <Tabs.List aria-label={found.title}>
                <Tabs.Tab value="passages">{t("passages", { count: found.total })}</Tabs.Tab>
                <Tabs.Tab value="proposals">{t("proposals.title")}</Tabs.Tab>
              </Tabs.List>
              <Tabs.Panel value="passages" pt="md">
                <Passages found={found} page={page} setPage={setPage} />
              </Tabs.Panel>
              <Tabs.Panel value="proposals" pt="md">
                <ImportProposals place={place} writes={writes} />
              </Tabs.Panel>
            </Tabs>
          </>
        )}
      </Loaded>
    </>
  );
}

interface PassagesProps {
  found: PassagePage;
  page: number;
  setPage: (page: number) => void;
}

function Passages({ found, page, setPage }: PassagesProps): ReactElement {
  const { t } = useTranslation("imports");
  const language = useLanguage();
  return (
    <>
      <ol className={styles["passages"]} start={(page - 1) * PASSAGES_SHOWN + 1}>
        {found.items.map((passage, number) => (
          <li key={number} className={styles["passage"]}>
            {passage.text}
            <div className={styles["place"]}>
              {(language === "ko" ? passage.place.ko : passage.place.en) || t("noPlace")}
            </div>
          </li>
        ))}
      </ol>
      <Pages total={found.total} size={PASSAGES_SHOWN} page={page} onPage={setPage} />
    </>
  );
}
