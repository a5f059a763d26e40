import { type Limit, PEOPLE } from '../../api/pacing/limits.ts'

/** As busy as no campaign is: what is paced costs as much as ever, and refuses nobody. */
const boundless = (limit: Limit): Limit => ({ ...limit, free: 1e9 })
const networks = { pace: boundless(PEOPLE.own.pace), lasting: boundless(PEOPLE.own.lasting), asked: PEOPLE.own.asked }
export const BOUNDLESS = {
  own: networks,
  near: networks,
  fanLink: boundless(PEOPLE.fanLink),
  rootLink: boundless(PEOPLE.rootLink),
  branch: boundless(PEOPLE.branch),
  campaign: boundless(PEOPLE.campaign),
}
