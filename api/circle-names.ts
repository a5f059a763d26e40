import { partName } from '../campaigns/circle-parts.ts'
import type { CirclesManifest } from '../campaigns/manifest.ts'
import type { PartRow } from '../db/campaign/circles/parts.ts'
import type { SplitPlan } from '../db/campaign/circles/split-plan.ts'

/** The name of a part, as the config has it; of a circle that it no longer has, the id. */
export function nameOfPart(
  { names, list }: CirclesManifest,
  part: Pick<PartRow, 'whole' | 'number' | 'parts'>,
): string {
  const name = list.find(({ id }) => id === part.whole)?.name ?? part.whole
  return partName(names, name, part)
}

/** What the halves of a split are called: the one that stays, then the one that goes. */
export function namesOfHalves(circles: CirclesManifest, { part, number }: SplitPlan): [string, string] {
  const parts = part.parts + 1
  return [nameOfPart(circles, { ...part, parts }), nameOfPart(circles, { ...part, number, parts })]
}

/** How the audit log tells a split: «Bretagne → Bretagne 1 (104), Bretagne 2 (101)». */
export function splitDetail(circles: CirclesManifest, plan: SplitPlan): string {
  const [stays, goes] = namesOfHalves(circles, plan)
  return `${nameOfPart(circles, plan.part)} → ${stays} (${plan.stays.clear}), ${goes} (${plan.goes.clear})`
}
