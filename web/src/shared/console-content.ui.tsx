import { useEffect, useRef, type ReactElement, type ReactNode } from "react";
import { NavigationType, useNavigationType } from "react-router";

import styles from "./console.module.css";

/**
 * What the skip link leads to, below whatever navigation the page has. A step to another page begins at its top, for the
 * eyes and for the focus; what is loaded or gone back to stays where the browser puts it.
 */
export function Content({ page, children }: { page: string; children: ReactNode }): ReactElement {
  const here = useRef<HTMLDivElement>(null);
  const step = useNavigationType();
  const shown = useRef<string | null>(null);
  useEffect(() => {
    const first = shown.current === null;
    if (shown.current === page) return;
    shown.current = page;
    if (step !== NavigationType.Pop) window.scrollTo(0, 0);
    else if (first) return;
    here.current?.focus({ preventScroll: true });
  }, [page, step]);
  return (
    <div id="main" ref={here} tabIndex={-1} className={styles["content"]}>
      {children}
    </div>
  );
}
