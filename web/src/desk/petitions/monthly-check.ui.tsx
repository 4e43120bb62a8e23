import { Anchor, List, Paper, Text, TextInput, Title } from "@mantine/core";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { Pages } from "../../curate/pages.ui";
import { Loaded } from "../../curate/tool-frame.ui";
import { useSaid } from "../../petitions/said";
import { dayInSeoul } from "../../shared/console-dates";
import { useMonthlyCheck } from "./petitions.net";

/** The check of a month: what was late stands first. */
export function MonthlyCheckList(): ReactElement {
  const { t } = useTranslation("petitions");
  const said = useSaid();
  const [month, setMonth] = useState(() => dayInSeoul(new Date()).slice(0, 7));
  const [page, setPage] = useState(1);
  const check = useMonthlyCheck(month, page);
  return (
    <Paper withBorder m="md" p="md" component="section" aria-label={t("desk.check")}>
      <Title order={2} size="h4" mb="xs">
        {t("desk.check")}
      </Title>
      <TextInput
        label={t("desk.month")}
        placeholder="2026-10"
        maxLength={7}
        w={160}
        value={month}
        onChange={(event) => {
          setMonth(event.currentTarget.value);
          setPage(1);
        }}
      />
      {/^\d{4}-\d{2}$/.test(month) && (
        <Loaded query={check}>
          {(found) => (
            <>
              <Text mt="sm">{t("desk.checkFigures", { received: found.received, ended: found.ended, late: found.late })}</Text>
              <Text size="sm" c="gray.7">
                {said(found.due)} · {said(found.article)}
              </Text>
              <List mt="sm">
                {found.items.map((line) => (
                  <List.Item key={line.number}>
                    <Anchor component={Link} underline="always" to={`/desk/petitions/${line.number}`}>
                      {line.number}
                    </Anchor>{" "}
                    {said(line.state)} · {line.was_late ? <b>{t("desk.wasLate")}</b> : t("desk.inTime")}
                  </List.Item>
                ))}
              </List>
              <Pages total={found.total} size={found.page_size} page={page} onPage={setPage} />
            </>
          )}
        </Loaded>
      )}
    </Paper>
  );
}
