import { likelyToken } from '../../seal/address.ts'
import { createApi, Refusal } from '../client/api.ts'
import { dress } from '../client/first-paint/dress.ts'
import { followNews } from '../client/live.ts'
import { Refresh } from '../client/refresh.ts'
import { SharePanel } from '../client/share.ts'
import { byId, setText } from '../client/stage.ts'
import type { Kept, Storage } from '../client/storage.ts'
import { formatCount } from '../i18n/numerals.ts'
import { fill } from '../i18n/phrase.ts'
import { type AmbassadorAnswer, createAmbassadorApi } from './ambassadors/ambassador-api.ts'
import type { Facts } from './ambassadors/facts.ts'
import { armNote } from './ambassadors/note.ts'
import { bars, showReach } from './ambassadors/reach.ts'

/** An ambassador's own page: what moved is read anew, at most so often. */
const REFRESH_MS = 3000

const facts = JSON.parse(byId('campaign').textContent ?? '') as Facts
const { slug, own: words, numerals } = facts
const token = likelyToken(location.href) ?? ''
const api = createAmbassadorApi(slug, token)
const campaign = createApi(slug)
const panel = new SharePanel(facts, { ...campaign, intend() {} }, memory())
const showNote = armNote(facts, api, show)
const refresh = new Refresh(REFRESH_MS, read)

function show(answer: AmbassadorAnswer): void {
  const { label, link, ranking } = answer
  setText(byId('status'), '')
  byId('known').hidden = false
  byId('yours').hidden = false
  setText(byId('label'), label)
  showReach(facts, answer)
  showNote(answer)
  panel.arm({ pass: '', link })
  setText(byId('proof-named-label'), fill(words.proof.named, { label }))
  byId('ranking').hidden = ranking === null
  if (!ranking) return
  setText(byId('ranking-label'), fill(words.ranking.join, { label }))
  join.checked = ranking.listed
  const places = ranking.places.map(({ label, people, mine }, i) => {
    const name = `${formatCount(numerals, i + 1)}. ${label}${mine ? ` (${words.ranking.you})` : ''}`
    return { name, n: people, text: formatCount(numerals, people), isMine: mine }
  })
  bars('places', places.length > 0 ? places : [{ name: words.ranking.none, n: 0, text: '' }])
}

async function read(): Promise<void> {
  try {
    show(await api.read())
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { problem } = error
    const isOver = problem === 'link-invalid' || problem === 'link-revoked' || problem === 'malformed'
    if (!isOver && !byId('known').hidden) return
    byId('known').hidden = true
    // Nobody keeps an address that shows nothing.
    byId('yours').hidden = isOver
    setText(byId('status'), words.problems[problem === 'link-revoked' ? problem : isOver ? 'link-invalid' : 'offline'])
  }
}

const join = byId('ranking-join') as HTMLInputElement
join.addEventListener('change', () => {
  const listed = join.checked
  api.list(listed).then(show, () => {
    join.checked = !listed
  })
})

byId('proof').addEventListener('submit', async (event) => {
  event.preventDefault()
  const isNamed = (byId('proof-named') as HTMLInputElement).checked
  try {
    const { url } = await api.prove(isNamed)
    location.assign(new URL(url).pathname + new URL(url).hash)
  } catch {
    setText(byId('proof-state'), words.proof.failed)
  }
})

/** A page of nobody's: it stores nothing, so that whoever comes after sees no ambassador. */
function memory(): Storage {
  let kept: Kept = {}
  return {
    read: () => kept,
    write(next) {
      kept = next
    },
    owns: () => false,
    forget() {},
    watch() {},
  }
}

addEventListener('hashchange', () => location.reload())
// Also a note that was decided, which no tally tells.
followNews(campaign, () => refresh.want())
void dress(document.body.textContent ?? '')
void read()
