/** The one style sheet of the page. Its hash is in the page's policy, so nothing that comes with a text has a style. */
export const pageStyle = `
:root{color-scheme:light dark;--surface:#fff;--raised:#f9f9fb;--text:#1c2024;--muted:#60646c;--line:#dfe2e6;--accent:#0d6ebd;--healthy:#18713f;--starting:#8f5600;--unhealthy:#c4232b;--unknown:#60646c}
@media (prefers-color-scheme:dark){:root{--surface:#111113;--raised:#18191b;--text:#edeef0;--muted:#b0b4ba;--line:#363a3f;--accent:#70b8ff;--healthy:#3dd68c;--starting:#ffca16;--unhealthy:#ff9592;--unknown:#b0b4ba}}
*{box-sizing:border-box}
body{margin:0;background:var(--surface);color:var(--text);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
header,main,footer{max-width:1200px;margin:0 auto;padding:0 24px}
header{padding-top:32px}
h1{font-size:28px;line-height:1.2;margin:0 0 8px;letter-spacing:-.01em}
h2{font-size:20px;margin:48px 0 16px;padding-top:24px;border-top:1px solid var(--line)}
h3{font-size:16px;margin:32px 0 4px;overflow-wrap:anywhere}
h4{font-size:15px;margin:16px 0 4px}
p,ul{margin:4px 0 12px}
.skip{position:absolute;left:-9999px}
.skip:focus{left:24px;top:8px;background:var(--surface);padding:4px 8px}
.quiet,figcaption,caption,dt,.from,.rule,footer{color:var(--muted);font-size:14px}
.quiet,.finding li,.finding p{overflow-wrap:anywhere}
.badge{white-space:nowrap;font-weight:600}
.verdict{font-size:18px;margin:0}.verdict .badge{white-space:normal}
.healthy{--tone:var(--healthy)}.starting{--tone:var(--starting)}.unhealthy{--tone:var(--unhealthy)}.unknown{--tone:var(--unknown)}
.badge,.pipeline .sign{color:var(--tone);fill:var(--tone)}
svg{display:block;width:100%;height:auto}
svg text{font:13px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;fill:var(--text)}
.chart text{font-size:12px;fill:var(--muted);font-variant-numeric:tabular-nums}
.pipeline{margin:0 0 24px}
.pipeline.down{display:none;max-width:240px;margin-inline:auto}
.pipeline .box{fill:var(--raised);stroke:var(--line)}
.pipeline .mark{fill:var(--tone)}
.pipeline .name{font-weight:600;font-size:14px}
.pipeline .sign{font-weight:700;font-size:16px}
.pipeline .state,.pipeline .figure{font-size:12px}
.pipeline .state{fill:var(--muted)}
.pipeline .arrow{fill:none;stroke:var(--muted);stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round}
.scroll{overflow-x:auto;margin:0 0 16px}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums;font-size:15px}
caption{text-align:left;padding:0 0 4px}
th,td{text-align:left;padding:8px 24px 8px 0;border-bottom:1px solid var(--line);vertical-align:top}
thead th{color:var(--muted);font-weight:500;font-size:14px;white-space:nowrap}
tbody th{font-weight:500}
th.number,td.number{text-align:right}
td.number{white-space:nowrap}
td.text:last-child{min-width:12em}
.wide .chart{min-width:780px}
figure{margin:16px 0 0;min-width:0}
.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,440px),1fr));gap:8px 48px;margin-bottom:24px}
details{margin:4px 0}
summary{cursor:pointer;font-size:14px;color:var(--muted)}
.finding{border-left:4px solid var(--tone);padding:2px 0 2px 16px;margin:0 0 24px}
.finding h3{margin-top:0}
.finding ul{padding-left:20px}
.from::after{content:":"}
.rule{white-space:nowrap}
dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,250px),1fr));gap:16px 32px;margin:0}
dd{margin:0;overflow-wrap:anywhere}
footer{padding-top:48px;padding-bottom:32px}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
@media (max-width:900px){.pipeline.across{display:none}.pipeline.down{display:block}}
@media (max-width:480px){header,main,footer{padding-inline:16px}h1{font-size:24px}th,td{padding-right:16px}.pair .chart text{font-size:15px}}
@media print{:root{--surface:#fff;--raised:#fff;--text:#000;--muted:#444;--line:#bbb;--accent:#0d6ebd;--healthy:#18713f;--starting:#8f5600;--unhealthy:#c4232b}.pipeline.across{display:block}.pipeline.down,.skip{display:none}article,figure,tr{break-inside:avoid}.scroll{overflow:visible}.wide .chart{min-width:0}th,td{padding-right:12px;overflow-wrap:anywhere}td.text:last-child{min-width:0}.pair{grid-template-columns:1fr 1fr}h2{break-after:avoid}}
`;
