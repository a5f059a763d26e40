import { expect, it } from 'vitest'
import type { Slug } from '../../../campaigns/campaign.ts'
import type { CampaignManifest } from '../../../campaigns/manifest.ts'
import { writeEdgeFiles } from '../../../site/building/edge-files.ts'
import { manifest } from '../../support/fixture.ts'

/** What Cloudflare reads of `_headers`: no more rules, and no longer lines. */
const MOST_RULES = 100
const MOST_CHARACTERS = 2000

async function rulesFor(campaigns: readonly CampaignManifest[], siteUrl = 'https://links.brand.example') {
  const files: Record<string, string> = {}
  await writeEdgeFiles(
    {
      async write(path, bytes) {
        files[path] = new TextDecoder().decode(bytes)
      },
    },
    campaigns,
    siteUrl,
  )
  const text = files._headers ?? ''
  const rules = text.split('\n\n').map((rule) => rule.trim().split('\n'))
  return { text, rules, paths: rules.map(([path]) => path) }
}

const framing = manifest.campaigns.find(({ slug }) => slug === 'watched') as CampaignManifest
const many = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ ...framing, slug: `campaign-with-a-rather-long-name-${i}` as Slug }))

it.each([0, 1, 95, 96, 200])(
  'stays within what Cloudflare reads, with %i campaigns that frame a player',
  async (count) => {
    const { text, rules, paths } = await rulesFor(many(count))
    expect(rules.length).toBeLessThanOrEqual(MOST_RULES)
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(MOST_CHARACTERS)
    // One of the same path would take the place of the one before.
    expect(new Set(paths).size).toBe(paths.length)
    const policies = rules.filter(([path]) => path === '/*' || path?.startsWith('/campaign-with')).map(String)
    expect(policies.filter((rule) => rule.includes('frame-src https://player.vimeo.com'))).toHaveLength(
      count > 95 ? 1 : count,
    )
    for (const rule of policies) expect(rule).toContain("frame-ancestors 'none'")
  },
)

it('takes no rule for a campaign that frames nothing', async () => {
  const others = Array.from({ length: 200 }, (_, i) => ({ ...framing, slug: `plain-${i}` as Slug, pieces: [] }))
  expect((await rulesFor(others)).paths).toEqual([
    ...['/*', '/assets/*', '/:campaign/sealed/media/*', '/:campaign/sealed/*.bin', '/counter.js'],
  ])
})

it('promises HTTPS where the site has it', async () => {
  expect((await rulesFor([])).text).toContain('Strict-Transport-Security')
  expect((await rulesFor([], 'http://localhost:8787')).text).not.toContain('Strict-Transport-Security')
})
