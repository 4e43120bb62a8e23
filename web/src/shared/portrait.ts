/** The still picture that stands beside every figure. */
export function portraitOf(avatarUrl: string): string {
  return avatarUrl.replace(/\.vrm$/, ".webp");
}

/** "the 120 civil affairs official" as a heading: "120 civil affairs official". */
export function headline(title: string): string {
  const bare = title.replace(/^the /, "");
  return bare.charAt(0).toUpperCase() + bare.slice(1);
}
