import { suggestion } from './suggestion.ts'

/** Settings of demo campaigns. */
export interface DemoSettings {
  isProduction: boolean
  /** Slugs of the demos that are public in production too. */
  demos: readonly string[]
}

/** What is wrong with the names of demos: one that is no campaign's is mistyped. Undefined: nothing. */
export function unknownDemo(demos: readonly string[], slugs: readonly string[]): string | undefined {
  const unknown = demos.find((each) => each !== '' && !slugs.includes(each))
  return unknown === undefined
    ? undefined
    : `no campaign "${unknown}"${suggestion(unknown, slugs)}, expected one of ${slugs.join(', ')}`
}

/** Splits campaigns into public ones and hidden demos: in production a demo is public only if it is named. */
export function withoutDemos<C extends { slug: string; demo: boolean }>(
  campaigns: readonly C[],
  { isProduction, demos }: DemoSettings,
): { open: C[]; leftOut: C[] } {
  const isLeftOut = ({ slug, demo }: C) => isProduction && demo && !demos.includes(slug)
  return { open: campaigns.filter((each) => !isLeftOut(each)), leftOut: campaigns.filter(isLeftOut) }
}
