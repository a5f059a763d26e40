import { isFresh } from '../../campaigns/fresh.ts'
import { hasAmbassadors } from '../../db/campaign/ambassadors.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import { changedNotes, readBranchNote } from '../../db/campaign/notes.ts'
import type { Engine } from '../../db/engine.ts'
import type { CatalogueEntry } from '../catalogue.ts'
import type { BranchNote, Introduction, NotesEvent } from './branch-contract.ts'
import { createNoteOpener } from './note-text.ts'

/** Of the ambassador through whom a fan came. */
export interface Above {
  from?: Introduction
  note?: BranchNote
}

/** What fans read of the ambassador through whom they came. */
export interface Branches {
  /** Of a node: the introduction and the note of its root. Without a query where the campaign has no ambassadors. */
  of(engine: Engine, campaign: CatalogueEntry, node: NodeId): Promise<Above>
}

/** How long it is taken for granted that a campaign has ambassadors, or none. */
const KNOWN_MS = 1000
/** How long a change is told on streams: whoever was away for longer reads everything anew. */
const TOLD_MS = 10 * 60_000

export function createBranches(now: () => number): Branches {
  const openNote = createNoteOpener()
  const known = new Map<string, { at: number; has: Promise<boolean> }>()
  const isLed = (engine: Engine, slug: string) => {
    const before = known.get(slug)
    if (before && isFresh(before.at, now(), KNOWN_MS)) return before.has
    const has = hasAmbassadors(engine, slug)
    known.set(slug, { at: now(), has })
    return has
  }
  return {
    async of(engine, campaign, node) {
      if (!(await isLed(engine, campaign.slug))) return {}
      const branch = await readBranchNote(engine, node)
      if (!branch) return {}
      const { root, shown } = branch
      const from = campaign.introductions.get(root)
      // A note that was damaged at rest says nothing, and stops nobody of the branch from opening.
      const text = shown === null ? null : await openNote(campaign.noteKey, shown).catch(() => null)
      return { ...(from && { from }), note: { branch: campaign.branchName(root), text } }
    },
  }
}

/** Live event `notes`: which branches have another note now. */
export async function notesEvent(engine: Engine, campaign: CatalogueEntry, now: number): Promise<NotesEvent> {
  const changed = await changedNotes(engine, campaign.slug, now - TOLD_MS)
  return { notes: Object.fromEntries(changed.map(([root, at]) => [campaign.branchName(root), at])) }
}
