import { type Ambassador, FIRST_CODE, listAmbassadors, readPeople, renewPage } from '../../db/campaign/ambassadors.ts'
import type { CampaignChange } from '../../db/campaign/audit.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import { listNotes, NOTE_STATES, type NoteRow } from '../../db/campaign/notes.ts'
import type { Engine } from '../../db/engine.ts'
import { ambassadorUrl } from '../../seal/address.ts'
import type { TokenKind } from '../../seal/link.ts'
import { createNoteOpener } from '../ambassadors/note-text.ts'
import type { CatalogueEntry } from '../catalogue.ts'
import { type AmbassadorsAnswer, MOST_AMBASSADORS, type StudioAmbassador } from './contract/ambassadors-schema.ts'

interface Place {
  store: Engine
  siteUrl: string
}

/** The address of an ambassador's page; until it is made anew, its code is their node. */
export function pageUrl(siteUrl: string, campaign: Paged, code: number): string {
  return ambassadorUrl(`${siteUrl}/${campaign.slug}/`, campaign.ambassadorPages.write(code))
}

interface Paged {
  slug: string
  ambassadorPages: TokenKind
}

/** Withdraws the page of an ambassador and makes another. Returns its address. */
export async function renew(
  { store, siteUrl }: Place,
  campaign: Paged,
  { node, label }: Pick<Ambassador, 'node' | 'label'>,
  change: Pick<CampaignChange, 'at' | 'who'>,
): Promise<string> {
  const code = newCode()
  await store.write(
    renewPage(
      { campaign: campaign.slug, node, code },
      { ...change, campaign: campaign.slug, action: 'page-renewed', detail: label },
    ),
  )
  return pageUrl(siteUrl, campaign, code)
}

/** 52 random bits, beyond the numbers of roots: as many as a token can carry. */
function newCode(): number {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2))
  return FIRST_CODE + (high % 2 ** 20) * 2 ** 32 + low
}

interface Wanted {
  q?: string | undefined
  note?: NoteRow['state'] | undefined
}

const openNote = createNoteOpener()

/** Ambassadors with their notes, those whose note waits first, then by how many came through them. */
export async function readAmbassadors(
  { store, siteUrl }: Place,
  campaign: Pick<CatalogueEntry, 'slug' | 'ambassadorPages' | 'names' | 'noteKey' | 'ambassadors'>,
  { q = '', note: wanted }: Wanted,
  isOwner: boolean,
): Promise<AmbassadorsAnswer> {
  const { slug, names, noteKey } = campaign
  const [all, notes, people] = await Promise.all([
    listAmbassadors(store, slug),
    listNotes(store, slug),
    readPeople(store, slug),
  ])
  const noteOf = new Map(notes.map((note) => [note.node, note]))
  const needle = q.toLocaleLowerCase()
  const found = all.filter(({ node, label }) => {
    return label.toLocaleLowerCase().includes(needle) && (!wanted || noteOf.get(node)?.state === wanted)
  })
  const rank = (node: NodeId) => (noteOf.get(node)?.state === 'waiting' ? 0 : 1)
  const reachOf = (node: NodeId) => people.get(node) ?? { people: 0, hands: 0 }
  found.sort((a, b) => rank(a.node) - rank(b.node) || reachOf(b.node).people - reachOf(a.node).people)
  const shown = found.slice(0, MOST_AMBASSADORS).map(async (each): Promise<StudioAmbassador> => {
    const note = noteOf.get(each.node)
    return {
      ...{ node: names.write(each.node), label: each.label, ...reachOf(each.node) },
      url: isOwner && !each.isRevoked ? pageUrl(siteUrl, campaign, each.code) : null,
      ...{ isListed: each.isListed, isRevoked: each.isRevoked },
      note: note
        ? {
            ...{ text: await openNote(noteKey, note.body), state: note.state, reason: note.reason, at: note.at },
            // One that was damaged says nothing to the branch either.
            shown: note.shown === null ? null : await openNote(noteKey, note.shown).catch(() => ''),
          }
        : null,
    }
  })
  const count = (state: NoteRow['state']) => notes.filter((note) => note.state === state).length
  const [waiting, accepted, refused] = NOTE_STATES.map(count)
  return {
    hasRanking: campaign.ambassadors.ranking,
    all: all.length,
    notes: { waiting: waiting ?? 0, shown: accepted ?? 0, refused: refused ?? 0 },
    ambassadors: await Promise.all(shown),
  }
}
