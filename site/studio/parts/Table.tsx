import type { ComponentChildren } from 'preact'
import { type Order, orderBy, orderOf } from '../selection.ts'

type Value = number | string | null

export interface Column<Row> {
  id: string
  title: string
  /**
   * Value for sorting, and for showing unless `show` says otherwise; null comes last. Left out: the column cannot be
   * sorted.
   */
  value?: (row: Row) => Value
  show?: (row: Row) => ComponentChildren
  isNumber?: boolean
  /** Whether its heading is aligned with its bars. */
  isBar?: boolean
  /** Whether it is hidden on small screens. */
  isMinor?: boolean
}

interface Props<Row> {
  /** Its name in the address. */
  id: string
  caption: string
  rows: readonly Row[]
  /** False: no such column. */
  columns: readonly (Column<Row> | false)[]
  keyOf: (row: Row) => string | number
  /** Undefined: rows keep their order, and cannot be sorted. */
  order?: Order
  isFaint?: (row: Row) => boolean
}

export function Table<Row>({ id, caption, rows, columns: all, keyOf, order: usual, isFaint }: Props<Row>) {
  const columns = all.filter((column) => column !== false)
  const order = usual && (orderOf(id) ?? usual)
  return (
    // Focusable itself where nothing in it is, so that the keyboard can scroll it. No landmark: its section is one.
    <div class="scroller" {...(!order && { role: 'group', tabIndex: 0, 'aria-label': caption })}>
      <table>
        <caption class="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.id} table={id} column={column} order={order} />
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted(rows, columns, order).map((row) => (
            <tr key={keyOf(row)} data-faint={isFaint?.(row) || undefined}>
              {columns.map((column, i) => (
                <Cell key={column.id} row={row} column={column} isHead={i === 0} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function classOf<Row>({ isNumber, isBar, isMinor }: Column<Row>) {
  return [isNumber && !isBar && 'number', isMinor && 'minor'].filter(Boolean).join(' ') || undefined
}

function Head<Row>({ table, column, order }: { table: string; column: Column<Row>; order: Order | undefined }) {
  const isOrder = order?.column === column.id
  const direction = order?.isDescending ? 'descending' : 'ascending'
  const isSortable = order !== undefined && column.value !== undefined
  const sort = () =>
    orderBy(table, { column: column.id, isDescending: isOrder ? !order.isDescending : column.isNumber === true })
  return (
    <th scope="col" class={classOf(column)} aria-sort={isOrder ? direction : undefined}>
      {isSortable ? (
        <button type="button" onClick={sort}>
          {column.title}
        </button>
      ) : (
        column.title
      )}
    </th>
  )
}

function Cell<Row>({ row, column, isHead }: { row: Row; column: Column<Row>; isHead: boolean }) {
  const content = column.show ? column.show(row) : column.value?.(row)
  if (isHead) {
    return (
      <th scope="row" class={classOf(column)}>
        {content}
      </th>
    )
  }
  return <td class={classOf(column)}>{content}</td>
}

function sorted<Row>(rows: readonly Row[], columns: readonly Column<Row>[], order: Order | undefined): readonly Row[] {
  const value = columns.find(({ id }) => id === order?.column)?.value
  if (!order || !value) return rows
  const sign = order.isDescending ? -1 : 1
  return rows.toSorted((a, b) => {
    const [left, right] = [value(a), value(b)]
    if (left === null || right === null) return Number(left === null) - Number(right === null)
    return sign * (typeof left === 'number' && typeof right === 'number' ? left - right : compare(left, right))
  })
}

const compare = (a: string | number, b: string | number) =>
  String(a).localeCompare(String(b), undefined, { numeric: true })
