import type { Report } from '../api.ts'
import { percent, whole } from '../format.ts'
import { words } from '../language.ts'

/** How many views carry a doubt. */
export function doubted({ campaign, totals: { views, doubtful } }: Pick<Report, 'campaign' | 'totals'>): string {
  const { doubt, nobodyCame } = words.value
  if (views === 0) return campaign.phase === 'closed' ? nobodyCame : doubt.empty
  if (doubtful === 0) return doubt.none(views)
  if (doubtful === views) return doubt.all(views, whole(views))
  return doubt.sentence(doubtful, whole(doubtful), whole(views), percent(doubtful / views))
}

/** What cannot be known: one person counted as two, and forwards that the tree cannot follow. */
export function unknowable({ unknown: { twice, reposted } }: Pick<Report, 'unknown'>): string[] {
  const { doubt } = words.value
  return [
    twice > 0 ? doubt.twice(twice, whole(twice)) : doubt.noTwice,
    reposted > 0 ? doubt.reposted(reposted, whole(reposted)) : doubt.noReposted,
  ]
}
