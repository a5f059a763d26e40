import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { image, writeCampaigns } from '../support/campaign-folder.ts'

/** Time to build campaigns of a long text and an image each, against a single one: start-up and cost per campaign. */

const CAMPAIGNS = 100

async function buildSeconds(count: number): Promise<number> {
  // Below the project, because what Astro builds finds its packages from there.
  const folder = await mkdtemp(resolve('dist.bench-'))
  const files: Record<string, string | Uint8Array> = {}
  for (let i = 0; i < count; i++) {
    const paragraphs = Array.from({ length: 12 }, (_, n) => `Paragraph ${n} of campaign ${i}: ${words(i * 100 + n)}.`)
    files[`campaign-${i}/campaign.yaml`] = `title: Campaign ${i}\nlocale: en\n`
    files[`campaign-${i}/sealed/letter.md`] = `![A picture](../media/picture.jpg)\n\n${paragraphs.join('\n\n')}\n`
    files[`campaign-${i}/media/picture.jpg`] = await image(i)
  }
  await writeCampaigns(files, join(folder, 'campaigns'))
  const startedAt = performance.now()
  const { status, stderr } = spawnSync(process.execPath, [resolve('cli/build.ts')], { cwd: folder, encoding: 'utf8' })
  const seconds = (performance.now() - startedAt) / 1000
  await rm(folder, { recursive: true })
  if (status !== 0) throw new Error(stderr)
  return seconds
}

/** Forty words that no other text of the benchmark has. */
function words(seed: number): string {
  return Array.from({ length: 40 }, (_, i) => ((seed * 7919 + i * 104_729) % 1_679_616).toString(36)).join(' ')
}

const one = await buildSeconds(1)
const all = await buildSeconds(CAMPAIGNS)
console.log(
  `${CAMPAIGNS} campaigns built, sealed and checked in ${all.toFixed(1)} s, one in ${one.toFixed(1)} s: ` +
    `${((1000 * (all - one)) / (CAMPAIGNS - 1)).toFixed(0)} ms a campaign`,
)
