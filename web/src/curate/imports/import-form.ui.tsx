import { Alert, Box, Button, Group, Paper, Progress, Text } from "@mantine/core";
import { IconFolder, IconUpload } from "@tabler/icons-react";
import { useRef, useState, type DragEvent, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { useProblemText } from "../../shared/console-problem";
import { settle } from "../../shared/console-settle";
import { CollectionField } from "../collection-field.ui";
import styles from "./imports.module.css";
import { useUpload, type UploadRules } from "./imports.net";
import { problemOf, sizeOf } from "./uploads";

/** Where files are dropped or chosen; they are sent at once. */
export function ImportForm({ rules }: { rules: UploadRules }): ReactElement {
  const { t } = useTranslation("imports");
  const navigate = useNavigate();
  const upload = useUpload();
  const [collection, setCollection] = useState<string | null>(null);
  const [share, setShare] = useState(0);
  const [refused, setRefused] = useState<string | null>(null);
  const [files, setFiles] = useState<readonly File[]>([]);
  const choose = (chosen: readonly File[]): void => {
    const found = problemOf(chosen, rules);
    setFiles(found ? [] : chosen);
    setRefused(
      found && found.problem !== "nothing"
        ? t(`upload.${found.problem}`, { name: found.name, count: rules.files, size: sizeOf(limit(found.name, rules)) })
        : null,
    );
  };
  const send = (): void => {
    if (!collection || files.length === 0) return;
    setShare(0);
    settle(upload.mutateAsync({ collection, files, onProgress: setShare }), (job) => {
      void navigate(`/curate/tools/imports/${job.id}`);
    });
  };
  return (
    <Paper withBorder radius="lg" p="lg" mb="lg" component="section" aria-label={t("upload.title")}>
      <Box maw="32rem" mb="md">
        <CollectionField
          label={t("upload.collection")}
          description={t("upload.collectionHint")}
          placeholder={t("upload.collectionChoose")}
          onChange={setCollection}
        />
      </Box>
      <DropZone rules={rules} onFiles={choose} />
      {refused && (
        <Alert color="red" role="alert" mt="md">
          {refused}
        </Alert>
      )}
      <Group mt="md" justify="space-between">
        <Chosen files={files} />
        <Button disabled={!collection || files.length === 0} loading={upload.isPending} onClick={send}>
          {t("upload.send")}
        </Button>
      </Group>
      {upload.isPending && (
        <Progress.Root mt="sm" size="lg">
          <Progress.Section value={share * 100} aria-label={t("upload.sending")} />
        </Progress.Root>
      )}
      {upload.isError && <Refused error={upload.error} />}
    </Paper>
  );
}

function limit(name: string, rules: UploadRules): number {
  return name === "" || /\.zip$/i.test(name) ? rules.upload_bytes : rules.file_bytes;
}

function Refused({ error }: { error: Error }): ReactElement {
  const problem = useProblemText();
  return (
    <Alert color="red" role="alert" mt="md">
      {problem(error)}
    </Alert>
  );
}

function Chosen({ files }: { files: readonly File[] }): ReactElement {
  const { t } = useTranslation("imports");
  const all = files.reduce((sum, { size }) => sum + size, 0);
  return (
    <Text role="status" size="sm">
      {files.length > 0 && t("upload.chosen", { count: files.length, name: files[0]?.name ?? "", size: sizeOf(all) })}
    </Text>
  );
}

interface DropProps {
  rules: UploadRules;
  onFiles: (files: readonly File[]) => void;
}

/** Buttons do the same for whoever cannot drag. */
function DropZone({ rules, onFiles }: DropProps): ReactElement {
  const { t } = useTranslation("imports");
  const [over, setOver] = useState(false);
  const drag = (is: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(is);
  };
  return (
    <div
      className={styles["drop"]}
      role="presentation"
      data-over={over}
      onDragOver={drag(true)}
      onDragLeave={drag(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      <IconUpload size={32} aria-hidden />
      <Text fw={600}>{t("upload.drop")}</Text>
      <Group gap="xs" justify="center">
        <PickButton label={t("upload.pick")} icon={<IconUpload size={18} aria-hidden />} onFiles={onFiles} accept={rules.extensions.join(",")} />
        <PickButton label={t("upload.folder")} icon={<IconFolder size={18} aria-hidden />} onFiles={onFiles} folder />
      </Group>
      <Text size="sm" c="gray.7">
        {t("upload.formats")}
      </Text>
      <Text size="sm" c="gray.7">
        {t("upload.limits", { file: sizeOf(rules.file_bytes), all: sizeOf(rules.upload_bytes), days: rules.kept_days })}
      </Text>
    </div>
  );
}

interface PickProps {
  label: string;
  icon: ReactElement;
  onFiles: (files: readonly File[]) => void;
  accept?: string;
  folder?: boolean;
}

function PickButton({ label, icon, onFiles, accept, folder = false }: PickProps): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button variant="default" leftSection={icon} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={label}
        {...(accept ? { accept } : {})}
        {...(folder ? { webkitdirectory: "" } : {})}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = "";
        }}
      />
    </>
  );
}
