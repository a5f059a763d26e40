import { Temporal } from 'temporal-polyfill'
import { suggestion } from '../../campaigns/problem.ts'
import { BadAnswer } from './bad-answer.ts'

const EXAMPLE = '2026-12-24 18:00'
const WRITTEN = /^(\d{4}-\d{2}-\d{2})[T ](\d{1,2})(:\d{2}(?::\d{2})?)(Z|[+-]\d{2}:\d{2})?$/

/**
 * A moment as `campaign.yaml` has it: ISO 8601 with its offset. `zone` is where the clock hangs that shows the time,
 * unless the text has an offset of its own. Throws {@link BadAnswer}.
 */
export function readMoment(text: string, zone: string): string {
  const [, date, hour = '', minutes, offset] = WRITTEN.exec(text.trim()) ?? []
  const expected = `expected a day and a time such as ${EXAMPLE}`
  if (!date) throw new BadAnswer(`"${text}" does not fit, ${expected}`)
  const local = parse(`${date}T${hour.padStart(2, '0')}${minutes}`)
  if (!local) throw new BadAnswer(`"${text}" is in no calendar, ${expected}`)
  if (offset) return `${local.toString()}${offset}`
  const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) =>
    local.toZonedDateTime(zone, { disambiguation }).toString({ timeZoneName: 'never' }),
  )
  if (!earlier || earlier === later) return String(earlier)
  throw new BadAnswer(`clocks in ${zone} change then, expected an hour later, or an offset: ${earlier} or ${later}`)
}

function parse(iso: string): Temporal.PlainDateTime | undefined {
  try {
    return Temporal.PlainDateTime.from(iso, { overflow: 'reject' })
  } catch {
    return undefined
  }
}

/** The name of a time zone as IANA writes it. Throws {@link BadAnswer}. */
export function readZone(text: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text.trim() }).resolvedOptions().timeZone
  } catch {
    const near = suggestion(text, Intl.supportedValuesOf('timeZone'))
    throw new BadAnswer(`"${text}" is no time zone${near}, expected one such as Europe/Paris`)
  }
}

/** Where this machine says that it stands. */
export function systemZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}
