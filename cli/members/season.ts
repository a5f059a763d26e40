import { ListRefused } from '../../api/studio/enlisting.ts'
import { seasonIn } from '../../api/studio/season.ts'
import { takeOver } from '../../api/studio/take-over.ts'
import { CommandError } from '../fail.ts'
import { rootLinks } from '../links.ts'
import type { Workplace } from '../workplace.ts'
import { linksCsv, refuseExisting, writeLinks } from './links-file.ts'
import { enlistingAt, listedLinks, listedRoot } from './listed-links.ts'

/** `links <new> take-over <old>`: the links of last season, made anew for this one. */
export async function takeSeasonOver(workplace: Workplace, from: string, { out, json }: { out?: string; json?: true }) {
  await refuseExisting(out)
  const { source, store } = workplace
  const taken = await takeOver(enlistingAt(workplace), seasonIn(workplace.engineOf(from), from)).catch(
    (error: unknown) => {
      if (error instanceof ListRefused) throw new CommandError(`take-over: ${error.message}`)
      throw error
    },
  )
  for (const { label, added, known } of taken.lists) console.error(`${label}: ${added} new, ${known} there before`)
  if (taken.roots.length > 0) console.error(`Other links: ${taken.roots.join(', ')}`)
  if (taken.revoked > 0) console.error(`Left out, since they were revoked or have left: ${taken.revoked}`)
  if (taken.elsewhere > 0) console.error(`On another list already: ${taken.elsewhere}`)
  if (taken.lostCircles.length > 0) {
    console.error(`Circles that ${source.campaign.slug} does not have: ${taken.lostCircles.join(', ')}`)
  }
  const own = new Set(taken.roots)
  const others = (await rootLinks(source, store)).filter(({ label }) => own.has(label))
  const members = await listedLinks(workplace, new Set(taken.lists.map(({ list }) => list)))
  const links = [...others.map(listedRoot), ...members]
  if (json) return links
  await writeLinks(out, linksCsv(links, 'comma'))
  return links
}
