import { isSignedBy, PROOF_KEYS_PATH, type ProofJwk, proofIn, readProof, type Statement } from '../../seal/proof.ts'
import { dress } from '../client/first-paint/dress.ts'
import { byId, setText } from '../client/stage.ts'
import { formatCount } from '../i18n/numerals.ts'
import { countPhrase, fill, ordinal } from '../i18n/phrase.ts'
import { type CardText, drawCard } from './proofs/card.ts'
import type { ProofFacts } from './proofs/facts.ts'
import { toPng } from './proofs/png.ts'
import { daysOf, reachLine } from './proofs/reach-words.ts'

const facts = JSON.parse(byId('facts').textContent ?? '') as ProofFacts
const { words, numerals, locale, slug } = facts

type Verdict = 'valid' | 'forged' | 'unknown-key' | 'offline' | 'missing'

const SAID: Record<Verdict, string> = {
  valid: words.valid,
  forged: words.forged,
  'unknown-key': words.unknownKey,
  offline: words.offline,
  missing: words.missing,
}

async function check(proof: string | undefined): Promise<Verdict> {
  const read = proof && readProof(proof)
  if (!proof || !read) return 'missing'
  const published = await publishedKeys().catch(() => undefined)
  if (!published) return 'offline'
  const { issuer, keys } = published
  const { kid, statement } = read
  // Another site's proof is checked there.
  if (statement.iss !== issuer || !keys.some((key) => key.kid === kid)) return 'unknown-key'
  return statement.sub === slug && isSignedBy(proof, keys) ? 'valid' : 'forged'
}

async function publishedKeys(): Promise<{ issuer: string; keys: ProofJwk[] }> {
  const response = await fetch(PROOF_KEYS_PATH)
  if (!response.ok) throw new Error(`${PROOF_KEYS_PATH} answered ${response.status}`)
  return response.json()
}

/** « 29 novembre 2026 à 18 h 04 », in the clock of whoever reads it, which the date names. */
function moment(seconds: number): string {
  const write = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { numberingSystem: 'latn', ...options }).format(seconds * 1000)
  return fill(facts.moment, {
    day: ordinal(locale, write({ day: 'numeric', month: 'long', year: 'numeric' })),
    time: write({ hour: 'numeric', minute: '2-digit', timeZoneName: 'short' }),
  })
}

function cardText({ people, hands, from = 0, to = 0, iat, name, title }: Statement, kid: string): CardText {
  const isNone = people === 0
  const text = {
    ...{ brand: facts.brand, title, kid },
    through: name ? fill(words.throughOf, { name }) : words.through,
    people: formatCount(numerals, people),
    peopleWord: isNone ? words.reach.people.zero : countPhrase(numerals, words.reach.people, people),
    depth: isNone ? '' : reachLine(numerals, words.reach, { hands, days: daysOf(from * 1000, to * 1000) }),
    at: fill(words.at, { date: moment(iat) }),
    check: fill(words.check, { site: location.host }),
  }
  const figures = `${text.people} ${text.peopleWord}${text.depth && `, ${text.depth}`}`
  return { ...text, said: fill(words.said, { through: text.through, figures, at: text.at }) }
}

async function show(proof: string, { statement, kid }: { statement: Statement; kid: string }): Promise<void> {
  const { from, to, hands } = statement
  const text = cardText(statement, kid)
  setText(byId('card-text'), text.said)
  if (from !== undefined && to !== undefined) {
    setText(byId('period'), fill(words.period, { from: moment(from), to: moment(to) }))
  }
  byId('known').hidden = false
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => style.getPropertyValue(name).trim()
  const display = {
    weight: token('--display-weight'),
    tracking: token('--display-tracking'),
    isUpperCase: token('--display-case') === 'uppercase',
  }
  const design = { ...facts, display, faces: await embeddedFaces() }
  const svg = new Blob([drawCard(text, design, { url: location.href, proof, hands })], { type: 'image/svg+xml' })
  const card = byId('card') as HTMLImageElement
  card.alt = text.said
  card.src = URL.createObjectURL(svg)
  byId('downloads').hidden = false
  offer('svg', svg, 'svg')
  offer('statement', new Blob([proof], { type: 'application/jose' }), 'jws')
  await toPng(svg, proof).then(
    (png) => offer('png', png, 'png'),
    () => setText(byId('card-state'), words.card.failed),
  )
}

function offer(id: string, file: Blob, ending: string): void {
  const link = byId(id) as HTMLAnchorElement
  link.href = URL.createObjectURL(file)
  link.download = `${slug}.${ending}`
  link.hidden = false
}

/** The fonts of the card as rules that hold them; without those that did not arrive. */
async function embeddedFaces(): Promise<string> {
  const faces = facts.faces.map(async ({ role, href, weight }) => {
    const response = await fetch(href).catch(() => undefined)
    if (!response?.ok) return ''
    const bytes = new Uint8Array(await response.arrayBuffer())
    const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    const family = role === 'display' ? 'Display' : 'Text'
    return `@font-face{font-family:${family};font-weight:${weight};src:url(data:font/woff2;base64,${base64})format("woff2")}`
  })
  return (await Promise.all(faces)).join('')
}

/** How to check it without this page. What is copied from it is written from the left, in a script that is not, too. */
function elsewhere(): (Node | string)[] {
  const copied: Record<string, string> = {
    '{command}': `npm run entrenous -- proof verify ${slug}.png`,
    '{address}': location.origin + PROOF_KEYS_PATH,
  }
  return words.elsewhere.split(/(\{\w+\})/).map((part) => {
    const text = copied[part]
    if (text === undefined) return part
    const code = document.createElement('code')
    code.dir = 'ltr'
    code.textContent = text
    return code
  })
}

async function begin(): Promise<void> {
  const proof = proofIn(location.hash)
  const [verdict] = await Promise.all([check(proof), dress(document.body.textContent ?? '')])
  const site = location.host
  const read = proof ? readProof(proof) : undefined
  byId('verdict').dataset.verdict = verdict
  setText(byId('verdict'), fill(SAID[verdict], { site }))
  byId('elsewhere').replaceChildren(...elsewhere())
  if (verdict === 'valid' && proof && read) await show(proof, read)
}

addEventListener('hashchange', () => location.reload())
void begin()
