import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { requireSecret, type Settings } from '../../api/env.ts'
import { moveOf } from '../../db/campaign/moves.ts'
import { readRecounted, recount } from '../../db/campaign/recount.ts'
import type { StoredRoot } from '../../db/campaign/roots.ts'
import { SETTLE } from '../../db/campaign/unsettled.ts'
import { CopyFault, type DatabaseCopy } from '../../db/clients/copy.ts'
import { removeAll, restoringOf } from '../../db/clients/drafts.ts'
import { keptName } from '../../db/clients/kept-name.ts'
import { openCopy } from '../../db/clients/replacement.ts'
import type { Engine } from '../../db/engine.ts'
import { createKeyring } from '../../seal/secret.ts'
import { CommandError, inWords } from '../fail.ts'
import { collect, type Deployment, slugsOf } from '../transfer/collect.ts'
import { dropPages, keepPage, land, makePages, readPages } from '../transfer/pages.ts'
import { type CampaignPlace, openPlace } from '../transfer/place.ts'
import {
  beginArrival,
  compareLanded,
  endArrival,
  hear,
  openLanded,
  type Run,
  requireRecountableAt,
  requireRight,
  send,
} from '../transfer/send.ts'
import { type CampaignTable, campaignTables, differenceOf, studioTables } from '../transfer/tables.ts'
import { askRemote, openRemote } from './remote.ts'

/** How often an arrival is heard of, which is given up after ten minutes of silence: others are sent before it. */
const HEARD_EVERY_MS = 60_000

interface Restored extends Pick<DatabaseCopy, 'bytes' | 'campaigns'> {
  /** Where what was there is kept. */
  kept: string
  /** What was wrong of what was there, in words. */
  wrong: string[]
  /** Campaigns of the deployment that the file has nothing of; they stay as they are. */
  untouched: string[]
}

interface Options {
  /** Throws where the links of the file are not those of this deployment. */
  requireOurs: (roots: readonly StoredRoot[]) => void
  /** Whether views are given up that the file does not have. */
  losesNewer: boolean
  /** Whether a campaign is replaced that cannot be copied before. */
  losesUnreadable: boolean
  /** See `openPlace`. */
  bySums: boolean
}

/**
 * `restore --at`: puts a file into the objects of a deployment. Its campaigns answer `unavailable` meanwhile; what was there is copied
 * before, and comes back by itself where this is broken off.
 */
export async function restoreElsewhere(settings: Settings, from: string, options: Options): Promise<Restored> {
  const deployment = { at: settings.siteUrl, key: createKeyring(await requireSecret(settings)).operator() }
  const draft = restoringOf(from)
  try {
    const { engine, copy } = await openCopy({ from, draft, requireOurs: options.requireOurs }).catch(
      (cause: unknown) => {
        throw cause instanceof CopyFault ? new CommandError(`${cause.message}. Nothing was changed.`, { cause }) : cause
      },
    )
    try {
      requireRight(from, await recount(engine))
      // A process that was killed may have left views that are in no other counter yet, and what waits is not copied.
      await engine.write(SETTLE)
      const there = await slugsOf(deployment)
      const slugs = (await readRecounted(engine)).map(({ campaign }) => campaign)
      const kept = keptName(from, 'before')
      const wrong = await restoreAll(engine, settings, deployment, { ...options, slugs, kept })
      return { ...copy, kept, wrong, untouched: there.filter((slug) => !slugs.includes(slug)) }
    } finally {
      await engine.close()
    }
  } finally {
    removeAll(draft)
  }
}

interface Plan extends Omit<Options, 'requireOurs'> {
  slugs: readonly string[]
  kept: string
}

/** Copies what is there: also what is wrong, since that is why it is replaced. Resolves with what is wrong, in words. */
async function keep(deployment: Deployment, { slugs, kept, losesUnreadable }: Plan): Promise<string[]> {
  const wrong: string[] = []
  await collect(deployment, slugs, kept, {
    check: (differences) => {
      for (const { campaign, counter, row, stored, recounted } of differences)
        wrong.push(`${campaign}: ${counter} ${row} said ${stored}, the recount ${recounted}`)
    },
    leaveOut: (slug, cause) => {
      const said = `${slug} cannot be copied (${inWords(cause)})`
      if (!losesUnreadable) {
        throw new CommandError(`${said}. Nothing was replaced. Expected --lose-unreadable to replace it all the same`, {
          cause,
        })
      }
      wrong.push(`${said}: what was there is lost`)
    },
  })
  return wrong
}

/** Resolves with what was wrong of what was there. */
async function restoreAll(engine: Engine, settings: Settings, deployment: Deployment, plan: Plan): Promise<string[]> {
  const { slugs, losesNewer, bySums } = plan
  const tables = await campaignTables(engine)
  const places = new Map<string, CampaignPlace>()
  // Also those that are in no build any more.
  for (const slug of slugs) await askRemote(deployment.at, 'studio', deployment.key, 'enrol', { slug })
  for (const slug of slugs) places.set(slug, await openPlace(settings, deployment.at, slug, bySums))
  for (const [slug, place] of places) await requireRecountableAt(engine, place, slug)
  const begun = new Map<CampaignPlace, Run>()
  const heard = setInterval(() => {
    // One that was given up meanwhile says so at its next step.
    for (const [place, run] of begun) place.engine.write([hear(run)]).catch(() => undefined)
  }, HEARD_EVERY_MS)
  try {
    for (const [slug, place] of places) {
      await requireRestorable(place, tables, slug)
      const run = { campaign: slug, move: randomUUID() }
      begun.set(place, run)
      await beginArrival(place, tables, { ...run, peer: '' })
    }
    if (!losesNewer) await requireNothingNewer(engine, places)
    const wrong = await keep(deployment, plan)
    for (const [place, run] of [...begun]) {
      await send(engine, place, tables, run)
      await compareLanded(engine, place, tables, run.campaign)
      await openLanded(place, run)
      begun.delete(place)
      await place.restart()
    }
    await restoreStudio(engine, deployment)
    return wrong
  } catch (cause) {
    const rest: string[] = []
    for (const [place, run] of begun) {
      const said = await leaveOff(place, tables, run).catch((error: unknown) => inWords(error))
      if (said !== undefined) rest.push(`${run.campaign}: ${said}`)
    }
    throw new CommandError([inWords(cause), ...rest].join('\n'), { cause })
  } finally {
    clearInterval(heard)
  }
}

/** Opens a campaign as it was, if nothing has landed. What has landed and was not found right stays shut; says so. */
async function leaveOff(place: CampaignPlace, tables: readonly CampaignTable[], run: Run): Promise<string | undefined> {
  const there = await moveOf(place.engine, run.campaign)
  if (there?.state === 'landed') {
    return 'the rows of the file are there and were not found right: it stays shut until the same command, or one with another file, is given again'
  }
  if (there?.move === run.move) await endArrival(place, tables, there)
  await place.restart()
  return undefined
}

async function requireRestorable({ name, engine }: CampaignPlace, tables: readonly CampaignTable[], slug: string) {
  const differs = differenceOf(tables, await campaignTables(engine))
  if (differs !== undefined) {
    throw new CommandError(`${differs}: ${name} has another version of the program, expected the same one as here`)
  }
  const move = await moveOf(engine, slug)
  if (move && move.state !== 'arrived' && move.peer !== '') {
    throw new CommandError(`${slug} is between ${name} and ${move.peer}: finish or give up that move first`)
  }
}

/** Throws where an object has views that the file does not. */
async function requireNothingNewer(engine: Engine, places: ReadonlyMap<string, CampaignPlace>): Promise<void> {
  const newer: string[] = []
  for (const [slug, place] of places) {
    const { last } = await engine.db.get<{ last: number }>(
      sql`SELECT coalesce(max(id), 0) AS last FROM nodes WHERE campaign = ${slug} AND parent IS NOT NULL`,
    )
    const { views } = await place.engine.db.get<{ views: number }>(
      sql`SELECT count(*) AS views FROM nodes WHERE campaign = ${slug} AND parent IS NOT NULL AND id > ${last}`,
    )
    if (views > 0) newer.push(`${slug} ${views}`)
  }
  if (newer.length === 0) return
  throw new CommandError(
    `Views there that are newer than the file, and would be lost: ${newer.join(', ')}. Nothing was changed. Expected a newer file, or --lose-newer`,
  )
}

/** Keys, sessions and the audit of the studio, in one transaction. */
async function restoreStudio(engine: Engine, { at, key }: Deployment): Promise<void> {
  const remote = openRemote(at, 'studio', key)
  const tables = await studioTables(engine)
  // One name: what a broken-off restore left there is deleted by the next one, or by the object itself (`left-pages.ts`).
  const store = 'restore'
  await remote.write([makePages, dropPages(store)])
  let number = 0
  for await (const page of readPages(engine, tables, undefined)) await remote.write([keepPage(store, number++, page)])
  await remote.write([...land(tables, store, undefined), dropPages(store)])
  await askRemote(at, 'studio', key, 'restart', {})
}
