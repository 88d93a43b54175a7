#include "output/digest_style.h"

static const char *const style[] = {
    ":root{--ink:#1d2430;--soft:#4a5565;--paper:#fff;--line:#d5dae1;--grid:#e6e9ee;"
    "--bar:#1f5f8b;--range:#9cc3de;--whole:#e1e7ee;--note:#f3f6f9;--focus:#b3261e}",
    "@media (prefers-color-scheme:dark){:root{--ink:#e9edf2;--soft:#b4bfcc;--paper:#14181f;"
    "--line:#3a4452;--grid:#2a323d;--bar:#7fc1ec;--range:#3f6a86;--whole:#2b3542;--note:#1d242e;"
    "--focus:#ffb4a9}}",
    "*{box-sizing:border-box}",
    "body{margin:0;background:var(--paper);color:var(--ink);"
    "font:1.0625rem/1.55 system-ui,'Segoe UI',Roboto,'Liberation Sans',Arial,sans-serif}",
    "main,footer{max-width:72rem;margin:0 auto;padding:0 1rem}",
    "h1{font-size:1.9rem;line-height:1.2;margin:1.5rem 0 .5rem}",
    "h2{font-size:1.35rem;margin:2.5rem 0 .5rem;border-top:1px solid var(--line);"
    "padding-top:1.25rem}",
    "p,li{max-width:44rem}",
    ".lead{font-size:1.2rem}",
    ".skip{position:absolute;left:-100rem;background:var(--paper);color:var(--ink);padding:.75rem;"
    "z-index:1}",
    ".skip:focus{left:.5rem;top:.5rem}",
    "main:focus{outline:none}",
    ":focus-visible{outline:3px solid var(--focus);outline-offset:2px}",
    ".keys{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:.75rem;"
    "margin:1rem 0}",
    ".keys div{background:var(--note);padding:.75rem;border-radius:.4rem}",
    ".keys dt{color:var(--soft);font-size:.95rem;line-height:1.3}",
    ".keys dd{margin:.2rem 0 0;font-size:1.4rem;font-weight:600;line-height:1.2}",
    ".means{background:var(--note);border-left:.3rem solid var(--bar);padding:.25rem 1rem;"
    "margin:1rem 0;max-width:46rem}",
    ".means p{margin:.5rem 0}",
    "figure{margin:1.25rem 0}",
    "figcaption,caption{font-weight:600;text-align:left;padding:.25rem 0}",
    "figcaption::first-letter,dt::first-letter{text-transform:uppercase}",
    ".plot,.table{overflow-x:auto}",
    "svg{display:block;width:100%;height:auto}",
    "svg text{font:12px system-ui,'Segoe UI',Roboto,'Liberation Sans',Arial,sans-serif;"
    "fill:var(--ink)}",
    ".bar{fill:var(--bar)}.range{fill:var(--range)}.whole{fill:var(--whole)}",
    ".axis{stroke:var(--soft)}.grid{stroke:var(--grid)}",
    ".small{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr));"
    "gap:0 2rem}",
    ".small>*{min-width:0}",
    "table{border-collapse:collapse;margin:.5rem 0;font-size:.95rem}",
    "th,td{padding:.35rem .5rem;border-bottom:1px solid var(--line);text-align:right;"
    "vertical-align:bottom}",
    "td{font-variant-numeric:tabular-nums;white-space:nowrap}",
    "thead th{font-weight:600;max-width:8rem;line-height:1.25}",
    "caption::first-letter{text-transform:uppercase}",
    "tr>:first-child{text-align:left;min-width:7.5rem;max-width:14rem;overflow-wrap:anywhere;"
    "position:sticky;left:0;background:var(--paper)}",
    "tbody th{font-weight:400}",
    "tfoot th,tfoot td{font-weight:600;border-top:2px solid var(--soft)}",
    ".withheld{color:var(--soft)}",
    "footer{color:var(--soft);font-size:.95rem;margin-top:3rem;padding-bottom:2rem}",
    "@media print{:root{--ink:#000;--soft:#333;--paper:#fff;--line:#bbb;--grid:#ddd;--bar:#1f5f8b;"
    "--range:#9cc3de;--whole:#e1e7ee;--note:#fff}",
    "@page{size:A4;margin:15mm}body{font-size:10pt}",
    ".skip{display:none}.plot,.table{overflow:visible}",
    "main,footer{max-width:none;padding:0}h2{break-after:avoid}",
    "figure,.means,.keys,tr{break-inside:avoid}thead{display:table-header-group}",
    "svg{min-width:0!important}.bar,.range,.whole,.means{print-color-adjust:exact;"
    "-webkit-print-color-adjust:exact}",
    ".small{grid-template-columns:1fr 1fr}",
    "table{font-size:7pt}th,td{padding:.15rem "
    ".2rem}tr>:first-child{min-width:4rem;position:static}}",
};

void empi_write_digest_style(empi_writer *output)
{
    for (size_t i = 0; i < sizeof style / sizeof *style; i++) {
        empi_writer_text(output, style[i]);
        empi_writer_byte(output, '\n');
    }
}
