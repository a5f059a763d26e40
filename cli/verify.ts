import { Command } from 'commander'
import { requireSecret, type Settings } from '../api/env.ts'
import type { Difference } from '../db/campaign/comparison.ts'
import { hasNodes, type Recounted, readRecounted, recount } from '../db/campaign/recount.ts'
import { pathOf } from '../db/clients/database-path.ts'
import { openFile } from '../db/clients/file.ts'
import { createKeyring } from '../seal/secret.ts'
import { workingAt } from './at.ts'
import { askRemote } from './edge/remote.ts'
import { CommandError, run } from './fail.ts'
import { settingsHere } from './place.ts'
import { printJson } from './print-json.ts'
import { slugsOf } from './transfer/collect.ts'

export function verifyCommand(): Command {
  return new Command('verify')
    .description('recount everything and compare it with the counters')
    .argument('[slug]', 'only this one')
    .option('--json')
    .action((slug: string | undefined, { json }: { json?: true }) => run(() => verify(slug, json)))
}

async function verify(slug: string | undefined, json: true | undefined) {
  const settings = settingsHere()
  if (workingAt() !== undefined) return verifyElsewhere(settings, slug, json)
  const { databaseUrl } = settings
  const engine = await openFile(databaseUrl, { asItIs: true })
  try {
    if (slug !== undefined && !(await hasNodes(engine, slug))) {
      throw new CommandError(`Nothing of a campaign "${slug}" is in the database, neither roots nor views`)
    }
    const database = pathOf(databaseUrl)
    tell({ database, campaigns: await readRecounted(engine, slug), differences: await recount(engine, slug) }, json)
  } finally {
    await engine.close()
  }
}

/** Each object recounts itself, between two of its requests. */
async function verifyElsewhere(settings: Settings, slug: string | undefined, json: true | undefined) {
  const key = createKeyring(await requireSecret(settings)).operator()
  const slugs = slug === undefined ? await slugsOf({ at: settings.siteUrl, key }) : [slug]
  const found: Verified[] = []
  for (const each of slugs)
    found.push(await askRemote<Verified>(settings.siteUrl, `campaigns/${each}`, key, 'verify', {}))
  const database = settings.siteUrl
  tell(
    {
      database,
      campaigns: found.flatMap(({ campaigns }) => campaigns),
      differences: found.flatMap((each) => each.differences),
    },
    json,
  )
}

interface Verified {
  campaigns: Recounted[]
  differences: Difference[]
}

function tell({ database, campaigns, differences }: Verified & { database: string }, json: true | undefined) {
  if (json) printJson({ database, campaigns, differences })
  else console.log([database, ...campaigns.map(sayRecounted), ...sayDifferences(differences)].join('\n'))
  if (differences.length > 0) process.exitCode = 1
}

function sayRecounted({ campaign, views, voided, isFolded }: Recounted): string {
  if (isFolded) return `  ${campaign}: its tree was folded, only sums can be compared`
  return `  ${campaign}: ${views} ${views === 1 ? 'view' : 'views'}${voided > 0 ? `, ${voided} voided` : ''}`
}

function sayDifferences(differences: readonly Difference[]): string[] {
  if (differences.length === 0) return ['Every counter equals the recount.']
  return differences.map(({ campaign, counter, row, stored, recounted }) => {
    const name = row === '' ? counter : `${counter} ${row}`
    return `${campaign}: ${name} says ${stored}, the recount ${recounted}`
  })
}
