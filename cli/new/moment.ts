import { Temporal } from 'temporal-polyfill'
import { suggestion } from '../../campaigns/suggestion.ts'
import { BadAnswer } from './bad-answer.ts'

const EXAMPLE = '2026-12-24 18:00'
const WRITTEN = /^(\d{4}-\d{2}-\d{2})[T ](\d{1,2})(:\d{2}(?::\d{2})?)(Z|[+-]\d{2}:\d{2})?$/

/**
 * Parses a time into ISO 8601 with its UTC offset, as in `campaign.yaml`. Throws {@link BadAnswer}.
 *
 * @param zone time zone of a text without an offset of its own
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

/** Canonicalises a time zone's name. Throws {@link BadAnswer}. */
export function readZone(text: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text.trim() }).resolvedOptions().timeZone
  } catch {
    const near = suggestion(text, Intl.supportedValuesOf('timeZone'))
    throw new BadAnswer(`"${text}" is no time zone${near}, expected one such as Europe/Paris`)
  }
}

/** Time zone of this machine. */
export function systemZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}
