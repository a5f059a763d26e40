/** A vote that has not arrived yet, kept in this browser until it has. */
export interface KeptVote {
  read(): string[] | undefined
  write(choices: readonly string[]): void
  /** Forgets this vote, unless it is another by now. */
  clear(choices: readonly string[]): void
}

/** Other tabs change it too. Where the browser refuses to store anything, it is kept for as long as the page is open. */
export function keptVote(slug: string, piece: string): KeptVote {
  const key = `entrenous:${slug}:vote:${piece}`
  let here: string[] | undefined
  const attempt = <T>(work: (storage: Storage) => T) => {
    try {
      return work(localStorage)
    } catch {
      return undefined
    }
  }
  const read = () => here ?? parse(attempt((storage) => storage.getItem(key)))
  return {
    read,
    write(choices) {
      const isStored = attempt((storage) => {
        storage.setItem(key, JSON.stringify(choices))
        return true
      })
      here = isStored ? undefined : [...choices]
    },
    clear(choices) {
      if (String(read()) !== String(choices)) return
      here = undefined
      attempt((storage) => storage.removeItem(key))
    },
  }
}

/** Only what has the right shape: anything else on this origin could have written there. */
function parse(text: string | null | undefined): string[] | undefined {
  try {
    const found: unknown = JSON.parse(text ?? 'null')
    return Array.isArray(found) && found.every((id) => typeof id === 'string') ? found : undefined
  } catch {
    return undefined
  }
}
