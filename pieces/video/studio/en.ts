import type { StudioVideoWords } from './words.ts'

export const en: StudioVideoWords = {
  counted: [
    'How many played each tenth of the film, once for each private link. What was skipped is not played.',
    'It is counted by channel and generation, and by nobody: so it stands for all time, whatever first link or time is selected, and an opening that is voided later stays in it.',
    'Groups of so few that somebody could be told from them are added up as one.',
  ],
  empty: 'Nobody has played it yet. The first who does appears here by itself.',
  closedEmpty: 'Nobody played it.',
  noneSelected: 'No play is counted for this selection.',
  stays: (began, ended, from, to) =>
    `Of ${began} who began, ${ended} saw the end; most left between ${from} and ${to}.`,
  curve: 'Where people stopped',
  columns: { reached: 'Got to', plays: 'People', share: 'Of those who began' },
  by: {
    channel: { title: 'By channel', column: 'Came by' },
    generation: { title: 'By generation', column: 'Generation' },
  },
  half: 'Half',
  end: 'The end',
  course: 'Over the film',
  small: 'Others, too few to be shown apart',
}
