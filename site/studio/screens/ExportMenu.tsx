import type { ExportName } from '../../../api/studio/exports.ts'
import { exportUrl } from '../api.ts'
import { words } from '../language.ts'
import { CopyButton } from '../parts/CopyButton.tsx'

/** In the order of the sections. */
const TABLES = [
  'views',
  'generations',
  'channels',
  'intents',
  'roots',
  'uncounted',
  'nodes',
  'audit',
] as const satisfies readonly ExportName[]

/** Every table as a file, the screen as a report on paper, and the address of what is shown. */
export function ExportMenu({ slug }: { slug: string }) {
  const { bar, exports } = words.value
  return (
    <details class="menu">
      <summary>{bar.export}</summary>
      <div>
        <table>
          <tbody>
            {TABLES.map((table) => (
              <tr key={table}>
                <th scope="row">{exports[table]}</th>
                {['csv', 'json'].map((ending) => (
                  <td key={ending}>
                    <a href={exportUrl(slug, `${table}.${ending}`)} download>
                      {ending.toUpperCase()}
                      <span class="unseen"> {exports[table]}</span>
                    </a>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <button type="button" class="quiet" onClick={() => print()}>
          {bar.print}
        </button>
        <CopyButton text={() => location.href}>{bar.copyLink}</CopyButton>
      </div>
    </details>
  )
}
