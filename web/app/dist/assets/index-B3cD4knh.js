const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["assets/Dashboard-CQmIjfOT.js","assets/language.svelte-BGIEn21O.js","assets/Card-jm1NwRYJ.js","assets/Card-Cc8Umk7n.css","assets/table-1-JBQa6I.js","assets/period-BJL4JSKc.js","assets/Popover-BjpX7oGp.js","assets/scroll-lock-DfhfqQbE.js","assets/popover-trigger-Cv40IDoW.js","assets/Popover-5zViE6pA.css","assets/Sparkline-qD0Km5aA.js","assets/Sparkline-FRUdduO0.css","assets/Chart-CYKAxneT.js","assets/Chart-C7GHNU_5.css","assets/Dashboard-CLUM7pJI.css","assets/Records-CHik3M1q.js","assets/types-0WVlc30r.js","assets/types-BStyGzao.css","assets/Records-CONdQDAm.css","assets/Record-CrQflrDz.js","assets/Record-hKKtjnb-.css","assets/Desk-1P2YPqid.js","assets/params-BzvBkIFn.js","assets/DateInput-nwwVYNaf.js","assets/legacy-DTIHmw3e.js","assets/DateInput-Dgd9NIHg.css","assets/Dialog-vtfSbeMQ.js","assets/Dialog-0TE_mA8d.css","assets/params-DZciHxpc.css","assets/tones-BucrtSPh.js","assets/Desk-BTe9OuXS.css","assets/NewPage-eULg_OZN.js","assets/NewPage-Co6TcATm.css","assets/CasePage-BX5KmsOf.js","assets/CasePage-DWRo_Pwm.css","assets/Bench-B_jCr_Ae.js","assets/Bench-bUwKGDgC.css","assets/Specimens-BRQ6gepS.js","assets/Specimens-Dlt4_T7z.css","assets/NotFound-ByCXyCGg.js"])))=>i.map(i=>d[i]);
import{$ as e,A as t,B as n,C as r,Ct as i,D as a,F as o,H as s,I as c,K as l,L as u,M as d,N as f,T as p,V as m,W as ee,Y as h,Z as g,_,b as te,c as v,ct as y,dt as b,et as x,ft as S,gt as C,ht as ne,i as w,it as T,jt as E,lt as D,mt as O,pt as k,q as re,r as A,rt as j,ut as M,vt as N,w as ie,wt as P,x as ae}from"./language.svelte-BGIEn21O.js";(function(){let e=document.createElement(`link`).relList;if(e&&e.supports&&e.supports(`modulepreload`))return;for(let e of document.querySelectorAll(`link[rel="modulepreload"]`))n(e);new MutationObserver(e=>{for(let t of e)if(t.type===`childList`)for(let e of t.addedNodes)e.tagName===`LINK`&&e.rel===`modulepreload`&&n(e)}).observe(document,{childList:!0,subtree:!0});function t(e){let t={};return e.integrity&&(t.integrity=e.integrity),e.referrerPolicy&&(t.referrerPolicy=e.referrerPolicy),t.credentials=e.crossOrigin===`use-credentials`?`include`:e.crossOrigin===`anonymous`?`omit`:`same-origin`,t}function n(e){if(e.ep)return;e.ep=!0;let n=t(e);fetch(e.href,n)}})();function F(e,t){if(t)for(let n in t)e=e.replace(`:${n}`,String(t[n]));return W.name===`#`?e===`/`?`/#/`:I(`#`,e):W.name?I(W.name,e):e}function oe(e,t){let n=F(e,t?.params);return t?.search&&(n+=fe(t.search)),t?.hash&&!t.hash.startsWith(`#`)&&(n+=`#`+t.hash),n}function se(e){return Promise.all(e.map(e=>ce(e)))}function ce(e){return new Promise(t=>{le(e)?Promise.resolve(e()).then(e=>{t(e.default)}):t(e)})}function le(e){return typeof e==`function`&&!!/\(\)\s?=>\s?(import|__vite_ssr_dynamic_import__)\(.*\)/.test(String(e))}function I(...e){let t=``;for(let n of e)n.startsWith(`/`)||(t+=`/`),n.endsWith(`/`)&&(n=n.slice(0,-1)),t+=n;return t}function ue(e){return W.name&&e.startsWith(W.name)&&(e=e.slice(W.name.length)||`/`),e}function de(e){return e&&`_userState`in e?e._userState:e}function L(){let e=W.name===`#`?globalThis.location.hash.slice(1):globalThis.location.pathname,t=W.name===`#`?``:globalThis.location.hash;return{pathname:e,search:globalThis.location.search,state:de(history.state),hash:t}}function fe(e){if(!e)return;if(typeof e==`string`)return e.startsWith(`?`)||(e=`?`+e),e;let t=Object.fromEntries(Object.entries(e).map(([e,t])=>[e,String(t)]));if(Object.keys(t).length!==0)return`?`+new URLSearchParams(t).toString()}function R(e){if(!e)return{};if(typeof e==`string`){let t=new URLSearchParams(e);return Object.fromEntries([...t.entries()].map(([e,t])=>[e,z(t)]))}return e}function z(e){if(e===``)return``;if(e===`true`)return!0;if(e===`false`)return!1;let t=Number(e);return Number.isNaN(t)?e:t}function B(e,t){return pe((e,t)=>e===t,e,t)}B.startsWith=(e,t)=>pe((e,t)=>e.startsWith(t),e,t);function pe(e,t,n){if(!t.includes(`:`)){let n=W.name&&W.name!==`#`?F(t):t;return e(G.pathname,n)}if(n)return W.name===`#`?e(G.pathname,F(t,n).replace(`/#`,``)):e(G.pathname,F(t,n));let r=t.split(`/`).slice(1),i=G.pathname.split(`/`).slice(1);if(r.length>i.length)return!1;for(let[e,t]of r.entries()){let n=i[e];if(!t.startsWith(`:`)&&t!==n)return!1}return!0}function me(e,t){e.length>1&&e.endsWith(`/`)&&(e=e.slice(0,-1));let n=e.split(`/`).slice(1),r=ve(Object.keys(t)),i={},a=t[`/`];a&&typeof a==`object`&&`meta`in a&&a.meta&&(i={...a.meta});let o;for(let a of r){let r=he(a,n,e,t,i);if(r){if(r.fallback)o||=r.result;else return r.result}}return o||{match:void 0,layouts:[],hooks:[],params:{},meta:i,breakFromLayouts:!1,isCatchAll:!1}}function he(e,t,n,r,i){let a=e.split(`/`);a[0]===``&&a.shift();let o={},s;for(let[e,c]of a.entries()){s=c.startsWith(`(`)&&c.endsWith(`)`),s&&(c=c.slice(1,-1));let l=t[e],u=c===``&&typeof r[`/`]!=`function`;if(c.startsWith(`:`))o[c.slice(1)]=decodeURIComponent(l);else if(c.startsWith(`*`)){let n=c.slice(1);n&&(o[n]=t.slice(e).map(decodeURIComponent).join(`/`));let l=ge(r,s,i);return{result:{match:r[(e?`/`:``)+a.join(`/`)],...l,params:o,breakFromLayouts:s,isCatchAll:!0},fallback:!1}}else if(c.toLowerCase()!==l?.toLowerCase()&&!u)return null;if(e!==a.length-1)continue;let d=r[`/`+a.join(`/`)];if(typeof d==`function`&&a.length!==t.length)return null;let f=ge(r,s,i);if(typeof d==`function`)return a.length===t.length?{result:{match:d,...f,params:o,breakFromLayouts:s,isCatchAll:!1},fallback:!1}:null;let p=me(u?n:`/`+t.slice(e+1).join(`/`),d);return p.match?{result:_e(f,p,o,s),fallback:u&&p.isCatchAll}:null}return null}function ge(e,t,n){let r=[],i=[],a={...n};return!t&&`layout`in e&&e.layout&&r.push(e.layout),`hooks`in e&&e.hooks&&i.push(e.hooks),`meta`in e&&e.meta&&(a={...a,...e.meta}),{layouts:r,hooks:i,meta:a}}function _e(e,t,n,r){let i=t.breakFromLayouts;return{match:t.match,layouts:i?[]:[...e.layouts,...t.layouts],hooks:[...e.hooks,...t.hooks],params:{...n,...t.params},meta:{...e.meta,...t.meta},breakFromLayouts:i||r,isCatchAll:t.isCatchAll}}function ve(e){return e.toSorted((e,t)=>ye(e)-ye(t))}function ye(e){return e===``||e===`/`?1:e.includes(`*`)?4:e.includes(`:`)?3:2}var be=200,xe=Math.PI/6,Se=50;async function Ce(e,t,n){let{match:r,layouts:i,hooks:a,meta:o}=me(t,e);for(let{onPreload:e}of a)e?.({pathname:t,meta:o,...n,search:R(n?.search)});await se(r?[...i,r]:i)}var we=new Set,V=new Set;function Te(e){function t(t){if(!t.getAttribute(`href`))return;let n=new URL(t.href),r=ue(n.pathname),{replace:i,state:a}=t.dataset;Ce(e,r,{replace:i===``||i===`true`,search:n.search,state:a,hash:n.hash})}let n=null;function r(e){if(!e.getPredictedEvents||n)return;if(n=setTimeout(()=>{n=null},Se),V.size===0){document.removeEventListener(`pointermove`,r);return}let i=e.getPredictedEvents().at(-1);if(!i)return;let a=e.clientX,o=e.clientY,s=i.clientX-a,c=i.clientY-o,l=Math.hypot(s,c);if(l<2)return;let u=s/l,d=c/l;outer:for(let e of V){e.isConnected||V.delete(e);let n=e.getBoundingClientRect(),r=[{x:n.left,y:n.top},{x:n.right,y:n.top},{x:n.left,y:n.bottom},{x:n.right,y:n.bottom},{x:n.left+n.width/2,y:n.top+n.height/2}];for(let n of r){let r=n.x-a,i=n.y-o,s=Math.hypot(r,i);if(s>be||s<.001)continue;let c=r/s,l=i/s,f=u*c+d*l;if(Math.acos(Math.max(-1,Math.min(1,f)))<=xe){t(e),V.delete(e);continue outer}}}}let i=new IntersectionObserver(e=>{for(let n of e)n.isIntersecting&&(i.unobserve(n.target),t(n.target))});new MutationObserver(()=>{let e=document.querySelectorAll(`a[data-preload]`);for(let n of e)if(!we.has(n)){switch(we.add(n),n.dataset.preload){case``:case`true`:case`hover`:n.addEventListener(`mouseenter`,function e(){n.removeEventListener(`mouseenter`,e),t(n)});break;case`predict`:V.size===0&&document.addEventListener(`pointermove`,r),V.add(n);break;case`viewport`:i.observe(n);break;default:console.warn(`Unknown preload strategy \`${n.dataset.preload}\` on`,n,`
Available strategies are: hover, viewport, predict`)}n.addEventListener(`focus`,function e(){n.removeEventListener(`focus`,e),t(n)})}}).observe(document.body,{subtree:!0,childList:!0})}var Ee=class extends Error{constructor(e){super(`Navigating to: ${e}`),this.name=`Redirect`}},De=class extends Map{#e=new Map;#t=C(0);#n=C(0);#r=x||-1;constructor(e){if(super(),e){for(var[t,n]of e)super.set(t,n);this.#n.v=super.size}}#i(e){return x===this.#r?C(e):ne(e)}has(e){var t=this.#e,n=t.get(e);if(n===void 0){if(super.has(e))n=this.#i(0),t.set(e,n);else return g(this.#t),!1}return g(n),!0}forEach(e,t){this.#a(),super.forEach(e,t)}get(e){var t=this.#e,n=t.get(e);if(n===void 0){if(super.has(e))n=this.#i(0),t.set(e,n);else{g(this.#t);return}}return g(n),super.get(e)}getOrInsert(e,t){return super.has(e)||this.set(e,t),this.get(e)}getOrInsertComputed(e,t){return super.has(e)||this.set(e,t(e)),this.get(e)}set(e,t){var n=this.#e,r=n.get(e),i=super.get(e),a=super.set(e,t),o=this.#t;if(r===void 0)r=this.#i(0),n.set(e,r),O(this.#n,super.size),k(o);else if(i!==t){k(r);var s=o.reactions===null?null:new Set(o.reactions);s!==null&&r.reactions?.every(e=>s.has(e))||k(o)}return a}delete(e){var t=this.#e,n=t.get(e),r=super.delete(e);return n!==void 0&&(t.delete(e),O(n,-1)),r&&(O(this.#n,super.size),k(this.#t)),r}clear(){if(super.size!==0){super.clear();var e=this.#e;O(this.#n,0);for(var t of e.values())O(t,-1);k(this.#t),e.clear()}}#a(){g(this.#t);var e=this.#e;if(this.#n.v!==e.size){for(var t of super.keys())if(!e.has(t)){var n=this.#i(0);e.set(t,n)}}for([,n]of this.#e)g(n)}keys(){return g(this.#t),super.keys()}values(){return this.#a(),super.values()}entries(){return this.#a(),super.entries()}[Symbol.iterator](){return this.entries()}get size(){return g(this.#n),super.size}},Oe=Symbol(`replace`),ke=class extends URLSearchParams{#e=C(0);#t=je();#n=!1;#r(){if(!this.#t||this.#n)return;this.#n=!0;let e=super.toString();this.#t.search=e&&`?${e}`,this.#n=!1}[Oe](e){if(!this.#n&&e.toString()!==super.toString()){this.#n=!0;for(let e of[...super.keys()])super.delete(e);for(let[t,n]of e)super.append(t,n);k(this.#e),this.#n=!1}}append(e,t){super.append(e,t),this.#r(),k(this.#e)}delete(e,t){var n=super.has(e,t);super.delete(e,t),n&&(this.#r(),k(this.#e))}get(e){return g(this.#e),super.get(e)}getAll(e){return g(this.#e),super.getAll(e)}has(e,t){return g(this.#e),super.has(e,t)}keys(){return g(this.#e),super.keys()}forEach(e,t){g(this.#e),super.forEach(e,t)}set(e,t){var n=super.getAll(e);super.set(e,t);var r=super.getAll(e);(n.length!==r.length||n.some((e,t)=>e!==r[t]))&&(this.#r(),k(this.#e))}sort(){super.sort(),this.#r(),k(this.#e)}toString(){return g(this.#e),super.toString()}values(){return g(this.#e),super.values()}entries(){return g(this.#e),super.entries()}[Symbol.iterator](){return this.entries()}get size(){return g(this.#e),super.size}},Ae=null;function je(){return Ae}var H=new ke(globalThis.location.search),Me={append(e,t,n){H.append(e,String(t)),Pe(n)},delete(e,t,n){H.delete(e,t===void 0?void 0:String(t)),Pe(n)},entries(){return[...H.entries()].map(([e,t])=>[e,z(t)])},forEach(...e){return H.forEach(...e)},get(...e){let t=H.get(...e);return t===null?null:z(t)},getAll(...e){return H.getAll(...e).map(z)},has(...e){return H.has(...e)},keys(){return H.keys()},set(e,t,n){H.set(e,String(t)),Pe(n)},sort(e){H.sort(),Pe(e)},toString(){return H.toString()},values(){return[...H.values()].map(z)},toURLSearchParams(){return new URLSearchParams(H)},get size(){return H.size},[Symbol.iterator](){return H[Symbol.iterator]()}};function Ne(e){if(H.toString()===e)return;let t=new URLSearchParams(e);for(let[e,n]of t)H.set(e,n);for(let e of[...H.keys()])t.has(e)||H.delete(e)}function Pe(e){let t=new URL(globalThis.location.toString());t.search=H.toString(),globalThis.history[e?.replace?`replaceState`:`pushState`]({},``,t)}var Fe=`modulepreload`,Ie=function(e){return`/app/`+e},Le={},Re=function(e){return e.pathname.endsWith(`.css`)},ze=function(e,t,n){if(t in e)return e[t];let r=n();if(!r){e[t]=void 0;return}let i=r.then(()=>{e[t]=void 0},n=>{throw e[t]=void 0,n});return e[t]=i,i},U=function(e,t,n){let r=Promise.resolve();if(t&&t.length>0){let e,i=document.querySelector(`meta[property=csp-nonce]`),a=i?.nonce||i?.getAttribute(`nonce`);function o(e){return Promise.all(e.map(e=>Promise.resolve(e).then(e=>({status:`fulfilled`,value:e}),e=>({status:`rejected`,reason:e}))))}function s(e){return import.meta.resolve?new URL(import.meta.resolve(e)):new URL(e,import.meta.url)}r=o(t.map(t=>{t=Ie(t,n);let r=s(t),i=Re(r);return ze(Le,r.href,()=>{if(e===void 0){e={all:new Set,styles:new Set};let t=document.getElementsByTagName(`link`);for(let n=t.length-1;n>=0;n--){let r=t[n];e.all.add(r.href),r.rel===`stylesheet`&&e.styles.add(r.href)}}if((i?e.styles:e.all).has(r.href))return;let t=document.createElement(`link`);if(t.rel=i?`stylesheet`:Fe,i||(t.as=`script`),t.crossOrigin=``,t.href=r.href,a&&t.setAttribute(`nonce`,a),document.head.appendChild(t),i)return new Promise((e,n)=>{let i=a=>{t.removeEventListener(`load`,i),t.removeEventListener(`error`,i),a.type===`error`?n(Error(`Unable to preload CSS for ${r}`)):e(a)};t.addEventListener(`load`,i),t.addEventListener(`error`,i)})})}).filter(e=>e!==void 0))}function i(e){let t=new Event(`vite:preloadError`,{cancelable:!0});if(t.payload=e,window.dispatchEvent(t),!t.defaultPrevented)throw e}return r.then(t=>{for(let e of t||[])e.status===`rejected`&&i(e.reason);return e().catch(i)})},Be,W={name:void 0},Ve=S({value:[]}),G=S({pathname:`/`,search:``,state:null,hash:``});queueMicrotask(()=>{let e=L();G.pathname=e.pathname,G.search=e.search,G.state=e.state,G.hash=e.hash});var He=S({value:{}}),Ue=S({value:{}}),We=new Map,K=0,Ge=!1,q=null,Ke=null,qe=null;function Je(e){if(e){let t=new URL(globalThis.location.toString());e===`#`?(W.name=`#`,globalThis.location.href.includes(`#`)||(t.hash=`/`,history.replaceState({_routerIndex:K,_userState:history.state??null},``,t.toString()))):(W.name=(e.startsWith(`/`)?``:`/`)+e,t.pathname.startsWith(W.name)||(t.pathname=I(W.name,t.pathname),history.replaceState({_routerIndex:K,_userState:history.state??null},``,t.toString())))}history.state?._routerIndex===void 0?history.replaceState({_routerIndex:K,_userState:history.state??null},``,globalThis.location.href):K=history.state._routerIndex,Object.assign(G,L())}function Ye(e){return Be=e,Te(Be),{p:oe,navigate:Xe,isActive:B,async preload(e){await Ce(Be,e)},route:{get params(){return He.value},getParams(e){if(!B(e))throw Error(`\`${e}\` does not match the current route`);return He.value},get pathname(){return ue(G.pathname)},get search(){return R(G.search)},get state(){return G.state},get hash(){return G.hash},get meta(){return Ue.value}}}}async function Xe(e,t={}){if(typeof e==`number`)return globalThis.history.go(e),new Ee(`History entry: ${e}`);e=F(e,t.params),W.name===`#`?e=e.replace(`/#`,``):t.hash&&!t.hash.startsWith(`#`)&&(t.hash=`#`+t.hash);let n=Qe(e,t);return qe=n,await n,new Ee(`${e}${fe(t?.search??``)}${t?.hash??``}`)}function Ze(e){for(let t of We.values())typeof t==`object`&&t.beforeUnload&&(t.beforeUnload()||e.preventDefault())}async function Qe(e,t={}){if(!Be)throw Error("Router not initialized: `createRouter` was not called.");if(!e&&Ge){Ge=!1;return}if(We.size>0){let t=e?0:K-(history.state?._routerIndex??0);for(let n of We.values())if(!await(typeof n==`object`?n.onNavigate:n)()){!e&&t!==0&&(Ge=!0,history.go(t));return}e||(K=history.state?._routerIndex??K)}if(Ke&&Ke!==q)return;q?.abort(),q=new AbortController;let{signal:n}=q,r=$e(e),{match:i,layouts:a,hooks:o,meta:s,params:c}=me(r,Be),l=R(t.search),u={pathname:r,meta:s,...t,search:l},d=[];for(let e of o){if(n.aborted)return qe;try{let{beforeLoad:t}=e;d.push(e),Ke=q,await t?.(u)}catch(e){if(n.aborted)return qe;for(let{onError:t}of d)t?.(e,u);return}finally{Ke=null}}let f;try{f=await se(i?[...a,i]:a)}catch(e){for(let{onError:t}of o)t?.(e,u);throw e}if(n.aborted)return qe;if(e){let n=fe(t.search),r=new URL(globalThis.location.toString());r.search=n||``,r.hash=t.hash||``,W.name===`#`?r.hash=e:r.pathname=W.name&&!e.startsWith(W.name)?I(W.name,e):e;let i=t.replace?`replaceState`:`pushState`;i===`pushState`&&K++,globalThis.history[i]({_routerIndex:K,_userState:t.state??null},``,r.toString()),Ne(n)}else Ne(globalThis.location.search);t.viewTransition&&document.startViewTransition!==void 0?document.startViewTransition(()=>{Ve.value=f}):Ve.value=f,He.value=c,Ue.value=s,Object.assign(G,L()),t.scrollToTop!==!1&&window.scrollTo({top:0,left:0,behavior:t.scrollToTop});for(let{afterLoad:e}of o)e?.(u)}function $e(e){let t;return t=e||(W.name===`#`?globalThis.location.hash.slice(1):globalThis.location.pathname),W.name&&t.startsWith(W.name)&&(t=t.slice(W.name.length)||`/`),ue(t)}function et(e){let t=e.target.closest(`a`);if(!t||t.hasAttribute(`target`)||t.hasAttribute(`download`)||!t.hasAttribute(`href`)||t.getAttribute(`href`)?.startsWith(`#`))return;let n=new URL(t.href),r=globalThis.location.origin;if(n.origin!==r)return;let i=W.name===`#`?n.hash:n.pathname,a=W.name===`#`?void 0:n.hash;e.preventDefault();let{replace:o,state:s,scrollToTop:c,viewTransition:l}=t.dataset,u;if(s)try{u=JSON.parse(s)}catch{u=s}Qe(i,{replace:o===``||o===`true`,search:n.search,state:u,hash:a,scrollToTop:c!==`false`&&c,viewTransition:l===``||l===`true`})}function tt({className:e=`is-active`,startsWith:t=!1}={}){return n=>{if(n.tagName!==`A`)throw Error(`isActiveLink can only be used on <a> elements`);T(()=>{let r;r=W.name===`#`?new URL(n.href).hash.slice(1):new URL(n.href).pathname;let i=e.split(` `).filter(Boolean)??[];(t?G.pathname.startsWith(r):G.pathname===r)?n.classList.add(...i):n.classList.remove(...i)})}}function nt(e,r){P(r,!0);let a=N(()=>r.tree[0]),s=N(()=>r.tree.slice(1));var c=m(),l=D(c);t(l,()=>g(a),(e,t)=>{t(e,{children:(e,t)=>{var r=m(),i=D(r),a=e=>{nt(e,{get tree(){return g(s)}})};o(i,e=>{g(s).length>0&&e(a)}),n(e,r)},$$slots:{default:!0}})}),n(e,c),i()}function rt(t,n){P(n,!0),Je(e(()=>n.base)),Qe(void 0,{search:location.search,hash:location.hash,state:de(history.state)}),T(()=>{let e=[h(globalThis,`popstate`,()=>Qe()),h(globalThis,`beforeunload`,Ze),h(globalThis,`click`,et)];return()=>{for(let t of e)t()}}),nt(t,{get tree(){return Ve.value}}),i()}var{p:it,navigate:at,isActive:ot,route:st}=Ye({"/":()=>U(()=>import(`./Dashboard-CQmIjfOT.js`),__vite__mapDeps([0,1,2,3,4,5,6,7,8,9,10,11,12,13,14])),"/dashboard/:view":()=>U(()=>import(`./Dashboard-CQmIjfOT.js`),__vite__mapDeps([0,1,2,3,4,5,6,7,8,9,10,11,12,13,14])),"/records":()=>U(()=>import(`./Records-CHik3M1q.js`),__vite__mapDeps([15,1,2,3,4,6,7,8,9,5,16,17,18])),"/records/:of/:id":()=>U(()=>import(`./Record-CrQflrDz.js`),__vite__mapDeps([19,1,2,3,4,16,17,20])),"/desk":()=>U(()=>import(`./Desk-1P2YPqid.js`),__vite__mapDeps([21,1,2,3,22,23,24,7,8,25,26,27,28,29,30])),"/desk/new/:action":()=>U(()=>import(`./NewPage-eULg_OZN.js`),__vite__mapDeps([31,1,22,2,3,23,24,7,8,25,26,27,28,32])),"/desk/cases/:id":()=>U(()=>import(`./CasePage-BX5KmsOf.js`),__vite__mapDeps([33,1,2,3,22,23,24,7,8,25,26,27,28,29,34])),"/bench":()=>U(()=>import(`./Bench-B_jCr_Ae.js`),__vite__mapDeps([35,1,2,3,12,13,26,7,27,36])),"/specimens":()=>U(()=>import(`./Specimens-BRQ6gepS.js`),__vite__mapDeps([37,1,2,3,23,24,7,8,25,10,11,12,13,26,27,6,9,38])),"*notfound":()=>U(()=>import(`./NotFound-ByCXyCGg.js`),__vite__mapDeps([39,1,24]))}),J=class extends Error{code;faults;retryAfter;constructor(e,t,n=0){super(t[0]?.message??e),this.code=e,this.faults=t,this.retryAfter=n}},ct={get current(){return localStorage.getItem(`docket.demoRole`)??``},set current(e){localStorage.setItem(`docket.demoRole`,e)}};function lt(){let e={Accept:`application/graphql-response+json`,"Accept-Language":A.header};return ct.current&&(e.Authorization=`Bearer `+ct.current),e}async function ut(e,t,n){return await dt(e.toString(),t,n)}async function dt(e,t,n){let r;try{r=await fetch(`/graphql`,{method:`POST`,headers:{...lt(),"Content-Type":`application/json`},body:JSON.stringify({query:e,variables:t}),...n&&{signal:n}})}catch(e){throw n?.aborted?e:new J(`OFFLINE`,[])}let i;try{i=await r.json()}catch{throw new J(r.status===401?`UNAUTHENTICATED`:`UNAVAILABLE`,[],Number(r.headers.get(`Retry-After`)??0))}if(i.errors?.length)throw new J(i.errors[0]?.extensions?.code??`INTERNAL`,i.errors,Number(r.headers.get(`Retry-After`)??0));return i.data}var Y=C(S(localStorage.getItem(`docket.theme`)??`system`)),ft=matchMedia(`(prefers-color-scheme: dark)`),pt=C(S(ft.matches));ft.addEventListener(`change`,e=>O(pt,e.matches,!0));function mt(){document.documentElement.style.colorScheme=g(Y)===`system`?`light dark`:g(Y)}mt();var X={get chosen(){return g(Y)},set chosen(e){O(Y,e,!0),localStorage.setItem(`docket.theme`,e),mt()},get isDark(){return g(Y)===`dark`||g(Y)===`system`&&g(pt)}},ht=s(`<option class="svelte-1f20tz6"> </option>`),gt=s(`<span class="fault"> </span>`),_t=s(`<span class="hint"> </span>`),vt=s(`<div class="field"><label> </label> <select class="control svelte-1f20tz6"></select> <!> <!></div>`);function yt(e,t){let r=ee();P(t,!0);let a=v(t,`value`,15,``),s=v(t,`hasLabel`,3,!0);var c=vt(),l=y(c),f=M(l,!0),m=b(l,2);d(m,21,()=>t.options,e=>e.value,(e,t)=>{var r=ht(),i=M(r,!0),a={};j(()=>{u(i,g(t).label),a!==(a=g(t).value)&&(r.value=(r.__value=a)??``)}),n(e,r)}),E(m),ae(m);var h=b(m,2),x=e=>{var i=gt(),a=M(i,!0);j(()=>{_(i,`id`,`${r}-fault`),u(a,t.fault)}),n(e,i)};o(h,e=>{t.fault&&e(x)});var S=b(h,2),C=e=>{var i=_t(),a=M(i,!0);j(()=>{_(i,`id`,`${r}-hint`),u(a,t.hint)}),n(e,i)};o(S,e=>{t.hint&&e(C)}),E(c),j(()=>{ie(l,1,p(s()?``:`visually-hidden`)),_(l,`for`,r),u(f,t.label),_(m,`id`,r),_(m,`aria-invalid`,t.fault?`true`:void 0),_(m,`aria-describedby`,t.fault?r+`-fault`:t.hint?r+`-hint`:void 0)}),re(`change`,m,e=>t.onchange?.(e.currentTarget.value)),te(m,a),n(e,c),i()}l([`change`]);var bt=s(`<span class="svelte-11vws6n"></span>`),xt=s(`<div class="skeleton svelte-11vws6n" role="status"></div>`),St=s(`<div class="state svelte-11vws6n"><p> </p> <p class="muted small svelte-11vws6n"> </p></div>`),Ct=s(`<div class="state svelte-11vws6n" role="alert"><p> </p> <p class="muted small svelte-11vws6n"> </p></div>`),wt=s(`<p class="small svelte-11vws6n"> </p>`),Tt=s(`<button class="button"> </button>`),Et=s(`<div class="state bad svelte-11vws6n" role="alert"><p class="svelte-11vws6n"> </p> <!> <!></div>`);function Dt(e,t){P(t,!0);let a=v(t,`lines`,3,3),s=N(()=>t.error?.code===`FORBIDDEN`||t.error?.code===`UNAUTHENTICATED`),c=N(()=>t.error?.code===`OFFLINE`?w().offline:t.error?.code===`UNAVAILABLE`?w().unavailable:t.error?.faults[0]?.message??``);var l=m(),p=D(l),ee=e=>{var t=xt();d(t,21,()=>({length:a()}),f,(e,t,i)=>{var a=bt();r(a,``,{},{width:`${92-i*17%45}%`}),n(e,a)}),E(t),j(e=>_(t,`aria-label`,e),[()=>w().loading]),n(e,t)},h=e=>{var r=St(),i=y(r),a=M(i,!0),o=b(i,2),s=M(o,!0);E(r),j((e,t)=>{u(a,e),u(s,t)},[()=>t.text??w().empty,()=>t.hint??w().emptyHint]),n(e,r)},te=e=>{var t=Ct(),r=y(t),i=M(r,!0),a=b(r,2),o=M(a,!0);E(t),j((e,t)=>{u(i,e),u(o,t)},[()=>w().forbidden,()=>w().forbiddenHint]),n(e,t)},x=e=>{var r=Et(),i=y(r),a=M(i,!0),s=b(i,2),l=e=>{var t=wt(),r=M(t,!0);j(()=>u(r,g(c))),n(e,t)};o(s,e=>{g(c)&&e(l)});var d=b(s,2),f=e=>{var r=Tt(),i=M(r,!0);j(e=>u(i,e),[()=>w().retry]),re(`click`,r,function(...e){t.onretry?.apply(this,e)}),n(e,r)};o(d,e=>{t.onretry&&e(f)}),E(r),j(e=>u(a,e),[()=>w().failed]),n(e,r)};o(p,e=>{t.kind===`loading`?e(ee):t.kind===`empty`?e(h,1):g(s)?e(te,2):e(x,-1)}),n(e,l),i()}l([`click`]);var Z=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}},Ot=new Z(`
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
    officers {
      nodes {
        id
        name
      }
    }
    isDemo
    mayFileCase: may(mutation: "fileCase")
  }
  units(first: 200) {
    nodes {
      id
      name
    }
  }
  cases {
    aggregate {
      max {
        decidedOn
      }
    }
  }
}
    `),kt=new Z(`
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
    `),At=new Z(`
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
    `),jt=new Z(`
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
    `),Mt=new Z(`
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
    `),Nt=new Z(`
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
    `),Pt=new Z(`
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
    `),Ft=new Z(`
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
    `),It=new Z(`
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
    `),Lt=new Z(`
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
    `),Q=C(void 0),Rt=C(void 0),$={get name(){return g(Q)?.viewer.name??``},get role(){return g(Q)?.viewer.role},get agencies(){return g(Q)?.viewer.agencies.nodes??[]},get units(){return g(Q)?.viewer.units.nodes??[]},get unitChoices(){return g(Q)?.units.nodes??[]},get officer(){return g(Q)?.viewer.officers.nodes[0]},get isDemo(){return g(Q)?.viewer.isDemo??!1},get mayWrite(){return g(Q)?.viewer.mayFileCase??!1},get latestYear(){return Number(g(Q)?.cases.aggregate.max?.decidedOn?.slice(0,4)??new Date().getFullYear())},get isKnown(){return g(Q)!==void 0},get error(){return g(Rt)},async load(){try{O(Q,await ut(Ot,{})),O(Rt,void 0)}catch(e){O(Rt,e instanceof J?e:new J(`INTERNAL`,[{message:String(e)}]))}}},zt=s(`<a class="svelte-1n46o8q"><svg viewBox="0 0 24 24" aria-hidden="true" class="svelte-1n46o8q"><path fill="currentColor"></path></svg><span> </span></a>`),Bt=s(`<div class="role svelte-1n46o8q"><!></div>`),Vt=s(`<a class="button quiet account svelte-1n46o8q" data-native="" href="/account"> </a>`),Ht=s(`<p class="signin svelte-1n46o8q"><a class="button primary" data-native=""> </a></p>`),Ut=s(`<!> <!>`,1),Wt=s(`<footer class="muted svelte-1n46o8q"> </footer>`),Gt=s(`<a class="skip svelte-1n46o8q" href="#content"> </a> <div class="shell svelte-1n46o8q"><header class="top no-print svelte-1n46o8q"><a class="brand svelte-1n46o8q" href="/"><svg viewBox="0 0 32 32" aria-hidden="true" class="svelte-1n46o8q"><rect width="32" height="32" rx="7" fill="currentColor"></rect><path d="M8 9h7l2 3h7v11a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 8 23z" fill="var(--on-accent)"></path></svg> <span> </span></a> <nav class="svelte-1n46o8q"><!> <a href="/reference" data-native="" class="svelte-1n46o8q"><svg viewBox="0 0 24 24" aria-hidden="true" class="svelte-1n46o8q"><path d="M5 3h12a2 2 0 0 1 2 2v16H7a2 2 0 0 1-2-2zm3 4h8v2H8zm0 4h8v2H8z" fill="currentColor" fill-rule="evenodd"></path></svg><span> </span></a> <a href="/graphiql" data-native="" class="svelte-1n46o8q"><svg viewBox="0 0 24 24" aria-hidden="true" class="svelte-1n46o8q"><path d="M8 5 2 12l6 7 1.6-1.4L4.8 12l4.8-5.6zm8 0-1.6 1.4 4.8 5.6-4.8 5.6L16 19l6-7z" fill="currentColor"></path></svg><span> </span></a></nav> <div class="settings svelte-1n46o8q"><!> <button class="button quiet"> </button> <button class="button quiet"> </button></div></header> <main id="content" tabindex="-1" class="svelte-1n46o8q"><!></main> <!></div>`,1);function Kt(e,t){P(t,!0),$.load();let r=N(()=>[{href:`/`,text:w().dashboard,icon:`M3 13h4v8H3zm7-9h4v17h-4zm7 5h4v12h-4z`,isShown:!0},{href:`/desk`,text:w().desk,icon:`M4 5h6l2 3h8v11H4z`,isShown:$.role===`LEGAL`||$.role===`AUDITOR`},{href:`/bench`,text:w().bench,icon:`M3 4h18v4H3zm0 6h8v10H3zm10 0h8v4h-8zm0 6h8v4h-8z`,isShown:!0}]),s=N(()=>[{value:``,label:w().roleSignedOut},...[`LEGAL`,`DASHBOARD`,`ADMIN`].map(e=>({value:`demo-`+e.toLowerCase(),label:l(e)}))]),c=C(S(ct.current));function l(e){return{zh:{LEGAL:`演示执法人员`,DASHBOARD:`演示大屏`,ADMIN:`演示管理员`},en:{LEGAL:`Demo legal officer`,DASHBOARD:`Demo display`,ADMIN:`Demo administrator`}}[A.current][e]}function f(e){ct.current=e,location.reload()}var p=Gt(),m=D(p),ee=M(m,!0),h=b(m,2),te=y(h),v=y(te),x=b(y(v),2),ne=M(x,!0);E(v);var T=b(v,2),k=y(T);d(k,17,()=>g(r).filter(e=>e.isShown),e=>e.href,(e,t)=>{var r=zt(),i=y(r),o=M(i),s=b(i),c=M(s,!0);E(r),a(r,()=>tt({className:`active`,startsWith:g(t).href!==`/`})),j(()=>{_(r,`href`,g(t).href),_(o,`d`,g(t).icon),u(c,g(t).text)}),n(e,r)});var ie=b(k,2),ae=b(y(ie)),F=M(ae,!0);E(ie);var oe=b(ie,2),se=b(y(oe)),ce=M(se,!0);E(oe),E(T);var le=b(T,2),I=y(le),ue=e=>{var t=Bt(),r=y(t);{let e=N(()=>w().role);yt(r,{get label(){return g(e)},hasLabel:!1,get options(){return g(s)},onchange:f,get value(){return g(c)},set value(e){O(c,e,!0)}})}E(t),n(e,t)},de=e=>{var t=Vt(),r=M(t,!0);j(e=>{_(t,`title`,e),u(r,$.name)},[()=>w().account]),n(e,t)};o(I,e=>{$.isDemo?e(ue):$.isKnown&&e(de,1)});var L=b(I,2),fe=M(L,!0),R=b(L,2),z=M(R,!0);E(le),E(te);var B=b(te,2),pe=y(B),me=e=>{rt(e,{})},he=e=>{var t=Ut(),r=D(t);Dt(r,{kind:`error`,get error(){return $.error},onretry:()=>$.load()});var i=b(r,2),a=e=>{var t=Ht(),r=y(t);_(r,`href`,`/signin?return=${encodeURIComponent(location.pathname+location.search)??``}`);var i=M(r,!0);E(t),j(e=>u(i,e),[()=>w().signIn]),n(e,t)};o(i,e=>{$.error.code===`UNAUTHENTICATED`&&e(a)}),n(e,t)},ge=e=>{Dt(e,{kind:`loading`,lines:8})};o(pe,e=>{$.isKnown?e(me):$.error?e(he,1):e(ge,-1)}),E(B);var _e=b(B,2),ve=e=>{var t=Wt(),r=M(t,!0);j(e=>u(r,e),[()=>w().demoNote]),n(e,t)};o(_e,e=>{$.isDemo&&e(ve)}),E(h),j((e,t,n,r,i,a,o,s,c)=>{u(ee,e),u(ne,t),_(T,`aria-label`,n),u(F,r),u(ce,i),_(L,`lang`,A.current===`zh`?`en`:`zh-CN`),u(fe,A.current===`zh`?`English`:`中文`),_(R,`aria-label`,`${a??``}: ${o??``}`),_(R,`title`,`${s??``}: ${c??``}`),u(z,{system:`◐`,light:`☀`,dark:`☾`}[X.chosen])},[()=>w().skipToContent,()=>w().product,()=>w().navigation,()=>w().reference,()=>w().playground,()=>w().theme,()=>({system:w().themeSystem,light:w().themeLight,dark:w().themeDark})[X.chosen],()=>w().theme,()=>({system:w().themeSystem,light:w().themeLight,dark:w().themeDark})[X.chosen]]),re(`click`,L,()=>A.current=A.current===`zh`?`en`:`zh`),re(`click`,R,()=>X.chosen={system:`light`,light:`dark`,dark:`system`}[X.chosen]),n(e,p),i()}l([`click`]),c(Kt,{target:document.getElementById(`app`)});export{De as S,lt as _,Mt as a,U as b,Lt as c,Dt as d,yt as f,dt as g,ut as h,Pt as i,It as l,J as m,kt as n,Nt as o,X as p,At as r,jt as s,$ as t,Ft as u,at as v,Me as x,st as y};