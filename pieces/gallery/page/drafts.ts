/** A photo that has not arrived yet. */
export interface Draft {
  /** Chosen here, so that a retry is known for one. Letters and digits only: it stands in links. */
  id: string
  piece: string
  caption: string
  /** Its bytes: WebKit loses Blobs that are kept. */
  photo: ArrayBuffer
  type: string
  width: number
  height: number
  /** Whether the fan has sent it: then it goes by itself as soon as it can. */
  isSent: boolean
  /** Whether it was ever sent: then it may have arrived, whatever was answered. */
  hasTried: boolean
}

/** The drafts of one gallery, kept in this browser until they are sent or discarded. */
export interface Drafts {
  /** The last one; undefined where there is none. */
  read(): Promise<Draft | undefined>
  write(draft: Draft): Promise<void>
  clear(): Promise<void>
}

const STORE = 'drafts'
/** 32 letters and digits that no eye takes for each other: 22 of them are 110 bits. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789'
const ID_LENGTH = 22

export function newPhotoId(): string {
  return [...crypto.getRandomValues(new Uint8Array(ID_LENGTH))].map((byte) => LETTERS[byte % LETTERS.length]).join('')
}

/**
 * Where the browser refuses a database, as in some private modes, a draft lives as long as the page. The database is
 * deleted with its last draft: nothing of a photo stays behind in a browser.
 */
export function draftsOf(slug: string, piece: string): Drafts {
  const name = `entrenous:${slug}`
  let here: Draft | undefined
  const attempt = async <T>(work: () => Promise<T>): Promise<T | undefined> => work().catch(() => undefined)
  return {
    async read() {
      here ??= await attempt(() => within(name, 'readonly', (store) => store.get(piece) as IDBRequest<Draft>))
      return here
    },
    async write(draft) {
      here = draft
      await attempt(() => within(name, 'readwrite', (store) => store.put(draft)))
    },
    async clear() {
      here = undefined
      await attempt(async () => {
        await within(name, 'readwrite', (store) => store.delete(piece))
        const left = await within(name, 'readonly', (store) => store.count())
        if (left === 0) indexedDB.deleteDatabase(name)
      })
    },
  }
}

async function within<T>(
  name: string,
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open(name, mode)
  try {
    const transaction = database.transaction(STORE, mode)
    const request = ask(transaction.objectStore(STORE))
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve
      transaction.onabort = () => reject(transaction.error)
    })
    return request.result
  } finally {
    // Open, it would hold up its own deletion.
    database.close()
  }
}

/** Whoever only reads creates no database: a fan who adds nothing has nothing of ours in their browser. */
function open(name: string, mode: IDBTransactionMode): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () => {
      if (mode === 'readonly') request.transaction?.abort()
      else request.result.createObjectStore(STORE, { keyPath: 'piece' })
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
    request.onblocked = () => reject(new Error('Another tab holds the drafts'))
  })
}
