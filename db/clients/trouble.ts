/** ADD A TROUBLE: faults of a database in use, and what to do about each. Health names it, the log says both. */
const TROUBLES = {
  'database-removed':
    'its file is gone, or one that lies beside it while it is open. Put the same files back, or stop the server and restore the newest copy',
  'database-replaced':
    'another file stands in its place, or in that of one that lies beside it while it is open. Stop the server, and restore the copy that counts',
  'database-newer': 'a newer program has changed its schema. Stop the server, and start that program',
  'database-unrescued':
    'what it held could not be copied yet, and is gone when this process ends. Make room, here or in BACKUP_DIR, and stop the server only once this is over',
  'database-damaged': 'it does not read right. Stop the server, and restore the newest snapshot',
  'database-locked': 'another program has locked it. Let that program finish, or end it',
  'database-read-only':
    'it cannot be written to. Give it back to the user that runs the server, on a disk that takes writes',
  'disk-full': 'its disk has no room. Make some',
  'disk-error': 'its disk fails. Look into the system’s log, and move to another disk',
} as const

export type TroubleName = keyof typeof TROUBLES

/**
 * A trouble: while it lasts nothing is counted and no key is given. The message names the file, the trouble and the mend.
 */
export class DatabaseTrouble extends Error {
  override name = 'DatabaseTrouble'
  readonly trouble: TroubleName

  constructor(path: string, trouble: TroubleName, detail?: string, cause?: unknown) {
    const seen = detail === undefined ? '' : ` (${detail})`
    super(`${path}: ${trouble}: ${TROUBLES[trouble]}${seen}. Until then nothing is counted, and no key is given.`, {
      cause,
    })
    this.trouble = trouble
  }
}

const BY_CODE: readonly (readonly [RegExp, TroubleName])[] = [
  [/^SQLITE_(BUSY|LOCKED|PROTOCOL)/, 'database-locked'],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'database-damaged'],
  [/^SQLITE_FULL/, 'disk-full'],
  [/^SQLITE_(READONLY|PERM)/, 'database-read-only'],
  [/^SQLITE_(IOERR|CANTOPEN)/, 'disk-error'],
]

/** The trouble that a database error stands for; undefined when the statement was to blame. */
export function troubleIn(error: unknown): TroubleName | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return BY_CODE.find(([pattern]) => pattern.test(code))?.[1]
}

export function isLocked(error: unknown): boolean {
  return troubleIn(error) === 'database-locked'
}
