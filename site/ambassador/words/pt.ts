import type { AmbassadorLanguage } from './ambassador-words.ts'

export const pt: AmbassadorLanguage = () => ({
  title: 'A página do embaixador',
  yours: 'Este endereço é só de quem o tem: não abre nada, mostra até onde vai a ligação.',
  loading: 'Um momento…',
  reach: {
    title: 'Até onde chegou',
    none: 'Tudo começa pela primeira pessoa.',
    hands: 'De mão em mão',
    hand: 'Mão n.º\u00a0{n}',
    days: 'Dia a dia',
    counted: 'Sem as aberturas duvidosas, e sem saber quem.',
  },
  note: {
    title: 'Uma palavra para quem chega por aqui',
    hint: 'Primeiro, alguém a lê ({brand}). Depois, lê-a todo o ramo.',
    field: 'O recado',
    save: 'Enviar para leitura',
    withdraw: 'Retirar o recado',
    waiting: 'À espera de leitura.',
    shown: 'Lido, e à vista.',
    refused: 'Não está à vista. O motivo: {reason}',
    earlier: 'Até lá, fica o anterior.',
    withdrawn: 'O recado foi retirado.',
    unfit: {
      mail: 'Tem um endereço de e-mail, e toda a gente o leria. Nada foi enviado.',
      link: 'Tem uma ligação ou o nome de um site. Nada foi enviado.',
      handle: 'Tem o nome de uma conta (@…). Nada foi enviado.',
      phone: 'Tem algo que parece um número de telefone. Nada foi enviado.',
      address: 'Tem uma morada. Nada foi enviado.',
    },
    failed: 'O recado não seguiu. É tentar outra vez.',
  },
  ranking: {
    title: 'A lista',
    hint: 'Só se veem nomes de ligações, e só de quem quer. Pode-se sair a qualquer momento.',
    join: 'Aceito figurar nela como {label}',
    none: 'Ainda não há ninguém.',
    you: 'aqui',
  },
  proof: {
    title: 'A prova',
    hint: 'Um cartão para mostrar, e uma página assinada onde qualquer pessoa verifica os números deste instante.',
    named: 'Escrever nele o nome da ligação: {label}',
    make: 'Fazer a prova',
    failed: 'A prova não chegou. É tentar outra vez.',
  },
  problems: {
    'link-invalid': 'Esta página já não está neste endereço. Quem o deu tem o novo.',
    'link-revoked': 'A ligação foi retirada, e esta página com ela.',
    offline: 'Falta a rede. É recarregar a página.',
  },
})
