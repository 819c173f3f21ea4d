/** What the page of a fleet has beyond that of a lab. It is as wide as the screen: 95 rows are to be seen on a laptop. */
export const fleetStyle = `
[hidden]{display:none!important}
.out{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
header,main,footer{max-width:1800px}
h2{margin-top:24px;padding-top:16px}
.counts{list-style:none;padding:0;margin:0;display:flex;flex-wrap:wrap;gap:4px 32px;font-size:18px}
.counts strong{font-size:32px;line-height:1.2;font-variant-numeric:tabular-nums}
.counts .sign{color:var(--tone);font-weight:700}
form{display:flex;flex-wrap:wrap;gap:8px 24px;align-items:center;margin:16px 0 0;padding:8px 0}
form p{margin:0}
input,select{font:inherit;color:inherit;background:var(--surface);border:1px solid var(--muted);border-radius:4px;padding:4px 8px}
input[type=checkbox]{width:18px;height:18px;vertical-align:-3px;accent-color:var(--accent)}
.room{display:grid;grid-template-columns:repeat(auto-fill,minmax(88px,1fr));gap:4px}
.room>span{border:1px solid var(--line);border-left:4px solid var(--tone);border-radius:4px;padding:1px 6px;font-size:14px;white-space:nowrap;overflow:hidden;text-overflow:ellipsis;font-variant-numeric:tabular-nums}
.room .sign{color:var(--tone);font-weight:700}
.room>.unhealthy{background:var(--unhealthy);border-color:var(--unhealthy);color:var(--surface);font-weight:700}
.room>.unhealthy .sign{color:inherit}
#causes{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,420px),1fr));gap:0 32px}
#causes>h2,#causes>h3,#causes>ul{grid-column:1/-1}
.scroll{position:relative}
.attendees{font-size:14px}
.attendees th,.attendees td{padding:3px 12px 3px 0}
.attendees thead th{position:sticky;top:0;background:var(--surface);z-index:1}
.attendees tbody th{white-space:nowrap;max-width:22em;overflow:hidden;text-overflow:ellipsis}
.attendees .stage{text-align:center}
.attendees td:nth-child(2){white-space:nowrap;max-width:10em;overflow:hidden;text-overflow:ellipsis}
.attendees td.why{width:36%;min-width:18em;overflow-wrap:anywhere;padding-left:12px}
.attendees thead th:last-child{padding-left:12px}
.brief{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden}
a{color:var(--accent)}
tr:target{outline:2px solid var(--accent)}
.changes{list-style:none;padding:0;columns:auto 30em;column-gap:32px}
.changes li{overflow-wrap:anywhere;break-inside:avoid}
.changes time{color:var(--muted);font-variant-numeric:tabular-nums}
@media (min-width:1200px){body:not(:has(#projector:checked)) .scroll:has(>.attendees){overflow:visible}}
@media (min-width:1800px){.scroll:has(>.attendees){overflow:visible}}
body:has(#projector:checked){font-size:24px}
body:has(#projector:checked) h1{font-size:40px}
body:has(#projector:checked) h2{font-size:30px}
body:has(#projector:checked) :is(h3,.counts,.attendees,.attendees thead th){font-size:24px}
body:has(#projector:checked) .room>span{font-size:28px}
body:has(#projector:checked) :is(.quiet,.rule,caption,summary,figcaption,footer){font-size:20px}
body:has(#projector:checked) .counts strong{font-size:64px}
body:has(#projector:checked) .room{grid-template-columns:repeat(auto-fill,minmax(168px,1fr));gap:6px}
body:has(#projector:checked) .room>span{padding:3px 10px;border-left-width:8px}
@media print{form{display:none!important}.attendees thead th{position:static}.brief{display:inline}.room>.unhealthy{background:none;color:var(--unhealthy)}body{font-size:11pt}.attendees{font-size:9pt}}
`;
