import type { Report } from '../api.ts'
import { words } from './language.ts'

/** What can be chosen in the filter by circle: every circle, and below it its parts. */
export function CircleOptions({ circles }: Pick<Report, 'circles'>) {
  return (
    <>
      <option value="">{words.value.everyCircle}</option>
      {circles.flatMap(({ id, name, few, parts }) => [
        <option key={id} value={id} disabled={few}>
          {name}
        </option>,
        ...parts.map((part) => (
          <option key={part.id} value={part.id}>
            {`\u2003${part.name}`}
          </option>
        )),
      ])}
    </>
  )
}
