import { Paper, Switch, Table, Text, Title } from "@mantine/core";
import { useId, useState, type ReactElement, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { Row } from "./series";

export interface Series {
  name: string;
  label: string;
  color: string;
  /** So that lines are told apart without colour. */
  strokeDasharray?: string;
}

// Dark to light, so that neighbours differ in grey as well.
const COLORS = ["primary.8", "green.5", "yellow.4", "red.6", "gray.5", "primary.3"] as const;
const DASHES = ["0", "6 4", "2 3", "10 4 2 4", "1 6", "14 4"] as const;

/** What scrolls and holds nothing to stop at has to be a stop itself. */
const REACHABLE = { viewportProps: { tabIndex: 0 } } as const;

/** Legends in the order of the series, not of the alphabet. */
export const IN_ORDER = { itemSorter: null } as const;

/** Series with colours and dashes in their order. */
export function seriesOf(names: readonly string[], label: (name: string) => string): Series[] {
  return names.map((name, place) => ({
    name,
    label: label(name),
    color: COLORS[place % COLORS.length] ?? COLORS[0],
    strokeDasharray: DASHES[place % DASHES.length] ?? "0",
  }));
}

interface PlotProps {
  title: string;
  text: string;
  rows: readonly Row[];
  series: readonly Series[];
  /** What the first column of the table is. */
  of: string;
  unit?: string;
  name?: (name: string) => string;
  children: ReactNode;
}

/** A plot, and the same figures as a table for whoever cannot see it, or would rather read. */
export function Plot({ title, text, rows, series, of, unit = "", name, children }: PlotProps): ReactElement {
  const { t } = useTranslation("dashboard");
  const [table, setTable] = useState(false);
  const heading = useId();
  const empty = rows.every((row) => series.every((one) => !row[one.name]));
  return (
    <Paper component="section" withBorder radius="lg" p="md" aria-labelledby={heading}>
      <Title order={2} size="h4" id={heading}>
        {title}
      </Title>
      <Text size="sm" c="gray.7" mb="sm">
        {text}
      </Text>
      {empty ? (
        <Text c="gray.7" py="lg">
          {t("empty")}
        </Text>
      ) : (
        <>
          {table ? (
            <Figures rows={rows} series={series} of={of} unit={unit} name={name} label={title} />
          ) : (
            <div role="img" aria-label={t("plotOf", { title })}>
              {children}
            </div>
          )}
          <Switch
            mt="sm"
            size="sm"
            label={t("asTable")}
            checked={table}
            onChange={(event) => {
              setTable(event.currentTarget.checked);
            }}
          />
        </>
      )}
    </Paper>
  );
}

interface FiguresProps {
  rows: readonly Row[];
  series: readonly Series[];
  of: string;
  unit: string;
  name: ((name: string) => string) | undefined;
  label: string;
}

function Figures({ rows, series, of, unit, name, label }: FiguresProps): ReactElement {
  return (
    <Table.ScrollContainer minWidth={320} mah={320} scrollAreaProps={REACHABLE}>
      <Table aria-label={label} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{of}</Table.Th>
            {series.map((one) => (
              <Table.Th key={one.name} ta="right">
                {one.label}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.name}>
              <Table.Th scope="row">{name ? name(row.name) : row.name}</Table.Th>
              {series.map((one) => (
                <Table.Td key={one.name} ta="right">
                  {row[one.name] ?? 0}
                  {unit}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
