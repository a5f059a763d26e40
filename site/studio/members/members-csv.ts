import { type Separator, toCsv } from '../links/links-csv.ts'
import type { Member, MemberList } from './requests.ts'

/** A list's links as CSV, without those that were revoked: the columns of `entrenous links … members`. */
export function membersCsv({ label, circle }: MemberList, members: readonly Member[], separator: Separator): string {
  const rows = members.filter(({ revokedAt }) => revokedAt === null)
  return toCsv(
    ['label', 'link', 'list', 'circle'],
    rows.map((member) => [member.label, member.url, label, circle ?? '']),
    separator,
  )
}
