import { resolve } from 'node:path'
import { installOnDemand } from './on-demand.ts'

/** It brings workerd, 190 MB: installed beside the others when the edge is first asked for. */
export const WRANGLER = '4.164.0'

/** The path of wrangler's program. */
export function wranglerProgram(): string {
  return resolve(installOnDemand('wrangler', WRANGLER), 'node_modules/wrangler/bin/wrangler.js')
}
