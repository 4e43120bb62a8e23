import { Button, Textarea } from "@mantine/core";
import { IconSend } from "@tabler/icons-react";
import { useState, type KeyboardEvent, type ReactElement, type RefObject } from "react";
import { useTranslation } from "react-i18next";

import { tellProblem, useProblemText } from "../shared/console-problem";
import { settle } from "../shared/console-settle";
import { useSay } from "./calls.net";
import styles from "./desk.module.css";

const LONGEST = 1_000; // `StaffWords.text`

interface SayProps {
  talk: string;
  field: RefObject<HTMLTextAreaElement | null>;
}

/** Words that the avatar's voice says; Enter sends them, Shift and Enter begin a line. */
export function SayForm({ talk, field }: SayProps): ReactElement {
  const { t } = useTranslation("desk");
  const problem = useProblemText();
  const say = useSay(talk);
  const [text, setText] = useState("");
  const send = (): void => {
    const words = text.trim();
    if (!words || say.isPending) return;
    setText("");
    settle(
      say.mutateAsync(words),
      () => undefined,
      (error) => {
        setText((now) => now || words);
        tellProblem(problem(error));
      },
    );
  };
  const key = (event: KeyboardEvent): void => {
    // Enter also ends the composition of a Korean syllable; that one is not for us.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      className={styles["say"]}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Textarea
        ref={field}
        aria-label={t("say.label")}
        placeholder={t("say.hint")}
        autosize
        minRows={1}
        maxRows={4}
        size="md"
        maxLength={LONGEST}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
        onKeyDown={key}
      />
      <Button type="submit" size="md" disabled={text.trim() === ""} leftSection={<IconSend size={18} aria-hidden />}>
        {t("say.send")}
      </Button>
    </form>
  );
}
