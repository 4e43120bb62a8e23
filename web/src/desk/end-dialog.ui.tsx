import { Button, Group, Modal, Text } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { hasCode, tellDone, tellProblem, useProblemText } from "../shared/console-problem";
import { settle } from "../shared/console-settle";
import { useEnd, type Ending } from "./calls.net";
import { useDesk } from "./desk-context";

interface EndProps {
  talk: string;
  ending: Ending;
  opened: boolean;
  onClose: () => void;
}

/** Says what the citizen will hear before the call is handed back or closed. */
export function EndDialog({ talk, ending, opened, onClose }: EndProps): ReactElement {
  const { t } = useTranslation("desk");
  const problem = useProblemText();
  const navigate = useNavigate();
  const { media } = useDesk();
  const end = useEnd(talk);
  const words = ending === "close" ? "endClose" : "endHandBack";
  const over = (): void => {
    onClose();
    void navigate("/desk");
  };
  const confirm = (): void => {
    const { call } = media;
    settle(
      end.mutateAsync(ending),
      () => {
        media.leave(call);
        over();
        tellDone(t(`${words}.done`));
      },
      (error) => {
        if (hasCode(error, "not_found")) {
          media.leave(call);
          over();
          tellProblem(t("gone"));
        } else tellProblem(problem(error));
      },
    );
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t(`${words}.title`)}
      centered
      closeButtonProps={{ "aria-label": t("cancel") }}
    >
      <Text>{t(`${words}.text`)}</Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          {t("cancel")}
        </Button>
        <Button color={ending === "close" ? "red" : "primary"} loading={end.isPending} onClick={confirm} data-autofocus>
          {t(`${words}.confirm`)}
        </Button>
      </Group>
    </Modal>
  );
}
