import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { DrawnTickets } from '../../pieces/draw/contract.ts'
import { temporaryFolder } from './fixture.ts'

const page = await readFile(new URL('../../docs/campaigns.md', import.meta.url), 'utf8')
const [, section = ''] = page.split('\n### A draw, checked by a stranger\n')
const block = (language: string) => new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(section)?.[1] ?? ''

/** The draw that docs/campaigns.md holds for strangers to try. */
export const PUBLISHED_DRAW: DrawnTickets = JSON.parse(block('json'))
/** What it says of the tickets of that. */
export const ALL_TICKETS = /`all` is `([0-9a-f]{64})`/.exec(section)?.[1]

/** What the script in docs/campaigns.md, as it stands there, says of a draw. */
export async function drawByHand(draw: DrawnTickets | string, commitment: string): Promise<string> {
  const folder = await temporaryFolder()
  const [script, file] = [join(folder, 'check-draw.mjs'), join(folder, 'draw.json')]
  await writeFile(script, block('js'))
  await writeFile(file, typeof draw === 'string' ? draw : JSON.stringify(draw))
  const { stdout } = await promisify(execFile)(process.execPath, [script, file, commitment])
  return stdout.trim()
}
