import { Button } from "@mantine/core";
import { IconLanguage } from "@tabler/icons-react";
import type { ReactElement } from "react";

import { chooseLanguage } from "../i18n/setup";
import { useLanguage } from "../i18n/use-language";

/** Switches between Korean and English; says the other language in its own words. */
export function ConsoleLanguage(): ReactElement {
  const language = useLanguage();
  const other = language === "ko" ? "en" : "ko";
  return (
    <Button
      variant="subtle"
      color="gray.7"
      size="compact-md"
      lang={other}
      leftSection={<IconLanguage size={18} aria-hidden />}
      onClick={() => void chooseLanguage(other)}
    >
      {other === "en" ? "English" : "한국어"}
    </Button>
  );
}
