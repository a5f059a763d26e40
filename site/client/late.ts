const PAUSE_MS = 3000

/**
 * A part of the script that is fetched when it is asked for, however long the network is away. Firefox remembers that a
 * script failed for as long as the page is there (the HTML standard's module map): then the page is loaded anew, unless the
 * network was there all the time. So it is where somebody goes to another page meanwhile, which a reload would undo.
 */
export async function late<Part>(fetchPart: () => Promise<Part>): Promise<Part> {
  try {
    return await fetchPart()
  } catch {
    let wasAway = false
    while (!(await isNetworkThere())) {
      wasAway = true
      await pause()
    }
    return fetchPart().catch((error: unknown) => {
      if (!wasAway) throw error
      location.reload()
      return new Promise<never>(() => undefined)
    })
  }
}

function isNetworkThere(): Promise<boolean> {
  return fetch(location.pathname, { method: 'HEAD', cache: 'no-store' }).then(
    () => true,
    () => false,
  )
}

function pause(): Promise<unknown> {
  return new Promise((resolve) => {
    setTimeout(resolve, PAUSE_MS)
    addEventListener('online', resolve, { once: true })
  })
}
