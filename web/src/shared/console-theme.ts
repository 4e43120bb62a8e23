import {
  Alert,
  createTheme,
  Drawer,
  Loader,
  Menu,
  Modal,
  Tabs,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from "@mantine/core";

// The ramps of KRDS, 5 to 70, from the token file that the pages use too: the library writes text in its last shade, which
// has to be told apart from black.
// prettier-ignore
const primary: MantineColorsTuple = [
  "#ecf2fe", "#d8e5fd", "#b1cefb", "#86aff9", "#4c87f6", "#256ef4", "#0b50d0", "#0a48bb", "#0940a6", "#083891",
];
// One step between 10 and 20, so that the borders that the library draws in its fourth grey stay light.
// prettier-ignore
const gray: MantineColorsTuple = [
  "#f4f5f6", "#e6e8ea", "#dadde0", "#cdd1d5", "#b1b8be", "#8a949e", "#6d7882", "#58616a", "#464c53", "#33363d",
];
// prettier-ignore
const red: MantineColorsTuple = [
  "#fdefec", "#fcdfd9", "#f7afa1", "#f48771", "#f05f42", "#de3412", "#bd2c0f", "#ac290f", "#9b270f", "#8a240f",
];
// prettier-ignore
const green: MantineColorsTuple = [
  "#eaf6ec", "#d8eedd", "#a9dab4", "#7ec88e", "#3fa654", "#228738", "#267337", "#276c36", "#276434", "#285d33",
];
// prettier-ignore
const yellow: MantineColorsTuple = [
  "#fff3db", "#ffe0a3", "#ffc95c", "#ffb114", "#c78500", "#9e6a00", "#8a5c00", "#7c5300", "#6f4a00", "#614100",
];

/** How the consoles look: KRDS colours, Pretendard GOV, and touch targets of 44 px where a finger may be used. */
export const consoleTheme = createTheme({
  primaryColor: "primary",
  primaryShade: 5,
  colors: { primary, gray, red, green, yellow },
  black: "#1e2124",
  fontFamily: '"Pretendard GOV Variable", "Pretendard GOV", "Noto Sans KR", system-ui, sans-serif',
  fontSizes: { xs: "0.8125rem", sm: "0.9375rem", md: "1rem", lg: "1.125rem", xl: "1.25rem" },
  lineHeights: { xs: "1.45", sm: "1.5", md: "1.55", lg: "1.6", xl: "1.6" },
  headings: {
    fontWeight: "700",
    sizes: { h1: { fontSize: "1.5rem" }, h2: { fontSize: "1.25rem" }, h3: { fontSize: "1.0625rem" } },
  },
  defaultRadius: "md",
  cursorType: "pointer",
  focusRing: "auto",
  respectReducedMotion: true,
  components: {
    Alert: Alert.extend({
      vars: (_theme, { color = "primary" }) => ({ root: { "--alert-bg": `var(--mantine-color-${color}-0)` } }),
      styles: (_theme, { color = "primary" }) => ({ root: { border: `1px solid var(--mantine-color-${color}-1)` } }),
    }),
    // A label needs a role that may have one.
    Loader: Loader.extend({ defaultProps: { role: "status" } }),
    // The library's own first stop is an empty element, which no menu may hold; this one begins at its first item.
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
    Modal: Modal.extend({ styles: { title: { fontSize: "1.125rem", fontWeight: 700 } } }),
    // A second row of tabs would look like other tabs: on a narrow screen they scroll sideways.
    Tabs: Tabs.extend({
      styles: { list: { flexWrap: "nowrap", overflowX: "auto", overflowY: "hidden" }, tab: { flex: "none" } },
    }),
    Drawer: Drawer.extend({ styles: { title: { fontWeight: 700 } } }),
  },
});

/** Links, descriptions and placeholders keep the contrast of WCAG AA on the grey ground too. */
export const consoleVariables: CSSVariablesResolver = (theme) => ({
  variables: { "--mantine-color-dimmed": theme.colors.gray[7] },
  light: {
    "--mantine-color-dimmed": theme.colors.gray[7],
    "--mantine-color-placeholder": theme.colors.gray[6],
    "--mantine-color-anchor": primary[6],
  },
  dark: {},
});
