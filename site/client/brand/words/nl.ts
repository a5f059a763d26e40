import type { BrandLanguage } from './brand-words.ts'

export const nl: BrandLanguage<'one'> = (say) => ({
  wordOf: 'Een woord van {brand}',
  here: { one: say('Je bent er.', 'U bent er.'), other: 'Er zijn er nu {n} hier.' },
  tell: {
    heading: 'Zeg het {brand}',
    who: say(
      'Eén regel, die alleen het team van {brand} leest. Niemand weet wie hem schrijft, dus antwoordt er ook niemand. Je kunt hem terugnemen; hij wordt gewist met de gegevens van de campagne.',
      'Eén regel, die alleen het team van {brand} leest. Niemand weet wie hem schrijft, dus antwoordt er ook niemand. U kunt hem terugnemen; hij wordt gewist met de gegevens van de campagne.',
    ),
    field: say('Jouw regel', 'Uw regel'),
    left: 'Tekens over: {n}',
    tooLong: 'Tekens te veel: {n}',
    send: 'Zeggen',
    sent: 'Gezegd.',
    own: say('Wat je hebt gezegd', 'Wat u hebt gezegd'),
    takeBack: 'Terugnemen',
    takenBack: 'Teruggenomen en gewist.',
    full: say(
      'Meer past er niet. Neem een regel terug om iets anders te zeggen.',
      'Meer past er niet. Neem een regel terug om iets anders te zeggen.',
    ),
    later: 'Wacht tien minuten tot de volgende.',
    failed: say(
      'Het kwam niet aan. Je regel staat er nog: probeer het opnieuw.',
      'Het kwam niet aan. Uw regel staat er nog: probeer het opnieuw.',
    ),
  },
  privacy: {
    follows: 'We tellen ook per uur wat er wordt geopend, opnieuw geopend en doorgegeven, zonder te weten door wie.',
    presence: 'Hoeveel mensen er zijn, wordt alleen in het geheugen geteld en binnen een minuut vergeten.',
    tell: 'Een regel aan het merk is versleuteld, wordt alleen door het eigen team gelezen, en wordt gewist als hij wordt teruggenomen of met de gegevens van de campagne.',
  },
})
