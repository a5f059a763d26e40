/** Whether the demo campaigns are shown. */
export interface DemoSettings {
  isProduction: boolean
  /** Slugs of those that are public in production too. */
  demos: readonly string[]
}

/** What is public of some campaigns: in production, no demo that nobody asked for by its name. */
export function withoutDemos<C extends { slug: string; demo: boolean }>(
  campaigns: readonly C[],
  { isProduction, demos }: DemoSettings,
): { open: C[]; leftOut: C[] } {
  const isLeftOut = ({ slug, demo }: C) => isProduction && demo && !demos.includes(slug)
  return { open: campaigns.filter((each) => !isLeftOut(each)), leftOut: campaigns.filter(isLeftOut) }
}
