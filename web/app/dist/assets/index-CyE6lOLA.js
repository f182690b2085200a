const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["assets/Dashboard-D9h9esrO.js","assets/language.svelte-0ARpJmW9.js","assets/period-D73IMShV.js","assets/Card-DCex3gaS.js","assets/Card-Cc8Umk7n.css","assets/ExcelButton-v0amv05j.js","assets/csv-tRW5oI1t.js","assets/words-COpJa2Sz.js","assets/ExcelButton-D23biqJq.css","assets/table-D4FVV8Di.js","assets/article-C-2AJP2_.js","assets/Popover-BafpIn6S.js","assets/scroll-lock-DU6ILYWc.js","assets/popover-trigger-Scb1I2e8.js","assets/Popover-5zViE6pA.css","assets/Sparkline-BnGnsDcK.js","assets/Sparkline-FRUdduO0.css","assets/Chart-BM3oQMjv.js","assets/Chart-C7GHNU_5.css","assets/Dashboard-zRGXa-dY.css","assets/Records-BHEx3YPa.js","assets/types-C9aKva0P.js","assets/types-Di0wKoii.css","assets/Records-YGVHGlac.css","assets/Record-Bj3vzLt1.js","assets/Record-hKKtjnb-.css","assets/Desk-CSFufT4p.js","assets/Shortcuts-IdMooAnV.js","assets/DateInput-B6kwnekO.js","assets/legacy-DI6PiLfA.js","assets/DateInput-BrkMgeud.css","assets/Combobox-BQw2xpb6.js","assets/Combobox-CV-KWLNP.css","assets/Badge-DHNnh-9f.js","assets/Badge-BjGtRF_d.css","assets/drafts-R56ETUiQ.js","assets/Shortcuts-D7H_eReR.css","assets/Due-AeTpLNeO.js","assets/tones-ClBKu4m9.js","assets/texts-DaK8D6we.js","assets/Desk-DkqQP0hH.css","assets/NewPage-C61yYobC.js","assets/NewPage-Co6TcATm.css","assets/CasePage-Qeyv1VE7.js","assets/past-cGNZ-Usu.js","assets/History-D3tia4cv.js","assets/catalogue-jOoLb_wR.js","assets/History-Cu2SLio6.css","assets/FileInput-D4Iiqrq5.js","assets/FileInput-C-cIw6Rb.css","assets/CasePage-BZ3dvIrb.css","assets/PartyPage-mBNTPBBB.js","assets/PartyPage-CGlMLQK5.css","assets/ComplaintPage-PsMK3qgX.js","assets/Steps-CIh9rC47.js","assets/Steps-1v7chdp3.css","assets/ComplaintPage-6D7VnQtW.css","assets/CluePage-YUQvSrU1.js","assets/CluePage-BQRsFQ6u.css","assets/PaymentsPage-Ba_tUNKO.js","assets/PaymentsPage-D0IAFDM5.css","assets/ImportsPage-CR1ASBTQ.js","assets/ImportsPage-CYQVeTk3.css","assets/Bench-DzY_Vck-.js","assets/Bench-BfY5LMyY.css","assets/Proof-DfsMDp-V.js","assets/Proof-Cg85LBfd.css","assets/Specimens-AsC4tKgb.js","assets/Specimens-Dlt4_T7z.css","assets/NotFound-xFhG-sbM.js"])))=>i.map(i=>d[i]);
import{C as e,D as t,E as n,G as r,H as i,I as a,J as o,L as s,Mt as c,N as l,P as u,Q as d,R as f,S as p,T as ee,Tt as te,U as m,V as h,X as g,_t as _,at as ne,dt as v,et as y,ft as b,gt as re,ht as x,i as S,it as C,j as ie,l as w,lt as T,mt as E,pt as D,q as ae,r as O,tt as oe,ut as k,wt as A,y as j,yt as M}from"./language.svelte-0ARpJmW9.js";(function(){let e=document.createElement(`link`).relList;if(e&&e.supports&&e.supports(`modulepreload`))return;for(let e of document.querySelectorAll(`link[rel="modulepreload"]`))n(e);new MutationObserver(e=>{for(let t of e)if(t.type===`childList`)for(let e of t.addedNodes)e.tagName===`LINK`&&e.rel===`modulepreload`&&n(e)}).observe(document,{childList:!0,subtree:!0});function t(e){let t={};return e.integrity&&(t.integrity=e.integrity),e.referrerPolicy&&(t.referrerPolicy=e.referrerPolicy),t.credentials=e.crossOrigin===`use-credentials`?`include`:e.crossOrigin===`anonymous`?`omit`:`same-origin`,t}function n(e){if(e.ep)return;e.ep=!0;let n=t(e);fetch(e.href,n)}})();function N(e,t){if(t)for(let n in t)e=e.replace(`:${n}`,String(t[n]));return H.name===`#`?e===`/`?`/#/`:P(`#`,e):H.name?P(H.name,e):e}function se(e,t){let n=N(e,t?.params);return t?.search&&(n+=me(t.search)),t?.hash&&!t.hash.startsWith(`#`)&&(n+=`#`+t.hash),n}function ce(e){return Promise.all(e.map(e=>le(e)))}function le(e){return new Promise(t=>{ue(e)?Promise.resolve(e()).then(e=>{t(e.default)}):t(e)})}function ue(e){return typeof e==`function`&&!!/\(\)\s?=>\s?(import|__vite_ssr_dynamic_import__)\(.*\)/.test(String(e))}function P(...e){let t=``;for(let n of e)n.startsWith(`/`)||(t+=`/`),n.endsWith(`/`)&&(n=n.slice(0,-1)),t+=n;return t}function de(e){return H.name&&e.startsWith(H.name)&&(e=e.slice(H.name.length)||`/`),e}function fe(e){return e&&`_userState`in e?e._userState:e}function pe(){let e=H.name===`#`?globalThis.location.hash.slice(1):globalThis.location.pathname,t=H.name===`#`?``:globalThis.location.hash;return{pathname:e,search:globalThis.location.search,state:fe(history.state),hash:t}}function me(e){if(!e)return;if(typeof e==`string`)return e.startsWith(`?`)||(e=`?`+e),e;let t=Object.fromEntries(Object.entries(e).map(([e,t])=>[e,String(t)]));if(Object.keys(t).length!==0)return`?`+new URLSearchParams(t).toString()}function he(e){if(!e)return{};if(typeof e==`string`){let t=new URLSearchParams(e);return Object.fromEntries([...t.entries()].map(([e,t])=>[e,F(t)]))}return e}function F(e){if(e===``)return``;if(e===`true`)return!0;if(e===`false`)return!1;let t=Number(e);return Number.isNaN(t)?e:t}function I(e,t){return ge((e,t)=>e===t,e,t)}I.startsWith=(e,t)=>ge((e,t)=>e.startsWith(t),e,t);function ge(e,t,n){if(!t.includes(`:`)){let n=H.name&&H.name!==`#`?N(t):t;return e(U.pathname,n)}if(n)return H.name===`#`?e(U.pathname,N(t,n).replace(`/#`,``)):e(U.pathname,N(t,n));let r=t.split(`/`).slice(1),i=U.pathname.split(`/`).slice(1);if(r.length>i.length)return!1;for(let[e,t]of r.entries()){let n=i[e];if(!t.startsWith(`:`)&&t!==n)return!1}return!0}function L(e,t){e.length>1&&e.endsWith(`/`)&&(e=e.slice(0,-1));let n=e.split(`/`).slice(1),r=ye(Object.keys(t)),i={},a=t[`/`];a&&typeof a==`object`&&`meta`in a&&a.meta&&(i={...a.meta});let o;for(let a of r){let r=_e(a,n,e,t,i);if(r){if(r.fallback)o||=r.result;else return r.result}}return o||{match:void 0,layouts:[],hooks:[],params:{},meta:i,breakFromLayouts:!1,isCatchAll:!1}}function _e(e,t,n,r,i){let a=e.split(`/`);a[0]===``&&a.shift();let o={},s;for(let[e,c]of a.entries()){s=c.startsWith(`(`)&&c.endsWith(`)`),s&&(c=c.slice(1,-1));let l=t[e],u=c===``&&typeof r[`/`]!=`function`;if(c.startsWith(`:`))o[c.slice(1)]=decodeURIComponent(l);else if(c.startsWith(`*`)){let n=c.slice(1);n&&(o[n]=t.slice(e).map(decodeURIComponent).join(`/`));let l=R(r,s,i);return{result:{match:r[(e?`/`:``)+a.join(`/`)],...l,params:o,breakFromLayouts:s,isCatchAll:!0},fallback:!1}}else if(c.toLowerCase()!==l?.toLowerCase()&&!u)return null;if(e!==a.length-1)continue;let d=r[`/`+a.join(`/`)];if(typeof d==`function`&&a.length!==t.length)return null;let f=R(r,s,i);if(typeof d==`function`)return a.length===t.length?{result:{match:d,...f,params:o,breakFromLayouts:s,isCatchAll:!1},fallback:!1}:null;let p=L(u?n:`/`+t.slice(e+1).join(`/`),d);return p.match?{result:ve(f,p,o,s),fallback:u&&p.isCatchAll}:null}return null}function R(e,t,n){let r=[],i=[],a={...n};return!t&&`layout`in e&&e.layout&&r.push(e.layout),`hooks`in e&&e.hooks&&i.push(e.hooks),`meta`in e&&e.meta&&(a={...a,...e.meta}),{layouts:r,hooks:i,meta:a}}function ve(e,t,n,r){let i=t.breakFromLayouts;return{match:t.match,layouts:i?[]:[...e.layouts,...t.layouts],hooks:[...e.hooks,...t.hooks],params:{...n,...t.params},meta:{...e.meta,...t.meta},breakFromLayouts:i||r,isCatchAll:t.isCatchAll}}function ye(e){return e.toSorted((e,t)=>be(e)-be(t))}function be(e){return e===``||e===`/`?1:e.includes(`*`)?4:e.includes(`:`)?3:2}var xe=200,Se=Math.PI/6,Ce=50;async function we(e,t,n){let{match:r,layouts:i,hooks:a,meta:o}=L(t,e);for(let{onPreload:e}of a)e?.({pathname:t,meta:o,...n,search:he(n?.search)});await ce(r?[...i,r]:i)}var Te=new Set,z=new Set;function Ee(e){function t(t){if(!t.getAttribute(`href`))return;let n=new URL(t.href),r=de(n.pathname),{replace:i,state:a}=t.dataset;we(e,r,{replace:i===``||i===`true`,search:n.search,state:a,hash:n.hash})}let n=null;function r(e){if(!e.getPredictedEvents||n)return;if(n=setTimeout(()=>{n=null},Ce),z.size===0){document.removeEventListener(`pointermove`,r);return}let i=e.getPredictedEvents().at(-1);if(!i)return;let a=e.clientX,o=e.clientY,s=i.clientX-a,c=i.clientY-o,l=Math.hypot(s,c);if(l<2)return;let u=s/l,d=c/l;outer:for(let e of z){e.isConnected||z.delete(e);let n=e.getBoundingClientRect(),r=[{x:n.left,y:n.top},{x:n.right,y:n.top},{x:n.left,y:n.bottom},{x:n.right,y:n.bottom},{x:n.left+n.width/2,y:n.top+n.height/2}];for(let n of r){let r=n.x-a,i=n.y-o,s=Math.hypot(r,i);if(s>xe||s<.001)continue;let c=r/s,l=i/s,f=u*c+d*l;if(Math.acos(Math.max(-1,Math.min(1,f)))<=Se){t(e),z.delete(e);continue outer}}}}let i=new IntersectionObserver(e=>{for(let n of e)n.isIntersecting&&(i.unobserve(n.target),t(n.target))});new MutationObserver(()=>{let e=document.querySelectorAll(`a[data-preload]`);for(let n of e)if(!Te.has(n)){switch(Te.add(n),n.dataset.preload){case``:case`true`:case`hover`:n.addEventListener(`mouseenter`,function e(){n.removeEventListener(`mouseenter`,e),t(n)});break;case`predict`:z.size===0&&document.addEventListener(`pointermove`,r),z.add(n);break;case`viewport`:i.observe(n);break;default:console.warn(`Unknown preload strategy \`${n.dataset.preload}\` on`,n,`
Available strategies are: hover, viewport, predict`)}n.addEventListener(`focus`,function e(){n.removeEventListener(`focus`,e),t(n)})}}).observe(document.body,{subtree:!0,childList:!0})}var De=class extends Error{constructor(e){super(`Navigating to: ${e}`),this.name=`Redirect`}},Oe=class extends Map{#e=new Map;#t=_(0);#n=_(0);#r=oe||-1;constructor(e){if(super(),e){for(var[t,n]of e)super.set(t,n);this.#n.v=super.size}}#i(e){return oe===this.#r?_(e):re(e)}has(e){var t=this.#e,n=t.get(e);if(n===void 0){if(super.has(e))n=this.#i(0),t.set(e,n);else return d(this.#t),!1}return d(n),!0}forEach(e,t){this.#a(),super.forEach(e,t)}get(e){var t=this.#e,n=t.get(e);if(n===void 0){if(super.has(e))n=this.#i(0),t.set(e,n);else{d(this.#t);return}}return d(n),super.get(e)}getOrInsert(e,t){return super.has(e)||this.set(e,t),this.get(e)}getOrInsertComputed(e,t){return super.has(e)||this.set(e,t(e)),this.get(e)}set(e,t){var n=this.#e,r=n.get(e),i=super.get(e),a=super.set(e,t),o=this.#t;if(r===void 0)r=this.#i(0),n.set(e,r),x(this.#n,super.size),E(o);else if(i!==t){E(r);var s=o.reactions===null?null:new Set(o.reactions);s!==null&&r.reactions?.every(e=>s.has(e))||E(o)}return a}delete(e){var t=this.#e,n=t.get(e),r=super.delete(e);return n!==void 0&&(t.delete(e),x(n,-1)),r&&(x(this.#n,super.size),E(this.#t)),r}clear(){if(super.size!==0){super.clear();var e=this.#e;x(this.#n,0);for(var t of e.values())x(t,-1);E(this.#t),e.clear()}}#a(){d(this.#t);var e=this.#e;if(this.#n.v!==e.size){for(var t of super.keys())if(!e.has(t)){var n=this.#i(0);e.set(t,n)}}for([,n]of this.#e)d(n)}keys(){return d(this.#t),super.keys()}values(){return this.#a(),super.values()}entries(){return this.#a(),super.entries()}[Symbol.iterator](){return this.entries()}get size(){return d(this.#n),super.size}},ke=Symbol(`replace`),Ae=class extends URLSearchParams{#e=_(0);#t=Me();#n=!1;#r(){if(!this.#t||this.#n)return;this.#n=!0;let e=super.toString();this.#t.search=e&&`?${e}`,this.#n=!1}[ke](e){if(!this.#n&&e.toString()!==super.toString()){this.#n=!0;for(let e of[...super.keys()])super.delete(e);for(let[t,n]of e)super.append(t,n);E(this.#e),this.#n=!1}}append(e,t){super.append(e,t),this.#r(),E(this.#e)}delete(e,t){var n=super.has(e,t);super.delete(e,t),n&&(this.#r(),E(this.#e))}get(e){return d(this.#e),super.get(e)}getAll(e){return d(this.#e),super.getAll(e)}has(e,t){return d(this.#e),super.has(e,t)}keys(){return d(this.#e),super.keys()}forEach(e,t){d(this.#e),super.forEach(e,t)}set(e,t){var n=super.getAll(e);super.set(e,t);var r=super.getAll(e);(n.length!==r.length||n.some((e,t)=>e!==r[t]))&&(this.#r(),E(this.#e))}sort(){super.sort(),this.#r(),E(this.#e)}toString(){return d(this.#e),super.toString()}values(){return d(this.#e),super.values()}entries(){return d(this.#e),super.entries()}[Symbol.iterator](){return this.entries()}get size(){return d(this.#e),super.size}},je=null;function Me(){return je}var B=new Ae(globalThis.location.search),Ne={append(e,t,n){B.append(e,String(t)),Fe(n)},delete(e,t,n){B.delete(e,t===void 0?void 0:String(t)),Fe(n)},entries(){return[...B.entries()].map(([e,t])=>[e,F(t)])},forEach(...e){return B.forEach(...e)},get(...e){let t=B.get(...e);return t===null?null:F(t)},getAll(...e){return B.getAll(...e).map(F)},has(...e){return B.has(...e)},keys(){return B.keys()},set(e,t,n){B.set(e,String(t)),Fe(n)},sort(e){B.sort(),Fe(e)},toString(){return B.toString()},values(){return[...B.values()].map(F)},toURLSearchParams(){return new URLSearchParams(B)},get size(){return B.size},[Symbol.iterator](){return B[Symbol.iterator]()}};function Pe(e){if(B.toString()===e)return;let t=new URLSearchParams(e);for(let[e,n]of t)B.set(e,n);for(let e of[...B.keys()])t.has(e)||B.delete(e)}function Fe(e){let t=new URL(globalThis.location.toString());t.search=B.toString(),globalThis.history[e?.replace?`replaceState`:`pushState`]({},``,t)}var Ie=`modulepreload`,Le=function(e){return`/app/`+e},Re={},ze=function(e){return e.pathname.endsWith(`.css`)},Be=function(e,t,n){if(t in e)return e[t];let r=n();if(!r){e[t]=void 0;return}let i=r.then(()=>{e[t]=void 0},n=>{throw e[t]=void 0,n});return e[t]=i,i},V=function(e,t,n){let r=Promise.resolve();if(t&&t.length>0){let e,i=document.querySelector(`meta[property=csp-nonce]`),a=i?.nonce||i?.getAttribute(`nonce`);function o(e){return Promise.all(e.map(e=>Promise.resolve(e).then(e=>({status:`fulfilled`,value:e}),e=>({status:`rejected`,reason:e}))))}function s(e){return import.meta.resolve?new URL(import.meta.resolve(e)):new URL(e,import.meta.url)}r=o(t.map(t=>{t=Le(t,n);let r=s(t),i=ze(r);return Be(Re,r.href,()=>{if(e===void 0){e={all:new Set,styles:new Set};let t=document.getElementsByTagName(`link`);for(let n=t.length-1;n>=0;n--){let r=t[n];e.all.add(r.href),r.rel===`stylesheet`&&e.styles.add(r.href)}}if((i?e.styles:e.all).has(r.href))return;let t=document.createElement(`link`);if(t.rel=i?`stylesheet`:Ie,i||(t.as=`script`),t.crossOrigin=``,t.href=r.href,a&&t.setAttribute(`nonce`,a),document.head.appendChild(t),i)return new Promise((e,n)=>{let i=a=>{t.removeEventListener(`load`,i),t.removeEventListener(`error`,i),a.type===`error`?n(Error(`Unable to preload CSS for ${r}`)):e(a)};t.addEventListener(`load`,i),t.addEventListener(`error`,i)})})}).filter(e=>e!==void 0))}function i(e){let t=new Event(`vite:preloadError`,{cancelable:!0});if(t.payload=e,window.dispatchEvent(t),!t.defaultPrevented)throw e}return r.then(t=>{for(let e of t||[])e.status===`rejected`&&i(e.reason);return e().catch(i)})},Ve,H={name:void 0},He=D({value:[]}),U=D({pathname:`/`,search:``,state:null,hash:``});queueMicrotask(()=>{let e=pe();U.pathname=e.pathname,U.search=e.search,U.state=e.state,U.hash=e.hash});var Ue=D({value:{}}),We=D({value:{}}),Ge=new Map,W=0,Ke=!1,G=null,qe=null,Je=null;function Ye(e){if(e){let t=new URL(globalThis.location.toString());e===`#`?(H.name=`#`,globalThis.location.href.includes(`#`)||(t.hash=`/`,history.replaceState({_routerIndex:W,_userState:history.state??null},``,t.toString()))):(H.name=(e.startsWith(`/`)?``:`/`)+e,t.pathname.startsWith(H.name)||(t.pathname=P(H.name,t.pathname),history.replaceState({_routerIndex:W,_userState:history.state??null},``,t.toString())))}history.state?._routerIndex===void 0?history.replaceState({_routerIndex:W,_userState:history.state??null},``,globalThis.location.href):W=history.state._routerIndex,Object.assign(U,pe())}function Xe(e){return Ve=e,Ee(Ve),{p:se,navigate:Ze,isActive:I,async preload(e){await we(Ve,e)},route:{get params(){return Ue.value},getParams(e){if(!I(e))throw Error(`\`${e}\` does not match the current route`);return Ue.value},get pathname(){return de(U.pathname)},get search(){return he(U.search)},get state(){return U.state},get hash(){return U.hash},get meta(){return We.value}}}}async function Ze(e,t={}){if(typeof e==`number`)return globalThis.history.go(e),new De(`History entry: ${e}`);e=N(e,t.params),H.name===`#`?e=e.replace(`/#`,``):t.hash&&!t.hash.startsWith(`#`)&&(t.hash=`#`+t.hash);let n=$e(e,t);return Je=n,await n,new De(`${e}${me(t?.search??``)}${t?.hash??``}`)}function Qe(e){for(let t of Ge.values())typeof t==`object`&&t.beforeUnload&&(t.beforeUnload()||e.preventDefault())}async function $e(e,t={}){if(!Ve)throw Error("Router not initialized: `createRouter` was not called.");if(!e&&Ke){Ke=!1;return}if(Ge.size>0){let t=e?0:W-(history.state?._routerIndex??0);for(let n of Ge.values())if(!await(typeof n==`object`?n.onNavigate:n)()){!e&&t!==0&&(Ke=!0,history.go(t));return}e||(W=history.state?._routerIndex??W)}if(qe&&qe!==G)return;G?.abort(),G=new AbortController;let{signal:n}=G,r=et(e),{match:i,layouts:a,hooks:o,meta:s,params:c}=L(r,Ve),l=he(t.search),u={pathname:r,meta:s,...t,search:l},d=[];for(let e of o){if(n.aborted)return Je;try{let{beforeLoad:t}=e;d.push(e),qe=G,await t?.(u)}catch(e){if(n.aborted)return Je;for(let{onError:t}of d)t?.(e,u);return}finally{qe=null}}let f;try{f=await ce(i?[...a,i]:a)}catch(e){for(let{onError:t}of o)t?.(e,u);throw e}if(n.aborted)return Je;if(e){let n=me(t.search),r=new URL(globalThis.location.toString());r.search=n||``,r.hash=t.hash||``,H.name===`#`?r.hash=e:r.pathname=H.name&&!e.startsWith(H.name)?P(H.name,e):e;let i=t.replace?`replaceState`:`pushState`;i===`pushState`&&W++,globalThis.history[i]({_routerIndex:W,_userState:t.state??null},``,r.toString()),Pe(n)}else Pe(globalThis.location.search);t.viewTransition&&document.startViewTransition!==void 0?document.startViewTransition(()=>{He.value=f}):He.value=f,Ue.value=c,We.value=s,Object.assign(U,pe()),t.scrollToTop!==!1&&window.scrollTo({top:0,left:0,behavior:t.scrollToTop});for(let{afterLoad:e}of o)e?.(u)}function et(e){let t;return t=e||(H.name===`#`?globalThis.location.hash.slice(1):globalThis.location.pathname),H.name&&t.startsWith(H.name)&&(t=t.slice(H.name.length)||`/`),de(t)}function tt(e){let t=e.target.closest(`a`);if(!t||t.hasAttribute(`target`)||t.hasAttribute(`download`)||!t.hasAttribute(`href`)||t.getAttribute(`href`)?.startsWith(`#`))return;let n=new URL(t.href),r=globalThis.location.origin;if(n.origin!==r)return;let i=H.name===`#`?n.hash:n.pathname,a=H.name===`#`?void 0:n.hash;e.preventDefault();let{replace:o,state:s,scrollToTop:c,viewTransition:l}=t.dataset,u;if(s)try{u=JSON.parse(s)}catch{u=s}$e(i,{replace:o===``||o===`true`,search:n.search,state:u,hash:a,scrollToTop:c!==`false`&&c,viewTransition:l===``||l===`true`})}function nt(e,t){te(t,!0);let n=M(()=>t.tree[0]),r=M(()=>t.tree.slice(1));var o=i(),s=k(o);ie(s,()=>d(n),(e,t)=>{t(e,{children:(e,t)=>{var n=i(),o=k(n),s=e=>{nt(e,{get tree(){return d(r)}})};a(o,e=>{d(r).length>0&&e(s)}),h(e,n)},$$slots:{default:!0}})}),h(e,o),A()}function rt(e,t){te(t,!0),Ye(y(()=>t.base)),$e(void 0,{search:location.search,hash:location.hash,state:fe(history.state)}),ne(()=>{let e=[g(globalThis,`popstate`,()=>$e()),g(globalThis,`beforeunload`,Qe),g(globalThis,`click`,tt)];return()=>{for(let t of e)t()}}),nt(e,{get tree(){return He.value}}),A()}var{p:it,navigate:at,isActive:ot,route:st}=Xe({"/":()=>V(()=>import(`./Dashboard-D9h9esrO.js`),__vite__mapDeps([0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19])),"/dashboard/:view":()=>V(()=>import(`./Dashboard-D9h9esrO.js`),__vite__mapDeps([0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19])),"/records":()=>V(()=>import(`./Records-BHEx3YPa.js`),__vite__mapDeps([20,1,3,4,6,2,5,7,8,11,12,13,14,21,9,10,22,23])),"/records/:of/:id":()=>V(()=>import(`./Record-Bj3vzLt1.js`),__vite__mapDeps([24,1,3,4,9,10,6,7,21,22,25])),"/desk":()=>V(()=>import(`./Desk-CSFufT4p.js`),__vite__mapDeps([26,1,3,4,27,28,29,12,13,30,31,32,33,34,10,35,36,37,38,39,40])),"/desk/new/:action":()=>V(()=>import(`./NewPage-C61yYobC.js`),__vite__mapDeps([41,1,27,3,4,28,29,12,13,30,31,32,33,34,10,35,36,42])),"/desk/cases/:id":()=>V(()=>import(`./CasePage-Qeyv1VE7.js`),__vite__mapDeps([43,1,3,4,44,27,28,29,12,13,30,31,32,33,34,10,35,36,45,46,47,48,49,37,38,50])),"/desk/parties/:id":()=>V(()=>import(`./PartyPage-mBNTPBBB.js`),__vite__mapDeps([51,1,3,4,44,27,28,29,12,13,30,31,32,33,34,10,35,36,45,46,47,38,52])),"/desk/complaints/:id":()=>V(()=>import(`./ComplaintPage-PsMK3qgX.js`),__vite__mapDeps([53,1,3,4,44,27,28,29,12,13,30,31,32,33,34,10,35,36,45,46,47,54,55,38,56])),"/desk/clues/:id":()=>V(()=>import(`./CluePage-YUQvSrU1.js`),__vite__mapDeps([57,1,44,27,3,4,28,29,12,13,30,31,32,33,34,10,35,36,45,46,47,54,55,38,58])),"/desk/payments":()=>V(()=>import(`./PaymentsPage-Ba_tUNKO.js`),__vite__mapDeps([59,1,3,4,48,49,35,10,60])),"/desk/imports":()=>V(()=>import(`./ImportsPage-CR1ASBTQ.js`),__vite__mapDeps([61,1,3,4,33,12,34,48,49,6,39,62])),"/bench":()=>V(()=>import(`./Bench-DzY_Vck-.js`),__vite__mapDeps([63,1,6,3,4,44,5,7,8,17,18,33,12,34,46,28,29,13,30,64])),"/proof":()=>V(()=>import(`./Proof-DfsMDp-V.js`),__vite__mapDeps([65,1,3,4,44,48,49,7,66])),"/specimens":()=>V(()=>import(`./Specimens-AsC4tKgb.js`),__vite__mapDeps([67,1,3,4,33,12,34,15,16,17,18,31,28,29,13,30,32,11,14,68])),"*notfound":()=>V(()=>import(`./NotFound-xFhG-sbM.js`),__vite__mapDeps([69,1,29]))}),K=class extends Error{code;faults;retryAfter;constructor(e,t,n=0){super(t[0]?.message??e),this.code=e,this.faults=t,this.retryAfter=n}},ct={get current(){return localStorage.getItem(`docket.demoRole`)??``},set current(e){localStorage.setItem(`docket.demoRole`,e)}};function lt(){let e={Accept:`application/graphql-response+json`,"Accept-Language":O.header};return ct.current&&(e.Authorization=`Bearer `+ct.current),e}async function ut(e,t={}){let n;try{n=await fetch(e,{...t,headers:{...lt(),...t.headers}})}catch{throw new K(`OFFLINE`,[])}if(n.ok)return n;let r=await n.json().catch(()=>({}));throw new K(r.errors?.[0]?.extensions?.code??`UNAVAILABLE`,r.errors??[],Number(n.headers.get(`Retry-After`)??0))}async function dt(e,t,n){return await ft(e.toString(),t,n)}async function ft(e,t,n){let r;try{r=await fetch(`/graphql`,{method:`POST`,headers:{...lt(),"Content-Type":`application/json`},body:JSON.stringify({query:e,variables:t}),...n&&{signal:n}})}catch(e){throw n?.aborted?e:new K(`OFFLINE`,[])}let i;try{i=await r.json()}catch{throw new K(r.status===401?`UNAUTHENTICATED`:`UNAVAILABLE`,[],Number(r.headers.get(`Retry-After`)??0))}if(i.errors?.length)throw new K(i.errors[0]?.extensions?.code??`INTERNAL`,i.errors,Number(r.headers.get(`Retry-After`)??0));return i.data}var q=_(D(localStorage.getItem(`docket.theme`)??`system`)),pt=matchMedia(`(prefers-color-scheme: dark)`),mt=_(D(pt.matches));pt.addEventListener(`change`,e=>x(mt,e.matches,!0));function ht(){document.documentElement.style.colorScheme=d(q)===`system`?`light dark`:d(q)}ht();var J={get chosen(){return d(q)},set chosen(e){x(q,e,!0),localStorage.setItem(`docket.theme`,e),ht()},get isDark(){return d(q)===`dark`||d(q)===`system`&&d(mt)}},gt=m(`<option class="svelte-1f20tz6"> </option>`),_t=m(`<span class="fault"> </span>`),vt=m(`<span class="hint"> </span>`),yt=m(`<div class="field"><label> </label> <select class="control svelte-1f20tz6"></select> <!> <!></div>`);function bt(i,s){let u=r();te(s,!0);let ee=w(s,`value`,15,``),m=w(s,`hasLabel`,3,!0);var g=yt(),_=T(g),ne=v(_,!0),y=b(_,2);l(y,21,()=>s.options,e=>e.value,(e,t)=>{var n=gt(),r=v(n,!0),i={};C(()=>{f(r,d(t).label),i!==(i=d(t).value)&&(n.value=(n.__value=i)??``)}),h(e,n)}),c(y),e(y);var re=b(y,2),x=e=>{var t=_t(),n=v(t,!0);C(()=>{j(t,`id`,`${u}-fault`),f(n,s.fault)}),h(e,t)};a(re,e=>{s.fault&&e(x)});var S=b(re,2),ie=e=>{var t=vt(),n=v(t,!0);C(()=>{j(t,`id`,`${u}-hint`),f(n,s.hint)}),h(e,t)};a(S,e=>{s.hint&&e(ie)}),c(g),C(()=>{n(_,1,t(m()?``:`visually-hidden`)),j(_,`for`,u),f(ne,s.label),j(y,`id`,u),j(y,`aria-invalid`,s.fault?`true`:void 0),j(y,`aria-describedby`,s.fault?u+`-fault`:s.hint?u+`-hint`:void 0)}),o(`change`,y,e=>s.onchange?.(e.currentTarget.value)),p(y,ee),h(i,g),A()}ae([`change`]);var xt=m(`<span class="svelte-11vws6n"></span>`),St=m(`<div class="skeleton svelte-11vws6n" role="status"></div>`),Ct=m(`<div class="state svelte-11vws6n"><p> </p> <p class="muted small svelte-11vws6n"> </p></div>`),wt=m(`<div class="state svelte-11vws6n" role="alert"><p> </p> <p class="muted small svelte-11vws6n"> </p></div>`),Tt=m(`<p class="small svelte-11vws6n"> </p>`),Et=m(`<button class="button"> </button>`),Dt=m(`<div class="state bad svelte-11vws6n" role="alert"><p class="svelte-11vws6n"> </p> <!> <!></div>`);function Ot(e,t){te(t,!0);let n=w(t,`lines`,3,3),r=M(()=>t.error?.code===`FORBIDDEN`||t.error?.code===`UNAUTHENTICATED`),s=M(()=>t.error?.code===`OFFLINE`?S().offline:t.error?.code===`UNAVAILABLE`?S().unavailable:t.error?.faults[0]?.message??``);var p=i(),m=k(p),g=e=>{var t=St();l(t,21,()=>({length:n()}),u,(e,t,n)=>{var r=xt();ee(r,``,{},{width:`${92-n*17%45}%`}),h(e,r)}),c(t),C(e=>j(t,`aria-label`,e),[()=>S().loading]),h(e,t)},_=e=>{var n=Ct(),r=T(n),i=v(r,!0),a=b(r,2),o=v(a,!0);c(n),C((e,t)=>{f(i,e),f(o,t)},[()=>t.text??S().empty,()=>t.hint??S().emptyHint]),h(e,n)},ne=e=>{var t=wt(),n=T(t),r=v(n,!0),i=b(n,2),a=v(i,!0);c(t),C((e,t)=>{f(r,e),f(a,t)},[()=>S().forbidden,()=>S().forbiddenHint]),h(e,t)},y=e=>{var n=Dt(),r=T(n),i=v(r,!0),l=b(r,2),u=e=>{var t=Tt(),n=v(t,!0);C(()=>f(n,d(s))),h(e,t)};a(l,e=>{d(s)&&e(u)});var p=b(l,2),ee=e=>{var n=Et(),r=v(n,!0);C(e=>f(r,e),[()=>S().retry]),o(`click`,n,function(...e){t.onretry?.apply(this,e)}),h(e,n)};a(p,e=>{t.onretry&&e(ee)}),c(n),C(e=>f(i,e),[()=>S().failed]),h(e,n)};a(m,e=>{t.kind===`loading`?e(g):t.kind===`empty`?e(_,1):d(r)?e(ne,2):e(y,-1)}),h(e,p),A()}ae([`click`]);var Y=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}},kt=new Y(`
    query Viewer {
  viewer {
    name
    role
    agencies(first: 100) {
      nodes {
        id
        code
        name
      }
    }
    units {
      nodes {
        id
        name
      }
    }
    actsAs {
      nodes {
        id
        name
      }
    }
    isDemo
    mayFileCase: may(mutation: "fileCase")
    mayChangeParty: may(mutation: "changeParty")
    mayRevealAttachment: may(mutation: "revealAttachment")
  }
  units(first: 200) {
    nodes {
      id
      name
    }
  }
  cases(where: {decidedOn: {isNull: false}}) {
    groups(
      by: [{decidedOn: {bucket: YEAR}}]
      orderBy: [{key: {decidedOn: DESC}}]
      first: 5
    ) {
      nodes {
        key {
          decidedOn
        }
        aggregate {
          count
        }
      }
    }
  }
}
    `),At=new Y(`
    query ViewerRole {
  viewer {
    role
  }
}
    `),jt=new Y(`
    query DeskCase($id: ID!) {
  case(id: $id) {
    id
    caseNo
    version
    updatedAt
    status
    field
    source
    procedure
    cause
    facts
    valueOfGoods
    illegalGains
    actEndedOn
    harmsSafety
    filedOn
    decidedOn
    servedOn
    concludedOn
    fineAmount
    penaltyAmount
    unpaidAmount
    unit {
      id
      name
    }
    agency {
      id
      name
    }
    party {
      id
      kind
      name
      code
      address
      representative
      cases {
        totalCount
      }
    }
    business {
      id
      name
    }
    officers(first: 20) {
      nodes {
        id
        name
        certificateNo
      }
    }
    events(first: 200) {
      nodes {
        id
        kind
        occurredOn
        note
        days
        createdAt
        officer {
          name
        }
        corrects {
          id
          kind
        }
      }
    }
    deadlines(first: 50, orderBy: [{startsOn: ASC}, {id: ASC}]) {
      nodes {
        id
        action
        startsOn
        dueOn
        unknownYear
        article
        endedOn
        stoppedOn
        overdue
        daysLeft
        spans(first: 20, orderBy: [{startsOn: ASC}]) {
          nodes {
            kind
            startsOn
            endsOn
            days
            article
          }
        }
      }
    }
    proposals(last: 1) {
      nodes {
        id
        proposedOn
        reasons
        penalties(first: 20) {
          nodes {
            kind
            amount
            text
            departure
            provision {
              id
              law
              article
            }
          }
        }
      }
    }
    hearings(first: 10) {
      nodes {
        id
        toldOn
        heldOn
        place
        chair {
          name
        }
      }
    }
    decisions(first: 10) {
      nodes {
        id
        decisionNo
        outcome
        decidedOn
        servedOn
        reasons
        withdrawnOn
        withdrawal
        withdrawalReason
        penalties(first: 20) {
          nodes {
            id
            kind
            amount
            text
            departure
            paidAmount
            surchargeAmount
            balance
            withdrawnOn
            provision {
              id
              law
              article
            }
            instalments(first: 24, orderBy: [{dueOn: ASC}]) {
              nodes {
                id
                dueOn
                amount
                settledOn
                replacedOn
              }
            }
            payments(first: 100, orderBy: [{paidOn: ASC}, {id: ASC}]) {
              nodes {
                id
                kind
                amount
                surcharge
                paidOn
                method
                receiptNo
                note
                reverses {
                  id
                }
              }
            }
          }
        }
        appeals(first: 10) {
          nodes {
            id
            kind
            authority
            filedOn
            endedOn
            outcome
          }
        }
      }
    }
    seizures(first: 20) {
      nodes {
        id
        kind
        orderNo
        seizedOn
        dueOn
        extendedOn
        place
      }
    }
    examinations(first: 20) {
      nodes {
        id
        kind
        text
        startsOn
        dueOn
        endedOn
        result
      }
    }
    goodsLots(first: 100) {
      nodes {
        id
        name
        quantity
        unit
        value
        storedAt
        quantitySeized
        quantityConfiscated
        quantityHeld
        quantityDestroyed
        movements(first: 50, orderBy: [{id: ASC}]) {
          nodes {
            id
            kind
            quantity
            movedOn
            place
            note
            destruction {
              id
            }
          }
        }
      }
    }
    documents(first: 100, orderBy: [{datedOn: ASC}, {id: ASC}]) {
      nodes {
        id
        kind
        docNo
        title
        datedOn
        file
      }
    }
    attachments(first: 100, orderBy: [{createdAt: ASC}, {id: ASC}]) {
      nodes {
        id
        name
        mediaType
        size
        uploadedBy
        createdAt
        withdrawnAt
        withdrawal
      }
    }
    clues(first: 10) {
      nodes {
        id
        clueNo
        receivedOn
        text
        source
      }
    }
    complaints(first: 10) {
      nodes {
        id
        complaintNo
        receivedAt
        kind
        text
        channel
      }
    }
  }
}
    `),Mt=new Y(`
    query DeskComplaint($id: ID!) {
  complaint(id: $id) {
    id
    complaintNo
    version
    kind
    channel
    object
    issue
    text
    isNamed
    agency {
      id
      name
    }
    unit {
      id
      name
    }
    party {
      id
      name
    }
    business {
      id
      name
    }
    receivedAt
    acknowledgeBy
    acknowledgedAt
    acknowledgedInTime
    acceptBy
    acceptedAt
    acceptedInTime
    refusedAt
    refusal
    mediateBy
    mediateArticle
    mediatedInTime
    checkBy
    decidedOn
    decidedInTime
    tellBy
    tellArticle
    toldAt
    toldInTime
    closeBy
    closedAt
    closedInTime
    result
    recoveredAmount
    satisfaction
    reopening
    case {
      id
      caseNo
      status
      party {
        name
      }
    }
    mergedInto {
      id
      complaintNo
    }
    merged(first: 50, orderBy: [{receivedAt: ASC}, {id: ASC}]) {
      nodes {
        id
        complaintNo
        receivedAt
      }
    }
    clues(first: 50, orderBy: [{id: ASC}]) {
      nodes {
        id
        clueNo
        text
        receivedOn
        checkBy
        extendedOn
        checkedOn
        outcome
        reason
        overdue
        case {
          id
          caseNo
        }
      }
    }
  }
}
    `),Nt=new Y(`
    query DeskOpenComplaints($where: ComplaintWhere!) {
  complaints(where: $where, first: 100, orderBy: [{receivedAt: DESC}, {id: ASC}]) {
    nodes {
      id
      complaintNo
      text
    }
  }
}
    `),Pt=new Y(`
    query DeskClue($id: ID!) {
  clue(id: $id) {
    id
    clueNo
    version
    source
    field
    text
    agency {
      id
      name
    }
    unit {
      id
      name
    }
    party {
      id
      name
    }
    business {
      id
      name
    }
    receivedOn
    checkBy
    extendedOn
    extension
    checkedOn
    checkedInTime
    outcome
    reason
    overdue
    case {
      id
      caseNo
      status
      party {
        name
      }
    }
    complaint {
      id
      complaintNo
      kind
      isNamed
      receivedAt
      acknowledgeBy
      acknowledgedAt
      acknowledgedInTime
      acceptBy
      acceptedAt
      acceptedInTime
      refusedAt
      refusal
      mediateBy
      mediateArticle
      mediatedInTime
      checkBy
      decidedOn
      decidedInTime
      tellBy
      tellArticle
      toldAt
      toldInTime
      closeBy
      closedAt
      closedInTime
      result
    }
  }
}
    `),Ft=new Y(`
    query DeskCases($where: CaseWhere!, $order: [CaseOrder!]!, $first: Int!, $offset: Int!) {
  cases(where: $where, orderBy: $order, first: $first, offset: $offset) {
    totalCount
    nodes {
      id
      caseNo
      status
      field
      cause
      filedOn
      party {
        id
        name
      }
      unit {
        name
      }
      nextSteps(first: 1, orderBy: [{dueOn: ASC}]) {
        nodes {
          action
          dueOn
          unknownYear
          overdue
          daysLeft
        }
      }
    }
  }
  units(first: 200, orderBy: [{id: ASC}]) {
    nodes {
      id
      name
    }
  }
}
    `),It=new Y(`
    query DeskDeadlines($where: DeadlineWhere!, $overdue: DeadlineWhere!, $soon: DeadlineWhere!, $first: Int!, $offset: Int!) {
  deadlines(
    where: $where
    orderBy: [{dueOn: ASC}, {id: ASC}]
    first: $first
    offset: $offset
  ) {
    totalCount
    nodes {
      id
      action
      dueOn
      unknownYear
      daysLeft
      overdue
      article
      case {
        id
        caseNo
        status
        cause
        party {
          name
        }
        unit {
          name
        }
      }
    }
  }
  units(first: 200, orderBy: [{id: ASC}]) {
    nodes {
      id
      name
    }
  }
  overdue: deadlines(where: $overdue) {
    totalCount
  }
  soon: deadlines(where: $soon) {
    totalCount
  }
}
    `),Lt=new Y(`
    query DeskClues($where: ClueWhere!, $first: Int!, $offset: Int!) {
  clues(
    where: $where
    orderBy: [{checkBy: ASC}, {id: ASC}]
    first: $first
    offset: $offset
  ) {
    totalCount
    nodes {
      id
      clueNo
      receivedOn
      checkBy
      overdue
      source
      field
      text
      party {
        name
      }
      unit {
        name
      }
    }
  }
}
    `),Rt=new Y(`
    query DeskComplaints($where: ComplaintWhere!, $tell: ComplaintWhere!, $order: [ComplaintOrder!]!, $first: Int!, $offset: Int!) {
  complaints(where: $where, orderBy: $order, first: $first, offset: $offset) {
    totalCount
    nodes {
      id
      complaintNo
      kind
      receivedAt
      closeBy
      closedAt
      result
      tellBy
      text
      party {
        name
      }
      unit {
        name
      }
    }
  }
  tell: complaints(where: $tell) {
    totalCount
  }
}
    `),zt=new Y(`
    query DeskChoices {
  units(first: 200, orderBy: [{id: ASC}]) {
    nodes {
      id
      name
    }
  }
  officers(first: 500, orderBy: [{id: ASC}]) {
    nodes {
      id
      name
      certificateNo
      certifiedUntil
      unit {
        id
        name
      }
    }
  }
  provisions(first: 200, orderBy: [{id: ASC}]) {
    nodes {
      id
      law
      article
      text
      field
      fineMin
      fineMax
      multipleMin
      multipleMax
      effectiveUntil
    }
  }
  rules(
    where: {name: {in: ["hearing.person", "hearing.organisation"]}}
    first: 20
  ) {
    nodes {
      name
      article
      value
      effectiveFrom
      effectiveUntil
    }
  }
  ruleSettings(
    where: {rule: {in: ["hearing.person", "hearing.organisation"]}}
    first: 20
  ) {
    nodes {
      rule
      article
      value
      effectiveFrom
    }
  }
}
    `),Bt=new Y(`
    query DeskSource($id: ID!) {
  node(id: $id) {
    ... on Clue {
      id
      clueNo
      text
      field
      source
      receivedOn
      party {
        id
        name
      }
      unit {
        id
      }
    }
    ... on Complaint {
      id
      kind
      text
      object
      receivedAt
      party {
        id
        name
      }
      handler: unit {
        id
      }
    }
  }
}
    `),Vt=new Y(`
    query DeskParties($where: PartyWhere!) {
  parties(where: $where, first: 6, orderBy: [{id: DESC}]) {
    nodes {
      id
      kind
      name
      code
      address
      cases(first: 2, orderBy: [{filedOn: DESC}]) {
        totalCount
        nodes {
          id
          caseNo
          cause
          status
          filedOn
        }
      }
    }
  }
}
    `),Ht=new Y(`
    query DeskGoods($where: GoodsLotWhere!, $first: Int!, $offset: Int!) {
  goodsLots(where: $where, orderBy: [{id: ASC}], first: $first, offset: $offset) {
    totalCount
    nodes {
      id
      name
      quantityHeld
      unit
      value
      storedAt
      field
      case {
        id
        caseNo
        party {
          name
        }
      }
    }
  }
}
    `),Ut=new Y(`
    mutation DeskRevealAttachment($input: RevealAttachmentInput!) {
  revealAttachment(input: $input) {
    disclosure {
      id
    }
  }
}
    `),Wt=new Y(`
    query DeskHistory($id: ID!, $first: Int!, $before: DateTime) {
  history(id: $id, first: $first, before: $before) {
    at
    action
    by
    verb
    changes {
      name
      label
      enumeration
      before
      after
    }
  }
}
    `),Gt=new Y(`
    query DeskParty($id: ID!) {
  party(id: $id) {
    id
    version
    kind
    name
    code
    identityNo
    address
    representative
    division
    balance
    agency {
      name
    }
    cases(first: 50, orderBy: [{filedOn: DESC}, {id: DESC}]) {
      totalCount
      nodes {
        id
        caseNo
        cause
        status
        filedOn
        unit {
          name
        }
      }
    }
    changes(first: 100, orderBy: [{changedAt: DESC}, {id: DESC}]) {
      totalCount
      nodes {
        id
        kind
        name
        code
        identityNo
        address
        representative
        division
        reason
        callerName
        changedAt
      }
    }
  }
}
    `),Kt=new Y(`
    mutation DeskRecordPayments($input: RecordPaymentsInput!) {
  recordPayments(input: $input) {
    payments {
      id
      amount
      surcharge
      penalty {
        id
        balance
      }
      case {
        id
        caseNo
        party {
          name
        }
      }
    }
  }
}
    `),X=_(void 0),qt=_(void 0),Jt=_(!1);async function Yt(){try{return(await dt(At,{})).viewer.role===`PUBLIC`}catch{return!1}}var Z={get name(){return d(X)?.viewer.name??``},get role(){return d(X)?.viewer.role},get agencies(){return d(X)?.viewer.agencies.nodes??[]},get units(){return d(X)?.viewer.units.nodes??[]},get unitChoices(){return d(X)?.units.nodes??[]},get officer(){return d(X)?.viewer.actsAs.nodes[0]},get isDemo(){return d(X)?.viewer.isDemo??!1},get mayWrite(){return d(X)?.viewer.mayFileCase??!1},get mayChangeParty(){return d(X)?.viewer.mayChangeParty??!1},get mayRevealAttachment(){return d(X)?.viewer.mayRevealAttachment??!1},get latestYear(){let e=d(X)?.cases.groups.nodes??[],t=Math.max(...e.map(e=>e.aggregate.count),0),n=e.find(e=>e.aggregate.count*10>=t);return Number(n?.key?.decidedOn?.slice(0,4)??new Date().getFullYear())},get isKnown(){return d(X)!==void 0},get error(){return d(qt)},get hasSignIn(){return d(Jt)},async load(){try{x(X,await dt(kt,{})),x(qt,void 0)}catch(e){let t=e instanceof K?e:new K(`INTERNAL`,[{message:String(e)}]);t.code===`FORBIDDEN`&&await Yt()&&(t=new K(`UNAUTHENTICATED`,t.faults)),t.code===`UNAUTHENTICATED`&&x(Jt,await fetch(`/account`,{method:`HEAD`,redirect:`manual`}).then(e=>e.status!==404,()=>!1),!0),x(qt,t)}}},Xt=m(`<a><svg viewBox="0 0 24 24" aria-hidden="true" class="svelte-1n46o8q"><path fill="currentColor"></path></svg><span> </span></a>`),Zt=m(`<div class="role svelte-1n46o8q"><!></div>`),Qt=m(`<a class="button quiet account svelte-1n46o8q" data-native="" href="/account"> </a>`),$t=m(`<h1 class="visually-hidden"> </h1><!>`,1),en=m(`<p class="signin svelte-1n46o8q"><a class="button primary" data-native=""> </a></p>`),tn=m(`<!> <!>`,1),nn=m(`<footer class="muted svelte-1n46o8q"> </footer>`),rn=m(`<a class="skip svelte-1n46o8q" href="#content"> </a> <div class="shell svelte-1n46o8q"><header class="top no-print svelte-1n46o8q"><a class="brand svelte-1n46o8q" href="/"><svg viewBox="0 0 32 32" aria-hidden="true" class="svelte-1n46o8q"><rect width="32" height="32" rx="7" fill="currentColor"></rect><path d="M8 9h7l2 3h7v11a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 8 23z" fill="var(--on-accent)"></path></svg> <span> </span></a> <nav class="svelte-1n46o8q"><!> <a href="/reference" data-native="" class="svelte-1n46o8q"><svg viewBox="0 0 24 24" aria-hidden="true" class="svelte-1n46o8q"><path d="M5 3h12a2 2 0 0 1 2 2v16H7a2 2 0 0 1-2-2zm3 4h8v2H8zm0 4h8v2H8z" fill="currentColor" fill-rule="evenodd"></path></svg><span> </span></a> <a href="/graphiql" data-native="" class="svelte-1n46o8q"><svg viewBox="0 0 24 24" aria-hidden="true" class="svelte-1n46o8q"><path d="M8 5 2 12l6 7 1.6-1.4L4.8 12l4.8-5.6zm8 0-1.6 1.4 4.8 5.6-4.8 5.6L16 19l6-7z" fill="currentColor"></path></svg><span> </span></a></nav> <div class="settings svelte-1n46o8q"><!> <button class="button quiet"> </button> <button class="button quiet"> </button></div></header> <main id="content" tabindex="-1" class="svelte-1n46o8q"><!></main> <!></div>`,1);function an(e,r){te(r,!0),Z.load(),ne(()=>{if(Z.error?.code!==`OFFLINE`&&Z.error?.code!==`UNAVAILABLE`)return;let e=setTimeout(()=>void Z.load(),5e3);return()=>clearTimeout(e)});function i(e){let t=st.pathname;return e===`/`?t===`/`||t.startsWith(`/dashboard/`):t===e||t.startsWith(e+`/`)}let s=M(()=>[{href:`/`,text:S().dashboard,icon:`M3 13h4v8H3zm7-9h4v17h-4zm7 5h4v12h-4z`,isShown:!0},{href:`/desk`,text:S().desk,icon:`M4 5h6l2 3h8v11H4z`,isShown:Z.role===`LEGAL`||Z.role===`AUDITOR`},{href:`/bench`,text:S().bench,icon:`M3 4h18v4H3zm0 6h8v10H3zm10 0h8v4h-8zm0 6h8v4h-8z`,isShown:!0}]),u=M(()=>[{value:``,label:S().roleSignedOut},...[`OFFICER`,`LEGAL`,`DASHBOARD`,`ADMIN`].map(e=>({value:`demo-`+e.toLowerCase(),label:ee(e)}))]),p=_(D(ct.current));function ee(e){return{zh:{OFFICER:`演示执法人员`,LEGAL:`演示法制员`,DASHBOARD:`演示大屏`,ADMIN:`演示管理员`},en:{OFFICER:`Demo officer`,LEGAL:`Demo legal clerk`,DASHBOARD:`Demo display`,ADMIN:`Demo administrator`}}[O.current][e]}function m(e){ct.current=e,location.reload()}var g=rn(),y=k(g),re=v(y,!0),ie=b(y,2),w=T(ie),E=T(w),ae=b(T(E),2),oe=v(ae,!0);c(E);var N=b(E,2),se=T(N);l(se,17,()=>d(s).filter(e=>e.isShown),e=>e.href,(e,r)=>{var a=Xt(),o=T(a),s=v(o),l=b(o),u=v(l,!0);c(a),C((e,t)=>{j(a,`href`,d(r).href),n(a,1,e,`svelte-1n46o8q`),j(a,`aria-current`,t),j(s,`d`,d(r).icon),f(u,d(r).text)},[()=>t({active:i(d(r).href)}),()=>i(d(r).href)?`page`:void 0]),h(e,a)});var ce=b(se,2),le=b(T(ce)),ue=v(le,!0);c(ce);var P=b(ce,2),de=b(T(P)),fe=v(de,!0);c(P),c(N);var pe=b(N,2),me=T(pe),he=e=>{var t=Zt(),n=T(t);{let e=M(()=>S().role);bt(n,{get label(){return d(e)},hasLabel:!1,get options(){return d(u)},onchange:m,get value(){return d(p)},set value(e){x(p,e,!0)}})}c(t),h(e,t)},F=e=>{var t=Qt(),n=v(t,!0);C(e=>{j(t,`title`,e),f(n,Z.name)},[()=>S().account]),h(e,t)};a(me,e=>{Z.isDemo?e(he):Z.isKnown&&e(F,1)});var I=b(me,2),ge=v(I,!0),L=b(I,2),_e=v(L,!0);c(pe),c(w);var R=b(w,2),ve=T(R),ye=e=>{rt(e,{})},be=e=>{var t=tn(),n=k(t),r=e=>{var t=$t(),n=k(t),r=v(n,!0),i=b(n);{let e=M(()=>S().signedOut),t=M(()=>Z.hasSignIn?S().signedOutHint:S().noSignInHint);Ot(i,{kind:`empty`,get text(){return d(e)},get hint(){return d(t)}})}C(e=>f(r,e),[()=>S().signedOut]),h(e,t)},i=e=>{Ot(e,{kind:`error`,get error(){return Z.error},onretry:()=>Z.load()})};a(n,e=>{Z.error.code===`UNAUTHENTICATED`?e(r):e(i,-1)});var o=b(n,2),s=e=>{var t=en(),n=T(t);j(n,`href`,`/signin?return=${encodeURIComponent(location.pathname+location.search)??``}`);var r=v(n,!0);c(t),C(e=>f(r,e),[()=>S().signIn]),h(e,t)};a(o,e=>{Z.error.code===`UNAUTHENTICATED`&&Z.hasSignIn&&e(s)}),h(e,t)},xe=e=>{Ot(e,{kind:`loading`,lines:8})};a(ve,e=>{Z.isKnown?e(ye):Z.error?e(be,1):e(xe,-1)}),c(R);var Se=b(R,2),Ce=e=>{var t=nn(),n=v(t,!0);C(e=>f(n,e),[()=>S().demoNote]),h(e,t)};a(Se,e=>{Z.isDemo&&e(Ce)}),c(ie),C((e,t,n,r,i,a,o,s,c)=>{f(re,e),f(oe,t),j(N,`aria-label`,n),f(ue,r),f(fe,i),j(I,`lang`,O.current===`zh`?`en`:`zh-CN`),f(ge,O.current===`zh`?`English`:`中文`),j(L,`aria-label`,`${a??``}: ${o??``}`),j(L,`title`,`${s??``}: ${c??``}`),f(_e,{system:`◐`,light:`☀`,dark:`☾`}[J.chosen])},[()=>S().skipToContent,()=>S().product,()=>S().navigation,()=>S().reference,()=>S().playground,()=>S().theme,()=>({system:S().themeSystem,light:S().themeLight,dark:S().themeDark})[J.chosen],()=>S().theme,()=>({system:S().themeSystem,light:S().themeLight,dark:S().themeDark})[J.chosen]]),o(`click`,I,()=>O.current=O.current===`zh`?`en`:`zh`),o(`click`,L,()=>J.chosen={system:`light`,light:`dark`,dark:`system`}[J.chosen]),h(e,g),A()}ae([`click`]);var on=`docket.places`,sn=()=>String(history.state?._routerIndex??0),Q=new Map(JSON.parse(sessionStorage.getItem(on)??`[]`)),$;function cn(){if(!$)return;let{y:e,link:t}=$,n=t?document.querySelector(`main a[href="${CSS.escape(t)}"]`):void 0;n!==null&&!document.querySelector(`main .skeleton`)&&document.querySelector(`main h1`)&&($=void 0,scrollTo(0,e),n?.focus({preventScroll:!0}))}function ln(){history.scrollRestoration=`manual`;let[e]=performance.getEntriesByType(`navigation`);e?.type===`navigate`?Q.clear():$=Q.get(sn()),addEventListener(`popstate`,()=>$=Q.get(sn())),addEventListener(`scroll`,()=>$||Q.set(sn(),{...Q.get(sn()),y:scrollY}),{passive:!0}),addEventListener(`click`,e=>{let t=e.target?.closest?.(`main a[href]`)?.getAttribute(`href`);t&&Q.set(sn(),{y:scrollY,link:t})},{capture:!0});for(let e of[`wheel`,`touchstart`,`keydown`])addEventListener(e,()=>$=void 0,{passive:!0});addEventListener(`pagehide`,()=>sessionStorage.setItem(on,JSON.stringify([...Q]))),new MutationObserver(()=>$&&requestAnimationFrame(cn)).observe(document.body,{childList:!0,subtree:!0})}ln(),addEventListener(`vite:preloadError`,e=>{let t=Number(sessionStorage.getItem(`docket.reloaded`)??0);Date.now()-t<6e4||(e.preventDefault(),sessionStorage.setItem(`docket.reloaded`,String(Date.now())),location.reload())}),s(an,{target:document.getElementById(`app`)});export{V as A,dt as C,ut as D,lt as E,Oe as M,at as O,K as S,ct as T,Bt as _,Pt as a,bt as b,Rt as c,Wt as d,Nt as f,Ut as g,Kt as h,zt as i,Ne as j,st as k,It as l,Gt as m,jt as n,Lt as o,Vt as p,Ft as r,Mt as s,Z as t,Ht as u,Y as v,ft as w,J as x,Ot as y};