import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { shownPath } from '../campaigns/problem.ts'
import { SettingsError } from './settings-error.ts'

/** The settings of a file, and the line of each. */
export interface EnvFile {
  values: Record<string, string | undefined>
  /** The place of a setting for messages, such as `.env:3 PORT`; undefined for one that the file does not have. */
  placeOf(name: string): string | undefined
}

const DEFAULT = '.env'

/**
 * Reads a file of `NAME=value` lines (Node's own dialect: quotes, `#` comments, several lines in quotes).
 *
 * @param named the file that was asked for, which has to be there; without it `.env`, which may be missing
 */
export function readEnvFile(named?: string): EnvFile {
  const path = resolve(named ?? DEFAULT)
  const text = read(path, named !== undefined)
  return {
    values: parseEnv(text),
    placeOf(name) {
      const line = text.split('\n').findLastIndex((each) => new RegExp(`^\\s*(?:export\\s+)?${name}\\s*=`).test(each))
      return line < 0 ? undefined : `${shownPath(path)}:${line + 1} ${name}`
    },
  }
}

function read(path: string, isNamed: boolean): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'ENOENT' && !isNamed) return ''
    throw new SettingsError(`${path}: cannot be read (${code}), expected a file of settings such as .env.example`, {
      cause,
    })
  }
}
