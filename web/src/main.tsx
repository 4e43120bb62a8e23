import "pretendard-gov/dist/web/variable/pretendardvariable-gov-dynamic-subset.css";
import "krds-uiux/resources/css/token/krds_tokens.css";
import "./shared/base.css";
import "./i18n/setup";

import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { Pages } from "./routes";

const root = document.getElementById("root");
if (!root) throw new Error("the page has no #root");
createRoot(root).render(
  <StrictMode>
    <Pages />
  </StrictMode>,
);
