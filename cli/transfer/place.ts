import { declaredRoots } from '../../api/catalogue.ts'
import { MOST_RECOUNTED } from '../../api/edge/recountable.ts'
import { requireSecret, type Settings } from '../../api/env.ts'
import { requireOwn } from '../../api/own-file.ts'
import type { Difference } from '../../db/campaign/comparison.ts'
import { isAway, moveOf } from '../../db/campaign/moves.ts'
import { recount, viewsOf } from '../../db/campaign/recount.ts'
import { plantRoots } from '../../db/campaign/roots.ts'
import { pathOf } from '../../db/clients/database-path.ts'
import { openFile } from '../../db/clients/file.ts'
import type { Engine } from '../../db/engine.ts'
import { createKeyring } from '../../seal/secret.ts'
import { askRemote, openRemote } from '../edge/remote.ts'
import { readablePath } from '../place.ts'
import { requireCampaign } from '../workplace.ts'

/** Where a campaign lives: the database here, or its object in a deployment at the edge. */
export interface CampaignPlace {
  /** Address of a deployment, or path of the database. */
  name: string
  engine: Engine
  /** Recounts the campaign. */
  verify(): Promise<readonly Difference[]>
  /** The most views that it can recount; without it, as many as there are. */
  mostViews?: number
  /** Lets it be read anew after its rows were replaced, and plants its declared links. */
  restart(): Promise<void>
  close(): Promise<void>
}

/**
 * Opens the place of a campaign.
 *
 * @param at address of a deployment; undefined: the database here
 * @param bySums whether a campaign that is too large to be recounted there is taken by the sums of its rows alone
 */
export async function openPlace(
  settings: Settings,
  at: string | undefined,
  slug: string,
  bySums = false,
): Promise<CampaignPlace> {
  const secret = await requireSecret(settings)
  const keyring = createKeyring(secret)
  if (at !== undefined) {
    const [store, key] = [`campaigns/${slug}` as const, keyring.operator()]
    const ask = <Answer>(what: 'verify' | 'restart') => askRemote<Answer>(at, store, key, what, {})
    const engine = openRemote(at, store, key)
    const verify = async () => (await ask<{ differences: Difference[] }>('verify')).differences
    return {
      ...{ name: at, engine },
      ...(bySums
        ? { verify: async () => ((await viewsOf(engine, slug)) > MOST_RECOUNTED ? [] : verify()) }
        : { verify, mostViews: MOST_RECOUNTED }),
      restart: async () => void (await ask('restart')),
      close: async () => {},
    }
  }
  const engine = await openFile(settings.databaseUrl, { asItIs: true })
  await requireOwn(engine, keyring, settings)
  const campaign = await requireCampaign(settings, secret, slug)
  return {
    name: readablePath(pathOf(settings.databaseUrl)),
    engine,
    verify: () => recount(engine, slug),
    // A server looks at its database itself; what is declared here alone is planted, as with its start.
    restart: async () => {
      const move = await moveOf(engine, slug)
      if (!move || !isAway(move)) await engine.write(plantRoots(declaredRoots(campaign, keyring), Date.now()))
    },
    close: () => engine.close(),
  }
}
