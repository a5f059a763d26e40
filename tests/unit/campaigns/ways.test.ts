import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { loadCampaigns } from '../../../campaigns/load.ts'
import { formatProblem } from '../../../campaigns/problem.ts'
import { image, writeCampaigns } from '../../support/campaign-folder.ts'

const page = await readFile(new URL('../../../docs/ways.md', import.meta.url), 'utf8')
const ways = page.split(/^## /m).flatMap((section) => {
  const [name = '', ...rest] = section.split('\n')
  const [, yaml] = /```yaml\n([^`]*)```/.exec(rest.join('\n')) ?? []
  return yaml ? [[name, yaml] as const] : []
})

it('there are five', () => expect(ways).toHaveLength(5))

it.each(ways)('%s: what is there to copy is a campaign without a mistake', async (_, yaml) => {
  const ids = [...yaml.matchAll(/\{ id: ([a-z-]+), title:/g)].map(([, id]) => id)
  const pieces = (ids.length > 0 ? ids : ['letter']).map((id) => [`c/sealed/${id}.md`, 'Dear you.'])
  const folder = await writeCampaigns({
    'c/campaign.yaml': `title: Ours\nlocale: en\n${yaml}`,
    'c/media/claire.jpg': await image(1),
    ...Object.fromEntries(pieces),
  })
  const { problems } = await loadCampaigns(folder)
  const errors = problems.filter(({ severity }) => severity === 'error')
  expect(errors.map(formatProblem)).toEqual([])
})
