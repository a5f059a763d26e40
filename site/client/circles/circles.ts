/** Everything of circles as one file, which only their campaigns fetch: two that share a part would be three. */
export { greet, tap } from './door.ts'
export { chooseLater } from './later.ts'
export { Room } from './room.ts'
