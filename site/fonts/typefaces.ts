import { createRequire } from 'node:module'
import type { LookName } from '../../campaigns/looks.ts'
import type { CampaignConfig } from '../../campaigns/schema.ts'
import type { Cut } from './font-pair.ts'

const require = createRequire(import.meta.url)

/** The look whose pair of typefaces a campaign uses. */
export function pairOf({ look, fonts }: Pick<CampaignConfig, 'look' | 'fonts'>): LookName {
  return fonts ?? look
}

/** The absolute path of a cut's file. */
export function pathOf({ file }: Pick<Cut, 'file'>): string {
  return require.resolve(file)
}

/** The axes of a style, as drawn: where the page varies one, it is the weight. */
export function axesOf({ axes }: Pick<Cut, 'axes'>, weight: number): Record<string, number> {
  return Object.fromEntries(Object.entries(axes).map(([axis, at]) => [axis, typeof at === 'number' ? at : weight]))
}
