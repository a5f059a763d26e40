/** One column of hairlines, with the fonts of the system: nothing is fetched. */
export const DOCS_STYLE = `
:root{color-scheme:light dark;--paper:light-dark(#fafaf8,#121211);--ink:light-dark(#1b1a17,#ecebe6);--soft:light-dark(#6a6862,#a3a097);--line:light-dark(#dddad2,#33312d)}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
main,header{max-inline-size:60rem;margin-inline:auto;padding:1.5rem 1.25rem}
header{padding-block-start:3rem}
h1{font-size:2.25rem;line-height:1.1;margin:0 0 .75rem;letter-spacing:-.02em}
h2{font-size:1.25rem;margin:3rem 0 .25rem}
h3{font-size:.8125rem;margin:1.25rem 0 .25rem;color:var(--soft);font-weight:600}
p{margin:0 0 .75rem;max-inline-size:44rem}
a{color:inherit}
code,pre{font:.875em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
pre{margin:0;padding:.75rem 1rem;border:1px solid var(--line);overflow-x:auto}
nav ul{list-style:none;margin:0;padding:0;columns:2 18rem}
small,.says,.codes{color:var(--soft)}
details{border-block-start:1px solid var(--line)}
summary{padding:.75rem 0;min-block-size:44px;cursor:pointer;display:grid;grid-template-columns:4.5rem minmax(0,1fr);gap:0 .75rem;list-style:none}
summary::-webkit-details-marker{display:none}
summary span{grid-column:2;color:var(--soft)}
summary code{overflow-wrap:anywhere}
summary b{font-weight:650}
details>div{padding:0 0 1.5rem}
@media(min-width:40rem){details>div{padding-inline-start:5.25rem}}
dl{margin:.25rem 0 0;padding-inline-start:.875rem;border-inline-start:1px solid var(--line)}
dt{margin-block-start:.375rem}dd{margin:0}
.type{color:var(--soft);overflow-wrap:anywhere}.says{display:block;max-inline-size:40rem}
.codes{white-space:pre-line}
:focus-visible{outline:2px solid;outline-offset:2px}
`
