import { IconX } from "@tabler/icons-react";
import { useEffect, useId, useRef, type ReactElement, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** A modal dialog: the browser keeps the focus in it, closes it on Esc, and gives the focus back. */
export function Dialog({ title, onClose, children }: DialogProps): ReactElement {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => {
      element?.close();
    };
  }, []);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={heading} onClose={onClose}>
      <div className="dialog__body">
        <div className="dialog__head">
          <h2 id={heading}>{title}</h2>
          <button type="button" className="icon-button" aria-label={t("close")} onClick={onClose}>
            <IconX aria-hidden size={22} />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
