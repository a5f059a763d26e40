import { openMedia } from '../markdown/media.ts'
import type { Mount } from '../mount.ts'
import type { PollAnswer } from './contract.ts'

/** A choice is a vote, which the next one replaces. */
export const mount: Mount = (_, content, { island, load, api }) => {
  openMedia(content, load, island.words.media)
  const inputs = [...content.querySelectorAll<HTMLInputElement>('input')]
  const show = ({ vote, closed }: PollAnswer) => {
    for (const input of inputs) {
      input.checked = vote?.includes(input.value) ?? false
      input.disabled = closed
    }
  }
  const vote = async () => {
    const choices = inputs.filter(({ checked }) => checked).map(({ value }) => value)
    if (api && choices.length > 0) show(await api.post<PollAnswer>('vote', { choices }))
  }
  content.addEventListener('change', () => void vote())
  void api?.get<PollAnswer>().then(show)
  return undefined
}
