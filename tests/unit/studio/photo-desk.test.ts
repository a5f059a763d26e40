import { beforeEach, describe, expect, test } from 'vitest'
import type { Decided, Decision, HeldPage, HeldPhoto } from '../../../pieces/gallery/contract.ts'
import { Desk, type Failure, type Requests } from '../../../pieces/gallery/studio/moderation/desk.ts'
import {
  changedBy,
  chosenFrom,
  type Deed,
  isIn,
  moved,
  photosOf,
  pointed,
  type QueueName,
  toggled,
} from '../../../pieces/gallery/studio/moderation/queue.ts'
import { counted, held } from './photos.ts'

const PAGE = 60

/** The API's side: it does what it is told, and answers when it is let. */
class FakeApi implements Requests {
  photos: HeldPhoto[] = []
  readonly decisions: Decision[] = []
  /** What it refuses next. */
  refusal: Failure | undefined
  #gate: Promise<void> = Promise.resolve()

  /** Holds every answer back until the returned function is called. */
  hold(): () => void {
    let open = () => {}
    this.#gate = new Promise((resolve) => {
      open = resolve
    })
    return open
  }

  readonly page = async (queue: QueueName, after?: string): Promise<HeldPage> => {
    await this.#gate
    this.#refuse()
    const behind = this.photos.slice(after === undefined ? 0 : this.photos.findIndex(({ id }) => id === after) + 1)
    const found = behind.filter((photo) => isIn(queue, photo))
    const photos = found.slice(0, PAGE)
    return { photos, next: found.length > PAGE ? (photos.at(-1)?.id ?? null) : null, counts: this.#counts() }
  }

  readonly decide = async (decision: Decision): Promise<Decided> => {
    await this.#gate
    this.#refuse()
    this.decisions.push(decision)
    const ids = 'ids' in decision ? decision.ids : [decision.id]
    const isAsSeen = ({ state }: HeldPhoto) => !('seen' in decision) || decision.seen === state
    this.photos = this.photos.map((photo) =>
      ids.includes(photo.id) && isAsSeen(photo) ? changedBy(decision, photo) : photo,
    )
    return { photos: this.photos.filter(({ id }) => ids.includes(id)), counts: this.#counts() }
  }

  #refuse(): void {
    const { refusal } = this
    this.refusal = undefined
    if (refusal) throw new Error(refusal)
  }

  #counts() {
    const count = (name: QueueName) => this.photos.filter((photo) => isIn(name, photo)).length
    return counted({
      ...{ waiting: count('waiting'), reported: count('reported') },
      ...{ shown: count('shown'), refused: count('refused'), blocked: count('blocked') },
    })
  }
}

let api: FakeApi
let desk: Desk

beforeEach(async () => {
  api = new FakeApi()
  api.photos = ['a', 'b', 'c'].map((id) => held(id))
  desk = new Desk(api, (error) => (error as Error).message as Failure)
  await desk.open('waiting')
})

const ids = () => photosOf(desk.queue.value ?? expect.fail('no queue')).map(({ id }) => id)
const states = () => api.photos.map(({ state }) => state)

describe('a decision', () => {
  test('is shown before the API has answered, and stays when it has', async () => {
    const answer = api.hold()
    desk.decide({ do: 'accept' })
    expect(ids()).toEqual(['b', 'c'])
    expect(desk.queue.value).toMatchObject({ current: 'b', counts: { waiting: 2, shown: 1 } })
    expect(desk.said.value).toEqual({ what: 'accept', photos: 1 })
    answer()
    await expect.poll(() => api.decisions).toEqual([{ do: 'accept', ids: ['a'], seen: 'waiting' }])
    expect(ids()).toEqual(['b', 'c'])
  })

  for (const refusal of ['unheard', 'forbidden', 'refused'] as const) {
    test(`that is ${refusal} puts the photo back where it was, and cannot be undone`, async () => {
      api.refusal = refusal
      desk.change((queue) => pointed(queue, 'b'))
      desk.decide({ do: 'refuse', reason: 'plate' })
      expect(ids()).toEqual(['a', 'c'])
      await expect.poll(() => desk.failure.value).toBe(refusal)
      expect(ids()).toEqual(['a', 'b', 'c'])
      expect(desk.queue.value?.counts).toMatchObject({ waiting: 3, refused: 0 })
      expect(desk.done.value).toEqual([])
      expect(desk.said.value).toBeUndefined()
    })
  }

  test('of one does not wait for another, and arrives behind it', async () => {
    const answer = api.hold()
    desk.decide({ do: 'accept' })
    desk.decide({ do: 'refuse', reason: 'person' })
    desk.undo()
    expect(ids()).toEqual(['b', 'c'])
    answer()
    await expect.poll(() => api.decisions.map(({ do: what }) => what)).toEqual(['accept', 'refuse', 'reconsider'])
    expect(states()).toEqual(['shown', 'waiting', 'waiting'])
  })

  test('that is refused leaves those around it as they are', async () => {
    const answer = api.hold()
    desk.decide({ do: 'accept' })
    await Promise.resolve()
    desk.decide({ do: 'accept' })
    api.refusal = 'refused'
    answer()
    await expect.poll(() => desk.queue.value?.counts).toMatchObject({ waiting: 2, shown: 1 })
    await expect.poll(() => ids()).toEqual(['a', 'c'])
    expect(desk.done.value).toHaveLength(1)
  })

  test('of several is one request, and one undoing', async () => {
    desk.change((queue) => chosenFrom(moved(queue, 1), 'a'))
    desk.decide({ do: 'refuse', reason: 'rights' })
    await expect.poll(() => states()).toEqual(['refused', 'refused', 'waiting'])
    expect(api.decisions).toHaveLength(1)
    desk.undo()
    expect(ids()).toEqual(['a', 'b', 'c'])
    await expect.poll(() => states()).toEqual(['waiting', 'waiting', 'waiting'])
  })

  test('of more than one request takes is sent in parts', async () => {
    api.photos = Array.from({ length: 450 }, (_, i) => held(`p${i}`))
    await desk.open('waiting')
    while (desk.queue.value?.next) await desk.more()
    desk.change((queue) => chosenFrom(moved(queue, 449), 'p0'))
    desk.decide({ do: 'accept' })
    await expect.poll(() => states().every((state) => state === 'shown')).toBe(true)
    expect(api.decisions.map((each) => ('ids' in each ? each.ids.length : 0))).toEqual([200, 200, 50])
  })
})

describe('another moderator', () => {
  /** Decides about a photo at their own desk. */
  const decidesFirst = (id: string, deed: Deed) => {
    api.photos = api.photos.map((photo) => (photo.id === id ? changedBy(deed, photo) : photo))
  }

  test('who decides first is right, which is said, and is not undone by who came later', async () => {
    decidesFirst('a', { do: 'refuse', reason: 'plate' })
    desk.decide({ do: 'accept' })
    await expect.poll(() => desk.said.value).toEqual({ what: 'overtaken', photos: 1 })
    expect([states(), ids(), desk.done.value]).toEqual([['refused', 'waiting', 'waiting'], ['b', 'c'], []])
    desk.undo()
    await desk.settled()
    expect(states()).toEqual(['refused', 'waiting', 'waiting'])
  })

  test('who decided about one of several leaves the others to be undone', async () => {
    decidesFirst('a', { do: 'refuse', reason: 'plate' })
    desk.change((queue) => chosenFrom(moved(queue, 1), 'a'))
    desk.decide({ do: 'accept' })
    await expect.poll(() => states()).toEqual(['refused', 'shown', 'waiting'])
    await expect.poll(() => desk.said.value?.what).toBe('overtaken')
    desk.undo()
    await expect.poll(() => states()).toEqual(['refused', 'waiting', 'waiting'])
  })

  test('who decided anew since stays right when what was decided before is undone', async () => {
    desk.decide({ do: 'accept' })
    await desk.settled()
    decidesFirst('a', { do: 'refuse', reason: 'person' })
    desk.undo()
    await expect.poll(() => desk.said.value?.what).toBe('overtaken')
    expect([states()[0], ids()]).toEqual(['refused', ['b', 'c']])
  })

  test('takes photos out of the queue, but for the one that is looked at and the chosen ones, and puts them back', async () => {
    api.photos = [...api.photos, held('d')]
    await desk.look()
    desk.change((queue) => pointed(toggled(queue), 'b'))
    for (const id of ['a', 'b', 'c']) decidesFirst(id, { do: 'accept' })
    await desk.look()
    expect([ids(), desk.queue.value?.current]).toEqual([['a', 'b', 'd'], 'b'])
    decidesFirst('c', { do: 'reconsider' })
    await desk.look()
    expect(ids()).toEqual(['a', 'b', 'c', 'd'])
  })

  test('is not seen in an answer that is older than what was decided here', async () => {
    const [before, late] = [api.page('waiting'), Promise.withResolvers<HeldPage>()]
    const pages = [before, late.promise]
    const slow: Requests = {
      decide: api.decide,
      page: async () => (await pages.shift()) ?? expect.fail('a third page'),
    }
    desk = new Desk(slow, () => undefined)
    await desk.open('waiting')
    const looked = desk.look()
    desk.decide({ do: 'accept' })
    await desk.settled()
    late.resolve(await before)
    await looked
    expect(ids()).toEqual(['b', 'c'])
  })
})

describe('undoing', () => {
  test('goes back several decisions, the last one first', async () => {
    desk.decide({ do: 'accept' })
    desk.decide({ do: 'refuse', reason: 'unclear' })
    desk.decide({ do: 'accept' })
    expect(ids()).toEqual([])
    desk.undo()
    expect([ids(), desk.queue.value?.current]).toEqual([['c'], 'c'])
    desk.undo()
    expect([ids(), desk.queue.value?.current]).toEqual([['b', 'c'], 'b'])
    desk.undo()
    desk.undo()
    await expect.poll(() => states()).toEqual(['waiting', 'waiting', 'waiting'])
    await expect.poll(() => api.decisions).toHaveLength(6)
  })

  test('makes each photo of several what it was', async () => {
    api.photos = [held('a', { state: 'refused', reason: 'plate' }), held('b', { blocked: true })]
    await desk.open('refused')
    desk.change((queue) => chosenFrom(moved(queue, 1), 'a'))
    desk.decide({ do: 'accept' })
    await expect.poll(() => states()).toEqual(['shown', 'shown'])
    desk.undo()
    await expect.poll(() => api.photos).toMatchObject([{ state: 'refused', reason: 'plate' }, { state: 'waiting' }])
  })

  test('while a queue is asked for shows the photo once that has come', async () => {
    desk.change((queue) => moved(queue, 1))
    desk.decide({ do: 'accept' })
    await desk.settled()
    await desk.open('refused')
    const answer = api.hold()
    const opening = desk.open('waiting')
    await Promise.resolve()
    desk.undo()
    answer()
    await opening
    expect([ids(), desk.queue.value?.current]).toEqual([['a', 'b', 'c'], 'b'])
  })

  test('shows the photo in a queue that was opened since', async () => {
    desk.decide({ do: 'accept' })
    await desk.open('waiting')
    desk.undo()
    expect([ids(), desk.queue.value?.current]).toEqual([['a', 'b', 'c'], 'a'])
  })

  test('that is refused can be tried again', async () => {
    desk.decide({ do: 'accept' })
    await expect.poll(() => states()[0]).toBe('shown')
    api.refusal = 'unheard'
    desk.undo()
    await expect.poll(() => desk.failure.value).toBe('unheard')
    expect(ids()).toEqual(['b', 'c'])
    desk.undo()
    await expect.poll(() => states()[0]).toBe('waiting')
    expect(ids()).toEqual(['a', 'b', 'c'])
  })

  test('unblocks a fan who was blocked', async () => {
    desk.decide({ do: 'block' })
    expect(ids()).toEqual(['b', 'c'])
    desk.undo()
    await expect
      .poll(() => api.decisions)
      .toEqual([
        { do: 'block', id: 'a' },
        { do: 'unblock', id: 'a' },
      ])
    expect(ids()).toEqual(['a', 'b', 'c'])
  })
})

describe('what comes in', () => {
  test('stands last, and what is looked at stays', async () => {
    desk.change((queue) => toggled(moved(queue, 1)))
    api.photos = [...api.photos, held('d')]
    await desk.look()
    expect([ids(), desk.queue.value?.current, [...(desk.queue.value?.chosen ?? [])]]).toEqual([
      ['a', 'b', 'c', 'd'],
      'b',
      ['b'],
    ])
  })

  test('waits for a decision that is on its way: an older answer would undo it', async () => {
    const answer = api.hold()
    const looked = desk.look()
    desk.decide({ do: 'accept' })
    answer()
    await looked
    expect(ids()).toEqual(['b', 'c'])
  })

  test('is asked for behind the last page, however long the queue is', async () => {
    api.photos = Array.from({ length: 130 }, (_, i) => held(`p${i}`))
    await desk.open('waiting')
    while (desk.queue.value?.next) await desk.more()
    api.photos = [...api.photos, held('new')]
    await desk.look()
    expect(ids()).toHaveLength(131)
    expect(ids().at(-1)).toBe('new')
  })

  test('the next page comes before the end is reached', async () => {
    api.photos = Array.from({ length: 130 }, (_, i) => held(`p${i}`))
    await desk.open('waiting')
    desk.change((queue) => moved(queue, 45))
    await expect.poll(() => ids().length).toBe(120)
  })

  test('the next page is not forgotten where something else is being asked', async () => {
    api.photos = Array.from({ length: 130 }, (_, i) => held(`p${i}`))
    await desk.open('waiting')
    const looked = desk.look()
    await desk.more()
    await looked
    await expect.poll(() => ids().length).toBe(120)
  })

  test('a queue that cannot be read says so, and is read the next time', async () => {
    api.refusal = 'unheard'
    await desk.open('shown')
    expect(desk.failure.value).toBe('unheard')
    await desk.open('shown')
    expect([desk.failure.value, desk.queue.value?.name]).toEqual([undefined, 'shown'])
  })
})
