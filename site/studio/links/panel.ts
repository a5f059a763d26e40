/** What is loaded with the first links themselves: one chunk, so that nobody waits for what two would share. */
export { Lists } from '../members/Lists.tsx'
export { RootLinks } from './RootLinks.tsx'
