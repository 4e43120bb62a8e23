import { Button } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { Link } from "react-router";

/** From one of many to the list of them. */
export function BackTo({ list, label }: { list: string; label: string }): ReactElement {
  return (
    <Button component={Link} to={list} variant="subtle" w="fit-content" leftSection={<IconArrowLeft size={18} aria-hidden />}>
      {label}
    </Button>
  );
}
