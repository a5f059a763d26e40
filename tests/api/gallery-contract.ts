import { describe, expect, it } from 'vitest'
import type { ProblemBody } from '../../api/errors.ts'
import type { GalleryAnswer, WallPhoto } from '../../pieces/gallery/contract.ts'
import { unseal } from '../../seal/envelope.ts'
import { keyring, rootToken } from '../support/fixture.ts'
import { Fan, type RunningHost } from '../support/host.ts'
import { Contributor, jpeg, newPhotoId } from '../support/photos.ts'

/** What every host must do with the photos of a gallery. */
export function describeGalleries(name: string, host: () => RunningHost) {
  const fanOf = async (piece: string, link = rootToken('cabines')) => {
    const fan = new Fan(host(), 'cabines')
    return new Contributor(fan, (await fan.opened(link)).pass, piece)
  }
  const codeOf = async (response: Response) => ((await response.json()) as ProblemBody).code
  const answerOf = async (response: Response) => (await response.json()) as GalleryAnswer

  describe(`a gallery (${name})`, () => {
    it('keeps a photo once, for its own fan alone while it waits, and answers a retry alike', async () => {
      const [fan, other] = [await fanOf('cabs'), await fanOf('cabs')]
      const wall = { shown: 0, place: 0 }
      expect(await fan.own()).toEqual({ ...wall, own: [], left: 3, blocked: false, full: false, circle: false })
      const [id, photo] = [newPhotoId(), await jpeg(800, 600)]
      const first = await fan.send(photo, { id, caption: ' My cab ' })
      expect(first.status).toBe(201)
      const told = await answerOf(first)
      const own = { id, state: 'waiting', caption: 'My cab', width: 800, height: 600 }
      expect(told).toEqual({ ...wall, own: [own], left: 2, blocked: false, full: false, circle: false })
      const again = await fan.send(photo, { id, caption: 'Another caption' })
      expect([again.status, await again.json()]).toEqual([200, told])
      const atOnce = newPhotoId()
      const answers = await Promise.all([0, 1, 2].map(() => fan.send(photo, { id: atOnce })))
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201])
      expect((await fan.own()).own).toHaveLength(2)
      expect(await other.own()).toMatchObject({ own: [], left: 3 })
      for (const order of ['newest', 'passed-on', 'circle']) {
        expect(await other.wall(`?order=${order}`)).toEqual({ ...wall, photos: [], next: null })
      }
      for (const route of ['', '/thumb', '/full']) {
        expect(await codeOf(await other.ask(`photos/${id}${route}`))).toBe('route-unknown')
      }
      expect((await fan.ask(`photos/${id}/thumb`)).status).toBe(200)
    })

    it('shows photos at once where its config says so, sealed with the key of the piece', async () => {
      const [fan, other] = [await fanOf('open-cabs'), await fanOf('open-cabs')]
      const id = await fan.added(await jpeg(900, 500), { caption: 'Home' })
      const { photos } = await other.wall()
      const shown: WallPhoto = { id, caption: 'Home', width: 900, height: 500, passedOn: 0, isOwn: false }
      expect(photos[0]).toEqual(shown)
      expect(await (await fan.ask(`photos/${id}`)).json()).toEqual({ ...shown, isOwn: true })
      for (const size of ['thumb', 'full']) {
        const answer = await other.ask(`photos/${id}/${size}`)
        expect(answer.headers.get('content-type')).toBe('application/octet-stream')
        const container = new Uint8Array(await answer.arrayBuffer())
        const bytes = await unseal(container, keyring.content('cabines', 'open-cabs', '0.0'))
        expect(String.fromCharCode(...bytes.subarray(0, 3))).toMatch(/RIF|\xff\xd8\xff/)
      }
    })

    it('takes as many photos of a pass as its config says, also when they come at once', async () => {
      const [fan, photo] = [await fanOf('cabs'), await jpeg()]
      const answers = await Promise.all([0, 1, 2, 3, 4].map(() => fan.send(photo)))
      const codes = await Promise.all(answers.map(async (answer) => (answer.ok ? 'kept' : codeOf(answer))))
      expect(codes.sort()).toEqual(['closed', 'closed', 'kept', 'kept', 'kept'])
      expect(await fan.own()).toMatchObject({ left: 0 })
    })

    it('withdraws a photo for good, of its own fan alone, and gives its place back', async () => {
      const [fan, other] = [await fanOf('open-cabs'), await fanOf('open-cabs')]
      const id = await fan.added(await jpeg())
      expect(await codeOf(await other.ask(`photos/${id}`, { method: 'DELETE' }))).toBe('route-unknown')
      const gone = await fan.ask(`photos/${id}`, { method: 'DELETE' })
      expect(await answerOf(gone)).toMatchObject({ own: [], left: 12 })
      expect((await fan.ask(`photos/${id}`, { method: 'DELETE' })).status).toBe(200)
      expect(await codeOf(await fan.ask(`photos/${id}/full`))).toBe('route-unknown')
    })

    it('adds no photo that its fan has withdrawn before it arrived, and slows down who withdraws what is not there', async () => {
      const [fan, other, photo] = [await fanOf('open-cabs'), await fanOf('open-cabs'), await jpeg()]
      const id = newPhotoId()
      const gone = await fan.ask(`photos/${id}`, { method: 'DELETE' })
      expect([gone.status, (await answerOf(gone)).own]).toEqual([200, []])
      expect(await codeOf(await fan.send(photo, { id }))).toBe('closed')
      expect(await codeOf(await other.ask(`photos/${id}/full`))).toBe('route-unknown')
      // A retry that follows the withdrawal is no new photo.
      const known = await fan.added(photo)
      await fan.ask(`photos/${known}`, { method: 'DELETE' })
      expect(await codeOf(await fan.send(photo, { id: known }))).toBe('closed')
      expect(await fan.own()).toMatchObject({ own: [], left: 12 })
      expect((await other.send(photo, { id })).status).toBe(201)
      const withdrawals = Array.from({ length: 30 }, () => fan.ask(`photos/${newPhotoId()}`, { method: 'DELETE' }))
      const statuses = (await Promise.all(withdrawals)).map(({ status }) => status)
      expect(new Set(statuses)).toEqual(new Set([200, 429]))
    })

    it('never gives an id to a second pass', async () => {
      const [fan, other, photo] = [await fanOf('open-cabs'), await fanOf('open-cabs'), await jpeg(300, 200)]
      const id = await fan.added(photo, { caption: 'first' })
      expect(await codeOf(await other.send(await jpeg(500, 500), { id, caption: 'second' }))).toBe('malformed')
      expect(await other.own()).toMatchObject({ own: [], left: 12 })
      expect(await (await other.ask(`photos/${id}`)).json()).toMatchObject({ caption: 'first', width: 300 })
    })

    it('asks for a caption as its config says', async () => {
      const [named, bare, photo] = [await fanOf('named'), await fanOf('bare'), await jpeg()]
      expect(await codeOf(await named.send(photo))).toBe('malformed')
      expect(await codeOf(await bare.send(photo, { caption: 'no' }))).toBe('malformed')
      expect(await codeOf(await named.send(photo, { caption: 'x'.repeat(141) }))).toBe('malformed')
      expect((await named.send(photo, { caption: 'x'.repeat(140) })).status).toBe(201)
      expect((await bare.send(photo)).status).toBe(201)
    })

    it('takes nothing that is no photo, and nothing that is too large', async () => {
      const fan = await fanOf('cabs')
      const gif = Uint8Array.from('GIF89a\x01\x00\x01\x00', (letter) => letter.charCodeAt(0))
      for (const bytes of [gif, new Uint8Array(0), new TextEncoder().encode('<svg xmlns="…"/>')]) {
        expect(await codeOf(await fan.send(bytes))).toBe('malformed')
      }
      expect(await codeOf(await fan.send(new Uint8Array(3 * 1024 * 1024 + 1)))).toBe('too-large')
      expect(await codeOf(await fan.ask('photos', { method: 'POST', body: '{}' }))).toBe('malformed')
      expect((await fan.own()).own).toEqual([])
    })

    it('counts once a pass that a photo was passed on, and orders by it', async () => {
      const fans = await Promise.all([0, 1, 2].map(() => fanOf('open-cabs')))
      const [fan, second, third] = fans as [Contributor, Contributor, Contributor]
      const [a, b] = [await fan.added(await jpeg()), await fan.added(await jpeg())]
      for (const each of [second, third, third]) {
        expect((await each.ask(`photos/${a}/passed-on`, { method: 'POST' })).status).toBe(204)
      }
      expect((await second.wall()).photos.map(({ id }) => id).slice(0, 2)).toEqual([b, a])
      expect((await second.wall('?order=passed-on')).photos[0]).toMatchObject({ id: a, passedOn: 2 })
      expect(await codeOf(await second.ask(`photos/${newPhotoId()}/passed-on`, { method: 'POST' }))).toBe(
        'route-unknown',
      )
    })

    it('hides a photo that three branches have reported until somebody looks, and not for one branch', async () => {
      const fan = await fanOf('open-cabs')
      const id = await fan.added(await jpeg())
      const report = async (each: Contributor) =>
        expect((await each.ask(`photos/${id}/report`, { method: 'POST' })).status).toBe(204)
      const isShown = async () => (await fan.ask(`photos/${id}`)).status === 200
      const entry = new Fan(host(), 'cabines')
      const { link } = await entry.opened(rootToken('cabines'))
      for (let i = 0; i < 3; i++) await report(await fanOf('open-cabs', link))
      await report(fan)
      expect(await isShown()).toBe(true)
      await report(await fanOf('open-cabs'))
      expect(await isShown()).toBe(true)
      await report(await fanOf('open-cabs'))
      expect(await isShown()).toBe(false)
      expect((await fan.own()).own).toMatchObject([{ id, state: 'waiting' }])
    })

    it('answers of a locked gallery as of none, and opens other pieces by the photos that it shows', async () => {
      const [fan, locked] = [await fanOf('open-cabs'), await fanOf('locked')]
      for (const route of ['', 'photos', `photos/${newPhotoId()}/full`]) {
        expect(await codeOf(await locked.ask(route))).toBe('route-unknown')
      }
      expect(await codeOf(await locked.send(await jpeg()))).toBe('route-unknown')
      await fan.added(await jpeg())
      await fan.added(await jpeg())
      const { keys } = (await (await fan.fan.get('pass', { Authorization: `Pass ${fan.pass}` })).json()) as {
        keys: Record<string, string>
      }
      expect(Object.keys(keys)).toContain('prize')
    })
  })
}
