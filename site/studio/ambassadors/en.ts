import type { StudioAmbassadorWords } from './words.ts'

export const en: StudioAmbassadorWords = {
  summary: (n, shown, waiting, shownWaiting) => {
    const all = n === 1 ? 'One ambassador.' : `${shown} ambassadors.`
    if (waiting === 0) return `${all} No note waits.`
    return `${all} ${waiting === 1 ? 'One note waits' : `${shownWaiting} notes wait`} for you.`
  },
  none: 'No ambassadors. Add a root of kind ambassador above: each has a page of their own.',
  search: 'Find an ambassador',
  reach: (people, shownPeople, hands, shownHands) => {
    if (people === 0) return 'nobody yet'
    return `${people === 1 ? 'one person' : `${shownPeople} people`}, ${hands === 1 ? 'one hand' : `${shownHands} hands`} deep`
  },
  listed: 'in the ranking, as they agreed',
  revoked: 'link revoked',
  page: 'Their own page, for them alone:',
  onlyOwners: 'Owners alone see the address of their page.',
  copy: 'Copy',
  renew: 'Make their page anew',
  renewConfirm:
    'The address that they have stops working at once. You hand them the new one. Their link is not touched.',
  proof: 'Proof card',
  note: { waiting: 'Waits', shown: 'Shown', refused: 'Refused' },
  earlier: 'The branch still reads the earlier note:',
  withdraw: 'Take the earlier one down',
  written: (moment) => `written ${moment}`,
  show: 'Show it to the branch',
  refuse: 'Refuse',
  reason: 'Reason, which the ambassador reads',
  reasonHint: 'One sentence',
  changed: 'The note was changed meanwhile. Here is the new one.',
}
