import { Kbd, Modal, Table } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

const KEYS = [
  ["next", ["Alt", "A"]],
  ["mute", ["Alt", "M"]],
  ["type", ["Alt", "T"]],
  ["handBack", ["Alt", "B"]],
  ["talk", ["Space"]],
  ["send", ["Enter"]],
  ["line", ["Shift", "Enter"]],
  ["approve", ["Alt", "Y"]],
  ["decline", ["Alt", "N"]],
] as const;

/** Every key of the desk. */
export function Shortcuts({ opened, onClose }: { opened: boolean; onClose: () => void }): ReactElement {
  const { t } = useTranslation("desk");
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("shortcuts.title")}
      closeButtonProps={{ "aria-label": t("cancel") }}
    >
      <Table aria-label={t("shortcuts.title")} withRowBorders={false}>
        <Table.Tbody>
          {KEYS.map(([what, keys]) => (
            <Table.Tr key={what}>
              <Table.Td>{t(`shortcuts.${what}`)}</Table.Td>
              <Table.Td ta="right" style={{ whiteSpace: "nowrap" }}>
                {keys.map((key) => (
                  <Kbd key={key} ml={4}>
                    {key}
                  </Kbd>
                ))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
