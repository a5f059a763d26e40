import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Campaign, CONFIG } from '../../campaigns/campaign.ts'
import { readConfigFile } from '../../campaigns/config-file.ts'
import { openPicture } from '../../campaigns/picture.ts'
import type { Problem } from '../../campaigns/problem.ts'
import { LOOKS } from './index.ts'

/** Sides of a cover, longer by shorter: what is cut out of a thinner one is enlarged as a whole first, for minutes. */
const MOST_THIN = 10

/** Pixels across below which a cover is blurred on every phone. */
const LEAST_WIDE = 480

/** Problems of a cover, and of its tall cut, which would not be shown as intended. */
export async function coverProblems({ cover, look, folder }: Campaign): Promise<Problem[]> {
  if (!cover) return []
  const file = join(folder, CONFIG)
  const { lineOf } = readConfigFile(file, await readFile(file, 'utf8'))
  const problem = (severity: Problem['severity'], path: string[], message: string): Problem => {
    return { severity, file, line: lineOf(path), field: path.join('.'), message }
  }
  const ofSize = async (image: string, path: string[]): Promise<Problem[]> => {
    const { format, autoOrient } = await (await openPicture(image)).metadata()
    const { width, height } = autoOrient
    const fault = `${width} × ${height} pixels, expected an image`
    if (Math.max(width, height) > MOST_THIN * Math.min(width, height))
      return [problem('error', [...path, 'image'], `${fault} at most ${MOST_THIN} times as long as it is wide`)]
    if (width >= LEAST_WIDE || format === 'svg') return []
    return [problem('warning', [...path, 'image'], `${fault} at least ${LEAST_WIDE} wide, better 1600: it is blurred`)]
  }
  const problems = await ofSize(cover.image, ['cover'])
  if (cover.focus.some((part) => part > 0 && part < 1) && cover.focus.every((part) => part <= 1)) {
    const [x, y] = cover.focus.map((part) => Math.round(part * 100))
    const fault = `[${cover.focus.join(', ')}] is the corner of the image, expected percent: [${x}, ${y}]`
    problems.push(problem('warning', ['cover', 'focus'], fault))
  }
  if (!cover.tall) return problems
  const tall = ['cover', 'tall']
  if (!LOOKS[look].upright)
    return [...problems, problem('warning', tall, `${look} never shows a cover upright, expected none`)]
  const { width, height } = (await (await openPicture(cover.tall.image)).metadata()).autoOrient
  if (height > width) return [...problems, ...(await ofSize(cover.tall.image, tall))]
  return [
    ...problems,
    problem('error', tall, `${width} × ${height} pixels, expected an image that is higher than it is wide`),
  ]
}
