import { afterAll, expect, it, vi } from 'vitest'
import { rankedChoices } from '../../../pieces/poll/ranking.ts'

/** As much of an element as a ranking asks for. */
class Item {
  readonly dataset: { choice: string }
  children: Item[] = []
  constructor(choice = '') {
    this.dataset = { choice }
  }
  append(): void {}
  prepend(...items: Item[]): void {
    this.children = [...items, ...this.children.filter((each) => !items.includes(each))]
  }
  querySelector = () => null
  querySelectorAll = () => []
}
vi.stubGlobal('HTMLElement', Item)
vi.stubGlobal('document', { createElement: () => new Item() })
afterAll(() => vi.unstubAllGlobals())

it('a ranking takes the order of a vote, and that of its list where nothing counts', () => {
  const list = new Item()
  list.children = ['pink', 'brown', 'white'].map((id) => new Item(id))
  const parts = { words: {}, page: { fill: () => '' } } as never
  const ranking = rankedChoices(list as unknown as HTMLElement, parts, () => {})
  ranking.pick(['white', 'pink', 'brown'])
  expect(ranking.picked()).toEqual(['white', 'pink', 'brown'])
  ranking.pick([])
  expect(ranking.picked()).toEqual(['pink', 'brown', 'white'])
})
