import { byId, setText } from '../../client/stage.ts'
import { fill } from '../../i18n/phrase.ts'
import { type AmbassadorAnswer, type AmbassadorApi, NoteUnfit } from './ambassador-api.ts'
import type { Facts } from './facts.ts'

/** The note: its field, its state, and what is done about it. Returns how an answer is shown. */
export function armNote(
  { own: { note: words } }: Facts,
  api: AmbassadorApi,
  onAnswer: (answer: AmbassadorAnswer) => void,
): (answer: AmbassadorAnswer) => void {
  const form = byId('note') as HTMLFormElement
  const field = byId('note-text') as HTMLTextAreaElement
  const withdraw = byId('note-withdraw')
  const state = byId('note-state')
  /** What the field was filled with: text that was changed since stays. */
  let filled = ''
  /** Whether the state says why the last attempt failed: it does until the next one, or until the note is another. */
  let hasFailed = false
  let known = ''

  const attempt = async (work: () => Promise<AmbassadorAnswer>, done?: string) => {
    const sent = field.value
    form.ariaBusy = 'true'
    hasFailed = false
    try {
      const answer = await work()
      filled = sent
      onAnswer(answer)
      if (done) setText(state, done)
    } catch (error) {
      hasFailed = true
      setText(state, error instanceof NoteUnfit ? words.unfit[error.holds] : words.failed)
    } finally {
      form.ariaBusy = null
    }
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const text = field.value.trim()
    if (text && !form.ariaBusy) void attempt(() => api.write(text))
  })
  withdraw.addEventListener('click', () => {
    const before = field.value
    field.value = ''
    field.focus()
    void attempt(() => api.withdraw(), words.withdrawn).then(() => {
      if (hasFailed && field.value === '') field.value = before
    })
  })

  return ({ note }) => {
    withdraw.hidden = note === null
    if (field.value === filled) {
      filled = note?.text ?? ''
      field.value = filled
    }
    const isNews = JSON.stringify(note) !== known
    known = JSON.stringify(note)
    if (!note || (hasFailed && !isNews)) return
    const { reason } = note
    const said = note.state === 'refused' ? fill(words.refused, { reason: reason ?? '' }) : words[note.state]
    const isEarlierShown = note.shown !== null && note.shown !== note.text
    // One that waits has a reason where the earlier one was taken down.
    const more = isEarlierShown ? words.earlier : note.state === 'waiting' ? reason : null
    setText(state, more === null ? said : `${said} ${more}`)
  }
}
