import type { ExportName } from '../../../api/studio/exports.ts'
import { exportUrl, type Report } from '../api.ts'
import { words } from '../language.ts'
import { CopyButton } from '../parts/CopyButton.tsx'
import { Menu } from '../parts/Menu.tsx'
import { reportQuery } from '../selection.ts'
import { session } from '../session.ts'

interface Listed {
  table: ExportName
  /** What a few fans, or one, could be told by: always, or when a period is chosen. */
  forOwners?: 'all' | 'period'
}

/** In the order of the sections. */
const TABLES: readonly Listed[] = [
  { table: 'views' },
  { table: 'generations', forOwners: 'period' },
  { table: 'forwards' },
  { table: 'channels', forOwners: 'period' },
  { table: 'intents' },
  { table: 'roots' },
  { table: 'uncounted' },
  { table: 'doubts' },
  { table: 'voids' },
  { table: 'surges', forOwners: 'all' },
  { table: 'nodes', forOwners: 'all' },
  { table: 'votes', forOwners: 'period' },
  { table: 'audit' },
]

const FORMS = [
  { ending: 'csv', name: 'CSV', hasSemicolons: false },
  { ending: 'csv', name: 'CSV ;', hasSemicolons: true },
  { ending: 'json', name: 'JSON', hasSemicolons: false },
]

/** What is selected, every table of it as a file; the screen as a report on paper; and the address of what is shown. */
export function ExportMenu({ report }: { report: Report }) {
  const { bar, exports } = words.value
  return (
    <Menu label={bar.export}>
      <table>
        <tbody>
          {TABLES.filter(({ table }) => table !== 'votes' || hasPolls(report)).map((listed) => (
            <tr key={listed.table}>
              <th scope="row">{exports[listed.table]}</th>
              <Files {...listed} report={report} />
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

function hasPolls({ pieces }: Report): boolean {
  return pieces.some(({ kind }) => kind === 'poll')
}

function Files({ table, forOwners, report }: Listed & { report: Report }) {
  const { exports } = words.value
  const query = reportQuery(report.now)
  const isReserved = forOwners === 'all' || (forOwners === 'period' && query.from !== undefined)
  if (isReserved && session.value?.role !== 'owner') {
    return (
      <td colSpan={FORMS.length}>
        <small>{exports.forOwners}</small>
      </td>
    )
  }
  return (
    <>
      {FORMS.map(({ ending, name, hasSemicolons }) => (
        <td key={name}>
          <a
            href={exportUrl(report.campaign.slug, `${table}.${ending}`, query, hasSemicolons)}
            download
            title={hasSemicolons ? exports.semicolons : undefined}
          >
            {name}
            <span class="unseen"> {exports[table]}</span>
          </a>
        </td>
      ))}
    </>
  )
}
