/** The chunk that changes links and views, loaded for members who may. One module, so that it is one file. */
export { LastChange } from './LastChange.tsx'
export { LinkActions } from './LinkActions.tsx'
