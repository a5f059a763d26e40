import { computed, signal } from '@preact/signals'
import type { ReportQuery } from '../../api/studio/contract/report-schema.ts'
import { CHANNEL_IDS } from '../../campaigns/channels.ts'
import { HOUR_MS } from '../../campaigns/durations.ts'

/** The selection. All of it is in the address, so that it can be sent to a colleague with the same rights. */

/** Ranges, in the order of their keys `1` to `6`. */
const RANGES = { '6h': 6, '24h': 24, '3d': 72, '7d': 168, '30d': 720, all: undefined } as const
export type Range = keyof typeof RANGES
export const RANGE_IDS = Object.keys(RANGES) as Range[]

export const BUCKETS = ['quarter', 'hour', 'day', 'week'] as const
export type Bucket = (typeof BUCKETS)[number]

const address = signal(new URLSearchParams(location.search))
addEventListener('popstate', () => {
  address.value = new URLSearchParams(location.search)
})

export const parameter = (name: string) => computed(() => address.value.get(name) ?? undefined)

export const slug = parameter('c')
export const channel = computed(() => CHANNEL_IDS.find((id) => id === address.value.get('channel')))
export const root = computed(() => /^[1-9A-HJ-NP-Za-km-z]{22}$/.exec(address.value.get('root') ?? '')?.[0])
/** A circle, or with its number a part of one: alone, since circles are counted by neither channel nor first link. */
export const circle = computed(() =>
  channel.value || root.value ? undefined : /^[a-z0-9-]+(\.\d+)?$/.exec(address.value.get('circle') ?? '')?.[0],
)
export const search = parameter('q')
export const isWall = computed(() => address.value.has('wall'))
export const isCompared = computed(() => address.value.get('before') !== 'no')
export const range = computed(() => RANGE_IDS.find((id) => id === address.value.get('range')) ?? 'all')
export const bucket = computed(() => BUCKETS.find((id) => id === address.value.get('bucket')))
/** Charts that are shown as their tables. */
export const tables = computed(() => new Set(address.value.get('tables')?.split(' ').filter(Boolean)))

/** Column of a table, and whether its greatest comes first. */
export interface Order {
  column: string
  isDescending: boolean
}

/** `sort-roots=-reach` */
export function orderOf(table: string): Order | undefined {
  const text = address.value.get(`sort-${table}`)
  return text ? { column: text.replace(/^-/, ''), isDescending: text.startsWith('-') } : undefined
}

export function orderBy(table: string, { column, isDescending }: Order): void {
  select({ [`sort-${table}`]: `${isDescending ? '-' : ''}${column}` })
}

/** The address with some parameters changed; undefined removes one. */
export function addressWith(changes: Record<string, string | undefined>): string {
  const next = new URLSearchParams(address.value)
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) next.delete(name)
    else next.set(name, value)
  }
  const query = next.toString().replace(/=(?=&|$)/g, '')
  return `${location.pathname}${query && `?${query}`}`
}

/** @param isTyped replaces the last entry of the history, so that typing is undone in one step */
export function select(changes: Record<string, string | undefined>, isTyped = false): void {
  go(addressWith(changes), isTyped)
}

export function go(href: string, isReplaced = false): void {
  history[isReplaced ? 'replaceState' : 'pushState'](null, '', href)
  address.value = new URLSearchParams(location.search)
}

export function toggleTable(id: string): void {
  const next = new Set(tables.value)
  if (!next.delete(id)) next.add(id)
  showTables(next)
}

export function showTables(ids: Iterable<string>): void {
  select({ tables: [...ids].join(' ') || undefined })
}

/** The reader's time zone. A browser that finds none in its system writes times by UTC, and calls that `Etc/Unknown`. */
function timeZone(): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return timeZone === 'Etc/Unknown' ? 'UTC' : timeZone
}

/** The query for `report` and `live`. A range begins with a whole hour, so that the query changes once an hour only. */
export function reportQuery(now: number): ReportQuery {
  const hours = RANGES[range.value]
  return {
    zone: timeZone(),
    ...(hours !== undefined && { from: (Math.floor(now / HOUR_MS) + 1 - hours) * HOUR_MS }),
    ...(bucket.value && { bucket: bucket.value }),
    ...(channel.value && { channel: channel.value }),
    ...(root.value && { root: root.value }),
    ...(circle.value && { circle: circle.value }),
  }
}
