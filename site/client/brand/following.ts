import type { BrandParts } from './parts.ts'

/** A piece counts as opened once it was before the fan for so long, at least half of it or of the screen. */
const SEEN_MS = 2000

type Act = 'opened' | 'reopened' | 'passedOn'

/**
 * Counts which pieces this page shows its fan for the first time, again on a later visit, and passes on: that is, the last one
 * that was before them when a share button was used. Told at once by a beacon when the page goes out of sight: nothing waits
 * for it.
 */
export function startFollowing({ island, api, storage }: BrandParts): void {
  const url = api.liveUrl.replace(/live$/, 'follow')
  const key = `entrenous:${island.slug}:seen`
  const before = readSeen(key)
  const seen = new Set<string>()
  const acts: Record<Act, Set<string>> = { opened: new Set(), reopened: new Set(), passedOn: new Set() }
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  let last: string | undefined

  const see = (piece: string) => {
    last = piece
    if (seen.has(piece)) return
    seen.add(piece)
    acts[before.has(piece) ? 'reopened' : 'opened'].add(piece)
    writeSeen(key, [...before, ...seen])
  }

  const tell = () => {
    const { pass } = storage.read()
    const said = Object.entries(acts).flatMap(([act, pieces]) => (pieces.size > 0 ? [[act, [...pieces]]] : []))
    if (pass === undefined || said.length === 0) return
    const body = new Blob([JSON.stringify({ pass, ...Object.fromEntries(said) })], { type: 'application/json' })
    // Firefox lacks `sendBeacon` where `beacon.enabled` is off: then it is not told.
    if (navigator.sendBeacon?.(url, body)) for (const pieces of Object.values(acts)) pieces.clear()
  }

  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, intersectionRatio, intersectionRect, rootBounds } of entries) {
        const piece = (target as HTMLElement).dataset.piece ?? ''
        const isBefore = intersectionRatio >= 0.5 || intersectionRect.height >= (rootBounds?.height ?? innerHeight) / 2
        clearTimeout(timers.get(piece))
        if (!isBefore) continue
        timers.set(
          piece,
          setTimeout(() => {
            if (!document.hidden && (target as HTMLElement).dataset.state === 'open') see(piece)
          }, SEEN_MS),
        )
      }
    },
    { threshold: [0, 0.1, 0.25, 0.5, 0.75, 1] },
  )
  const pieces = document.querySelectorAll<HTMLElement>('[data-piece]')
  for (const piece of pieces) observer.observe(piece)
  const lookAnew = (piece: HTMLElement) => {
    observer.unobserve(piece)
    observer.observe(piece)
  }
  // What opens later.
  new MutationObserver((changes) => {
    for (const { target } of changes) lookAnew(target as HTMLElement)
  }).observe(document.querySelector('.pieces') ?? document.body, { attributeFilter: ['data-state'], subtree: true })

  document.getElementById('share')?.addEventListener('click', ({ target, isTrusted }) => {
    const isUsed = isTrusted && target instanceof Element && target.closest('[data-channel]')
    if (isUsed && last !== undefined) acts.passedOn.add(last)
  })
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) tell()
    // What was before them when they went away is before them again.
    else for (const piece of pieces) lookAnew(piece)
  })
  addEventListener('pagehide', tell)
}

/** Ids of the pieces that this browser has seen; none where it stores nothing. */
function readSeen(key: string): Set<string> {
  try {
    const { pieces } = JSON.parse(localStorage.getItem(key) ?? '{}') as { pieces?: unknown }
    return new Set(typeof pieces === 'string' ? pieces.split(' ').filter(Boolean) : [])
  } catch {
    return new Set()
  }
}

function writeSeen(key: string, pieces: readonly string[]): void {
  try {
    localStorage.setItem(key, JSON.stringify({ pieces: [...new Set(pieces)].join(' ') }))
  } catch {
    // A browser that keeps nothing counts a piece as opened once a visit.
  }
}
