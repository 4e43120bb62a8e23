import { SimpleGrid, TextInput } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import type { Source } from "../facilities/facilities.net";

/** Where it was read, and when. */
export function SourceFields({ source, onChange }: { source: Source; onChange: (source: Source) => void }): ReactElement {
  const { t } = useTranslation("facilities");
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }}>
      <TextInput
        label={t("admin.sourceName")}
        required
        maxLength={200}
        value={source.name}
        onChange={(event) => { onChange({ ...source, name: event.currentTarget.value }); }}
      />
      <TextInput
        label={t("admin.sourceUrl")}
        required
        type="url"
        maxLength={2000}
        value={source.url}
        onChange={(event) => { onChange({ ...source, url: event.currentTarget.value }); }}
      />
      <TextInput
        label={t("admin.sourceDay")}
        required
        type="date"
        value={source.read_on}
        onChange={(event) => { onChange({ ...source, read_on: event.currentTarget.value }); }}
      />
    </SimpleGrid>
  );
}
