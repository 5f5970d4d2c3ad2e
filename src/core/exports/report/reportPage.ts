import { xmlText } from '../../text/xml';
import type { Wording } from '../wording/wording';

// The frame of a report, which is self-contained and makes no requests. The page's policy names
// both constants by their SHA-256, so that nothing else can run in it or change its look, whatever
// a text contains.

/** Light, dark and print. */
export const REPORT_STYLE = `:root{color-scheme:light dark;--ink:#1f2a37;--faint:#55606e;--paper:#fff;--line:#c3ccd6;--shade:#eef2f6;--for:#d5efdc;--against:#fbdcd6;--other:#e7e4f6;--link:#0b5394}
@media(prefers-color-scheme:dark){:root{--ink:#e6e9ed;--faint:#a9b3be;--paper:#15191e;--line:#3d4650;--shade:#20262d;--for:#1d4a2c;--against:#5d2a21;--other:#3a3560;--link:#8fc1f0}}
*{box-sizing:border-box}body{margin:0 auto;max-width:72rem;padding:1.5rem;font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
h1{font-size:1.7rem;line-height:1.25}h2{margin-top:2.5rem;border-bottom:1px solid var(--line)}h3{margin-bottom:.3rem}
a{color:var(--link)}.faint{color:var(--faint);font-weight:normal}nav ul{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;list-style:none;padding:0}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.92rem}th,td{border:1px solid var(--line);padding:.4rem .55rem;text-align:left;vertical-align:top;overflow-wrap:break-word;hyphens:auto}thead th{background:var(--shade)}
td.quote{min-width:14rem}li.below{margin-inline-start:1.5rem;list-style:"– "}input[type=search]{font:inherit;padding:.35rem .6rem;width:100%;max-width:26rem;border:1px solid var(--line);border-radius:4px;background:var(--paper);color:var(--ink)}
.text{white-space:pre-wrap;overflow-wrap:anywhere;border:1px solid var(--line);padding:.8rem 1rem}
mark{color:inherit;border-radius:2px;background:var(--other)}mark.for,.card.for{background:var(--for)}mark.against,.card.against{background:var(--against)}mark a{color:inherit}
.cards{list-style:none;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(17rem,1fr));gap:.6rem}.card{padding:.5rem .7rem;border-radius:4px;background:var(--other);overflow-wrap:anywhere}.card p{margin:.2rem 0}
tbody:has(th[scope=rowgroup]):not(:has(tr[data-row]:not([hidden]))){display:none}th[scope=rowgroup]{background:var(--shade)}
:target{outline:3px solid var(--link)}figure{margin:1rem 0;overflow-x:auto}svg{max-width:100%;height:auto}summary{cursor:pointer}
@media print{body{max-width:none;padding:0;font-size:10pt;color:#000;background:#fff}nav,.filter{display:none}a{color:inherit}tr,.card{break-inside:avoid}h2,h3{break-after:avoid}}`;

/** Hides rows without the typed words; without the script all are shown. */
export const REPORT_SCRIPT = `for(const input of document.querySelectorAll('input[data-filter]')){input.closest('.filter').hidden=false;const told=document.getElementById(input.dataset.filter+'-told');const rows=[...document.querySelectorAll('[data-row="'+input.dataset.filter+'"]')];const words=rows.map((row)=>row.textContent.toLowerCase());input.addEventListener('input',()=>{const typed=input.value.toLowerCase().split(/\\s+/).filter(Boolean);let shown=0;rows.forEach((row,at)=>{const isShown=typed.every((word)=>words[at].includes(word));row.hidden=!isShown;if(isShown)shown++});told.textContent=typed.length?shown+' / '+rows.length:''})}`;

/** SHA-256 of both, in base 64; a test computes them. */
export const STYLE_HASH = 'n+58dmkMZL7I0MPSjPsoMm/wciI6UYpySIF0PPIbB8g=';
export const SCRIPT_HASH = 'Ph6mfg66PyOJ1lsqMlFzJPJxsusL9WnFMnFfBlNoBsY=';

export function pageStart(title: string, { language }: Wording): string {
  const policy = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; script-src 'sha256-${SCRIPT_HASH}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${htmlText(title)}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
`;
}

export function pageEnd(): string {
  return `<script>${REPORT_SCRIPT}</script>\n</body>\n</html>\n`;
}

/** Text of files between tags and in attributes. Marks that change the direction of writing would
 * reorder the text around them: each text is isolated by its element. */
export function htmlText(text: string): string {
  return xmlText(text);
}

/** A field that filters the rows of that name; shown only where the script runs. */
export function filterField(name: string, label: string): string {
  return `<p class="filter" hidden><label>${htmlText(label)} <input type="search" data-filter="${name}"></label> <span id="${name}-told" role="status"></span></p>\n`;
}

/** The heading of a section, which links lead to. */
export function sectionHeading(
  id: 'board' | 'disagreements' | 'network' | 'articles' | 'method',
  { text }: Wording,
): string {
  return `<h2 id="${id}">${htmlText(text(`heading ${id}`))}</h2>\n`;
}
