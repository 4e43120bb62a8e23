import type { ReactElement } from "react";

import { Loading } from "../shared/loading.ui";

/** The shared hall. */
export function WorldPage(): ReactElement {
  return <Loading />;
}
