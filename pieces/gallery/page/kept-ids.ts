/** Ids of photos, kept in this browser beyond the page. */
export interface KeptIds {
  read(): string[]
  add(id: string): void
  remove(id: string): void
}

const PHOTO_ID = /^[\w-]{22}$/

/** Nothing is kept where the browser refuses to store anything, and nothing is left once there is no id. */
export function keptIds(key: string): KeptIds {
  const read = () => {
    try {
      const found: unknown = JSON.parse(localStorage.getItem(key) ?? '')
      // Anything else on this origin could have written there.
      return Array.isArray(found) ? found.filter((id): id is string => PHOTO_ID.test(id)) : []
    } catch {
      return []
    }
  }
  const write = (ids: readonly string[]) => {
    try {
      if (ids.length > 0) localStorage.setItem(key, JSON.stringify(ids))
      else localStorage.removeItem(key)
    } catch {
      return
    }
  }
  return {
    read,
    add: (id) => write([...new Set([...read(), id])]),
    remove: (id) => write(read().filter((each) => each !== id)),
  }
}
