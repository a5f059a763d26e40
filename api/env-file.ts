import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { shownPath } from '../campaigns/problem.ts'
import { SettingsError } from './settings-error.ts'

/** The settings of a file, and the line of each. */
export interface EnvFile {
  values: Record<string, string | undefined>
  /** The place of a setting for messages, such as `.env:3 PORT`; undefined for one that the file does not have. */
  placeOf(name: string): string | undefined
}

const DEFAULT = '.env'

/** A blank line, or one that only explains. */
const NOTHING = /[^\S\n]*(?:#.*)?(?:\n|$)/y
/** A name with its value: in quotes of one kind, over several lines perhaps, or what the line holds. */
const SETTING =
  /[^\S\n]*(?:export[^\S\n]+)?(?<name>[A-Za-z_]\w*)[^\S\n]*=[^\S\n]*(?:(?:"(?<expanded>[^"]*)"|'(?<single>[^']*)'|`(?<tick>[^`]*)`)[^\S\n]*(?:#.*)?(?=\n|$)|(?<bare>.*))\n?/y
const LINE = /.*\n?/y

/**
 * Reads a file of `NAME=value` lines (quotes, `#` comments, several lines in quotes). Throws {@link SettingsError} for every
 * line of which only a part would be read, or nothing: a secret that ends early is another secret.
 *
 * @param named the file that was asked for, which has to be there; without it `.env`, which may be missing
 */
export function readEnvFile(named?: string): EnvFile {
  const path = resolve(named ?? DEFAULT)
  const text = read(path, named !== undefined)
  const [values, places, faults]: [EnvFile['values'], Map<string, string>, string[]] = [{}, new Map(), []]
  for (let at = 0; at < text.length; ) {
    const place = `${shownPath(path)}:${text.slice(0, at).split('\n').length}`
    const nothing = matchAt(NOTHING, text, at)
    const setting = nothing ? null : matchAt(SETTING, text, at)
    at += (nothing ?? setting ?? matchAt(LINE, text, at))?.[0].length ?? 0
    if (setting) {
      const { name = '', expanded, single, tick, bare = '' } = setting.groups ?? {}
      const fault = bareFault(bare)
      if (fault) faults.push(`${place} ${name}: ${fault}`)
      values[name] = expanded?.replaceAll('\\n', '\n') ?? single ?? tick ?? plain(bare)
      places.set(name, `${place} ${name}`)
    } else if (!nothing) faults.push(`${place}: is no setting, expected NAME=value, or a # before what explains`)
  }
  if (faults.length > 0) throw new SettingsError(faults.join('\n'))
  return { values, placeOf: (name) => places.get(name) }
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** A value without quotes, up to its comment. */
const plain = (bare: string) => bare.replace(/(?:^|\s)#.*/, '').trim()

function bareFault(bare: string): string | undefined {
  const value = plain(bare)
  if (/^["'`]/.test(value)) return 'the quotation mark is never closed, or something stands behind it'
  if (/^[“”„‘’«]/.test(value)) return 'these are no quotation marks here, expected plain ones: "…"'
  return value.includes('#')
    ? 'would end before its #, expected it in quotation marks, or a blank before the #'
    : undefined
}

function read(path: string, isNamed: boolean): string {
  try {
    // Without its byte order mark, and with the line ends of any system.
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)).replace(/\r\n?/g, '\n')
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'ENOENT' && !isNamed) return ''
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
      throw new SettingsError(`${path}: not in UTF-8, expected UTF-8: in the editor, save it again with that encoding`)
    }
    throw new SettingsError(`${path}: cannot be read (${code}), expected a file of settings such as .env.example`, {
      cause,
    })
  }
}
