import type { Report } from '../api.ts'
import { isEditor } from '../session.ts'
import stylesheet from './brand.css?inline'
import { Follows } from './Follows.tsx'
import { Told } from './Told.tsx'
import { Word } from './Word.tsx'

const sheet = new CSSStyleSheet()
sheet.replaceSync(stylesheet)
document.adoptedStyleSheets.push(sheet)

/** The sections about the brand and its members, in the order of how often they are looked at. */
export function Sections({ report }: { report: Report }) {
  const { slug } = report.campaign
  return (
    <>
      <Follows report={report} />
      {isEditor.value && <Word slug={slug} />}
      {isEditor.value && <Told slug={slug} />}
    </>
  )
}
