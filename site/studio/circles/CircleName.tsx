import { circle as chosen } from '../selection.ts'
import { words } from './language.ts'
import { selectCircle } from './select-circle.ts'

/** A circle's name, or a part's: pressed, everything shows what is of it alone, unless that is for owners. */
export function CircleName({ id, name, figures }: { id: string; name: string; figures: object | null }) {
  const isChosen = chosen.value === id
  if (!figures) return <span class="name">{name}</span>
  return (
    <button
      type="button"
      class="name"
      aria-pressed={isChosen}
      title={words.value.only(name)}
      onClick={() => selectCircle(isChosen ? undefined : id)}
    >
      {name}
    </button>
  )
}

/** Whether something else is chosen: a circle is not faint while one of its parts is, and the other way round. */
export function isFaint(id: string): boolean {
  const { value } = chosen
  return value !== undefined && value !== id && !value.startsWith(`${id}.`) && !id.startsWith(`${value}.`)
}
