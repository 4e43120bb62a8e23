import { Select, TextInput } from "@mantine/core";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { isCollection } from "./collection-names";
import { useCollections } from "./procedures.net";
import { useCollectionName } from "./words";

interface Props {
  label: string;
  description: string;
  placeholder: string;
  /** The chosen collection; null for none, and for a name that is none. */
  onChange: (id: string | null) => void;
}

const NEW = "+"; // no collection can be called this

/** One of the collections that there are or that officials answer from, or a new one by its name. */
export function CollectionField({ label, description, placeholder, onChange }: Props): ReactElement {
  const { t } = useTranslation("curate");
  const name = useCollectionName();
  const collections = useCollections();
  const [chosen, setChosen] = useState<string | null>(null);
  const [typed, setTyped] = useState("");
  const known = (collections.data ?? []).map(({ id }) => ({ value: id, label: name(id) }));
  return (
    <>
      <Select
        label={label}
        description={description}
        placeholder={placeholder}
        data={[...known, { value: NEW, label: t("newCollection.choose") }]}
        value={chosen}
        onChange={(id) => {
          setChosen(id);
          onChange(id === NEW ? named(typed) : id);
        }}
        required
      />
      {chosen === NEW && (
        <TextInput
          label={t("newCollection.name")}
          description={t("newCollection.rule")}
          value={typed}
          error={typed !== "" && !isCollection(typed) ? t("newCollection.flaw") : null}
          maxLength={64}
          spellCheck={false}
          autoCapitalize="none"
          autoComplete="off"
          required
          mt="sm"
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            onChange(named(event.currentTarget.value));
          }}
        />
      )}
    </>
  );
}

function named(typed: string): string | null {
  return isCollection(typed) ? typed : null;
}
