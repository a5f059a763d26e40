import type * as z from 'zod'
import { suggestion } from '../campaigns/suggestion.ts'
import { CommandError } from './fail.ts'

/** How many characters of a value an error repeats. */
const SHOWN = 40

/** Parses a command's flags. Throws {@link CommandError} with a line for each wrong flag. */
export function readFlags<Flags extends z.ZodType>(schema: Flags, given: unknown): z.output<Flags> {
  const parsed = schema.safeParse(given, { reportInput: true })
  if (parsed.success) return parsed.data
  const faults = new Map<string, string>()
  for (const issue of parsed.error.issues) {
    const flag = `--${issue.path.join('.')}`
    if (!faults.has(flag)) faults.set(flag, `${flag}: ${faultOf(issue)}`)
  }
  throw new CommandError([...faults.values()].join('\n'))
}

function faultOf(issue: z.core.$ZodIssue): string {
  if (issue.input === undefined) return 'missing, expected a text'
  const expected = expectation(issue)
  if (typeof issue.input !== 'string' || !expected.startsWith('expected')) return expected
  const shown = issue.input.length > SHOWN ? `${issue.input.slice(0, SHOWN)}…` : issue.input
  return `${JSON.stringify(shown)} does not fit, ${expected}`
}

/** What was expected, in the schema's words where Zod's would be technical. */
function expectation(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String)
    return `expected one of ${values.join(', ')}${suggestion(String(issue.input), values)}`
  }
  if (issue.code === 'too_big' && issue.origin === 'string') return `expected at most ${issue.maximum} characters`
  return issue.message
}
