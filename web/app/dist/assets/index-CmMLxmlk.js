const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["assets/Dashboard-DEVDEb_J.js","assets/language.svelte-DGYbUlEX.js","assets/period-DXDxFPya.js","assets/Card-BB69KUqZ.js","assets/Card-Cc8Umk7n.css","assets/ExcelButton-CVAx452i.js","assets/csv-tRW5oI1t.js","assets/words-BHl1sQoN.js","assets/ExcelButton-D23biqJq.css","assets/table-Des0Yv0t.js","assets/article-kIfenTEo.js","assets/Popover-DoCz-VVR.js","assets/scroll-lock-agvQyQ27.js","assets/popover-trigger-TTx4edcW.js","assets/Popover-5zViE6pA.css","assets/Sparkline-BMkCY_aM.js","assets/Sparkline-FRUdduO0.css","assets/Chart-B8nOc0qC.js","assets/Chart-C7GHNU_5.css","assets/Dashboard-zRGXa-dY.css","assets/Records-3wRsoagq.js","assets/types-DvsPtYU5.js","assets/types-Di0wKoii.css","assets/Records-YGVHGlac.css","assets/Record-DcKdlOcp.js","assets/Record-hKKtjnb-.css","assets/Desk-C6LcHoYd.js","assets/Shortcuts-CMUfg9PI.js","assets/DateInput-CspTPq4G.js","assets/legacy-DeswvzkP.js","assets/DateInput-BrkMgeud.css","assets/Combobox-DdZ3M5nM.js","assets/Combobox-CV-KWLNP.css","assets/Badge-DVtvbG19.js","assets/Badge-BjGtRF_d.css","assets/drafts-BE6goRxt.js","assets/Shortcuts-D_urzfMK.css","assets/Due-CZgwfLaK.js","assets/tones-ClBKu4m9.js","assets/texts-C0TT9KEH.js","assets/Desk-CfrM9c3D.css","assets/NewPage-BZrpY2C3.js","assets/NewPage-Co6TcATm.css","assets/CasePage-CheQRJqO.js","assets/past-s_onGTIH.js","assets/History-Dz4Xjm56.js","assets/catalogue-m9JDg8_F.js","assets/History-Cu2SLio6.css","assets/FileInput-DdSQxh06.js","assets/FileInput-C-cIw6Rb.css","assets/CasePage-DVx-W6ps.css","assets/PartyPage-hJ-zXOLe.js","assets/PartyPage-CGlMLQK5.css","assets/PaymentsPage-BbBZZCne.js","assets/PaymentsPage-D0IAFDM5.css","assets/ImportsPage-gyKUSIzZ.js","assets/ImportsPage-CYQVeTk3.css","assets/Bench-C7Stg9ao.js","assets/Bench-BfY5LMyY.css","assets/Proof-DM0Ei-UN.js","assets/Proof-Cg85LBfd.css","assets/Specimens-DSYoa8wZ.js","assets/Specimens-Dlt4_T7z.css","assets/NotFound-BgPLFb5n.js"])))=>i.map(i=>d[i]);
import{C as e,D as t,E as n,G as r,H as i,I as a,J as o,L as s,Mt as c,N as l,P as u,Q as d,R as f,S as p,T as ee,Tt as m,U as h,V as g,X as _,_t as v,at as te,dt as y,et as b,ft as x,gt as ne,ht as S,i as C,it as w,j as re,l as T,lt as E,mt as D,pt as O,q as ie,r as k,tt as ae,ut as oe,wt as se,y as A,yt as j}from"./language.svelte-DGYbUlEX.js";(function(){let e=document.createElement(`link`).relList;if(e&&e.supports&&e.supports(`modulepreload`))return;for(let e of document.querySelectorAll(`link[rel="modulepreload"]`))n(e);new MutationObserver(e=>{for(let t of e)if(t.type===`childList`)for(let e of t.addedNodes)e.tagName===`LINK`&&e.rel===`modulepreload`&&n(e)}).observe(document,{childList:!0,subtree:!0});function t(e){let t={};return e.integrity&&(t.integrity=e.integrity),e.referrerPolicy&&(t.referrerPolicy=e.referrerPolicy),t.credentials=e.crossOrigin===`use-credentials`?`include`:e.crossOrigin===`anonymous`?`omit`:`same-origin`,t}function n(e){if(e.ep)return;e.ep=!0;let n=t(e);fetch(e.href,n)}})();function M(e,t){if(t)for(let n in t)e=e.replace(`:${n}`,String(t[n]));return U.name===`#`?e===`/`?`/#/`:N(`#`,e):U.name?N(U.name,e):e}function ce(e,t){let n=M(e,t?.params);return t?.search&&(n+=F(t.search)),t?.hash&&!t.hash.startsWith(`#`)&&(n+=`#`+t.hash),n}function le(e){return Promise.all(e.map(e=>ue(e)))}function ue(e){return new Promise(t=>{de(e)?Promise.resolve(e()).then(e=>{t(e.default)}):t(e)})}function de(e){return typeof e==`function`&&!!/\(\)\s?=>\s?(import|__vite_ssr_dynamic_import__)\(.*\)/.test(String(e))}function N(...e){let t=``;for(let n of e)n.startsWith(`/`)||(t+=`/`),n.endsWith(`/`)&&(n=n.slice(0,-1)),t+=n;return t}function fe(e){return U.name&&e.startsWith(U.name)&&(e=e.slice(U.name.length)||`/`),e}function pe(e){return e&&`_userState`in e?e._userState:e}function P(){let e=U.name===`#`?globalThis.location.hash.slice(1):globalThis.location.pathname,t=U.name===`#`?``:globalThis.location.hash;return{pathname:e,search:globalThis.location.search,state:pe(history.state),hash:t}}function F(e){if(!e)return;if(typeof e==`string`)return e.startsWith(`?`)||(e=`?`+e),e;let t=Object.fromEntries(Object.entries(e).map(([e,t])=>[e,String(t)]));if(Object.keys(t).length!==0)return`?`+new URLSearchParams(t).toString()}function me(e){if(!e)return{};if(typeof e==`string`){let t=new URLSearchParams(e);return Object.fromEntries([...t.entries()].map(([e,t])=>[e,I(t)]))}return e}function I(e){if(e===``)return``;if(e===`true`)return!0;if(e===`false`)return!1;let t=Number(e);return Number.isNaN(t)?e:t}function L(e,t){return he((e,t)=>e===t,e,t)}L.startsWith=(e,t)=>he((e,t)=>e.startsWith(t),e,t);function he(e,t,n){if(!t.includes(`:`)){let n=U.name&&U.name!==`#`?M(t):t;return e(W.pathname,n)}if(n)return U.name===`#`?e(W.pathname,M(t,n).replace(`/#`,``)):e(W.pathname,M(t,n));let r=t.split(`/`).slice(1),i=W.pathname.split(`/`).slice(1);if(r.length>i.length)return!1;for(let[e,t]of r.entries()){let n=i[e];if(!t.startsWith(`:`)&&t!==n)return!1}return!0}function R(e,t){e.length>1&&e.endsWith(`/`)&&(e=e.slice(0,-1));let n=e.split(`/`).slice(1),r=ve(Object.keys(t)),i={},a=t[`/`];a&&typeof a==`object`&&`meta`in a&&a.meta&&(i={...a.meta});let o;for(let a of r){let r=ge(a,n,e,t,i);if(r){if(r.fallback)o||=r.result;else return r.result}}return o||{match:void 0,layouts:[],hooks:[],params:{},meta:i,breakFromLayouts:!1,isCatchAll:!1}}function ge(e,t,n,r,i){let a=e.split(`/`);a[0]===``&&a.shift();let o={},s;for(let[e,c]of a.entries()){s=c.startsWith(`(`)&&c.endsWith(`)`),s&&(c=c.slice(1,-1));let l=t[e],u=c===``&&typeof r[`/`]!=`function`;if(c.startsWith(`:`))o[c.slice(1)]=decodeURIComponent(l);else if(c.startsWith(`*`)){let n=c.slice(1);n&&(o[n]=t.slice(e).map(decodeURIComponent).join(`/`));let l=z(r,s,i);return{result:{match:r[(e?`/`:``)+a.join(`/`)],...l,params:o,breakFromLayouts:s,isCatchAll:!0},fallback:!1}}else if(c.toLowerCase()!==l?.toLowerCase()&&!u)return null;if(e!==a.length-1)continue;let d=r[`/`+a.join(`/`)];if(typeof d==`function`&&a.length!==t.length)return null;let f=z(r,s,i);if(typeof d==`function`)return a.length===t.length?{result:{match:d,...f,params:o,breakFromLayouts:s,isCatchAll:!1},fallback:!1}:null;let p=R(u?n:`/`+t.slice(e+1).join(`/`),d);return p.match?{result:_e(f,p,o,s),fallback:u&&p.isCatchAll}:null}return null}function z(e,t,n){let r=[],i=[],a={...n};return!t&&`layout`in e&&e.layout&&r.push(e.layout),`hooks`in e&&e.hooks&&i.push(e.hooks),`meta`in e&&e.meta&&(a={...a,...e.meta}),{layouts:r,hooks:i,meta:a}}function _e(e,t,n,r){let i=t.breakFromLayouts;return{match:t.match,layouts:i?[]:[...e.layouts,...t.layouts],hooks:[...e.hooks,...t.hooks],params:{...n,...t.params},meta:{...e.meta,...t.meta},breakFromLayouts:i||r,isCatchAll:t.isCatchAll}}function ve(e){return e.toSorted((e,t)=>ye(e)-ye(t))}function ye(e){return e===``||e===`/`?1:e.includes(`*`)?4:e.includes(`:`)?3:2}var be=200,xe=Math.PI/6,Se=50;async function Ce(e,t,n){let{match:r,layouts:i,hooks:a,meta:o}=R(t,e);for(let{onPreload:e}of a)e?.({pathname:t,meta:o,...n,search:me(n?.search)});await le(r?[...i,r]:i)}var we=new Set,B=new Set;function Te(e){function t(t){if(!t.getAttribute(`href`))return;let n=new URL(t.href),r=fe(n.pathname),{replace:i,state:a}=t.dataset;Ce(e,r,{replace:i===``||i===`true`,search:n.search,state:a,hash:n.hash})}let n=null;function r(e){if(!e.getPredictedEvents||n)return;if(n=setTimeout(()=>{n=null},Se),B.size===0){document.removeEventListener(`pointermove`,r);return}let i=e.getPredictedEvents().at(-1);if(!i)return;let a=e.clientX,o=e.clientY,s=i.clientX-a,c=i.clientY-o,l=Math.hypot(s,c);if(l<2)return;let u=s/l,d=c/l;outer:for(let e of B){e.isConnected||B.delete(e);let n=e.getBoundingClientRect(),r=[{x:n.left,y:n.top},{x:n.right,y:n.top},{x:n.left,y:n.bottom},{x:n.right,y:n.bottom},{x:n.left+n.width/2,y:n.top+n.height/2}];for(let n of r){let r=n.x-a,i=n.y-o,s=Math.hypot(r,i);if(s>be||s<.001)continue;let c=r/s,l=i/s,f=u*c+d*l;if(Math.acos(Math.max(-1,Math.min(1,f)))<=xe){t(e),B.delete(e);continue outer}}}}let i=new IntersectionObserver(e=>{for(let n of e)n.isIntersecting&&(i.unobserve(n.target),t(n.target))});new MutationObserver(()=>{let e=document.querySelectorAll(`a[data-preload]`);for(let n of e)if(!we.has(n)){switch(we.add(n),n.dataset.preload){case``:case`true`:case`hover`:n.addEventListener(`mouseenter`,function e(){n.removeEventListener(`mouseenter`,e),t(n)});break;case`predict`:B.size===0&&document.addEventListener(`pointermove`,r),B.add(n);break;case`viewport`:i.observe(n);break;default:console.warn(`Unknown preload strategy \`${n.dataset.preload}\` on`,n,`
Available strategies are: hover, viewport, predict`)}n.addEventListener(`focus`,function e(){n.removeEventListener(`focus`,e),t(n)})}}).observe(document.body,{subtree:!0,childList:!0})}var Ee=class extends Error{constructor(e){super(`Navigating to: ${e}`),this.name=`Redirect`}},De=class extends Map{#e=new Map;#t=v(0);#n=v(0);#r=ae||-1;constructor(e){if(super(),e){for(var[t,n]of e)super.set(t,n);this.#n.v=super.size}}#i(e){return ae===this.#r?v(e):ne(e)}has(e){var t=this.#e,n=t.get(e);if(n===void 0){if(super.has(e))n=this.#i(0),t.set(e,n);else return d(this.#t),!1}return d(n),!0}forEach(e,t){this.#a(),super.forEach(e,t)}get(e){var t=this.#e,n=t.get(e);if(n===void 0){if(super.has(e))n=this.#i(0),t.set(e,n);else{d(this.#t);return}}return d(n),super.get(e)}getOrInsert(e,t){return super.has(e)||this.set(e,t),this.get(e)}getOrInsertComputed(e,t){return super.has(e)||this.set(e,t(e)),this.get(e)}set(e,t){var n=this.#e,r=n.get(e),i=super.get(e),a=super.set(e,t),o=this.#t;if(r===void 0)r=this.#i(0),n.set(e,r),S(this.#n,super.size),D(o);else if(i!==t){D(r);var s=o.reactions===null?null:new Set(o.reactions);s!==null&&r.reactions?.every(e=>s.has(e))||D(o)}return a}delete(e){var t=this.#e,n=t.get(e),r=super.delete(e);return n!==void 0&&(t.delete(e),S(n,-1)),r&&(S(this.#n,super.size),D(this.#t)),r}clear(){if(super.size!==0){super.clear();var e=this.#e;S(this.#n,0);for(var t of e.values())S(t,-1);D(this.#t),e.clear()}}#a(){d(this.#t);var e=this.#e;if(this.#n.v!==e.size){for(var t of super.keys())if(!e.has(t)){var n=this.#i(0);e.set(t,n)}}for([,n]of this.#e)d(n)}keys(){return d(this.#t),super.keys()}values(){return this.#a(),super.values()}entries(){return this.#a(),super.entries()}[Symbol.iterator](){return this.entries()}get size(){return d(this.#n),super.size}},Oe=Symbol(`replace`),ke=class extends URLSearchParams{#e=v(0);#t=je();#n=!1;#r(){if(!this.#t||this.#n)return;this.#n=!0;let e=super.toString();this.#t.search=e&&`?${e}`,this.#n=!1}[Oe](e){if(!this.#n&&e.toString()!==super.toString()){this.#n=!0;for(let e of[...super.keys()])super.delete(e);for(let[t,n]of e)super.append(t,n);D(this.#e),this.#n=!1}}append(e,t){super.append(e,t),this.#r(),D(this.#e)}delete(e,t){var n=super.has(e,t);super.delete(e,t),n&&(this.#r(),D(this.#e))}get(e){return d(this.#e),super.get(e)}getAll(e){return d(this.#e),super.getAll(e)}has(e,t){return d(this.#e),super.has(e,t)}keys(){return d(this.#e),super.keys()}forEach(e,t){d(this.#e),super.forEach(e,t)}set(e,t){var n=super.getAll(e);super.set(e,t);var r=super.getAll(e);(n.length!==r.length||n.some((e,t)=>e!==r[t]))&&(this.#r(),D(this.#e))}sort(){super.sort(),this.#r(),D(this.#e)}toString(){return d(this.#e),super.toString()}values(){return d(this.#e),super.values()}entries(){return d(this.#e),super.entries()}[Symbol.iterator](){return this.entries()}get size(){return d(this.#e),super.size}},Ae=null;function je(){return Ae}var V=new ke(globalThis.location.search),Me={append(e,t,n){V.append(e,String(t)),Pe(n)},delete(e,t,n){V.delete(e,t===void 0?void 0:String(t)),Pe(n)},entries(){return[...V.entries()].map(([e,t])=>[e,I(t)])},forEach(...e){return V.forEach(...e)},get(...e){let t=V.get(...e);return t===null?null:I(t)},getAll(...e){return V.getAll(...e).map(I)},has(...e){return V.has(...e)},keys(){return V.keys()},set(e,t,n){V.set(e,String(t)),Pe(n)},sort(e){V.sort(),Pe(e)},toString(){return V.toString()},values(){return[...V.values()].map(I)},toURLSearchParams(){return new URLSearchParams(V)},get size(){return V.size},[Symbol.iterator](){return V[Symbol.iterator]()}};function Ne(e){if(V.toString()===e)return;let t=new URLSearchParams(e);for(let[e,n]of t)V.set(e,n);for(let e of[...V.keys()])t.has(e)||V.delete(e)}function Pe(e){let t=new URL(globalThis.location.toString());t.search=V.toString(),globalThis.history[e?.replace?`replaceState`:`pushState`]({},``,t)}var Fe=`modulepreload`,Ie=function(e){return`/app/`+e},Le={},Re=function(e){return e.pathname.endsWith(`.css`)},ze=function(e,t,n){if(t in e)return e[t];let r=n();if(!r){e[t]=void 0;return}let i=r.then(()=>{e[t]=void 0},n=>{throw e[t]=void 0,n});return e[t]=i,i},H=function(e,t,n){let r=Promise.resolve();if(t&&t.length>0){let e,i=document.querySelector(`meta[property=csp-nonce]`),a=i?.nonce||i?.getAttribute(`nonce`);function o(e){return Promise.all(e.map(e=>Promise.resolve(e).then(e=>({status:`fulfilled`,value:e}),e=>({status:`rejected`,reason:e}))))}function s(e){return import.meta.resolve?new URL(import.meta.resolve(e)):new URL(e,import.meta.url)}r=o(t.map(t=>{t=Ie(t,n);let r=s(t),i=Re(r);return ze(Le,r.href,()=>{if(e===void 0){e={all:new Set,styles:new Set};let t=document.getElementsByTagName(`link`);for(let n=t.length-1;n>=0;n--){let r=t[n];e.all.add(r.href),r.rel===`stylesheet`&&e.styles.add(r.href)}}if((i?e.styles:e.all).has(r.href))return;let t=document.createElement(`link`);if(t.rel=i?`stylesheet`:Fe,i||(t.as=`script`),t.crossOrigin=``,t.href=r.href,a&&t.setAttribute(`nonce`,a),document.head.appendChild(t),i)return new Promise((e,n)=>{let i=a=>{t.removeEventListener(`load`,i),t.removeEventListener(`error`,i),a.type===`error`?n(Error(`Unable to preload CSS for ${r}`)):e(a)};t.addEventListener(`load`,i),t.addEventListener(`error`,i)})})}).filter(e=>e!==void 0))}function i(e){let t=new Event(`vite:preloadError`,{cancelable:!0});if(t.payload=e,window.dispatchEvent(t),!t.defaultPrevented)throw e}return r.then(t=>{for(let e of t||[])e.status===`rejected`&&i(e.reason);return e().catch(i)})},Be,U={name:void 0},Ve=O({value:[]}),W=O({pathname:`/`,search:``,state:null,hash:``});queueMicrotask(()=>{let e=P();W.pathname=e.pathname,W.search=e.search,W.state=e.state,W.hash=e.hash});var He=O({value:{}}),Ue=O({value:{}}),We=new Map,G=0,Ge=!1,Ke=null,qe=null,Je=null;function Ye(e){if(e){let t=new URL(globalThis.location.toString());e===`#`?(U.name=`#`,globalThis.location.href.includes(`#`)||(t.hash=`/`,history.replaceState({_routerIndex:G,_userState:history.state??null},``,t.toString()))):(U.name=(e.startsWith(`/`)?``:`/`)+e,t.pathname.startsWith(U.name)||(t.pathname=N(U.name,t.pathname),history.replaceState({_routerIndex:G,_userState:history.state??null},``,t.toString())))}history.state?._routerIndex===void 0?history.replaceState({_routerIndex:G,_userState:history.state??null},``,globalThis.location.href):G=history.state._routerIndex,Object.assign(W,P())}function Xe(e){return Be=e,Te(Be),{p:ce,navigate:Ze,isActive:L,async preload(e){await Ce(Be,e)},route:{get params(){return He.value},getParams(e){if(!L(e))throw Error(`\`${e}\` does not match the current route`);return He.value},get pathname(){return fe(W.pathname)},get search(){return me(W.search)},get state(){return W.state},get hash(){return W.hash},get meta(){return Ue.value}}}}async function Ze(e,t={}){if(typeof e==`number`)return globalThis.history.go(e),new Ee(`History entry: ${e}`);e=M(e,t.params),U.name===`#`?e=e.replace(`/#`,``):t.hash&&!t.hash.startsWith(`#`)&&(t.hash=`#`+t.hash);let n=$e(e,t);return Je=n,await n,new Ee(`${e}${F(t?.search??``)}${t?.hash??``}`)}function Qe(e){for(let t of We.values())typeof t==`object`&&t.beforeUnload&&(t.beforeUnload()||e.preventDefault())}async function $e(e,t={}){if(!Be)throw Error("Router not initialized: `createRouter` was not called.");if(!e&&Ge){Ge=!1;return}if(We.size>0){let t=e?0:G-(history.state?._routerIndex??0);for(let n of We.values())if(!await(typeof n==`object`?n.onNavigate:n)()){!e&&t!==0&&(Ge=!0,history.go(t));return}e||(G=history.state?._routerIndex??G)}if(qe&&qe!==Ke)return;Ke?.abort(),Ke=new AbortController;let{signal:n}=Ke,r=et(e),{match:i,layouts:a,hooks:o,meta:s,params:c}=R(r,Be),l=me(t.search),u={pathname:r,meta:s,...t,search:l},d=[];for(let e of o){if(n.aborted)return Je;try{let{beforeLoad:t}=e;d.push(e),qe=Ke,await t?.(u)}catch(e){if(n.aborted)return Je;for(let{onError:t}of d)t?.(e,u);return}finally{qe=null}}let f;try{f=await le(i?[...a,i]:a)}catch(e){for(let{onError:t}of o)t?.(e,u);throw e}if(n.aborted)return Je;if(e){let n=F(t.search),r=new URL(globalThis.location.toString());r.search=n||``,r.hash=t.hash||``,U.name===`#`?r.hash=e:r.pathname=U.name&&!e.startsWith(U.name)?N(U.name,e):e;let i=t.replace?`replaceState`:`pushState`;i===`pushState`&&G++,globalThis.history[i]({_routerIndex:G,_userState:t.state??null},``,r.toString()),Ne(n)}else Ne(globalThis.location.search);t.viewTransition&&document.startViewTransition!==void 0?document.startViewTransition(()=>{Ve.value=f}):Ve.value=f,He.value=c,Ue.value=s,Object.assign(W,P()),t.scrollToTop!==!1&&window.scrollTo({top:0,left:0,behavior:t.scrollToTop});for(let{afterLoad:e}of o)e?.(u)}function et(e){let t;return t=e||(U.name===`#`?globalThis.location.hash.slice(1):globalThis.location.pathname),U.name&&t.startsWith(U.name)&&(t=t.slice(U.name.length)||`/`),fe(t)}function tt(e){let t=e.target.closest(`a`);if(!t||t.hasAttribute(`target`)||t.hasAttribute(`download`)||!t.hasAttribute(`href`)||t.getAttribute(`href`)?.startsWith(`#`))return;let n=new URL(t.href),r=globalThis.location.origin;if(n.origin!==r)return;let i=U.name===`#`?n.hash:n.pathname,a=U.name===`#`?void 0:n.hash;e.preventDefault();let{replace:o,state:s,scrollToTop:c,viewTransition:l}=t.dataset,u;if(s)try{u=JSON.parse(s)}catch{u=s}$e(i,{replace:o===``||o===`true`,search:n.search,state:u,hash:a,scrollToTop:c!==`false`&&c,viewTransition:l===``||l===`true`})}function nt(e,t){m(t,!0);let n=j(()=>t.tree[0]),r=j(()=>t.tree.slice(1));var o=i(),s=oe(o);re(s,()=>d(n),(e,t)=>{t(e,{children:(e,t)=>{var n=i(),o=oe(n),s=e=>{nt(e,{get tree(){return d(r)}})};a(o,e=>{d(r).length>0&&e(s)}),g(e,n)},$$slots:{default:!0}})}),g(e,o),se()}function rt(e,t){m(t,!0),Ye(b(()=>t.base)),$e(void 0,{search:location.search,hash:location.hash,state:pe(history.state)}),te(()=>{let e=[_(globalThis,`popstate`,()=>$e()),_(globalThis,`beforeunload`,Qe),_(globalThis,`click`,tt)];return()=>{for(let t of e)t()}}),nt(e,{get tree(){return Ve.value}}),se()}var{p:it,navigate:at,isActive:ot,route:st}=Xe({"/":()=>H(()=>import(`./Dashboard-DEVDEb_J.js`),__vite__mapDeps([0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19])),"/dashboard/:view":()=>H(()=>import(`./Dashboard-DEVDEb_J.js`),__vite__mapDeps([0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19])),"/records":()=>H(()=>import(`./Records-3wRsoagq.js`),__vite__mapDeps([20,1,3,4,6,2,5,7,8,11,12,13,14,21,9,10,22,23])),"/records/:of/:id":()=>H(()=>import(`./Record-DcKdlOcp.js`),__vite__mapDeps([24,1,3,4,9,10,6,7,21,22,25])),"/desk":()=>H(()=>import(`./Desk-C6LcHoYd.js`),__vite__mapDeps([26,1,3,4,27,28,29,12,13,30,31,32,33,34,10,35,36,37,38,39,40])),"/desk/new/:action":()=>H(()=>import(`./NewPage-BZrpY2C3.js`),__vite__mapDeps([41,1,27,3,4,28,29,12,13,30,31,32,33,34,10,35,36,42])),"/desk/cases/:id":()=>H(()=>import(`./CasePage-CheQRJqO.js`),__vite__mapDeps([43,1,3,4,44,27,28,29,12,13,30,31,32,33,34,10,35,36,45,46,47,48,49,37,38,50])),"/desk/parties/:id":()=>H(()=>import(`./PartyPage-hJ-zXOLe.js`),__vite__mapDeps([51,1,3,4,44,27,28,29,12,13,30,31,32,33,34,10,35,36,45,46,47,38,52])),"/desk/payments":()=>H(()=>import(`./PaymentsPage-BbBZZCne.js`),__vite__mapDeps([53,1,3,4,48,49,35,10,54])),"/desk/imports":()=>H(()=>import(`./ImportsPage-gyKUSIzZ.js`),__vite__mapDeps([55,1,3,4,33,12,34,48,49,6,39,56])),"/bench":()=>H(()=>import(`./Bench-C7Stg9ao.js`),__vite__mapDeps([57,1,6,3,4,44,5,7,8,17,18,33,12,34,46,28,29,13,30,58])),"/proof":()=>H(()=>import(`./Proof-DM0Ei-UN.js`),__vite__mapDeps([59,1,3,4,44,48,49,7,60])),"/specimens":()=>H(()=>import(`./Specimens-DSYoa8wZ.js`),__vite__mapDeps([61,1,3,4,33,12,34,15,16,17,18,31,28,29,13,30,32,11,14,62])),"*notfound":()=>H(()=>import(`./NotFound-BgPLFb5n.js`),__vite__mapDeps([63,1,29]))}),K=class extends Error{code;faults;retryAfter;constructor(e,t,n=0){super(t[0]?.message??e),this.code=e,this.faults=t,this.retryAfter=n}},ct={get current(){return localStorage.getItem(`docket.demoRole`)??``},set current(e){localStorage.setItem(`docket.demoRole`,e)}};function lt(){let e={Accept:`application/graphql-response+json`,"Accept-Language":k.header};return ct.current&&(e.Authorization=`Bearer `+ct.current),e}async function ut(e,t={}){let n;try{n=await fetch(e,{...t,headers:{...lt(),...t.headers}})}catch{throw new K(`OFFLINE`,[])}if(n.ok)return n;let r=await n.json().catch(()=>({}));throw new K(r.errors?.[0]?.extensions?.code??`UNAVAILABLE`,r.errors??[],Number(n.headers.get(`Retry-After`)??0))}async function dt(e,t,n){return await ft(e.toString(),t,n)}async function ft(e,t,n){let r;try{r=await fetch(`/graphql`,{method:`POST`,headers:{...lt(),"Content-Type":`application/json`},body:JSON.stringify({query:e,variables:t}),...n&&{signal:n}})}catch(e){throw n?.aborted?e:new K(`OFFLINE`,[])}let i;try{i=await r.json()}catch{throw new K(r.status===401?`UNAUTHENTICATED`:`UNAVAILABLE`,[],Number(r.headers.get(`Retry-After`)??0))}if(i.errors?.length)throw new K(i.errors[0]?.extensions?.code??`INTERNAL`,i.errors,Number(r.headers.get(`Retry-After`)??0));return i.data}var q=v(O(localStorage.getItem(`docket.theme`)??`system`)),pt=matchMedia(`(prefers-color-scheme: dark)`),mt=v(O(pt.matches));pt.addEventListener(`change`,e=>S(mt,e.matches,!0));function ht(){document.documentElement.style.colorScheme=d(q)===`system`?`light dark`:d(q)}ht();var J={get chosen(){return d(q)},set chosen(e){S(q,e,!0),localStorage.setItem(`docket.theme`,e),ht()},get isDark(){return d(q)===`dark`||d(q)===`system`&&d(mt)}},gt=h(`<option class="svelte-1f20tz6"> </option>`),_t=h(`<span class="fault"> </span>`),vt=h(`<span class="hint"> </span>`),yt=h(`<div class="field"><label> </label> <select class="control svelte-1f20tz6"></select> <!> <!></div>`);function bt(i,s){let u=r();m(s,!0);let ee=T(s,`value`,15,``),h=T(s,`hasLabel`,3,!0);var _=yt(),v=E(_),te=y(v,!0),b=x(v,2);l(b,21,()=>s.options,e=>e.value,(e,t)=>{var n=gt(),r=y(n,!0),i={};w(()=>{f(r,d(t).label),i!==(i=d(t).value)&&(n.value=(n.__value=i)??``)}),g(e,n)}),c(b),e(b);var ne=x(b,2),S=e=>{var t=_t(),n=y(t,!0);w(()=>{A(t,`id`,`${u}-fault`),f(n,s.fault)}),g(e,t)};a(ne,e=>{s.fault&&e(S)});var C=x(ne,2),re=e=>{var t=vt(),n=y(t,!0);w(()=>{A(t,`id`,`${u}-hint`),f(n,s.hint)}),g(e,t)};a(C,e=>{s.hint&&e(re)}),c(_),w(()=>{n(v,1,t(h()?``:`visually-hidden`)),A(v,`for`,u),f(te,s.label),A(b,`id`,u),A(b,`aria-invalid`,s.fault?`true`:void 0),A(b,`aria-describedby`,s.fault?u+`-fault`:s.hint?u+`-hint`:void 0)}),o(`change`,b,e=>s.onchange?.(e.currentTarget.value)),p(b,ee),g(i,_),se()}ie([`change`]);var xt=h(`<span class="svelte-11vws6n"></span>`),St=h(`<div class="skeleton svelte-11vws6n" role="status"></div>`),Ct=h(`<div class="state svelte-11vws6n"><p> </p> <p class="muted small svelte-11vws6n"> </p></div>`),wt=h(`<div class="state svelte-11vws6n" role="alert"><p> </p> <p class="muted small svelte-11vws6n"> </p></div>`),Tt=h(`<p class="small svelte-11vws6n"> </p>`),Et=h(`<button class="button"> </button>`),Dt=h(`<div class="state bad svelte-11vws6n" role="alert"><p class="svelte-11vws6n"> </p> <!> <!></div>`);function Ot(e,t){m(t,!0);let n=T(t,`lines`,3,3),r=j(()=>t.error?.code===`FORBIDDEN`||t.error?.code===`UNAUTHENTICATED`),s=j(()=>t.error?.code===`OFFLINE`?C().offline:t.error?.code===`UNAVAILABLE`?C().unavailable:t.error?.faults[0]?.message??``);var p=i(),h=oe(p),_=e=>{var t=St();l(t,21,()=>({length:n()}),u,(e,t,n)=>{var r=xt();ee(r,``,{},{width:`${92-n*17%45}%`}),g(e,r)}),c(t),w(e=>A(t,`aria-label`,e),[()=>C().loading]),g(e,t)},v=e=>{var n=Ct(),r=E(n),i=y(r,!0),a=x(r,2),o=y(a,!0);c(n),w((e,t)=>{f(i,e),f(o,t)},[()=>t.text??C().empty,()=>t.hint??C().emptyHint]),g(e,n)},te=e=>{var t=wt(),n=E(t),r=y(n,!0),i=x(n,2),a=y(i,!0);c(t),w((e,t)=>{f(r,e),f(a,t)},[()=>C().forbidden,()=>C().forbiddenHint]),g(e,t)},b=e=>{var n=Dt(),r=E(n),i=y(r,!0),l=x(r,2),u=e=>{var t=Tt(),n=y(t,!0);w(()=>f(n,d(s))),g(e,t)};a(l,e=>{d(s)&&e(u)});var p=x(l,2),ee=e=>{var n=Et(),r=y(n,!0);w(e=>f(r,e),[()=>C().retry]),o(`click`,n,function(...e){t.onretry?.apply(this,e)}),g(e,n)};a(p,e=>{t.onretry&&e(ee)}),c(n),w(e=>f(i,e),[()=>C().failed]),g(e,n)};a(h,e=>{t.kind===`loading`?e(_):t.kind===`empty`?e(v,1):d(r)?e(te,2):e(b,-1)}),g(e,p),se()}ie([`click`]);var Y=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}},kt=new Y(`
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
        receivedAt
        kind
        text
        channel
      }
    }
  }
}
    `),jt=new Y(`
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
    `),Mt=new Y(`
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
    `),Nt=new Y(`
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
    `),Pt=new Y(`
    query DeskComplaints($where: ComplaintWhere!, $first: Int!, $offset: Int!) {
  complaints(
    where: $where
    orderBy: [{closeBy: ASC}, {id: ASC}]
    first: $first
    offset: $offset
  ) {
    totalCount
    nodes {
      id
      kind
      channel
      object
      receivedAt
      acknowledgedAt
      acknowledgeBy
      acceptedAt
      acceptBy
      closeBy
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
    `),Ft=new Y(`
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
    `),It=new Y(`
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
    `),Lt=new Y(`
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
    `),Rt=new Y(`
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
    `),zt=new Y(`
    mutation DeskRevealAttachment($input: RevealAttachmentInput!) {
  revealAttachment(input: $input) {
    disclosure {
      id
    }
  }
}
    `),Bt=new Y(`
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
    `),Vt=new Y(`
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
    `),Ht=new Y(`
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
    `),X=v(void 0),Ut=v(void 0),Z={get name(){return d(X)?.viewer.name??``},get role(){return d(X)?.viewer.role},get agencies(){return d(X)?.viewer.agencies.nodes??[]},get units(){return d(X)?.viewer.units.nodes??[]},get unitChoices(){return d(X)?.units.nodes??[]},get officer(){return d(X)?.viewer.actsAs.nodes[0]},get isDemo(){return d(X)?.viewer.isDemo??!1},get mayWrite(){return d(X)?.viewer.mayFileCase??!1},get mayChangeParty(){return d(X)?.viewer.mayChangeParty??!1},get mayRevealAttachment(){return d(X)?.viewer.mayRevealAttachment??!1},get latestYear(){let e=d(X)?.cases.groups.nodes??[],t=Math.max(...e.map(e=>e.aggregate.count),0),n=e.find(e=>e.aggregate.count*10>=t);return Number(n?.key?.decidedOn?.slice(0,4)??new Date().getFullYear())},get isKnown(){return d(X)!==void 0},get error(){return d(Ut)},async load(){try{S(X,await dt(kt,{})),S(Ut,void 0)}catch(e){S(Ut,e instanceof K?e:new K(`INTERNAL`,[{message:String(e)}]))}}},Wt=h(`<a><svg viewBox="0 0 24 24" aria-hidden="true" class="svelte-1n46o8q"><path fill="currentColor"></path></svg><span> </span></a>`),Gt=h(`<div class="role svelte-1n46o8q"><!></div>`),Kt=h(`<a class="button quiet account svelte-1n46o8q" data-native="" href="/account"> </a>`),qt=h(`<p class="signin svelte-1n46o8q"><a class="button primary" data-native=""> </a></p>`),Jt=h(`<!> <!>`,1),Yt=h(`<footer class="muted svelte-1n46o8q"> </footer>`),Xt=h(`<a class="skip svelte-1n46o8q" href="#content"> </a> <div class="shell svelte-1n46o8q"><header class="top no-print svelte-1n46o8q"><a class="brand svelte-1n46o8q" href="/"><svg viewBox="0 0 32 32" aria-hidden="true" class="svelte-1n46o8q"><rect width="32" height="32" rx="7" fill="currentColor"></rect><path d="M8 9h7l2 3h7v11a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 8 23z" fill="var(--on-accent)"></path></svg> <span> </span></a> <nav class="svelte-1n46o8q"><!> <a href="/reference" data-native="" class="svelte-1n46o8q"><svg viewBox="0 0 24 24" aria-hidden="true" class="svelte-1n46o8q"><path d="M5 3h12a2 2 0 0 1 2 2v16H7a2 2 0 0 1-2-2zm3 4h8v2H8zm0 4h8v2H8z" fill="currentColor" fill-rule="evenodd"></path></svg><span> </span></a> <a href="/graphiql" data-native="" class="svelte-1n46o8q"><svg viewBox="0 0 24 24" aria-hidden="true" class="svelte-1n46o8q"><path d="M8 5 2 12l6 7 1.6-1.4L4.8 12l4.8-5.6zm8 0-1.6 1.4 4.8 5.6-4.8 5.6L16 19l6-7z" fill="currentColor"></path></svg><span> </span></a></nav> <div class="settings svelte-1n46o8q"><!> <button class="button quiet"> </button> <button class="button quiet"> </button></div></header> <main id="content" tabindex="-1" class="svelte-1n46o8q"><!></main> <!></div>`,1);function Zt(e,r){m(r,!0),Z.load(),te(()=>{if(Z.error?.code!==`OFFLINE`&&Z.error?.code!==`UNAVAILABLE`)return;let e=setTimeout(()=>void Z.load(),5e3);return()=>clearTimeout(e)});function i(e){let t=st.pathname;return e===`/`?t===`/`||t.startsWith(`/dashboard/`):t===e||t.startsWith(e+`/`)}let s=j(()=>[{href:`/`,text:C().dashboard,icon:`M3 13h4v8H3zm7-9h4v17h-4zm7 5h4v12h-4z`,isShown:!0},{href:`/desk`,text:C().desk,icon:`M4 5h6l2 3h8v11H4z`,isShown:Z.role===`LEGAL`||Z.role===`AUDITOR`},{href:`/bench`,text:C().bench,icon:`M3 4h18v4H3zm0 6h8v10H3zm10 0h8v4h-8zm0 6h8v4h-8z`,isShown:!0}]),u=j(()=>[{value:``,label:C().roleSignedOut},...[`OFFICER`,`LEGAL`,`DASHBOARD`,`ADMIN`].map(e=>({value:`demo-`+e.toLowerCase(),label:ee(e)}))]),p=v(O(ct.current));function ee(e){return{zh:{OFFICER:`演示执法人员`,LEGAL:`演示法制员`,DASHBOARD:`演示大屏`,ADMIN:`演示管理员`},en:{OFFICER:`Demo officer`,LEGAL:`Demo legal clerk`,DASHBOARD:`Demo display`,ADMIN:`Demo administrator`}}[k.current][e]}function h(e){ct.current=e,location.reload()}var _=Xt(),b=oe(_),ne=y(b,!0),re=x(b,2),T=E(re),D=E(T),ie=x(E(D),2),ae=y(ie,!0);c(D);var M=x(D,2),ce=E(M);l(ce,17,()=>d(s).filter(e=>e.isShown),e=>e.href,(e,r)=>{var a=Wt(),o=E(a),s=y(o),l=x(o),u=y(l,!0);c(a),w((e,t)=>{A(a,`href`,d(r).href),n(a,1,e,`svelte-1n46o8q`),A(a,`aria-current`,t),A(s,`d`,d(r).icon),f(u,d(r).text)},[()=>t({active:i(d(r).href)}),()=>i(d(r).href)?`page`:void 0]),g(e,a)});var le=x(ce,2),ue=x(E(le)),de=y(ue,!0);c(le);var N=x(le,2),fe=x(E(N)),pe=y(fe,!0);c(N),c(M);var P=x(M,2),F=E(P),me=e=>{var t=Gt(),n=E(t);{let e=j(()=>C().role);bt(n,{get label(){return d(e)},hasLabel:!1,get options(){return d(u)},onchange:h,get value(){return d(p)},set value(e){S(p,e,!0)}})}c(t),g(e,t)},I=e=>{var t=Kt(),n=y(t,!0);w(e=>{A(t,`title`,e),f(n,Z.name)},[()=>C().account]),g(e,t)};a(F,e=>{Z.isDemo?e(me):Z.isKnown&&e(I,1)});var L=x(F,2),he=y(L,!0),R=x(L,2),ge=y(R,!0);c(P),c(T);var z=x(T,2),_e=E(z),ve=e=>{rt(e,{})},ye=e=>{var t=Jt(),n=oe(t);Ot(n,{kind:`error`,get error(){return Z.error},onretry:()=>Z.load()});var r=x(n,2),i=e=>{var t=qt(),n=E(t);A(n,`href`,`/signin?return=${encodeURIComponent(location.pathname+location.search)??``}`);var r=y(n,!0);c(t),w(e=>f(r,e),[()=>C().signIn]),g(e,t)};a(r,e=>{Z.error.code===`UNAUTHENTICATED`&&e(i)}),g(e,t)},be=e=>{Ot(e,{kind:`loading`,lines:8})};a(_e,e=>{Z.isKnown?e(ve):Z.error?e(ye,1):e(be,-1)}),c(z);var xe=x(z,2),Se=e=>{var t=Yt(),n=y(t,!0);w(e=>f(n,e),[()=>C().demoNote]),g(e,t)};a(xe,e=>{Z.isDemo&&e(Se)}),c(re),w((e,t,n,r,i,a,o,s,c)=>{f(ne,e),f(ae,t),A(M,`aria-label`,n),f(de,r),f(pe,i),A(L,`lang`,k.current===`zh`?`en`:`zh-CN`),f(he,k.current===`zh`?`English`:`中文`),A(R,`aria-label`,`${a??``}: ${o??``}`),A(R,`title`,`${s??``}: ${c??``}`),f(ge,{system:`◐`,light:`☀`,dark:`☾`}[J.chosen])},[()=>C().skipToContent,()=>C().product,()=>C().navigation,()=>C().reference,()=>C().playground,()=>C().theme,()=>({system:C().themeSystem,light:C().themeLight,dark:C().themeDark})[J.chosen],()=>C().theme,()=>({system:C().themeSystem,light:C().themeLight,dark:C().themeDark})[J.chosen]]),o(`click`,L,()=>k.current=k.current===`zh`?`en`:`zh`),o(`click`,R,()=>J.chosen={system:`light`,light:`dark`,dark:`system`}[J.chosen]),g(e,_),se()}ie([`click`]);var Qt=`docket.places`,$t=()=>String(history.state?._routerIndex??0),Q=new Map(JSON.parse(sessionStorage.getItem(Qt)??`[]`)),$;function en(){if(!$)return;let{y:e,link:t}=$,n=t?document.querySelector(`main a[href="${CSS.escape(t)}"]`):void 0;n!==null&&!document.querySelector(`main .skeleton`)&&document.querySelector(`main h1`)&&($=void 0,scrollTo(0,e),n?.focus({preventScroll:!0}))}function tn(){history.scrollRestoration=`manual`;let[e]=performance.getEntriesByType(`navigation`);e?.type===`navigate`?Q.clear():$=Q.get($t()),addEventListener(`popstate`,()=>$=Q.get($t())),addEventListener(`scroll`,()=>$||Q.set($t(),{...Q.get($t()),y:scrollY}),{passive:!0}),addEventListener(`click`,e=>{let t=e.target?.closest?.(`main a[href]`)?.getAttribute(`href`);t&&Q.set($t(),{y:scrollY,link:t})},{capture:!0});for(let e of[`wheel`,`touchstart`,`keydown`])addEventListener(e,()=>$=void 0,{passive:!0});addEventListener(`pagehide`,()=>sessionStorage.setItem(Qt,JSON.stringify([...Q]))),new MutationObserver(()=>$&&requestAnimationFrame(en)).observe(document.body,{childList:!0,subtree:!0})}tn(),addEventListener(`vite:preloadError`,e=>{let t=Number(sessionStorage.getItem(`docket.reloaded`)??0);Date.now()-t<6e4||(e.preventDefault(),sessionStorage.setItem(`docket.reloaded`,String(Date.now())),location.reload())}),s(Zt,{target:document.getElementById(`app`)});export{lt as C,H as D,st as E,Me as O,ct as S,at as T,bt as _,Nt as a,dt as b,Rt as c,Vt as d,Ht as f,Ot as g,Y as h,Ft as i,De as k,Bt as l,It as m,At as n,Pt as o,zt as p,jt as r,Mt as s,Z as t,Lt as u,J as v,ut as w,ft as x,K as y};