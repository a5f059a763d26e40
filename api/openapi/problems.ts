import * as z from 'zod'
import type { ZodOpenApiResponsesObject } from 'zod-openapi'
import { type ErrorCode, PROBLEMS } from '../errors.ts'

const problem = z
  .object({
    type: z.string(),
    title: z.string().describe('One sentence for people. It can change; the code cannot.'),
    status: z.int(),
    code: z.enum(Object.keys(PROBLEMS) as [ErrorCode, ...ErrorCode[]]),
    detail: z.string().optional().describe('What exactly. Never holds a token, a pass or a key.'),
    opens: z
      .int()
      .nullable()
      .optional()
      .describe('With `not-open-yet`: epoch milliseconds; null when nobody said when.'),
    work: z
      .looseObject({ parameters: z.looseObject({}), signature: z.string().optional() })
      .optional()
      .describe(
        'With `work-required`: a challenge of ALTCHA’s second scheme. The same request with `work`, its solution, is answered.',
      ),
    reasons: z
      .array(z.string())
      .optional()
      .describe(
        'With `unavailable` of `/api/health`, or where the site is another one than the server’s, and with `note-unfit`: what is wrong, each in one word.',
      ),
  })
  .meta({ id: 'Problem', description: 'RFC 9457.' })

/** The error responses of a route: one for each status among these codes. Any route can meet a failing database. */
export function problems(...codes: ErrorCode[]): ZodOpenApiResponsesObject {
  const all = [...new Set([...codes, 'unavailable' as const])]
  const statuses = [...new Set(all.map((code) => PROBLEMS[code].status))]
  return Object.fromEntries(
    statuses.map((status) => {
      const here = all.filter((code) => PROBLEMS[code].status === status)
      const schema = problem.and(z.looseObject({ code: z.enum(here) }))
      const description = here.map((code) => `\`${code}\`: ${PROBLEMS[code].title}.`).join('\n')
      return [String(status), { description, content: { 'application/problem+json': { schema } } }]
    }),
  )
}
