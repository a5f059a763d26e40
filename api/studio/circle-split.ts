import { partId, partOf } from '../../campaigns/circle-parts.ts'
import type { CirclesManifest } from '../../campaigns/manifest.ts'
import { planSplit, type SplitPlan } from '../../db/campaign/circles/split-plan.ts'
import type { CampaignStore } from '../../db/campaign/store.ts'
import type { CatalogueEntry } from '../catalogue.ts'
import { nameOfPart, namesOfHalves, splitDetail } from '../circle-names.ts'
import { ApiError } from '../errors.ts'
import { isTold } from './anonymity.ts'
import { shownId } from './circles.ts'
import type { SplitAnswer } from './contract/circles-schema.ts'

interface Asked {
  /** The part as the studio names it: `bretagne.1`. */
  part: string
  /** How many parts its circle is thought to have. */
  parts?: number | undefined
  dryRun: boolean
}

interface Asker {
  who: string
  isOwner: boolean
}

/** Divides a part of a circle, or says what that would do. Throws `circle-unknown`. */
export async function splitCircle(
  { slug, circles }: CatalogueEntry & { circles: CirclesManifest },
  store: CampaignStore,
  { part, parts, dryRun }: Asked,
  { who, isOwner, now }: Asker & { now: number },
): Promise<SplitAnswer> {
  const { of, number } = partOf(part)
  const plan = await planSplit(store, slug, partId(of, number))
  if (!plan) throw new ApiError('circle-unknown')
  const trial = answerOf(plan, circles, isOwner)
  if (parts !== undefined && parts !== plan.part.parts) return { ...trial, divides: false, why: 'changed', halves: [] }
  if (dryRun || !trial.divides) return trial
  const change = (plan: SplitPlan) => {
    return { at: now, who, campaign: slug, action: 'circle-split', detail: splitDetail(circles, plan) } as const
  }
  const request = { campaign: slug, circle: plan.part.circle, who, change, parts: plan.part.parts }
  const outcome = await store.ledger.split(request)
  if (outcome?.isDone) return answerOf(outcome.plan, circles, isOwner)
  return { ...trial, divides: false, why: outcome?.plan.undivided ?? 'changed', halves: [] }
}

function answerOf(plan: SplitPlan, circles: CirclesManifest, isOwner: boolean): SplitAnswer {
  const { part, number, branches, stays, goes, undivided } = plan
  const told = (count: number) => (isTold(count, isOwner) ? count : null)
  const [staying, going] = namesOfHalves(circles, plan)
  const halves = [
    { id: shownId(part.whole, part.number), name: staying, views: stays.views, branches: stays.branches },
    { id: shownId(part.whole, number), name: going, views: goes.views, branches: goes.branches },
  ]
  return {
    divides: undivided === null,
    why: undivided,
    part: { id: shownId(part.whole, part.number), name: nameOfPart(circles, part), views: told(part.views) },
    halves: undivided === null ? halves : [],
    largest: told(Math.max(0, ...branches.map((branch) => branch.views))),
  }
}
