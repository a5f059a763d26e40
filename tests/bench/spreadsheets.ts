import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CSV_FORMS, type CsvForm, csvHead, csvRows } from '../../api/studio/csv.ts'

/**
 * Opens our CSV in LibreOffice (`soffice`, Debian: libreoffice-calc) as people of several countries do, and says what
 * became of it: `node tests/bench/spreadsheets.ts`. The bytes themselves are pinned by tests/unit/api/csv.test.ts.
 */

/** Microsoft's numbers of languages, which the import filter wants. */
const LOCALES = { en: 1033, de: 1031, fr: 1036, tr: 1055, pl: 1045, pt: 1046, ar: 1025, hi: 1081, ja: 1041 }
/** Those where fractions begin with a comma. */
const WITH_COMMA = ['de', 'fr', 'tr', 'pl', 'pt']
const DANGEROUS = ['=1+1', 'x;=1+1', 'x,=1+1', 'x;"=1+1', '=cmd|"/C calc"!A0', '@SUM(A1)', '-2+3', 'a\n=2', '＝1+1']
const TEXTS = [
  '5kQ9z8GZ1xv7oP2mN4rTuW',
  '2412568037980643',
  '007',
  '1E5',
  '1/2',
  '3-4',
  'Mar-5',
  'May 2026',
  '12 mars 2026',
  '3 PM',
  'TRUE',
  'vrai',
  '12 €',
  'WAHR ',
  'Montag, 5. Mai',
  'Di 5.5.',
  '1 Şubat 2026',
  '1月5日',
  '１２３',
  '१२३',
  '٣٫٥',
  '€\u00a012',
  'R$ 5',
  '12 000 zł',
  'piątek 5 maja',
  '24. XII.',
  '5 مايو',
  '5 मई',
  '2026-05-01T12:00',
  'Zoé "la reine"',
  ...DANGEROUS,
]
const ROWS = TEXTS.map((text, i) => [
  `2026-03-${String((i % 31) + 1).padStart(2, '0')}T13:00:00.000Z`,
  text,
  i + 1,
  (i + 1) / 16,
])

interface Opened {
  type: string | undefined
  value: string | undefined
  formula: string | undefined
  text: string
}

async function open(folder: string, form: CsvForm, separator: string, locale: number): Promise<Opened[][]> {
  await writeFile(join(folder, 'table.csv'), csvHead(['at', 'text', 'whole', 'part'], form) + csvRows(ROWS, form))
  const filter = `CSV:${separator.charCodeAt(0)},34,76,1,,${locale},false,true`
  const options = [`-env:UserInstallation=file://${folder}/profile`, '--headless', `--infilter=${filter}`]
  execFileSync('soffice', [...options, '--convert-to', 'fods', '--outdir', folder, join(folder, 'table.csv')], {
    stdio: 'pipe',
    timeout: 120_000,
  })
  const xml = await readFile(join(folder, 'table.fods'), 'utf8')
  return [...xml.matchAll(/<table:table-row.*?<\/table:table-row>/gs)].slice(1).map(([row]) =>
    [...row.matchAll(/<table:table-cell([^>]*?)(?:\/>|>(.*?)<\/table:table-cell>)/gs)].map(
      ([, attributes = '', body = '']) => ({
        type: /office:value-type="(\w+)"/.exec(attributes)?.[1],
        value: /office:value="([^"]*)"/.exec(attributes)?.[1],
        formula: /table:formula="([^"]*)"/.exec(attributes)?.[1],
        text: [...body.matchAll(/<text:p>(.*?)<\/text:p>/gs)]
          .map(([, line]) => line)
          .join('\n')
          .replaceAll('&quot;', '"')
          .replaceAll('&apos;', "'"),
      }),
    ),
  )
}

/** What is not as it was meant, where the file is opened with its own separator. */
function faultsOf(rows: readonly Opened[][]): string[] {
  return ROWS.flatMap(([at, text, whole, part], i) => {
    const [time, label, first, second] = rows[i] ?? []
    const isRight =
      time?.text === at &&
      label?.type === 'string' &&
      label.text.replaceAll("'", '') === text &&
      first?.value === String(whole) &&
      second?.value === String(part)
    return isRight ? [] : [`${JSON.stringify(text)}: ${JSON.stringify(rows[i])}`]
  })
}

const folder = await mkdtemp(join(tmpdir(), 'spreadsheets-'))
let faults = 0
for (const [name, locale] of Object.entries(LOCALES)) {
  for (const form of ['comma', 'semicolon'] as const) {
    for (const { separator } of Object.values(CSV_FORMS)) {
      const isOwn = separator === CSV_FORMS[form].separator
      if (isOwn && (form === 'semicolon') !== WITH_COMMA.includes(name)) continue
      const rows = await open(folder, form, separator, locale)
      const formulas = rows.flat().filter(({ formula }) => formula !== undefined)
      const wrong = [...formulas.map(({ formula }) => `runs ${formula}`), ...(isOwn ? faultsOf(rows) : [])]
      faults += wrong.length
      console.log(`${name}, ${form}, split at ${separator}: ${wrong.length === 0 ? 'as meant' : wrong.join('\n  ')}`)
    }
  }
}
await rm(folder, { recursive: true })
process.exitCode = faults === 0 ? 0 : 1
