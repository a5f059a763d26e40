import type { BranchNote, NotesEvent } from '../../../api/ambassadors/branch-contract.ts'
import type { Access } from '../../../api/fan-contract.ts'
import type { Api } from '../api.ts'
import type { Island } from '../island.ts'
import { setText } from '../stage.ts'
import type { Storage } from '../storage.ts'
import { addIntroductionStyle, introductionOf, type OpenNamed } from './introduction.ts'
import { noteHeading } from './words.ts'

interface Parts {
  island: Island
  api: Api
  storage: Storage
  announce(text: string): void
  open: OpenNamed
  scatter(): Promise<void>
}

let followed: string | undefined

/** Shows inside who handed it on and what they wrote since, above the pieces; the note moves as it is decided. */
export async function showBranch(parts: Parts, { from, note }: Pick<Access, 'from' | 'note'>): Promise<void> {
  const shown = from && (await introductionOf(parts.island, from, parts.open))
  const pieces = document.querySelector('.pieces')
  if (shown && shown.parentElement !== pieces?.parentElement) pieces?.before(shown)
  if (!note) return
  await showNote(parts.island, note, pieces)
  if (followed !== note.branch) follow(parts, note.branch, pieces)
  followed = note.branch
}

async function showNote({ locale }: Island, { text }: BranchNote, pieces: Element | null): Promise<void> {
  if (text !== null) await addIntroductionStyle()
  // Looked for once nothing is waited for any more: another answer may have waited as well.
  const section = document.getElementById('branch-note') ?? newNote(locale)
  setText(section.lastElementChild ?? section, text ?? '')
  section.hidden = text === null
  if (!section.isConnected && text !== null) pieces?.before(section)
}

function newNote(locale: string): HTMLElement {
  const section = document.createElement('section')
  const [heading, text] = [document.createElement('h2'), document.createElement('p')]
  Object.assign(section, { id: 'branch-note', className: 'branch-note' })
  Object.assign(heading, { id: 'branch-note-heading', textContent: noteHeading(locale) })
  section.setAttribute('aria-labelledby', heading.id)
  text.dir = 'auto'
  section.append(heading, text)
  return section
}

/** Reads the note again when the stream says that it changed. A branch may be thousands, so they do not all ask at once. */
function follow({ island, api, storage, announce, scatter }: Parts, branch: string, pieces: Element | null): void {
  let seen: number | undefined
  addEventListener('piece', async ({ detail }: CustomEventInit<Partial<NotesEvent>>) => {
    const at = detail?.notes?.[branch]
    if (at === undefined || at === seen) return
    seen = at
    await scatter()
    const { pass } = storage.read()
    const answer = pass ? await api.pass(pass).catch(() => undefined) : undefined
    if (!answer?.note) return
    const before = document.getElementById('branch-note')?.lastElementChild?.textContent ?? ''
    await showNote(island, answer.note, pieces)
    if (answer.note.text && answer.note.text !== before) announce(`${noteHeading(island.locale)}. ${answer.note.text}`)
  })
}
