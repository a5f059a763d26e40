import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type PhotoStore, PhotoStoreFault, pathOf, placeOf } from './photo-store.ts'

/** What a process that ended in the middle of a file leaves behind. */
const DRAFT = /^\.[0-9a-f-]{36}\.draft$/
const DRAFT_KEPT_MS = 3_600_000

/** Sealed photos as files of one folder, which its owner alone can read. */
export function createFolderStore(folder: string): PhotoStore {
  return {
    name: folder,
    async put(place, bytes) {
      const path = join(folder, pathOf(place))
      const draft = join(dirname(path), `.${randomUUID()}.draft`)
      try {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 })
        await writeDurably(draft, bytes)
        await rename(draft, path)
        await syncFolder(dirname(path))
      } catch (cause) {
        await rm(draft, { force: true }).catch(() => {})
        throw faultOf(folder, 'cannot be written', cause)
      }
    },
    async get(place) {
      try {
        return new Uint8Array(await readFile(join(folder, pathOf(place))))
      } catch (cause) {
        if (codeOf(cause) === 'ENOENT') return undefined
        throw faultOf(folder, 'cannot be read', cause)
      }
    },
    async delete(place) {
      await rm(join(folder, pathOf(place)), { force: true }).catch((cause: unknown) => {
        throw faultOf(folder, 'cannot be written', cause)
      })
    },
    async *list(campaign) {
      for await (const path of filesOf(folder, campaign)) {
        const place = placeOf(path)
        if (place) yield place
      }
    },
  }
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Without it the file's name may be lost with the power. */
async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Files of a campaign, as `campaign/piece/name`; drafts that nobody finishes any more are deleted on the way. */
async function* filesOf(folder: string, campaign: string): AsyncGenerator<string> {
  for (const piece of await foldersIn(folder, join(folder, campaign))) {
    for (const name of await namesIn(folder, join(folder, campaign, piece))) {
      const path = join(folder, campaign, piece, name)
      const found = await stat(path).catch(() => undefined)
      if (!found?.isFile()) continue
      if (!DRAFT.test(name)) yield `${campaign}/${piece}/${name}`
      else if (Date.now() - found.mtimeMs > DRAFT_KEPT_MS) await rm(path, { force: true })
    }
  }
}

async function foldersIn(folder: string, path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch((cause: unknown) => {
    if (codeOf(cause) === 'ENOENT') return []
    throw faultOf(folder, 'cannot be read', cause)
  })
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
}

async function namesIn(folder: string, path: string): Promise<string[]> {
  return readdir(path).catch((cause: unknown) => {
    if (codeOf(cause) === 'ENOENT') return []
    throw faultOf(folder, 'cannot be read', cause)
  })
}

function faultOf(folder: string, what: string, cause: unknown): PhotoStoreFault {
  const message = `The photos’ folder ${folder} ${what} (${codeOf(cause) ?? 'unknown'})`
  return new PhotoStoreFault(`${message}, expected a folder of the server’s own user with room in it`, { cause })
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}
