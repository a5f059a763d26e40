import type { WordsAnswer } from '../../api/fan-contract.ts'
import { newVisit, PHONE, rootToken } from '../support/fixture.ts'
import { Fan, newAddress, type RunningHost } from '../support/host.ts'
import { StudioBrowser } from '../support/studio.ts'

/** All that a day of a campaign sees, and whatever of it no line may hold. */
export class Journey {
  readonly secrets = new Set<string>([PHONE])
  readonly #host: RunningHost

  constructor(host: RunningHost) {
    this.#host = host
  }

  /** Notes what is secret, and hands it on. */
  keep<Text extends string>(secret: Text): Text {
    this.secrets.add(secret)
    return secret
  }

  fan(slug = 'open'): Fan {
    return new Fan(this.#host, slug, this.keep(newAddress()))
  }

  /** Opens links that open, twice, and again with the pass; gives the fan's own link and pass. */
  async open(): Promise<{ link: string; pass: string }> {
    const fan = this.fan()
    const [root, visit] = [this.keep(rootToken('open')), this.keep(newVisit())]
    const { link, pass, keys } = await fan.opened(root, visit)
    for (const secret of [link, pass, ...Object.values(keys)]) this.keep(secret)
    await fan.opened(root, visit)
    await fan.opened(root, this.keep(newVisit()), { pass })
    await fan.opened(link, this.keep(newVisit()), { pass })
    await this.fan().opened(link, this.keep(newVisit()))
    await fan.get('pass', { Authorization: `Pass ${pass}` })
    await fan.post('intents', { pass, channel: 'whatsapp' })
    return { link, pass }
  }

  /** Links that are damaged, forged, of another campaign or too early, and whatever mail tools make of them. */
  async misread({ link, pass }: { link: string; pass: string }): Promise<void> {
    const fan = this.fan()
    const forged = this.keep(`${link.slice(0, 21)}${link.endsWith('2') ? '3' : '2'}`)
    for (const token of [forged, this.keep(link.slice(1)), `${link}2`, this.keep(rootToken('busy'))]) {
      await fan.unlock(token, this.keep(newVisit()))
    }
    for (const slug of ['early', 'over', 'nowhere', link]) await this.fan(slug).unlock(rootToken(slug))
    await fan.post('unlock', `{"link": "w${link}", "visit"`)
    await fan.post('unlock', `w${link}`, { 'Content-Type': 'text/plain' })
    await fan.post('unlock', { link: `w${link}`, visit: newVisit(), [pass]: pass })
    await fan.post('unlock', { link: `w${link}`, visit: 'x'.repeat(2000) })
    await fan.get('pass', { Authorization: `Pass ${link}` })
    await fan.get('pass', { Authorization: `Bearer ${pass}` })
    await fan.post('intents', { pass: link, channel: 'whatsapp' })
    for (const path of [
      ...[
        `/open/?k=m${link}`,
        `/open/%23w${link}`,
        `/open/%2523w${link}`,
        `/w${link}`,
        `/w${link}/`,
        `/${link}/sealed/${pass}`,
      ],
      ...[
        `/api/${link}`,
        `/api/campaigns/${link}/tally`,
        `/api/campaigns/open/${pass}`,
        `/api/campaigns/open/unlock?k=${link}`,
      ],
    ]) {
      await this.#ask(path)
      await this.#ask(path, { method: 'DELETE' })
    }
    await fan.get('tally', {
      'User-Agent': this.keep('Curious/9.9 (who am I)'),
      Referer: `https://a.example/#w${link}`,
    })
    await fan.unlock(link, newVisit()).then((response) => response.text())
  }

  /** Words that are said rightly and wrongly. */
  async speak({ pass }: { pass: string }): Promise<void> {
    const response = await this.fan().post('words', { pass })
    const { words } = (await response.json()) as WordsAnswer
    const [said, misheard] = [this.keep(words.join(' ')), this.keep([...words].reverse().join(' '))]
    await this.fan().say(said, this.keep(newAddress()))
    await this.fan().say(misheard, this.keep(newAddress()))
  }

  /** The studio with keys that are right and wrong, as a browser and as a machine. */
  async manage(key: string, { link }: { link: string }): Promise<void> {
    this.keep(key)
    const wrong = this.keep(key.slice(0, -1) + (key.endsWith('2') ? '3' : '2'))
    const browser = new StudioBrowser(this.#host)
    await browser.signIn(wrong, { 'X-Forwarded-For': this.keep(newAddress()) })
    await browser.signIn(key)
    const [, cookie = ''] = browser.cookie?.split('=') ?? []
    this.keep(cookie)
    for (const path of ['session', 'sessions', 'campaigns', 'audit', 'campaigns/open/report', 'campaigns/open/tree']) {
      await browser.ask(path).then((response) => response.text())
    }
    for (const path of ['campaigns/open/export/nodes.csv', 'campaigns/open/roots', `campaigns/${link}/report`]) {
      await this.#ask(`/api/studio/${path}`, { headers: { Authorization: `Bearer ${key}` } })
      await this.#ask(`/api/studio/${path}`, { headers: { Authorization: `Bearer ${wrong}` } })
    }
    await browser.send('POST', 'campaigns/open/roots', { roots: [{ label: 'Nour', kind: 'seed', channel: 'copy' }] })
    await browser.send('PATCH', `campaigns/open/links/${link}`, { revoke: true })
    await browser.ask('session', { method: 'DELETE' })
  }

  /** An export that breaks off is cut. */
  async #ask(path: string, init?: RequestInit): Promise<void> {
    const response = await this.#host.fetch(path, init)
    await response.arrayBuffer().catch(() => undefined)
  }
}
