import { Group, Pagination } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

interface Props {
  /** How many items there are in all, and how many a page shows. */
  total: number;
  size: number;
  page: number;
  onPage: (page: number) => void;
}

/** The way through a list of several pages; nothing for one. */
export function Pages({ total, size, page, onPage }: Props): ReactElement | null {
  const { t } = useTranslation("curate");
  if (total <= size) return null;
  return (
    <Group justify="center" p="md">
      <Pagination
        total={Math.ceil(total / size)}
        value={page}
        onChange={onPage}
        getControlProps={(control) => ({ "aria-label": t(`list.page.${control}`) })}
        getItemProps={(number) => ({ "aria-label": t("list.page.number", { page: number }) })}
      />
    </Group>
  );
}
