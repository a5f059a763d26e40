import { Command } from 'commander'
import { nameOfPart, namesOfHalves, splitDetail } from '../api/circle-names.ts'
import { partOf } from '../campaigns/circle-parts.ts'
import { EXPECTED_CIRCLES } from '../campaigns/circles.ts'
import type { CirclesManifest } from '../campaigns/manifest.ts'
import { suggestion } from '../campaigns/suggestion.ts'
import { COMMAND_LINE } from '../db/audit.ts'
import type { CampaignChange } from '../db/campaign/audit.ts'
import { readParts, readSplits } from '../db/campaign/circles/parts.ts'
import { planSplit, type SplitPlan } from '../db/campaign/circles/split-plan.ts'
import { listRoots } from '../db/campaign/roots.ts'
import { createTokenKind } from '../seal/link.ts'
import { CommandError, run } from './fail.ts'
import { minute } from './minute.ts'
import { printJson } from './print-json.ts'
import { atWork, type Workplace } from './workplace.ts'

/** `circles`: how they stand, and how one is divided. */
export function circlesCommand(): Command {
  return new Command('circles')
    .description('list the circles of a campaign, or divide one by whole branches')
    .argument('<slug>')
    .argument('[split]', '`split` divides one')
    .argument('[circle]', 'its id, or that of a part such as bretagne.2')
    .option('--dry-run', 'only say what would happen, and which branch would go where')
    .option('--json')
    .action((slug: string, action: string | undefined, circle: string | undefined, options: CirclesOptions) =>
      run(() => circles(slug, action, circle, options)),
    )
}

interface CirclesOptions {
  dryRun?: true
  json?: true
}

async function circles(slug: string, action: string | undefined, circle: string | undefined, options: CirclesOptions) {
  if (action !== undefined && action !== 'split') throw new CommandError(`Unknown action "${action}", expected split`)
  if (action && !circle) throw new CommandError(`Expected the circle: circles ${slug} split <circle>`)
  if (!action && options.dryRun)
    throw new CommandError(`--dry-run: is for a split, expected: circles ${slug} split <circle>`)
  await atWork(slug, async (workplace) => {
    const { circles } = workplace.source.campaign
    if (!circles) throw new CommandError(`${slug}: the campaign has no circles, ${EXPECTED_CIRCLES}`)
    if (circle) await split(workplace, circles, circle, options)
    else await list(workplace, circles, options)
  })
}

async function list({ source, store }: Workplace, circles: CirclesManifest, { json }: CirclesOptions) {
  const { slug } = source.campaign
  const [parts, splits] = [await readParts(store, slug), await readSplits(store, slug)]
  const listed = circles.list.map(({ id, name, goal = null }) => ({
    ...{ id, name, goal },
    parts: parts
      .filter(({ whole }) => whole === id)
      .map((part) => ({ id: part.circle, name: nameOfPart(circles, part), views: part.views, clear: part.clear })),
  }))
  if (json) return printJson({ size: circles.size, splits: circles.splits, circles: listed, history: splits })
  const width = Math.max(
    ...listed.flatMap(({ name, parts }) => [name, ...parts.map((part) => part.name)]).map(lengthOf),
  )
  for (const { id, name, goal, parts } of listed) {
    if (parts.length === 0) console.log(`${pad(name, width)}  nobody yet  (${id})`)
    for (const part of parts) {
      const ofGoal = goal === null ? '' : ` of ${goal}`
      const isLarge = part.clear > circles.size ? `, beyond its size of ${circles.size}` : ''
      console.log(
        `${pad(part.name, width)}  ${part.clear}${ofGoal} clear, ${part.views} in all${isLarge}  (${part.id})`,
      )
    }
  }
  const name = (id: string) => nameOfPart(circles, { whole: partOf(id).of, number: partOf(id).number, parts: 2 })
  for (const { at, who, circle, half, stayed, went, branches } of splits) {
    const by = who === null ? 'by itself' : `by ${who}`
    console.log(
      `${minute(at)}  ${name(circle)} divided ${by}: ${stayed} stayed, ${went} in ${plural(branches, 'branch', 'branches')} went into ${name(half)}`,
    )
  }
}

async function split(workplace: Workplace, circles: CirclesManifest, circle: string, { dryRun, json }: CirclesOptions) {
  const { source, store, now } = workplace
  const { slug } = source.campaign
  const planned = await planSplit(store, slug, circle)
  if (!planned) throw new CommandError(await unknown(workplace, circles, circle))
  const change = (plan: SplitPlan): CampaignChange => ({
    ...{ at: now(), who: COMMAND_LINE, campaign: slug, action: 'circle-split' },
    detail: splitDetail(circles, plan),
  })
  const done = dryRun ? undefined : await store.ledger.split({ campaign: slug, circle, who: COMMAND_LINE, change })
  const plan = done?.plan ?? planned
  if (json) printJson(await tell(workplace, circles, plan, done?.isDone ?? false))
  else for (const line of await sentences(workplace, circles, plan, dryRun === true)) console.log(line)
  if (!dryRun && !done?.isDone) process.exitCode = 1
}

/** What a split does, for machines. */
async function tell(workplace: Workplace, circles: CirclesManifest, plan: SplitPlan, isDone: boolean) {
  const { part, half, stays, goes, undivided } = plan
  const [first, second] = namesOfHalves(circles, plan)
  return {
    ...{ done: isDone, undivided },
    halves: [
      { id: part.circle, name: first, ...stays },
      { id: half, name: second, ...goes },
    ],
    branches: await namedBranches(workplace, plan),
  }
}

/** Branches that are listed one by one; of the others it says how many there are. */
const LISTED = 20

async function sentences(
  workplace: Workplace,
  circles: CirclesManifest,
  plan: SplitPlan,
  isTrial: boolean,
): Promise<string[]> {
  const { part, stays, goes, undivided } = plan
  const branches = await namedBranches(workplace, plan)
  const whole = `${nameOfPart(circles, part)}: ${part.clear} clear views in ${plural(branches.length, 'branch', 'branches')}.`
  if (undivided === 'too-small') return [`${whole} It cannot be divided: a half of less than five is no circle.`]
  const [largest] = branches
  if (undivided === 'one-branch' && largest) {
    const reason = `${largest.clear} of them grew from one fan, through "${largest.root}", and nobody is parted from whom they came through`
    return [`${whole} It cannot be divided: ${reason}.`]
  }
  const halves = namesOfHalves(circles, plan).map((name, i) => {
    const { clear, branches } = i === 0 ? stays : goes
    return `${name} with ${clear} clear views in ${plural(branches, 'branch', 'branches')}`
  })
  const lines = [whole, `${isTrial ? 'Would divide it' : 'Divided it'} into ${halves.join(', and ')}.`]
  if (!isTrial) return lines
  for (const { node, root, clear, half } of branches.slice(0, LISTED)) {
    lines.push(`  ${String(clear).padStart(6)}  → ${half}  (through "${root}", from ${node})`)
  }
  if (branches.length > LISTED) lines.push(`  and ${branches.length - LISTED} smaller ones: --json lists them`)
  return lines
}

/** The branches with the names that the studio and exports have for them. */
async function namedBranches({ source, store }: Workplace, { part, half, branches }: SplitPlan) {
  const { keyring, campaign } = source
  const names = createTokenKind(keyring.name(campaign.slug))
  const labels = new Map((await listRoots(store, campaign.slug)).map(({ node, label }) => [node, label]))
  return branches.map(({ node, root, views, clear, goes }) => ({
    ...{ node: names.write(node), root: labels.get(root) ?? names.write(root), views, clear },
    half: goes ? half : part.circle,
  }))
}

async function unknown({ source, store }: Workplace, { list }: CirclesManifest, circle: string): Promise<string> {
  if (list.some(({ id }) => id === circle)) return `${circle}: nobody is in it yet, so there is nothing to divide`
  const ids = (await readParts(store, source.campaign.slug)).map((part) => part.circle)
  const expected = ids.length > 0 ? `expected one of ${ids.join(', ')}` : 'nobody is in any circle yet'
  return `No circle "${circle}"${suggestion(circle, ids)}, ${expected}`
}

const plural = (n: number, one: string, other: string) => `${n} ${n === 1 ? one : other}`
const lengthOf = (text: string) => [...text].length
const pad = (text: string, width: number) => text + ' '.repeat(width - lengthOf(text))
