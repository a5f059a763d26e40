import type { Mounting } from '../mount.ts'
import type { Choices } from './choices.ts'
import type { PollWords } from './words/poll-words.ts'

const MOVE_MS = 160

interface Speech extends Pick<Mounting, 'page'> {
  words: PollWords
}

/**
 * A list that buttons put in order: they work by touch, by keyboard and with a screen reader alike.
 * @param onMove told where a choice now is, in words
 */
export function rankedChoices(
  list: HTMLElement,
  { words, page: { fill } }: Speech,
  onMove: (said: string) => void,
): Choices {
  const items = () => [...list.children].filter((item) => item instanceof HTMLElement)
  const idOf = (item: HTMLElement) => item.dataset.choice ?? ''
  const picked = () => items().map(idOf)
  const listed = picked()

  const move = (item: HTMLElement, isUp: boolean) => {
    const other = isUp ? item.previousElementSibling : item.nextElementSibling
    if (!other) return
    // The other one is moved, so that the focus stays where it is.
    glide(items(), () => (isUp ? item.after(other) : item.before(other)))
    showEnds()
    const place = items().indexOf(item) + 1
    onMove(fill(words.place, { choice: nameOf(item), n: String(place), all: String(items().length) }))
  }
  const showEnds = () => {
    const [first, last] = [items().at(0), items().at(-1)]
    for (const item of items()) {
      const [up, down] = item.querySelectorAll('.moves button')
      up?.setAttribute('aria-disabled', String(item === first))
      down?.setAttribute('aria-disabled', String(item === last))
    }
  }

  for (const item of items()) {
    const moves = document.createElement('span')
    moves.className = 'moves'
    for (const isUp of [true, false]) {
      const button = document.createElement('button')
      button.type = 'button'
      button.ariaLabel = fill(isUp ? words.up : words.down, { choice: nameOf(item) })
      button.onclick = () => move(item, isUp)
      moves.append(button)
    }
    item.append(moves)
  }
  showEnds()
  return {
    picked,
    pick(ids) {
      // Without a vote, they stand as they are listed.
      const order = ids.length > 0 ? ids : listed
      // Whoever is on a button stays there.
      if (picked().join() === order.join()) return
      // A choice that was added since stands last.
      list.prepend(...order.flatMap((id) => items().filter((item) => idOf(item) === id)))
      showEnds()
    },
    isSame: (ids) => picked().join() === ids.join(),
    close() {
      for (const moves of list.querySelectorAll('.moves')) moves.remove()
    },
  }
}

/** Its words, or those of its picture. */
function nameOf(item: HTMLElement): string {
  return item.querySelector('.choice')?.textContent ?? item.querySelector('img')?.alt ?? ''
}

/** Lets what changes places be seen to. */
function glide(items: HTMLElement[], change: () => void): void {
  const before = items.map((item) => item.getBoundingClientRect().top)
  change()
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
  for (const [i, item] of items.entries()) {
    const far = (before[i] ?? 0) - item.getBoundingClientRect().top
    if (far !== 0)
      item.animate({ transform: [`translateY(${far}px)`, 'none'] }, { duration: MOVE_MS, easing: 'ease-out' })
  }
}
