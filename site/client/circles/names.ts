import type { CircleState } from '../../../api/fan-contract.ts'
import { fill } from '../../i18n/phrase.ts'
import type { CirclesFile } from './files.ts'
import { make } from './make.ts'

/** The name of a fan's circle: of its part, once it has divided. Of a circle that is not in the list, none. */
export function nameOf({ list, names }: CirclesFile, { of, number, parts }: CircleState): string {
  const name = list.find(({ id }) => id === of)?.name ?? ''
  return parts === 1 ? name : fill(names, { name, number: String(number) })
}

/** The parts of a sentence around a circle's name, and the name, which may be written the other way, in an element of its own. */
export function named(sentence: string, name: string): (Node | string)[] {
  const [before = '', after = ''] = sentence.split('\u2068{name}\u2069')
  return [before, make('bdi', { textContent: name }), after]
}
