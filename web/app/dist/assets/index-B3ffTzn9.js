const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["assets/Dashboard-DNROr60I.js","assets/language.svelte-DdZmhsx6.js","assets/Card-CSvtNPWv.js","assets/Card-Cc8Umk7n.css","assets/table-DUzki4iw.js","assets/article-C26kGFVb.js","assets/csv-Dz70lK9y.js","assets/period-uqckTVw3.js","assets/Popover-BA0zQot7.js","assets/scroll-lock-DIlgLDod.js","assets/popover-trigger-CuWpZZwg.js","assets/Popover-5zViE6pA.css","assets/Sparkline-CPo_u_B3.js","assets/Sparkline-FRUdduO0.css","assets/Chart-Cf85gKVT.js","assets/Chart-C7GHNU_5.css","assets/Dashboard-y24u3Mwb.css","assets/Records-DBy0GpjG.js","assets/types-J5acgTKA.js","assets/types-BStyGzao.css","assets/Records-CONdQDAm.css","assets/Record-YKxOmgaS.js","assets/Record-hKKtjnb-.css","assets/Desk-7i7HfOkJ.js","assets/params-B-gRzeJK.js","assets/DateInput-C0bfQN9e.js","assets/legacy-DrgrUPWc.js","assets/DateInput-Dgd9NIHg.css","assets/Dialog-BvuMtna1.js","assets/Dialog-0TE_mA8d.css","assets/drafts-Bp4QgqL8.js","assets/params-DwUH6d7N.css","assets/tones-QTLQv3cp.js","assets/Desk-BTe9OuXS.css","assets/NewPage-BG8MItB2.js","assets/NewPage-Co6TcATm.css","assets/CasePage-5nAFZYPq.js","assets/CasePage-DVx-W6ps.css","assets/PaymentsPage-BlhG2ukY.js","assets/PaymentsPage-D0IAFDM5.css","assets/Bench-c-TR7g1f.js","assets/Bench-DCT5OHCK.css","assets/Specimens-DvXKJjTs.js","assets/Specimens-Dlt4_T7z.css","assets/NotFound-B-LnQMN1.js"])))=>i.map(i=>d[i]);
import{A as e,B as t,C as n,F as r,G as i,H as a,N as o,O as s,P as c,Q as l,R as u,S as d,St as f,W as p,Y as m,Z as h,b as ee,ct as g,dt as _,ft as v,g as y,gt as b,i as x,j as te,kt as S,lt as C,mt as w,nt as ne,ot as T,pt as re,q as E,r as D,s as ie,st as O,tt as k,ut as A,w as ae,xt as j,y as oe,z as M}from"./language.svelte-DdZmhsx6.js";(function(){let e=document.createElement(`link`).relList;if(e&&e.supports&&e.supports(`modulepreload`))return;for(let e of document.querySelectorAll(`link[rel="modulepreload"]`))n(e);new MutationObserver(e=>{for(let t of e)if(t.type===`childList`)for(let e of t.addedNodes)e.tagName===`LINK`&&e.rel===`modulepreload`&&n(e)}).observe(document,{childList:!0,subtree:!0});function t(e){let t={};return e.integrity&&(t.integrity=e.integrity),e.referrerPolicy&&(t.referrerPolicy=e.referrerPolicy),t.credentials=e.crossOrigin===`use-credentials`?`include`:e.crossOrigin===`anonymous`?`omit`:`same-origin`,t}function n(e){if(e.ep)return;e.ep=!0;let n=t(e);fetch(e.href,n)}})();function N(e,t){if(t)for(let n in t)e=e.replace(`:${n}`,String(t[n]));return U.name===`#`?e===`/`?`/#/`:P(`#`,e):U.name?P(U.name,e):e}function se(e,t){let n=N(e,t?.params);return t?.search&&(n+=I(t.search)),t?.hash&&!t.hash.startsWith(`#`)&&(n+=`#`+t.hash),n}function ce(e){return Promise.all(e.map(e=>le(e)))}function le(e){return new Promise(t=>{ue(e)?Promise.resolve(e()).then(e=>{t(e.default)}):t(e)})}function ue(e){return typeof e==`function`&&!!/\(\)\s?=>\s?(import|__vite_ssr_dynamic_import__)\(.*\)/.test(String(e))}function P(...e){let t=``;for(let n of e)n.startsWith(`/`)||(t+=`/`),n.endsWith(`/`)&&(n=n.slice(0,-1)),t+=n;return t}function de(e){return U.name&&e.startsWith(U.name)&&(e=e.slice(U.name.length)||`/`),e}function fe(e){return e&&`_userState`in e?e._userState:e}function F(){let e=U.name===`#`?globalThis.location.hash.slice(1):globalThis.location.pathname,t=U.name===`#`?``:globalThis.location.hash;return{pathname:e,search:globalThis.location.search,state:fe(history.state),hash:t}}function I(e){if(!e)return;if(typeof e==`string`)return e.startsWith(`?`)||(e=`?`+e),e;let t=Object.fromEntries(Object.entries(e).map(([e,t])=>[e,String(t)]));if(Object.keys(t).length!==0)return`?`+new URLSearchParams(t).toString()}function pe(e){if(!e)return{};if(typeof e==`string`){let t=new URLSearchParams(e);return Object.fromEntries([...t.entries()].map(([e,t])=>[e,L(t)]))}return e}function L(e){if(e===``)return``;if(e===`true`)return!0;if(e===`false`)return!1;let t=Number(e);return Number.isNaN(t)?e:t}function me(e,t){return R((e,t)=>e===t,e,t)}me.startsWith=(e,t)=>R((e,t)=>e.startsWith(t),e,t);function R(e,t,n){if(!t.includes(`:`)){let n=U.name&&U.name!==`#`?N(t):t;return e(W.pathname,n)}if(n)return U.name===`#`?e(W.pathname,N(t,n).replace(`/#`,``)):e(W.pathname,N(t,n));let r=t.split(`/`).slice(1),i=W.pathname.split(`/`).slice(1);if(r.length>i.length)return!1;for(let[e,t]of r.entries()){let n=i[e];if(!t.startsWith(`:`)&&t!==n)return!1}return!0}function he(e,t){e.length>1&&e.endsWith(`/`)&&(e=e.slice(0,-1));let n=e.split(`/`).slice(1),r=ye(Object.keys(t)),i={},a=t[`/`];a&&typeof a==`object`&&`meta`in a&&a.meta&&(i={...a.meta});let o;for(let a of r){let r=ge(a,n,e,t,i);if(r){if(r.fallback)o||=r.result;else return r.result}}return o||{match:void 0,layouts:[],hooks:[],params:{},meta:i,breakFromLayouts:!1,isCatchAll:!1}}function ge(e,t,n,r,i){let a=e.split(`/`);a[0]===``&&a.shift();let o={},s;for(let[e,c]of a.entries()){s=c.startsWith(`(`)&&c.endsWith(`)`),s&&(c=c.slice(1,-1));let l=t[e],u=c===``&&typeof r[`/`]!=`function`;if(c.startsWith(`:`))o[c.slice(1)]=decodeURIComponent(l);else if(c.startsWith(`*`)){let n=c.slice(1);n&&(o[n]=t.slice(e).map(decodeURIComponent).join(`/`));let l=_e(r,s,i);return{result:{match:r[(e?`/`:``)+a.join(`/`)],...l,params:o,breakFromLayouts:s,isCatchAll:!0},fallback:!1}}else if(c.toLowerCase()!==l?.toLowerCase()&&!u)return null;if(e!==a.length-1)continue;let d=r[`/`+a.join(`/`)];if(typeof d==`function`&&a.length!==t.length)return null;let f=_e(r,s,i);if(typeof d==`function`)return a.length===t.length?{result:{match:d,...f,params:o,breakFromLayouts:s,isCatchAll:!1},fallback:!1}:null;let p=he(u?n:`/`+t.slice(e+1).join(`/`),d);return p.match?{result:ve(f,p,o,s),fallback:u&&p.isCatchAll}:null}return null}function _e(e,t,n){let r=[],i=[],a={...n};return!t&&`layout`in e&&e.layout&&r.push(e.layout),`hooks`in e&&e.hooks&&i.push(e.hooks),`meta`in e&&e.meta&&(a={...a,...e.meta}),{layouts:r,hooks:i,meta:a}}function ve(e,t,n,r){let i=t.breakFromLayouts;return{match:t.match,layouts:i?[]:[...e.layouts,...t.layouts],hooks:[...e.hooks,...t.hooks],params:{...n,...t.params},meta:{...e.meta,...t.meta},breakFromLayouts:i||r,isCatchAll:t.isCatchAll}}function ye(e){return e.toSorted((e,t)=>be(e)-be(t))}function be(e){return e===``||e===`/`?1:e.includes(`*`)?4:e.includes(`:`)?3:2}var xe=200,Se=Math.PI/6,Ce=50;async function we(e,t,n){let{match:r,layouts:i,hooks:a,meta:o}=he(t,e);for(let{onPreload:e}of a)e?.({pathname:t,meta:o,...n,search:pe(n?.search)});await ce(r?[...i,r]:i)}var Te=new Set,z=new Set;function Ee(e){function t(t){if(!t.getAttribute(`href`))return;let n=new URL(t.href),r=de(n.pathname),{replace:i,state:a}=t.dataset;we(e,r,{replace:i===``||i===`true`,search:n.search,state:a,hash:n.hash})}let n=null;function r(e){if(!e.getPredictedEvents||n)return;if(n=setTimeout(()=>{n=null},Ce),z.size===0){document.removeEventListener(`pointermove`,r);return}let i=e.getPredictedEvents().at(-1);if(!i)return;let a=e.clientX,o=e.clientY,s=i.clientX-a,c=i.clientY-o,l=Math.hypot(s,c);if(l<2)return;let u=s/l,d=c/l;outer:for(let e of z){e.isConnected||z.delete(e);let n=e.getBoundingClientRect(),r=[{x:n.left,y:n.top},{x:n.right,y:n.top},{x:n.left,y:n.bottom},{x:n.right,y:n.bottom},{x:n.left+n.width/2,y:n.top+n.height/2}];for(let n of r){let r=n.x-a,i=n.y-o,s=Math.hypot(r,i);if(s>xe||s<.001)continue;let c=r/s,l=i/s,f=u*c+d*l;if(Math.acos(Math.max(-1,Math.min(1,f)))<=Se){t(e),z.delete(e);continue outer}}}}let i=new IntersectionObserver(e=>{for(let n of e)n.isIntersecting&&(i.unobserve(n.target),t(n.target))});new MutationObserver(()=>{let e=document.querySelectorAll(`a[data-preload]`);for(let n of e)if(!Te.has(n)){switch(Te.add(n),n.dataset.preload){case``:case`true`:case`hover`:n.addEventListener(`mouseenter`,function e(){n.removeEventListener(`mouseenter`,e),t(n)});break;case`predict`:z.size===0&&document.addEventListener(`pointermove`,r),z.add(n);break;case`viewport`:i.observe(n);break;default:console.warn(`Unknown preload strategy \`${n.dataset.preload}\` on`,n,`
Available strategies are: hover, viewport, predict`)}n.addEventListener(`focus`,function e(){n.removeEventListener(`focus`,e),t(n)})}}).observe(document.body,{subtree:!0,childList:!0})}var De=class extends Error{constructor(e){super(`Navigating to: ${e}`),this.name=`Redirect`}},Oe=class extends Map{#e=new Map;#t=w(0);#n=w(0);#r=l||-1;constructor(e){if(super(),e){for(var[t,n]of e)super.set(t,n);this.#n.v=super.size}}#i(e){return l===this.#r?w(e):re(e)}has(e){var t=this.#e,n=t.get(e);if(n===void 0){if(super.has(e))n=this.#i(0),t.set(e,n);else return m(this.#t),!1}return m(n),!0}forEach(e,t){this.#a(),super.forEach(e,t)}get(e){var t=this.#e,n=t.get(e);if(n===void 0){if(super.has(e))n=this.#i(0),t.set(e,n);else{m(this.#t);return}}return m(n),super.get(e)}getOrInsert(e,t){return super.has(e)||this.set(e,t),this.get(e)}getOrInsertComputed(e,t){return super.has(e)||this.set(e,t(e)),this.get(e)}set(e,t){var n=this.#e,r=n.get(e),i=super.get(e),a=super.set(e,t),o=this.#t;if(r===void 0)r=this.#i(0),n.set(e,r),v(this.#n,super.size),_(o);else if(i!==t){_(r);var s=o.reactions===null?null:new Set(o.reactions);s!==null&&r.reactions?.every(e=>s.has(e))||_(o)}return a}delete(e){var t=this.#e,n=t.get(e),r=super.delete(e);return n!==void 0&&(t.delete(e),v(n,-1)),r&&(v(this.#n,super.size),_(this.#t)),r}clear(){if(super.size!==0){super.clear();var e=this.#e;v(this.#n,0);for(var t of e.values())v(t,-1);_(this.#t),e.clear()}}#a(){m(this.#t);var e=this.#e;if(this.#n.v!==e.size){for(var t of super.keys())if(!e.has(t)){var n=this.#i(0);e.set(t,n)}}for([,n]of this.#e)m(n)}keys(){return m(this.#t),super.keys()}values(){return this.#a(),super.values()}entries(){return this.#a(),super.entries()}[Symbol.iterator](){return this.entries()}get size(){return m(this.#n),super.size}},ke=Symbol(`replace`),Ae=class extends URLSearchParams{#e=w(0);#t=Me();#n=!1;#r(){if(!this.#t||this.#n)return;this.#n=!0;let e=super.toString();this.#t.search=e&&`?${e}`,this.#n=!1}[ke](e){if(!this.#n&&e.toString()!==super.toString()){this.#n=!0;for(let e of[...super.keys()])super.delete(e);for(let[t,n]of e)super.append(t,n);_(this.#e),this.#n=!1}}append(e,t){super.append(e,t),this.#r(),_(this.#e)}delete(e,t){var n=super.has(e,t);super.delete(e,t),n&&(this.#r(),_(this.#e))}get(e){return m(this.#e),super.get(e)}getAll(e){return m(this.#e),super.getAll(e)}has(e,t){return m(this.#e),super.has(e,t)}keys(){return m(this.#e),super.keys()}forEach(e,t){m(this.#e),super.forEach(e,t)}set(e,t){var n=super.getAll(e);super.set(e,t);var r=super.getAll(e);(n.length!==r.length||n.some((e,t)=>e!==r[t]))&&(this.#r(),_(this.#e))}sort(){super.sort(),this.#r(),_(this.#e)}toString(){return m(this.#e),super.toString()}values(){return m(this.#e),super.values()}entries(){return m(this.#e),super.entries()}[Symbol.iterator](){return this.entries()}get size(){return m(this.#e),super.size}},je=null;function Me(){return je}var B=new Ae(globalThis.location.search),Ne={append(e,t,n){B.append(e,String(t)),Fe(n)},delete(e,t,n){B.delete(e,t===void 0?void 0:String(t)),Fe(n)},entries(){return[...B.entries()].map(([e,t])=>[e,L(t)])},forEach(...e){return B.forEach(...e)},get(...e){let t=B.get(...e);return t===null?null:L(t)},getAll(...e){return B.getAll(...e).map(L)},has(...e){return B.has(...e)},keys(){return B.keys()},set(e,t,n){B.set(e,String(t)),Fe(n)},sort(e){B.sort(),Fe(e)},toString(){return B.toString()},values(){return[...B.values()].map(L)},toURLSearchParams(){return new URLSearchParams(B)},get size(){return B.size},[Symbol.iterator](){return B[Symbol.iterator]()}};function Pe(e){if(B.toString()===e)return;let t=new URLSearchParams(e);for(let[e,n]of t)B.set(e,n);for(let e of[...B.keys()])t.has(e)||B.delete(e)}function Fe(e){let t=new URL(globalThis.location.toString());t.search=B.toString(),globalThis.history[e?.replace?`replaceState`:`pushState`]({},``,t)}var Ie=`modulepreload`,Le=function(e){return`/app/`+e},Re={},ze=function(e){return e.pathname.endsWith(`.css`)},Be=function(e,t,n){if(t in e)return e[t];let r=n();if(!r){e[t]=void 0;return}let i=r.then(()=>{e[t]=void 0},n=>{throw e[t]=void 0,n});return e[t]=i,i},V=function(e,t,n){let r=Promise.resolve();if(t&&t.length>0){let e,i=document.querySelector(`meta[property=csp-nonce]`),a=i?.nonce||i?.getAttribute(`nonce`);function o(e){return Promise.all(e.map(e=>Promise.resolve(e).then(e=>({status:`fulfilled`,value:e}),e=>({status:`rejected`,reason:e}))))}function s(e){return import.meta.resolve?new URL(import.meta.resolve(e)):new URL(e,import.meta.url)}r=o(t.map(t=>{t=Le(t,n);let r=s(t),i=ze(r);return Be(Re,r.href,()=>{if(e===void 0){e={all:new Set,styles:new Set};let t=document.getElementsByTagName(`link`);for(let n=t.length-1;n>=0;n--){let r=t[n];e.all.add(r.href),r.rel===`stylesheet`&&e.styles.add(r.href)}}if((i?e.styles:e.all).has(r.href))return;let t=document.createElement(`link`);if(t.rel=i?`stylesheet`:Ie,i||(t.as=`script`),t.crossOrigin=``,t.href=r.href,a&&t.setAttribute(`nonce`,a),document.head.appendChild(t),i)return new Promise((e,n)=>{let i=a=>{t.removeEventListener(`load`,i),t.removeEventListener(`error`,i),a.type===`error`?n(Error(`Unable to preload CSS for ${r}`)):e(a)};t.addEventListener(`load`,i),t.addEventListener(`error`,i)})})}).filter(e=>e!==void 0))}function i(e){let t=new Event(`vite:preloadError`,{cancelable:!0});if(t.payload=e,window.dispatchEvent(t),!t.defaultPrevented)throw e}return r.then(t=>{for(let e of t||[])e.status===`rejected`&&i(e.reason);return e().catch(i)})},H,U={name:void 0},Ve=A({value:[]}),W=A({pathname:`/`,search:``,state:null,hash:``});queueMicrotask(()=>{let e=F();W.pathname=e.pathname,W.search=e.search,W.state=e.state,W.hash=e.hash});var He=A({value:{}}),Ue=A({value:{}}),We=new Map,G=0,Ge=!1,K=null,Ke=null,qe=null;function Je(e){if(e){let t=new URL(globalThis.location.toString());e===`#`?(U.name=`#`,globalThis.location.href.includes(`#`)||(t.hash=`/`,history.replaceState({_routerIndex:G,_userState:history.state??null},``,t.toString()))):(U.name=(e.startsWith(`/`)?``:`/`)+e,t.pathname.startsWith(U.name)||(t.pathname=P(U.name,t.pathname),history.replaceState({_routerIndex:G,_userState:history.state??null},``,t.toString())))}history.state?._routerIndex===void 0?history.replaceState({_routerIndex:G,_userState:history.state??null},``,globalThis.location.href):G=history.state._routerIndex,Object.assign(W,F())}function Ye(e){return H=e,Ee(H),{p:se,navigate:Xe,isActive:me,async preload(e){await we(H,e)},route:{get params(){return He.value},getParams(e){if(!me(e))throw Error(`\`${e}\` does not match the current route`);return He.value},get pathname(){return de(W.pathname)},get search(){return pe(W.search)},get state(){return W.state},get hash(){return W.hash},get meta(){return Ue.value}}}}async function Xe(e,t={}){if(typeof e==`number`)return globalThis.history.go(e),new De(`History entry: ${e}`);e=N(e,t.params),U.name===`#`?e=e.replace(`/#`,``):t.hash&&!t.hash.startsWith(`#`)&&(t.hash=`#`+t.hash);let n=Qe(e,t);return qe=n,await n,new De(`${e}${I(t?.search??``)}${t?.hash??``}`)}function Ze(e){for(let t of We.values())typeof t==`object`&&t.beforeUnload&&(t.beforeUnload()||e.preventDefault())}async function Qe(e,t={}){if(!H)throw Error("Router not initialized: `createRouter` was not called.");if(!e&&Ge){Ge=!1;return}if(We.size>0){let t=e?0:G-(history.state?._routerIndex??0);for(let n of We.values())if(!await(typeof n==`object`?n.onNavigate:n)()){!e&&t!==0&&(Ge=!0,history.go(t));return}e||(G=history.state?._routerIndex??G)}if(Ke&&Ke!==K)return;K?.abort(),K=new AbortController;let{signal:n}=K,r=$e(e),{match:i,layouts:a,hooks:o,meta:s,params:c}=he(r,H),l=pe(t.search),u={pathname:r,meta:s,...t,search:l},d=[];for(let e of o){if(n.aborted)return qe;try{let{beforeLoad:t}=e;d.push(e),Ke=K,await t?.(u)}catch(e){if(n.aborted)return qe;for(let{onError:t}of d)t?.(e,u);return}finally{Ke=null}}let f;try{f=await ce(i?[...a,i]:a)}catch(e){for(let{onError:t}of o)t?.(e,u);throw e}if(n.aborted)return qe;if(e){let n=I(t.search),r=new URL(globalThis.location.toString());r.search=n||``,r.hash=t.hash||``,U.name===`#`?r.hash=e:r.pathname=U.name&&!e.startsWith(U.name)?P(U.name,e):e;let i=t.replace?`replaceState`:`pushState`;i===`pushState`&&G++,globalThis.history[i]({_routerIndex:G,_userState:t.state??null},``,r.toString()),Pe(n)}else Pe(globalThis.location.search);t.viewTransition&&document.startViewTransition!==void 0?document.startViewTransition(()=>{Ve.value=f}):Ve.value=f,He.value=c,Ue.value=s,Object.assign(W,F()),t.scrollToTop!==!1&&window.scrollTo({top:0,left:0,behavior:t.scrollToTop});for(let{afterLoad:e}of o)e?.(u)}function $e(e){let t;return t=e||(U.name===`#`?globalThis.location.hash.slice(1):globalThis.location.pathname),U.name&&t.startsWith(U.name)&&(t=t.slice(U.name.length)||`/`),de(t)}function et(e){let t=e.target.closest(`a`);if(!t||t.hasAttribute(`target`)||t.hasAttribute(`download`)||!t.hasAttribute(`href`)||t.getAttribute(`href`)?.startsWith(`#`))return;let n=new URL(t.href),r=globalThis.location.origin;if(n.origin!==r)return;let i=U.name===`#`?n.hash:n.pathname,a=U.name===`#`?void 0:n.hash;e.preventDefault();let{replace:o,state:s,scrollToTop:c,viewTransition:l}=t.dataset,u;if(s)try{u=JSON.parse(s)}catch{u=s}Qe(i,{replace:o===``||o===`true`,search:n.search,state:u,hash:a,scrollToTop:c!==`false`&&c,viewTransition:l===``||l===`true`})}function tt(e,t){f(t,!0);let n=b(()=>t.tree[0]),r=b(()=>t.tree.slice(1));var i=M(),a=O(i);s(a,()=>m(n),(e,t)=>{t(e,{children:(e,t)=>{var n=M(),i=O(n),a=e=>{tt(e,{get tree(){return m(r)}})};o(i,e=>{m(r).length>0&&e(a)}),u(e,n)},$$slots:{default:!0}})}),u(e,i),j()}function nt(e,t){f(t,!0),Je(h(()=>t.base)),Qe(void 0,{search:location.search,hash:location.hash,state:fe(history.state)}),ne(()=>{let e=[E(globalThis,`popstate`,()=>Qe()),E(globalThis,`beforeunload`,Ze),E(globalThis,`click`,et)];return()=>{for(let t of e)t()}}),tt(e,{get tree(){return Ve.value}}),j()}var{p:rt,navigate:it,isActive:at,route:ot}=Ye({"/":()=>V(()=>import(`./Dashboard-DNROr60I.js`),__vite__mapDeps([0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16])),"/dashboard/:view":()=>V(()=>import(`./Dashboard-DNROr60I.js`),__vite__mapDeps([0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16])),"/records":()=>V(()=>import(`./Records-DBy0GpjG.js`),__vite__mapDeps([17,1,2,3,6,8,9,10,11,4,5,7,18,19,20])),"/records/:of/:id":()=>V(()=>import(`./Record-YKxOmgaS.js`),__vite__mapDeps([21,1,2,3,4,5,6,18,19,22])),"/desk":()=>V(()=>import(`./Desk-7i7HfOkJ.js`),__vite__mapDeps([23,1,2,3,24,25,26,9,10,27,28,29,5,30,31,32,33])),"/desk/new/:action":()=>V(()=>import(`./NewPage-BG8MItB2.js`),__vite__mapDeps([34,1,24,2,3,25,26,9,10,27,28,29,5,30,31,35])),"/desk/cases/:id":()=>V(()=>import(`./CasePage-5nAFZYPq.js`),__vite__mapDeps([36,1,2,3,24,25,26,9,10,27,28,29,5,30,31,32,37])),"/desk/payments":()=>V(()=>import(`./PaymentsPage-BlhG2ukY.js`),__vite__mapDeps([38,1,2,3,30,5,39])),"/bench":()=>V(()=>import(`./Bench-c-TR7g1f.js`),__vite__mapDeps([40,1,6,2,3,14,15,28,9,29,41])),"/specimens":()=>V(()=>import(`./Specimens-DvXKJjTs.js`),__vite__mapDeps([42,1,2,3,25,26,9,10,27,12,13,14,15,28,29,8,11,43])),"*notfound":()=>V(()=>import(`./NotFound-B-LnQMN1.js`),__vite__mapDeps([44,1,26]))}),q=class extends Error{code;faults;retryAfter;constructor(e,t,n=0){super(t[0]?.message??e),this.code=e,this.faults=t,this.retryAfter=n}},J={get current(){return localStorage.getItem(`docket.demoRole`)??``},set current(e){localStorage.setItem(`docket.demoRole`,e)}};function st(){let e={Accept:`application/graphql-response+json`,"Accept-Language":D.header};return J.current&&(e.Authorization=`Bearer `+J.current),e}async function ct(e,t,n){return await lt(e.toString(),t,n)}async function lt(e,t,n){let r;try{r=await fetch(`/graphql`,{method:`POST`,headers:{...st(),"Content-Type":`application/json`},body:JSON.stringify({query:e,variables:t}),...n&&{signal:n}})}catch(e){throw n?.aborted?e:new q(`OFFLINE`,[])}let i;try{i=await r.json()}catch{throw new q(r.status===401?`UNAUTHENTICATED`:`UNAVAILABLE`,[],Number(r.headers.get(`Retry-After`)??0))}if(i.errors?.length)throw new q(i.errors[0]?.extensions?.code??`INTERNAL`,i.errors,Number(r.headers.get(`Retry-After`)??0));return i.data}var Y=w(A(localStorage.getItem(`docket.theme`)??`system`)),ut=matchMedia(`(prefers-color-scheme: dark)`),dt=w(A(ut.matches));ut.addEventListener(`change`,e=>v(dt,e.matches,!0));function ft(){document.documentElement.style.colorScheme=m(Y)===`system`?`light dark`:m(Y)}ft();var X={get chosen(){return m(Y)},set chosen(e){v(Y,e,!0),localStorage.setItem(`docket.theme`,e),ft()},get isDark(){return m(Y)===`dark`||m(Y)===`system`&&m(dt)}},pt=t(`<option class="svelte-1f20tz6"> </option>`),mt=t(`<span class="fault"> </span>`),ht=t(`<span class="hint"> </span>`),gt=t(`<div class="field"><label> </label> <select class="control svelte-1f20tz6"></select> <!> <!></div>`);function _t(t,s){let c=a();f(s,!0);let l=ie(s,`value`,15,``),d=ie(s,`hasLabel`,3,!0);var p=gt(),h=T(p),_=g(h,!0),v=C(h,2);e(v,21,()=>s.options,e=>e.value,(e,t)=>{var n=pt(),i=g(n,!0),a={};k(()=>{r(i,m(t).label),a!==(a=m(t).value)&&(n.value=(n.__value=a)??``)}),u(e,n)}),S(v),ee(v);var b=C(v,2),x=e=>{var t=mt(),n=g(t,!0);k(()=>{y(t,`id`,`${c}-fault`),r(n,s.fault)}),u(e,t)};o(b,e=>{s.fault&&e(x)});var te=C(b,2),w=e=>{var t=ht(),n=g(t,!0);k(()=>{y(t,`id`,`${c}-hint`),r(n,s.hint)}),u(e,t)};o(te,e=>{s.hint&&e(w)}),S(p),k(()=>{n(h,1,ae(d()?``:`visually-hidden`)),y(h,`for`,c),r(_,s.label),y(v,`id`,c),y(v,`aria-invalid`,s.fault?`true`:void 0),y(v,`aria-describedby`,s.fault?c+`-fault`:s.hint?c+`-hint`:void 0)}),i(`change`,v,e=>s.onchange?.(e.currentTarget.value)),oe(v,l),u(t,p),j()}p([`change`]);var vt=t(`<span class="svelte-11vws6n"></span>`),yt=t(`<div class="skeleton svelte-11vws6n" role="status"></div>`),bt=t(`<div class="state svelte-11vws6n"><p> </p> <p class="muted small svelte-11vws6n"> </p></div>`),xt=t(`<div class="state svelte-11vws6n" role="alert"><p> </p> <p class="muted small svelte-11vws6n"> </p></div>`),St=t(`<p class="small svelte-11vws6n"> </p>`),Ct=t(`<button class="button"> </button>`),wt=t(`<div class="state bad svelte-11vws6n" role="alert"><p class="svelte-11vws6n"> </p> <!> <!></div>`);function Tt(t,n){f(n,!0);let a=ie(n,`lines`,3,3),s=b(()=>n.error?.code===`FORBIDDEN`||n.error?.code===`UNAUTHENTICATED`),c=b(()=>n.error?.code===`OFFLINE`?x().offline:n.error?.code===`UNAVAILABLE`?x().unavailable:n.error?.faults[0]?.message??``);var l=M(),p=O(l),h=t=>{var n=yt();e(n,21,()=>({length:a()}),te,(e,t,n)=>{var r=vt();d(r,``,{},{width:`${92-n*17%45}%`}),u(e,r)}),S(n),k(e=>y(n,`aria-label`,e),[()=>x().loading]),u(t,n)},ee=e=>{var t=bt(),i=T(t),a=g(i,!0),o=C(i,2),s=g(o,!0);S(t),k((e,t)=>{r(a,e),r(s,t)},[()=>n.text??x().empty,()=>n.hint??x().emptyHint]),u(e,t)},_=e=>{var t=xt(),n=T(t),i=g(n,!0),a=C(n,2),o=g(a,!0);S(t),k((e,t)=>{r(i,e),r(o,t)},[()=>x().forbidden,()=>x().forbiddenHint]),u(e,t)},v=e=>{var t=wt(),a=T(t),s=g(a,!0),l=C(a,2),d=e=>{var t=St(),n=g(t,!0);k(()=>r(n,m(c))),u(e,t)};o(l,e=>{m(c)&&e(d)});var f=C(l,2),p=e=>{var t=Ct(),a=g(t,!0);k(e=>r(a,e),[()=>x().retry]),i(`click`,t,function(...e){n.onretry?.apply(this,e)}),u(e,t)};o(f,e=>{n.onretry&&e(p)}),S(t),k(e=>r(s,e),[()=>x().failed]),u(e,t)};o(p,e=>{n.kind===`loading`?e(h):n.kind===`empty`?e(ee,1):m(s)?e(_,2):e(v,-1)}),u(t,l),j()}p([`click`]);var Z=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}},Et=new Z(`
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
    `),Dt=new Z(`
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
    `),Ot=new Z(`
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
    `),kt=new Z(`
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
    `),At=new Z(`
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
    `),jt=new Z(`
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
    `),Mt=new Z(`
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
    `),Nt=new Z(`
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
    `),Pt=new Z(`
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
    `),Ft=new Z(`
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
    `),It=new Z(`
    mutation DeskRevealAttachment($input: RevealAttachmentInput!) {
  revealAttachment(input: $input) {
    disclosure {
      id
    }
  }
}
    `),Lt=new Z(`
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
    `),Q=w(void 0),Rt=w(void 0),$={get name(){return m(Q)?.viewer.name??``},get role(){return m(Q)?.viewer.role},get agencies(){return m(Q)?.viewer.agencies.nodes??[]},get units(){return m(Q)?.viewer.units.nodes??[]},get unitChoices(){return m(Q)?.units.nodes??[]},get officer(){return m(Q)?.viewer.actsAs.nodes[0]},get isDemo(){return m(Q)?.viewer.isDemo??!1},get mayWrite(){return m(Q)?.viewer.mayFileCase??!1},get mayRevealAttachment(){return m(Q)?.viewer.mayRevealAttachment??!1},get latestYear(){let e=m(Q)?.cases.groups.nodes??[],t=Math.max(...e.map(e=>e.aggregate.count),0),n=e.find(e=>e.aggregate.count*10>=t);return Number(n?.key?.decidedOn?.slice(0,4)??new Date().getFullYear())},get isKnown(){return m(Q)!==void 0},get error(){return m(Rt)},async load(){try{v(Q,await ct(Et,{})),v(Rt,void 0)}catch(e){v(Rt,e instanceof q?e:new q(`INTERNAL`,[{message:String(e)}]))}}},zt=t(`<a><svg viewBox="0 0 24 24" aria-hidden="true" class="svelte-1n46o8q"><path fill="currentColor"></path></svg><span> </span></a>`),Bt=t(`<div class="role svelte-1n46o8q"><!></div>`),Vt=t(`<a class="button quiet account svelte-1n46o8q" data-native="" href="/account"> </a>`),Ht=t(`<p class="signin svelte-1n46o8q"><a class="button primary" data-native=""> </a></p>`),Ut=t(`<!> <!>`,1),Wt=t(`<footer class="muted svelte-1n46o8q"> </footer>`),Gt=t(`<a class="skip svelte-1n46o8q" href="#content"> </a> <div class="shell svelte-1n46o8q"><header class="top no-print svelte-1n46o8q"><a class="brand svelte-1n46o8q" href="/"><svg viewBox="0 0 32 32" aria-hidden="true" class="svelte-1n46o8q"><rect width="32" height="32" rx="7" fill="currentColor"></rect><path d="M8 9h7l2 3h7v11a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 8 23z" fill="var(--on-accent)"></path></svg> <span> </span></a> <nav class="svelte-1n46o8q"><!> <a href="/reference" data-native="" class="svelte-1n46o8q"><svg viewBox="0 0 24 24" aria-hidden="true" class="svelte-1n46o8q"><path d="M5 3h12a2 2 0 0 1 2 2v16H7a2 2 0 0 1-2-2zm3 4h8v2H8zm0 4h8v2H8z" fill="currentColor" fill-rule="evenodd"></path></svg><span> </span></a> <a href="/graphiql" data-native="" class="svelte-1n46o8q"><svg viewBox="0 0 24 24" aria-hidden="true" class="svelte-1n46o8q"><path d="M8 5 2 12l6 7 1.6-1.4L4.8 12l4.8-5.6zm8 0-1.6 1.4 4.8 5.6-4.8 5.6L16 19l6-7z" fill="currentColor"></path></svg><span> </span></a></nav> <div class="settings svelte-1n46o8q"><!> <button class="button quiet"> </button> <button class="button quiet"> </button></div></header> <main id="content" tabindex="-1" class="svelte-1n46o8q"><!></main> <!></div>`,1);function Kt(t,a){f(a,!0),$.load();function s(e){let t=ot.pathname;return e===`/`?t===`/`||t.startsWith(`/dashboard/`):t===e||t.startsWith(e+`/`)}let c=b(()=>[{href:`/`,text:x().dashboard,icon:`M3 13h4v8H3zm7-9h4v17h-4zm7 5h4v12h-4z`,isShown:!0},{href:`/desk`,text:x().desk,icon:`M4 5h6l2 3h8v11H4z`,isShown:$.role===`LEGAL`||$.role===`AUDITOR`},{href:`/bench`,text:x().bench,icon:`M3 4h18v4H3zm0 6h8v10H3zm10 0h8v4h-8zm0 6h8v4h-8z`,isShown:!0}]),l=b(()=>[{value:``,label:x().roleSignedOut},...[`OFFICER`,`LEGAL`,`DASHBOARD`,`ADMIN`].map(e=>({value:`demo-`+e.toLowerCase(),label:p(e)}))]),d=w(A(J.current));function p(e){return{zh:{OFFICER:`演示执法人员`,LEGAL:`演示法制员`,DASHBOARD:`演示大屏`,ADMIN:`演示管理员`},en:{OFFICER:`Demo officer`,LEGAL:`Demo legal clerk`,DASHBOARD:`Demo display`,ADMIN:`Demo administrator`}}[D.current][e]}function h(e){J.current=e,location.reload()}var ee=Gt(),_=O(ee),te=g(_,!0),ne=C(_,2),re=T(ne),E=T(re),ie=C(T(E),2),oe=g(ie,!0);S(E);var M=C(E,2),N=T(M);e(N,17,()=>m(c).filter(e=>e.isShown),e=>e.href,(e,t)=>{var i=zt(),a=T(i),o=g(a),c=C(a),l=g(c,!0);S(i),k((e,a)=>{y(i,`href`,m(t).href),n(i,1,e,`svelte-1n46o8q`),y(i,`aria-current`,a),y(o,`d`,m(t).icon),r(l,m(t).text)},[()=>ae({active:s(m(t).href)}),()=>s(m(t).href)?`page`:void 0]),u(e,i)});var se=C(N,2),ce=C(T(se)),le=g(ce,!0);S(se);var ue=C(se,2),P=C(T(ue)),de=g(P,!0);S(ue),S(M);var fe=C(M,2),F=T(fe),I=e=>{var t=Bt(),n=T(t);{let e=b(()=>x().role);_t(n,{get label(){return m(e)},hasLabel:!1,get options(){return m(l)},onchange:h,get value(){return m(d)},set value(e){v(d,e,!0)}})}S(t),u(e,t)},pe=e=>{var t=Vt(),n=g(t,!0);k(e=>{y(t,`title`,e),r(n,$.name)},[()=>x().account]),u(e,t)};o(F,e=>{$.isDemo?e(I):$.isKnown&&e(pe,1)});var L=C(F,2),me=g(L,!0),R=C(L,2),he=g(R,!0);S(fe),S(re);var ge=C(re,2),_e=T(ge),ve=e=>{nt(e,{})},ye=e=>{var t=Ut(),n=O(t);Tt(n,{kind:`error`,get error(){return $.error},onretry:()=>$.load()});var i=C(n,2),a=e=>{var t=Ht(),n=T(t);y(n,`href`,`/signin?return=${encodeURIComponent(location.pathname+location.search)??``}`);var i=g(n,!0);S(t),k(e=>r(i,e),[()=>x().signIn]),u(e,t)};o(i,e=>{$.error.code===`UNAUTHENTICATED`&&e(a)}),u(e,t)},be=e=>{Tt(e,{kind:`loading`,lines:8})};o(_e,e=>{$.isKnown?e(ve):$.error?e(ye,1):e(be,-1)}),S(ge);var xe=C(ge,2),Se=e=>{var t=Wt(),n=g(t,!0);k(e=>r(n,e),[()=>x().demoNote]),u(e,t)};o(xe,e=>{$.isDemo&&e(Se)}),S(ne),k((e,t,n,i,a,o,s,c,l)=>{r(te,e),r(oe,t),y(M,`aria-label`,n),r(le,i),r(de,a),y(L,`lang`,D.current===`zh`?`en`:`zh-CN`),r(me,D.current===`zh`?`English`:`中文`),y(R,`aria-label`,`${o??``}: ${s??``}`),y(R,`title`,`${c??``}: ${l??``}`),r(he,{system:`◐`,light:`☀`,dark:`☾`}[X.chosen])},[()=>x().skipToContent,()=>x().product,()=>x().navigation,()=>x().reference,()=>x().playground,()=>x().theme,()=>({system:x().themeSystem,light:x().themeLight,dark:x().themeDark})[X.chosen],()=>x().theme,()=>({system:x().themeSystem,light:x().themeLight,dark:x().themeDark})[X.chosen]]),i(`click`,L,()=>D.current=D.current===`zh`?`en`:`zh`),i(`click`,R,()=>X.chosen={system:`light`,light:`dark`,dark:`system`}[X.chosen]),u(t,ee),j()}p([`click`]),c(Kt,{target:document.getElementById(`app`)});export{V as C,ot as S,Oe as T,ct as _,At as a,st as b,Ft as c,It as d,Nt as f,q as g,X as h,Mt as i,Pt as l,_t as m,Dt as n,jt as o,Tt as p,Ot as r,kt as s,$ as t,Lt as u,lt as v,Ne as w,it as x,J as y};