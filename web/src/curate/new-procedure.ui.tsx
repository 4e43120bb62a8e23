import { Alert, Button, Group, Modal, Radio, Select, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { useState, type ReactElement, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { hasCode, useProblemText } from "../shared/console-problem";
import { settle } from "../shared/console-settle";
import { IdField } from "./id-field.ui";
import { useCollections, useCreate } from "./procedures.net";
import { datedId, draftOf, isSlug, sectionsOf, slug, TEMPLATES, type Template } from "./templates";
import { useCollectionName } from "./words";

/** A new document: a template, a title, where it belongs; everything else is written in the editor. */
export function NewProcedure({ onClose }: { onClose: () => void }): ReactElement {
  const { t } = useTranslation("curate");
  const navigate = useNavigate();
  const create = useCreate();
  const [template, setTemplate] = useState<Template>("report");
  const [collection, setCollection] = useState<string | null>(null);
  const [titleKo, setTitleKo] = useState("");
  const [titleEn, setTitleEn] = useState("");
  const [ownId, setOwnId] = useState<string | null>(null);
  const [chance] = useState(() => Math.random());
  const [today] = useState(() => new Date());
  const id = ownId ?? (slug(titleEn) || (collection ? datedId(collection, today, chance) : ""));
  const [asked, setAsked] = useState(false);
  const complete = collection !== null && titleKo.trim() !== "" && isSlug(id);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (!complete) return;
    settle(
      create.mutateAsync(draftOf({ template, id, collection, titleKo: titleKo.trim(), titleEn: titleEn.trim() })),
      (detail) => {
        onClose();
        void navigate(`/curate/${encodeURIComponent(detail.id)}`);
      },
    );
  };
  return (
    <Modal opened onClose={onClose} title={t("new.title")} size="xl" closeButtonProps={{ "aria-label": t("close") }}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <TemplateChoice template={template} onChange={setTemplate} />
          <Group grow align="start">
            <TextInput
              label={t("field.title.ko")}
              placeholder={t("new.titleHint")}
              required
              maxLength={300}
              value={titleKo}
              error={asked && titleKo.trim() === "" ? t("new.titleMissing") : null}
              data-autofocus
              onChange={(event) => {
                setTitleKo(event.currentTarget.value);
              }}
            />
            <TextInput
              label={t("field.title.en")}
              maxLength={300}
              value={titleEn}
              onChange={(event) => {
                setTitleEn(event.currentTarget.value);
              }}
            />
          </Group>
          <CollectionChoice collection={collection} onChange={setCollection} missing={asked && collection === null} />
          <IdField id={id} taken={hasCode(create.error, "conflict")} onChange={setOwnId} />
          {create.isError && !hasCode(create.error, "conflict") && <CreateProblem error={create.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("cancel")}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t("new.create")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function CreateProblem({ error }: { error: Error }): ReactElement {
  const problem = useProblemText();
  return (
    <Alert color="red" role="alert">
      {problem(error)}
    </Alert>
  );
}

function TemplateChoice({
  template,
  onChange,
}: {
  template: Template;
  onChange: (template: Template) => void;
}): ReactElement {
  const { t } = useTranslation("curate");
  return (
    <Radio.Group
      label={t("new.template")}
      value={template}
      onChange={(value) => {
        onChange(value);
      }}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" mt="xs">
        {TEMPLATES.map((one) => (
          <Radio
            key={one}
            value={one}
            label={t(`template.${one}`)}
            description={
              sectionsOf(one)
                .map((kind) => t(`section.${kind}`))
                .join(" · ") || t(`templateText.${one as "empty"}`)
            }
          />
        ))}
      </SimpleGrid>
    </Radio.Group>
  );
}

interface CollectionProps {
  collection: string | null;
  onChange: (id: string | null) => void;
  missing: boolean;
}

function CollectionChoice({ collection, onChange, missing }: CollectionProps): ReactElement {
  const { t } = useTranslation("curate");
  const name = useCollectionName();
  const collections = useCollections();
  return (
    <Select
      label={t("field.collection")}
      description={t("new.collectionHint")}
      placeholder={t("new.collectionChoose")}
      required
      data={(collections.data ?? []).map(({ id }) => ({ value: id, label: name(id) }))}
      value={collection}
      error={missing ? t("new.collectionMissing") : null}
      onChange={onChange}
    />
  );
}
