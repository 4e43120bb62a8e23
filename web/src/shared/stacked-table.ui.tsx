import { Table } from "@mantine/core";
import type { ReactElement, ReactNode } from "react";

import styles from "./stacked-table.module.css";

interface TableProps {
  label: string;
  /** The heads, in their order; a figure's stands right. */
  columns: readonly (string | { figure: string })[];
  /** In pixels: below it the table scrolls sideways, unless the screen is so narrow that its rows become cards. */
  minWidth: number;
  children: ReactNode;
}

/**
 * A table whose rows become cards on a narrow screen. The roles are written out because a browser may forget them where
 * the rows are no table rows to the eye.
 */
export function StackedTable({ label, columns, minWidth, children }: TableProps): ReactElement {
  return (
    <Table.ScrollContainer minWidth={minWidth} className={styles["scroll"] ?? ""}>
      <Table
        role="table"
        aria-label={label}
        className={styles["table"] ?? ""}
        verticalSpacing="sm"
        horizontalSpacing="md"
        highlightOnHover
      >
        <Table.Thead role="rowgroup">
          <Table.Tr role="row">
            {columns.map((column) => {
              const name = typeof column === "string" ? column : column.figure;
              return (
                <Table.Th role="columnheader" key={name} data-figure={typeof column !== "string" || undefined}>
                  {name}
                </Table.Th>
              );
            })}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody role="rowgroup">{children}</Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** One thing. */
export function StackedRow({ children }: { children: ReactNode }): ReactElement {
  return <Table.Tr role="row">{children}</Table.Tr>;
}

interface CellProps {
  /** Its column's name, said beside it in a card; none where the cell speaks for itself. */
  label?: string;
  /** Not broken into lines beside other columns. */
  whole?: boolean;
  figure?: boolean;
  children: ReactNode;
}

export function StackedCell({ label, whole = false, figure = false, children }: CellProps): ReactElement {
  const empty = children === "" || children === null;
  return (
    <Table.Td
      role="cell"
      data-label={label}
      data-empty={empty || undefined}
      data-figure={figure || undefined}
      data-whole={whole || undefined}
    >
      <div>{children}</div>
    </Table.Td>
  );
}
