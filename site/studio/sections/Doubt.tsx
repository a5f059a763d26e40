import type { Report } from '../api.ts'
import { percent, whole } from '../format.ts'
import { words } from '../language.ts'
import { Actions } from '../links/Actions.tsx'
import { counts } from '../parts/columns.tsx'
import { Later } from '../parts/Later.tsx'
import { Section } from '../parts/Section.tsx'
import { Table } from '../parts/Table.tsx'
import { doubted, unknowable } from '../sentences/doubt.ts'
import { isEditor } from '../session.ts'

/** Doubtful and voided views, and what cannot be known. */
export function Doubt({ report }: { report: Report }) {
  const { doubt } = words.value
  const { views, voided } = report.totals
  return (
    <Section id="doubt" says={doubt} sentence={doubted(report)}>
      {views + voided > 0 && (
        <>
          <Later>
            {() => (
              <>
                <Doubts report={report} />
                {views > 0 && <Unknown report={report} />}
              </>
            )}
          </Later>
          {voided > 0 && <p>{doubt.voided(voided, whole(voided))}</p>}
          {isEditor.value && <Actions slug={report.campaign.slug} node="all" scope="all" />}
        </>
      )}
    </Section>
  )
}

/** Each doubt with its rule and the rule's errors. */
function Doubts({ report: { doubts, totals } }: { report: Report }) {
  const { title, columns, doubts: says } = words.value.doubt
  const rows = doubts.filter(({ views }) => views > 0)
  if (rows.length === 0) return null
  return (
    <Table
      id="doubts"
      caption={title}
      rows={rows}
      keyOf={({ doubt }) => doubt}
      order={{ column: 'views', isDescending: true }}
      columns={[
        {
          id: 'doubt',
          title: columns.doubt,
          value: ({ doubt }) => says[doubt].name,
          show: ({ doubt }) => (
            <>
              {says[doubt].name}
              <small class="rule only-narrow">
                {says[doubt].rule} {says[doubt].tooMany} {says[doubt].tooFew}
              </small>
            </>
          ),
        },
        counts('views', columns.views),
        {
          id: 'share',
          title: columns.share,
          value: ({ views }) => views,
          show: ({ views }) => percent(views / totals.views),
          isNumber: true,
          isMinor: true,
        },
        {
          id: 'rule',
          title: columns.rule,
          show: ({ doubt }) => <span class="rule">{says[doubt].rule}</span>,
          isMinor: true,
        },
        {
          id: 'errs',
          title: columns.errs,
          show: ({ doubt }) => (
            <span class="rule">
              {says[doubt].tooMany} {says[doubt].tooFew}
            </span>
          ),
          isMinor: true,
        },
      ]}
    />
  )
}

function Unknown({ report }: { report: Report }) {
  return (
    <div class="unknown">
      <h3>{words.value.doubt.unknown}</h3>
      {unknowable(report).map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  )
}
