import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { type Campaign, CONFIG } from '../../campaigns/campaign.ts'
import { readConfigFile } from '../../campaigns/config-file.ts'
import type { Problem } from '../../campaigns/problem.ts'
import { LOOKS } from './index.ts'

/** Problems of a cover's tall cut, which would not be shown as intended. */
export async function tallCoverProblems({ cover, look, folder }: Campaign): Promise<Problem[]> {
  if (!cover?.tall) return []
  const file = join(folder, CONFIG)
  const { lineOf } = readConfigFile(file, await readFile(file, 'utf8'))
  const problem = (severity: Problem['severity'], message: string): Problem => {
    return { severity, file, line: lineOf(['cover', 'tall']), field: 'cover.tall', message }
  }
  if (!LOOKS[look].upright) return [problem('warning', `${look} never shows a cover upright, expected none`)]
  const { width, height } = (await sharp(cover.tall.image).metadata()).autoOrient
  if (height > width) return []
  return [problem('error', `${width} × ${height} pixels, expected an image that is higher than it is wide`)]
}
