/** Before a fragment, in the query of an address; gateways may have encoded what follows. */
const PHOTO = /[?&]p=([\w-]{22})(?![\w-])/

/** The photo that an address leads to, by its `?p=…`; undefined where it leads to the whole page. */
export function photoIn(address: string): string | undefined {
  return PHOTO.exec(address)?.[1]
}

/**
 * Keeps the photo that led here where a reload finds it. By now the page has taken the link out of the address bar, and the
 * query with it: the browser still knows where it went.
 */
export function rememberGivenPhoto(): void {
  const [arrival] = performance.getEntriesByType('navigation')
  const photo = arrival && photoIn(arrival.name)
  if (photo && !history.state?.hasSeenPhoto) history.replaceState({ ...history.state, photo }, '')
}

/** The photo that led here; undefined once it was taken. */
export function givenPhoto(): string | undefined {
  const photo: unknown = history.state?.photo
  return typeof photo === 'string' ? photo : undefined
}

export function takeGivenPhoto(): void {
  const { photo: _, ...rest } = history.state ?? {}
  history.replaceState({ ...rest, hasSeenPhoto: true }, '')
}
