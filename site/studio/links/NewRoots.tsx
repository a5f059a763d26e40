import { type Signal, useSignal } from '@preact/signals'
import { CHANNEL_IDS } from '../../../campaigns/channels.ts'
import { ROOT_KINDS } from '../../../campaigns/root-kinds.ts'
import { api, Refusal, type RootLink, type NewRoots as Roots } from '../api.ts'
import { changed } from '../changed.ts'
import { whole } from '../format.ts'
import { locale, words } from '../language.ts'
import { CopyButton } from '../parts/CopyButton.tsx'
import { isOver } from '../session.ts'
import { linksCsv, separatorOf } from './links-csv.ts'
import { isTooMany, namesOf, takenOf, tooLongOf } from './pasted-names.ts'

type Root = Roots[number]
/** One name a line, so that two hundred ambassadors are one paste. */
export function NewRoots({ slug }: { slug: string }) {
  const form = {
    names: useSignal(''),
    kind: useSignal('ambassador'),
    channel: useSignal(''),
    cap: useSignal(''),
  }
  const made = useSignal<RootLink[]>([])
  const problem = useSignal<string | undefined>(undefined)
  const { links } = words.value
  const names = namesOf(form.names.value)
  const roots = rootsOf(names, form)
  const create = async (event: SubmitEvent) => {
    event.preventDefault()
    problem.value = unfitOf(names)
    if (problem.value) return
    try {
      made.value = await api.createRoots(slug, roots)
      form.names.value = ''
      changed.value++
    } catch (error) {
      if (isOver(error)) return
      if (!(error instanceof Refusal)) throw error
      const existing = error.status === 400 ? await api.roots(slug).catch(() => []) : []
      const taken = takenOf(names, existing)
      problem.value = taken.length > 0 ? links.taken(someOf(taken)) : links.notMade
    }
  }
  return (
    <form class="new-roots" onSubmit={create}>
      <h4>{links.new}</h4>
      <p>{links.newHint}</p>
      <Fields form={form} />
      <button type="submit" class="strong" disabled={roots.length === 0}>
        {links.create(roots.length, whole(roots.length))}
      </button>
      {problem.value && <p role="alert">{problem.value}</p>}
      {made.value.length > 0 && <Made roots={made.value} slug={slug} />}
    </form>
  )
}

type Form = Record<'names' | 'kind' | 'channel' | 'cap', Signal<string>>

function Fields({ form }: { form: Form }) {
  const { links, kinds, channels } = words.value
  const bind = (field: Signal<string>) => ({
    value: field.value,
    onInput: (event: { currentTarget: { value: string } }) => {
      field.value = event.currentTarget.value
    },
  })
  return (
    <>
      <label>
        {links.names}
        <textarea rows={4} placeholder={links.namesHint} {...bind(form.names)} />
      </label>
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
        <label>
          {links.cap}
          <input type="number" min="1" aria-describedby="cap-hint" {...bind(form.cap)} />
          <small id="cap-hint">{links.capHint}</small>
        </label>
      </div>
    </>
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

function rootsOf(names: readonly string[], { kind, channel, cap }: Form): Root[] {
  return names.map((label) => ({
    label,
    kind: kind.value as NonNullable<Root['kind']>,
    ...(channel.value && { channel: channel.value }),
    ...(cap.value && { cap: Number(cap.value) }),
  }))
}

/** Faults that the API would refuse, reported before it is asked. */
function unfitOf(names: readonly string[]): string | undefined {
  const { links } = words.value
  if (isTooMany(names)) return links.tooMany
  const tooLong = tooLongOf(names)
  return tooLong.length > 0 ? links.tooLong(someOf(tooLong)) : undefined
}

/** The most faults listed at once: few enough to be found in the pasted text. */
function someOf(names: readonly string[]): string {
  return names.slice(0, 5).join(', ') + (names.length > 5 ? ' …' : '')
}
