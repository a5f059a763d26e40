import { createRequire } from 'node:module'
import type { LookName } from '../../campaigns/looks.ts'
import type { CampaignConfig } from '../../campaigns/schema.ts'
import type { Cut } from './font-pair.ts'

const require = createRequire(import.meta.url)

/** Whose pair a campaign is set in. */
export function pairOf({ look, fonts }: Pick<CampaignConfig, 'look' | 'fonts'>): LookName {
  return fonts ?? look
}

/** The absolute path of a cut's file. */
export function pathOf({ file }: Pick<Cut, 'file'>): string {
  return require.resolve(file)
}

/** Its axes as they are drawn: where the page varies one, that is the weight. */
export function axesOf({ axes }: Pick<Cut, 'axes'>, weight: number): Record<string, number> {
  return Object.fromEntries(Object.entries(axes).map(([axis, at]) => [axis, typeof at === 'number' ? at : weight]))
}
