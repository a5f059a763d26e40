import type { Access, KeysAnswer, Tally } from '../../api/fan-contract.ts'
import { type Phase, phaseAt } from '../../campaigns/phase.ts'
import { showOwnLink, takePrivateLink } from './address.ts'
import { createApi, Refusal } from './api.ts'
import { serverNow } from './clock.ts'
import { createCounter } from './counter.ts'
import { fetched } from './fetched.ts'
import { dress } from './first-paint/dress.ts'
import { layOutEarly } from './first-paint/lay-out.ts'
import { pageLoaded } from './first-paint/page-loaded.ts'
import { painted } from './first-paint/painted.ts'
import { readIsland } from './island.ts'
import { type Dated, LatestTally } from './latest-tally.ts'
import { followNews, type News } from './live.ts'
import { insideLoader } from './load-inside.ts'
import { armLocales } from './locales.ts'
import { Opening } from './opening.ts'
import type { OpeningParts } from './opening-parts.ts'
import { createProgress } from './progress.ts'
import { Refresh } from './refresh.ts'
import { armSpokenField } from './spoken.ts'
import { byId, createStage } from './stage.ts'
import { createStorage } from './storage.ts'
import { at, jitter, pause } from './timers.ts'
import { keepTitlesWithin } from './title.ts'
import { showWaiting } from './waiting.ts'

const REFRESH_MS = 2000
const RETRY_MS = 5000

const island = readIsland()
const { slug, schedule, words } = island
// First of all, so that nothing else that reads the address finds a token in it.
const arrival = takePrivateLink(slug)

const stage = createStage(island)
const api = createApi(slug)
const storage = createStorage(slug)
const inside = insideLoader(island, api, storage, stage.announce)
const showProgress = createProgress(island)
const showCount = createCounter(island, stage.announce)
const refresh = new Refresh(REFRESH_MS, lookAgain)
const opening = new Opening({
  ...{ island, api, stage, storage, showProgress, inside, arrival },
  onAdmitted: noteAdmission,
  onForgotten: settle,
  onPhase(next, announced) {
    phase = next
    openAt(announced)
    settle()
  },
})

/** Loaded where a campaign has circles. */
const circles = (part: 'greet' | 'tap') =>
  fetched(api, import('./circles/circles.ts')).then(
    (loaded) => loaded[part]({ island, api, stage, storage, opening }),
    ({ problem }: Refusal) => stage.fail(problem, 'gate'),
  )

/** Whether WebCrypto is there: not over plain http, and not in every browser. */
const canDecrypt = globalThis.crypto?.subtle !== undefined
let phase: Phase = phaseAt(schedule, serverNow())
/** Whether this link opens at another moment than its campaign. */
let hasWindow = false
const latest = new LatestTally()

/** Shows the state that the fan is in: what they may do now. */
function settle(): void {
  const { link, isBroken } = opening.arrival
  const isOwn = link !== undefined && storage.owns(link.token)
  const { pass } = storage.read()
  if (!canDecrypt) stage.fail(isSecureContext ? 'outdated' : 'insecure', 'error')
  else if (arrival.preview) void showPreview(arrival.preview)
  else if (phase === 'closed') stage.show('closed', words.problems.closed)
  else if (phase === 'upcoming') {
    showWaiting(island, stage, link, schedule.opens)
    void import('./early.ts').then(
      ({ askWindow }) => askWindow(slug, [link?.token, storage.read().link], schedule.opens ?? 0, openAt),
      () => {},
    )
  } else if (link && !isOwn) {
    stage.show('gate', words.gate)
    // A failure is ignored: the tap tries again, and reports it then.
    void fetchAhead().catch(() => undefined)
  } else if (pass) void opening.reopen(pass)
  else if (phase === 'public') void opening.reveal()
  else if (isBroken) void opening.reject('malformed')
  else stage.show('teaser', words.teaser)
}

/** This link opens then, earlier or later than its campaign. */
function openAt(moment: number | undefined): void {
  if (moment === undefined || moment === schedule.opens) return
  hasWindow = true
  schedule.opens = moment
  at(moment, () => enterPhase(phaseAt(schedule, serverNow())))
  if (stage.state === 'waiting') settle()
}

async function showPreview(token: string): Promise<void> {
  const { startPreview } = await fetched(api, import('./preview/preview.ts'))
  const createOpening = (parts: OpeningParts) => new Opening(parts)
  await startPreview({ island, stage, api, token, showCount, showProgress, createOpening })
}

/** Nothing can be opened in this browser: leaves the link where another browser finds it. */
async function sendElsewhere(): Promise<void> {
  const { link } = opening.arrival
  if (link) showOwnLink(slug, link.letter, link.token)
  if (!isSecureContext) return
  const { offerWayOut } = await import('./way-out.ts')
  offerWayOut(byId('hint'), words.elsewhere)
}

/** Prefetches what is inside while the fan reads the gate, but never before the gate itself has loaded. */
async function fetchAhead(): Promise<void> {
  await pageLoaded()
  if (island.circles) void circles('greet')
  const { pieces, introduce } = await inside()
  introduce({ stage, opening })
  pieces.prefetch()
}

/** Moves on to another phase. An open page stays open, and an opening in progress finds out by itself. */
function enterPhase(next: Phase): void {
  if (next === phase) return
  phase = next
  const turn = () => {
    if (stage.state === 'open') refresh.want()
    else if (phase === next && stage.state !== 'opening' && stage.state !== 'reopening') settle()
  }
  if (next === 'public') setTimeout(turn, jitter())
  else turn()
}

/** Passes an event on: to the piece it is about, and to others that may open by it. */
function onNews(news?: News): void {
  if (news && 'views' in news) onTally({ ...news, asOf: performance.now() })
  else {
    dispatchEvent(new CustomEvent('piece', { detail: news }))
    lookAgainIf(news && hasLocked())
  }
}

function onTally(tally: Tally & Dated): void {
  const isNews = latest.take(tally, () => {
    count(tally, stage.state !== 'opening')
    lookAgainIf(storage.read().pass !== undefined || hasLocked())
  })
  if (isNews) enterPhase(hasWindow ? phaseAt(schedule, serverNow()) : tally.phase)
}

const hasLocked = () => document.querySelector('[data-piece]:not([data-state=open])') !== null

function lookAgainIf(canChange: boolean | undefined): void {
  if (canChange && stage.state === 'open') refresh.want()
}

function count(tally: Tally, isSpoken: boolean): void {
  showCount(tally, isSpoken)
  // A counter may show all views; pieces open by the clear ones.
  showProgress({ views: tally.clear ?? tally.views })
}

const awaited = new Set<string>()

/** Takes an answer in, and schedules a refresh for each piece that opens at a time. */
function noteAdmission(answer: (KeysAnswer | Access) & Dated): void {
  // Not announced: the opening is, and not the fan's own view.
  latest.take({ ...answer.tally, asOf: answer.asOf }, () => count(answer.tally, false))
  for (const { id, unlock } of island.pieces) {
    const isLocked = !(id in answer.keys)
    if (!isLocked || typeof unlock !== 'object' || !('at' in unlock) || awaited.has(id)) continue
    awaited.add(id)
    at(unlock.at + jitter(), () => {
      awaited.delete(id)
      refresh.want()
    })
  }
}

async function lookAgain(): Promise<void> {
  if (stage.state !== 'open') return
  const { pass } = storage.read()
  try {
    await opening.admit(pass ? await api.pass(pass) : await api.keys())
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { problem, retryAfterSeconds } = error
    if (problem === 'link-revoked' || problem === 'link-invalid') {
      const { sharePanel } = await inside()
      sharePanel.disarm()
      stage.announce(words.problems[problem].line)
    } else if (problem === 'offline' || problem === 'unavailable' || problem === 'slow-down') {
      await pause(Math.max(RETRY_MS, retryAfterSeconds * 1000))
      refresh.want()
    }
  }
}

/** Only a human's tap is trusted: scripts that scan links can click too. */
byId('open').addEventListener('click', (event) => {
  if (event.isTrusted) void (island.circles ? circles('tap') : opening.tap())
})
armSpokenField(island, api, (link) => {
  opening.arrive(link)
  settle()
  byId('open').focus()
})
byId('again').addEventListener('click', settle)
armLocales(slug, storage)

// Another tab opened, or forgot. A gate stays, since the link behind it may be somebody else's.
storage.watch(() => {
  if (stage.state === 'teaser' || stage.state === 'error') settle()
})

// A private link that is opened in a tab with this campaign changes only the fragment.
addEventListener('hashchange', () => {
  const own = storage.read().link
  if (stage.state === 'open' && own && location.hash.slice(2) === own) showOwnLink(slug, location.hash.charAt(1), own)
  else location.reload()
})

/** Not awaited at the top level: chunks that are loaded later import this file, and would wait for it. */
async function follow(): Promise<void> {
  const first = await api.tally().catch(() => undefined)
  if (first) onTally(first)
  followNews(api, onNews)
  for (const moment of Object.values(schedule)) {
    if (moment > serverNow()) at(moment, () => enterPhase(phaseAt(schedule, serverNow())))
  }
}

/** Starts after the first paint: laying out the page is enough work for one task. */
async function begin(): Promise<void> {
  await layOutEarly()
  void dress(`${island.title} ${words.gate.line}`).then(keepTitlesWithin)
  await painted()
  settle()
  if (!canDecrypt) void sendElsewhere()
  // A preview's viewer is not counted among the watchers.
  if (!arrival.preview) void follow()
}

void begin()
