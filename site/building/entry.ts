import { createApp } from 'astro/app/entrypoint'

/** The entry of the pages' bundle: renders the page of an address. */
export const app = createApp({ streaming: false })
