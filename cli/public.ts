import type { Settings } from '../api/env.ts'
import { unknownDemo } from '../campaigns/demo.ts'
import type { CampaignManifest } from '../campaigns/manifest.ts'
import { CommandError } from './fail.ts'
import { campaignUrl } from './place.ts'

type Listed = Pick<CampaignManifest, 'slug' | 'title' | 'demo' | 'opens' | 'closes'>

/** Throws {@link CommandError} for a demo that is no campaign's: it would be left out without a word. */
export function requireDemos({ demos }: Pick<Settings, 'demos'>, slugs: readonly string[]): void {
  const fault = unknownDemo(demos, slugs)
  if (fault) throw new CommandError(`DEMOS: ${fault}`)
}

/** Lines that say which campaigns are or would be public, and which demos are not. */
export function publicLines(
  { open, leftOut }: { open: readonly Listed[]; leftOut: readonly { slug: string }[] },
  siteUrl: string,
  now: number,
): string {
  const titles = Math.max(0, ...open.map(({ title }) => title.length))
  const slugs = leftOut.map(({ slug }) => slug)
  return [
    open.length === 0 ? 'No campaign is public.' : 'Public:',
    ...open.map((campaign) => {
      const said = [when(campaign, now), ...(campaign.demo ? ['a demo'] : [])].join(', ')
      return `  ${campaign.title.padEnd(titles)}  ${campaignUrl({ siteUrl, campaign })}  ${said}`
    }),
    ...(slugs.length === 0
      ? []
      : [`Left out, as demos are in production: ${slugs.join(', ')} (DEMOS=${slugs.join()} shows them)`]),
  ].join('\n')
}

function when({ opens, closes }: Listed, now: number): string {
  if (opens !== undefined && opens > now) return `opens ${new Date(opens).toISOString()}`
  return closes !== undefined && closes <= now ? 'closed' : 'open'
}
