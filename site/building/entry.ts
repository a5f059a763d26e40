import { createApp } from 'astro/app/entrypoint'

/** What the bundle of the pages exports: asked for an address, it renders the page. */
export const app = createApp({ streaming: false })
