import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import { expect, vi } from 'vitest'
import { parse } from 'yaml'
import { newCommand } from '../../cli/new/command.ts'
import { temporaryFolder } from './fixture.ts'

/** A folder for campaigns, and a clock in Paris, for the commands of one test. `vi.unstubAllEnvs` ends it. */
export async function campaignsFolder(): Promise<string> {
  const campaignsDir = await temporaryFolder()
  vi.stubEnv('CAMPAIGNS_DIR', campaignsDir)
  vi.stubEnv('TZ', 'Europe/Paris')
  return campaignsDir
}

export interface Ended {
  code: number
  out: string
  err: string
}

/** As `npm run entrenous -- new` where there is no terminal. */
export function make(...args: string[]): Promise<Ended> {
  return ended(newCommand(), ...args)
}

/** Runs a command in this process, and what it says. */
export async function ended(command: Command, ...args: string[]): Promise<Ended> {
  const said = { out: '', err: '' }
  const out = vi.spyOn(console, 'log').mockImplementation((text: string) => {
    said.out += `${text}\n`
  })
  const err = vi.spyOn(console, 'error').mockImplementation((text: string) => {
    said.err += `${text}\n`
  })
  try {
    await command.parseAsync(args, { from: 'user' })
    return { code: Number(process.exitCode ?? 0), ...said }
  } finally {
    process.exitCode = undefined
    out.mockRestore()
    err.mockRestore()
  }
}

/** Makes one and reads its fields. */
export async function made(...args: string[]) {
  const { code, out, err } = await make(...args, '--yes', '--json')
  expect([code, err]).toEqual([0, ''])
  const { slug, folder, files, problems } = JSON.parse(out)
  const fields = parse(await readFile(join(folder, 'campaign.yaml'), 'utf8'))
  const read = (file: string) => readFile(join(folder, file), 'utf8')
  return { slug, files, problems, fields, read }
}
