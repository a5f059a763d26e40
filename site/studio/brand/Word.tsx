import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { WordAnswer, Word as WordRow } from '../../../api/studio/contract/word-schema.ts'
import { LONGEST_WORD } from '../../../campaigns/lengths.ts'
import { changed } from '../changed.ts'
import { moment, whole } from '../format.ts'
import { words as studio } from '../language.ts'
import { useAttempt } from '../links/use-attempt.ts'
import { Section } from '../parts/Section.tsx'
import { circle as selected } from '../selection.ts'
import { useAnswer } from '../use-answer.ts'
import { words } from './language.ts'
import { requests } from './requests.ts'
import { spoken } from './sentences.ts'

/** The brand's word: what stands on the opened page, another one, and every earlier one to be put back. */
export function Word({ slug }: { slug: string }) {
  const { value: asked } = useAnswer(() => requests.words(slug), [slug, changed.value])
  const { word } = words.value
  if (!asked) return null
  return (
    <Section id="word" says={word} sentence={spoken(asked.rate, words.value)}>
      <Form key={slug} slug={slug} answer={asked} />
    </Section>
  )
}

function Form({ slug, answer }: { slug: string; answer: WordAnswer }) {
  const { locales, circles } = answer
  const [locale, circle] = [useSignal(locales[0] ?? ''), useSignal('')]
  /** What is being written; undefined: what stands. */
  const draft = useSignal<string | undefined>(undefined)
  // A circle that is looked at alone; a word is said to all of its parts.
  const asked = selected.value?.split('.')[0]
  useEffect(() => {
    circle.value = circles.some(({ id }) => id === asked) ? (asked ?? '') : ''
    draft.value = undefined
  }, [asked])
  const said = useSignal('')
  const { failure, isBusy, attempt } = useAttempt()
  const { word } = words.value
  const here = answer.words.filter((each) => each.locale === locale.value && each.circle === circle.value)
  const standing = here.find(({ stands }) => stands)?.text ?? ''
  const text = draft.value ?? standing
  const left = LONGEST_WORD - [...text.trim()].length
  const place = () => ({ locale: locale.value, circle: circle.value })
  const send = (change: { text: string } | { again: number }) =>
    attempt(async () => {
      const sent = draft.value
      await requests.say(slug, { ...place(), ...change })
      // What was written on meanwhile stays.
      if (draft.value === sent) draft.value = undefined
      said.value = 'text' in change && change.text === '' ? word.takenDown : word.said
      changed.value++
    })
  return (
    <>
      <form
        class="brand-word"
        aria-busy={isBusy.value}
        onSubmit={(event) => {
          event.preventDefault()
          void send({ text })
        }}
      >
        {(locales.length > 1 || circles.length > 0) && (
          <div class="fields">
            {locales.length > 1 && (
              <Choice
                label={word.language}
                chosen={locale}
                draft={draft}
                options={locales.map((id) => [id, nameOf(id)])}
              />
            )}
            {circles.length > 0 && (
              <Choice
                label={word.circle}
                chosen={circle}
                draft={draft}
                options={[['', word.everybody], ...circles.map(({ id, name }): [string, string] => [id, name])]}
              />
            )}
          </div>
        )}
        <label>
          {word.field}
          <textarea
            rows={4}
            value={text}
            lang={locale.value}
            dir="auto"
            aria-describedby="word-hint"
            aria-invalid={left < 0}
            onInput={({ currentTarget }) => {
              draft.value = currentTarget.value
              said.value = ''
            }}
          />
        </label>
        <p id="word-hint">
          {word.hint} {left < 100 && word.left(left, whole(Math.abs(left)))}
        </p>
        <div class="buttons">
          <button type="submit" class="strong" disabled={text.trim() === '' || text.trim() === standing || left < 0}>
            {word.say}
          </button>
          {standing !== '' && (
            <button type="button" class="quiet" onClick={() => send({ text: '' })}>
              {word.takeDown}
            </button>
          )}
          <p role="status">{said.value}</p>
        </div>
        {failure.value && <p role="alert">{studio.value.links.failed[failure.value]}</p>}
      </form>
      <h3>{word.earlier}</h3>
      {here.length === 0 && <p>{word.none}</p>}
      <ol class="brand-words">
        {here.map((each) => (
          <Said key={each.id} word={each} onAgain={() => send({ again: each.id })} />
        ))}
      </ol>
    </>
  )
}

interface ChoiceProps {
  label: string
  chosen: { value: string }
  draft: { value: string | undefined }
  options: [string, string][]
}

/** Another place shows what stands there: a draft belongs to where it was begun. */
function Choice({ label, chosen, draft, options }: ChoiceProps) {
  return (
    <label>
      {label}
      <select
        value={chosen.value}
        onInput={({ currentTarget }) => {
          chosen.value = currentTarget.value
          draft.value = undefined
        }}
      >
        {options.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

const nameOf = (locale: string) => new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale

function Said({ word: { text, who, at, again, stands, locale }, onAgain }: { word: WordRow; onAgain: () => void }) {
  const { word } = words.value
  const source = who === null || at === null ? word.config : word.by(who, moment(at))
  return (
    <li data-stands={stands || undefined}>
      <p class="said" lang={locale} dir="auto">
        {text === '' ? <em>{word.takenDown}</em> : text}
      </p>
      <p class="by">
        {stands && text !== '' && <b>{word.stands}</b>}
        <span>
          {source}
          {again !== null && `, ${word.wasAgain}`}
        </span>
        {!stands && text !== '' && (
          <button type="button" class="quiet" onClick={onAgain}>
            {word.again}
            <span class="unseen"> {text.slice(0, 60)}</span>
          </button>
        )}
      </p>
    </li>
  )
}
