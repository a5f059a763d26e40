/** What changes links and views: fetched when somebody may. One module, so that it is one file. */
export { LastChange } from './LastChange.tsx'
export { LinkActions } from './LinkActions.tsx'
