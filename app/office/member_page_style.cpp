// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/office/member_page.h"

namespace huitou
{

std::string_view memberPageStyle()
{
    return R"(:root{--page:#F3F4F6;--card:#FFFFFF;--line:#E1E5EA;--ink:#15202B;--muted:#5A6672;--accent:#0B6E63;--soft:#E3F2EF;--onaccent:#FFFFFF;--gold:#8A5A0F;--warn:#B45309;color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{--page:#0F151B;--card:#19222B;--line:#2B3640;--ink:#EEF2F5;--muted:#A3B0BC;--accent:#4FC3B4;--soft:#16332F;--onaccent:#0B1F1C;--gold:#E3B35B;--warn:#F0A45D}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 "Noto Sans CJK SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif;-webkit-text-size-adjust:100%}
main{max-width:520px;margin:0 auto;padding:16px 16px 40px}
header{display:flex;align-items:center;justify-content:space-between;gap:8px;min-height:48px}
header strong{font-size:18px;overflow-wrap:anywhere}
a{color:var(--accent)}
header a{display:inline-flex;align-items:center;min-height:48px;padding:0 8px;text-decoration:none;white-space:nowrap}
section{margin:16px 0 0;padding:20px 16px;background:var(--card);border:1px solid var(--line);border-radius:12px}
h1,h2{margin:0;font-weight:600}
h1{font-size:18px}
h2{margin:0 0 8px;font-size:18px}
p{margin:0 0 8px}
.muted{color:var(--muted);font-size:14px}
.notice{background:var(--soft);border-color:var(--soft);color:var(--accent);font-weight:600}
.who{display:flex;justify-content:space-between;align-items:baseline;gap:8px}
.star{color:var(--gold);font-size:18px;white-space:nowrap}
.points{margin:12px 0 0;font-size:44px;line-height:1.1;font-weight:700;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
.points small{margin-left:6px;font-size:16px;font-weight:400;color:var(--muted)}
progress{display:block;width:100%;height:8px;margin:16px 0 8px;border:0;border-radius:4px;background:var(--line);overflow:hidden;appearance:none}
progress::-webkit-progress-bar{background:var(--line)}
progress::-webkit-progress-value{background:var(--gold);border-radius:4px}
progress::-moz-progress-bar{background:var(--gold);border-radius:4px}
ul{list-style:none;margin:0;padding:0}
li{padding:12px 0;border-top:1px solid var(--line)}
li:first-child{border-top:0}
.right{margin:8px 0 0;padding:12px 16px;border:0;border-radius:12px;background:var(--soft)}
.right b{color:var(--accent);overflow-wrap:anywhere}
.receipt{display:grid;grid-template-columns:1fr auto;gap:0 8px}
.receipt span:nth-child(2n){text-align:right;font-variant-numeric:tabular-nums}
label{display:flex;align-items:center;justify-content:space-between;gap:12px;min-height:48px}
label.off{color:var(--muted)}
input[type=checkbox]{flex:none;appearance:none;position:relative;width:48px;height:28px;margin:0;border-radius:14px;background:var(--muted)}
input[type=checkbox]::after{content:"";position:absolute;top:3px;left:3px;width:22px;height:22px;border-radius:50%;background:var(--card)}
input[type=checkbox]:checked{background:var(--accent)}
input[type=checkbox]:checked::after{left:23px}
input[type=checkbox]:disabled{opacity:.35}
select,input[type=time]{min-height:48px;max-width:60%;padding:0 12px;border:1px solid var(--line);border-radius:12px;background:var(--card);color:var(--ink);font:inherit}
.hours{display:flex;align-items:center;gap:4px;min-width:0}
.hours input{flex:0 1 auto;min-width:0;max-width:none;padding:0 4px}
button{display:block;width:100%;min-height:48px;margin:8px 0 0;padding:8px 16px;border:1px solid var(--line);border-radius:12px;background:var(--card);color:var(--ink);font:inherit}
button.main{min-height:56px;border-color:var(--accent);background:var(--accent);color:var(--onaccent);font-weight:600}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
details{margin-top:8px}
summary{display:flex;align-items:center;min-height:48px;color:var(--warn)}
)";
}

} // namespace huitou
