import { computed, signal } from '@preact/signals'
import { api, Refusal, type Session } from './api.ts'

/** Reasons for showing the sign-in screen. */
export type Outside = 'stranger' | 'expired' | 'signedOut' | 'notSignedOut' | 'refused' | 'offline' | 'tooMany'

/** `opening` until the API has said who is there. */
export const door = signal<'opening' | 'open' | Outside>('opening')
export const session = signal<Session | undefined>(undefined)

export const isEditor = computed(() => session.value !== undefined && session.value.role !== 'viewer')

/** Signs in with the key of the address, which is removed before anything else can read it, or with the session. */
export async function enter(): Promise<void> {
  // A chat or a mail may have made the fragment a part of the path.
  const given = location.hash.slice(1) || location.pathname.replace(/^\/studio\/*/i, '')
  if (given) history.replaceState(null, '', `/studio/${location.search}`)
  try {
    session.value = given ? await api.signIn(await keyIn(given)) : await api.session()
    door.value = 'open'
  } catch (error) {
    door.value = reason(error, given !== '')
  }
}

/** Fetched by whoever comes with a key alone. */
async function keyIn(given: string): Promise<string> {
  const { findStudioKey } = await import('../../seal/studio-address.ts')
  return findStudioKey(given)
}

/** @param isEverywhere wherever the same link was used */
export async function leave(isEverywhere: boolean): Promise<void> {
  // The screen is cleared even if the API was not reached; but a reader who is still signed in must be told.
  const signOut = isEverywhere ? api.signOutEverywhere : api.signOut
  const isOut = await signOut().then(
    () => true,
    (error: unknown) => {
      if (!(error instanceof Refusal)) throw error
      return error.status === 401
    },
  )
  session.value = undefined
  door.value = isOut ? 'signedOut' : 'notSignedOut'
}

/** Handles a refusal. Returns true when the session is over. */
export function isOver(error: unknown): boolean {
  if (!(error instanceof Refusal) || error.status !== 401) return false
  session.value = undefined
  door.value = 'expired'
  return true
}

function reason(error: unknown, hasKey: boolean): Outside {
  if (!(error instanceof Refusal)) throw error
  if (error.status === 429) return 'tooMany'
  if (error.status === 0 || error.status >= 500) return 'offline'
  return hasKey ? 'refused' : 'stranger'
}
