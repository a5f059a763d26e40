/** Endings that names of sites have in the countries of the page and beyond, none of which is a word that stands behind a full stop. */
export const COUNTRIES =
  'fr|eu|co|gg|tv|uk|ch|pl|nl|pt|ru|ua|br|ca|ma|dz|tn|qa|ae|sa|gr|cz|ro|hu|jp|cn|kr|nz|za|mx|cl|tr|hk|tw|sg|th|vn|ph|lb|kw|bh|eg|sn|cm|gp|mq|gf|nc|pf|mc|bg|hr|rs|sk|lt|lv|kz|gd|gy|mp|sh|vc|ws|fm'

/** All other endings of countries, words among them: at the end of a clause alone, where no sentence goes on behind it. */
export const OTHER_COUNTRIES = [
  'ac|ad|af|ag|ai|al|am|ao|ar|as|at|au|aw|ax|az|ba|bb|bd|be|bf|bi|bj|bm|bn|bo|bs|bt|bw|by|bz|cc|cd|cf|cg|ci|ck|cr|cu|cv|cw|cx|cy',
  'de|dj|dk|dm|do|ec|ee|er|es|et|fi|fj|fk|fo|ga|ge|gh|gi|gl|gn|gq|gs|gt|gu|gw|hn|ht|id|ie|il|im|in|io|iq|ir|is|it|je|jm|jo|ke|kg|kh',
  'ki|km|kn|kp|ky|la|lc|li|lr|ls|lu|ly|md|me|mg|mk|ml|mm|mn|mo|mr|ms|mt|mu|mv|mw|my|mz|na|ne|nf|ng|ni|no|np|nr|nu|om|pa|pe|pg|pk|pm|pn',
  'pr|ps|pw|py|re|rw|sb|sc|sd|se|si|sl|so|sr|ss|st|su|sv|sx|sy|sz|tc|td|tf|tg|tj|tk|tl|tm|to|tt|tz|ug|us|uy|uz|va|ve|vg|vu|ye|yt|zm|zw',
].join('|')

/** Those that say what a site is about. Some are words too: whoever forgets the blank behind a full stop goes on in small letters. */
export const SUBJECTS = [
  'academy|adult|africa|alsace|art|associates|auction|audio|band|bar|beauty|beer|berlin|best|bet|bike|bio|black|blog|blue|boats|boutique|brussels|build',
  'business|buzz|cafe|camp|cards|care|careers|casa|cash|casino|cat|center|chat|church|city|click|cloud|club|coach|codes|coffee|community',
  'company|computer|consulting|cool|corsica|coupons|cruises|dance|date|dating|deals|delivery|dental|design|diamonds|digital|direct',
  'directory|dog|domains|earth|education|email|energy|engineer|estate|eus|events|exchange|expert|express|family|fan|fans|farm|fashion',
  'film|finance|fish|fit|fitness|flights|florist|football|forsale|forum|foundation|fun|fund|fyi|gal|gallery|game|games|garden|gift|gifts',
  'gives|glass|global|gmbh|golf|graphics|gratis|green|guide|guitars|guru|hamburg|health|help|hiphop|hockey|holiday|horse|host|hosting|hotel',
  'house|icu|immo|industries|ink|institute|international|jetzt|jewelry|kaufen|kitchen|koeln|lat|lease|legal|lgbt|life|lighting|limited',
  'limo|link|live|lol|london|love|ltd|madrid|maison|management|marketing|mba|media|memorial|menu|mobi|moda|moe|mom|money|movie|museum|music',
  'network|news|ngo|ninja|nyc|one|ong|online|organic|paris|partners|parts|party|photo|photography|photos|pics|pictures|pink|pizza|place|plumbing',
  'poker|porn|press|productions|promo|properties|pub|quebec|quest|racing|radio|recipes|red|rehab|reise|reisen|rent|rentals|report|restaurant',
  'review|reviews|rip|rocks|rodeo|rugby|run|sale|salon|school|schule|science|scot|security|services|shoes|shopping|show|singles|skin|soccer',
  'social|software|solar|solutions|space|sport|storage|store|stream|studio|study|style|support|surf|surgery|swiss|systems|taipei|tattoo',
  'tech|technology|tennis|theater|tickets|tienda|tips|tirol|tokyo|tools|top|tours|town|toys|trade|trading|training|travel|tube|university',
  'vacations|vegas|ventures|vet|viajes|video|villas|vin|vip|vision|vlaanderen|vodka|vote|voto|voyage|wales|watch|webcam|website|wedding',
  'wien|wiki|win|wine|work|works|world|wtf|yoga|zone|zuerich',
].join('|')
