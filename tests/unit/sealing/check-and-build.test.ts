import { readFile } from 'node:fs/promises'
import { basename, relative } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Campaign } from '../../../campaigns/campaign.ts'
import { mediaPaths, references } from '../../../campaigns/media.ts'
import { formatProblem, type Problem } from '../../../campaigns/problem.ts'
import { readText } from '../../../campaigns/text-file.ts'
import { pieceName } from '../../../seal/container.ts'
import { unseal } from '../../../seal/envelope.ts'
import { createKeyring } from '../../../seal/secret.ts'
import { inspectCampaigns } from '../../../site/sealing/inspection.ts'
import { image } from '../../support/campaign-folder.ts'
import { oddCampaigns } from '../../support/odd-campaigns.ts'
import { type Outcome, SECRET, Workplace } from './workplace.ts'

/** FUZZ_SEED and FUZZ_MANY look further than a test has time for. */
const SEED = Number(process.env.FUZZ_SEED ?? 14)
const MANY = Number(process.env.FUZZ_MANY ?? 20)

const keyring = createKeyring(SECRET)
let workplace: Workplace
let names: string[]
let campaigns: readonly Campaign[]
let problems: readonly Problem[]
let built: Outcome

beforeAll(async () => {
  workplace = await Workplace.open()
  const photos = await Promise.all(Array.from({ length: MANY }, (_, i) => image(SEED * MANY + i)))
  const odd = await oddCampaigns(SEED, photos)
  names = odd.map(({ name }) => name)
  for (const { files } of odd) {
    await workplace.write(
      Object.fromEntries(Object.entries(files).map(([path, bytes]) => [`campaigns/${path}`, bytes])),
    )
  }
  const checked = await inspectCampaigns(workplace.path('campaigns'))
  campaigns = checked.campaigns
  problems = checked.problems
  built = await workplace.build()
}, 600_000)
afterAll(() => workplace.close())

const folderOf = (file: string) => relative(workplace.path('campaigns'), file).split('/')[0] ?? ''
const broken = () => new Set(problems.filter(({ severity }) => severity === 'error').map(({ file }) => folderOf(file)))
const passed = () => campaigns.filter(({ folder }) => !broken().has(basename(folder)))

// With fewer, chance decides.
test.skipIf(MANY < 20)('some odd campaigns pass the check, and some do not', () => {
  expect(passed().length).toBeGreaterThan(MANY / 10)
  expect(broken().size).toBeGreaterThan(MANY / 10)
})

test('every problem has its place and says what is expected, without a stack', () => {
  for (const problem of problems) {
    const said = formatProblem(problem)
    expect(said).toMatch(/:\d+ .*(?:expected|put it|make sure|not in )/)
    expect(said).not.toMatch(/\n\s+at |Error:|undefined|cannot be built/)
  }
})

test('the build makes what passes the check, and leaves out nothing else, for the same reasons', () => {
  expect(built.stderr).not.toMatch(/\n\s+at |cannot be built|Error:/)
  if (passed().length > 0) {
    expect(built.stdout).toContain(`dist/: ${passed().length} campaigns`)
    const left = built.stdout.split('\n').flatMap((line) => /^(.*): left out/.exec(line)?.[1] ?? [])
    expect(left.sort(), built.stderr).toEqual(names.filter((name) => broken().has(name)).sort())
  }
  const errors = problems.filter(({ severity }) => severity === 'error')
  for (const { file, line, message } of errors) {
    expect(built.stderr).toContain(`${relative(workplace.folder, file)}:${line} `)
    expect(built.stderr).toContain(message)
  }
})

test('what passes is shown: its title, its text, and every medium where it was written, with no raw Markdown', async () => {
  for (const { slug, title, folder, pieces } of passed()) {
    const page = await readFile(workplace.path('dist', slug, 'index.html'), 'utf8')
    expect(page, folder).toContain(escaped(title))
    for (const { id, epoch, file, media } of pieces) {
      const key = keyring.content(slug, id, epoch)
      const sealed = await readFile(workplace.path('dist', slug, 'sealed', `${pieceName(key)}.bin`))
      const html = new TextDecoder().decode(await unseal(new Uint8Array(sealed), key))
      const prose = html.replace(/<(pre|code)\b.*?<\/\1>/gs, '')
      expect(html.normalize(), folder).toContain('Été')
      expect(prose, folder).not.toMatch(/\]\(|\ufffd|media\/[^\s"<]*\.(?:jpg|png|txt)/i)
      const written = references(await readText(file)).filter(({ url }) => mediaPaths(url).length > 0)
      expect(html.match(/ data-(?:sealed|film|sound)=/g)?.length ?? 0, `${folder}: ${media}`).toBe(written.length)
      for (const name of namesIn(html)) {
        const container = new Uint8Array(await readFile(workplace.path('dist', slug, 'sealed', `${name}.bin`)))
        expect((await unseal(container, key)).length, `${folder}: ${media}`).toBeGreaterThan(0)
      }
    }
  }
})

/** Of every container that a piece shows or offers. */
function namesIn(html: string): string[] {
  const values = [...html.matchAll(/ data-(?:sealed|film|poster|avif)="([^"]*)"/g)].map(([, value = '']) => value)
  return values.flatMap((value) => value.split(', ').map((each) => each.split(' ')[0] ?? ''))
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
