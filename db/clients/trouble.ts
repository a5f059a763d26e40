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
  'disk-error':
    'its disk fails, or takes no more of this account (a quota). Look into the system’s log, make room, or move to another disk',
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

/** SQLite's primary result codes (https://www.sqlite.org/rescode.html). */
const BY_CODE: ReadonlyMap<number, TroubleName> = new Map([
  // BUSY, LOCKED, PROTOCOL
  ...[5, 6, 15].map((code) => [code, 'database-locked'] as const),
  // CORRUPT, NOTADB
  ...[11, 26].map((code) => [code, 'database-damaged'] as const),
  [13, 'disk-full'],
  // PERM, READONLY
  ...[3, 8].map((code) => [code, 'database-read-only'] as const),
  // IOERR, CANTOPEN
  ...[10, 14].map((code) => [code, 'disk-error'] as const),
])

/** The trouble that a database error stands for; undefined when the statement was to blame. */
export function troubleIn(error: unknown): TroubleName | undefined {
  if (!(error instanceof Error && 'rawCode' in error)) return undefined
  // The lowest byte of an extended code, such as READONLY_DIRECTORY, which libSQL has no name for.
  return BY_CODE.get(Number(error.rawCode) & 0xff)
}

export function isLocked(error: unknown): boolean {
  return troubleIn(error) === 'database-locked'
}
