import { type Signal, useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { CHANNEL_IDS } from '../../../campaigns/channels.ts'
import { type List, type ListFault, readList } from '../../../campaigns/list.ts'
import { decodeList, type Unreadable, unreadable } from '../../../campaigns/list-bytes.ts'
import { MOST_MEMBERS, MOST_ROOTS } from '../../../campaigns/list-sizes.ts'
import { ROOT_KINDS } from '../../../campaigns/root-kinds.ts'
import { api, Refusal, type RootLink, type NewRoots as Roots } from '../api.ts'
import { changed } from '../changed.ts'
import { whole } from '../format.ts'
import { locale, words } from '../language.ts'
import { bringIn } from '../members/bring-in.ts'
import { Faults } from '../members/Faults.tsx'
import { words as memberWords } from '../members/language.ts'
import { MemberFields } from '../members/MemberFields.tsx'
import { CopyButton } from '../parts/CopyButton.tsx'
import { isOver } from '../session.ts'
import { linksCsv, separatorOf } from './links-csv.ts'
import { bind, type NewForm } from './new-form.ts'

type Root = Roots[number]

/** One label a line, or a file: two hundred ambassadors are one paste, and twenty thousand members one list. */
export function NewRoots({ slug }: { slug: string }) {
  const form: NewForm = {
    ...{ names: useSignal(''), kind: useSignal('ambassador'), channel: useSignal(''), cap: useSignal('') },
    ...{ list: useSignal(''), circle: useSignal(''), opens: useSignal('') },
  }
  const made = useSignal<RootLink[]>([])
  const faults = useSignal<readonly ListFault[]>([])
  const problem = useSignal<string | undefined>(undefined)
  const said = useSignal<string | undefined>(undefined)
  const isBusy = useSignal(false)
  const { links } = words.value
  const text = form.names.value
  const isMembers = form.kind.value === 'member'
  const list = useMemo(() => readList(text, isMembers), [text, isMembers])
  const size = list.rows.length + list.faults.length

  const create = async (event: SubmitEvent) => {
    event.preventDefault()
    if (isBusy.value) return
    problem.value = unfitOf(list, isMembers)
    faults.value = list.faults
    said.value = undefined
    made.value = []
    if (problem.value || list.faults.length > 0) return
    isBusy.value = true
    try {
      if (isMembers) said.value = await bringIn(slug, list, form)
      else made.value = await api.createRoots(slug, rootsOf(list, form))
      // What was pasted meanwhile stays.
      if (form.names.value === text) form.names.value = ''
      changed.value++
    } catch (error) {
      if (isOver(error)) return
      problem.value = await reasonOf(error, slug, list)
    } finally {
      isBusy.value = false
    }
  }
  const submit = isMembers ? memberWords.value.create(size, whole(size)) : links.create(size, whole(size))
  return (
    <form class="new-roots" onSubmit={create} aria-busy={isBusy.value}>
      <h4>{links.new}</h4>
      <p>{isMembers ? memberWords.value.listHint : links.newHint}</p>
      <Fields slug={slug} form={form} list={list} />
      <button type="submit" class="strong" disabled={size === 0}>
        {submit}
      </button>
      {faults.value.length > 0 && <Faults faults={faults.value} />}
      {problem.value && <p role="alert">{problem.value}</p>}
      {isBusy.value && <p role="status">{memberWords.value.working}</p>}
      {said.value && <p role="status">{said.value}</p>}
      {made.value.length > 0 && <Made roots={made.value} slug={slug} />}
    </form>
  )
}

function Fields({ slug, form, list }: { slug: string; form: NewForm; list: List }) {
  const { links, kinds, channels } = words.value
  const { capHint } = memberWords.value
  const isMembers = form.kind.value === 'member'
  return (
    <>
      <label>
        {links.names}
        <textarea rows={4} placeholder={links.namesHint} {...bind(form.names)} />
      </label>
      <FileField names={form.names} list={list} />
      <div class="fields">
        <label>
          {links.kind}
          <select {...bind(form.kind)}>
            {ROOT_KINDS.map((id) => (
              <option key={id} value={id}>
                {kinds[id]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {links.channel}
          <select {...bind(form.channel)}>
            <option value="">{links.usual}</option>
            {CHANNEL_IDS.map((id) => (
              <option key={id} value={id}>
                {channels[id]}
              </option>
            ))}
          </select>
        </label>
        <div class="hinted">
          <label>
            {links.cap}
            <input
              type="number"
              min={isMembers ? '0' : '1'}
              placeholder={isMembers ? '1' : ''}
              aria-describedby="cap-hint"
              {...bind(form.cap)}
            />
          </label>
          <small id="cap-hint">{isMembers ? capHint : links.capHint}</small>
        </div>
      </div>
      {isMembers && <MemberFields slug={slug} form={form} />}
    </>
  )
}

/** A file in place of pasted text: read here, whatever program wrote it. */
function FileField({ names, list }: { names: Signal<string>; list: List }) {
  const { file, fileHint, workbook, letters, lines, repeated, alike, guess } = memberWords.value
  const [pair] = list.alike
  const size = list.rows.length + list.faults.length
  const fault = useSignal<Unreadable | undefined>(undefined)
  const read = async (input: HTMLInputElement) => {
    const [chosen] = input.files ?? []
    if (chosen) {
      const bytes = new Uint8Array(await chosen.arrayBuffer())
      fault.value = unreadable(bytes)
      if (!fault.value) names.value = decodeList(bytes)
    }
    // The same file, mended, can be chosen again.
    input.value = ''
  }
  return (
    <div class="hinted">
      <label>
        {file}
        <input
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          aria-describedby="file-hint"
          onChange={(event) => read(event.currentTarget)}
        />
      </label>
      <small id="file-hint" aria-live="polite">
        {size === 0 ? fileHint : lines(size, whole(size))}{' '}
        {list.repeated > 0 && repeated(list.repeated, whole(list.repeated))}{' '}
        {pair && alike(list.alike.length, whole(list.alike.length), pair.labels)}{' '}
        {list.guess && guess(list.guess.label, list.guess.title)}
      </small>
      {fault.value && <p role="alert">{fault.value.why === 'workbook' ? workbook : letters(fault.value.letters)}</p>}
    </div>
  )
}

function Made({ roots, slug }: { roots: readonly RootLink[]; slug: string }) {
  const { links } = words.value
  const csv = `data:text/csv;charset=utf-8,${encodeURIComponent(linksCsv(roots, separatorOf(locale.value)))}`
  return (
    <p role="status">
      {links.created(roots.length, whole(roots.length))}{' '}
      <a href={csv} download={`${slug}.csv`}>
        {links.csv}
      </a>{' '}
      <CopyButton text={() => roots.map(({ label, url }) => `${label}\t${url}`).join('\n')}>
        {words.value.copy}
      </CopyButton>
    </p>
  )
}

function rootsOf({ rows }: List, { kind, channel, cap }: NewForm): Root[] {
  return rows.map(({ label, circle }) => ({
    label,
    kind: kind.value as NonNullable<Root['kind']>,
    ...(circle !== undefined && { circle }),
    ...(channel.value && { channel: channel.value }),
    ...(cap.value && { cap: Number(cap.value) }),
  }))
}

/** More lines than the API takes at once. */
function unfitOf({ rows }: List, isMembers: boolean): string | undefined {
  const most = isMembers ? MOST_MEMBERS : MOST_ROOTS
  const { tooMany, nothingMade } = memberWords.value
  return rows.length > most ? `${tooMany(whole(most))} ${nothingMade}` : undefined
}

/** Why nothing was made: names that are there already, or what the API says of the list. */
async function reasonOf(error: unknown, slug: string, { rows }: List): Promise<string> {
  const { links } = words.value
  if (error instanceof Error && 'detail' in error) return memberWords.value.refused(String(error.detail))
  if (!(error instanceof Refusal)) throw error
  const existing = error.status === 400 ? await api.roots(slug).catch(() => []) : []
  const known = new Set(existing.map(({ label }) => label.normalize('NFC')))
  const taken = rows.flatMap(({ label }) => (known.has(label) ? label : []))
  return taken.length > 0 ? links.taken(someOf(taken)) : links.notMade
}

/** The most names listed at once: few enough to be found in the pasted text. */
function someOf(names: readonly string[]): string {
  return names.slice(0, 5).join(', ') + (names.length > 5 ? ' …' : '')
}
