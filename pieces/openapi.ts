import { z } from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { openapi as poll } from './poll/openapi.ts'

/** What `openapi.json` says of each kind that has routes and a report. */
const DESCRIBED = [poll] as const

export const PIECE_PATHS: ZodOpenApiPathsObject = Object.assign({}, ...DESCRIBED.map(({ paths }) => paths))

export const pieceReport = z.union(DESCRIBED.map(({ report }) => report))
