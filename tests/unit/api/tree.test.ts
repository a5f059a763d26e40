import { expect, it } from 'vitest'
import { treeOf } from '../../../api/studio/tree.ts'
import { othersSight } from '../../../api/studio/tree-crowds.ts'
import { Forest } from '../../../db/campaign/forest.ts'
import { firstIdAt, type NodeId } from '../../../db/campaign/node-id.ts'
import { createTokenKind } from '../../../seal/link.ts'
import { keyring } from '../../support/fixture.ts'

const AT = Date.UTC(2026, 5, 1)
const pause = async () => {}

it('draws lost links that go on in the order of their names, which does not tell who went on first', async () => {
  const links = Array.from({ length: 12 }, (_, i) => firstIdAt(AT + i))
  const forest = new Forest()
  forest.append({
    ids: links.map((link) => (link + 1) as NodeId),
    ...{ parents: links, roots: links, depths: links.map(() => 1), channels: links.map(() => 'sms' as const) },
    ...{ at: links.map(() => AT), doubts: links.map(() => 0) },
  })
  await forest.countBelow(pause)
  const sight = await othersSight(forest, pause)
  const names = createTokenKind(keyring.name('open'))
  const { nodes } = await treeOf(forest, [], { most: 20, fold: 5 }, { names, sight, now: AT, pause })
  expect(nodes).toEqual(links.map((link) => names.write(link)).sort())
})
