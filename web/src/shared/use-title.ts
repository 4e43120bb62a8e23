import { useEffect } from "react";
import { useTranslation } from "react-i18next";

/** The title of the tab: this page's, before the service's. */
export function useTitle(page: string): void {
  const { t } = useTranslation();
  const name = t("name");
  useEffect(() => {
    document.title = page ? `${page} | ${name}` : name;
  }, [page, name]);
}
