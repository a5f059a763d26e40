import { Command } from 'commander'
import { loadSettings } from '../api/env.ts'
import { formatProblem } from '../campaigns/problem.ts'
import { run } from './fail.ts'
import { printJson } from './print-json.ts'
import { selectCampaign } from './workplace.ts'

export function checkCommand(): Command {
  return new Command('check')
    .description('say what is wrong with the campaigns, without building')
    .argument('[slug]', 'only this one')
    .option('--json')
    .action((slug: string | undefined, { json }: { json?: true }) => run(() => check(slug, json)))
}

async function check(slug: string | undefined, json: true | undefined) {
  const { campaignsDir, siteUrl } = loadSettings()
  const { inspectCampaigns } = await import('../site/sealing/inspection.ts')
  const loaded = await inspectCampaigns(campaignsDir, siteUrl)
  const only = slug === undefined ? undefined : selectCampaign(loaded, campaignsDir, slug)
  const problems = only?.problems ?? loaded.problems
  if (json) printJson(problems)
  else for (const problem of problems) console.log(formatProblem(problem))
  if (problems.some(({ severity }) => severity === 'error')) process.exitCode = 1
  else if (!json) console.log(`${slug ?? loaded.campaigns.map((each) => each.slug).join(', ')}: ready to build`)
}
