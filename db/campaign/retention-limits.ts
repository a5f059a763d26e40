/** Rows deleted by one transaction, which keeps each commit short. */
export const FORGET_AT_ONCE = 2000
