/** Settings of demo campaigns. */
export interface DemoSettings {
  isProduction: boolean
  /** Slugs of the demos that are public in production too. */
  demos: readonly string[]
}

/** Splits campaigns into public ones and hidden demos: in production a demo is public only if it is named. */
export function withoutDemos<C extends { slug: string; demo: boolean }>(
  campaigns: readonly C[],
  { isProduction, demos }: DemoSettings,
): { open: C[]; leftOut: C[] } {
  const isLeftOut = ({ slug, demo }: C) => isProduction && demo && !demos.includes(slug)
  return { open: campaigns.filter((each) => !isLeftOut(each)), leftOut: campaigns.filter(isLeftOut) }
}
