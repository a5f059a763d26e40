import { isFresh } from '../campaigns/fresh.ts'
import { type Phase, phaseAt, type Schedule } from '../campaigns/phase.ts'
import type { NodeId } from '../db/campaign/node-id.ts'
import { latestWindow, readWindow } from '../db/campaign/windows.ts'
import type { Engine } from '../db/engine.ts'
import type { CatalogueEntry } from './catalogue.ts'

/** How long the latest window of a campaign is taken as known: a link that is made meanwhile is in nobody's hands yet. */
const KNOWN_MS = 2000

/**
 * When the branches of a campaign open: with the campaign, or earlier or later where their root or its circle says so. A circle
 * that was chosen opens no earlier than the campaign: anybody can name it.
 */
export interface Windows {
  /**
   * When what grows from a link opens; the campaign's own moment where it has no other. Reads nothing for campaigns without
   * windows, nor for those whose windows are all open.
   */
  opensOf(campaign: CatalogueEntry, engine: Engine, node: NodeId, chosen?: string): Promise<number | undefined>
}

export function createWindows(now: () => number): Windows {
  const latest = new Map<string, { at: number; readAt: number }>()

  /** From then on all of a campaign is open. */
  const latestOf = async ({ slug, opens = -Infinity, circles }: CatalogueEntry, engine: Engine) => {
    const known = latest.get(slug)
    if (known && isFresh(known.readAt, now(), KNOWN_MS)) return known.at
    const declared = circles?.list.flatMap((circle) => circle.opens ?? []) ?? []
    const readAt = now()
    const at = Math.max(opens, ...declared, (await latestWindow(engine, slug)) ?? -Infinity)
    latest.set(slug, { at, readAt })
    return at
  }

  return {
    async opensOf(campaign, engine, node, chosen) {
      const { opens, circles } = campaign
      if (now() >= (await latestOf(campaign, engine))) return opens
      const window = await readWindow(engine, node)
      const circleOpens = (circle: string | null | undefined) => circles?.list.find(({ id }) => id === circle)?.opens
      if (window?.given) return window.opens ?? circleOpens(window.given) ?? opens
      return window?.opens ?? later(circleOpens(window?.chosen ?? chosen), opens)
    },
  }
}

const later = (one: number | undefined, other: number | undefined) =>
  one === undefined || other === undefined ? (one ?? other) : Math.max(one, other)

/** The phase of a campaign for a branch that opens at this moment. */
export function phaseFor({ reveals, closes }: Schedule, opens: number | undefined, now: number): Phase {
  return phaseAt({ opens, reveals, closes }, now)
}
