import { useSignal } from '@preact/signals'
import type { Report } from '../api.ts'
import { whole } from '../format.ts'
import { isPrinted } from '../inks.ts'
import { words } from '../language.ts'
import { Links } from '../links/Links.tsx'
import { counts, courses, depths, shares } from '../parts/columns.tsx'
import { type Column, Table } from '../parts/Table.tsx'
import { useLoaded } from '../parts/use-loaded.ts'
import { root as chosen, search, select } from '../selection.ts'
import { byReach, source } from '../sentences/carries.ts'
import { isEditor } from '../session.ts'

type Root = Report['roots'][number]

const loadLists = async () => (await import('../links/panel.ts')).Lists

/** The most rows: nobody reads more from top to bottom. */
const FEW = 12

/** The links that the brand handed out itself, by what grew from them. */
export function Roots({ report }: { report: Report }) {
  const isWhole = useSignal(false)
  const { carries, more, less } = words.value
  const wanted = search.value?.toLocaleLowerCase() ?? ''
  const found = report.roots.filter(({ label }) => nameOf(label).toLocaleLowerCase().includes(wanted)).toSorted(byReach)
  const rows = isWhole.value || isPrinted.value || wanted ? found : found.slice(0, FEW)
  const from = source(report, chosen.value)
  const { value: Lists } = useLoaded(
    loadLists,
    report.roots.some(({ kind }) => kind === 'member'),
  )
  return (
    <div class="roots">
      <div class="heading">
        <h3>{carries.roots.title}</h3>
        {from && <p>{from}</p>}
        <input
          type="search"
          value={search.value ?? ''}
          placeholder={carries.filter}
          aria-label={carries.filter}
          onInput={(event) => select({ q: event.currentTarget.value || undefined }, true)}
        />
      </div>
      {rows.length > 0 ? (
        <Table
          id="roots"
          caption={carries.roots.title}
          rows={rows}
          columns={columns(report.roots, report.totals)}
          keyOf={({ node }) => node}
          order={{ column: 'reach', isDescending: true }}
          isFaint={({ node, revokedAt }) => revokedAt !== null || (chosen.value !== undefined && node !== chosen.value)}
        />
      ) : (
        <p>{carries.noMatch}</p>
      )}
      {!wanted && found.length > FEW && (
        <button
          type="button"
          class="quiet"
          onClick={() => {
            isWhole.value = !isWhole.value
          }}
        >
          {isWhole.value ? less : more(whole(found.length))}
        </button>
      )}
      {Lists && <Lists slug={report.campaign.slug} />}
      {isEditor.value && <Links slug={report.campaign.slug} />}
    </div>
  )
}

function nameOf(label: string | null): string {
  return label ?? words.value.bar.lostRoot
}

function columns(all: readonly Root[], { views, doubtful }: Report['totals']): (Column<Root> | false)[] {
  const { carries, channels, kinds } = words.value
  const titles = carries.roots.columns
  return [
    { id: 'label', title: titles.label, value: ({ label }) => nameOf(label), show: Name },
    { id: 'kind', title: titles.kind, value: ({ kind }) => kinds[kind], isMinor: true },
    { id: 'channel', title: titles.channel, value: ({ channel }) => channels[channel], isMinor: true },
    counts('reach', titles.reach),
    doubtful > 0 && { ...counts('clearReach', titles.clear, true), id: 'clear' },
    views > 0 && shares(titles.share, all, ({ share }) => share),
    counts('views', titles.views, true),
    views > 0 && depths(titles.depth),
    views > 0 && courses(titles.spark, all, ({ spark }) => spark),
  ]
}

function Name({ node, label, reach, cap, revokedAt }: Root) {
  const { carries } = words.value
  const isChosen = chosen.value === node
  const limits = [cap !== null && carries.capped(cap, whole(cap)), revokedAt !== null && carries.revoked].filter(
    Boolean,
  )
  return (
    <>
      <button
        type="button"
        class="name"
        aria-pressed={isChosen}
        disabled={reach === null}
        title={carries.only(nameOf(label))}
        onClick={() => select({ root: isChosen ? undefined : node })}
      >
        {nameOf(label)}
      </button>
      {limits.length > 0 && <small> {limits.join(', ')}</small>}
    </>
  )
}
