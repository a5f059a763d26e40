import { Command } from 'commander'
import type { Difference } from '../db/campaign/comparison.ts'
import { hasNodes, type Recounted, readRecounted, recount } from '../db/campaign/recount.ts'
import { openFile } from '../db/clients/file.ts'
import { CommandError, run } from './fail.ts'
import { settingsHere } from './place.ts'
import { printJson } from './print-json.ts'

export function verifyCommand(): Command {
  return new Command('verify')
    .description('recount everything and compare it with the counters')
    .argument('[slug]', 'only this one')
    .option('--json')
    .action((slug: string | undefined, { json }: { json?: true }) => run(() => verify(slug, json)))
}

async function verify(slug: string | undefined, json: true | undefined) {
  const { databaseUrl } = settingsHere()
  const engine = await openFile(databaseUrl, { mustExist: true })
  try {
    if (slug !== undefined && !(await hasNodes(engine, slug))) {
      throw new CommandError(`Nothing of a campaign "${slug}" is in the database, neither roots nor views`)
    }
    const database = databaseUrl.replace(/^file:/, '')
    const campaigns = await readRecounted(engine, slug)
    const differences = await recount(engine, slug)
    if (json) printJson({ database, campaigns, differences })
    else console.log([database, ...campaigns.map(sayRecounted), ...sayDifferences(differences)].join('\n'))
    if (differences.length > 0) process.exitCode = 1
  } finally {
    await engine.close()
  }
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
