/** How an IBAN is written in each country: by its characters (ISO 13616), also where its form is used outside of the registry. */
const FORMS = new Map(
  `AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BF28 BG22 BH22 BI27 BJ28 BR29 BY28 CG27 CH21 CI28 CM27 CR22 CY28 CZ24 DE22 DJ27 DK18
   DO28 DZ26 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GA27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27
   JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MA28 MC27 MD24 ME22 MG27 MK19 ML28 MN20 MR27 MT31 MU30 NI28 NL18 NO15
   OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SN28 SO23 ST25 SV28 TG28 TL23 TN24 TR26
   UA29 VA22 VG24 XK20 YE30`
    .split(/\s+/)
    .map((each) => [each.slice(0, 2), new RegExp(`(?:[A-Z\\d][^\\p{L}\\d]{0,3}){${each.slice(2)}}`, 'uy')]),
)

/** Where one may begin. */
const BEGIN = /(?<![\p{L}\d])(?:IBAN)?([A-Z]{2})(?=[^\p{L}\d]{0,3}\d[^\p{L}\d]{0,3}\d)/gu

/** Whether a plain text holds an IBAN, whatever stands between its characters and around it. */
export function hasAccount(plain: string): boolean {
  const text = plain.toUpperCase()
  return [...text.matchAll(BEGIN)].some(({ 0: found, 1: country = '', index }) => {
    const form = FORMS.get(country)
    if (!form) return false
    form.lastIndex = index + found.length - country.length
    const written = form.exec(text)?.[0]
    return written !== undefined && isAccount(written.replaceAll(/[^A-Z\d]/g, ''))
  })
}

/** Most of an account is digits, and the first two of them check the others: other numbers are like any. */
function isAccount(iban: string): boolean {
  const digits = iban.replaceAll(/\D/g, '').length
  if (digits < 0.6 * iban.length) return false
  let rest = 0
  for (const letter of iban.slice(4) + iban.slice(0, 4)) {
    for (const figure of String(Number.parseInt(letter, 36))) rest = (rest * 10 + Number(figure)) % 97
  }
  return rest === 1
}
