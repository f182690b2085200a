const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["assets/Dashboard-BCZi_Nrd.js","assets/legacy-DVgeHJed.js","assets/Desk-BzyreFLb.js","assets/Dialog-BtDaw91K.js","assets/Dialog-Bwv8Yu_q.css","assets/params-BhYYGIjj.js","assets/params-oXB3rNnJ.css","assets/Card-C_EnRfDK.js","assets/Card-B_m6hNKm.css","assets/tones-vY6WFvPr.js","assets/Desk-Bej26T7R.css","assets/NewPage-CXW03Gd4.js","assets/NewPage-BVLDDkEp.css","assets/CasePage-BcIFDCGN.js","assets/CasePage-Ei42OdS9.css","assets/Bench-0ybQwSRR.js","assets/Specimens-DQib8AFV.js","assets/Specimens-C5AesrqB.css","assets/NotFound-Wc5Krjnp.js"])))=>i.map(i=>d[i]);
(function(){let e=document.createElement(`link`).relList;if(e&&e.supports&&e.supports(`modulepreload`))return;for(let e of document.querySelectorAll(`link[rel="modulepreload"]`))n(e);new MutationObserver(e=>{for(let t of e)if(t.type===`childList`)for(let e of t.addedNodes)e.tagName===`LINK`&&e.rel===`modulepreload`&&n(e)}).observe(document,{childList:!0,subtree:!0});function t(e){let t={};return e.integrity&&(t.integrity=e.integrity),e.referrerPolicy&&(t.referrerPolicy=e.referrerPolicy),t.credentials=e.crossOrigin===`use-credentials`?`include`:e.crossOrigin===`anonymous`?`omit`:`same-origin`,t}function n(e){if(e.ep)return;e.ep=!0;let n=t(e);fetch(e.href,n)}})();var e=Array.isArray,t=Array.prototype.indexOf,n=Array.prototype.includes,r=Array.from,i=Object.defineProperty,a=Object.getOwnPropertyDescriptor,o=Object.getOwnPropertyDescriptors,s=Object.prototype,c=Array.prototype,l=Object.getPrototypeOf,u=Object.isExtensible;function d(e){return typeof e==`function`}var f=()=>{};function p(e){return e()}function m(e){for(var t=0;t<e.length;t++)e[t]()}function h(){var e,t;return{promise:new Promise((n,r)=>{e=n,t=r}),resolve:e,reject:t}}function g(e,t){if(Array.isArray(e))return e;if(t===void 0||!(Symbol.iterator in e))return Array.from(e);let n=[];for(let r of e)if(n.push(r),n.length===t)break;return n}var _=1<<24,v=1024,y=2048,b=4096,x=8192,S=16384,ee=32768,te=1<<25,ne=65536,re=1<<19,ie=1<<20,ae=1<<25,oe=1<<21,se=1<<22,ce=1<<23,le=Symbol(`$state`),ue=Symbol(`component`),de=Symbol(`legacy props`),fe=Symbol(``),pe=Symbol(`attributes`),me=Symbol(`class`),he=Symbol(`style`),ge=Symbol(`text`),_e=Symbol(`form reset`),ve=new class extends Error{name=`StaleReactionError`;message="The reaction that called `getAbortSignal()` was re-run or destroyed"},ye=!!globalThis.document?.contentType&&globalThis.document.contentType.includes(`xml`),be={},C=Symbol(`uninitialized`),xe=`http://www.w3.org/1999/xhtml`,Se=`http://www.w3.org/2000/svg`,Ce=`@attach`;function we(){console.warn(`https://svelte.dev/e/derived_inert`)}function Te(e){console.warn(`https://svelte.dev/e/hydration_mismatch`)}function Ee(){console.warn(`https://svelte.dev/e/select_multiple_invalid_value`)}function De(){console.warn(`https://svelte.dev/e/svelte_boundary_reset_noop`)}var w=!1;function Oe(e){w=e}var T;function E(e){if(e===null)throw Te(),be;return T=e}function ke(){return E(bn(T))}function D(e){if(w){if(bn(T)!==null)throw Te(),be;T=e}}function Ae(e=1){if(w){for(var t=e,n=T;t--;)n=bn(n);T=n}}function je(e=!0){for(var t=0,n=T;;){if(n.nodeType===8){var r=n.data;if(r===`]`){if(t===0)return n;--t}else(r===`[`||r===`[!`||r[0]===`[`&&!isNaN(Number(r.slice(1))))&&(t+=1)}var i=bn(n);e&&n.remove(),n=i}}function Me(e){if(!e||e.nodeType!==8)throw Te(),be;return e.data}function Ne(e){return e===this.v}function Pe(e,t){return e==e?e!==t||typeof e==`object`&&!!e||typeof e==`function`:t==t}function Fe(e){return!Pe(e,this.v)}function Ie(e){throw Error(`https://svelte.dev/e/lifecycle_outside_component`)}function Le(){throw Error(`https://svelte.dev/e/async_derived_orphan`)}function Re(e,t,n){throw Error(`https://svelte.dev/e/each_key_duplicate`)}function ze(e){throw Error(`https://svelte.dev/e/effect_in_teardown`)}function Be(){throw Error(`https://svelte.dev/e/effect_in_unowned_derived`)}function Ve(e){throw Error(`https://svelte.dev/e/effect_orphan`)}function He(){throw Error(`https://svelte.dev/e/effect_update_depth_exceeded`)}function Ue(e){throw Error(`https://svelte.dev/e/props_invalid_value`)}function We(){throw Error(`https://svelte.dev/e/state_descriptors_fixed`)}function Ge(){throw Error(`https://svelte.dev/e/state_prototype_fixed`)}function Ke(){throw Error(`https://svelte.dev/e/state_unsafe_mutation`)}function qe(){throw Error(`https://svelte.dev/e/svelte_boundary_reset_onerror`)}var Je=!1;function Ye(){Je=!0}var Xe=[];function Ze(e,t=!1,n=!1){return Qe(e,new Map,``,Xe,null,n)}function Qe(t,n,r,i,a=null,o=!1){if(typeof t==`object`&&t){var c=n.get(t);if(c!==void 0)return c;if(t instanceof Map)return new Map(t);if(t instanceof Set)return new Set(t);if(e(t)){var u=Array(t.length);n.set(t,u),a!==null&&n.set(a,u);for(var d=0;d<t.length;d+=1){var f=t[d];d in t&&(u[d]=Qe(f,n,r,i,null,o))}return u}if(l(t)===s){u={},n.set(t,u),a!==null&&n.set(a,u);for(var p of Object.keys(t))u[p]=Qe(t[p],n,r,i,null,o);return u}if(t instanceof Date)return t.getTime(),structuredClone(t);if(typeof t.toJSON==`function`&&!o)return Qe(t.toJSON(),n,r,i,t)}if(t instanceof EventTarget)return t;try{return structuredClone(t)}catch{return t}}function $e(e){let t=e.p;for(;t!==null&&t.c===null;)t=t.p;return t?.c??null}function et(e,t){return e===null&&Ie(t),e.c??=new Map($e(e)||void 0)}var O=null;function tt(e){O=e}function nt(e){return et(O,`getContext`).get(e)}function rt(e,t){return et(O,`setContext`).set(e,t),t}function it(e){return et(O,`hasContext`).has(e)}function at(){return et(O,`getAllContexts`)}function ot(e,t=!1,n){O={p:O,i:!1,c:null,e:null,s:e,x:null,r:W,l:Je&&!t?{s:null,u:null,$:[]}:null}}function st(e){var t=O,n=t.e;if(n!==null){t.e=null;for(var r of n)Pn(r)}return e!==void 0&&(t.x=e),t.i=!0,O=t.p,ct(e)}function ct(e={}){return i(e,ue,{value:!0}),e}function lt(){return!Je||O!==null&&O.l===null}var ut=[];function dt(){var e=ut;ut=[],m(e)}function ft(e){if(ut.length===0&&!Vt){var t=ut;queueMicrotask(()=>{t===ut&&dt()})}ut.push(e)}function pt(){for(;ut.length>0;)dt()}var mt=~(y|b|v);function k(e,t){e.f=e.f&mt|t}function ht(e){e.f&512||e.deps===null?k(e,v):k(e,b)}function gt(e,t){e.f&2048?t.set(e,y):e.f&4096&&t.get(e)!==2048&&t.set(e,b),k(e,v)}function _t(e,t){if(t){let t=document.body;e.autofocus=!0,ft(()=>{document.activeElement===t&&e.focus()})}}function vt(e){w&&I(e)!==null&&Sn(e)}var yt=!1;function bt(){yt||(yt=!0,document.addEventListener(`reset`,e=>{Promise.resolve().then(()=>{if(!e.defaultPrevented)for(let t of e.target.elements)t[_e]?.()})},{capture:!0}))}function xt(e){var t=U,n=W;rr(null),ir(null);try{return e()}finally{rr(t),ir(n)}}function St(e,t,n,r=n){e.addEventListener(t,()=>xt(n));let i=e[_e];e[_e]=i?()=>{i(),r(!0)}:()=>r(!0),bt()}function Ct(e,t,n,r){let i=lt()?Dt:jt;var a=e.filter(e=>!e.settled),o=t.map(i);if(n.length===0&&a.length===0){r(o);return}var s=W,c=wt(),l=a.length===1?a[0].promise:a.length>1?Promise.all(a.map(e=>e.promise)):null;function u(e){if(!(s.f&16384)){c();try{r([...o,...e])}catch(e){Dn(e,s)}Tt()}}var d=Et();if(n.length===0){l.then(()=>u([])).finally(d);return}function f(){Promise.all(n.map(e=>kt(e))).then(u).catch(e=>Dn(e,s)).finally(d)}l?l.then(()=>{s.f&16384?d():(c(),f(),Tt())}):f()}function wt(){var e=W,t=U,n=O,r=A;return function(i=!0){ir(e),rr(t),tt(n),i&&!(e.f&16384)&&(r?.activate(),r?.apply())}}function Tt(e=!0){ir(null),rr(null),tt(null),e&&A?.deactivate()}function Et(){var e=W,t=e.b,n=A,r=!!t?.is_rendered();return t?.update_pending_count(1,n),n.increment(r,e),()=>{t?.update_pending_count(-1,n),n.decrement(r,e)}}function Dt(e){var t=2|y;return W!==null&&(W.f|=re),{ctx:O,deps:null,effects:null,equals:Ne,f:t,fn:e,reactions:null,rv:0,v:C,wv:0,parent:W,ac:null}}var Ot=Symbol(`obsolete`);function kt(e,t,n){let r=W;r===null&&Le();var i=void 0,a=an(C),o=!U,s=new Set;return zn(()=>{var t=W,n=h();i=n.promise;try{Promise.resolve(e()).then(n.resolve,e=>{e!==ve&&n.reject(e)}).finally(Tt)}catch(e){n.reject(e),Tt()}var c=A;if(o){if(t.f&32768)var l=Et();if(r.b?.is_rendered())c.async_deriveds.get(t)?.reject(Ot);else for(let e of s.values())e.reject(Ot);s.add(n),c.async_deriveds.set(t,n)}let u=(e,t=void 0)=>{l?.(),s.delete(n),t!==Ot&&(c.activate(),t?(a.f|=ce,ln(a,t)):(a.f&8388608&&(a.f^=ce),ln(a,e)),c.deactivate())};n.promise.then(u,e=>u(null,e||`unknown`))}),Mn(()=>{for(let e of s)e.reject(Ot)}),new Promise(e=>{function t(n){function r(){n===i?e(a):t(i)}n.then(r,r)}t(i)})}function At(e){let t=Dt(e);return or(t),t}function jt(e){let t=Dt(e);return t.equals=Fe,t}function Mt(e){var t=e.effects;if(t!==null){e.effects=null;for(var n=0;n<t.length;n+=1)H(t[n])}}function Nt(e){var t,n=W,r=e.parent;if(!er&&r!==null&&e.v!==C&&r.f&24576)return we(),e.v;ir(r);try{Mt(e),t=vr(e)}finally{ir(n)}return t}function Pt(e){var t=Nt(e);!e.equals(t)&&(e.wv=hr(),(!A?.is_fork||e.deps===null)&&(A===null?e.v=t:(A.capture(e,t,!0),Rt?.capture(e,t,!0)),e.deps===null))?k(e,v):er||(zt===null?ht(e):(jn()||A?.is_fork)&&zt.set(e,t))}function Ft(e){if(e.effects!==null)for(let t of e.effects)(t.teardown||t.ac)&&(t.teardown?.(),t.ac!==null&&xt(()=>{t.ac.abort(ve),t.ac=null}),t.fn!==null&&(t.teardown=f),xr(t,0),Wn(t))}function It(e){if(e.effects!==null)for(let t of e.effects)t.teardown&&t.fn!==null&&Sr(t)}var Lt=null,A=null,Rt=null,zt=null,Bt=null,Vt=!1,Ht=!1,Ut=null,Wt=null,Gt=0,Kt=1,qt=class e{id=Kt++;started=!1;linked=!0;prev=null;next=null;async_deriveds=new Map;current=new Map;previous=new Map;#e=new Set;#t=new Set;#n=0;#r=new Map;#i=null;#a=[];#o=[];#s=new Map;#c=new Map;#l=new Set;is_fork=!1;#u=!1;constructor(){Lt===null?Lt=this:(Lt.next=this,this.prev=Lt),Lt=this}#d(){if(this.is_fork)return!0;for(let e of this.#r.keys())if(!this.#f(e))return!0;return!1}#f(e){for(var t=e;t!==null;t=t.parent)if(this.#c.has(t))return!0;return!1}skip_effect(e){this.#c.has(e)||this.#c.set(e,{d:[],m:[]}),this.#l.delete(e)}unskip_effect(e,t=e=>this.schedule(e)){var n=this.#c.get(e);if(n){this.#c.delete(e);for(var r of n.d)k(r,y),t(r);for(r of n.m)k(r,b),t(r)}this.#l.add(e)}#p(){var e=[];for(let i of this.#a)if(!(i.f&16384||!(i.f&6144))){for(var t=i,n=!1;t.parent!==null;){t=t.parent;var r=t.f;if(r&96){if(!(r&1024)){n=!0;break}t.f^=v}}n||e.push(t)}return this.#a=[],e}#m(){this.started=!0;for(let[e,t]of this.#s)k(e,t),this.schedule(e);this.apply();for(var t=Ut=[],n=[],r=Wt=[];this.#a.length>0;){Gt++>1e3&&(this.#b(),Yt());for(let e of this.#p())try{this.#h(e,t,n)}catch(t){throw en(e),this.#d()||this.discard(),t}}if(A=null,r.length>0){var i=e.ensure();for(let e of r)i.schedule(e)}if(Ut=null,Wt=null,this.#d()){this.#y(n),this.#y(t);for(let[e,t]of this.#c)$t(e,t);r.length>0&&A.#m();return}let a=this.#g();if(a)this.#y(n),this.#y(t),a.#v(this);else{this.#s.clear();for(let e of this.#e)e(this);this.#e.clear(),Rt=this,Zt(n),Zt(t),Rt=null,this.#i?.resolve();var o=A;this.#n===0&&(this.#a.length===0||o!==null)&&this.#b(),o!==null&&(nn.clear(),o.#m())}}#h(e,t,n){e.f^=v;for(var r=e.first;r!==null;){var i=r.f,a=!!(i&96);if(!(a&&i&1024||i&8192||this.#c.has(r))&&r.fn!==null){a?r.f^=v:i&4?t.push(r):gr(r)&&(i&16&&this.add_dirty_reaction(r,b),Sr(r));var o=r.first;if(o!==null){r=o;continue}}for(;r!==null;){var s=r.next;if(s!==null){r=s;break}r=r.parent}}}#g(){for(var e=this.prev;e!==null;e=e.prev)if(!e.is_fork&&this.#_(e))return e;return null}#_(e){for(let[t,[,n]]of this.current)if(!n&&e.current.has(t))return!0;return!1}#v(e){for(let[t,n]of e.current)!this.previous.has(t)&&e.previous.has(t)&&this.previous.set(t,e.previous.get(t)),this.current.set(t,n);for(let[t,n]of e.async_deriveds){let e=this.async_deriveds.get(t);e&&n.promise.then(e.resolve).catch(e.reject)}e.async_deriveds.clear(),this.transfer_reactions(e.#s);let t=e=>{var n=e.reactions;if(n!==null&&!(e.f&2&&!(e.f&6144)))for(let e of n){var r=e.f;if(r&2)t(e);else{var i=e;r&4194320&&!this.async_deriveds.has(i)&&(this.#s.delete(i),k(i,y),this.schedule(i))}}};for(let e of this.current.keys())t(e);this.oncommit(()=>e.discard()),e.#b(),A=this,this.#m()}#y(e){for(var t=0;t<e.length;t+=1)gt(e[t],this.#s)}capture(e,t,n=!1){e.v!==C&&!this.previous.has(e)&&this.previous.set(e,e.v),e.f&8388608||(this.current.set(e,[t,n]),zt?.set(e,t)),this.is_fork||(e.v=t)}activate(){A=this}deactivate(){A=null,zt=null}flush(){try{Ht=!0,A=this,this.#m()}finally{Gt=0,Bt=null,Ut=null,Wt=null,Ht=!1,A=null,zt=null,nn.clear()}}discard(){for(let e of this.#t)e(this);this.#t.clear();for(let e of this.async_deriveds.values())e.reject(Ot);this.#b(),this.#i?.resolve()}register_created_effect(e){this.#o.push(e)}increment(e,t){if(this.#n+=1,e){let e=this.#r.get(t)??0;this.#r.set(t,e+1)}}decrement(e,t){if(--this.#n,e){let e=this.#r.get(t)??0;e===1?this.#r.delete(t):this.#r.set(t,e-1)}this.#u||(this.#u=!0,ft(()=>{this.#u=!1,this.linked&&this.flush()}))}transfer_reactions(e){for(let[t,n]of e)this.add_dirty_reaction(t,n);e.clear()}add_dirty_reaction(e,t){(t===2048||this.#s.get(e)!==2048)&&this.#s.set(e,t)}oncommit(e){this.#e.add(e)}ondiscard(e){this.#t.add(e)}settled(){return(this.#i??=h()).promise}static ensure(){if(A===null){let t=A=new e;!Ht&&!Vt&&ft(()=>{t.started||t.flush()})}return A}apply(){zt=null}schedule(e){Bt=e,e.b?.is_pending&&e.f&16777228&&!(e.f&32768)?e.b.defer_effect(e):this.#a.push(e)}#b(){if(this.linked){var e=this.prev,t=this.next;e===null||(e.next=t),t===null?Lt=e:t.prev=e,this.linked=!1}}};function Jt(e){var t=Vt,n=Rt;Rt=null,Vt=!0;try{var r;for(e&&(Jt(),r=e());;){if(pt(),A===null)return r;A.flush()}}finally{Vt=t,Rt=n}}function Yt(){try{He()}catch(e){Dn(e,Bt)}}var Xt=null;function Zt(e){var t=e.length;if(t!==0){for(var n=0;n<t;){var r=e[n++];if(!(r.f&24576)&&gr(r)&&(Xt=new Set,Sr(r),r.deps===null&&r.first===null&&r.nodes===null&&r.teardown===null&&r.ac===null&&qn(r),Xt?.size>0)){nn.clear();for(let e of Xt){if(e.f&24576)continue;let t=[e],n=e.parent;for(;n!==null;)Xt.has(n)&&(Xt.delete(n),t.push(n)),n=n.parent;for(let e=t.length-1;e>=0;e--){let n=t[e];n.f&24576||Sr(n)}}Xt.clear()}}Xt=null}}function Qt(e){A.schedule(e)}function $t(e,t){if(!(e.f&32&&e.f&1024)){e.f&2048?t.d.push(e):e.f&4096&&t.m.push(e),k(e,v);for(var n=e.first;n!==null;)$t(n,t),n=n.next}}function en(e){k(e,v);for(var t=e.first;t!==null;)en(t),t=t.next}var tn=new Set,nn=new Map,rn=!1;function an(e,t){return{f:0,v:e,reactions:null,equals:Ne,rv:0,wv:0}}function j(e,t){let n=an(e,t);return or(n),n}function on(e,t=!1,n=!0){let r=an(e);return t||(r.equals=Fe),Je&&n&&O!==null&&O.l!==null&&(O.l.s??=[]).push(r),r}function M(e,t,n=!1){return U!==null&&(!nr||U.f&131072)&&lt()&&U.f&4325394&&(ar===null||!ar.has(e))&&Ke(),ln(e,n?P(t):t,Wt)}var sn=null,cn=0;function ln(e,t,n=null){if(!e.equals(t)){er?nn.set(e,t):nn.has(e)||nn.set(e,e.v);var r=qt.ensure();if(r.capture(e,t),e.f&2){let t=e;e.f&2048&&Nt(t),zt===null&&ht(t)}e.wv=hr(),sn=null,cn=0,fn(e,y,n),sn=null,lt()&&W!==null&&W.f&1024&&!(W.f&96)&&(lr===null?ur([e]):lr.push(e)),!r.is_fork&&tn.size>0&&!rn&&un()}return t}function un(){rn=!1;for(let e of tn){e.f&1024&&k(e,b);let t;try{t=gr(e)}catch{t=!0}t&&Sr(e)}tn.clear()}function dn(e,t=1){var n=G(e),r=t===1?n++:n--;return M(e,n),r}function N(e){M(e,e.v+1)}function fn(e,t,n){var r=e.reactions;if(r!==null){var i=lt(),a=r.length;if(cn+=a,cn>1e5&&sn===null&&(sn=new Set),sn!==null){if(sn.has(e))return;sn.add(e)}for(var o=0;o<a;o++){var s=r[o],c=s.f;if(i||s!==W){var l=(c&y)===0;if(l&&k(s,t),c&131072)tn.add(s);else if(c&2){var u=s;zt?.delete(u),fn(u,b,n)}else if(l){var d=s;c&16&&Xt!==null&&Xt.add(d),n===null?Qt(d):n.push(d)}}}}}function P(t){if(typeof t!=`object`||!t||le in t||ue in t)return t;let n=l(t);if(n!==s&&n!==c)return t;var r=new Map,i=e(t),o=j(0),u=null,d=pr,f=e=>{if(pr===d)return e();var t=U,n=pr;rr(null),mr(d);var r=e();return rr(t),mr(n),r};return i&&r.set(`length`,j(t.length,u)),new Proxy(t,{defineProperty(e,t,n){`value`in n&&n.configurable!==!1&&n.enumerable!==!1&&n.writable!==!1||We();var i=r.get(t);return i===void 0?f(()=>{var e=j(n.value,u);return r.set(t,e),e}):M(i,n.value,!0),!0},deleteProperty(e,t){var n=r.get(t);if(n===void 0){if(t in e){let e=f(()=>j(C,u));r.set(t,e),N(o)}}else M(n,C),N(o);return!0},get(e,n,i){if(n===le)return t;var o=r.get(n),s=n in e;if(o===void 0&&(!s||a(e,n)?.writable)&&(o=f(()=>j(P(s?e[n]:C),u)),r.set(n,o)),o!==void 0){var c=G(o);return c===C?void 0:c}return Reflect.get(e,n,i)},getOwnPropertyDescriptor(e,t){this.has?.(e,t);var n=Reflect.getOwnPropertyDescriptor(e,t),i=r.get(t);if(i!==void 0){var a=G(i);if(a===C)return;if(n&&`value`in n)n.value=a;else return{enumerable:!0,configurable:!0,value:a,writable:!0}}return n},has(e,t){if(t===le)return!0;var n=r.get(t),i=n!==void 0&&n.v!==C||Reflect.has(e,t);return(n!==void 0||(W!==null||U!==null)&&(!i||a(e,t)?.writable))&&(n===void 0&&(n=f(()=>j(i?P(e[t]):C,u)),r.set(t,n)),G(n)===C)?!1:i},set(e,t,n,s){var c=r.get(t),l=t in e;if(i&&t===`length`)for(var d=n;d<c.v;d+=1){var p=r.get(d+``);p===void 0?d in e&&(p=f(()=>j(C,u)),r.set(d+``,p)):M(p,C)}if(c===void 0)(!l||a(e,t)?.writable)&&(c=f(()=>j(void 0,u)),M(c,P(n)),r.set(t,c));else{l=c.v!==C;var m=f(()=>P(n));M(c,m)}var h=Reflect.getOwnPropertyDescriptor(e,t);if(h?.set&&h.set.call(s,n),!l){if(i&&typeof t==`string`){var g=r.get(`length`),_=Number(t);Number.isInteger(_)&&_>=g.v&&M(g,_+1)}N(o)}return!0},ownKeys(e){G(o);var t=Reflect.ownKeys(e).filter(e=>{var t=r.get(e);return t===void 0||t.v!==C});for(var[n,i]of r)i.v!==C&&!(n in e)&&t.push(n);return t},setPrototypeOf(){Ge()}})}function pn(e){try{if(typeof e==`object`&&e&&le in e)return e[le]}catch{}return e}function mn(e,t){return Object.is(pn(e),pn(t))}var hn,gn,_n,vn;function yn(){if(hn===void 0){hn=window,gn=/Firefox/.test(navigator.userAgent);var e=Element.prototype,t=Node.prototype,n=Text.prototype;_n=a(t,`firstChild`).get,vn=a(t,`nextSibling`).get,u(e)&&(e[me]=void 0,e[pe]=null,e[he]=void 0,e.__e=void 0),u(n)&&(n[ge]=void 0)}}function F(e=``){return document.createTextNode(e)}function I(e){return _n.call(e)}function bn(e){return vn.call(e)}function L(e,t){if(!w)return I(e);var n=I(T);if(n===null)n=T.appendChild(F());else if(t&&n.nodeType!==3){var r=F();return n?.before(r),E(r),r}return t&&Tn(n),E(n),n}function xn(e,t=!1){if(!w){var n=I(e);return n instanceof Comment&&n.data===``?bn(n):n}if(t){if(T?.nodeType!==3){var r=F();return T?.before(r),E(r),r}Tn(T)}return T}function R(e,t=!1){if(!w)return I(e);var n=L(e,t);return D(e),n}function z(e,t=1,n=!1){let r=w?T:e;for(var i;t--;)i=r,r=bn(r);if(!w)return r;if(n){if(r?.nodeType!==3){var a=F();return r===null?i?.after(a):r.before(a),E(a),a}Tn(r)}return E(r),r}function Sn(e){e.textContent=``}function Cn(){return!1}function wn(e,t,n){return t==null||t===`http://www.w3.org/1999/xhtml`?n?document.createElement(e,{is:n}):document.createElement(e):n?document.createElementNS(t,e,{is:n}):document.createElementNS(t,e)}function Tn(e){if(e.nodeValue.length<65536)return;let t=e.nextSibling;for(;t!==null&&t.nodeType===3;)t.remove(),e.nodeValue+=t.nodeValue,t=e.nextSibling}function En(e){var t=W;if(t===null)return U.f|=ce,e;if(!(t.f&32768)&&!(t.f&4))throw e;Dn(e,t)}function Dn(e,t){if(e===be)throw e;if(!(t!==null&&t.f&16384)){for(;t!==null;){if(t.f&128&&!(t.f&33570816)){if(!(t.f&32768))throw e;try{t.b.error(e);return}catch(t){e=t}}t=t.parent}throw e}}function On(e){W===null&&(U===null&&Ve(e),Be()),er&&ze(e)}function kn(e,t){var n=t.last;n===null?t.last=t.first=e:(n.next=e,e.prev=n,t.last=e)}function An(e,t){var n=W;n!==null&&n.f&8192&&(e|=x);var r={ctx:O,deps:null,nodes:null,f:e|y|512,first:null,fn:t,last:null,next:null,parent:n,b:n&&n.b,prev:null,teardown:null,wv:0,ac:null};A?.register_created_effect(r);var i=r;if(e&4)Ut===null?qt.ensure().schedule(r):Ut.push(r);else if(t!==null){try{Sr(r)}catch(e){throw H(r),e}i.deps===null&&i.teardown===null&&i.nodes===null&&i.first===i.last&&!(i.f&524288)&&(i=i.first,e&16&&e&65536&&i!==null&&(i.f|=ne))}if(i!==null&&(i.parent=n,n!==null&&kn(i,n),U!==null&&U.f&2&&!(e&64))){var a=U;(a.effects??=[]).push(i)}return r}function jn(){return U!==null&&!nr}function Mn(e){let t=An(8,null);return k(t,v),t.teardown=e,t}function Nn(e){On(`$effect`);var t=W.f;if(!U&&t&32&&O!==null&&!O.i){var n=O;(n.e??=[]).push(e)}else return Pn(e)}function Pn(e){return An(4|ie,e)}function Fn(e){return On(`$effect.pre`),An(8|ie,e)}function In(e){qt.ensure();let t=An(64|re,e);return()=>{H(t)}}function Ln(e){qt.ensure();let t=An(64|re,e);return(e={})=>new Promise(n=>{e.outro?Jn(t,()=>{H(t),n(void 0)}):(H(t),n(void 0))})}function Rn(e){return An(4,e)}function zn(e){return An(se|re,e)}function Bn(e,t=0){return An(8|t,e)}function B(e,t=[],n=[],r=[]){Ct(r,t,n,t=>{An(8,()=>{e(...t.map(G))})})}function Vn(e,t=0){return An(16|t,e)}function Hn(e,t=0){return An(_|t,e)}function V(e){return An(32|re,e)}function Un(e){var t=e.teardown;if(t!==null){let n=er,r=U;tr(!0),rr(null);try{t.call(null)}catch(t){Dn(t,e.parent)}finally{tr(n),rr(r)}}}function Wn(e,t=!1){var n=e.first;for(e.first=e.last=null;n!==null;){let e=n.ac;e!==null&&xt(()=>{e.abort(ve)});var r=n.next;n.f&64?n.parent=null:H(n,t),n=r}}function Gn(e){for(var t=e.first;t!==null;){var n=t.next;t.f&32||H(t),t=n}}function H(e,t=!0){var n=!1;(t||e.f&262144)&&e.nodes!==null&&e.nodes.end!==null&&(Kn(e.nodes.start,e.nodes.end),n=!0),e.f|=te,Wn(e,t&&!n),xr(e,0);var r=e.nodes&&e.nodes.t;if(r!==null)for(let e of r)e.stop();Un(e),e.f^=te,e.f|=S;var i=e.parent;i!==null&&i.first!==null&&qn(e),e.next=e.prev=e.teardown=e.ctx=e.deps=e.fn=e.nodes=e.ac=e.b=null}function Kn(e,t){for(;e!==null;){var n=e===t?null:bn(e);e.remove(),e=n}}function qn(e){var t=e.parent,n=e.prev,r=e.next;n!==null&&(n.next=r),r!==null&&(r.prev=n),t!==null&&(t.first===e&&(t.first=r),t.last===e&&(t.last=n))}function Jn(e,t,n=!0){var r=[];e.f|=256,Yn(e,r,!0);var i=()=>{n&&H(e),t&&t()},a=r.length;if(a>0){var o=()=>--a||i();for(var s of r)s.out(o)}else i()}function Yn(e,t,n){if(!(e.f&8192)){e.f^=x;var r=e.nodes&&e.nodes.t;if(r!==null)for(let e of r)(e.is_global||n)&&t.push(e);for(var i=e.first;i!==null;){var a=i.next;if(!(i.f&64)){var o=!!(i.f&65536)||!!(i.f&32)&&!!(e.f&16);Yn(i,t,o?n:!1)}i=a}}}function Xn(e){e.f&=-257,Zn(e,!0)}function Zn(e,t){if(!(e.f&256)&&e.f&8192){e.f^=x,e.f&1024||(k(e,y),qt.ensure().schedule(e));for(var n=e.first;n!==null;){var r=n.next,i=!!(n.f&65536)||!!(n.f&32);Zn(n,i?t:!1),n=r}var a=e.nodes&&e.nodes.t;if(a!==null)for(let e of a)(e.is_global||t)&&e.in()}}function Qn(e,t){if(e.nodes)for(var n=e.nodes.start,r=e.nodes.end;n!==null;){var i=n===r?null:bn(n);t.append(n),n=i}}var $n=null,er=!1;function tr(e){er=e}var U=null,nr=!1;function rr(e){U=e}var W=null;function ir(e){W=e}var ar=null;function or(e){U!==null&&(U.f&2097152||U.f&2)&&(ar??=new Set).add(e)}var sr=null,cr=0,lr=null;function ur(e){lr=e}var dr=1,fr=0,pr=fr;function mr(e){pr=e}function hr(){return++dr}function gr(e){var t=e.f;if(t&2048)return!0;if(t&4096){for(var n=e.deps,r=n.length,i=0;i<r;i++){var a=n[i];if(gr(a)&&Pt(a),a.wv>e.wv)return!0}t&512&&zt===null&&k(e,v)}return!1}function _r(e,t,n=!0){var r=e.reactions;if(r!==null&&!(ar!==null&&ar.has(e)))for(var i=0;i<r.length;i++){var a=r[i];a.f&2?_r(a,t,!1):t===a&&(n?k(a,y):a.f&1024&&k(a,b),Qt(a))}}function vr(e){var t=sr,n=cr,r=lr,i=U,a=ar,o=O,s=nr,c=pr,l=e.f;sr=null,cr=0,lr=null,U=l&96?null:e,ar=null,tt(e.ctx),nr=!1,pr=++fr,e.ac!==null&&(xt(()=>{e.ac.abort(ve)}),e.ac=null);try{e.f|=oe;var u=(0,e.fn)();e.f|=ee;var d=yr(e);if(lt()&&lr!==null&&!nr&&d!==null&&!(e.f&6146))for(var f=0;f<lr.length;f++)_r(lr[f],e);if(i!==null&&i!==e){if(fr++,i.deps!==null)for(let e=0;e<n;e+=1)i.deps[e].rv=fr;if(t!==null)for(let e of t)e.rv=fr;lr!==null&&(r===null?r=lr:r.push(...lr))}return e.f&8388608&&(e.f^=ce),u}catch(t){return yr(e),En(t)}finally{e.f^=oe,sr=t,cr=n,lr=r,U=i,ar=a,tt(o),nr=s,pr=c}}function yr(e){var t=e.deps,n=A?.is_fork;if(sr!==null){var r;if(n||xr(e,cr),t!==null&&cr>0)for(t.length=cr+sr.length,r=0;r<sr.length;r++)t[cr+r]=sr[r];else e.deps=t=sr;if(jn()&&e.f&512)for(r=cr;r<t.length;r++)(t[r].reactions??=[]).push(e)}else!n&&t!==null&&cr<t.length&&(xr(e,cr),t.length=cr);return t}function br(e,r){let i=r.reactions;if(i!==null){var a=t.call(i,e);if(a!==-1){var o=i.length-1;o===0?i=r.reactions=null:(i[a]=i[o],i.pop())}}if(i===null&&r.f&2&&(sr===null||!n.call(sr,r))){var s=r;s.f&512&&(s.f^=512),s.v!==C&&ht(s),s.ac!==null&&xt(()=>{s.ac.abort(ve),s.ac=null,k(s,y)}),Ft(s),xr(s,0)}}function xr(e,t){var n=e.deps;if(n!==null)for(var r=t;r<n.length;r++)br(e,n[r])}function Sr(e){var t=e.f;if(!(t&16384)){k(e,v);var n=W;W=e;try{t&16777232?Gn(e):Wn(e),Un(e);var r=vr(e);e.teardown=typeof r==`function`?r:null,e.wv=dr}finally{W=n}}}async function Cr(){await Promise.resolve(),Jt()}function G(e){var t=!!(e.f&2);if($n?.add(e),U!==null&&!nr&&!(W!==null&&W.f&16384)&&(ar===null||!ar.has(e))){var r=U.deps;if(U.f&2097152)e.rv<fr&&(e.rv=fr,sr===null&&r!==null&&r[cr]===e?cr++:sr===null?sr=[e]:sr.push(e));else{U.deps??=[],n.call(U.deps,e)||U.deps.push(e);var i=e.reactions;i===null?e.reactions=[U]:n.call(i,U)||i.push(U)}}if(er&&nn.has(e))return nn.get(e);if(t){var a=e;if(er){var o=a.v;return(!(a.f&1024)&&a.reactions!==null||Tr(a))&&(o=Nt(a)),nn.set(a,o),o}var s=!(a.f&512)&&!nr&&U!==null&&!!(U.f&512),c=(a.f&ee)===0;gr(a)&&(s&&(a.f|=512),Pt(a)),s&&!c&&(It(a),wr(a))}if(zt?.has(e))return zt.get(e);if(e.f&8388608)throw e.v;return e.v}function wr(e){if(e.f|=512,e.deps!==null)for(let r of e.deps){var t=r.reactions;t===null?r.reactions=[e]:n.call(t,e)||t.push(e),r.f&2&&!(r.f&512)&&(It(r),wr(r))}}function Tr(e){if(e.v===C)return!0;if(e.deps===null)return!1;for(let t of e.deps)if(nn.has(t)||t.f&2&&Tr(t))return!0;return!1}function Er(e){var t=nr;try{return nr=!0,e()}finally{nr=t}}function Dr(e){if(!(typeof e!=`object`||!e||e instanceof EventTarget)){if(le in e)Or(e);else if(!Array.isArray(e))for(let t in e){let n=e[t];typeof n==`object`&&n&&le in n&&Or(n)}}}function Or(e,t=new Set){if(typeof e==`object`&&e&&!(e instanceof EventTarget)&&!t.has(e)){t.add(e),e instanceof Date&&e.getTime();for(let n in e)try{Or(e[n],t)}catch{}let n=l(e);if(n!==Object.prototype&&n!==Array.prototype&&n!==Map.prototype&&n!==Set.prototype&&n!==Date.prototype){let t=o(n);for(let n in t){let r=t[n].get;if(r)try{r.call(e)}catch{}}}}}function kr(){return Symbol(Ce)}function Ar(e){return e.endsWith(`capture`)&&e!==`gotpointercapture`&&e!==`lostpointercapture`}var jr=[`beforeinput`,`click`,`change`,`dblclick`,`contextmenu`,`focusin`,`focusout`,`input`,`keydown`,`keyup`,`mousedown`,`mousemove`,`mouseout`,`mouseover`,`mouseup`,`pointerdown`,`pointermove`,`pointerout`,`pointerover`,`pointerup`,`touchend`,`touchmove`,`touchstart`];function Mr(e){return jr.includes(e)}var Nr=`allowfullscreen.async.autofocus.autoplay.checked.controls.default.disabled.formnovalidate.indeterminate.inert.ismap.loop.multiple.muted.nomodule.novalidate.open.playsinline.readonly.required.reversed.seamless.selected.webkitdirectory.defer.disablepictureinpicture.disableremoteplayback`.split(`.`),Pr={formnovalidate:`formNoValidate`,ismap:`isMap`,nomodule:`noModule`,playsinline:`playsInline`,readonly:`readOnly`,defaultvalue:`defaultValue`,defaultchecked:`defaultChecked`,srcobject:`srcObject`,novalidate:`noValidate`,allowfullscreen:`allowFullscreen`,disablepictureinpicture:`disablePictureInPicture`,disableremoteplayback:`disableRemotePlayback`};function Fr(e){return e=e.toLowerCase(),Pr[e]??e}[...Nr];var Ir=[`touchstart`,`touchmove`];function Lr(e){return Ir.includes(e)}var Rr=[`textarea`,`script`,`style`,`title`];function zr(e){return Rr.includes(e)}var Br=Symbol(`events`),Vr=new Set,Hr=new Set;function Ur(e,t,n,r={}){function i(e){if(r.capture||Xr.call(t,e),!e.cancelBubble)return xt(()=>n?.call(this,e))}return e.startsWith(`pointer`)||e.startsWith(`touch`)||e===`wheel`?(i.__removed=!1,ft(()=>{i.__removed||t.addEventListener(e,i,r)})):t.addEventListener(e,i,r),i}function Wr(e,t,n,r={}){var i=Ur(t,e,n,r);return()=>{i.__removed=!0,e.removeEventListener(t,i,r)}}function Gr(e,t,n,r,i){var a={capture:r,passive:i},o=Ur(e,t,n,a);(t===document.body||t===window||t===document||t instanceof HTMLMediaElement)&&Mn(()=>{o.__removed=!0,t.removeEventListener(e,o,a)})}function Kr(e,t,n){(t[Br]??={})[e]=n}function qr(e){for(var t=0;t<e.length;t++)Vr.add(e[t]);for(var n of Hr)n(e)}var Jr=null,Yr=!1;function Xr(e){var t=this,n=t.ownerDocument,r=e.type,a=e.composedPath?.()||[],o=a[0]||e.target;Jr=e,Yr||(Yr=!0,setTimeout(()=>{Yr=!1,Jr=null}));var s=0,c=Jr===e&&e[Br];if(c){var l=a.indexOf(c);if(l!==-1&&(t===document||t===window)){e[Br]=t;return}var u=a.indexOf(t);if(u===-1)return;l<=u&&(s=l)}if(o=a[s]||e.target,o!==t){i(e,`currentTarget`,{configurable:!0,get(){return o||n}});var d=U,f=W;rr(null),ir(null);try{for(var p,m=[];o!==null&&o!==t;){try{var h=o[Br]?.[r];h==null||o.disabled&&e.target!==o||h.call(o,e)}catch(e){p?m.push(e):p=e}if(e.cancelBubble)break;s++,o=s<a.length?a[s]:null}if(p){for(let e of m)queueMicrotask(()=>{throw e});throw p}}finally{e[Br]=t,delete e.currentTarget,rr(d),ir(f)}}}var Zr=globalThis?.window?.trustedTypes&&globalThis.window.trustedTypes.createPolicy(`svelte-trusted-html`,{createHTML:e=>e});function Qr(e){return Zr?.createHTML(e)??e}function $r(e){var t=wn(`template`);return t.innerHTML=Qr(e.replaceAll(`<!>`,`<!---->`)),t.content}function ei(e,t){var n=W;n.nodes===null&&(n.nodes={start:e,end:t,a:null,t:null})}function K(e,t){var n=!!(t&1),r=!!(t&2),i,a=!e.startsWith(`<!>`);return()=>{if(w)return ei(T,null),T;i===void 0&&(i=$r(a?e:`<!>`+e),n||(i=I(i)));var t=r||gn?document.importNode(i,!0):i.cloneNode(!0);return n?ei(I(t),t.lastChild):ei(t,t),t}}function ti(e,t,n=`svg`){var r=!e.startsWith(`<!>`),i=!!(t&1),a=`<${n}>${r?e:`<!>`+e}</${n}>`,o;return()=>{if(w)return ei(T,null),T;if(!o){var e=I($r(a));if(i)for(o=document.createDocumentFragment();I(e);)o.appendChild(I(e));else o=I(e)}var t=o.cloneNode(!0);return i?ei(I(t),t.lastChild):ei(t,t),t}}function ni(e,t){return ti(e,t,`svg`)}function ri(e=``){if(!w){var t=F(e+``);return ei(t,t),t}var n=T;return n.nodeType===3?Tn(n):(n.before(n=F()),E(n)),ei(n,n),n}function ii(){if(w)return ei(T,null),T;var e=document.createDocumentFragment(),t=document.createComment(``),n=F();return e.append(t,n),ei(t,n),e}function q(e,t){if(w){var n=W;n.f&32768&&n.nodes.end!==null||(n.nodes.end=T),ke()}else e!==null&&e.before(t)}function ai(){if(w&&T&&T.nodeType===8&&T.textContent?.startsWith(`$`)){let e=T.textContent.substring(1);return ke(),e}return(window.__svelte??={}).uid??=1,`c${window.__svelte.uid++}`}function oi(e){let t=0,n=an(0),r;return()=>{jn()&&(G(n),Bn(()=>(t===0&&(r=Er(()=>e(()=>N(n)))),t+=1,()=>{ft(()=>{--t,t===0&&(r?.(),r=void 0,N(n))})})))}}var si=ne|re;function ci(e,t,n,r){new li(e,t,n,r)}var li=class{parent;is_pending=!1;transform_error;#e;#t=w?T:null;#n;#r;#i;#a=null;#o=null;#s=null;#c=null;#l=0;#u=0;#d=!1;#f=new Map;#p=null;#m=oi(()=>(this.#p=an(this.#l),()=>{this.#p=null}));constructor(e,t,n,r){this.#e=e,this.#n=t,this.#r=e=>{var t=W;t.b=this,t.f|=128,n(e)},this.parent=W.b,this.transform_error=r??this.parent?.transform_error??(e=>e),this.#i=Vn(()=>{if(w){let e=Me(this.#t);ke();let t=e===`[!`;if(e.startsWith(`[?`)){let t=JSON.parse(e.slice(2));this.#g(t)}else t?this.#y():this.#h()}else this.#b()},si),w&&(this.#e=T)}#h(){try{this.#a=V(()=>this.#r(this.#e))}catch(e){this.error(e)}}#g(e){let t=this.#n.failed,{reset:n,invoke_onerror:r}=this.#_(e);ft(r),t&&(this.#s=V(()=>{t(this.#e,()=>e,()=>n)}))}#_(e){var t=!1,n=!1;let r=()=>{this.#v()||(t?De():(t=!0,n&&qe(),this.#s!==null&&Jn(this.#s,()=>{this.#s=null}),this.#S(()=>{this.#b()})))};return{reset:r,invoke_onerror:()=>{if(!this.#v())try{n=!0,this.#n.onerror?.(e,r),n=!1}catch(e){Dn(e,this.#i&&this.#i.parent)}}}}#v(){return(this.#i.f&(S|te))!==0}#y(){let e=this.#n.pending;e&&(this.is_pending=!0,this.#o=V(()=>e(this.#e)),ft(()=>{if(!this.#v()){var e=this.#c=document.createDocumentFragment(),t=F(),n=!1;e.append(t),this.#a=this.#S(()=>{try{return V(()=>this.#r(t))}catch(e){try{this.error(e),n=!0}catch(e){Dn(e,this.#i.parent)}return null}}),this.#a===null?(this.#c=null,n&&this.#x(A)):this.#u===0&&(this.#e.before(e),this.#c=null,Jn(this.#o,()=>{this.#o=null}),this.#x(A))}}))}#b(){try{if(this.is_pending=this.has_pending_snippet(),this.#u=0,this.#l=0,this.#a=V(()=>{this.#r(this.#e)}),this.#u>0){var e=this.#c=document.createDocumentFragment();Qn(this.#a,e);let t=this.#n.pending;this.#o=V(()=>t(this.#e))}else this.#x(A)}catch(e){this.error(e)}}#x(e){this.is_pending=!1,e.transfer_reactions(this.#f)}defer_effect(e){gt(e,this.#f)}is_rendered(){return!this.is_pending&&(!this.parent||this.parent.is_rendered())}has_pending_snippet(){return!!this.#n.pending}#S(e){var t=W,n=U,r=O;ir(this.#i),rr(this.#i),tt(this.#i.ctx);try{return qt.ensure(),e()}finally{ir(t),rr(n),tt(r)}}#C(e,t){this.has_pending_snippet()?(this.#u+=e,this.#u===0&&(this.#x(t),this.#o&&Jn(this.#o,()=>{this.#o=null}),this.#c&&=(this.#e.before(this.#c),null))):this.parent&&this.parent.#C(e,t)}update_pending_count(e,t){this.#C(e,t),this.#l+=e,!this.#p||this.#d||(this.#d=!0,ft(()=>{this.#d=!1,this.#p&&ln(this.#p,this.#l)}))}get_effect_pending(){return this.#m(),G(this.#p)}error(e){if(e===be||!this.#n.onerror&&!this.#n.failed)throw e;A?.is_fork?(this.#a&&A.skip_effect(this.#a),this.#o&&A.skip_effect(this.#o),this.#s&&A.skip_effect(this.#s),A.oncommit(()=>{this.#v()||this.#w(e)})):this.#w(e)}#w(e){this.#a&&=(H(this.#a),null),this.#o&&=(H(this.#o),null),this.#s&&=(H(this.#s),null),w&&(E(this.#t),Ae(),E(je()));let t=this.#n.failed,n=e=>{if(this.#v())return;let{reset:n,invoke_onerror:r}=this.#_(e);r(),t&&!this.#v()&&(this.#s=this.#S(()=>{try{return V(()=>{var r=W;r.b=this,r.f|=128,t(this.#e,()=>e,()=>n)})}catch(e){return Dn(e,this.#i.parent),null}}))};ft(()=>{if(!this.#v()){var t;try{t=this.transform_error(e)}catch(e){Dn(e,this.#i&&this.#i.parent);return}typeof t==`object`&&t&&typeof t.then==`function`?t.then(n,e=>Dn(e,this.#i&&this.#i.parent)):n(t)}})}};function J(e,t){var n=t==null?``:typeof t==`object`?`${t}`:t;n!==(e[ge]??=e.nodeValue)&&(e[ge]=n,e.nodeValue=`${n}`)}function ui(e,t){return fi(e,t)}var di=new Map;function fi(e,{target:t,anchor:n,props:i={},events:a,context:o,intro:s=!0,transformError:c}){yn();var l=void 0,u=Ln(()=>{var s=n??t.appendChild(F());ci(s,{pending:()=>{}},t=>{ot({});var n=O;if(o&&(n.c=o),a&&(i.$$events=a),w&&ei(t,null),l=e(t,i)||ct(),w&&(W.nodes.end=T,T===null||T.nodeType!==8||T.data!==`]`))throw Te(),be;st()},c);var u=new Set,d=e=>{for(var n=0;n<e.length;n++){var r=e[n];if(!u.has(r)){u.add(r);var i=Lr(r);for(let e of[t,document]){var a=di.get(e);a===void 0&&(a=new Map,di.set(e,a));var o=a.get(r);o===void 0?(e.addEventListener(r,Xr,{passive:i}),a.set(r,1)):a.set(r,o+1)}}}};return d(r(Vr)),Hr.add(d),()=>{for(var e of u)for(let n of[t,document]){var r=di.get(n),i=r.get(e);--i==0?(n.removeEventListener(e,Xr),r.delete(e),r.size===0&&di.delete(n)):r.set(e,i)}Hr.delete(d),s!==n&&s.parentNode?.removeChild(s)}});return pi.set(l,u),l}var pi=new WeakMap;function mi(e,t){let n=pi.get(e);return n?(pi.delete(e),n(t)):Promise.resolve()}var hi=class{anchor;#e=new Map;#t=new Map;#n=new Map;#r=new Set;#i=!0;constructor(e,t=!0){this.anchor=e,this.#i=t}#a=e=>{if(this.#e.has(e)){var t=this.#e.get(e),n=this.#t.get(t);if(n)Xn(n),this.#r.delete(t);else{var r=this.#n.get(t);r&&(Xn(r.effect),this.#t.set(t,r.effect),this.#n.delete(t),r.fragment.lastChild.remove(),this.anchor.before(r.fragment),n=r.effect)}for(let[t,n]of this.#e){if(this.#e.delete(t),t===e)break;let r=this.#n.get(n);r&&(H(r.effect),this.#n.delete(n))}for(let[e,r]of this.#t){if(e===t||this.#r.has(e))continue;let i=()=>{if(Array.from(this.#e.values()).includes(e)){var t=document.createDocumentFragment();Qn(r,t),t.append(F()),this.#n.set(e,{effect:r,fragment:t})}else H(r);this.#r.delete(e),this.#t.delete(e)};this.#i||!n?(this.#r.add(e),Jn(r,i,!1)):i()}}};#o=e=>{this.#e.delete(e);let t=Array.from(this.#e.values());for(let[e,n]of this.#n)t.includes(e)||(H(n.effect),this.#n.delete(e))};ensure(e,t){var n=A,r=Cn();if(t&&!this.#t.has(e)&&!this.#n.has(e)){if(r){var i=document.createDocumentFragment(),a=F();i.append(a),this.#n.set(e,{effect:V(()=>t(a)),fragment:i})}else this.#t.set(e,V(()=>t(this.anchor)))}if(this.#e.set(n,e),r){for(let[t,r]of this.#t)t===e?n.unskip_effect(r):n.skip_effect(r);for(let[t,r]of this.#n)t===e?n.unskip_effect(r.effect):n.skip_effect(r.effect);n.oncommit(this.#a),n.ondiscard(this.#o)}else w&&(this.anchor=T),this.#a(n)}};function gi(e,t,n=!1){var r;w&&(r=T,ke());var i=new hi(e),a=n?ne:0;function o(e,t){if(w){var n=Me(r);if(e!==parseInt(n.substring(1))){var a=je();E(a),i.anchor=a,Oe(!1),i.ensure(e,t),Oe(!0);return}}i.ensure(e,t)}Vn(()=>{var e=!1;t((t,n=0)=>{e=!0,o(n,t)}),e||o(-1,null)},a)}var _i=Symbol(`NaN`);function vi(e,t,n){w&&ke();var r=new hi(e),i=!lt();Vn(()=>{var e=t();e!==e&&(e=_i),i&&typeof e==`object`&&e&&(e={}),r.ensure(e,n)})}function yi(e,t){return t}function bi(e,t,n){for(var i=[],a=t.length,o,s=t.length,c=0;c<a;c++){let n=t[c];Jn(n,()=>{if(o){if(o.pending.delete(n),o.done.add(n),o.pending.size===0){var t=e.outrogroups;xi(e,r(o.done)),t.delete(o),t.size===0&&(e.outrogroups=null)}}else--s},!1)}if(s===0){var l=i.length===0&&n!==null&&e.pending.size===0;if(l){var u=n,d=u.parentNode;Sn(d),d.append(u),e.items.clear()}xi(e,t,!l)}else o={pending:new Set(t),done:new Set},(e.outrogroups??=new Set).add(o)}function xi(e,t,n=!0){var r;if(e.pending.size>0){r=new Set;for(let t of e.pending.values())for(let n of t)r.add(e.items.get(n).e)}for(var i=0;i<t.length;i++){var a=t[i];r?.has(a)?(a.f|=ae,Qn(a,document.createDocumentFragment())):H(t[i],n)}}var Si;function Ci(t,n,i,a,o,s=null){var c=t,l=new Map;if(n&4){var u=t;c=w?E(I(u)):u.appendChild(F())}w&&ke();var d=null,f=jt(()=>{var t=i();return e(t)?t:t==null?[]:r(t)}),p=new Map,m=!0;function h(e){if(!(_.effect.f&16384)){_.pending.delete(e);var t=G(f);_.fallback=d,Ti(_,t,c,n,a),d!==null&&(t.length===0?d.f&33554432?(d.f^=ae,Di(d,null,c)):Xn(d):Jn(d,()=>{d=null}))}}function g(e){_.pending.delete(e)}var _={effect:Vn(()=>{var e=G(f),t=e.length;let r=!1;w&&Me(c)===`[!`!=(t===0)&&(c=je(),E(c),Oe(!1),r=!0);for(var u=new Set,_=A,v=Cn(),y=0;y<t;y+=1){w&&T.nodeType===8&&T.data===`]`&&(c=T,r=!0,Oe(!1));var b=e[y],x=a(b,y),S=m?null:l.get(x);S?(S.v&&ln(S.v,b),S.i&&ln(S.i,y),v&&_.unskip_effect(S.e)):(S=Ei(l,m?c:Si??=F(),b,x,y,o,n,i),m||(S.e.f|=ae),l.set(x,S)),u.add(x)}if(t===0&&s&&!d&&(m?d=V(()=>s(c)):(d=V(()=>s(Si??=F())),d.f|=ae)),t>u.size&&Re(``,``,``),w&&t>0&&E(je()),!m){if(p.set(_,u),v){for(let[e,t]of l)u.has(e)||_.skip_effect(t.e);_.oncommit(h),_.ondiscard(g)}else h(_)}r&&Oe(!0),G(f)}),flags:n,items:l,pending:p,outrogroups:null,fallback:d};m=!1,w&&(c=T)}function wi(e){for(;e!==null&&!(e.f&32);)e=e.next;return e}function Ti(e,t,n,i,a){var o=!!(i&8),s=t.length,c=e.items,l=wi(e.effect.first),u,d=null,f,p=[],m=[],h,g,_,v;if(o)for(v=0;v<s;v+=1)h=t[v],g=a(h,v),_=c.get(g).e,_.f&33554432||(_.nodes?.a?.measure(),(f??=new Set).add(_));for(v=0;v<s;v+=1){if(h=t[v],g=a(h,v),_=c.get(g).e,e.outrogroups!==null)for(let t of e.outrogroups)t.pending.delete(_),t.done.delete(_);if(_.f&8192&&(Xn(_),o&&(_.nodes?.a?.unfix(),(f??=new Set).delete(_))),_.f&33554432){if(_.f^=ae,_===l)Di(_,null,n);else{var y=d?d.next:l;_===e.effect.last&&(e.effect.last=_.prev),_.prev&&(_.prev.next=_.next),_.next&&(_.next.prev=_.prev),Oi(e,d,_),Oi(e,_,y),Di(_,y,n),d=_,p=[],m=[],l=wi(d.next);continue}}if(_!==l){if(u!==void 0&&u.has(_)){if(p.length<m.length){var b=m[0],x;d=b.prev;var S=p[0],ee=p[p.length-1];for(x=0;x<p.length;x+=1)Di(p[x],b,n);for(x=0;x<m.length;x+=1)u.delete(m[x]);Oi(e,S.prev,ee.next),Oi(e,d,S),Oi(e,ee,b),l=b,d=ee,--v,p=[],m=[]}else u.delete(_),Di(_,l,n),Oi(e,_.prev,_.next),Oi(e,_,d===null?e.effect.first:d.next),Oi(e,d,_),d=_;continue}for(p=[],m=[];l!==null&&l!==_;)(u??=new Set).add(l),m.push(l),l=wi(l.next);if(l===null)continue}_.f&33554432||p.push(_),d=_,l=wi(_.next)}if(e.outrogroups!==null){for(let t of e.outrogroups)t.pending.size===0&&(xi(e,r(t.done)),e.outrogroups?.delete(t));e.outrogroups.size===0&&(e.outrogroups=null)}if(l!==null||u!==void 0){var te=[];if(u!==void 0)for(_ of u)_.f&8192||te.push(_);for(;l!==null;)!(l.f&8192)&&l!==e.fallback&&te.push(l),l=wi(l.next);var ne=te.length;if(ne>0){var re=i&4&&s===0?n:null;if(o){for(v=0;v<ne;v+=1)te[v].nodes?.a?.measure();for(v=0;v<ne;v+=1)te[v].nodes?.a?.fix()}bi(e,te,re)}}o&&ft(()=>{if(f!==void 0)for(_ of f)_.nodes?.a?.apply()})}function Ei(e,t,n,r,i,a,o,s){var c=o&1?o&16?an(n):on(n,!1,!1):null,l=o&2?an(i):null;return{v:c,i:l,e:V(()=>(a(t,c??n,l??i,s),()=>{e.delete(r)}))}}function Di(e,t,n){if(e.nodes)for(var r=e.nodes.start,i=e.nodes.end,a=t&&!(t.f&33554432)?t.nodes.start:n;r!==null;){var o=bn(r);if(a.before(r),r===i)return;r=o}}function Oi(e,t,n){t===null?e.effect.first=n:t.next=n,n===null?e.effect.last=t:n.prev=t}function ki(e,t,...n){var r=new hi(e);Vn(()=>{let e=t()??null;r.ensure(e,e&&(t=>e(t,...n)))},ne)}function Ai(e,t,n){var r;w&&(r=T,ke());var i=new hi(e);Vn(()=>{var e=t()??null;if(w&&Me(r)===`[`!=(e!==null)){var a=je();E(a),i.anchor=a,Oe(!1),i.ensure(e,e&&(t=>n(t,e))),Oe(!0)}else i.ensure(e,e&&(t=>n(t,e)))},ne)}function ji(e,t,n,r,i,a){let o=w;w&&ke();var s=null;w&&T.nodeType===1&&(s=T,ke());var c=w?T:e,l=new hi(c,!1);Vn(()=>{let e=t()||null;var a=i?i():n||e===`svg`?Se:void 0;if(e===null)l.ensure(null,null);else return l.ensure(e,t=>{if(e){var n=w;if(s=w?s:wn(e,a),ei(s,s),r){var i=null;w&&zr(e)&&s.append(i=document.createComment(``));var o=w?I(s):s.appendChild(F());w&&(o===null?Oe(!1):E(o)),r(s,o),i?.remove()}W.nodes.end=s,n||t.before(s)}w&&E(t)}),()=>{}},ne),Mn(()=>{}),o&&(Oe(!0),E(c))}function Mi(e,t){var n=void 0,r;Hn(()=>{n!==(n=t())&&(r&&=(H(r),null),n&&(r=V(()=>{Rn(()=>n(e))})))})}function Ni(e){var t,n,r=``;if(typeof e==`string`||typeof e==`number`)r+=e;else if(typeof e==`object`){if(Array.isArray(e)){var i=e.length;for(t=0;t<i;t++)e[t]&&(n=Ni(e[t]))&&(r&&(r+=` `),r+=n)}else for(n in e)e[n]&&(r&&(r+=` `),r+=n)}return r}function Pi(){for(var e,t,n=0,r=``,i=arguments.length;n<i;n++)(e=arguments[n])&&(t=Ni(e))&&(r&&(r+=` `),r+=t);return r}function Fi(e){return typeof e==`object`?Pi(e):e??``}var Ii=[...` 	
\r\f\xA0\v﻿`];function Li(e,t,n){var r=e==null?``:``+e;if(t&&(r=r?r+` `+t:t),n){for(var i of Object.keys(n))if(n[i])r=r?r+` `+i:i;else if(r.length)for(var a=i.length,o=0;(o=r.indexOf(i,o))>=0;){var s=o+a;(o===0||Ii.includes(r[o-1]))&&(s===r.length||Ii.includes(r[s]))?r=(o===0?``:r.substring(0,o))+r.substring(s+1):o=s}}return r===``?null:r}function Ri(e,t=!1){var n=t?` !important;`:`;`,r=``;for(var i of Object.keys(e)){var a=e[i];a!=null&&a!==``&&(r+=` `+i+`: `+a+n)}return r}function zi(e){return e[0]!==`-`||e[1]!==`-`?e.toLowerCase():e}function Bi(e,t){if(t){var n=``,r,i;if(Array.isArray(t)?(r=t[0],i=t[1]):r=t,e){e=String(e).replaceAll(/\/\*.*?\*\//g,``).trim();var a=!1,o=0,s=!1,c=[];r&&c.push(...Object.keys(r).map(zi)),i&&c.push(...Object.keys(i).map(zi));var l=0,u=-1;let t=e.length;for(var d=0;d<t;d++){var f=e[d];if(s?f===`/`&&e[d-1]===`*`&&(s=!1):a?a===f&&(a=!1):f===`/`&&e[d+1]===`*`?s=!0:f===`"`||f===`'`?a=f:f===`(`?o++:f===`)`&&o--,!s&&a===!1&&o===0){if(f===`:`&&u===-1)u=d;else if(f===`;`||d===t-1){if(u!==-1){var p=zi(e.substring(l,u).trim());if(!c.includes(p)){f!==`;`&&d++;var m=e.substring(l,d).trim();n+=` `+m+`;`}}l=d+1,u=-1}}}}return r&&(n+=Ri(r)),i&&(n+=Ri(i,!0)),n=n.trim(),n===``?null:n}return e==null?null:String(e)}function Vi(e,t,n,r,i,a){var o=e[me];if(w||o!==n||o===void 0){var s=Li(n,r,a);w&&s===e.getAttribute(`class`)||(s==null?e.removeAttribute(`class`):t?e.className=s:e.setAttribute(`class`,s)),e[me]=n}else if(a&&i!==a)for(var c in a){var l=!!a[c];(i==null||l!==!!i[c])&&e.classList.toggle(c,l)}return a}function Hi(e,t={},n,r){for(var i in n){var a=n[i];t[i]!==a&&(n[i]==null?e.style.removeProperty(i):e.style.setProperty(i,a,r))}}function Ui(e,t,n,r){var i=e[he];if(w||i!==t){var a=Bi(t,r);w&&a===e.getAttribute(`style`)||(a==null?e.removeAttribute(`style`):e.style.cssText=a),e[he]=t}else r&&(Array.isArray(r)?(Hi(e,n?.[0],r[0]),Hi(e,n?.[1],r[1],`important`)):Hi(e,n,r));return r}function Wi(e,t){t?e.hasAttribute(`selected`)||e.setAttribute(`selected`,``):e.removeAttribute(`selected`)}function Gi(e,t){var n=!(`__defaultValue`in e);(n||e.__defaultValue!==t)&&(e.__defaultValue=t,Ki(e,!n||`__value`in e))}function Ki(t,n){var r=t.__defaultValue,i=t.multiple,a=i?r??[]:null;if(!i||e(a)){var o=t.selectedIndex,s=n&&i?new Set(t.selectedOptions):null;for(var c of t.options){var l=Xi(c);Wi(c,i?a.includes(l):mn(l,r))}if(n){if(s!==null)for(c of t.options){var u=s.has(c);c.selected!==u&&(c.selected=u)}else t.selectedIndex!==o&&(t.selectedIndex=o)}}}function qi(t,n,r=!1){if(t.multiple){if(n==null)return;if(!e(n))return Ee();for(var i of t.options)i.selected=n.includes(Xi(i))}else{for(i of t.options)if(mn(Xi(i),n)){i.selected=!0;return}r&&n===void 0||(t.selectedIndex=-1)}}function Ji(e){var t=new MutationObserver(t=>{t.every(Zi)||(`__defaultValue`in e&&Ki(e,!1),`__value`in e&&qi(e,e.__value))});t.observe(e,{childList:!0,subtree:!0,attributes:!0,attributeFilter:[`value`]}),Mn(()=>{t.disconnect()})}function Yi(e,t,n=t){var r=new WeakSet,i=!0;St(e,`change`,t=>{var i=t?`[selected]`:`:checked`,a;if(e.multiple)a=[].map.call(e.querySelectorAll(i),Xi);else{var o=e.querySelector(i)??e.querySelector(`option:not([disabled])`);a=o&&Xi(o)}n(a),e.__value=a,A!==null&&r.add(A)}),Rn(()=>{var a=t();if(e===document.activeElement){var o=A;if(r.has(o))return}if(qi(e,a,i),i&&a===void 0){var s=e.querySelector(`:checked`);s!==null&&(a=Xi(s),n(a))}e.__value=a,i=!1})}function Xi(e){return`__value`in e?e.__value:e.value}function Zi(e){if(e.target.closest(`selectedcontent`)!==null)return!0;if(e.type===`childList`){var t=[...e.addedNodes,...e.removedNodes];return t.length>0&&t.every(e=>e.nodeName===`SELECTEDCONTENT`)}return!1}var Qi=Symbol(`class`),$i=Symbol(`style`),ea=Symbol(`is custom element`),ta=Symbol(`is html`),na=ye?`link`:`LINK`,ra=ye?`input`:`INPUT`,ia=ye?`option`:`OPTION`,aa=ye?`select`:`SELECT`,oa=ye?`progress`:`PROGRESS`;function sa(e){if(w){var t=!1,n=()=>{if(!t){if(t=!0,e.hasAttribute(`value`)){var n=e.value;Y(e,`value`,null),e.value=n}if(e.hasAttribute(`checked`)){var r=e.checked;Y(e,`checked`,null),e.checked=r}}};e[_e]=n,ft(n),bt()}}function ca(e,t){var n=da(e);n.checked!==(n.checked=t??void 0)&&(e.checked=t)}function Y(e,t,n,r){var i=da(e);if(!(w&&(i[t]=e.getAttribute(t),t===`src`||t===`srcset`||t===`href`&&e.nodeName===na))){var a=i[t];a!==(i[t]=n)&&(t===`loading`&&(e[fe]=n),n==null?e.removeAttribute(t):typeof n!=`string`&&pa(e).has(t)?e[t]=n:(!w||typeof n!=`number`&&typeof n!=`boolean`||a!==String(n))&&e.setAttribute(t,n))}}function la(e,t,n,r,i=!1,a=!1){w&&i&&e.nodeName===ra&&(`defaultValue`in n||`defaultChecked`in n||sa(e));var o=da(e),s=o[ea],c=!o[ta];let l=w&&s;l&&Oe(!1);var u=t||{},d=e.nodeName===ia,f=e.nodeName===aa;try{for(var p in t)!(p in n)&&p[0]+p[1]!==`$$`&&(n[p]=null);n.class?n.class=Fi(n.class):(r||n[Qi])&&(n.class=null),n[$i]&&(n.style??=null);var m=pa(e);if(e.nodeName===ra&&`type`in n&&(`value`in n||`__value`in n)){var h=n.type;(h!==u.type||h===void 0&&e.hasAttribute(`type`))&&(u.type=h,Y(e,`type`,h,a))}for(let i in n){let l=n[i];if(d&&i===`value`&&l==null)e.value=e.__value=``,u[i]=l;else if(i===`class`)Vi(e,e.namespaceURI===`http://www.w3.org/1999/xhtml`,l,r,t?.[Qi],n[Qi]),u[i]=l,u[Qi]=n[Qi];else if(i===`style`)Ui(e,l,t?.[$i],n[$i]),u[i]=l,u[$i]=n[$i];else{var g=u[i];if(l!==g||l===void 0&&e.hasAttribute(i)){u[i]=l;var _=i[0]+i[1];if(_!==`$$`){if(_===`on`){let t={},n=`$$`+i,r=i.slice(2);var v=Mr(r);if(Ar(r)&&(r=r.slice(0,-7),t.capture=!0),!v&&g){if(l!=null)continue;e.removeEventListener(r,u[n],t),u[n]=null}if(v)Kr(r,e,l),qr([r]);else if(l!=null){function a(e){u[i].call(this,e)}u[n]=Ur(r,e,a,t)}}else if(i===`style`)Y(e,i,l);else if(i===`autofocus`)_t(e,!!l);else if(!s&&(i===`__value`||i===`value`&&l!=null))e.__value=l,(g==null||e.value!==l||l===0&&e.nodeName===oa)&&(e.value=l);else if(i===`selected`&&d)Wi(e,l);else{var y=i;c||(y=Fr(y));var b=y===`defaultValue`||y===`defaultChecked`;if(f&&y===`defaultValue`)continue;if(l==null&&!s&&!b){if(o[i]=null,y===`value`||y===`checked`){let n=e,r=t===void 0;if(y===`value`){let e=n.defaultValue;n.removeAttribute(y),n.defaultValue=e,n.value=n.__value=r?e:null}else{let e=n.defaultChecked;n.removeAttribute(y),n.defaultChecked=e,n.checked=r?e:!1}}else e.removeAttribute(i)}else b||(s||typeof l!=`string`)&&m.has(y)?(e[y]=l,y in o&&(o[y]=C)):typeof l!=`function`&&Y(e,y,l,a)}}}}}}finally{l&&Oe(!0)}return u}function ua(e,t,n=[],r=[],i=[],a,o=!1,s=!1){Ct(i,n,r,n=>{var r=void 0,i={},c=e.nodeName===aa,l=!1;if(Hn(()=>{var u=t(...n.map(G)),d=la(e,r,u,a,o,s);if(l&&c){var f=e;`defaultValue`in u&&Gi(f,u.defaultValue),`value`in u&&qi(f,u.value)}for(let e of Object.getOwnPropertySymbols(i))u[e]||H(i[e]);for(let t of Object.getOwnPropertySymbols(u)){var p=u[t];t.description!==`@attach`||r&&p===r[t]||(i[t]&&H(i[t]),i[t]=V(()=>Mi(e,()=>p))),d[t]=p}r=d}),c){var u=e;Rn(()=>{var e=r;`defaultValue`in e&&Gi(u,e.defaultValue),qi(u,e.value,!0),Ji(u)})}l=!0})}function da(e){return e[pe]??={[ea]:e.nodeName.includes(`-`),[ta]:e.namespaceURI===xe}}var fa=new Map;function pa(e){var t=e.getAttribute(`is`)||e.nodeName,n=fa.get(t);if(n)return n;fa.set(t,n=new Set);for(var r,i=e,a=Element.prototype;a!==i;){for(var s in r=o(i),r)r[s].set&&s!==`innerHTML`&&s!==`textContent`&&s!==`innerText`&&n.add(s);i=l(i)}return n}function ma(e,t,n=t){var r=new WeakSet;St(e,`input`,async i=>{var a=i?e.defaultValue:e.value;if(a=ga(e)?_a(a):a,n(a),A!==null&&r.add(A),await Cr(),a!==(a=t())){var o=e.selectionStart,s=e.selectionEnd,c=e.value.length;if(e.value=a??``,s!==null){var l=e.value.length;o===s&&s===c&&l>c?(e.selectionStart=l,e.selectionEnd=l):(e.selectionStart=o,e.selectionEnd=Math.min(s,l))}}}),(w&&e.defaultValue!==e.value||Er(t)==null&&e.value)&&(n(ga(e)?_a(e.value):e.value),A!==null&&r.add(A)),Bn(()=>{var n=t();if(e===document.activeElement){var i=A;if(r.has(i))return}ga(e)&&n===_a(e.value)||(e.type!==`date`||n||e.value)&&n!==e.value&&(e.value=n??``)})}function ha(e,t,n=t){St(e,`change`,t=>{n(t?e.defaultChecked:e.checked)}),(w&&e.defaultChecked!==e.checked||Er(t)==null)&&n(e.checked),Bn(()=>{e.checked=!!t()})}function ga(e){var t=e.type;return t===`number`||t===`range`}function _a(e){return e===``?null:+e}function va(e,t){return e===t||e?.[le]===t}function ya(e=ct(),t,n,r){var i=O.r,a=W;return Rn(()=>{var o,s;return Bn(()=>{o=s,s=r?.()||[],Er(()=>{va(n(...s),e)||(t(e,...s),o&&va(n(...o),e)&&t(null,...o))})}),()=>{let r=a;for(;r!==i&&r.parent!==null&&r.parent.f&33554432;)r=r.parent;let o=()=>{s&&va(n(...s),e)&&t(null,...s)},c=r.teardown;r.teardown=()=>{o(),c?.()}}}),e}function ba(e=!1){let t=O,n=t.l.u;if(!n)return;let r=()=>Dr(t.s);if(e){let e=0,n={},i=Dt(()=>{let r=!1,i=t.s;for(let e in i)i[e]!==n[e]&&(n[e]=i[e],r=!0);return r&&e++,e});r=()=>G(i)}n.b.length&&Fn(()=>{xa(t,r),m(n.b)}),Nn(()=>{let e=Er(()=>n.m.map(p));return()=>{for(let t of e)typeof t==`function`&&t()}}),n.a.length&&Nn(()=>{xa(t,r),m(n.a)})}function xa(e,t){if(e.l.s)for(let t of e.l.s)G(t);t()}var Sa=!1;function Ca(e){var t=Sa;try{return Sa=!1,[e(),Sa]}finally{Sa=t}}var wa={get(e,t){if(!e.exclude.has(t))return e.props[t]},set(e,t){return!1},getOwnPropertyDescriptor(e,t){if(!e.exclude.has(t)&&t in e.props)return{enumerable:!0,configurable:!0,value:e.props[t]}},has(e,t){return!e.exclude.has(t)&&t in e.props},ownKeys(e){return Reflect.ownKeys(e.props).filter(t=>!e.exclude.has(t))}};function Ta(e,t,n){return new Proxy({props:e,exclude:t},wa)}var Ea={get(e,t){let n=e.props.length;for(;n--;){let r=e.props[n];if(d(r)&&(r=r()),typeof r==`object`&&r&&t in r)return r[t]}},set(e,t,n){let r=e.props.length;for(;r--;){let i=e.props[r];d(i)&&(i=i());let o=a(i,t);if(o&&o.set)return o.set(n),!0}return!1},getOwnPropertyDescriptor(e,t){let n=e.props.length;for(;n--;){let r=e.props[n];if(d(r)&&(r=r()),typeof r==`object`&&r&&t in r){let e=a(r,t);return e&&!e.configurable&&(e.configurable=!0),e}}},has(e,t){if(t===le||t===de)return!1;for(let n of e.props)if(d(n)&&(n=n()),n!=null&&t in n)return!0;return!1},ownKeys(e){let t=[];for(let n of e.props)if(d(n)&&(n=n()),n){for(let e in n)t.includes(e)||t.push(e);for(let e of Object.getOwnPropertySymbols(n))t.includes(e)||t.push(e)}return t}};function Da(...e){return new Proxy({props:e},Ea)}function Oa(e,t,n,r){var i=!Je||!!(n&2),o=!!(n&8),s=!!(n&16),c=r,l=!0,u=void 0,d=()=>s&&i?(u??=Dt(r),G(u)):(l&&(l=!1,c=s?Er(r):r),c);let f;if(o){var p=le in e||de in e;f=a(e,t)?.set??(p&&t in e?n=>e[t]=n:void 0)}var m,h=!1;o?[m,h]=Ca(()=>e[t]):m=e[t],m===void 0&&r!==void 0&&(m=d(),f&&(i&&Ue(t),f(m)));var g=i?()=>{var n=e[t];return n===void 0?d():(l=!0,n)}:()=>{var n=e[t];return n!==void 0&&(c=void 0),n===void 0?c:n};if(i&&!(n&4))return g;if(f){var _=e.$$legacy;return(function(e,t){return arguments.length>0?((!i||!t||_||h)&&f(t?g():e),e):g()})}var v=!1,y=(n&1?Dt:jt)(()=>(v=!1,g()));o&&G(y);var b=W;return(function(e,t){if(arguments.length>0){let n=t?G(y):i&&o?P(e):e;return M(y,n),v=!0,c!==void 0&&(c=n),e}return er&&v||b.f&16384?y.v:G(y)})}function ka(e){O===null&&Ie(`onMount`),Je&&O.l!==null?ja(O).m.push(e):Nn(()=>{let t=Er(e);if(typeof t==`function`)return t})}function Aa(e){O===null&&Ie(`onDestroy`),ka(()=>()=>Er(e))}function ja(e){var t=e.l;return t.u??={a:[],b:[],m:[]}}typeof window<`u`&&((window.__svelte??={}).v??=new Set).add(`5`);function Ma(e,t){if(t)for(let n in t)e=e.replace(`:${n}`,String(t[n]));return Z.name===`#`?e===`/`?`/#/`:La(`#`,e):Z.name?La(Z.name,e):e}function Na(e,t){let n=Ma(e,t?.params);return t?.search&&(n+=Va(t.search)),t?.hash&&!t.hash.startsWith(`#`)&&(n+=`#`+t.hash),n}function Pa(e){return Promise.all(e.map(e=>Fa(e)))}function Fa(e){return new Promise(t=>{Ia(e)?Promise.resolve(e()).then(e=>{t(e.default)}):t(e)})}function Ia(e){return typeof e==`function`&&!!/\(\)\s?=>\s?(import|__vite_ssr_dynamic_import__)\(.*\)/.test(String(e))}function La(...e){let t=``;for(let n of e)n.startsWith(`/`)||(t+=`/`),n.endsWith(`/`)&&(n=n.slice(0,-1)),t+=n;return t}function Ra(e){return Z.name&&e.startsWith(Z.name)&&(e=e.slice(Z.name.length)||`/`),e}function za(e){return e&&`_userState`in e?e._userState:e}function Ba(){let e=Z.name===`#`?globalThis.location.hash.slice(1):globalThis.location.pathname,t=Z.name===`#`?``:globalThis.location.hash;return{pathname:e,search:globalThis.location.search,state:za(history.state),hash:t}}function Va(e){if(!e)return;if(typeof e==`string`)return e.startsWith(`?`)||(e=`?`+e),e;let t=Object.fromEntries(Object.entries(e).map(([e,t])=>[e,String(t)]));if(Object.keys(t).length!==0)return`?`+new URLSearchParams(t).toString()}function Ha(e){if(!e)return{};if(typeof e==`string`){let t=new URLSearchParams(e);return Object.fromEntries([...t.entries()].map(([e,t])=>[e,Ua(t)]))}return e}function Ua(e){if(e===``)return``;if(e===`true`)return!0;if(e===`false`)return!1;let t=Number(e);return Number.isNaN(t)?e:t}function Wa(e,t){return Ga((e,t)=>e===t,e,t)}Wa.startsWith=(e,t)=>Ga((e,t)=>e.startsWith(t),e,t);function Ga(e,t,n){if(!t.includes(`:`)){let n=Z.name&&Z.name!==`#`?Ma(t):t;return e(Q.pathname,n)}if(n)return Z.name===`#`?e(Q.pathname,Ma(t,n).replace(`/#`,``)):e(Q.pathname,Ma(t,n));let r=t.split(`/`).slice(1),i=Q.pathname.split(`/`).slice(1);if(r.length>i.length)return!1;for(let[e,t]of r.entries()){let n=i[e];if(!t.startsWith(`:`)&&t!==n)return!1}return!0}function Ka(e,t){e.length>1&&e.endsWith(`/`)&&(e=e.slice(0,-1));let n=e.split(`/`).slice(1),r=Xa(Object.keys(t)),i={},a=t[`/`];a&&typeof a==`object`&&`meta`in a&&a.meta&&(i={...a.meta});let o;for(let a of r){let r=qa(a,n,e,t,i);if(r){if(r.fallback)o||=r.result;else return r.result}}return o||{match:void 0,layouts:[],hooks:[],params:{},meta:i,breakFromLayouts:!1,isCatchAll:!1}}function qa(e,t,n,r,i){let a=e.split(`/`);a[0]===``&&a.shift();let o={},s;for(let[e,c]of a.entries()){s=c.startsWith(`(`)&&c.endsWith(`)`),s&&(c=c.slice(1,-1));let l=t[e],u=c===``&&typeof r[`/`]!=`function`;if(c.startsWith(`:`))o[c.slice(1)]=decodeURIComponent(l);else if(c.startsWith(`*`)){let n=c.slice(1);n&&(o[n]=t.slice(e).map(decodeURIComponent).join(`/`));let l=Ja(r,s,i);return{result:{match:r[(e?`/`:``)+a.join(`/`)],...l,params:o,breakFromLayouts:s,isCatchAll:!0},fallback:!1}}else if(c.toLowerCase()!==l?.toLowerCase()&&!u)return null;if(e!==a.length-1)continue;let d=r[`/`+a.join(`/`)];if(typeof d==`function`&&a.length!==t.length)return null;let f=Ja(r,s,i);if(typeof d==`function`)return a.length===t.length?{result:{match:d,...f,params:o,breakFromLayouts:s,isCatchAll:!1},fallback:!1}:null;let p=Ka(u?n:`/`+t.slice(e+1).join(`/`),d);return p.match?{result:Ya(f,p,o,s),fallback:u&&p.isCatchAll}:null}return null}function Ja(e,t,n){let r=[],i=[],a={...n};return!t&&`layout`in e&&e.layout&&r.push(e.layout),`hooks`in e&&e.hooks&&i.push(e.hooks),`meta`in e&&e.meta&&(a={...a,...e.meta}),{layouts:r,hooks:i,meta:a}}function Ya(e,t,n,r){let i=t.breakFromLayouts;return{match:t.match,layouts:i?[]:[...e.layouts,...t.layouts],hooks:[...e.hooks,...t.hooks],params:{...n,...t.params},meta:{...e.meta,...t.meta},breakFromLayouts:i||r,isCatchAll:t.isCatchAll}}function Xa(e){return e.toSorted((e,t)=>Za(e)-Za(t))}function Za(e){return e===``||e===`/`?1:e.includes(`*`)?4:e.includes(`:`)?3:2}var Qa=200,$a=Math.PI/6,eo=50;async function to(e,t,n){let{match:r,layouts:i,hooks:a,meta:o}=Ka(t,e);for(let{onPreload:e}of a)e?.({pathname:t,meta:o,...n,search:Ha(n?.search)});await Pa(r?[...i,r]:i)}var no=new Set,ro=new Set;function io(e){function t(t){if(!t.getAttribute(`href`))return;let n=new URL(t.href),r=Ra(n.pathname),{replace:i,state:a}=t.dataset;to(e,r,{replace:i===``||i===`true`,search:n.search,state:a,hash:n.hash})}let n=null;function r(e){if(!e.getPredictedEvents||n)return;if(n=setTimeout(()=>{n=null},eo),ro.size===0){document.removeEventListener(`pointermove`,r);return}let i=e.getPredictedEvents().at(-1);if(!i)return;let a=e.clientX,o=e.clientY,s=i.clientX-a,c=i.clientY-o,l=Math.hypot(s,c);if(l<2)return;let u=s/l,d=c/l;e:for(let e of ro){e.isConnected||ro.delete(e);let n=e.getBoundingClientRect(),r=[{x:n.left,y:n.top},{x:n.right,y:n.top},{x:n.left,y:n.bottom},{x:n.right,y:n.bottom},{x:n.left+n.width/2,y:n.top+n.height/2}];for(let n of r){let r=n.x-a,i=n.y-o,s=Math.hypot(r,i);if(s>Qa||s<.001)continue;let c=r/s,l=i/s,f=u*c+d*l;if(Math.acos(Math.max(-1,Math.min(1,f)))<=$a){t(e),ro.delete(e);continue e}}}}let i=new IntersectionObserver(e=>{for(let n of e)n.isIntersecting&&(i.unobserve(n.target),t(n.target))});new MutationObserver(()=>{let e=document.querySelectorAll(`a[data-preload]`);for(let n of e)if(!no.has(n)){switch(no.add(n),n.dataset.preload){case``:case`true`:case`hover`:n.addEventListener(`mouseenter`,function e(){n.removeEventListener(`mouseenter`,e),t(n)});break;case`predict`:ro.size===0&&document.addEventListener(`pointermove`,r),ro.add(n);break;case`viewport`:i.observe(n);break;default:console.warn(`Unknown preload strategy \`${n.dataset.preload}\` on`,n,`
Available strategies are: hover, viewport, predict`)}n.addEventListener(`focus`,function e(){n.removeEventListener(`focus`,e),t(n)})}}).observe(document.body,{subtree:!0,childList:!0})}var ao=class extends Error{constructor(e){super(`Navigating to: ${e}`),this.name=`Redirect`}},oo=class extends Map{#e=new Map;#t=j(0);#n=j(0);#r=pr||-1;constructor(e){if(super(),e){for(var[t,n]of e)super.set(t,n);this.#n.v=super.size}}#i(e){return pr===this.#r?j(e):an(e)}has(e){var t=this.#e,n=t.get(e);if(n===void 0){if(super.has(e))n=this.#i(0),t.set(e,n);else return G(this.#t),!1}return G(n),!0}forEach(e,t){this.#a(),super.forEach(e,t)}get(e){var t=this.#e,n=t.get(e);if(n===void 0){if(super.has(e))n=this.#i(0),t.set(e,n);else{G(this.#t);return}}return G(n),super.get(e)}getOrInsert(e,t){return super.has(e)||this.set(e,t),this.get(e)}getOrInsertComputed(e,t){return super.has(e)||this.set(e,t(e)),this.get(e)}set(e,t){var n=this.#e,r=n.get(e),i=super.get(e),a=super.set(e,t),o=this.#t;if(r===void 0)r=this.#i(0),n.set(e,r),M(this.#n,super.size),N(o);else if(i!==t){N(r);var s=o.reactions===null?null:new Set(o.reactions);s!==null&&r.reactions?.every(e=>s.has(e))||N(o)}return a}delete(e){var t=this.#e,n=t.get(e),r=super.delete(e);return n!==void 0&&(t.delete(e),M(n,-1)),r&&(M(this.#n,super.size),N(this.#t)),r}clear(){if(super.size!==0){super.clear();var e=this.#e;M(this.#n,0);for(var t of e.values())M(t,-1);N(this.#t),e.clear()}}#a(){G(this.#t);var e=this.#e;if(this.#n.v!==e.size){for(var t of super.keys())if(!e.has(t)){var n=this.#i(0);e.set(t,n)}}for([,n]of this.#e)G(n)}keys(){return G(this.#t),super.keys()}values(){return this.#a(),super.values()}entries(){return this.#a(),super.entries()}[Symbol.iterator](){return this.entries()}get size(){return G(this.#n),super.size}},so=Symbol(`replace`),co=class extends URLSearchParams{#e=j(0);#t=uo();#n=!1;#r(){if(!this.#t||this.#n)return;this.#n=!0;let e=super.toString();this.#t.search=e&&`?${e}`,this.#n=!1}[so](e){if(!this.#n&&e.toString()!==super.toString()){this.#n=!0;for(let e of[...super.keys()])super.delete(e);for(let[t,n]of e)super.append(t,n);N(this.#e),this.#n=!1}}append(e,t){super.append(e,t),this.#r(),N(this.#e)}delete(e,t){var n=super.has(e,t);super.delete(e,t),n&&(this.#r(),N(this.#e))}get(e){return G(this.#e),super.get(e)}getAll(e){return G(this.#e),super.getAll(e)}has(e,t){return G(this.#e),super.has(e,t)}keys(){return G(this.#e),super.keys()}forEach(e,t){G(this.#e),super.forEach(e,t)}set(e,t){var n=super.getAll(e);super.set(e,t);var r=super.getAll(e);(n.length!==r.length||n.some((e,t)=>e!==r[t]))&&(this.#r(),N(this.#e))}sort(){super.sort(),this.#r(),N(this.#e)}toString(){return G(this.#e),super.toString()}values(){return G(this.#e),super.values()}entries(){return G(this.#e),super.entries()}[Symbol.iterator](){return this.entries()}get size(){return G(this.#e),super.size}},lo=null;function uo(){return lo}var X=new co(globalThis.location.search),fo={append(e,t,n){X.append(e,String(t)),mo(n)},delete(e,t,n){X.delete(e,t===void 0?void 0:String(t)),mo(n)},entries(){return[...X.entries()].map(([e,t])=>[e,Ua(t)])},forEach(...e){return X.forEach(...e)},get(...e){let t=X.get(...e);return t===null?null:Ua(t)},getAll(...e){return X.getAll(...e).map(Ua)},has(...e){return X.has(...e)},keys(){return X.keys()},set(e,t,n){X.set(e,String(t)),mo(n)},sort(e){X.sort(),mo(e)},toString(){return X.toString()},values(){return[...X.values()].map(Ua)},toURLSearchParams(){return new URLSearchParams(X)},get size(){return X.size},[Symbol.iterator](){return X[Symbol.iterator]()}};function po(e){if(X.toString()===e)return;let t=new URLSearchParams(e);for(let[e,n]of t)X.set(e,n);for(let e of[...X.keys()])t.has(e)||X.delete(e)}function mo(e){let t=new URL(globalThis.location.toString());t.search=X.toString(),globalThis.history[e?.replace?`replaceState`:`pushState`]({},``,t)}var ho=`modulepreload`,go=function(e){return`/app/`+e},_o={},vo={},yo=function(e){return e.pathname.endsWith(`.css`)},bo=function(e,t,n){if(t in e)return e[t];let r=n();if(!r){e[t]=void 0;return}let i=r.then(()=>{e[t]=void 0},n=>{throw delete e[t],n});return e[t]=i,i},xo=function(e,t,n){let r=Promise.resolve();if(t&&t.length>0){let e,i=document.querySelector(`meta[property=csp-nonce]`),a=i?.nonce||i?.getAttribute(`nonce`);function o(e){return Promise.all(e.map(e=>Promise.resolve(e).then(e=>({status:`fulfilled`,value:e}),e=>({status:`rejected`,reason:e}))))}function s(e){return import.meta.resolve?new URL(import.meta.resolve(e)):new URL(e,import.meta.url)}r=o(t.map(t=>{t=go(t,n);let r=s(t),i=yo(r);return bo(_o,r.href,()=>{if(e===void 0){e={all:new Set,styles:new Set};let t=document.getElementsByTagName(`link`);for(let n=t.length-1;n>=0;n--){let r=t[n];e.all.add(r.href),r.rel===`stylesheet`&&e.styles.add(r.href)}}let t=i?e.styles:e.all,n=i?vo[r.href]:void 0;if(!n&&t.has(r.href))return;let o=document.createElement(`link`);if(o.rel=i?`stylesheet`:ho,i||(o.as=`script`),o.crossOrigin=``,o.href=r.href,a&&o.setAttribute(`nonce`,a),n&&delete vo[r.href],n?.isConnected?n.replaceWith(o):document.head.appendChild(o),i)return new Promise((e,t)=>{let n=i=>{o.removeEventListener(`load`,n),o.removeEventListener(`error`,n),i.type===`error`?(vo[r.href]=o,t(Error(`Unable to preload CSS for ${r}`))):e(i)};o.addEventListener(`load`,n),o.addEventListener(`error`,n)})})}).filter(e=>e!==void 0))}function i(e){let t=new Event(`vite:preloadError`,{cancelable:!0});if(t.payload=e,window.dispatchEvent(t),!t.defaultPrevented)throw e}return r.then(t=>{for(let e of t||[])e.status===`rejected`&&i(e.reason);return e().catch(i)})},So,Z={name:void 0},Co=P({value:[]}),Q=P({pathname:`/`,search:``,state:null,hash:``});queueMicrotask(()=>{let e=Ba();Q.pathname=e.pathname,Q.search=e.search,Q.state=e.state,Q.hash=e.hash});var wo=P({value:{}}),To=P({value:{}}),Eo=new Map,Do=0,Oo=!1,ko=null,Ao=null,jo=null;function Mo(e){if(e){let t=new URL(globalThis.location.toString());e===`#`?(Z.name=`#`,globalThis.location.href.includes(`#`)||(t.hash=`/`,history.replaceState({_routerIndex:Do,_userState:history.state??null},``,t.toString()))):(Z.name=(e.startsWith(`/`)?``:`/`)+e,t.pathname.startsWith(Z.name)||(t.pathname=La(Z.name,t.pathname),history.replaceState({_routerIndex:Do,_userState:history.state??null},``,t.toString())))}history.state?._routerIndex===void 0?history.replaceState({_routerIndex:Do,_userState:history.state??null},``,globalThis.location.href):Do=history.state._routerIndex,Object.assign(Q,Ba())}function No(e){return So=e,io(So),{p:Na,navigate:Po,isActive:Wa,async preload(e){await to(So,e)},route:{get params(){return wo.value},getParams(e){if(!Wa(e))throw Error(`\`${e}\` does not match the current route`);return wo.value},get pathname(){return Ra(Q.pathname)},get search(){return Ha(Q.search)},get state(){return Q.state},get hash(){return Q.hash},get meta(){return To.value}}}}async function Po(e,t={}){if(typeof e==`number`)return globalThis.history.go(e),new ao(`History entry: ${e}`);e=Ma(e,t.params),Z.name===`#`?e=e.replace(`/#`,``):t.hash&&!t.hash.startsWith(`#`)&&(t.hash=`#`+t.hash);let n=Io(e,t);return jo=n,await n,new ao(`${e}${Va(t?.search??``)}${t?.hash??``}`)}function Fo(e){for(let t of Eo.values())typeof t==`object`&&t.beforeUnload&&(t.beforeUnload()||e.preventDefault())}async function Io(e,t={}){if(!So)throw Error("Router not initialized: `createRouter` was not called.");if(!e&&Oo){Oo=!1;return}if(Eo.size>0){let t=e?0:Do-(history.state?._routerIndex??0);for(let n of Eo.values())if(!await(typeof n==`object`?n.onNavigate:n)()){!e&&t!==0&&(Oo=!0,history.go(t));return}e||(Do=history.state?._routerIndex??Do)}if(Ao&&Ao!==ko)return;ko?.abort(),ko=new AbortController;let{signal:n}=ko,r=Lo(e),{match:i,layouts:a,hooks:o,meta:s,params:c}=Ka(r,So),l=Ha(t.search),u={pathname:r,meta:s,...t,search:l},d=[];for(let e of o){if(n.aborted)return jo;try{let{beforeLoad:t}=e;d.push(e),Ao=ko,await t?.(u)}catch(e){if(n.aborted)return jo;for(let{onError:t}of d)t?.(e,u);return}finally{Ao=null}}let f;try{f=await Pa(i?[...a,i]:a)}catch(e){for(let{onError:t}of o)t?.(e,u);throw e}if(n.aborted)return jo;if(e){let n=Va(t.search),r=new URL(globalThis.location.toString());r.search=n||``,r.hash=t.hash||``,Z.name===`#`?r.hash=e:r.pathname=Z.name&&!e.startsWith(Z.name)?La(Z.name,e):e;let i=t.replace?`replaceState`:`pushState`;i===`pushState`&&Do++,globalThis.history[i]({_routerIndex:Do,_userState:t.state??null},``,r.toString()),po(n)}else po(globalThis.location.search);t.viewTransition&&document.startViewTransition!==void 0?document.startViewTransition(()=>{Co.value=f}):Co.value=f,wo.value=c,To.value=s,Object.assign(Q,Ba()),t.scrollToTop!==!1&&window.scrollTo({top:0,left:0,behavior:t.scrollToTop});for(let{afterLoad:e}of o)e?.(u)}function Lo(e){let t;return t=e||(Z.name===`#`?globalThis.location.hash.slice(1):globalThis.location.pathname),Z.name&&t.startsWith(Z.name)&&(t=t.slice(Z.name.length)||`/`),Ra(t)}function Ro(e){let t=e.target.closest(`a`);if(!t||t.hasAttribute(`target`)||t.hasAttribute(`download`)||!t.hasAttribute(`href`)||t.getAttribute(`href`)?.startsWith(`#`))return;let n=new URL(t.href),r=globalThis.location.origin;if(n.origin!==r)return;let i=Z.name===`#`?n.hash:n.pathname,a=Z.name===`#`?void 0:n.hash;e.preventDefault();let{replace:o,state:s,scrollToTop:c,viewTransition:l}=t.dataset,u;if(s)try{u=JSON.parse(s)}catch{u=s}Io(i,{replace:o===``||o===`true`,search:n.search,state:u,hash:a,scrollToTop:c!==`false`&&c,viewTransition:l===``||l===`true`})}function zo({className:e=`is-active`,startsWith:t=!1}={}){return n=>{if(n.tagName!==`A`)throw Error(`isActiveLink can only be used on <a> elements`);Nn(()=>{let r;r=Z.name===`#`?new URL(n.href).hash.slice(1):new URL(n.href).pathname;let i=e.split(` `).filter(Boolean)??[];(t?Q.pathname.startsWith(r):Q.pathname===r)?n.classList.add(...i):n.classList.remove(...i)})}}function Bo(e,t){ot(t,!0);let n=At(()=>t.tree[0]),r=At(()=>t.tree.slice(1));var i=ii();Ai(xn(i),()=>G(n),(e,t)=>{t(e,{children:(e,t)=>{var n=ii(),i=xn(n),a=e=>{Bo(e,{get tree(){return G(r)}})};gi(i,e=>{G(r).length>0&&e(a)}),q(e,n)},$$slots:{default:!0}})}),q(e,i),st()}function Vo(e,t){ot(t,!0),Mo(Er(()=>t.base)),Io(void 0,{search:location.search,hash:location.hash,state:za(history.state)}),Nn(()=>{let e=[Wr(globalThis,`popstate`,()=>Io()),Wr(globalThis,`beforeunload`,Fo),Wr(globalThis,`click`,Ro)];return()=>{for(let t of e)t()}}),Bo(e,{get tree(){return Co.value}}),st()}var{p:Ho,navigate:Uo,isActive:Wo,route:Go}=No({"/":()=>xo(()=>import(`./Dashboard-BCZi_Nrd.js`),__vite__mapDeps([0,1])),"/desk":()=>xo(()=>import(`./Desk-BzyreFLb.js`),__vite__mapDeps([2,3,1,4,5,6,7,8,9,10])),"/desk/new/:action":()=>xo(()=>import(`./NewPage-CXW03Gd4.js`),__vite__mapDeps([11,5,3,1,4,6,12])),"/desk/cases/:id":()=>xo(()=>import(`./CasePage-BcIFDCGN.js`),__vite__mapDeps([13,3,1,4,5,6,7,8,9,14])),"/bench":()=>xo(()=>import(`./Bench-0ybQwSRR.js`),__vite__mapDeps([15,1])),"/specimens":()=>xo(()=>import(`./Specimens-DQib8AFV.js`),__vite__mapDeps([16,3,1,4,7,8,17])),"*notfound":()=>xo(()=>import(`./NotFound-Wc5Krjnp.js`),__vite__mapDeps([18,1]))}),Ko={AccessEventKind:{SIGN_IN:[`登录`,`Signed in with a browser`],SIGN_OUT:[`退出`,`Signed out with a browser`],OPERATION:[`操作`,`Sent an operation, which ran`],REFUSED:[`拒绝`,`Was refused`],REVEALED:[`查阅`,`Was shown a masked text whole`]},AccountRole:{DASHBOARD:[`看板`,`Dashboard`],LEGAL:[`办案`,`Legal officer`],AUDITOR:[`审计`,`Auditor`],ADMIN:[`管理`,`Administrator`]},AgencyLevel:{PROVINCE:[`省`,`Province`],CITY:[`市`,`City`],COUNTY:[`县`,`County`]},AppealKind:{REVIEW:[`行政复议`,`Administrative review`],SUIT:[`行政诉讼`,`Suit`]},AppealOutcome:{UPHELD:[`维持`,`The decision stands`],CHANGED:[`变更`,`The decision is changed`],ANNULLED:[`撤销`,`The decision is annulled`],WITHDRAWN:[`撤回`,`The party withdrew the appeal`]},BusinessType:{PRODUCTION:[`生产`,`Production`],SALE:[`销售`,`Sale`],CATERING:[`餐饮`,`Catering`],CANTEEN:[`单位食堂`,`Canteen`],VENDOR:[`小摊贩`,`Vendor`],OTHER:[`其他`,`Other`]},CaseEventKind:{FILED:[`立案`,`Filed`],INVESTIGATED:[`调查终结`,`Investigation ended`],REVIEWED:[`法制审核`,`Legal review`],HEARD:[`听证`,`Hearing`],DISCUSSED:[`集体讨论`,`Discussed by the heads`],NOTIFIED:[`告知`,`Party notified`],DECIDED:[`决定处罚`,`Penalty decided`],NOT_PENALISED:[`不予处罚`,`Decided without penalty`],TRANSFERRED:[`移送司法`,`Transferred to the police`],SERVED:[`送达`,`Decision served`],GOODS_CONFISCATED:[`没收`,`Goods confiscated`],PAYMENT_RECORDED:[`缴款`,`Payment recorded`],EXECUTED:[`执行完毕`,`Executed`],CONCLUDED:[`结案`,`Concluded`],HEARING_OFFERED:[`告知听证权利`,`Hearing offered`],HEARING_REQUESTED:[`申请听证`,`Hearing requested`],WAIVED:[`放弃陈述申辩、听证`,`Statement and hearing waived`],EXTENDED:[`延长办案期限`,`Term of the decision extended`],SUSPENDED:[`中止`,`Suspended`],RESUMED:[`恢复`,`Resumed`],PUBLISHED:[`公示`,`Decision published`],PAYMENT_REVERSED:[`冲销`,`Payment reversed`],DEFERRED:[`延期、分期缴纳`,`Deferral or instalments granted`],WRITTEN_OFF:[`减免、核销`,`Written off`],APPEALED:[`复议、诉讼`,`Appeal filed`],APPEAL_ENDED:[`Appeal ended`,`Appeal ended`],GOODS_SEIZED:[`查封、扣押`,`Goods sealed or seized`],SEIZURE_EXTENDED:[`延长查封、扣押`,`Seizure extended`],GOODS_RELEASED:[`解除查封、扣押`,`Goods released`],OFFICERS_ASSIGNED:[`Officers added to the case`,`Officers added to the case`],WITHDRAWN:[`撤回`,`Decision withdrawn`],PUBLICITY_ENDED:[`提前终止公示`,`Publicity ended before its time`],CLUE_RECEIVED:[`收到线索`,`Clue received`],PROPOSED:[`拟处罚意见`,`Penalties proposed`],HEARING_SCHEDULED:[`听证通知`,`The party was notified of its hearing`],CORRECTED:[`更正`,`Entry corrected`],PUSHED:[`推送`,`Sent to the bureau of another province`],PAYMENT_REFUNDED:[`退还`,`Payment refunded`],GOODS_MOVED:[`物品流转`,`Goods moved`],GOODS_DESTROYED:[`销毁`,`Goods were destroyed`],GOODS_RETURNED:[`退还物品`,`Goods returned`],DOCUMENT_ADDED:[`文书`,`A document was added`],EXAMINATION_BEGUN:[`检测、检验、检疫、鉴定`,`An examination began`],EXAMINATION_ENDED:[`检测、检验、检疫、鉴定结果`,`The result of an examination arrived`]},CaseField:{FOOD:[`食品`,`Food`],DRUG:[`药品`,`Drugs`],MEDICAL_DEVICE:[`医疗器械`,`Medical devices`],COSMETICS:[`化妆品`,`Cosmetics`],SPECIAL_EQUIPMENT:[`特种设备`,`Special equipment`],METROLOGY:[`计量`,`Metrology`],PRODUCT_QUALITY:[`产品质量`,`Product quality`],PRICE:[`价格`,`Price`],ADVERTISING:[`广告`,`Advertising`],UNFAIR_COMPETITION:[`不正当竞争`,`Unfair competition`],INTELLECTUAL_PROPERTY:[`知识产权`,`Intellectual property`],CONSUMER_RIGHTS:[`消费者权益`,`Consumer rights`],REGISTRATION:[`登记注册`,`Registration`],OTHER:[`其他`,`Other`]},CaseProcedure:{SIMPLIFIED:[`简易程序`,`Simplified, on the spot`],ORDINARY:[`普通程序`,`Ordinary`]},CaseSource:{COMPLAINT:[`投诉举报`,`Complaint or report`],INSPECTION:[`监督检查`,`Inspection`],SAMPLING:[`抽检`,`Sampling`],REFERRAL:[`移送`,`Referral by another authority`],ASSIGNED:[`上级交办`,`Assigned from above`],MEDIA:[`媒体`,`Media`],SELF_FOUND:[`自行发现`,`Found by the bureau itself`]},CaseStatus:{CLUE:[`线索`,`Clue`],FILED:[`已立案`,`Filed`],INVESTIGATED:[`调查终结`,`Investigated`],NOTIFIED:[`已告知`,`Party notified`],DECIDED:[`已决定`,`Penalty decided`],NOT_PENALISED:[`不予处罚`,`Decided without penalty`],TRANSFERRED:[`移送司法`,`Transferred to the police`],SERVED:[`已送达`,`Decision served`],EXECUTED:[`已执行`,`Decision executed`],CONCLUDED:[`已结案`,`Concluded`]},ChangeAgainst:{PREVIOUS:[`环比`,`The bucket right before`],YEAR_BEFORE:[`同比`,`The same bucket a year before`]},ChangePart:{PERCENT:[`增减率`,`In percent`],DIFFERENCE:[`增减额`,`In the unit of the number`]},ClueOutcome:{FILED:[`立案`,`A case was filed`],NOT_FILED:[`不予立案`,`No case is filed`],REFERRED:[`移送`,`Referred to another authority`]},Comparator:{EQ:[`等于`,`Equal`],NE:[`不等于`,`Not equal`],LT:[`小于`,`Less, or earlier`],LTE:[`小于等于`,`Less or equal`],GT:[`大于`,`Greater, or later`],GTE:[`大于等于`,`Greater or equal`]},ComplaintChannel:{HOTLINE_12315:[`全国12315平台`,`The hotline and platform 12315`],HOTLINE_12345:[`12345政务热线`,`The government hotline 12345`],LETTER:[`来信`,`Letter`],VISIT:[`来访`,`Visit`],PETITION:[`信访`,`Petition`],OTHER:[`其他`,`Other`]},ComplaintIssue:{QUALITY:[`质量`,`Quality`],SAFETY:[`安全`,`Safety`],PRICE:[`价格`,`Price`],ADVERTISING:[`广告`,`Advertising`],CONTRACT:[`合同`,`Contract`],AFTER_SALE:[`售后服务`,`After-sales service`],COUNTERFEIT:[`假冒`,`Counterfeit`],OTHER:[`其他`,`Other`]},ComplaintKind:{COMPLAINT:[`投诉`,`Complaint`],REPORT:[`举报`,`Report of a violation`]},ComplaintObject:{FOOD:[`食品`,`Food`],CATERING:[`餐饮服务`,`Catering`],CLOTHING:[`服装鞋帽`,`Clothing`],APPLIANCE:[`家用电器`,`Appliances`],VEHICLE:[`交通工具`,`Vehicles`],HOUSING:[`房屋装修`,`Housing and decoration`],PREPAID:[`预付式消费`,`Prepaid cards`],ONLINE:[`网络购物`,`Online shopping`],MEDICAL:[`药械化`,`Drugs, devices, cosmetics`],SERVICE:[`其他服务`,`Other services`],OTHER:[`其他商品`,`Other goods`]},ComplaintResult:{MEDIATED:[`调解成功`,`Mediated`],FAILED:[`调解不成`,`Mediation failed`],WITHDRAWN:[`撤回`,`Withdrawn`],REFUSED:[`不予受理`,`Refused`],CASE_FILED:[`立案`,`A case was filed`],NO_VIOLATION:[`不予立案`,`No violation found`],REFERRED:[`移送、告知向有权机关提出`,`Referred to another authority`],MERGED:[`合并`,`Merged into another`]},Content:{PLAIN:[`Nothing about a person`,`Nothing about a person`],NAME:[`A name, code or place by which a party or an officer is recognised`,`A name, code or place by which a party or an officer is recognised`],HOME:[`An address that is a home if the party is a natural person`,`An address that is a home if the party is a natural person`],CONTACT:[`A telephone number`,`A telephone number`],IDENTITY:[`The number of a person's identity card`,`The number of a person's identity card`],TEXT:[`Free text, in which persons may be named`,`Free text, in which persons may be named`]},CoverageLevel:{A:[`A级`,`City tier`],B:[`B级`,`County tier`],C:[`C级`,`Township tier`],D:[`D级`,`Village tier`]},DateBucket:{DAY:[`日`,`Day`],WEEK:[`周`,`Week, beginning on Monday`],MONTH:[`月`,`Month`],QUARTER:[`季度`,`Quarter`],YEAR:[`年`,`Year`]},DatePart:{HOUR:[`时`,`Hour, from 0 to 23`],WEEKDAY:[`星期`,`Weekday, from 1, which is Monday, to 7`],MONTH_OF_YEAR:[`月份`,`Month of whatever year, from 1 to 12`]},DeadlineAction:{DECIDE:[`作出决定`,`Decide the case`],SERVE:[`送达`,`Serve the decision`],PUBLISH:[`公示`,`Publish the decision`],PAY:[`缴款`,`Payment by the party`],CONCLUDE:[`结案`,`Conclude the case`],RELEASE:[`处理查封、扣押物品`,`Decide on seized goods`],TAKE_DOWN:[`撤回公示`,`Take down the publication`],PUSH:[`推送`,`Send the decision to the home province`]},DeadlineSpanKind:{TERM:[`期间`,`Days of the term`],EXTENSION:[`延长`,`Days by which the term was extended`],STOPPED:[`扣除`,`Term stopped`],DAYS_OFF:[`非工作日`,`Days off within a term of working days`],MOVED:[`顺延`,`Moved to a working day`]},DecisionOutcome:{PENALTY:[`处罚`,`Penalty`],NO_PENALTY:[`不予处罚`,`No penalty`],TRANSFER:[`移送`,`Transfer to another authority`]},DestructionMethod:{INCINERATION:[`焚烧`,`Incineration`],BURIAL:[`填埋`,`Burial`],CRUSHING:[`粉碎`,`Crushing`],PULPING:[`化浆`,`Pulping`],CHEMICAL:[`化学处理`,`Chemical treatment`],OTHER:[`其他`,`Other`]},DocumentKind:{FILING_APPROVAL:[`立案审批表`,`Approval of filing`],INSPECTION_RECORD:[`现场笔录`,`Record of an inspection on site`],INTERVIEW_RECORD:[`询问笔录`,`Record of an interview`],SEIZURE_ORDER:[`实施行政强制措施决定书`,`Order of sealing or seizure`],RELEASE_ORDER:[`解除行政强制措施决定书`,`Order of release`],INVESTIGATION_REPORT:[`调查终结报告`,`Report of the investigation`],LEGAL_OPINION:[`法制审核意见`,`Opinion of the legal review`],NOTICE:[`行政处罚告知书`,`Notice before a decision`],HEARING_NOTICE:[`听证通知书`,`Notice of a hearing`],HEARING_RECORD:[`听证笔录`,`Record of a hearing`],DECISION:[`行政处罚决定书`,`Decision`],SERVICE_RECEIPT:[`送达回证`,`Receipt of service`],PAYMENT_RECEIPT:[`缴款票据`,`Receipt of payment`],DEFERRAL_APPROVAL:[`延期（分期）缴纳罚款通知书`,`Notice of a deferral`],DESTRUCTION_RECORD:[`涉案物品处理记录`,`Record of the disposal of goods`],CONCLUSION_APPROVAL:[`结案审批表`,`Approval of conclusion`],OTHER:[`其他`,`Other`]},EquipmentKind:{BOILER:[`锅炉`,`Boiler`],PRESSURE_VESSEL:[`压力容器`,`Pressure vessel`],PRESSURE_PIPE:[`压力管道`,`Pressure pipe`],ELEVATOR:[`电梯`,`Lift`],CRANE:[`起重机械`,`Crane`],ROPEWAY:[`客运索道`,`Passenger ropeway`],AMUSEMENT:[`大型游乐设施`,`Large amusement device`],FACTORY_VEHICLE:[`场（厂）内专用机动车辆`,`Vehicle used inside a site, for example a forklift`]},ExaminationKind:{TESTING:[`检测`,`Testing`],INSPECTION:[`检验`,`Inspection`],QUARANTINE:[`检疫`,`Quarantine`],APPRAISAL:[`技术鉴定`,`Technical appraisal`]},FindingSeverity:{MINOR:[`一般`,`Minor`],MAJOR:[`较重`,`Major`],SERIOUS:[`严重`,`Serious`]},FollowUpOutcome:{RECTIFIED:[`整改合格`,`Rectified`],PUNISHED:[`立案处罚`,`A case was filed`],REFERRED:[`移送`,`Referred to the bureau of the maker or seller`],UNTRACEABLE:[`无法追溯`,`The maker could not be traced`]},FollowUpStepKind:{NOTIFIED:[`送达检验报告`,`The test report was served`],SALE_STOPPED:[`下架停售`,`Taken off sale`],RECALLED:[`召回`,`Recalled`],TRACED:[`溯源`,`The maker was traced`],DESTROYED:[`销毁`,`Destroyed`],CHECKED:[`复查`,`Re-checked`]},GoodsMovementKind:{SEAL:[`查封`,`Sealed in place`],SEIZE:[`扣押`,`Seized`],RELEASE:[`解除`,`Released to the party`],SAMPLE:[`抽样`,`Taken as a sample`],CONFISCATE:[`没收`,`Confiscated by a decision`],TRANSFER:[`移交`,`Handed to another authority`],AUCTION:[`拍卖`,`Auctioned`],DESTROY:[`销毁`,`Destroyed`],STORE:[`入库、移库`,`Taken into a store, or moved from one store to another`],RETURN:[`退还`,`Returned because the decision that confiscated it was withdrawn`]},HazardKind:{NOT_REGISTERED:[`未办理使用登记`,`Not registered`],NOT_EXAMINED:[`未经检验或超期未检`,`Not examined, or not examined in time`],OPERATOR:[`作业人员无证`,`Operators without certificates`],SAFETY_DEVICE:[`安全附件失效`,`Safety devices out of order`],MAINTENANCE:[`维护保养不到位`,`Maintenance neglected`],RECORDS:[`安全技术档案不全`,`Technical files incomplete`],OTHER:[`其他`,`Other`]},HazardSeverity:{ORDINARY:[`一般`,`Ordinary`],SERIOUS:[`严重`,`Serious`]},Language:{ZH:[`中文`,`Chinese`],EN:[`英文`,`English`]},NoticeKind:{WARNING:[`消费警示`,`Warning`],TYPICAL_CASE:[`典型案例`,`Typical case`]},OfficialTier:{CITY:[`市级`,`City`],COUNTY:[`县级`,`County`],TOWNSHIP:[`镇级`,`Township`],VILLAGE:[`村级`,`Village`]},OrderDirection:{ASC:[`升序`,`Ascending, without a value last`],DESC:[`降序`,`Descending, without a value first`],ASC_NULLS_FIRST:[`升序`,`Ascending, without a value first`],ASC_NULLS_LAST:[`升序`,`Ascending, without a value last`],DESC_NULLS_FIRST:[`降序`,`Descending, without a value first`],DESC_NULLS_LAST:[`降序`,`Descending, without a value last`]},PartyKind:{NATURAL_PERSON:[`自然人`,`Natural person`],SOLE_TRADER:[`个体工商户`,`Sole trader`],COMPANY:[`公司`,`Company or other enterprise`],OTHER:[`其他组织`,`Other organisation`],UNKNOWN:[`未知`,`Unknown`]},PaymentKind:{PAYMENT:[`缴款`,`Payment`],REVERSAL:[`冲销`,`Reversal of an earlier entry`],WRITE_OFF:[`减免、核销`,`Written off`]},PaymentMethod:{BANK:[`银行`,`At a bank`],ELECTRONIC:[`电子支付`,`Electronically`],CASH_ON_SPOT:[`当场收缴`,`Cash on the spot`],NONE:[`未收款`,`No payment`]},PenaltyKind:{WARNING:[`警告`,`Warning`],PUBLIC_CRITICISM:[`通报批评`,`Public criticism`],FINE:[`罚款`,`Fine`],CONFISCATION_OF_GAINS:[`没收违法所得`,`Confiscation of illegal gains`],CONFISCATION_OF_GOODS:[`没收非法财物`,`Confiscation of goods`],LICENCE_SUSPENSION:[`暂扣许可证件`,`Suspension of a licence`],DOWNGRADE:[`降低资质等级`,`Downgrade of a qualification`],LICENCE_REVOCATION:[`吊销许可证件`,`Revocation of a licence`],RESTRICTION_OF_BUSINESS:[`限制开展生产经营活动`,`Restriction of business`],SUSPENSION_OF_BUSINESS:[`责令停产停业`,`Suspension of business`],CLOSURE:[`责令关闭`,`Closure`],TRADE_BAN:[`限制从业`,`Ban from the trade`],OTHER:[`其他`,`Other, set by law`]},PromiseScheme:{NO_REASON_RETURN:[`线下七日无理由退货`,`Return without reason within seven days`],PREFERRED:[`放心消费优选`,`Preferred shops`]},RankOrder:{DESC:[`降序`,`The largest`],ASC:[`升序`,`The smallest`]},RemoteFindingKind:{PRESCRIPTION:[`未凭处方销售`,`Prescription medicines sold without a prescription`],PHARMACIST:[`药师不在岗`,`No pharmacist on duty`],TEMPERATURE:[`温湿度超标`,`Temperature or humidity out of bounds`],DISPLAY:[`陈列不规范`,`Medicines not kept apart by their classes`],EXPIRED:[`过期药品`,`Medicines past their date`],RECORDS:[`数据未上传`,`Records not sent to the remote system, or not complete`],OTHER:[`其他`,`Other`]},RemoteMethod:{VIDEO:[`视频巡查`,`Live or recorded pictures of the shop`],PRESCRIPTION:[`处方核查`,`Records of prescriptions and of prescription medicines sold`],COLD_CHAIN:[`冷链核查`,`Records of temperature and humidity of the store`]},RemoteResult:{PASSED:[`未发现问题`,`Nothing was found`],RECTIFICATION:[`限期整改`,`What was found is to be put right within a term`],SUSPENSION:[`暂停销售`,`Sale is suspended until what was found is put right`]},Role:{PUBLIC:[`公众`,`Public`],DASHBOARD:[`大屏`,`Dashboard`],LEGAL:[`执法人员`,`Legal officer`],AUDITOR:[`审计人员`,`Auditor`],ADMIN:[`管理员`,`Administrator`]},RuleCertainty:{READ:[`已核对原文`,`The text of the law was read`],SECOND_HAND:[`间接来源`,`Known from a form, a guide or a copy of the text`],MEMORY:[`未核对`,`Known from memory`]},RuleUnit:{WORKING_DAYS:[`工作日`,`Working days`],CALENDAR_DAYS:[`自然日`,`Calendar days`],MONTHS:[`月`,`Months`],YEARS:[`年`,`Years`],YUAN:[`元`,`Yuan`],SHARE:[`比例`,`A share of an amount`]},Satisfaction:{SATISFIED:[`满意`,`Satisfied`],NEUTRAL:[`一般`,`Neither`],DISSATISFIED:[`不满意`,`Dissatisfied`]},SeizureKind:{SEAL:[`查封`,`Sealed in place`],SEIZE:[`扣押`,`Seized`]},StationKind:{STATION:[`维权服务站`,`Rights station`],MEDIATION_CENTRE:[`调解中心`,`Mediation centre`]},UnitKind:{SECTION:[`科室`,`Section of the head office`],BRANCH:[`分局`,`Branch`],STATION:[`所`,`Station`],BRIGADE:[`大队`,`Enforcement brigade`]},Withdrawal:{CHANGED:[`变更`,`Changed`],ANNULLED:[`撤销`,`Annulled`],UNLAWFUL:[`确认违法`,`Found unlawful`],VOID:[`确认无效`,`Found void`]}},qo={product:`Docket`,none:`—`,skipToContent:`Skip to the content`,navigation:`Main navigation`,dashboard:`Dashboard`,desk:`Case desk`,bench:`Auditor’s bench`,playground:`Playground`,reference:`Reference`,language:`Language`,theme:`Appearance`,themeSystem:`As the system`,themeLight:`Light`,themeDark:`Dark`,role:`Role`,roleSignedOut:`Demo auditor`,signIn:`Sign in`,signOut:`Sign out`,account:`Account`,demoNote:`Demo records, all made up`,loading:`Loading…`,retry:`Try again`,close:`Close`,cancel:`Cancel`,save:`Save`,search:`Search`,clear:`Clear`,all:`All`,total:`Total`,more:`More`,back:`Back`,print:`Print`,exportCsv:`Export CSV`,definition:`Definition`,operation:`GraphQL operation`,openInPlayground:`Open in the playground`,openInBench:`Open on the bench`,openRecords:`Show the records`,asTable:`Table`,asChart:`Chart`,empty:`No records match`,emptyHint:`Try another period or other conditions.`,failed:`This could not be loaded`,offline:`The server can’t be reached. Check the network, then try again.`,unavailable:`The database can’t be used at the moment. It will come back by itself.`,forbidden:`Your role does not include this`,forbiddenHint:`If you need it for your work, ask an administrator of your bureau.`,notFound:`There is no such page`,notFoundHint:`The address may be wrong, or the page has moved.`,period:`Period`,year:`Year`,quarter:`Quarter`,month:`Month`,comparedWith:`compared with the year before`,previous:`Year before`,rise:`up`,fall:`down`,unchanged:`unchanged`,of:(e,t)=>`${e} of ${t}`,records:e=>`${e} records`,choose:`Choose`,noMatch:`Nothing matches`,today:`Today`},Jo={product:`案卷`,none:`—`,skipToContent:`跳到正文`,navigation:`主导航`,dashboard:`看板`,desk:`办案`,bench:`审计台`,playground:`GraphQL 调试`,reference:`数据字典`,language:`语言`,theme:`外观`,themeSystem:`跟随系统`,themeLight:`浅色`,themeDark:`深色`,role:`身份`,roleSignedOut:`演示审计`,signIn:`登录`,signOut:`退出登录`,account:`账户`,demoNote:`演示数据，均为虚构`,loading:`正在读取…`,retry:`重试`,close:`关闭`,cancel:`取消`,save:`保存`,search:`搜索`,clear:`清除`,all:`全部`,total:`合计`,more:`更多`,back:`返回`,print:`打印`,exportCsv:`导出 CSV`,definition:`口径`,operation:`GraphQL 查询`,openInPlayground:`在调试台打开`,openInBench:`在审计台打开`,openRecords:`查看记录`,asTable:`表格`,asChart:`图表`,empty:`没有符合条件的记录`,emptyHint:`换一个期间或条件试试。`,failed:`读取失败`,offline:`连不上服务器，请检查网络后重试。`,unavailable:`数据库暂时不可用，稍后自动恢复。`,forbidden:`您的身份不能查看这部分内容`,forbiddenHint:`如工作需要，请联系本机关管理员开通权限。`,notFound:`没有这个页面`,notFoundHint:`地址可能有误，或者页面已经移走。`,period:`期间`,year:`年`,quarter:`季度`,month:`月`,comparedWith:`与上年同期相比`,previous:`上年同期`,rise:`上升`,fall:`下降`,unchanged:`持平`,of:(e,t)=>`第 ${e} 条，共 ${t} 条`,records:e=>`${e} 条记录`,choose:`请选择`,noMatch:`没有匹配项`,today:`今天`},Yo=j(P((localStorage.getItem(`docket.language`)??navigator.languages.find(e=>/^(zh|en)/.test(e))?.slice(0,2)??`zh`)===`en`?`en`:`zh`));document.documentElement.lang=G(Yo)===`zh`?`zh-CN`:`en`;var Xo={get current(){return G(Yo)},set current(e){M(Yo,e,!0),localStorage.setItem(`docket.language`,e),document.documentElement.lang=e===`zh`?`zh-CN`:`en`},get header(){return G(Yo)===`zh`?`zh-CN`:`en`}};function $(){return G(Yo)===`zh`?Jo:qo}function Zo(e,t){return t==null?$().none:Ko[e][t]?.[G(Yo)===`zh`?0:1]??t}function Qo(e){return Object.keys(Ko[e]).map(t=>({value:t,label:Zo(e,t)}))}var $o=class extends Error{code;faults;retryAfter;constructor(e,t,n=0){super(t[0]?.message??e),this.code=e,this.faults=t,this.retryAfter=n}},es={get current(){return localStorage.getItem(`docket.demoRole`)??``},set current(e){localStorage.setItem(`docket.demoRole`,e)}};function ts(){let e={Accept:`application/graphql-response+json`,"Accept-Language":Xo.header};return es.current&&(e.Authorization=`Bearer `+es.current),e}async function ns(e,t,n){return await rs(e.toString(),t,n)}async function rs(e,t,n){let r;try{r=await fetch(`/graphql`,{method:`POST`,headers:{...ts(),"Content-Type":`application/json`},body:JSON.stringify({query:e,variables:t}),...n&&{signal:n}})}catch(e){throw n?.aborted?e:new $o(`OFFLINE`,[])}let i;try{i=await r.json()}catch{throw new $o(r.status===401?`UNAUTHENTICATED`:`UNAVAILABLE`,[],Number(r.headers.get(`Retry-After`)??0))}if(i.errors?.length)throw new $o(i.errors[0]?.extensions?.code??`INTERNAL`,i.errors,Number(r.headers.get(`Retry-After`)??0));return i.data}var is=j(P(localStorage.getItem(`docket.theme`)??`system`)),as=matchMedia(`(prefers-color-scheme: dark)`),os=j(P(as.matches));as.addEventListener(`change`,e=>M(os,e.matches,!0));function ss(){document.documentElement.style.colorScheme=G(is)===`system`?`light dark`:G(is)}ss();var cs={get chosen(){return G(is)},set chosen(e){M(is,e,!0),localStorage.setItem(`docket.theme`,e),ss()},get isDark(){return G(is)===`dark`||G(is)===`system`&&G(os)}},ls=K(`<option class="svelte-1f20tz6"> </option>`),us=K(`<span class="fault"> </span>`),ds=K(`<span class="hint"> </span>`),fs=K(`<div class="field"><label> </label> <select class="control svelte-1f20tz6"></select> <!> <!></div>`);function ps(e,t){let n=ai();ot(t,!0);let r=Oa(t,`value`,15,``),i=Oa(t,`hasLabel`,3,!0);var a=fs(),o=L(a),s=R(o,!0),c=z(o,2);Ci(c,21,()=>t.options,e=>e.value,(e,t)=>{var n=ls(),r=R(n,!0),i={};B(()=>{J(r,G(t).label),i!==(i=G(t).value)&&(n.value=(n.__value=i)??``)}),q(e,n)}),D(c),Ji(c);var l=z(c,2),u=e=>{var r=us(),i=R(r,!0);B(()=>{Y(r,`id`,`${n}-fault`),J(i,t.fault)}),q(e,r)};gi(l,e=>{t.fault&&e(u)});var d=z(l,2),f=e=>{var r=ds(),i=R(r,!0);B(()=>{Y(r,`id`,`${n}-hint`),J(i,t.hint)}),q(e,r)};gi(d,e=>{t.hint&&e(f)}),D(a),B(()=>{Vi(o,1,Fi(i()?``:`visually-hidden`)),Y(o,`for`,n),J(s,t.label),Y(c,`id`,n),Y(c,`aria-invalid`,t.fault?`true`:void 0),Y(c,`aria-describedby`,t.fault?n+`-fault`:t.hint?n+`-hint`:void 0)}),Kr(`change`,c,e=>t.onchange?.(e.currentTarget.value)),Yi(c,r),q(e,a),st()}qr([`change`]);var ms=K(`<span class="svelte-11vws6n"></span>`),hs=K(`<div class="skeleton svelte-11vws6n" role="status"></div>`),gs=K(`<div class="state svelte-11vws6n"><p> </p> <p class="muted small svelte-11vws6n"> </p></div>`),_s=K(`<div class="state svelte-11vws6n" role="alert"><p> </p> <p class="muted small svelte-11vws6n"> </p></div>`),vs=K(`<p class="small svelte-11vws6n"> </p>`),ys=K(`<button class="button"> </button>`),bs=K(`<div class="state bad svelte-11vws6n" role="alert"><p class="svelte-11vws6n"> </p> <!> <!></div>`);function xs(e,t){ot(t,!0);let n=Oa(t,`lines`,3,3),r=At(()=>t.error?.code===`FORBIDDEN`||t.error?.code===`UNAUTHENTICATED`),i=At(()=>t.error?.code===`OFFLINE`?$().offline:t.error?.code===`UNAVAILABLE`?$().unavailable:t.error?.faults[0]?.message??``);var a=ii(),o=xn(a),s=e=>{var t=hs();Ci(t,21,()=>({length:n()}),yi,(e,t,n)=>{var r=ms();Ui(r,``,{},{width:`${92-n*17%45}%`}),q(e,r)}),D(t),B(e=>Y(t,`aria-label`,e),[()=>$().loading]),q(e,t)},c=e=>{var n=gs(),r=L(n),i=R(r,!0),a=R(z(r,2),!0);D(n),B((e,t)=>{J(i,e),J(a,t)},[()=>t.text??$().empty,()=>t.hint??$().emptyHint]),q(e,n)},l=e=>{var t=_s(),n=L(t),r=R(n,!0),i=R(z(n,2),!0);D(t),B((e,t)=>{J(r,e),J(i,t)},[()=>$().forbidden,()=>$().forbiddenHint]),q(e,t)},u=e=>{var n=bs(),r=L(n),a=R(r,!0),o=z(r,2),s=e=>{var t=vs(),n=R(t,!0);B(()=>J(n,G(i))),q(e,t)};gi(o,e=>{G(i)&&e(s)});var c=z(o,2),l=e=>{var n=ys(),r=R(n,!0);B(e=>J(r,e),[()=>$().retry]),Kr(`click`,n,function(...e){t.onretry?.apply(this,e)}),q(e,n)};gi(c,e=>{t.onretry&&e(l)}),D(n),B(e=>J(a,e),[()=>$().failed]),q(e,n)};gi(o,e=>{t.kind===`loading`?e(s):t.kind===`empty`?e(c,1):G(r)?e(l,2):e(u,-1)}),q(e,a),st()}qr([`click`]);var Ss=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}},Cs=new Ss(`
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
  cases {
    aggregate {
      max {
        decidedOn
      }
    }
  }
}
    `),ws=new Ss(`
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
    `),Ts=new Ss(`
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
    `),Es=new Ss(`
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
    `),Ds=new Ss(`
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
    `),Os=new Ss(`
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
    `),ks=new Ss(`
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
    `),As=new Ss(`
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
    `),js=new Ss(`
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
    `),Ms=new Ss(`
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
    `),Ns=j(void 0),Ps=j(void 0),Fs={get name(){return G(Ns)?.viewer.name??``},get role(){return G(Ns)?.viewer.role},get agencies(){return G(Ns)?.viewer.agencies.nodes??[]},get units(){return G(Ns)?.viewer.units.nodes??[]},get officer(){return G(Ns)?.viewer.officers.nodes[0]},get isDemo(){return G(Ns)?.viewer.isDemo??!1},get mayWrite(){return G(Ns)?.viewer.mayFileCase??!1},get latestYear(){return Number(G(Ns)?.cases.aggregate.max?.decidedOn?.slice(0,4)??new Date().getFullYear())},get isKnown(){return G(Ns)!==void 0},get error(){return G(Ps)},async load(){try{M(Ns,await ns(Cs,{})),M(Ps,void 0)}catch(e){M(Ps,e instanceof $o?e:new $o(`INTERNAL`,[{message:String(e)}]))}}},Is=K(`<a class="svelte-1n46o8q"><svg viewBox="0 0 24 24" aria-hidden="true" class="svelte-1n46o8q"><path fill="currentColor"></path></svg><span> </span></a>`),Ls=K(`<div class="role svelte-1n46o8q"><!></div>`),Rs=K(`<a class="button quiet account svelte-1n46o8q" data-native="" href="/account"> </a>`),zs=K(`<p class="signin svelte-1n46o8q"><a class="button primary" data-native=""> </a></p>`),Bs=K(`<!> <!>`,1),Vs=K(`<footer class="muted svelte-1n46o8q"> </footer>`),Hs=K(`<a class="skip svelte-1n46o8q" href="#content"> </a> <div class="shell svelte-1n46o8q"><header class="top no-print svelte-1n46o8q"><a class="brand svelte-1n46o8q" href="/"><svg viewBox="0 0 32 32" aria-hidden="true" class="svelte-1n46o8q"><rect width="32" height="32" rx="7" fill="currentColor"></rect><path d="M8 9h7l2 3h7v11a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 8 23z" fill="var(--on-accent)"></path></svg> <span> </span></a> <nav class="svelte-1n46o8q"><!> <a href="/reference" data-native="" class="svelte-1n46o8q"><svg viewBox="0 0 24 24" aria-hidden="true" class="svelte-1n46o8q"><path d="M5 3h12a2 2 0 0 1 2 2v16H7a2 2 0 0 1-2-2zm3 4h8v2H8zm0 4h8v2H8z" fill="currentColor" fill-rule="evenodd"></path></svg><span> </span></a> <a href="/graphiql" data-native="" class="svelte-1n46o8q"><svg viewBox="0 0 24 24" aria-hidden="true" class="svelte-1n46o8q"><path d="M8 5 2 12l6 7 1.6-1.4L4.8 12l4.8-5.6zm8 0-1.6 1.4 4.8 5.6-4.8 5.6L16 19l6-7z" fill="currentColor"></path></svg><span> </span></a></nav> <div class="settings svelte-1n46o8q"><!> <button class="button quiet"> </button> <button class="button quiet"> </button></div></header> <main id="content" tabindex="-1" class="svelte-1n46o8q"><!></main> <!></div>`,1);function Us(e,t){ot(t,!0),Fs.load();let n=At(()=>[{href:`/`,text:$().dashboard,icon:`M3 13h4v8H3zm7-9h4v17h-4zm7 5h4v12h-4z`,isShown:!0},{href:`/desk`,text:$().desk,icon:`M4 5h6l2 3h8v11H4z`,isShown:Fs.role===`LEGAL`||Fs.role===`AUDITOR`},{href:`/bench`,text:$().bench,icon:`M3 4h18v4H3zm0 6h8v10H3zm10 0h8v4h-8zm0 6h8v4h-8z`,isShown:!0}]),r=At(()=>[{value:``,label:$().roleSignedOut},...[`LEGAL`,`DASHBOARD`,`ADMIN`].map(e=>({value:`demo-`+e.toLowerCase(),label:a(e)}))]),i=j(P(es.current));function a(e){return{zh:{LEGAL:`演示执法人员`,DASHBOARD:`演示大屏`,ADMIN:`演示管理员`},en:{LEGAL:`Demo legal officer`,DASHBOARD:`Demo display`,ADMIN:`Demo administrator`}}[Xo.current][e]}function o(e){es.current=e,location.reload()}var s=Hs(),c=xn(s),l=R(c,!0),u=z(c,2),d=L(u),f=L(d),p=R(z(L(f),2),!0);D(f);var m=z(f,2),h=L(m);Ci(h,17,()=>G(n).filter(e=>e.isShown),e=>e.href,(e,t)=>{var n=Is(),r=L(n),i=R(r),a=R(z(r),!0);D(n),Mi(n,()=>zo({className:`active`,startsWith:G(t).href!==`/`})),B(()=>{Y(n,`href`,G(t).href),Y(i,`d`,G(t).icon),J(a,G(t).text)}),q(e,n)});var g=z(h,2),_=R(z(L(g)),!0);D(g);var v=z(g,2),y=R(z(L(v)),!0);D(v),D(m);var b=z(m,2),x=L(b),S=e=>{var t=Ls(),n=L(t);{let e=At(()=>$().role);ps(n,{get label(){return G(e)},hasLabel:!1,get options(){return G(r)},onchange:o,get value(){return G(i)},set value(e){M(i,e,!0)}})}D(t),q(e,t)},ee=e=>{var t=Rs(),n=R(t,!0);B(e=>{Y(t,`title`,e),J(n,Fs.name)},[()=>$().account]),q(e,t)};gi(x,e=>{Fs.isDemo?e(S):Fs.isKnown&&e(ee,1)});var te=z(x,2),ne=R(te,!0),re=z(te,2),ie=R(re,!0);D(b),D(d);var ae=z(d,2),oe=L(ae),se=e=>{Vo(e,{})},ce=e=>{var t=Bs(),n=xn(t);xs(n,{kind:`error`,get error(){return Fs.error},onretry:()=>Fs.load()});var r=z(n,2),i=e=>{var t=zs(),n=L(t);Y(n,`href`,`/signin?return=${encodeURIComponent(location.pathname+location.search)??``}`);var r=R(n,!0);D(t),B(e=>J(r,e),[()=>$().signIn]),q(e,t)};gi(r,e=>{Fs.error.code===`UNAUTHENTICATED`&&e(i)}),q(e,t)},le=e=>{xs(e,{kind:`loading`,lines:8})};gi(oe,e=>{Fs.isKnown?e(se):Fs.error?e(ce,1):e(le,-1)}),D(ae);var ue=z(ae,2),de=e=>{var t=Vs(),n=R(t,!0);B(e=>J(n,e),[()=>$().demoNote]),q(e,t)};gi(ue,e=>{Fs.isDemo&&e(de)}),D(u),B((e,t,n,r,i,a,o,s,c)=>{J(l,e),J(p,t),Y(m,`aria-label`,n),J(_,r),J(y,i),Y(te,`lang`,Xo.current===`zh`?`en`:`zh-CN`),J(ne,Xo.current===`zh`?`English`:`中文`),Y(re,`aria-label`,`${a??``}: ${o??``}`),Y(re,`title`,`${s??``}: ${c??``}`),J(ie,{system:`◐`,light:`☀`,dark:`☾`}[cs.chosen])},[()=>$().skipToContent,()=>$().product,()=>$().navigation,()=>$().reference,()=>$().playground,()=>$().theme,()=>({system:$().themeSystem,light:$().themeLight,dark:$().themeDark})[cs.chosen],()=>$().theme,()=>({system:$().themeSystem,light:$().themeLight,dark:$().themeDark})[cs.chosen]]),Kr(`click`,te,()=>Xo.current=Xo.current===`zh`?`en`:`zh`),Kr(`click`,re,()=>cs.chosen={system:`light`,light:`dark`,dark:`system`}[cs.chosen]),q(e,s),st()}qr([`click`]),ui(Us,{target:document.getElementById(`app`)});export{oi as $,Da as A,nt as At,Vi as B,g as Bt,xo as C,P as Ct,ka as D,At as Dt,Aa as E,dn as Et,ua as F,Ze as Ft,ki as G,Pi as H,sa as I,Ye as It,vi as J,Ci as K,Y as L,Ae as Lt,ya as M,st as Mt,ha as N,ot as Nt,Oa as O,vt as Ot,ma as P,rt as Pt,mi as Q,ca as R,D as Rt,Go as S,z as St,oo as T,j as Tt,ji as U,Fi as V,Ai as W,ui as X,gi as Y,J as Z,Qo as _,Fn as _t,Ds as a,ri as at,$ as b,xn as bt,Ms as c,Gr as ct,xs as d,G as dt,q as et,ps as f,Cr as ft,rs as g,Nn as gt,ns as h,B as ht,ks as i,ai as it,ba as j,it as jt,Ta as k,at as kt,js as l,Wr as lt,$o as m,In as mt,ws as n,K as nt,Os as o,qr as ot,cs as p,Er as pt,yi as q,Ts as r,ni as rt,Es as s,Kr as st,Fs as t,ii as tt,As as u,kr as ut,Zo as v,hn as vt,fo as w,M as wt,Uo as x,R as xt,Xo as y,L as yt,Ui as z,f as zt};