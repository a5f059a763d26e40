import type { ExportName } from '../../../api/studio/exports.ts'
import { exportUrl, type Report } from '../api.ts'
import { words } from '../language.ts'
import { CopyButton } from '../parts/CopyButton.tsx'
import { Menu } from '../parts/Menu.tsx'
import { reportQuery } from '../selection.ts'

/** In the order of the sections. */
const TABLES = [
  'views',
  'generations',
  'forwards',
  'channels',
  'intents',
  'roots',
  'uncounted',
  'surges',
  'nodes',
  'audit',
] as const satisfies readonly ExportName[]

/** What is selected, every table of it as a file; the screen as a report on paper; and the address of what is shown. */
export function ExportMenu({ report }: { report: Report }) {
  const { bar, exports } = words.value
  const { slug } = report.campaign
  const query = reportQuery(report.now)
  return (
    <Menu label={bar.export}>
      <table>
        <tbody>
          {TABLES.map((table) => (
            <tr key={table}>
              <th scope="row">{exports[table]}</th>
              {['csv', 'json'].map((ending) => (
                <td key={ending}>
                  <a href={exportUrl(slug, `${table}.${ending}`, query)} download>
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
    </Menu>
  )
}
