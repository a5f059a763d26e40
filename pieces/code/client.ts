import type { Mount } from '../mount.ts'
import type { CodeAnswer } from './contract.ts'
import type { CodeWords } from './words/code-words.ts'

export const mount: Mount = (_, content, { island, words, api, isRefusal }) => {
  const said = words as CodeWords
  const place = content.querySelector<HTMLElement>('.code')
  if (!place) throw new Error('The code has no place')
  const [button, code, note] = [element('button'), element('output'), element('p')]
  button.className = 'action'
  note.role = 'status'
  for (const own of [button, note]) {
    own.lang = island.locale
    own.dir = document.documentElement.dir
  }
  // Codes are Latin letters and digits, whatever the page's direction.
  code.dir = 'ltr'
  code.translate = false
  place.append(code, button, note)

  const show = ({ code: held, isGone }: CodeAnswer) => {
    code.value = held ?? ''
    code.hidden = held === null
    button.textContent = held === null ? said.take : said.copy
    button.hidden = held === null && isGone
    note.textContent =
      held === null ? (isGone ? said.gone : '') : said.holder[place.dataset.for === 'each' ? 'each' : 'branch']
  }
  const fail = (error: unknown) => {
    if (!isRefusal(error)) throw error
    button.textContent = said.retry
    note.textContent = said.failed
  }
  let isTaken = false
  const take = async () => {
    isTaken = true
    const answer = await api?.post<CodeAnswer>('take', {})
    if (!answer) return
    show(answer)
    if (answer.code === null && !answer.isGone) note.textContent = said.none
  }
  const copy = async () => {
    await navigator.clipboard.writeText(code.value)
    note.textContent = said.copied
  }
  button.onclick = () => (code.value ? copy().catch(() => getSelection()?.selectAllChildren(code)) : take().catch(fail))

  show({ code: null, isGone: false })
  if (api) {
    // An answer of before the tap knows nothing of it.
    void api.get<CodeAnswer>().then(
      (held) => isTaken || show(held),
      (error) => isTaken || fail(error),
    )
  }
  button.hidden = !api
  if (!api) note.textContent = said.outside
  return undefined
}

function element<Name extends keyof HTMLElementTagNameMap>(name: Name): HTMLElementTagNameMap[Name] {
  return document.createElement(name)
}
