import { join } from 'node:path'
import { type Campaign, CONFIG } from '../../campaigns/campaign.ts'
import { formatPath, readConfigFile } from '../../campaigns/config-file.ts'
import type { Problem } from '../../campaigns/problem.ts'
import { readText } from '../../campaigns/text-file.ts'
import { editionsOf } from '../../campaigns/translation.ts'
import { unshownLetters } from './fallbacks.ts'

/** Warns about letters of a title or a brand that the picture under a link, the icon and posters leave out. */
export async function letterProblems(campaign: Campaign): Promise<Problem[]> {
  const found = editionsOf(campaign).flatMap(({ locale, title, brand }) => {
    const above = locale === campaign.locale ? [] : ['translations', locale]
    const isTitle = brand === title
    return [
      { path: [...above, 'title'], letters: unshownLetters(title) },
      ...(isTitle ? [] : [{ path: [...above, 'brand'], letters: unshownLetters(brand) }]),
    ].filter(({ letters }) => letters.length > 0)
  })
  if (found.length === 0) return []
  const file = join(campaign.folder, CONFIG)
  const { lineOf } = readConfigFile(file, await readText(file))
  return found.map(({ path, letters }) => {
    const message = `pictures under links and posters leave out ${letters.join(' ')}, expected letters that they can show (on the page, phones show their own)`
    return { severity: 'warning', file, line: lineOf(path), field: formatPath(path), message }
  })
}
