import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

/** While a page is on its way. */
export function Loading(): ReactElement {
  const { t } = useTranslation();
  return (
    <div className="loading" role="status">
      <span className="spinner" aria-hidden="true" />
      <p>{t("loading")}</p>
    </div>
  );
}
