import type { ListFault } from '../../../campaigns/list.ts'
import { whole } from '../format.ts'
import { words } from './language.ts'

/** The most lines listed at once: whoever has more mends the file. */
const FEW = 8

/** The lines of a list that do not fit, each with what helps. */
export function Faults({ faults }: { faults: readonly ListFault[] }) {
  const { line, faults: told, more, nothingMade } = words.value
  const rest = faults.length - FEW
  return (
    <div role="alert" class="faults">
      <ul>
        {faults.slice(0, FEW).map((fault) => (
          <li key={`${fault.line} ${fault.fault}`}>
            <b>{line(whole(fault.line))}</b>
            {told[fault.fault](fault.text, whole(fault.first ?? 0))}
          </li>
        ))}
        {rest > 0 && <li>{more(rest, whole(rest))}</li>}
      </ul>
      <p>{nothingMade}</p>
    </div>
  )
}
