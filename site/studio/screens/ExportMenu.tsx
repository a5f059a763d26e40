import type { ExportName } from '../../../api/studio/exports.ts'
import type { ReportedKind } from '../../../pieces/kinds.ts'
import { exportUrl, type Report } from '../api.ts'
import { words } from '../language.ts'
import { CopyButton } from '../parts/CopyButton.tsx'
import { reportQuery } from '../selection.ts'
import { session } from '../session.ts'

interface Listed {
  /** Tables that could single out fans: always, or when a period is chosen. */
  forOwners?: 'all' | 'period'
  /** Only where the campaign has a piece of this kind. */
  kind?: ReportedKind
}

/** In the order of the sections. */
const TABLES: Record<ExportName, Listed> = {
  views: {},
  circles: {},
  generations: { forOwners: 'period' },
  forwards: {},
  channels: { forOwners: 'period' },
  intents: {},
  roots: {},
  uncounted: {},
  doubts: {},
  voids: {},
  surges: { forOwners: 'all' },
  nodes: { forOwners: 'all' },
  votes: { forOwners: 'period', kind: 'poll' },
  audit: {},
}

const NAMES = Object.keys(TABLES) as ExportName[]

const FORMS = [
  { ending: 'csv', name: 'CSV', hasSemicolons: false },
  { ending: 'csv', name: 'CSV ;', hasSemicolons: true },
  { ending: 'json', name: 'JSON', hasSemicolons: false },
]

/** As {@link FORMS} of its captions. */
const ZIPS = [
  { name: 'ZIP', query: '', hasSemicolons: false },
  { name: 'ZIP ;', query: '?separator=semicolon', hasSemicolons: true },
]

/** What the export menu holds: each table of the selection as a file, the screen as a report on paper, and the address of the view. */
export function Exports({ report }: { report: Report }) {
  const { bar, exports } = words.value
  return (
    <>
      <table>
        <tbody>
          {NAMES.filter((table) => isIn(report, table)).map((table) => (
            <tr key={table}>
              <th scope="row">{exports[table]}</th>
              <Files table={table} forOwners={TABLES[table].forOwners} report={report} />
            </tr>
          ))}
          {report.pieces.map(
            ({ kind, piece }) => kind === 'gallery' && <Photos key={piece} report={report} piece={piece} />,
          )}
        </tbody>
      </table>
      <button type="button" class="quiet" onClick={() => print()}>
        {bar.print}
      </button>
      <CopyButton text={() => location.href}>{bar.copyLink}</CopyButton>
    </>
  )
}

/** Everything that hangs on a gallery's wall, with its captions. */
function Photos({ report: { campaign }, piece }: { report: Report; piece: string }) {
  const { exports } = words.value
  const name = `${exports.photos} (${piece})`
  const url = `/api/studio/campaigns/${campaign.slug}/pieces/${piece}/photos.zip`
  return (
    <tr>
      <th scope="row">{name}</th>
      {session.value?.role === 'owner' ? (
        ZIPS.map(({ name: label, query, hasSemicolons }) => (
          <td key={label}>
            <a href={url + query} download title={hasSemicolons ? exports.semicolons : undefined}>
              {label}
              <span class="unseen"> {name}</span>
            </a>
          </td>
        ))
      ) : (
        <td colSpan={FORMS.length}>
          <small>{exports.forOwners}</small>
        </td>
      )}
    </tr>
  )
}

function isIn({ pieces, circles }: Report, table: ExportName): boolean {
  if (table === 'circles') return circles.length > 0
  const { kind } = TABLES[table]
  return kind === undefined || pieces.some((piece) => piece.kind === kind)
}

interface FilesProps {
  table: ExportName
  forOwners: Listed['forOwners']
  report: Report
}

function Files({ table, forOwners, report }: FilesProps) {
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
