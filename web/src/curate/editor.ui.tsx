import { Alert, Button, Text } from "@mantine/core";
import { useDebouncedValue, useDisclosure, useHotkeys } from "@mantine/hooks";
import { IconArrowBackUp, IconDeviceFloppy, IconHistory, IconSend } from "@tabler/icons-react";
import { useCallback, useMemo, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { hasCode, tellDone, tellProblem, useProblemText } from "../shared/console-problem";
import type { SessionAccount } from "../shared/console-session.net";
import { settle } from "../shared/console-settle";
import { Conflict } from "./conflict.ui";
import styles from "./curate.module.css";
import { DeedDialog } from "./deed-dialog.ui";
import { tidied, type Edit } from "./edit";
import { focusField } from "./focus-field";
import { fits, hindrance } from "./permissions";
import { PlainForm } from "./plain-form.ui";
import { PreviewPane } from "./preview-pane.ui";
import { ProblemList } from "./problem-list.ui";
import { fieldProblems, refusedFields, stillStanding, type FieldProblem } from "./problems";
import { ProcedureForm } from "./procedure-form.ui";
import type { Content, DocumentDetail, VersionDetail } from "./procedure-types";
import { useAct, useSave } from "./procedures.net";
import { useDraft, type Draft } from "./use-draft";

const PREVIEW_PAUSE_MS = 600;

interface EditorProps {
  id: string;
  shown: VersionDetail;
  account: SessionAccount;
  /** Without having saved anything. */
  onLeave: () => void;
}

/** Where a document is written, with what the official would say of it beside it. */
export function Editor({ id, shown, account, onLeave }: EditorProps): ReactElement {
  const draft = useDraft(id, shown.content, { version: shown.summary.version, edits: shown.summary.edits });
  const work = useWork(id, draft, shown);
  const [previewed] = useDebouncedValue(draft.content, PREVIEW_PAUSE_MS);
  const { content, change } = draft;
  const [openSource, setOpenSource] = useState<string | null>(null);
  const go = (path: string): void => {
    const [list, place] = path.split(".");
    if (list === "sources" && content.kind === "procedure") setOpenSource(content.sources[Number(place)]?.key ?? null);
    focusField(path);
  };
  const changeProcedure = useCallback(
    (edit: Edit) => {
      change((before) => (before.kind === "procedure" ? edit(before) : before));
    },
    [change],
  );
  return (
    <>
      <EditorBar draft={draft} work={work} shown={shown} account={account} id={id} onLeave={onLeave} />
      {work.conflict && (
        <Conflict
          id={id}
          mine={content}
          onLoad={(latest) => {
            draft.begin(latest.content, seenOf(latest));
            work.settled();
          }}
          onOverwrite={(latest) => {
            work.save(seenOf(latest));
          }}
        />
      )}
      <div className={styles["split"]}>
        <div>
          <ProblemList problems={work.problems} onGo={go} />
          {content.kind === "procedure" ? (
            <ProcedureForm
              content={content}
              problems={work.problems}
              openSource={openSource}
              onOpenSource={setOpenSource}
              change={changeProcedure}
            />
          ) : (
            <PlainForm
              content={content}
              problems={work.problems}
              change={(changes) => {
                change((before) => (before.kind === "document" ? { ...before, ...changes } : before));
              }}
            />
          )}
        </div>
        <PreviewPane id={id} content={previewed} />
      </div>
    </>
  );
}

function seenOf(version: VersionDetail): { version: number; edits: number } {
  return { version: version.summary.version, edits: version.summary.edits };
}

interface Work {
  problems: readonly FieldProblem[];
  conflict: boolean;
  busy: boolean;
  save: (seen?: { version: number; edits: number }) => void;
  submit: () => void;
  settled: () => void;
}

/** What the service found wrong, and with which content. */
interface Verdict {
  problems: readonly FieldProblem[];
  on: Content;
}

/** Saving and submitting, and what the service says to it. */
function useWork(id: string, draft: Draft, shown: VersionDetail): Work {
  const { t } = useTranslation("curate");
  const problem = useProblemText();
  const saving = useSave(id);
  const act = useAct(id);
  const [refused, setRefused] = useState<Verdict | null>(null);
  const [conflict, setConflict] = useState(false);
  const problems = useMemo(() => {
    const verdict = refused ?? { problems: fieldProblems(shown.problems), on: shown.content };
    return stillStanding(verdict.problems, verdict.on, draft.content);
  }, [refused, shown, draft.content]);
  const failed = (error: Error): void => {
    if (hasCode(error, "conflict")) setConflict(true);
    else if (hasCode(error, "invalid_input")) {
      setRefused({ problems: refusedFields(error.message), on: draft.content });
      tellProblem(t("refused"));
      focusField("problems");
    } else tellProblem(problem(error));
  };
  const save = (seen: { version: number; edits: number }, then?: (detail: DocumentDetail) => void): void => {
    settle(
      saving.mutateAsync({ ...seen, content: tidied(draft.content) }),
      (detail) => {
        setRefused(null);
        setConflict(false);
        if (detail.open) draft.begin(detail.open.content, seenOf(detail.open));
        if (then) then(detail);
        else tellDone(t("saved"));
      },
      failed,
    );
  };
  const send = (version: VersionDetail): void => {
    if (version.problems.some((one) => one.is_blocking)) {
      tellProblem(t("submit.blocked"));
      focusField("problems");
      return;
    }
    const done = (): void => {
      tellDone(t("submit.done"));
      focusField("bar");
    };
    settle(act.mutateAsync({ deed: "submit", ...seenOf(version) }), done, failed);
  };
  return {
    problems,
    conflict,
    busy: saving.isPending || act.isPending,
    save: (seen = draft.seen) => {
      save(seen);
    },
    submit: () => {
      if (!draft.dirty && shown.summary.state === "draft") send(shown);
      else
        save(draft.seen, (detail) => {
          if (detail.open) send(detail.open);
        });
    },
    settled: () => {
      setConflict(false);
      setRefused(null);
    },
  };
}

interface BarProps extends EditorProps {
  draft: Draft;
  work: Work;
}

function EditorBar({ draft, work, shown, account, id, onLeave }: BarProps): ReactElement {
  const { t } = useTranslation("curate");
  const [discarding, discard] = useDisclosure(false);
  const isDraft = shown.summary.state === "draft";
  useHotkeys(
    [
      [
        "mod+S",
        () => {
          if (draft.dirty) work.save();
        },
      ],
      [
        "mod+Enter",
        () => {
          if (!work.busy && (isDraft || draft.dirty)) work.submit();
        },
      ],
    ],
    [],
  );
  return (
    <>
      <div className={styles["bar"]}>
        <span className={styles["barState"]} role="status" tabIndex={-1} data-path="bar">
          {draft.undo ? t("bar.removed") : draft.dirty ? t("bar.unsaved") : isDraft ? t("bar.saved") : t("bar.fresh")}
        </span>
        {draft.undo && <Undo undo={draft.undo} />}
        {isDraft && fits("discard", "draft") && hindrance("discard", shown.summary, account) === null ? (
          <Button variant="subtle" color="red" onClick={discard.open}>
            {t("deed.discard")}
          </Button>
        ) : (
          <Button
            variant="subtle"
            color="gray"
            onClick={() => {
              draft.begin(shown.content, seenOf(shown));
              onLeave();
            }}
          >
            {t("bar.leave")}
          </Button>
        )}
        <Button
          variant="default"
          disabled={!draft.dirty}
          loading={work.busy}
          leftSection={<IconDeviceFloppy size={18} aria-hidden />}
          aria-keyshortcuts="Control+S"
          title="Ctrl+S"
          onClick={() => {
            work.save();
          }}
        >
          {t("bar.save")}
        </Button>
        <Button
          leftSection={<IconSend size={18} aria-hidden />}
          loading={work.busy}
          disabled={!isDraft && !draft.dirty}
          aria-keyshortcuts="Control+Enter"
          title="Ctrl+Enter"
          onClick={work.submit}
        >
          {t("deed.submit")}
        </Button>
      </div>
      {draft.restored && (
        <Alert color="primary" mb="md" icon={<IconHistory aria-hidden />}>
          <Text span>{t("bar.restored")} </Text>
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => {
              draft.begin(shown.content, seenOf(shown));
            }}
          >
            {t("bar.dropRestored")}
          </Button>
        </Alert>
      )}
      <DeedDialog id={id} deed={discarding ? "discard" : null} version={shown.summary} onClose={discard.close} />
    </>
  );
}

function Undo({ undo }: { undo: () => void }): ReactElement {
  const { t } = useTranslation("curate");
  return (
    <Button
      variant="subtle"
      leftSection={<IconArrowBackUp size={18} aria-hidden />}
      onClick={() => {
        undo();
        focusField("bar");
      }}
    >
      {t("bar.undo")}
    </Button>
  );
}
