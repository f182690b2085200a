const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["assets/Dashboard-BkzZYN72.js","assets/Card-DtTk-Vvx.js","assets/Card-Cc8Umk7n.css","assets/table-81ug7DxF.js","assets/period-uqckTVw3.js","assets/Popover-CQtXgn25.js","assets/scroll-lock-BYOPfGLg.js","assets/popover-trigger-yFmFx8yh.js","assets/Popover-5zViE6pA.css","assets/Sparkline-vKM5TrPv.js","assets/Sparkline-FRUdduO0.css","assets/Chart-DsxvzqeT.js","assets/Chart-C7GHNU_5.css","assets/Dashboard-y24u3Mwb.css","assets/Records-5tGznFUm.js","assets/types-DIVl-2n7.js","assets/types-BStyGzao.css","assets/Records-CONdQDAm.css","assets/Record-Bdl2Agjn.js","assets/Record-hKKtjnb-.css","assets/Desk-aArbQlkA.js","assets/params-DT8OvKC_.js","assets/DateInput-C1ztf6IM.js","assets/legacy-CdUlPkDR.js","assets/DateInput-Dgd9NIHg.css","assets/Dialog-DpsXl7Q_.js","assets/Dialog-0TE_mA8d.css","assets/drafts-D0X_eruv.js","assets/params-zaluHYrm.css","assets/tones-BVC2AhR0.js","assets/Desk-BTe9OuXS.css","assets/NewPage-CJTJqKB5.js","assets/NewPage-Co6TcATm.css","assets/CasePage-CQihrZRL.js","assets/CasePage-Bu3zQbhW.css","assets/PaymentsPage-BlWz9_Li.js","assets/PaymentsPage-D0IAFDM5.css","assets/Bench-_ms4DCvs.js","assets/Bench-bUwKGDgC.css","assets/Specimens-B_N3UuTX.js","assets/Specimens-Dlt4_T7z.css","assets/NotFound-2edG37Fv.js"])))=>i.map(i=>d[i]);
(function(){let e=document.createElement(`link`).relList;if(e&&e.supports&&e.supports(`modulepreload`))return;for(let e of document.querySelectorAll(`link[rel="modulepreload"]`))n(e);new MutationObserver(e=>{for(let t of e)if(t.type===`childList`)for(let e of t.addedNodes)e.tagName===`LINK`&&e.rel===`modulepreload`&&n(e)}).observe(document,{childList:!0,subtree:!0});function t(e){let t={};return e.integrity&&(t.integrity=e.integrity),e.referrerPolicy&&(t.referrerPolicy=e.referrerPolicy),t.credentials=e.crossOrigin===`use-credentials`?`include`:e.crossOrigin===`anonymous`?`omit`:`same-origin`,t}function n(e){if(e.ep)return;e.ep=!0;let n=t(e);fetch(e.href,n)}})();var e=Array.isArray,t=Array.prototype.indexOf,n=Array.prototype.includes,r=Array.from,i=Object.defineProperty,a=Object.getOwnPropertyDescriptor,o=Object.getOwnPropertyDescriptors,s=Object.prototype,c=Array.prototype,l=Object.getPrototypeOf,u=Object.isExtensible;function d(e){return typeof e==`function`}var f=()=>{};function p(e){return e()}function m(e){for(var t=0;t<e.length;t++)e[t]()}function h(){var e,t;return{promise:new Promise((n,r)=>{e=n,t=r}),resolve:e,reject:t}}function g(e,t){if(Array.isArray(e))return e;if(t===void 0||!(Symbol.iterator in e))return Array.from(e);let n=[];for(let r of e)if(n.push(r),n.length===t)break;return n}var _=1<<24,v=1024,y=2048,b=4096,x=8192,S=16384,ee=32768,te=1<<25,ne=65536,re=1<<18,ie=1<<19,ae=1<<20,oe=1<<25,se=1<<21,ce=1<<22,le=1<<23,ue=Symbol(`$state`),de=Symbol(`component`),fe=Symbol(`legacy props`),pe=Symbol(``),me=Symbol(`attributes`),he=Symbol(`class`),ge=Symbol(`style`),_e=Symbol(`text`),ve=Symbol(`form reset`),ye=new class extends Error{name=`StaleReactionError`;message="The reaction that called `getAbortSignal()` was re-run or destroyed"},be=!!globalThis.document?.contentType&&globalThis.document.contentType.includes(`xml`),xe={},C=Symbol(`uninitialized`),Se=`http://www.w3.org/1999/xhtml`,Ce=`http://www.w3.org/2000/svg`,we=`@attach`;function Te(){console.warn(`https://svelte.dev/e/derived_inert`)}function Ee(e){console.warn(`https://svelte.dev/e/hydration_mismatch`)}function De(){console.warn(`https://svelte.dev/e/select_multiple_invalid_value`)}function Oe(){console.warn(`https://svelte.dev/e/svelte_boundary_reset_noop`)}var w=!1;function ke(e){w=e}var T;function E(e){if(e===null)throw Ee(),xe;return T=e}function Ae(){return E(Sn(T))}function D(e){if(w){if(Sn(T)!==null)throw Ee(),xe;T=e}}function je(e=1){if(w){for(var t=e,n=T;t--;)n=Sn(n);T=n}}function Me(e=!0){for(var t=0,n=T;;){if(n.nodeType===8){var r=n.data;if(r===`]`){if(t===0)return n;--t}else(r===`[`||r===`[!`||r[0]===`[`&&!isNaN(Number(r.slice(1))))&&(t+=1)}var i=Sn(n);e&&n.remove(),n=i}}function Ne(e){if(!e||e.nodeType!==8)throw Ee(),xe;return e.data}function Pe(e){return e===this.v}function Fe(e,t){return e==e?e!==t||typeof e==`object`&&!!e||typeof e==`function`:t==t}function Ie(e){return!Fe(e,this.v)}function Le(e){throw Error(`https://svelte.dev/e/lifecycle_outside_component`)}function Re(){throw Error(`https://svelte.dev/e/async_derived_orphan`)}function ze(e,t,n){throw Error(`https://svelte.dev/e/each_key_duplicate`)}function Be(e){throw Error(`https://svelte.dev/e/effect_in_teardown`)}function Ve(){throw Error(`https://svelte.dev/e/effect_in_unowned_derived`)}function He(e){throw Error(`https://svelte.dev/e/effect_orphan`)}function Ue(){throw Error(`https://svelte.dev/e/effect_update_depth_exceeded`)}function We(e){throw Error(`https://svelte.dev/e/props_invalid_value`)}function Ge(){throw Error(`https://svelte.dev/e/state_descriptors_fixed`)}function Ke(){throw Error(`https://svelte.dev/e/state_prototype_fixed`)}function qe(){throw Error(`https://svelte.dev/e/state_unsafe_mutation`)}function Je(){throw Error(`https://svelte.dev/e/svelte_boundary_reset_onerror`)}var Ye=!1;function Xe(){Ye=!0}var Ze=[];function Qe(e,t=!1,n=!1){return $e(e,new Map,``,Ze,null,n)}function $e(t,n,r,i,a=null,o=!1){if(typeof t==`object`&&t){var c=n.get(t);if(c!==void 0)return c;if(t instanceof Map)return new Map(t);if(t instanceof Set)return new Set(t);if(e(t)){var u=Array(t.length);n.set(t,u),a!==null&&n.set(a,u);for(var d=0;d<t.length;d+=1){var f=t[d];d in t&&(u[d]=$e(f,n,r,i,null,o))}return u}if(l(t)===s){u={},n.set(t,u),a!==null&&n.set(a,u);for(var p of Object.keys(t))u[p]=$e(t[p],n,r,i,null,o);return u}if(t instanceof Date)return t.getTime(),structuredClone(t);if(typeof t.toJSON==`function`&&!o)return $e(t.toJSON(),n,r,i,t)}if(t instanceof EventTarget)return t;try{return structuredClone(t)}catch{return t}}function et(e){let t=e.p;for(;t!==null&&t.c===null;)t=t.p;return t?.c??null}function tt(e,t){return e===null&&Le(t),e.c??=new Map(et(e)||void 0)}var O=null;function nt(e){O=e}function rt(e){return tt(O,`getContext`).get(e)}function it(e,t){return tt(O,`setContext`).set(e,t),t}function at(e){return tt(O,`hasContext`).has(e)}function ot(){return tt(O,`getAllContexts`)}function st(e,t=!1,n){O={p:O,i:!1,c:null,e:null,s:e,x:null,r:W,l:Ye&&!t?{s:null,u:null,$:[]}:null}}function ct(e){var t=O,n=t.e;if(n!==null){t.e=null;for(var r of n)In(r)}return e!==void 0&&(t.x=e),t.i=!0,O=t.p,lt(e)}function lt(e={}){return i(e,de,{value:!0}),e}function ut(){return!Ye||O!==null&&O.l===null}var dt=[];function ft(){var e=dt;dt=[],m(e)}function pt(e){if(dt.length===0&&!Ht){var t=dt;queueMicrotask(()=>{t===dt&&ft()})}dt.push(e)}function mt(){for(;dt.length>0;)ft()}var ht=~(y|b|v);function k(e,t){e.f=e.f&ht|t}function gt(e){e.f&512||e.deps===null?k(e,v):k(e,b)}function _t(e,t){e.f&2048?t.set(e,y):e.f&4096&&t.get(e)!==2048&&t.set(e,b),k(e,v)}function vt(e,t){if(t){let t=document.body;e.autofocus=!0,pt(()=>{document.activeElement===t&&e.focus()})}}function yt(e){w&&I(e)!==null&&wn(e)}var bt=!1;function xt(){bt||(bt=!0,document.addEventListener(`reset`,e=>{Promise.resolve().then(()=>{if(!e.defaultPrevented)for(let t of e.target.elements)t[ve]?.()})},{capture:!0}))}function St(e){var t=U,n=W;or(null),sr(null);try{return e()}finally{or(t),sr(n)}}function Ct(e,t,n,r=n){e.addEventListener(t,()=>St(n));let i=e[ve];e[ve]=i?()=>{i(),r(!0)}:()=>r(!0),xt()}function wt(e,t,n,r){let i=ut()?Ot:Mt;var a=e.filter(e=>!e.settled),o=t.map(i);if(n.length===0&&a.length===0){r(o);return}var s=W,c=Tt(),l=a.length===1?a[0].promise:a.length>1?Promise.all(a.map(e=>e.promise)):null;function u(e){if(!(s.f&16384)){c();try{r([...o,...e])}catch(e){kn(e,s)}Et()}}var d=Dt();if(n.length===0){l.then(()=>u([])).finally(d);return}function f(){Promise.all(n.map(e=>At(e))).then(u).catch(e=>kn(e,s)).finally(d)}l?l.then(()=>{s.f&16384?d():(c(),f(),Et())}):f()}function Tt(){var e=W,t=U,n=O,r=A;return function(i=!0){sr(e),or(t),nt(n),i&&!(e.f&16384)&&(r?.activate(),r?.apply())}}function Et(e=!0){sr(null),or(null),nt(null),e&&A?.deactivate()}function Dt(){var e=W,t=e.b,n=A,r=!!t?.is_rendered();return t?.update_pending_count(1,n),n.increment(r,e),()=>{t?.update_pending_count(-1,n),n.decrement(r,e)}}function Ot(e){var t=2|y;return W!==null&&(W.f|=ie),{ctx:O,deps:null,effects:null,equals:Pe,f:t,fn:e,reactions:null,rv:0,v:C,wv:0,parent:W,ac:null}}var kt=Symbol(`obsolete`);function At(e,t,n){let r=W;r===null&&Re();var i=void 0,a=on(C),o=!U,s=new Set;return Vn(()=>{var t=W,n=h();i=n.promise;try{Promise.resolve(e()).then(n.resolve,e=>{e!==ye&&n.reject(e)}).finally(Et)}catch(e){n.reject(e),Et()}var c=A;if(o){if(t.f&32768)var l=Dt();if(r.b?.is_rendered())c.async_deriveds.get(t)?.reject(kt);else for(let e of s.values())e.reject(kt);s.add(n),c.async_deriveds.set(t,n)}let u=(e,t=void 0)=>{l?.(),s.delete(n),t!==kt&&(c.activate(),t?(a.f|=le,un(a,t)):(a.f&8388608&&(a.f^=le),un(a,e)),c.deactivate())};n.promise.then(u,e=>u(null,e||`unknown`))}),Pn(()=>{for(let e of s)e.reject(kt)}),new Promise(e=>{function t(n){function r(){n===i?e(a):t(i)}n.then(r,r)}t(i)})}function jt(e){let t=Ot(e);return lr(t),t}function Mt(e){let t=Ot(e);return t.equals=Ie,t}function Nt(e){var t=e.effects;if(t!==null){e.effects=null;for(var n=0;n<t.length;n+=1)H(t[n])}}function Pt(e){var t,n=W,r=e.parent;if(!rr&&r!==null&&e.v!==C&&r.f&24576)return Te(),e.v;sr(r);try{Nt(e),t=br(e)}finally{sr(n)}return t}function Ft(e){var t=Pt(e);!e.equals(t)&&(e.wv=_r(),(!A?.is_fork||e.deps===null)&&(A===null?e.v=t:(A.capture(e,t,!0),zt?.capture(e,t,!0)),e.deps===null))?k(e,v):rr||(Bt===null?gt(e):(Nn()||A?.is_fork)&&Bt.set(e,t))}function It(e){if(e.effects!==null)for(let t of e.effects)(t.teardown||t.ac)&&(t.teardown?.(),t.ac!==null&&St(()=>{t.ac.abort(ye),t.ac=null}),t.fn!==null&&(t.teardown=f),Cr(t,0),qn(t))}function Lt(e){if(e.effects!==null)for(let t of e.effects)t.teardown&&t.fn!==null&&wr(t)}var Rt=null,A=null,zt=null,Bt=null,Vt=null,Ht=!1,Ut=!1,Wt=null,Gt=null,Kt=0,qt=1,Jt=class e{id=qt++;started=!1;linked=!0;prev=null;next=null;async_deriveds=new Map;current=new Map;previous=new Map;#e=new Set;#t=new Set;#n=0;#r=new Map;#i=null;#a=[];#o=[];#s=new Map;#c=new Map;#l=new Set;is_fork=!1;#u=!1;constructor(){Rt===null?Rt=this:(Rt.next=this,this.prev=Rt),Rt=this}#d(){if(this.is_fork)return!0;for(let e of this.#r.keys())if(!this.#f(e))return!0;return!1}#f(e){for(var t=e;t!==null;t=t.parent)if(this.#c.has(t))return!0;return!1}skip_effect(e){this.#c.has(e)||this.#c.set(e,{d:[],m:[]}),this.#l.delete(e)}unskip_effect(e,t=e=>this.schedule(e)){var n=this.#c.get(e);if(n){this.#c.delete(e);for(var r of n.d)k(r,y),t(r);for(r of n.m)k(r,b),t(r)}this.#l.add(e)}#p(){var e=[];for(let i of this.#a)if(!(i.f&16384||!(i.f&6144))){for(var t=i,n=!1;t.parent!==null;){t=t.parent;var r=t.f;if(r&96){if(!(r&1024)){n=!0;break}t.f^=v}}n||e.push(t)}return this.#a=[],e}#m(){this.started=!0;for(let[e,t]of this.#s)k(e,t),this.schedule(e);this.apply();for(var t=Wt=[],n=[],r=Gt=[];this.#a.length>0;){Kt++>1e3&&(this.#b(),Xt());for(let e of this.#p())try{this.#h(e,t,n)}catch(t){throw tn(e),this.#d()||this.discard(),t}}if(A=null,r.length>0){var i=e.ensure();for(let e of r)i.schedule(e)}if(Wt=null,Gt=null,this.#d()){this.#y(n),this.#y(t);for(let[e,t]of this.#c)en(e,t);r.length>0&&A.#m();return}let a=this.#g();if(a)this.#y(n),this.#y(t),a.#v(this);else{this.#s.clear();for(let e of this.#e)e(this);this.#e.clear(),zt=this,Qt(n),Qt(t),zt=null,this.#i?.resolve();var o=A;this.#n===0&&(this.#a.length===0||o!==null)&&this.#b(),o!==null&&(rn.clear(),o.#m())}}#h(e,t,n){e.f^=v;for(var r=e.first;r!==null;){var i=r.f,a=!!(i&96);if(!(a&&i&1024||i&8192||this.#c.has(r))&&r.fn!==null){a?r.f^=v:i&4?t.push(r):vr(r)&&(i&16&&this.add_dirty_reaction(r,b),wr(r));var o=r.first;if(o!==null){r=o;continue}}for(;r!==null;){var s=r.next;if(s!==null){r=s;break}r=r.parent}}}#g(){for(var e=this.prev;e!==null;e=e.prev)if(!e.is_fork&&this.#_(e))return e;return null}#_(e){for(let[t,[,n]]of this.current)if(!n&&e.current.has(t))return!0;return!1}#v(e){for(let[t,n]of e.current)!this.previous.has(t)&&e.previous.has(t)&&this.previous.set(t,e.previous.get(t)),this.current.set(t,n);for(let[t,n]of e.async_deriveds){let e=this.async_deriveds.get(t);e&&n.promise.then(e.resolve).catch(e.reject)}e.async_deriveds.clear(),this.transfer_reactions(e.#s);let t=e=>{var n=e.reactions;if(n!==null&&!(e.f&2&&!(e.f&6144)))for(let e of n){var r=e.f;if(r&2)t(e);else{var i=e;r&4194320&&!this.async_deriveds.has(i)&&(this.#s.delete(i),k(i,y),this.schedule(i))}}};for(let e of this.current.keys())t(e);this.oncommit(()=>e.discard()),e.#b(),A=this,this.#m()}#y(e){for(var t=0;t<e.length;t+=1)_t(e[t],this.#s)}capture(e,t,n=!1){e.v!==C&&!this.previous.has(e)&&this.previous.set(e,e.v),e.f&8388608||(this.current.set(e,[t,n]),Bt?.set(e,t)),this.is_fork||(e.v=t)}activate(){A=this}deactivate(){A=null,Bt=null}flush(){try{Ut=!0,A=this,this.#m()}finally{Kt=0,Vt=null,Wt=null,Gt=null,Ut=!1,A=null,Bt=null,rn.clear()}}discard(){for(let e of this.#t)e(this);this.#t.clear();for(let e of this.async_deriveds.values())e.reject(kt);this.#b(),this.#i?.resolve()}register_created_effect(e){this.#o.push(e)}increment(e,t){if(this.#n+=1,e){let e=this.#r.get(t)??0;this.#r.set(t,e+1)}}decrement(e,t){if(--this.#n,e){let e=this.#r.get(t)??0;e===1?this.#r.delete(t):this.#r.set(t,e-1)}this.#u||(this.#u=!0,pt(()=>{this.#u=!1,this.linked&&this.flush()}))}transfer_reactions(e){for(let[t,n]of e)this.add_dirty_reaction(t,n);e.clear()}add_dirty_reaction(e,t){(t===2048||this.#s.get(e)!==2048)&&this.#s.set(e,t)}oncommit(e){this.#e.add(e)}ondiscard(e){this.#t.add(e)}settled(){return(this.#i??=h()).promise}static ensure(){if(A===null){let t=A=new e;!Ut&&!Ht&&pt(()=>{t.started||t.flush()})}return A}apply(){Bt=null}schedule(e){Vt=e,e.b?.is_pending&&e.f&16777228&&!(e.f&32768)?e.b.defer_effect(e):this.#a.push(e)}#b(){if(this.linked){var e=this.prev,t=this.next;e===null||(e.next=t),t===null?Rt=e:t.prev=e,this.linked=!1}}};function Yt(e){var t=Ht,n=zt;zt=null,Ht=!0;try{var r;for(e&&(Yt(),r=e());;){if(mt(),A===null)return r;A.flush()}}finally{Ht=t,zt=n}}function Xt(){try{Ue()}catch(e){kn(e,Vt)}}var Zt=null;function Qt(e){var t=e.length;if(t!==0){for(var n=0;n<t;){var r=e[n++];if(!(r.f&24576)&&vr(r)&&(Zt=new Set,wr(r),r.deps===null&&r.first===null&&r.nodes===null&&r.teardown===null&&r.ac===null&&Xn(r),Zt?.size>0)){rn.clear();for(let e of Zt){if(e.f&24576)continue;let t=[e],n=e.parent;for(;n!==null;)Zt.has(n)&&(Zt.delete(n),t.push(n)),n=n.parent;for(let e=t.length-1;e>=0;e--){let n=t[e];n.f&24576||wr(n)}}Zt.clear()}}Zt=null}}function $t(e){A.schedule(e)}function en(e,t){if(!(e.f&32&&e.f&1024)){e.f&2048?t.d.push(e):e.f&4096&&t.m.push(e),k(e,v);for(var n=e.first;n!==null;)en(n,t),n=n.next}}function tn(e){k(e,v);for(var t=e.first;t!==null;)tn(t),t=t.next}var nn=new Set,rn=new Map,an=!1;function on(e,t){return{f:0,v:e,reactions:null,equals:Pe,rv:0,wv:0}}function j(e,t){let n=on(e,t);return lr(n),n}function sn(e,t=!1,n=!0){let r=on(e);return t||(r.equals=Ie),Ye&&n&&O!==null&&O.l!==null&&(O.l.s??=[]).push(r),r}function M(e,t,n=!1){return U!==null&&(!ar||U.f&131072)&&ut()&&U.f&4325394&&(cr===null||!cr.has(e))&&qe(),un(e,n?P(t):t,Gt)}var cn=null,ln=0;function un(e,t,n=null){if(!e.equals(t)){rr?rn.set(e,t):rn.has(e)||rn.set(e,e.v);var r=Jt.ensure();if(r.capture(e,t),e.f&2){let t=e;e.f&2048&&Pt(t),Bt===null&&gt(t)}e.wv=_r(),cn=null,ln=0,pn(e,y,n),cn=null,ut()&&W!==null&&W.f&1024&&!(W.f&96)&&(dr===null?fr([e]):dr.push(e)),!r.is_fork&&nn.size>0&&!an&&dn()}return t}function dn(){an=!1;for(let e of nn){e.f&1024&&k(e,b);let t;try{t=vr(e)}catch{t=!0}t&&wr(e)}nn.clear()}function fn(e,t=1){var n=K(e),r=t===1?n++:n--;return M(e,n),r}function N(e){M(e,e.v+1)}function pn(e,t,n){var r=e.reactions;if(r!==null){var i=ut(),a=r.length;if(ln+=a,ln>1e5&&cn===null&&(cn=new Set),cn!==null){if(cn.has(e))return;cn.add(e)}for(var o=0;o<a;o++){var s=r[o],c=s.f;if(i||s!==W){var l=(c&y)===0;if(l&&k(s,t),c&131072)nn.add(s);else if(c&2){var u=s;Bt?.delete(u),pn(u,b,n)}else if(l){var d=s;c&16&&Zt!==null&&Zt.add(d),n===null?$t(d):n.push(d)}}}}}function P(t){if(typeof t!=`object`||!t||ue in t||de in t)return t;let n=l(t);if(n!==s&&n!==c)return t;var r=new Map,i=e(t),o=j(0),u=null,d=hr,f=e=>{if(hr===d)return e();var t=U,n=hr;or(null),gr(d);var r=e();return or(t),gr(n),r};return i&&r.set(`length`,j(t.length,u)),new Proxy(t,{defineProperty(e,t,n){`value`in n&&n.configurable!==!1&&n.enumerable!==!1&&n.writable!==!1||Ge();var i=r.get(t);return i===void 0?f(()=>{var e=j(n.value,u);return r.set(t,e),e}):M(i,n.value,!0),!0},deleteProperty(e,t){var n=r.get(t);if(n===void 0){if(t in e){let e=f(()=>j(C,u));r.set(t,e),N(o)}}else M(n,C),N(o);return!0},get(e,n,i){if(n===ue)return t;var o=r.get(n),s=n in e;if(o===void 0&&(!s||a(e,n)?.writable)&&(o=f(()=>j(P(s?e[n]:C),u)),r.set(n,o)),o!==void 0){var c=K(o);return c===C?void 0:c}return Reflect.get(e,n,i)},getOwnPropertyDescriptor(e,t){this.has?.(e,t);var n=Reflect.getOwnPropertyDescriptor(e,t),i=r.get(t);if(i!==void 0){var a=K(i);if(a===C)return;if(n&&`value`in n)n.value=a;else return{enumerable:!0,configurable:!0,value:a,writable:!0}}return n},has(e,t){if(t===ue)return!0;var n=r.get(t),i=n!==void 0&&n.v!==C||Reflect.has(e,t);return(n!==void 0||(W!==null||U!==null)&&(!i||a(e,t)?.writable))&&(n===void 0&&(n=f(()=>j(i?P(e[t]):C,u)),r.set(t,n)),K(n)===C)?!1:i},set(e,t,n,s){var c=r.get(t),l=t in e;if(i&&t===`length`)for(var d=n;d<c.v;d+=1){var p=r.get(d+``);p===void 0?d in e&&(p=f(()=>j(C,u)),r.set(d+``,p)):M(p,C)}if(c===void 0)(!l||a(e,t)?.writable)&&(c=f(()=>j(void 0,u)),M(c,P(n)),r.set(t,c));else{l=c.v!==C;var m=f(()=>P(n));M(c,m)}var h=Reflect.getOwnPropertyDescriptor(e,t);if(h?.set&&h.set.call(s,n),!l){if(i&&typeof t==`string`){var g=r.get(`length`),_=Number(t);Number.isInteger(_)&&_>=g.v&&M(g,_+1)}N(o)}return!0},ownKeys(e){K(o);var t=Reflect.ownKeys(e).filter(e=>{var t=r.get(e);return t===void 0||t.v!==C});for(var[n,i]of r)i.v!==C&&!(n in e)&&t.push(n);return t},setPrototypeOf(){Ke()}})}function mn(e){try{if(typeof e==`object`&&e&&ue in e)return e[ue]}catch{}return e}function hn(e,t){return Object.is(mn(e),mn(t))}var gn,_n,vn,yn,bn;function xn(){if(gn===void 0){gn=window,_n=document,vn=/Firefox/.test(navigator.userAgent);var e=Element.prototype,t=Node.prototype,n=Text.prototype;yn=a(t,`firstChild`).get,bn=a(t,`nextSibling`).get,u(e)&&(e[he]=void 0,e[me]=null,e[ge]=void 0,e.__e=void 0),u(n)&&(n[_e]=void 0)}}function F(e=``){return document.createTextNode(e)}function I(e){return yn.call(e)}function Sn(e){return bn.call(e)}function L(e,t){if(!w)return I(e);var n=I(T);if(n===null)n=T.appendChild(F());else if(t&&n.nodeType!==3){var r=F();return n?.before(r),E(r),r}return t&&Dn(n),E(n),n}function Cn(e,t=!1){if(!w){var n=I(e);return n instanceof Comment&&n.data===``?Sn(n):n}if(t){if(T?.nodeType!==3){var r=F();return T?.before(r),E(r),r}Dn(T)}return T}function R(e,t=!1){if(!w)return I(e);var n=L(e,t);return D(e),n}function z(e,t=1,n=!1){let r=w?T:e;for(var i;t--;)i=r,r=Sn(r);if(!w)return r;if(n){if(r?.nodeType!==3){var a=F();return r===null?i?.after(a):r.before(a),E(a),a}Dn(r)}return E(r),r}function wn(e){e.textContent=``}function Tn(){return!1}function En(e,t,n){return t==null||t===`http://www.w3.org/1999/xhtml`?n?document.createElement(e,{is:n}):document.createElement(e):n?document.createElementNS(t,e,{is:n}):document.createElementNS(t,e)}function Dn(e){if(e.nodeValue.length<65536)return;let t=e.nextSibling;for(;t!==null&&t.nodeType===3;)t.remove(),e.nodeValue+=t.nodeValue,t=e.nextSibling}function On(e){var t=W;if(t===null)return U.f|=le,e;if(!(t.f&32768)&&!(t.f&4))throw e;kn(e,t)}function kn(e,t){if(e===xe)throw e;if(!(t!==null&&t.f&16384)){for(;t!==null;){if(t.f&128&&!(t.f&33570816)){if(!(t.f&32768))throw e;try{t.b.error(e);return}catch(t){e=t}}t=t.parent}throw e}}function An(e){W===null&&(U===null&&He(e),Ve()),rr&&Be(e)}function jn(e,t){var n=t.last;n===null?t.last=t.first=e:(n.next=e,e.prev=n,t.last=e)}function Mn(e,t){var n=W;n!==null&&n.f&8192&&(e|=x);var r={ctx:O,deps:null,nodes:null,f:e|y|512,first:null,fn:t,last:null,next:null,parent:n,b:n&&n.b,prev:null,teardown:null,wv:0,ac:null};A?.register_created_effect(r);var i=r;if(e&4)Wt===null?Jt.ensure().schedule(r):Wt.push(r);else if(t!==null){try{wr(r)}catch(e){throw H(r),e}i.deps===null&&i.teardown===null&&i.nodes===null&&i.first===i.last&&!(i.f&524288)&&(i=i.first,e&16&&e&65536&&i!==null&&(i.f|=ne))}if(i!==null&&(i.parent=n,n!==null&&jn(i,n),U!==null&&U.f&2&&!(e&64))){var a=U;(a.effects??=[]).push(i)}return r}function Nn(){return U!==null&&!ar}function Pn(e){let t=Mn(8,null);return k(t,v),t.teardown=e,t}function Fn(e){An(`$effect`);var t=W.f;if(!U&&t&32&&O!==null&&!O.i){var n=O;(n.e??=[]).push(e)}else return In(e)}function In(e){return Mn(4|ae,e)}function Ln(e){return An(`$effect.pre`),Mn(8|ae,e)}function Rn(e){Jt.ensure();let t=Mn(64|ie,e);return()=>{H(t)}}function zn(e){Jt.ensure();let t=Mn(64|ie,e);return(e={})=>new Promise(n=>{e.outro?Zn(t,()=>{H(t),n(void 0)}):(H(t),n(void 0))})}function Bn(e){return Mn(4,e)}function Vn(e){return Mn(ce|ie,e)}function Hn(e,t=0){return Mn(8|t,e)}function B(e,t=[],n=[],r=[]){wt(r,t,n,t=>{Mn(8,()=>{e(...t.map(K))})})}function Un(e,t=[],n=[],r=[]){wt(r,t,n,t=>{Mn(4,()=>e(...t.map(K)))})}function Wn(e,t=0){return Mn(16|t,e)}function Gn(e,t=0){return Mn(_|t,e)}function V(e){return Mn(32|ie,e)}function Kn(e){var t=e.teardown;if(t!==null){let n=rr,r=U;ir(!0),or(null);try{t.call(null)}catch(t){kn(t,e.parent)}finally{ir(n),or(r)}}}function qn(e,t=!1){var n=e.first;for(e.first=e.last=null;n!==null;){let e=n.ac;e!==null&&St(()=>{e.abort(ye)});var r=n.next;n.f&64?n.parent=null:H(n,t),n=r}}function Jn(e){for(var t=e.first;t!==null;){var n=t.next;t.f&32||H(t),t=n}}function H(e,t=!0){var n=!1;(t||e.f&262144)&&e.nodes!==null&&e.nodes.end!==null&&(Yn(e.nodes.start,e.nodes.end),n=!0),e.f|=te,qn(e,t&&!n),Cr(e,0);var r=e.nodes&&e.nodes.t;if(r!==null)for(let e of r)e.stop();Kn(e),e.f^=te,e.f|=S;var i=e.parent;i!==null&&i.first!==null&&Xn(e),e.next=e.prev=e.teardown=e.ctx=e.deps=e.fn=e.nodes=e.ac=e.b=null}function Yn(e,t){for(;e!==null;){var n=e===t?null:Sn(e);e.remove(),e=n}}function Xn(e){var t=e.parent,n=e.prev,r=e.next;n!==null&&(n.next=r),r!==null&&(r.prev=n),t!==null&&(t.first===e&&(t.first=r),t.last===e&&(t.last=n))}function Zn(e,t,n=!0){var r=[];e.f|=256,Qn(e,r,!0);var i=()=>{n&&H(e),t&&t()},a=r.length;if(a>0){var o=()=>--a||i();for(var s of r)s.out(o)}else i()}function Qn(e,t,n){if(!(e.f&8192)){e.f^=x;var r=e.nodes&&e.nodes.t;if(r!==null)for(let e of r)(e.is_global||n)&&t.push(e);for(var i=e.first;i!==null;){var a=i.next;if(!(i.f&64)){var o=!!(i.f&65536)||!!(i.f&32)&&!!(e.f&16);Qn(i,t,o?n:!1)}i=a}}}function $n(e){e.f&=-257,er(e,!0)}function er(e,t){if(!(e.f&256)&&e.f&8192){e.f^=x,e.f&1024||(k(e,y),Jt.ensure().schedule(e));for(var n=e.first;n!==null;){var r=n.next,i=!!(n.f&65536)||!!(n.f&32);er(n,i?t:!1),n=r}var a=e.nodes&&e.nodes.t;if(a!==null)for(let e of a)(e.is_global||t)&&e.in()}}function tr(e,t){if(e.nodes)for(var n=e.nodes.start,r=e.nodes.end;n!==null;){var i=n===r?null:Sn(n);t.append(n),n=i}}var nr=null,rr=!1;function ir(e){rr=e}var U=null,ar=!1;function or(e){U=e}var W=null;function sr(e){W=e}var cr=null;function lr(e){U!==null&&(U.f&2097152||U.f&2)&&(cr??=new Set).add(e)}var G=null,ur=0,dr=null;function fr(e){dr=e}var pr=1,mr=0,hr=mr;function gr(e){hr=e}function _r(){return++pr}function vr(e){var t=e.f;if(t&2048)return!0;if(t&4096){for(var n=e.deps,r=n.length,i=0;i<r;i++){var a=n[i];if(vr(a)&&Ft(a),a.wv>e.wv)return!0}t&512&&Bt===null&&k(e,v)}return!1}function yr(e,t,n=!0){var r=e.reactions;if(r!==null&&!(cr!==null&&cr.has(e)))for(var i=0;i<r.length;i++){var a=r[i];a.f&2?yr(a,t,!1):t===a&&(n?k(a,y):a.f&1024&&k(a,b),$t(a))}}function br(e){var t=G,n=ur,r=dr,i=U,a=cr,o=O,s=ar,c=hr,l=e.f;G=null,ur=0,dr=null,U=l&96?null:e,cr=null,nt(e.ctx),ar=!1,hr=++mr,e.ac!==null&&(St(()=>{e.ac.abort(ye)}),e.ac=null);try{e.f|=se;var u=(0,e.fn)();e.f|=ee;var d=xr(e);if(ut()&&dr!==null&&!ar&&d!==null&&!(e.f&6146))for(var f=0;f<dr.length;f++)yr(dr[f],e);if(i!==null&&i!==e){if(mr++,i.deps!==null)for(let e=0;e<n;e+=1)i.deps[e].rv=mr;if(t!==null)for(let e of t)e.rv=mr;dr!==null&&(r===null?r=dr:r.push(...dr))}return e.f&8388608&&(e.f^=le),u}catch(t){return xr(e),On(t)}finally{e.f^=se,G=t,ur=n,dr=r,U=i,cr=a,nt(o),ar=s,hr=c}}function xr(e){var t=e.deps,n=A?.is_fork;if(G!==null){var r;if(n||Cr(e,ur),t!==null&&ur>0)for(t.length=ur+G.length,r=0;r<G.length;r++)t[ur+r]=G[r];else e.deps=t=G;if(Nn()&&e.f&512)for(r=ur;r<t.length;r++)(t[r].reactions??=[]).push(e)}else!n&&t!==null&&ur<t.length&&(Cr(e,ur),t.length=ur);return t}function Sr(e,r){let i=r.reactions;if(i!==null){var a=t.call(i,e);if(a!==-1){var o=i.length-1;o===0?i=r.reactions=null:(i[a]=i[o],i.pop())}}if(i===null&&r.f&2&&(G===null||!n.call(G,r))){var s=r;s.f&512&&(s.f^=512),s.v!==C&&gt(s),s.ac!==null&&St(()=>{s.ac.abort(ye),s.ac=null,k(s,y)}),It(s),Cr(s,0)}}function Cr(e,t){var n=e.deps;if(n!==null)for(var r=t;r<n.length;r++)Sr(e,n[r])}function wr(e){var t=e.f;if(!(t&16384)){k(e,v);var n=W;W=e;try{t&16777232?Jn(e):qn(e),Kn(e);var r=br(e);e.teardown=typeof r==`function`?r:null,e.wv=pr}finally{W=n}}}async function Tr(){await Promise.resolve(),Yt()}function K(e){var t=!!(e.f&2);if(nr?.add(e),U!==null&&!ar&&!(W!==null&&W.f&16384)&&(cr===null||!cr.has(e))){var r=U.deps;if(U.f&2097152)e.rv<mr&&(e.rv=mr,G===null&&r!==null&&r[ur]===e?ur++:G===null?G=[e]:G.push(e));else{U.deps??=[],n.call(U.deps,e)||U.deps.push(e);var i=e.reactions;i===null?e.reactions=[U]:n.call(i,U)||i.push(U)}}if(rr&&rn.has(e))return rn.get(e);if(t){var a=e;if(rr){var o=a.v;return(!(a.f&1024)&&a.reactions!==null||Dr(a))&&(o=Pt(a)),rn.set(a,o),o}var s=!(a.f&512)&&!ar&&U!==null&&!!(U.f&512),c=(a.f&ee)===0;vr(a)&&(s&&(a.f|=512),Ft(a)),s&&!c&&(Lt(a),Er(a))}if(Bt?.has(e))return Bt.get(e);if(e.f&8388608)throw e.v;return e.v}function Er(e){if(e.f|=512,e.deps!==null)for(let r of e.deps){var t=r.reactions;t===null?r.reactions=[e]:n.call(t,e)||t.push(e),r.f&2&&!(r.f&512)&&(Lt(r),Er(r))}}function Dr(e){if(e.v===C)return!0;if(e.deps===null)return!1;for(let t of e.deps)if(rn.has(t)||t.f&2&&Dr(t))return!0;return!1}function Or(e){var t=ar;try{return ar=!0,e()}finally{ar=t}}function kr(e){if(!(typeof e!=`object`||!e||e instanceof EventTarget)){if(ue in e)Ar(e);else if(!Array.isArray(e))for(let t in e){let n=e[t];typeof n==`object`&&n&&ue in n&&Ar(n)}}}function Ar(e,t=new Set){if(typeof e==`object`&&e&&!(e instanceof EventTarget)&&!t.has(e)){t.add(e),e instanceof Date&&e.getTime();for(let n in e)try{Ar(e[n],t)}catch{}let n=l(e);if(n!==Object.prototype&&n!==Array.prototype&&n!==Map.prototype&&n!==Set.prototype&&n!==Date.prototype){let t=o(n);for(let n in t){let r=t[n].get;if(r)try{r.call(e)}catch{}}}}}function jr(){return Symbol(we)}function Mr(e){return e.endsWith(`capture`)&&e!==`gotpointercapture`&&e!==`lostpointercapture`}var Nr=[`beforeinput`,`click`,`change`,`dblclick`,`contextmenu`,`focusin`,`focusout`,`input`,`keydown`,`keyup`,`mousedown`,`mousemove`,`mouseout`,`mouseover`,`mouseup`,`pointerdown`,`pointermove`,`pointerout`,`pointerover`,`pointerup`,`touchend`,`touchmove`,`touchstart`];function Pr(e){return Nr.includes(e)}var Fr=`allowfullscreen.async.autofocus.autoplay.checked.controls.default.disabled.formnovalidate.indeterminate.inert.ismap.loop.multiple.muted.nomodule.novalidate.open.playsinline.readonly.required.reversed.seamless.selected.webkitdirectory.defer.disablepictureinpicture.disableremoteplayback`.split(`.`),Ir={formnovalidate:`formNoValidate`,ismap:`isMap`,nomodule:`noModule`,playsinline:`playsInline`,readonly:`readOnly`,defaultvalue:`defaultValue`,defaultchecked:`defaultChecked`,srcobject:`srcObject`,novalidate:`noValidate`,allowfullscreen:`allowFullscreen`,disablepictureinpicture:`disablePictureInPicture`,disableremoteplayback:`disableRemotePlayback`};function Lr(e){return e=e.toLowerCase(),Ir[e]??e}[...Fr];var Rr=[`touchstart`,`touchmove`];function zr(e){return Rr.includes(e)}var Br=[`textarea`,`script`,`style`,`title`];function Vr(e){return Br.includes(e)}var Hr=Symbol(`events`),Ur=new Set,Wr=new Set;function Gr(e,t,n,r={}){function i(e){if(r.capture||Qr.call(t,e),!e.cancelBubble)return St(()=>n?.call(this,e))}return e.startsWith(`pointer`)||e.startsWith(`touch`)||e===`wheel`?(i.__removed=!1,pt(()=>{i.__removed||t.addEventListener(e,i,r)})):t.addEventListener(e,i,r),i}function Kr(e,t,n,r={}){var i=Gr(t,e,n,r);return()=>{i.__removed=!0,e.removeEventListener(t,i,r)}}function qr(e,t,n,r,i){var a={capture:r,passive:i},o=Gr(e,t,n,a);(t===document.body||t===window||t===document||t instanceof HTMLMediaElement)&&Pn(()=>{o.__removed=!0,t.removeEventListener(e,o,a)})}function Jr(e,t,n){(t[Hr]??={})[e]=n}function Yr(e){for(var t=0;t<e.length;t++)Ur.add(e[t]);for(var n of Wr)n(e)}var Xr=null,Zr=!1;function Qr(e){var t=this,n=t.ownerDocument,r=e.type,a=e.composedPath?.()||[],o=a[0]||e.target;Xr=e,Zr||(Zr=!0,setTimeout(()=>{Zr=!1,Xr=null}));var s=0,c=Xr===e&&e[Hr];if(c){var l=a.indexOf(c);if(l!==-1&&(t===document||t===window)){e[Hr]=t;return}var u=a.indexOf(t);if(u===-1)return;l<=u&&(s=l)}if(o=a[s]||e.target,o!==t){i(e,`currentTarget`,{configurable:!0,get(){return o||n}});var d=U,f=W;or(null),sr(null);try{for(var p,m=[];o!==null&&o!==t;){try{var h=o[Hr]?.[r];h==null||o.disabled&&e.target!==o||h.call(o,e)}catch(e){p?m.push(e):p=e}if(e.cancelBubble)break;s++,o=s<a.length?a[s]:null}if(p){for(let e of m)queueMicrotask(()=>{throw e});throw p}}finally{e[Hr]=t,delete e.currentTarget,or(d),sr(f)}}}var $r=globalThis?.window?.trustedTypes&&globalThis.window.trustedTypes.createPolicy(`svelte-trusted-html`,{createHTML:e=>e});function ei(e){return $r?.createHTML(e)??e}function ti(e){var t=En(`template`);return t.innerHTML=ei(e.replaceAll(`<!>`,`<!---->`)),t.content}function ni(e,t){var n=W;n.nodes===null&&(n.nodes={start:e,end:t,a:null,t:null})}function q(e,t){var n=!!(t&1),r=!!(t&2),i,a=!e.startsWith(`<!>`);return()=>{if(w)return ni(T,null),T;i===void 0&&(i=ti(a?e:`<!>`+e),n||(i=I(i)));var t=r||vn?document.importNode(i,!0):i.cloneNode(!0);return n?ni(I(t),t.lastChild):ni(t,t),t}}function ri(e,t,n=`svg`){var r=!e.startsWith(`<!>`),i=!!(t&1),a=`<${n}>${r?e:`<!>`+e}</${n}>`,o;return()=>{if(w)return ni(T,null),T;if(!o){var e=I(ti(a));if(i)for(o=document.createDocumentFragment();I(e);)o.appendChild(I(e));else o=I(e)}var t=o.cloneNode(!0);return i?ni(I(t),t.lastChild):ni(t,t),t}}function ii(e,t){return ri(e,t,`svg`)}function ai(e=``){if(!w){var t=F(e+``);return ni(t,t),t}var n=T;return n.nodeType===3?Dn(n):(n.before(n=F()),E(n)),ni(n,n),n}function oi(){if(w)return ni(T,null),T;var e=document.createDocumentFragment(),t=document.createComment(``),n=F();return e.append(t,n),ni(t,n),e}function J(e,t){if(w){var n=W;n.f&32768&&n.nodes.end!==null||(n.nodes.end=T),Ae()}else e!==null&&e.before(t)}function si(){if(w&&T&&T.nodeType===8&&T.textContent?.startsWith(`$`)){let e=T.textContent.substring(1);return Ae(),e}return(window.__svelte??={}).uid??=1,`c${window.__svelte.uid++}`}function ci(e){let t=0,n=on(0),r;return()=>{Nn()&&(K(n),Hn(()=>(t===0&&(r=Or(()=>e(()=>N(n)))),t+=1,()=>{pt(()=>{--t,t===0&&(r?.(),r=void 0,N(n))})})))}}var li=ne|ie;function ui(e,t,n,r){new di(e,t,n,r)}var di=class{parent;is_pending=!1;transform_error;#e;#t=w?T:null;#n;#r;#i;#a=null;#o=null;#s=null;#c=null;#l=0;#u=0;#d=!1;#f=new Map;#p=null;#m=ci(()=>(this.#p=on(this.#l),()=>{this.#p=null}));constructor(e,t,n,r){this.#e=e,this.#n=t,this.#r=e=>{var t=W;t.b=this,t.f|=128,n(e)},this.parent=W.b,this.transform_error=r??this.parent?.transform_error??(e=>e),this.#i=Wn(()=>{if(w){let e=Ne(this.#t);Ae();let t=e===`[!`;if(e.startsWith(`[?`)){let t=JSON.parse(e.slice(2));this.#g(t)}else t?this.#y():this.#h()}else this.#b()},li),w&&(this.#e=T)}#h(){try{this.#a=V(()=>this.#r(this.#e))}catch(e){this.error(e)}}#g(e){let t=this.#n.failed,{reset:n,invoke_onerror:r}=this.#_(e);pt(r),t&&(this.#s=V(()=>{t(this.#e,()=>e,()=>n)}))}#_(e){var t=!1,n=!1;let r=()=>{this.#v()||(t?Oe():(t=!0,n&&Je(),this.#s!==null&&Zn(this.#s,()=>{this.#s=null}),this.#S(()=>{this.#b()})))};return{reset:r,invoke_onerror:()=>{if(!this.#v())try{n=!0,this.#n.onerror?.(e,r),n=!1}catch(e){kn(e,this.#i&&this.#i.parent)}}}}#v(){return(this.#i.f&(S|te))!==0}#y(){let e=this.#n.pending;e&&(this.is_pending=!0,this.#o=V(()=>e(this.#e)),pt(()=>{if(!this.#v()){var e=this.#c=document.createDocumentFragment(),t=F(),n=!1;e.append(t),this.#a=this.#S(()=>{try{return V(()=>this.#r(t))}catch(e){try{this.error(e),n=!0}catch(e){kn(e,this.#i.parent)}return null}}),this.#a===null?(this.#c=null,n&&this.#x(A)):this.#u===0&&(this.#e.before(e),this.#c=null,Zn(this.#o,()=>{this.#o=null}),this.#x(A))}}))}#b(){try{if(this.is_pending=this.has_pending_snippet(),this.#u=0,this.#l=0,this.#a=V(()=>{this.#r(this.#e)}),this.#u>0){var e=this.#c=document.createDocumentFragment();tr(this.#a,e);let t=this.#n.pending;this.#o=V(()=>t(this.#e))}else this.#x(A)}catch(e){this.error(e)}}#x(e){this.is_pending=!1,e.transfer_reactions(this.#f)}defer_effect(e){_t(e,this.#f)}is_rendered(){return!this.is_pending&&(!this.parent||this.parent.is_rendered())}has_pending_snippet(){return!!this.#n.pending}#S(e){var t=W,n=U,r=O;sr(this.#i),or(this.#i),nt(this.#i.ctx);try{return Jt.ensure(),e()}finally{sr(t),or(n),nt(r)}}#C(e,t){this.has_pending_snippet()?(this.#u+=e,this.#u===0&&(this.#x(t),this.#o&&Zn(this.#o,()=>{this.#o=null}),this.#c&&=(this.#e.before(this.#c),null))):this.parent&&this.parent.#C(e,t)}update_pending_count(e,t){this.#C(e,t),this.#l+=e,!this.#p||this.#d||(this.#d=!0,pt(()=>{this.#d=!1,this.#p&&un(this.#p,this.#l)}))}get_effect_pending(){return this.#m(),K(this.#p)}error(e){if(e===xe||!this.#n.onerror&&!this.#n.failed)throw e;A?.is_fork?(this.#a&&A.skip_effect(this.#a),this.#o&&A.skip_effect(this.#o),this.#s&&A.skip_effect(this.#s),A.oncommit(()=>{this.#v()||this.#w(e)})):this.#w(e)}#w(e){this.#a&&=(H(this.#a),null),this.#o&&=(H(this.#o),null),this.#s&&=(H(this.#s),null),w&&(E(this.#t),je(),E(Me()));let t=this.#n.failed,n=e=>{if(this.#v())return;let{reset:n,invoke_onerror:r}=this.#_(e);r(),t&&!this.#v()&&(this.#s=this.#S(()=>{try{return V(()=>{var r=W;r.b=this,r.f|=128,t(this.#e,()=>e,()=>n)})}catch(e){return kn(e,this.#i.parent),null}}))};pt(()=>{if(!this.#v()){var t;try{t=this.transform_error(e)}catch(e){kn(e,this.#i&&this.#i.parent);return}typeof t==`object`&&t&&typeof t.then==`function`?t.then(n,e=>kn(e,this.#i&&this.#i.parent)):n(t)}})}};function Y(e,t){var n=t==null?``:typeof t==`object`?`${t}`:t;n!==(e[_e]??=e.nodeValue)&&(e[_e]=n,e.nodeValue=`${n}`)}function fi(e,t){return mi(e,t)}var pi=new Map;function mi(e,{target:t,anchor:n,props:i={},events:a,context:o,intro:s=!0,transformError:c}){xn();var l=void 0,u=zn(()=>{var s=n??t.appendChild(F());ui(s,{pending:()=>{}},t=>{st({});var n=O;if(o&&(n.c=o),a&&(i.$$events=a),w&&ni(t,null),l=e(t,i)||lt(),w&&(W.nodes.end=T,T===null||T.nodeType!==8||T.data!==`]`))throw Ee(),xe;ct()},c);var u=new Set,d=e=>{for(var n=0;n<e.length;n++){var r=e[n];if(!u.has(r)){u.add(r);var i=zr(r);for(let e of[t,document]){var a=pi.get(e);a===void 0&&(a=new Map,pi.set(e,a));var o=a.get(r);o===void 0?(e.addEventListener(r,Qr,{passive:i}),a.set(r,1)):a.set(r,o+1)}}}};return d(r(Ur)),Wr.add(d),()=>{for(var e of u)for(let n of[t,document]){var r=pi.get(n),i=r.get(e);--i==0?(n.removeEventListener(e,Qr),r.delete(e),r.size===0&&pi.delete(n)):r.set(e,i)}Wr.delete(d),s!==n&&s.parentNode?.removeChild(s)}});return hi.set(l,u),l}var hi=new WeakMap;function gi(e,t){let n=hi.get(e);return n?(hi.delete(e),n(t)):Promise.resolve()}var _i=class{anchor;#e=new Map;#t=new Map;#n=new Map;#r=new Set;#i=!0;constructor(e,t=!0){this.anchor=e,this.#i=t}#a=e=>{if(this.#e.has(e)){var t=this.#e.get(e),n=this.#t.get(t);if(n)$n(n),this.#r.delete(t);else{var r=this.#n.get(t);r&&($n(r.effect),this.#t.set(t,r.effect),this.#n.delete(t),r.fragment.lastChild.remove(),this.anchor.before(r.fragment),n=r.effect)}for(let[t,n]of this.#e){if(this.#e.delete(t),t===e)break;let r=this.#n.get(n);r&&(H(r.effect),this.#n.delete(n))}for(let[e,r]of this.#t){if(e===t||this.#r.has(e))continue;let i=()=>{if(Array.from(this.#e.values()).includes(e)){var t=document.createDocumentFragment();tr(r,t),t.append(F()),this.#n.set(e,{effect:r,fragment:t})}else H(r);this.#r.delete(e),this.#t.delete(e)};this.#i||!n?(this.#r.add(e),Zn(r,i,!1)):i()}}};#o=e=>{this.#e.delete(e);let t=Array.from(this.#e.values());for(let[e,n]of this.#n)t.includes(e)||(H(n.effect),this.#n.delete(e))};ensure(e,t){var n=A,r=Tn();if(t&&!this.#t.has(e)&&!this.#n.has(e)){if(r){var i=document.createDocumentFragment(),a=F();i.append(a),this.#n.set(e,{effect:V(()=>t(a)),fragment:i})}else this.#t.set(e,V(()=>t(this.anchor)))}if(this.#e.set(n,e),r){for(let[t,r]of this.#t)t===e?n.unskip_effect(r):n.skip_effect(r);for(let[t,r]of this.#n)t===e?n.unskip_effect(r.effect):n.skip_effect(r.effect);n.oncommit(this.#a),n.ondiscard(this.#o)}else w&&(this.anchor=T),this.#a(n)}};function vi(e,t,n=!1){var r;w&&(r=T,Ae());var i=new _i(e),a=n?ne:0;function o(e,t){if(w){var n=Ne(r);if(e!==parseInt(n.substring(1))){var a=Me();E(a),i.anchor=a,ke(!1),i.ensure(e,t),ke(!0);return}}i.ensure(e,t)}Wn(()=>{var e=!1;t((t,n=0)=>{e=!0,o(n,t)}),e||o(-1,null)},a)}var yi=Symbol(`NaN`);function bi(e,t,n){w&&Ae();var r=new _i(e),i=!ut();Wn(()=>{var e=t();e!==e&&(e=yi),i&&typeof e==`object`&&e&&(e={}),r.ensure(e,n)})}function xi(e,t){return t}function Si(e,t,n){for(var i=[],a=t.length,o,s=t.length,c=0;c<a;c++){let n=t[c];Zn(n,()=>{if(o){if(o.pending.delete(n),o.done.add(n),o.pending.size===0){var t=e.outrogroups;Ci(e,r(o.done)),t.delete(o),t.size===0&&(e.outrogroups=null)}}else--s},!1)}if(s===0){var l=i.length===0&&n!==null&&e.pending.size===0;if(l){var u=n,d=u.parentNode;wn(d),d.append(u),e.items.clear()}Ci(e,t,!l)}else o={pending:new Set(t),done:new Set},(e.outrogroups??=new Set).add(o)}function Ci(e,t,n=!0){var r;if(e.pending.size>0){r=new Set;for(let t of e.pending.values())for(let n of t)r.add(e.items.get(n).e)}for(var i=0;i<t.length;i++){var a=t[i];r?.has(a)?(a.f|=oe,tr(a,document.createDocumentFragment())):H(t[i],n)}}var wi;function Ti(t,n,i,a,o,s=null){var c=t,l=new Map;if(n&4){var u=t;c=w?E(I(u)):u.appendChild(F())}w&&Ae();var d=null,f=Mt(()=>{var t=i();return e(t)?t:t==null?[]:r(t)}),p=new Map,m=!0;function h(e){if(!(_.effect.f&16384)){_.pending.delete(e);var t=K(f);_.fallback=d,Di(_,t,c,n,a),d!==null&&(t.length===0?d.f&33554432?(d.f^=oe,ki(d,null,c)):$n(d):Zn(d,()=>{d=null}))}}function g(e){_.pending.delete(e)}var _={effect:Wn(()=>{var e=K(f),t=e.length;let r=!1;w&&Ne(c)===`[!`!=(t===0)&&(c=Me(),E(c),ke(!1),r=!0);for(var u=new Set,_=A,v=Tn(),y=0;y<t;y+=1){w&&T.nodeType===8&&T.data===`]`&&(c=T,r=!0,ke(!1));var b=e[y],x=a(b,y),S=m?null:l.get(x);S?(S.v&&un(S.v,b),S.i&&un(S.i,y),v&&_.unskip_effect(S.e)):(S=Oi(l,m?c:wi??=F(),b,x,y,o,n,i),m||(S.e.f|=oe),l.set(x,S)),u.add(x)}if(t===0&&s&&!d&&(m?d=V(()=>s(c)):(d=V(()=>s(wi??=F())),d.f|=oe)),t>u.size&&ze(``,``,``),w&&t>0&&E(Me()),!m){if(p.set(_,u),v){for(let[e,t]of l)u.has(e)||_.skip_effect(t.e);_.oncommit(h),_.ondiscard(g)}else h(_)}r&&ke(!0),K(f)}),flags:n,items:l,pending:p,outrogroups:null,fallback:d};m=!1,w&&(c=T)}function Ei(e){for(;e!==null&&!(e.f&32);)e=e.next;return e}function Di(e,t,n,i,a){var o=!!(i&8),s=t.length,c=e.items,l=Ei(e.effect.first),u,d=null,f,p=[],m=[],h,g,_,v;if(o)for(v=0;v<s;v+=1)h=t[v],g=a(h,v),_=c.get(g).e,_.f&33554432||(_.nodes?.a?.measure(),(f??=new Set).add(_));for(v=0;v<s;v+=1){if(h=t[v],g=a(h,v),_=c.get(g).e,e.outrogroups!==null)for(let t of e.outrogroups)t.pending.delete(_),t.done.delete(_);if(_.f&8192&&($n(_),o&&(_.nodes?.a?.unfix(),(f??=new Set).delete(_))),_.f&33554432){if(_.f^=oe,_===l)ki(_,null,n);else{var y=d?d.next:l;_===e.effect.last&&(e.effect.last=_.prev),_.prev&&(_.prev.next=_.next),_.next&&(_.next.prev=_.prev),Ai(e,d,_),Ai(e,_,y),ki(_,y,n),d=_,p=[],m=[],l=Ei(d.next);continue}}if(_!==l){if(u!==void 0&&u.has(_)){if(p.length<m.length){var b=m[0],x;d=b.prev;var S=p[0],ee=p[p.length-1];for(x=0;x<p.length;x+=1)ki(p[x],b,n);for(x=0;x<m.length;x+=1)u.delete(m[x]);Ai(e,S.prev,ee.next),Ai(e,d,S),Ai(e,ee,b),l=b,d=ee,--v,p=[],m=[]}else u.delete(_),ki(_,l,n),Ai(e,_.prev,_.next),Ai(e,_,d===null?e.effect.first:d.next),Ai(e,d,_),d=_;continue}for(p=[],m=[];l!==null&&l!==_;)(u??=new Set).add(l),m.push(l),l=Ei(l.next);if(l===null)continue}_.f&33554432||p.push(_),d=_,l=Ei(_.next)}if(e.outrogroups!==null){for(let t of e.outrogroups)t.pending.size===0&&(Ci(e,r(t.done)),e.outrogroups?.delete(t));e.outrogroups.size===0&&(e.outrogroups=null)}if(l!==null||u!==void 0){var te=[];if(u!==void 0)for(_ of u)_.f&8192||te.push(_);for(;l!==null;)!(l.f&8192)&&l!==e.fallback&&te.push(l),l=Ei(l.next);var ne=te.length;if(ne>0){var re=i&4&&s===0?n:null;if(o){for(v=0;v<ne;v+=1)te[v].nodes?.a?.measure();for(v=0;v<ne;v+=1)te[v].nodes?.a?.fix()}Si(e,te,re)}}o&&pt(()=>{if(f!==void 0)for(_ of f)_.nodes?.a?.apply()})}function Oi(e,t,n,r,i,a,o,s){var c=o&1?o&16?on(n):sn(n,!1,!1):null,l=o&2?on(i):null;return{v:c,i:l,e:V(()=>(a(t,c??n,l??i,s),()=>{e.delete(r)}))}}function ki(e,t,n){if(e.nodes)for(var r=e.nodes.start,i=e.nodes.end,a=t&&!(t.f&33554432)?t.nodes.start:n;r!==null;){var o=Sn(r);if(a.before(r),r===i)return;r=o}}function Ai(e,t,n){t===null?e.effect.first=n:t.next=n,n===null?e.effect.last=t:n.prev=t}function ji(e,t,...n){var r=new _i(e);Wn(()=>{let e=t()??null;r.ensure(e,e&&(t=>e(t,...n)))},ne)}function Mi(e,t,n){var r;w&&(r=T,Ae());var i=new _i(e);Wn(()=>{var e=t()??null;if(w&&Ne(r)===`[`!=(e!==null)){var a=Me();E(a),i.anchor=a,ke(!1),i.ensure(e,e&&(t=>n(t,e))),ke(!0)}else i.ensure(e,e&&(t=>n(t,e)))},ne)}function Ni(e,t,n,r,i,a){let o=w;w&&Ae();var s=null;w&&T.nodeType===1&&(s=T,Ae());var c=w?T:e,l=new _i(c,!1);Wn(()=>{let e=t()||null;var a=i?i():n||e===`svg`?Ce:void 0;if(e===null)l.ensure(null,null);else return l.ensure(e,t=>{if(e){var n=w;if(s=w?s:En(e,a),ni(s,s),r){var i=null;w&&Vr(e)&&s.append(i=document.createComment(``));var o=w?I(s):s.appendChild(F());w&&(o===null?ke(!1):E(o)),r(s,o),i?.remove()}W.nodes.end=s,n||t.before(s)}w&&E(t)}),()=>{}},ne),Pn(()=>{}),o&&(ke(!0),E(c))}function Pi(e,t){let n=null,r=w;var i;if(w){n=T;for(var a=I(document.head);a!==null&&(a.nodeType!==8||a.data!==e);)a=Sn(a);if(a===null)ke(!1);else{var o=Sn(a);a.remove(),E(o)}}w||(i=document.head.appendChild(F()));try{Wn(()=>{var e=V(()=>t(i));e.f|=re,w||(e.nodes===null?e.nodes={start:i,end:i,a:null,t:null}:e.nodes.end=i)})}finally{r&&(ke(!0),E(n))}}function Fi(e,t){var n=void 0,r;Gn(()=>{n!==(n=t())&&(r&&=(H(r),null),n&&(r=V(()=>{Bn(()=>n(e))})))})}function Ii(e){var t,n,r=``;if(typeof e==`string`||typeof e==`number`)r+=e;else if(typeof e==`object`){if(Array.isArray(e)){var i=e.length;for(t=0;t<i;t++)e[t]&&(n=Ii(e[t]))&&(r&&(r+=` `),r+=n)}else for(n in e)e[n]&&(r&&(r+=` `),r+=n)}return r}function Li(){for(var e,t,n=0,r=``,i=arguments.length;n<i;n++)(e=arguments[n])&&(t=Ii(e))&&(r&&(r+=` `),r+=t);return r}function Ri(e){return typeof e==`object`?Li(e):e??``}var zi=[...` 	
\r\f\xA0\v﻿`];function Bi(e,t,n){var r=e==null?``:``+e;if(t&&(r=r?r+` `+t:t),n){for(var i of Object.keys(n))if(n[i])r=r?r+` `+i:i;else if(r.length)for(var a=i.length,o=0;(o=r.indexOf(i,o))>=0;){var s=o+a;(o===0||zi.includes(r[o-1]))&&(s===r.length||zi.includes(r[s]))?r=(o===0?``:r.substring(0,o))+r.substring(s+1):o=s}}return r===``?null:r}function Vi(e,t=!1){var n=t?` !important;`:`;`,r=``;for(var i of Object.keys(e)){var a=e[i];a!=null&&a!==``&&(r+=` `+i+`: `+a+n)}return r}function Hi(e){return e[0]!==`-`||e[1]!==`-`?e.toLowerCase():e}function Ui(e,t){if(t){var n=``,r,i;if(Array.isArray(t)?(r=t[0],i=t[1]):r=t,e){e=String(e).replaceAll(/\/\*.*?\*\//g,``).trim();var a=!1,o=0,s=!1,c=[];r&&c.push(...Object.keys(r).map(Hi)),i&&c.push(...Object.keys(i).map(Hi));var l=0,u=-1;let t=e.length;for(var d=0;d<t;d++){var f=e[d];if(s?f===`/`&&e[d-1]===`*`&&(s=!1):a?a===f&&(a=!1):f===`/`&&e[d+1]===`*`?s=!0:f===`"`||f===`'`?a=f:f===`(`?o++:f===`)`&&o--,!s&&a===!1&&o===0){if(f===`:`&&u===-1)u=d;else if(f===`;`||d===t-1){if(u!==-1){var p=Hi(e.substring(l,u).trim());if(!c.includes(p)){f!==`;`&&d++;var m=e.substring(l,d).trim();n+=` `+m+`;`}}l=d+1,u=-1}}}}return r&&(n+=Vi(r)),i&&(n+=Vi(i,!0)),n=n.trim(),n===``?null:n}return e==null?null:String(e)}function Wi(e,t,n,r,i,a){var o=e[he];if(w||o!==n||o===void 0){var s=Bi(n,r,a);w&&s===e.getAttribute(`class`)||(s==null?e.removeAttribute(`class`):t?e.className=s:e.setAttribute(`class`,s)),e[he]=n}else if(a&&i!==a)for(var c in a){var l=!!a[c];(i==null||l!==!!i[c])&&e.classList.toggle(c,l)}return a}function Gi(e,t={},n,r){for(var i in n){var a=n[i];t[i]!==a&&(n[i]==null?e.style.removeProperty(i):e.style.setProperty(i,a,r))}}function Ki(e,t,n,r){var i=e[ge];if(w||i!==t){var a=Ui(t,r);w&&a===e.getAttribute(`style`)||(a==null?e.removeAttribute(`style`):e.style.cssText=a),e[ge]=t}else r&&(Array.isArray(r)?(Gi(e,n?.[0],r[0]),Gi(e,n?.[1],r[1],`important`)):Gi(e,n,r));return r}function qi(e,t){t?e.hasAttribute(`selected`)||e.setAttribute(`selected`,``):e.removeAttribute(`selected`)}function Ji(e,t){var n=!(`__defaultValue`in e);(n||e.__defaultValue!==t)&&(e.__defaultValue=t,Yi(e,!n||`__value`in e))}function Yi(t,n){var r=t.__defaultValue,i=t.multiple,a=i?r??[]:null;if(!i||e(a)){var o=t.selectedIndex,s=n&&i?new Set(t.selectedOptions):null;for(var c of t.options){var l=$i(c);qi(c,i?a.includes(l):hn(l,r))}if(n){if(s!==null)for(c of t.options){var u=s.has(c);c.selected!==u&&(c.selected=u)}else t.selectedIndex!==o&&(t.selectedIndex=o)}}}function Xi(t,n,r=!1){if(t.multiple){if(n==null)return;if(!e(n))return De();for(var i of t.options)i.selected=n.includes($i(i))}else{for(i of t.options)if(hn($i(i),n)){i.selected=!0;return}r&&n===void 0||(t.selectedIndex=-1)}}function Zi(e){var t=new MutationObserver(t=>{t.every(ea)||(`__defaultValue`in e&&Yi(e,!1),`__value`in e&&Xi(e,e.__value))});t.observe(e,{childList:!0,subtree:!0,attributes:!0,attributeFilter:[`value`]}),Pn(()=>{t.disconnect()})}function Qi(e,t,n=t){var r=new WeakSet,i=!0;Ct(e,`change`,t=>{var i=t?`[selected]`:`:checked`,a;if(e.multiple)a=[].map.call(e.querySelectorAll(i),$i);else{var o=e.querySelector(i)??e.querySelector(`option:not([disabled])`);a=o&&$i(o)}n(a),e.__value=a,A!==null&&r.add(A)}),Bn(()=>{var a=t();if(e===document.activeElement){var o=A;if(r.has(o))return}if(Xi(e,a,i),i&&a===void 0){var s=e.querySelector(`:checked`);s!==null&&(a=$i(s),n(a))}e.__value=a,i=!1})}function $i(e){return`__value`in e?e.__value:e.value}function ea(e){if(e.target.closest(`selectedcontent`)!==null)return!0;if(e.type===`childList`){var t=[...e.addedNodes,...e.removedNodes];return t.length>0&&t.every(e=>e.nodeName===`SELECTEDCONTENT`)}return!1}var ta=Symbol(`class`),na=Symbol(`style`),ra=Symbol(`is custom element`),ia=Symbol(`is html`),aa=be?`link`:`LINK`,oa=be?`input`:`INPUT`,sa=be?`option`:`OPTION`,ca=be?`select`:`SELECT`,la=be?`progress`:`PROGRESS`;function ua(e){if(w){var t=!1,n=()=>{if(!t){if(t=!0,e.hasAttribute(`value`)){var n=e.value;X(e,`value`,null),e.value=n}if(e.hasAttribute(`checked`)){var r=e.checked;X(e,`checked`,null),e.checked=r}}};e[ve]=n,pt(n),xt()}}function da(e,t){var n=ha(e);n.value!==(n.value=t??void 0)&&(e.value!==t||t===0&&e.nodeName===la)&&(e.value=t??``)}function fa(e,t){var n=ha(e);n.checked!==(n.checked=t??void 0)&&(e.checked=t)}function X(e,t,n,r){var i=ha(e);if(!(w&&(i[t]=e.getAttribute(t),t===`src`||t===`srcset`||t===`href`&&e.nodeName===aa))){var a=i[t];a!==(i[t]=n)&&(t===`loading`&&(e[pe]=n),n==null?e.removeAttribute(t):typeof n!=`string`&&_a(e).has(t)?e[t]=n:(!w||typeof n!=`number`&&typeof n!=`boolean`||a!==String(n))&&e.setAttribute(t,n))}}function pa(e,t,n,r,i=!1,a=!1){w&&i&&e.nodeName===oa&&(`defaultValue`in n||`defaultChecked`in n||ua(e));var o=ha(e),s=o[ra],c=!o[ia];let l=w&&s;l&&ke(!1);var u=t||{},d=e.nodeName===sa,f=e.nodeName===ca;try{for(var p in t)!(p in n)&&p[0]+p[1]!==`$$`&&(n[p]=null);n.class?n.class=Ri(n.class):(r||n[ta])&&(n.class=null),n[na]&&(n.style??=null);var m=_a(e);if(e.nodeName===oa&&`type`in n&&(`value`in n||`__value`in n)){var h=n.type;(h!==u.type||h===void 0&&e.hasAttribute(`type`))&&(u.type=h,X(e,`type`,h,a))}for(let i in n){let l=n[i];if(d&&i===`value`&&l==null)e.value=e.__value=``,u[i]=l;else if(i===`class`)Wi(e,e.namespaceURI===`http://www.w3.org/1999/xhtml`,l,r,t?.[ta],n[ta]),u[i]=l,u[ta]=n[ta];else if(i===`style`)Ki(e,l,t?.[na],n[na]),u[i]=l,u[na]=n[na];else{var g=u[i];if(l!==g||l===void 0&&e.hasAttribute(i)){u[i]=l;var _=i[0]+i[1];if(_!==`$$`){if(_===`on`){let t={},n=`$$`+i,r=i.slice(2);var v=Pr(r);if(Mr(r)&&(r=r.slice(0,-7),t.capture=!0),!v&&g){if(l!=null)continue;e.removeEventListener(r,u[n],t),u[n]=null}if(v)Jr(r,e,l),Yr([r]);else if(l!=null){function a(e){u[i].call(this,e)}u[n]=Gr(r,e,a,t)}}else if(i===`style`)X(e,i,l);else if(i===`autofocus`)vt(e,!!l);else if(!s&&(i===`__value`||i===`value`&&l!=null))e.__value=l,(g==null||e.value!==l||l===0&&e.nodeName===la)&&(e.value=l);else if(i===`selected`&&d)qi(e,l);else{var y=i;c||(y=Lr(y));var b=y===`defaultValue`||y===`defaultChecked`;if(f&&y===`defaultValue`)continue;if(l==null&&!s&&!b){if(o[i]=null,y===`value`||y===`checked`){let n=e,r=t===void 0;if(y===`value`){let e=n.defaultValue;n.removeAttribute(y),n.defaultValue=e,n.value=n.__value=r?e:null}else{let e=n.defaultChecked;n.removeAttribute(y),n.defaultChecked=e,n.checked=r?e:!1}}else e.removeAttribute(i)}else b||(s||typeof l!=`string`)&&m.has(y)?(e[y]=l,y in o&&(o[y]=C)):typeof l!=`function`&&X(e,y,l,a)}}}}}}finally{l&&ke(!0)}return u}function ma(e,t,n=[],r=[],i=[],a,o=!1,s=!1){wt(i,n,r,n=>{var r=void 0,i={},c=e.nodeName===ca,l=!1;if(Gn(()=>{var u=t(...n.map(K)),d=pa(e,r,u,a,o,s);if(l&&c){var f=e;`defaultValue`in u&&Ji(f,u.defaultValue),`value`in u&&Xi(f,u.value)}for(let e of Object.getOwnPropertySymbols(i))u[e]||H(i[e]);for(let t of Object.getOwnPropertySymbols(u)){var p=u[t];t.description!==`@attach`||r&&p===r[t]||(i[t]&&H(i[t]),i[t]=V(()=>Fi(e,()=>p))),d[t]=p}r=d}),c){var u=e;Bn(()=>{var e=r;`defaultValue`in e&&Ji(u,e.defaultValue),Xi(u,e.value,!0),Zi(u)})}l=!0})}function ha(e){return e[me]??={[ra]:e.nodeName.includes(`-`),[ia]:e.namespaceURI===Se}}var ga=new Map;function _a(e){var t=e.getAttribute(`is`)||e.nodeName,n=ga.get(t);if(n)return n;ga.set(t,n=new Set);for(var r,i=e,a=Element.prototype;a!==i;){for(var s in r=o(i),r)r[s].set&&s!==`innerHTML`&&s!==`textContent`&&s!==`innerText`&&n.add(s);i=l(i)}return n}function va(e,t,n=t){var r=new WeakSet;Ct(e,`input`,async i=>{var a=i?e.defaultValue:e.value;if(a=ba(e)?xa(a):a,n(a),A!==null&&r.add(A),await Tr(),a!==(a=t())){var o=e.selectionStart,s=e.selectionEnd,c=e.value.length;if(e.value=a??``,s!==null){var l=e.value.length;o===s&&s===c&&l>c?(e.selectionStart=l,e.selectionEnd=l):(e.selectionStart=o,e.selectionEnd=Math.min(s,l))}}}),(w&&e.defaultValue!==e.value||Or(t)==null&&e.value)&&(n(ba(e)?xa(e.value):e.value),A!==null&&r.add(A)),Hn(()=>{var n=t();if(e===document.activeElement){var i=A;if(r.has(i))return}ba(e)&&n===xa(e.value)||(e.type!==`date`||n||e.value)&&n!==e.value&&(e.value=n??``)})}function ya(e,t,n=t){Ct(e,`change`,t=>{n(t?e.defaultChecked:e.checked)}),(w&&e.defaultChecked!==e.checked||Or(t)==null)&&n(e.checked),Hn(()=>{e.checked=!!t()})}function ba(e){var t=e.type;return t===`number`||t===`range`}function xa(e){return e===``?null:+e}function Sa(e,t){return e===t||e?.[ue]===t}function Ca(e=lt(),t,n,r){var i=O.r,a=W;return Bn(()=>{var o,s;return Hn(()=>{o=s,s=r?.()||[],Or(()=>{Sa(n(...s),e)||(t(e,...s),o&&Sa(n(...o),e)&&t(null,...o))})}),()=>{let r=a;for(;r!==i&&r.parent!==null&&r.parent.f&33554432;)r=r.parent;let o=()=>{s&&Sa(n(...s),e)&&t(null,...s)},c=r.teardown;r.teardown=()=>{o(),c?.()}}}),e}function wa(e=!1){let t=O,n=t.l.u;if(!n)return;let r=()=>kr(t.s);if(e){let e=0,n={},i=Ot(()=>{let r=!1,i=t.s;for(let e in i)i[e]!==n[e]&&(n[e]=i[e],r=!0);return r&&e++,e});r=()=>K(i)}n.b.length&&Ln(()=>{Ta(t,r),m(n.b)}),Fn(()=>{let e=Or(()=>n.m.map(p));return()=>{for(let t of e)typeof t==`function`&&t()}}),n.a.length&&Fn(()=>{Ta(t,r),m(n.a)})}function Ta(e,t){if(e.l.s)for(let t of e.l.s)K(t);t()}var Ea=!1;function Da(e){var t=Ea;try{return Ea=!1,[e(),Ea]}finally{Ea=t}}var Oa={get(e,t){if(!e.exclude.has(t))return e.props[t]},set(e,t){return!1},getOwnPropertyDescriptor(e,t){if(!e.exclude.has(t)&&t in e.props)return{enumerable:!0,configurable:!0,value:e.props[t]}},has(e,t){return!e.exclude.has(t)&&t in e.props},ownKeys(e){return Reflect.ownKeys(e.props).filter(t=>!e.exclude.has(t))}};function ka(e,t,n){return new Proxy({props:e,exclude:t},Oa)}var Aa={get(e,t){let n=e.props.length;for(;n--;){let r=e.props[n];if(d(r)&&(r=r()),typeof r==`object`&&r&&t in r)return r[t]}},set(e,t,n){let r=e.props.length;for(;r--;){let i=e.props[r];d(i)&&(i=i());let o=a(i,t);if(o&&o.set)return o.set(n),!0}return!1},getOwnPropertyDescriptor(e,t){let n=e.props.length;for(;n--;){let r=e.props[n];if(d(r)&&(r=r()),typeof r==`object`&&r&&t in r){let e=a(r,t);return e&&!e.configurable&&(e.configurable=!0),e}}},has(e,t){if(t===ue||t===fe)return!1;for(let n of e.props)if(d(n)&&(n=n()),n!=null&&t in n)return!0;return!1},ownKeys(e){let t=[];for(let n of e.props)if(d(n)&&(n=n()),n){for(let e in n)t.includes(e)||t.push(e);for(let e of Object.getOwnPropertySymbols(n))t.includes(e)||t.push(e)}return t}};function ja(...e){return new Proxy({props:e},Aa)}function Ma(e,t,n,r){var i=!Ye||!!(n&2),o=!!(n&8),s=!!(n&16),c=r,l=!0,u=void 0,d=()=>s&&i?(u??=Ot(r),K(u)):(l&&(l=!1,c=s?Or(r):r),c);let f;if(o){var p=ue in e||fe in e;f=a(e,t)?.set??(p&&t in e?n=>e[t]=n:void 0)}var m,h=!1;o?[m,h]=Da(()=>e[t]):m=e[t],m===void 0&&r!==void 0&&(m=d(),f&&(i&&We(t),f(m)));var g=i?()=>{var n=e[t];return n===void 0?d():(l=!0,n)}:()=>{var n=e[t];return n!==void 0&&(c=void 0),n===void 0?c:n};if(i&&!(n&4))return g;if(f){var _=e.$$legacy;return(function(e,t){return arguments.length>0?((!i||!t||_||h)&&f(t?g():e),e):g()})}var v=!1,y=(n&1?Ot:Mt)(()=>(v=!1,g()));o&&K(y);var b=W;return(function(e,t){if(arguments.length>0){let n=t?K(y):i&&o?P(e):e;return M(y,n),v=!0,c!==void 0&&(c=n),e}return rr&&v||b.f&16384?y.v:K(y)})}function Na(e){O===null&&Le(`onMount`),Ye&&O.l!==null?Pa(O).m.push(e):Fn(()=>{let t=Or(e);if(typeof t==`function`)return t})}function Pa(e){var t=e.l;return t.u??={a:[],b:[],m:[]}}typeof window<`u`&&((window.__svelte??={}).v??=new Set).add(`5`);function Fa(e,t){if(t)for(let n in t)e=e.replace(`:${n}`,String(t[n]));return Q.name===`#`?e===`/`?`/#/`:Ba(`#`,e):Q.name?Ba(Q.name,e):e}function Ia(e,t){let n=Fa(e,t?.params);return t?.search&&(n+=Wa(t.search)),t?.hash&&!t.hash.startsWith(`#`)&&(n+=`#`+t.hash),n}function La(e){return Promise.all(e.map(e=>Ra(e)))}function Ra(e){return new Promise(t=>{za(e)?Promise.resolve(e()).then(e=>{t(e.default)}):t(e)})}function za(e){return typeof e==`function`&&!!/\(\)\s?=>\s?(import|__vite_ssr_dynamic_import__)\(.*\)/.test(String(e))}function Ba(...e){let t=``;for(let n of e)n.startsWith(`/`)||(t+=`/`),n.endsWith(`/`)&&(n=n.slice(0,-1)),t+=n;return t}function Va(e){return Q.name&&e.startsWith(Q.name)&&(e=e.slice(Q.name.length)||`/`),e}function Ha(e){return e&&`_userState`in e?e._userState:e}function Ua(){let e=Q.name===`#`?globalThis.location.hash.slice(1):globalThis.location.pathname,t=Q.name===`#`?``:globalThis.location.hash;return{pathname:e,search:globalThis.location.search,state:Ha(history.state),hash:t}}function Wa(e){if(!e)return;if(typeof e==`string`)return e.startsWith(`?`)||(e=`?`+e),e;let t=Object.fromEntries(Object.entries(e).map(([e,t])=>[e,String(t)]));if(Object.keys(t).length!==0)return`?`+new URLSearchParams(t).toString()}function Ga(e){if(!e)return{};if(typeof e==`string`){let t=new URLSearchParams(e);return Object.fromEntries([...t.entries()].map(([e,t])=>[e,Ka(t)]))}return e}function Ka(e){if(e===``)return``;if(e===`true`)return!0;if(e===`false`)return!1;let t=Number(e);return Number.isNaN(t)?e:t}function qa(e,t){return Ja((e,t)=>e===t,e,t)}qa.startsWith=(e,t)=>Ja((e,t)=>e.startsWith(t),e,t);function Ja(e,t,n){if(!t.includes(`:`)){let n=Q.name&&Q.name!==`#`?Fa(t):t;return e(Do.pathname,n)}if(n)return Q.name===`#`?e(Do.pathname,Fa(t,n).replace(`/#`,``)):e(Do.pathname,Fa(t,n));let r=t.split(`/`).slice(1),i=Do.pathname.split(`/`).slice(1);if(r.length>i.length)return!1;for(let[e,t]of r.entries()){let n=i[e];if(!t.startsWith(`:`)&&t!==n)return!1}return!0}function Ya(e,t){e.length>1&&e.endsWith(`/`)&&(e=e.slice(0,-1));let n=e.split(`/`).slice(1),r=$a(Object.keys(t)),i={},a=t[`/`];a&&typeof a==`object`&&`meta`in a&&a.meta&&(i={...a.meta});let o;for(let a of r){let r=Xa(a,n,e,t,i);if(r){if(r.fallback)o||=r.result;else return r.result}}return o||{match:void 0,layouts:[],hooks:[],params:{},meta:i,breakFromLayouts:!1,isCatchAll:!1}}function Xa(e,t,n,r,i){let a=e.split(`/`);a[0]===``&&a.shift();let o={},s;for(let[e,c]of a.entries()){s=c.startsWith(`(`)&&c.endsWith(`)`),s&&(c=c.slice(1,-1));let l=t[e],u=c===``&&typeof r[`/`]!=`function`;if(c.startsWith(`:`))o[c.slice(1)]=decodeURIComponent(l);else if(c.startsWith(`*`)){let n=c.slice(1);n&&(o[n]=t.slice(e).map(decodeURIComponent).join(`/`));let l=Za(r,s,i);return{result:{match:r[(e?`/`:``)+a.join(`/`)],...l,params:o,breakFromLayouts:s,isCatchAll:!0},fallback:!1}}else if(c.toLowerCase()!==l?.toLowerCase()&&!u)return null;if(e!==a.length-1)continue;let d=r[`/`+a.join(`/`)];if(typeof d==`function`&&a.length!==t.length)return null;let f=Za(r,s,i);if(typeof d==`function`)return a.length===t.length?{result:{match:d,...f,params:o,breakFromLayouts:s,isCatchAll:!1},fallback:!1}:null;let p=Ya(u?n:`/`+t.slice(e+1).join(`/`),d);return p.match?{result:Qa(f,p,o,s),fallback:u&&p.isCatchAll}:null}return null}function Za(e,t,n){let r=[],i=[],a={...n};return!t&&`layout`in e&&e.layout&&r.push(e.layout),`hooks`in e&&e.hooks&&i.push(e.hooks),`meta`in e&&e.meta&&(a={...a,...e.meta}),{layouts:r,hooks:i,meta:a}}function Qa(e,t,n,r){let i=t.breakFromLayouts;return{match:t.match,layouts:i?[]:[...e.layouts,...t.layouts],hooks:[...e.hooks,...t.hooks],params:{...n,...t.params},meta:{...e.meta,...t.meta},breakFromLayouts:i||r,isCatchAll:t.isCatchAll}}function $a(e){return e.toSorted((e,t)=>eo(e)-eo(t))}function eo(e){return e===``||e===`/`?1:e.includes(`*`)?4:e.includes(`:`)?3:2}var to=200,no=Math.PI/6,ro=50;async function io(e,t,n){let{match:r,layouts:i,hooks:a,meta:o}=Ya(t,e);for(let{onPreload:e}of a)e?.({pathname:t,meta:o,...n,search:Ga(n?.search)});await La(r?[...i,r]:i)}var ao=new Set,oo=new Set;function so(e){function t(t){if(!t.getAttribute(`href`))return;let n=new URL(t.href),r=Va(n.pathname),{replace:i,state:a}=t.dataset;io(e,r,{replace:i===``||i===`true`,search:n.search,state:a,hash:n.hash})}let n=null;function r(e){if(!e.getPredictedEvents||n)return;if(n=setTimeout(()=>{n=null},ro),oo.size===0){document.removeEventListener(`pointermove`,r);return}let i=e.getPredictedEvents().at(-1);if(!i)return;let a=e.clientX,o=e.clientY,s=i.clientX-a,c=i.clientY-o,l=Math.hypot(s,c);if(l<2)return;let u=s/l,d=c/l;e:for(let e of oo){e.isConnected||oo.delete(e);let n=e.getBoundingClientRect(),r=[{x:n.left,y:n.top},{x:n.right,y:n.top},{x:n.left,y:n.bottom},{x:n.right,y:n.bottom},{x:n.left+n.width/2,y:n.top+n.height/2}];for(let n of r){let r=n.x-a,i=n.y-o,s=Math.hypot(r,i);if(s>to||s<.001)continue;let c=r/s,l=i/s,f=u*c+d*l;if(Math.acos(Math.max(-1,Math.min(1,f)))<=no){t(e),oo.delete(e);continue e}}}}let i=new IntersectionObserver(e=>{for(let n of e)n.isIntersecting&&(i.unobserve(n.target),t(n.target))});new MutationObserver(()=>{let e=document.querySelectorAll(`a[data-preload]`);for(let n of e)if(!ao.has(n)){switch(ao.add(n),n.dataset.preload){case``:case`true`:case`hover`:n.addEventListener(`mouseenter`,function e(){n.removeEventListener(`mouseenter`,e),t(n)});break;case`predict`:oo.size===0&&document.addEventListener(`pointermove`,r),oo.add(n);break;case`viewport`:i.observe(n);break;default:console.warn(`Unknown preload strategy \`${n.dataset.preload}\` on`,n,`
Available strategies are: hover, viewport, predict`)}n.addEventListener(`focus`,function e(){n.removeEventListener(`focus`,e),t(n)})}}).observe(document.body,{subtree:!0,childList:!0})}var co=class extends Error{constructor(e){super(`Navigating to: ${e}`),this.name=`Redirect`}},lo=class extends Map{#e=new Map;#t=j(0);#n=j(0);#r=hr||-1;constructor(e){if(super(),e){for(var[t,n]of e)super.set(t,n);this.#n.v=super.size}}#i(e){return hr===this.#r?j(e):on(e)}has(e){var t=this.#e,n=t.get(e);if(n===void 0){if(super.has(e))n=this.#i(0),t.set(e,n);else return K(this.#t),!1}return K(n),!0}forEach(e,t){this.#a(),super.forEach(e,t)}get(e){var t=this.#e,n=t.get(e);if(n===void 0){if(super.has(e))n=this.#i(0),t.set(e,n);else{K(this.#t);return}}return K(n),super.get(e)}getOrInsert(e,t){return super.has(e)||this.set(e,t),this.get(e)}getOrInsertComputed(e,t){return super.has(e)||this.set(e,t(e)),this.get(e)}set(e,t){var n=this.#e,r=n.get(e),i=super.get(e),a=super.set(e,t),o=this.#t;if(r===void 0)r=this.#i(0),n.set(e,r),M(this.#n,super.size),N(o);else if(i!==t){N(r);var s=o.reactions===null?null:new Set(o.reactions);s!==null&&r.reactions?.every(e=>s.has(e))||N(o)}return a}delete(e){var t=this.#e,n=t.get(e),r=super.delete(e);return n!==void 0&&(t.delete(e),M(n,-1)),r&&(M(this.#n,super.size),N(this.#t)),r}clear(){if(super.size!==0){super.clear();var e=this.#e;M(this.#n,0);for(var t of e.values())M(t,-1);N(this.#t),e.clear()}}#a(){K(this.#t);var e=this.#e;if(this.#n.v!==e.size){for(var t of super.keys())if(!e.has(t)){var n=this.#i(0);e.set(t,n)}}for([,n]of this.#e)K(n)}keys(){return K(this.#t),super.keys()}values(){return this.#a(),super.values()}entries(){return this.#a(),super.entries()}[Symbol.iterator](){return this.entries()}get size(){return K(this.#n),super.size}},uo=Symbol(`replace`),fo=class extends URLSearchParams{#e=j(0);#t=mo();#n=!1;#r(){if(!this.#t||this.#n)return;this.#n=!0;let e=super.toString();this.#t.search=e&&`?${e}`,this.#n=!1}[uo](e){if(!this.#n&&e.toString()!==super.toString()){this.#n=!0;for(let e of[...super.keys()])super.delete(e);for(let[t,n]of e)super.append(t,n);N(this.#e),this.#n=!1}}append(e,t){super.append(e,t),this.#r(),N(this.#e)}delete(e,t){var n=super.has(e,t);super.delete(e,t),n&&(this.#r(),N(this.#e))}get(e){return K(this.#e),super.get(e)}getAll(e){return K(this.#e),super.getAll(e)}has(e,t){return K(this.#e),super.has(e,t)}keys(){return K(this.#e),super.keys()}forEach(e,t){K(this.#e),super.forEach(e,t)}set(e,t){var n=super.getAll(e);super.set(e,t);var r=super.getAll(e);(n.length!==r.length||n.some((e,t)=>e!==r[t]))&&(this.#r(),N(this.#e))}sort(){super.sort(),this.#r(),N(this.#e)}toString(){return K(this.#e),super.toString()}values(){return K(this.#e),super.values()}entries(){return K(this.#e),super.entries()}[Symbol.iterator](){return this.entries()}get size(){return K(this.#e),super.size}},po=null;function mo(){return po}var Z=new fo(globalThis.location.search),ho={append(e,t,n){Z.append(e,String(t)),_o(n)},delete(e,t,n){Z.delete(e,t===void 0?void 0:String(t)),_o(n)},entries(){return[...Z.entries()].map(([e,t])=>[e,Ka(t)])},forEach(...e){return Z.forEach(...e)},get(...e){let t=Z.get(...e);return t===null?null:Ka(t)},getAll(...e){return Z.getAll(...e).map(Ka)},has(...e){return Z.has(...e)},keys(){return Z.keys()},set(e,t,n){Z.set(e,String(t)),_o(n)},sort(e){Z.sort(),_o(e)},toString(){return Z.toString()},values(){return[...Z.values()].map(Ka)},toURLSearchParams(){return new URLSearchParams(Z)},get size(){return Z.size},[Symbol.iterator](){return Z[Symbol.iterator]()}};function go(e){if(Z.toString()===e)return;let t=new URLSearchParams(e);for(let[e,n]of t)Z.set(e,n);for(let e of[...Z.keys()])t.has(e)||Z.delete(e)}function _o(e){let t=new URL(globalThis.location.toString());t.search=Z.toString(),globalThis.history[e?.replace?`replaceState`:`pushState`]({},``,t)}var vo=`modulepreload`,yo=function(e){return`/app/`+e},bo={},xo={},So=function(e){return e.pathname.endsWith(`.css`)},Co=function(e,t,n){if(t in e)return e[t];let r=n();if(!r){e[t]=void 0;return}let i=r.then(()=>{e[t]=void 0},n=>{throw delete e[t],n});return e[t]=i,i},wo=function(e,t,n){let r=Promise.resolve();if(t&&t.length>0){let e,i=document.querySelector(`meta[property=csp-nonce]`),a=i?.nonce||i?.getAttribute(`nonce`);function o(e){return Promise.all(e.map(e=>Promise.resolve(e).then(e=>({status:`fulfilled`,value:e}),e=>({status:`rejected`,reason:e}))))}function s(e){return import.meta.resolve?new URL(import.meta.resolve(e)):new URL(e,import.meta.url)}r=o(t.map(t=>{t=yo(t,n);let r=s(t),i=So(r);return Co(bo,r.href,()=>{if(e===void 0){e={all:new Set,styles:new Set};let t=document.getElementsByTagName(`link`);for(let n=t.length-1;n>=0;n--){let r=t[n];e.all.add(r.href),r.rel===`stylesheet`&&e.styles.add(r.href)}}let t=i?e.styles:e.all,n=i?xo[r.href]:void 0;if(!n&&t.has(r.href))return;let o=document.createElement(`link`);if(o.rel=i?`stylesheet`:vo,i||(o.as=`script`),o.crossOrigin=``,o.href=r.href,a&&o.setAttribute(`nonce`,a),n&&delete xo[r.href],n?.isConnected?n.replaceWith(o):document.head.appendChild(o),i)return new Promise((e,t)=>{let n=i=>{o.removeEventListener(`load`,n),o.removeEventListener(`error`,n),i.type===`error`?(xo[r.href]=o,t(Error(`Unable to preload CSS for ${r}`))):e(i)};o.addEventListener(`load`,n),o.addEventListener(`error`,n)})})}).filter(e=>e!==void 0))}function i(e){let t=new Event(`vite:preloadError`,{cancelable:!0});if(t.payload=e,window.dispatchEvent(t),!t.defaultPrevented)throw e}return r.then(t=>{for(let e of t||[])e.status===`rejected`&&i(e.reason);return e().catch(i)})},To,Q={name:void 0},Eo=P({value:[]}),Do=P({pathname:`/`,search:``,state:null,hash:``});queueMicrotask(()=>{let e=Ua();Do.pathname=e.pathname,Do.search=e.search,Do.state=e.state,Do.hash=e.hash});var Oo=P({value:{}}),ko=P({value:{}}),Ao=new Map,jo=0,Mo=!1,No=null,Po=null,Fo=null;function Io(e){if(e){let t=new URL(globalThis.location.toString());e===`#`?(Q.name=`#`,globalThis.location.href.includes(`#`)||(t.hash=`/`,history.replaceState({_routerIndex:jo,_userState:history.state??null},``,t.toString()))):(Q.name=(e.startsWith(`/`)?``:`/`)+e,t.pathname.startsWith(Q.name)||(t.pathname=Ba(Q.name,t.pathname),history.replaceState({_routerIndex:jo,_userState:history.state??null},``,t.toString())))}history.state?._routerIndex===void 0?history.replaceState({_routerIndex:jo,_userState:history.state??null},``,globalThis.location.href):jo=history.state._routerIndex,Object.assign(Do,Ua())}function Lo(e){return To=e,so(To),{p:Ia,navigate:Ro,isActive:qa,async preload(e){await io(To,e)},route:{get params(){return Oo.value},getParams(e){if(!qa(e))throw Error(`\`${e}\` does not match the current route`);return Oo.value},get pathname(){return Va(Do.pathname)},get search(){return Ga(Do.search)},get state(){return Do.state},get hash(){return Do.hash},get meta(){return ko.value}}}}async function Ro(e,t={}){if(typeof e==`number`)return globalThis.history.go(e),new co(`History entry: ${e}`);e=Fa(e,t.params),Q.name===`#`?e=e.replace(`/#`,``):t.hash&&!t.hash.startsWith(`#`)&&(t.hash=`#`+t.hash);let n=Bo(e,t);return Fo=n,await n,new co(`${e}${Wa(t?.search??``)}${t?.hash??``}`)}function zo(e){for(let t of Ao.values())typeof t==`object`&&t.beforeUnload&&(t.beforeUnload()||e.preventDefault())}async function Bo(e,t={}){if(!To)throw Error("Router not initialized: `createRouter` was not called.");if(!e&&Mo){Mo=!1;return}if(Ao.size>0){let t=e?0:jo-(history.state?._routerIndex??0);for(let n of Ao.values())if(!await(typeof n==`object`?n.onNavigate:n)()){!e&&t!==0&&(Mo=!0,history.go(t));return}e||(jo=history.state?._routerIndex??jo)}if(Po&&Po!==No)return;No?.abort(),No=new AbortController;let{signal:n}=No,r=Vo(e),{match:i,layouts:a,hooks:o,meta:s,params:c}=Ya(r,To),l=Ga(t.search),u={pathname:r,meta:s,...t,search:l},d=[];for(let e of o){if(n.aborted)return Fo;try{let{beforeLoad:t}=e;d.push(e),Po=No,await t?.(u)}catch(e){if(n.aborted)return Fo;for(let{onError:t}of d)t?.(e,u);return}finally{Po=null}}let f;try{f=await La(i?[...a,i]:a)}catch(e){for(let{onError:t}of o)t?.(e,u);throw e}if(n.aborted)return Fo;if(e){let n=Wa(t.search),r=new URL(globalThis.location.toString());r.search=n||``,r.hash=t.hash||``,Q.name===`#`?r.hash=e:r.pathname=Q.name&&!e.startsWith(Q.name)?Ba(Q.name,e):e;let i=t.replace?`replaceState`:`pushState`;i===`pushState`&&jo++,globalThis.history[i]({_routerIndex:jo,_userState:t.state??null},``,r.toString()),go(n)}else go(globalThis.location.search);t.viewTransition&&document.startViewTransition!==void 0?document.startViewTransition(()=>{Eo.value=f}):Eo.value=f,Oo.value=c,ko.value=s,Object.assign(Do,Ua()),t.scrollToTop!==!1&&window.scrollTo({top:0,left:0,behavior:t.scrollToTop});for(let{afterLoad:e}of o)e?.(u)}function Vo(e){let t;return t=e||(Q.name===`#`?globalThis.location.hash.slice(1):globalThis.location.pathname),Q.name&&t.startsWith(Q.name)&&(t=t.slice(Q.name.length)||`/`),Va(t)}function Ho(e){let t=e.target.closest(`a`);if(!t||t.hasAttribute(`target`)||t.hasAttribute(`download`)||!t.hasAttribute(`href`)||t.getAttribute(`href`)?.startsWith(`#`))return;let n=new URL(t.href),r=globalThis.location.origin;if(n.origin!==r)return;let i=Q.name===`#`?n.hash:n.pathname,a=Q.name===`#`?void 0:n.hash;e.preventDefault();let{replace:o,state:s,scrollToTop:c,viewTransition:l}=t.dataset,u;if(s)try{u=JSON.parse(s)}catch{u=s}Bo(i,{replace:o===``||o===`true`,search:n.search,state:u,hash:a,scrollToTop:c!==`false`&&c,viewTransition:l===``||l===`true`})}function Uo(e,t){st(t,!0);let n=jt(()=>t.tree[0]),r=jt(()=>t.tree.slice(1));var i=oi();Mi(Cn(i),()=>K(n),(e,t)=>{t(e,{children:(e,t)=>{var n=oi(),i=Cn(n),a=e=>{Uo(e,{get tree(){return K(r)}})};vi(i,e=>{K(r).length>0&&e(a)}),J(e,n)},$$slots:{default:!0}})}),J(e,i),ct()}function Wo(e,t){st(t,!0),Io(Or(()=>t.base)),Bo(void 0,{search:location.search,hash:location.hash,state:Ha(history.state)}),Fn(()=>{let e=[Kr(globalThis,`popstate`,()=>Bo()),Kr(globalThis,`beforeunload`,zo),Kr(globalThis,`click`,Ho)];return()=>{for(let t of e)t()}}),Uo(e,{get tree(){return Eo.value}}),ct()}var{p:Go,navigate:Ko,isActive:qo,route:Jo}=Lo({"/":()=>wo(()=>import(`./Dashboard-BkzZYN72.js`),__vite__mapDeps([0,1,2,3,4,5,6,7,8,9,10,11,12,13])),"/dashboard/:view":()=>wo(()=>import(`./Dashboard-BkzZYN72.js`),__vite__mapDeps([0,1,2,3,4,5,6,7,8,9,10,11,12,13])),"/records":()=>wo(()=>import(`./Records-5tGznFUm.js`),__vite__mapDeps([14,1,2,3,5,6,7,8,4,15,16,17])),"/records/:of/:id":()=>wo(()=>import(`./Record-Bdl2Agjn.js`),__vite__mapDeps([18,1,2,3,15,16,19])),"/desk":()=>wo(()=>import(`./Desk-aArbQlkA.js`),__vite__mapDeps([20,1,2,21,22,23,6,7,24,25,26,27,28,29,30])),"/desk/new/:action":()=>wo(()=>import(`./NewPage-CJTJqKB5.js`),__vite__mapDeps([31,21,1,2,22,23,6,7,24,25,26,27,28,32])),"/desk/cases/:id":()=>wo(()=>import(`./CasePage-CQihrZRL.js`),__vite__mapDeps([33,1,2,21,22,23,6,7,24,25,26,27,28,29,34])),"/desk/payments":()=>wo(()=>import(`./PaymentsPage-BlWz9_Li.js`),__vite__mapDeps([35,1,2,27,36])),"/bench":()=>wo(()=>import(`./Bench-_ms4DCvs.js`),__vite__mapDeps([37,1,2,11,12,25,6,26,38])),"/specimens":()=>wo(()=>import(`./Specimens-B_N3UuTX.js`),__vite__mapDeps([39,1,2,22,23,6,7,24,9,10,11,12,25,26,5,8,40])),"*notfound":()=>wo(()=>import(`./NotFound-2edG37Fv.js`),__vite__mapDeps([41,23]))}),Yo={AccessEventKind:{SIGN_IN:[`登录`,`Signed in with a browser`],SIGN_OUT:[`退出`,`Signed out with a browser`],OPERATION:[`操作`,`Sent an operation, which ran`],REFUSED:[`拒绝`,`Was refused`],REVEALED:[`查阅`,`Was shown a masked text whole`]},AccountRole:{DASHBOARD:[`看板`,`Dashboard`],LEGAL:[`办案`,`Legal officer`],AUDITOR:[`审计`,`Auditor`],ADMIN:[`管理`,`Administrator`]},AgencyLevel:{PROVINCE:[`省`,`Province`],CITY:[`市`,`City`],COUNTY:[`县`,`County`]},AppealKind:{REVIEW:[`行政复议`,`Administrative review`],SUIT:[`行政诉讼`,`Suit`]},AppealOutcome:{UPHELD:[`维持`,`The decision stands`],CHANGED:[`变更`,`The decision is changed`],ANNULLED:[`撤销`,`The decision is annulled`],WITHDRAWN:[`撤回`,`The party withdrew the appeal`]},BusinessType:{PRODUCTION:[`生产`,`Production`],SALE:[`销售`,`Sale`],CATERING:[`餐饮`,`Catering`],CANTEEN:[`单位食堂`,`Canteen`],VENDOR:[`小摊贩`,`Vendor`],OTHER:[`其他`,`Other`]},CaseEventKind:{FILED:[`立案`,`Filed`],INVESTIGATED:[`调查终结`,`Investigation ended`],REVIEWED:[`法制审核`,`Legal review`],HEARD:[`听证`,`Hearing`],DISCUSSED:[`集体讨论`,`Discussed by the heads`],NOTIFIED:[`告知`,`Party notified`],DECIDED:[`决定处罚`,`Penalty decided`],NOT_PENALISED:[`不予处罚`,`Decided without penalty`],TRANSFERRED:[`移送司法`,`Transferred to the police`],SERVED:[`送达`,`Decision served`],GOODS_CONFISCATED:[`没收`,`Goods confiscated`],PAYMENT_RECORDED:[`缴款`,`Payment recorded`],EXECUTED:[`执行完毕`,`Executed`],CONCLUDED:[`结案`,`Concluded`],HEARING_OFFERED:[`告知听证权利`,`Hearing offered`],HEARING_REQUESTED:[`申请听证`,`Hearing requested`],WAIVED:[`放弃陈述申辩、听证`,`Statement and hearing waived`],EXTENDED:[`延长办案期限`,`Term of the decision extended`],SUSPENDED:[`中止`,`Suspended`],RESUMED:[`恢复`,`Resumed`],PUBLISHED:[`公示`,`Decision published`],PAYMENT_REVERSED:[`冲销`,`Payment reversed`],DEFERRED:[`延期、分期缴纳`,`Deferral or instalments granted`],WRITTEN_OFF:[`减免、核销`,`Written off`],APPEALED:[`复议、诉讼`,`Appeal filed`],APPEAL_ENDED:[`复议、诉讼终结`,`Appeal ended`],GOODS_SEIZED:[`查封、扣押`,`Goods sealed or seized`],SEIZURE_EXTENDED:[`延长查封、扣押`,`Seizure extended`],GOODS_RELEASED:[`解除查封、扣押`,`Goods released`],OFFICERS_ASSIGNED:[`增派执法人员`,`Officers added to the case`],WITHDRAWN:[`撤回`,`Decision withdrawn`],PUBLICITY_ENDED:[`提前终止公示`,`Publicity ended before its time`],CLUE_RECEIVED:[`收到线索`,`Clue received`],PROPOSED:[`拟处罚意见`,`Penalties proposed`],HEARING_SCHEDULED:[`听证通知`,`The party was notified of its hearing`],CORRECTED:[`更正`,`Entry corrected`],PUSHED:[`推送`,`Sent to the bureau of another province`],PAYMENT_REFUNDED:[`退还`,`Payment refunded`],GOODS_MOVED:[`物品流转`,`Goods moved`],GOODS_DESTROYED:[`销毁`,`Goods were destroyed`],GOODS_RETURNED:[`退还物品`,`Goods returned`],DOCUMENT_ADDED:[`文书`,`A document was added`],EXAMINATION_BEGUN:[`检测、检验、检疫、鉴定`,`An examination began`],EXAMINATION_ENDED:[`检测、检验、检疫、鉴定结果`,`The result of an examination arrived`]},CaseField:{FOOD:[`食品`,`Food`],DRUG:[`药品`,`Drugs`],MEDICAL_DEVICE:[`医疗器械`,`Medical devices`],COSMETICS:[`化妆品`,`Cosmetics`],SPECIAL_EQUIPMENT:[`特种设备`,`Special equipment`],METROLOGY:[`计量`,`Metrology`],PRODUCT_QUALITY:[`产品质量`,`Product quality`],PRICE:[`价格`,`Price`],ADVERTISING:[`广告`,`Advertising`],UNFAIR_COMPETITION:[`不正当竞争`,`Unfair competition`],INTELLECTUAL_PROPERTY:[`知识产权`,`Intellectual property`],CONSUMER_RIGHTS:[`消费者权益`,`Consumer rights`],REGISTRATION:[`登记注册`,`Registration`],OTHER:[`其他`,`Other`]},CaseProcedure:{SIMPLIFIED:[`简易程序`,`Simplified, on the spot`],ORDINARY:[`普通程序`,`Ordinary`]},CaseSource:{COMPLAINT:[`投诉举报`,`Complaint or report`],INSPECTION:[`监督检查`,`Inspection`],SAMPLING:[`抽检`,`Sampling`],REFERRAL:[`移送`,`Referral by another authority`],ASSIGNED:[`上级交办`,`Assigned from above`],MEDIA:[`媒体`,`Media`],SELF_FOUND:[`自行发现`,`Found by the bureau itself`]},CaseStatus:{CLUE:[`线索`,`Clue`],FILED:[`已立案`,`Filed`],INVESTIGATED:[`调查终结`,`Investigated`],NOTIFIED:[`已告知`,`Party notified`],DECIDED:[`已决定`,`Penalty decided`],NOT_PENALISED:[`不予处罚`,`Decided without penalty`],TRANSFERRED:[`移送司法`,`Transferred to the police`],SERVED:[`已送达`,`Decision served`],EXECUTED:[`已执行`,`Decision executed`],CONCLUDED:[`已结案`,`Concluded`]},ChangeAgainst:{PREVIOUS:[`环比`,`The bucket right before`],YEAR_BEFORE:[`同比`,`The same bucket a year before`]},ChangePart:{PERCENT:[`增减率`,`In percent`],DIFFERENCE:[`增减额`,`In the unit of the number`]},ClueOutcome:{FILED:[`立案`,`A case was filed`],NOT_FILED:[`不予立案`,`No case is filed`],REFERRED:[`移送`,`Referred to another authority`]},Comparator:{EQ:[`等于`,`Equal`],NE:[`不等于`,`Not equal`],LT:[`小于`,`Less, or earlier`],LTE:[`小于等于`,`Less or equal`],GT:[`大于`,`Greater, or later`],GTE:[`大于等于`,`Greater or equal`]},ComplaintChannel:{HOTLINE_12315:[`全国12315平台`,`The hotline and platform 12315`],HOTLINE_12345:[`12345政务热线`,`The government hotline 12345`],LETTER:[`来信`,`Letter`],VISIT:[`来访`,`Visit`],PETITION:[`信访`,`Petition`],OTHER:[`其他`,`Other`]},ComplaintIssue:{QUALITY:[`质量`,`Quality`],SAFETY:[`安全`,`Safety`],PRICE:[`价格`,`Price`],ADVERTISING:[`广告`,`Advertising`],CONTRACT:[`合同`,`Contract`],AFTER_SALE:[`售后服务`,`After-sales service`],COUNTERFEIT:[`假冒`,`Counterfeit`],OTHER:[`其他`,`Other`]},ComplaintKind:{COMPLAINT:[`投诉`,`Complaint`],REPORT:[`举报`,`Report of a violation`]},ComplaintObject:{FOOD:[`食品`,`Food`],CATERING:[`餐饮服务`,`Catering`],CLOTHING:[`服装鞋帽`,`Clothing`],APPLIANCE:[`家用电器`,`Appliances`],VEHICLE:[`交通工具`,`Vehicles`],HOUSING:[`房屋装修`,`Housing and decoration`],PREPAID:[`预付式消费`,`Prepaid cards`],ONLINE:[`网络购物`,`Online shopping`],MEDICAL:[`药械化`,`Drugs, devices, cosmetics`],SERVICE:[`其他服务`,`Other services`],OTHER:[`其他商品`,`Other goods`]},ComplaintResult:{MEDIATED:[`调解成功`,`Mediated`],FAILED:[`调解不成`,`Mediation failed`],WITHDRAWN:[`撤回`,`Withdrawn`],REFUSED:[`不予受理`,`Refused`],CASE_FILED:[`立案`,`A case was filed`],NO_VIOLATION:[`不予立案`,`No violation found`],REFERRED:[`移送、告知向有权机关提出`,`Referred to another authority`],MERGED:[`合并`,`Merged into another`]},Content:{PLAIN:[`无个人信息`,`Nothing about a person`],NAME:[`名称`,`A name, code or place by which a party or an officer is recognised`],HOME:[`住址`,`An address that is a home if the party is a natural person`],CONTACT:[`联系方式`,`A telephone number`],IDENTITY:[`身份证号`,`The number of a person's identity card`],TEXT:[`文本`,`Free text, in which persons may be named`]},CoverageLevel:{A:[`A级`,`City tier`],B:[`B级`,`County tier`],C:[`C级`,`Township tier`],D:[`D级`,`Village tier`]},DateBucket:{DAY:[`日`,`Day`],WEEK:[`周`,`Week, beginning on Monday`],MONTH:[`月`,`Month`],QUARTER:[`季度`,`Quarter`],YEAR:[`年`,`Year`]},DatePart:{HOUR:[`时`,`Hour, from 0 to 23`],WEEKDAY:[`星期`,`Weekday, from 1, which is Monday, to 7`],MONTH_OF_YEAR:[`月份`,`Month of whatever year, from 1 to 12`]},DeadlineAction:{DECIDE:[`作出决定`,`Decide the case`],SERVE:[`送达`,`Serve the decision`],PUBLISH:[`公示`,`Publish the decision`],PAY:[`缴款`,`Payment by the party`],CONCLUDE:[`结案`,`Conclude the case`],RELEASE:[`处理查封、扣押物品`,`Decide on seized goods`],TAKE_DOWN:[`撤回公示`,`Take down the publication`],PUSH:[`推送`,`Send the decision to the home province`]},DeadlineSpanKind:{TERM:[`期间`,`Days of the term`],EXTENSION:[`延长`,`Days by which the term was extended`],STOPPED:[`扣除`,`Term stopped`],DAYS_OFF:[`非工作日`,`Days off within a term of working days`],MOVED:[`顺延`,`Moved to a working day`]},DecisionOutcome:{PENALTY:[`处罚`,`Penalty`],NO_PENALTY:[`不予处罚`,`No penalty`],TRANSFER:[`移送`,`Transfer to another authority`]},DestructionMethod:{INCINERATION:[`焚烧`,`Incineration`],BURIAL:[`填埋`,`Burial`],CRUSHING:[`粉碎`,`Crushing`],PULPING:[`化浆`,`Pulping`],CHEMICAL:[`化学处理`,`Chemical treatment`],OTHER:[`其他`,`Other`]},DocumentKind:{FILING_APPROVAL:[`立案审批表`,`Approval of filing`],INSPECTION_RECORD:[`现场笔录`,`Record of an inspection on site`],INTERVIEW_RECORD:[`询问笔录`,`Record of an interview`],SEIZURE_ORDER:[`实施行政强制措施决定书`,`Order of sealing or seizure`],RELEASE_ORDER:[`解除行政强制措施决定书`,`Order of release`],INVESTIGATION_REPORT:[`调查终结报告`,`Report of the investigation`],LEGAL_OPINION:[`法制审核意见`,`Opinion of the legal review`],NOTICE:[`行政处罚告知书`,`Notice before a decision`],HEARING_NOTICE:[`听证通知书`,`Notice of a hearing`],HEARING_RECORD:[`听证笔录`,`Record of a hearing`],DECISION:[`行政处罚决定书`,`Decision`],SERVICE_RECEIPT:[`送达回证`,`Receipt of service`],PAYMENT_RECEIPT:[`缴款票据`,`Receipt of payment`],DEFERRAL_APPROVAL:[`延期（分期）缴纳罚款通知书`,`Notice of a deferral`],DESTRUCTION_RECORD:[`涉案物品处理记录`,`Record of the disposal of goods`],CONCLUSION_APPROVAL:[`结案审批表`,`Approval of conclusion`],OTHER:[`其他`,`Other`]},EquipmentKind:{BOILER:[`锅炉`,`Boiler`],PRESSURE_VESSEL:[`压力容器`,`Pressure vessel`],PRESSURE_PIPE:[`压力管道`,`Pressure pipe`],ELEVATOR:[`电梯`,`Lift`],CRANE:[`起重机械`,`Crane`],ROPEWAY:[`客运索道`,`Passenger ropeway`],AMUSEMENT:[`大型游乐设施`,`Large amusement device`],FACTORY_VEHICLE:[`场（厂）内专用机动车辆`,`Vehicle used inside a site, for example a forklift`]},ExaminationKind:{TESTING:[`检测`,`Testing`],INSPECTION:[`检验`,`Inspection`],QUARANTINE:[`检疫`,`Quarantine`],APPRAISAL:[`技术鉴定`,`Technical appraisal`]},FindingSeverity:{MINOR:[`一般`,`Minor`],MAJOR:[`较重`,`Major`],SERIOUS:[`严重`,`Serious`]},FollowUpOutcome:{RECTIFIED:[`整改合格`,`Rectified`],PUNISHED:[`立案处罚`,`A case was filed`],REFERRED:[`移送`,`Referred to the bureau of the maker or seller`],UNTRACEABLE:[`无法追溯`,`The maker could not be traced`]},FollowUpStepKind:{NOTIFIED:[`送达检验报告`,`The test report was served`],SALE_STOPPED:[`下架停售`,`Taken off sale`],RECALLED:[`召回`,`Recalled`],TRACED:[`溯源`,`The maker was traced`],DESTROYED:[`销毁`,`Destroyed`],CHECKED:[`复查`,`Re-checked`]},GoodsMovementKind:{SEAL:[`查封`,`Sealed in place`],SEIZE:[`扣押`,`Seized`],RELEASE:[`解除`,`Released to the party`],SAMPLE:[`抽样`,`Taken as a sample`],CONFISCATE:[`没收`,`Confiscated by a decision`],TRANSFER:[`移交`,`Handed to another authority`],AUCTION:[`拍卖`,`Auctioned`],DESTROY:[`销毁`,`Destroyed`],STORE:[`入库、移库`,`Taken into a store, or moved from one store to another`],RETURN:[`退还`,`Returned because the decision that confiscated it was withdrawn`]},HazardKind:{NOT_REGISTERED:[`未办理使用登记`,`Not registered`],NOT_EXAMINED:[`未经检验或超期未检`,`Not examined, or not examined in time`],OPERATOR:[`作业人员无证`,`Operators without certificates`],SAFETY_DEVICE:[`安全附件失效`,`Safety devices out of order`],MAINTENANCE:[`维护保养不到位`,`Maintenance neglected`],RECORDS:[`安全技术档案不全`,`Technical files incomplete`],OTHER:[`其他`,`Other`]},HazardSeverity:{ORDINARY:[`一般`,`Ordinary`],SERIOUS:[`严重`,`Serious`]},Language:{ZH:[`中文`,`Chinese`],EN:[`英文`,`English`]},NoticeKind:{WARNING:[`消费警示`,`Warning`],TYPICAL_CASE:[`典型案例`,`Typical case`]},OfficialTier:{CITY:[`市级`,`City`],COUNTY:[`县级`,`County`],TOWNSHIP:[`镇级`,`Township`],VILLAGE:[`村级`,`Village`]},OrderDirection:{ASC:[`升序`,`Ascending, without a value last`],DESC:[`降序`,`Descending, without a value first`],ASC_NULLS_FIRST:[`升序`,`Ascending, without a value first`],ASC_NULLS_LAST:[`升序`,`Ascending, without a value last`],DESC_NULLS_FIRST:[`降序`,`Descending, without a value first`],DESC_NULLS_LAST:[`降序`,`Descending, without a value last`]},PartyKind:{NATURAL_PERSON:[`自然人`,`Natural person`],SOLE_TRADER:[`个体工商户`,`Sole trader`],COMPANY:[`公司`,`Company or other enterprise`],OTHER:[`其他组织`,`Other organisation`],UNKNOWN:[`未知`,`Unknown`]},PaymentKind:{PAYMENT:[`缴款`,`Payment`],REVERSAL:[`冲销`,`Reversal of an earlier entry`],WRITE_OFF:[`减免、核销`,`Written off`]},PaymentMethod:{BANK:[`银行`,`At a bank`],ELECTRONIC:[`电子支付`,`Electronically`],CASH_ON_SPOT:[`当场收缴`,`Cash on the spot`],NONE:[`未收款`,`No payment`]},PenaltyKind:{WARNING:[`警告`,`Warning`],PUBLIC_CRITICISM:[`通报批评`,`Public criticism`],FINE:[`罚款`,`Fine`],CONFISCATION_OF_GAINS:[`没收违法所得`,`Confiscation of illegal gains`],CONFISCATION_OF_GOODS:[`没收非法财物`,`Confiscation of goods`],LICENCE_SUSPENSION:[`暂扣许可证件`,`Suspension of a licence`],DOWNGRADE:[`降低资质等级`,`Downgrade of a qualification`],LICENCE_REVOCATION:[`吊销许可证件`,`Revocation of a licence`],RESTRICTION_OF_BUSINESS:[`限制开展生产经营活动`,`Restriction of business`],SUSPENSION_OF_BUSINESS:[`责令停产停业`,`Suspension of business`],CLOSURE:[`责令关闭`,`Closure`],TRADE_BAN:[`限制从业`,`Ban from the trade`],OTHER:[`其他`,`Other, set by law`]},PromiseScheme:{NO_REASON_RETURN:[`线下七日无理由退货`,`Return without reason within seven days`],PREFERRED:[`放心消费优选`,`Preferred shops`]},RankOrder:{DESC:[`降序`,`The largest`],ASC:[`升序`,`The smallest`]},RemoteFindingKind:{PRESCRIPTION:[`未凭处方销售`,`Prescription medicines sold without a prescription`],PHARMACIST:[`药师不在岗`,`No pharmacist on duty`],TEMPERATURE:[`温湿度超标`,`Temperature or humidity out of bounds`],DISPLAY:[`陈列不规范`,`Medicines not kept apart by their classes`],EXPIRED:[`过期药品`,`Medicines past their date`],RECORDS:[`数据未上传`,`Records not sent to the remote system, or not complete`],OTHER:[`其他`,`Other`]},RemoteMethod:{VIDEO:[`视频巡查`,`Live or recorded pictures of the shop`],PRESCRIPTION:[`处方核查`,`Records of prescriptions and of prescription medicines sold`],COLD_CHAIN:[`冷链核查`,`Records of temperature and humidity of the store`]},RemoteResult:{PASSED:[`未发现问题`,`Nothing was found`],RECTIFICATION:[`限期整改`,`What was found is to be put right within a term`],SUSPENSION:[`暂停销售`,`Sale is suspended until what was found is put right`]},Role:{PUBLIC:[`公众`,`Public`],DASHBOARD:[`大屏`,`Dashboard`],LEGAL:[`执法人员`,`Legal officer`],AUDITOR:[`审计人员`,`Auditor`],ADMIN:[`管理员`,`Administrator`]},RuleCertainty:{READ:[`已核对原文`,`The text of the law was read`],SECOND_HAND:[`间接来源`,`Known from a form, a guide or a copy of the text`],MEMORY:[`未核对`,`Known from memory`]},RuleUnit:{WORKING_DAYS:[`工作日`,`Working days`],CALENDAR_DAYS:[`自然日`,`Calendar days`],MONTHS:[`月`,`Months`],YEARS:[`年`,`Years`],YUAN:[`元`,`Yuan`],SHARE:[`比例`,`A share of an amount`]},Satisfaction:{SATISFIED:[`满意`,`Satisfied`],NEUTRAL:[`一般`,`Neither`],DISSATISFIED:[`不满意`,`Dissatisfied`]},SeizureKind:{SEAL:[`查封`,`Sealed in place`],SEIZE:[`扣押`,`Seized`]},StationKind:{STATION:[`维权服务站`,`Rights station`],MEDIATION_CENTRE:[`调解中心`,`Mediation centre`]},UnitKind:{SECTION:[`科室`,`Section of the head office`],BRANCH:[`分局`,`Branch`],STATION:[`所`,`Station`],BRIGADE:[`大队`,`Enforcement brigade`]},Withdrawal:{CHANGED:[`变更`,`Changed`],ANNULLED:[`撤销`,`Annulled`],UNLAWFUL:[`确认违法`,`Found unlawful`],VOID:[`确认无效`,`Found void`]}},Xo={product:`Docket`,none:`—`,skipToContent:`Skip to the content`,navigation:`Main navigation`,dashboard:`Dashboard`,desk:`Case desk`,bench:`Auditor’s bench`,playground:`Playground`,reference:`Reference`,language:`Language`,theme:`Appearance`,themeSystem:`As the system`,themeLight:`Light`,themeDark:`Dark`,role:`Role`,roleSignedOut:`Demo auditor`,signIn:`Sign in`,signOut:`Sign out`,account:`Account`,demoNote:`Demo records, all made up`,loading:`Loading…`,retry:`Try again`,close:`Close`,cancel:`Cancel`,save:`Save`,search:`Search`,clear:`Clear`,all:`All`,total:`Total`,more:`More`,back:`Back`,print:`Print`,exportCsv:`Export CSV`,definition:`Definition`,operation:`GraphQL operation`,openInPlayground:`Open in the playground`,openInBench:`Open on the bench`,openRecords:`Show the records`,asTable:`Table`,asChart:`Chart`,empty:`No records match`,emptyHint:`Try another period or other conditions.`,failed:`This could not be loaded`,offline:`The server can’t be reached. Check the network, then try again.`,unavailable:`The database can’t be used at the moment. It will come back by itself.`,forbidden:`Your role does not include this`,forbiddenHint:`If you need it for your work, ask an administrator of your bureau.`,notFound:`There is no such page`,notFoundHint:`The address may be wrong, or the page has moved.`,period:`Period`,year:`Year`,quarter:`Quarter`,month:`Month`,comparedWith:`compared with the year before`,previous:`Year before`,rise:`up`,fall:`down`,unchanged:`unchanged`,of:(e,t)=>`${e} of ${t}`,records:e=>`${e} records`,choose:`Choose`,noMatch:`Nothing matches`,today:`Today`},Zo={product:`案卷`,none:`—`,skipToContent:`跳到正文`,navigation:`主导航`,dashboard:`看板`,desk:`办案`,bench:`审计台`,playground:`GraphQL 调试`,reference:`数据字典`,language:`语言`,theme:`外观`,themeSystem:`跟随系统`,themeLight:`浅色`,themeDark:`深色`,role:`身份`,roleSignedOut:`演示审计`,signIn:`登录`,signOut:`退出登录`,account:`账户`,demoNote:`演示数据，均为虚构`,loading:`正在读取…`,retry:`重试`,close:`关闭`,cancel:`取消`,save:`保存`,search:`搜索`,clear:`清除`,all:`全部`,total:`合计`,more:`更多`,back:`返回`,print:`打印`,exportCsv:`导出 CSV`,definition:`口径`,operation:`GraphQL 查询`,openInPlayground:`在调试台打开`,openInBench:`在审计台打开`,openRecords:`查看记录`,asTable:`表格`,asChart:`图表`,empty:`没有符合条件的记录`,emptyHint:`换一个期间或条件试试。`,failed:`读取失败`,offline:`连不上服务器，请检查网络后重试。`,unavailable:`数据库暂时不可用，稍后自动恢复。`,forbidden:`您的身份不能查看这部分内容`,forbiddenHint:`如工作需要，请联系本机关管理员开通权限。`,notFound:`没有这个页面`,notFoundHint:`地址可能有误，或者页面已经移走。`,period:`期间`,year:`年`,quarter:`季度`,month:`月`,comparedWith:`与上年同期相比`,previous:`上年同期`,rise:`上升`,fall:`下降`,unchanged:`持平`,of:(e,t)=>`第 ${e} 条，共 ${t} 条`,records:e=>`${e} 条记录`,choose:`请选择`,noMatch:`没有匹配项`,today:`今天`},Qo=j(P((localStorage.getItem(`docket.language`)??navigator.languages.find(e=>/^(zh|en)/.test(e))?.slice(0,2)??`zh`)===`en`?`en`:`zh`));document.documentElement.lang=K(Qo)===`zh`?`zh-CN`:`en`;var $o={get current(){return K(Qo)},set current(e){M(Qo,e,!0),localStorage.setItem(`docket.language`,e),document.documentElement.lang=e===`zh`?`zh-CN`:`en`},get header(){return K(Qo)===`zh`?`zh-CN`:`en`}};function $(){return K(Qo)===`zh`?Zo:Xo}function es(e,t){return t==null?$().none:Yo[e][t]?.[K(Qo)===`zh`?0:1]??t}function ts(e){return Object.keys(Yo[e]).map(t=>({value:t,label:es(e,t)}))}var ns=class extends Error{code;faults;retryAfter;constructor(e,t,n=0){super(t[0]?.message??e),this.code=e,this.faults=t,this.retryAfter=n}},rs={get current(){return localStorage.getItem(`docket.demoRole`)??``},set current(e){localStorage.setItem(`docket.demoRole`,e)}};function is(){let e={Accept:`application/graphql-response+json`,"Accept-Language":$o.header};return rs.current&&(e.Authorization=`Bearer `+rs.current),e}async function as(e,t,n){return await os(e.toString(),t,n)}async function os(e,t,n){let r;try{r=await fetch(`/graphql`,{method:`POST`,headers:{...is(),"Content-Type":`application/json`},body:JSON.stringify({query:e,variables:t}),...n&&{signal:n}})}catch(e){throw n?.aborted?e:new ns(`OFFLINE`,[])}let i;try{i=await r.json()}catch{throw new ns(r.status===401?`UNAUTHENTICATED`:`UNAVAILABLE`,[],Number(r.headers.get(`Retry-After`)??0))}if(i.errors?.length)throw new ns(i.errors[0]?.extensions?.code??`INTERNAL`,i.errors,Number(r.headers.get(`Retry-After`)??0));return i.data}var ss=j(P(localStorage.getItem(`docket.theme`)??`system`)),cs=matchMedia(`(prefers-color-scheme: dark)`),ls=j(P(cs.matches));cs.addEventListener(`change`,e=>M(ls,e.matches,!0));function us(){document.documentElement.style.colorScheme=K(ss)===`system`?`light dark`:K(ss)}us();var ds={get chosen(){return K(ss)},set chosen(e){M(ss,e,!0),localStorage.setItem(`docket.theme`,e),us()},get isDark(){return K(ss)===`dark`||K(ss)===`system`&&K(ls)}},fs=q(`<option class="svelte-1f20tz6"> </option>`),ps=q(`<span class="fault"> </span>`),ms=q(`<span class="hint"> </span>`),hs=q(`<div class="field"><label> </label> <select class="control svelte-1f20tz6"></select> <!> <!></div>`);function gs(e,t){let n=si();st(t,!0);let r=Ma(t,`value`,15,``),i=Ma(t,`hasLabel`,3,!0);var a=hs(),o=L(a),s=R(o,!0),c=z(o,2);Ti(c,21,()=>t.options,e=>e.value,(e,t)=>{var n=fs(),r=R(n,!0),i={};B(()=>{Y(r,K(t).label),i!==(i=K(t).value)&&(n.value=(n.__value=i)??``)}),J(e,n)}),D(c),Zi(c);var l=z(c,2),u=e=>{var r=ps(),i=R(r,!0);B(()=>{X(r,`id`,`${n}-fault`),Y(i,t.fault)}),J(e,r)};vi(l,e=>{t.fault&&e(u)});var d=z(l,2),f=e=>{var r=ms(),i=R(r,!0);B(()=>{X(r,`id`,`${n}-hint`),Y(i,t.hint)}),J(e,r)};vi(d,e=>{t.hint&&e(f)}),D(a),B(()=>{Wi(o,1,Ri(i()?``:`visually-hidden`)),X(o,`for`,n),Y(s,t.label),X(c,`id`,n),X(c,`aria-invalid`,t.fault?`true`:void 0),X(c,`aria-describedby`,t.fault?n+`-fault`:t.hint?n+`-hint`:void 0)}),Jr(`change`,c,e=>t.onchange?.(e.currentTarget.value)),Qi(c,r),J(e,a),ct()}Yr([`change`]);var _s=q(`<span class="svelte-11vws6n"></span>`),vs=q(`<div class="skeleton svelte-11vws6n" role="status"></div>`),ys=q(`<div class="state svelte-11vws6n"><p> </p> <p class="muted small svelte-11vws6n"> </p></div>`),bs=q(`<div class="state svelte-11vws6n" role="alert"><p> </p> <p class="muted small svelte-11vws6n"> </p></div>`),xs=q(`<p class="small svelte-11vws6n"> </p>`),Ss=q(`<button class="button"> </button>`),Cs=q(`<div class="state bad svelte-11vws6n" role="alert"><p class="svelte-11vws6n"> </p> <!> <!></div>`);function ws(e,t){st(t,!0);let n=Ma(t,`lines`,3,3),r=jt(()=>t.error?.code===`FORBIDDEN`||t.error?.code===`UNAUTHENTICATED`),i=jt(()=>t.error?.code===`OFFLINE`?$().offline:t.error?.code===`UNAVAILABLE`?$().unavailable:t.error?.faults[0]?.message??``);var a=oi(),o=Cn(a),s=e=>{var t=vs();Ti(t,21,()=>({length:n()}),xi,(e,t,n)=>{var r=_s();Ki(r,``,{},{width:`${92-n*17%45}%`}),J(e,r)}),D(t),B(e=>X(t,`aria-label`,e),[()=>$().loading]),J(e,t)},c=e=>{var n=ys(),r=L(n),i=R(r,!0),a=R(z(r,2),!0);D(n),B((e,t)=>{Y(i,e),Y(a,t)},[()=>t.text??$().empty,()=>t.hint??$().emptyHint]),J(e,n)},l=e=>{var t=bs(),n=L(t),r=R(n,!0),i=R(z(n,2),!0);D(t),B((e,t)=>{Y(r,e),Y(i,t)},[()=>$().forbidden,()=>$().forbiddenHint]),J(e,t)},u=e=>{var n=Cs(),r=L(n),a=R(r,!0),o=z(r,2),s=e=>{var t=xs(),n=R(t,!0);B(()=>Y(n,K(i))),J(e,t)};vi(o,e=>{K(i)&&e(s)});var c=z(o,2),l=e=>{var n=Ss(),r=R(n,!0);B(e=>Y(r,e),[()=>$().retry]),Jr(`click`,n,function(...e){t.onretry?.apply(this,e)}),J(e,n)};vi(c,e=>{t.onretry&&e(l)}),D(n),B(e=>Y(a,e),[()=>$().failed]),J(e,n)};vi(o,e=>{t.kind===`loading`?e(s):t.kind===`empty`?e(c,1):K(r)?e(l,2):e(u,-1)}),J(e,a),ct()}Yr([`click`]);var Ts=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}},Es=new Ts(`
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
    `),Ds=new Ts(`
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
    `),Os=new Ts(`
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
    `),ks=new Ts(`
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
    `),As=new Ts(`
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
    `),js=new Ts(`
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
    `),Ms=new Ts(`
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
    `),Ns=new Ts(`
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
    `),Ps=new Ts(`
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
    `),Fs=new Ts(`
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
    `),Is=new Ts(`
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
    `),Ls=j(void 0),Rs=j(void 0),zs={get name(){return K(Ls)?.viewer.name??``},get role(){return K(Ls)?.viewer.role},get agencies(){return K(Ls)?.viewer.agencies.nodes??[]},get units(){return K(Ls)?.viewer.units.nodes??[]},get unitChoices(){return K(Ls)?.units.nodes??[]},get officer(){return K(Ls)?.viewer.officers.nodes[0]},get isDemo(){return K(Ls)?.viewer.isDemo??!1},get mayWrite(){return K(Ls)?.viewer.mayFileCase??!1},get latestYear(){let e=K(Ls)?.cases.groups.nodes??[],t=Math.max(...e.map(e=>e.aggregate.count),0),n=e.find(e=>e.aggregate.count*10>=t);return Number(n?.key?.decidedOn?.slice(0,4)??new Date().getFullYear())},get isKnown(){return K(Ls)!==void 0},get error(){return K(Rs)},async load(){try{M(Ls,await as(Es,{})),M(Rs,void 0)}catch(e){M(Rs,e instanceof ns?e:new ns(`INTERNAL`,[{message:String(e)}]))}}},Bs=q(`<a><svg viewBox="0 0 24 24" aria-hidden="true" class="svelte-1n46o8q"><path fill="currentColor"></path></svg><span> </span></a>`),Vs=q(`<div class="role svelte-1n46o8q"><!></div>`),Hs=q(`<a class="button quiet account svelte-1n46o8q" data-native="" href="/account"> </a>`),Us=q(`<p class="signin svelte-1n46o8q"><a class="button primary" data-native=""> </a></p>`),Ws=q(`<!> <!>`,1),Gs=q(`<footer class="muted svelte-1n46o8q"> </footer>`),Ks=q(`<a class="skip svelte-1n46o8q" href="#content"> </a> <div class="shell svelte-1n46o8q"><header class="top no-print svelte-1n46o8q"><a class="brand svelte-1n46o8q" href="/"><svg viewBox="0 0 32 32" aria-hidden="true" class="svelte-1n46o8q"><rect width="32" height="32" rx="7" fill="currentColor"></rect><path d="M8 9h7l2 3h7v11a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 8 23z" fill="var(--on-accent)"></path></svg> <span> </span></a> <nav class="svelte-1n46o8q"><!> <a href="/reference" data-native="" class="svelte-1n46o8q"><svg viewBox="0 0 24 24" aria-hidden="true" class="svelte-1n46o8q"><path d="M5 3h12a2 2 0 0 1 2 2v16H7a2 2 0 0 1-2-2zm3 4h8v2H8zm0 4h8v2H8z" fill="currentColor" fill-rule="evenodd"></path></svg><span> </span></a> <a href="/graphiql" data-native="" class="svelte-1n46o8q"><svg viewBox="0 0 24 24" aria-hidden="true" class="svelte-1n46o8q"><path d="M8 5 2 12l6 7 1.6-1.4L4.8 12l4.8-5.6zm8 0-1.6 1.4 4.8 5.6-4.8 5.6L16 19l6-7z" fill="currentColor"></path></svg><span> </span></a></nav> <div class="settings svelte-1n46o8q"><!> <button class="button quiet"> </button> <button class="button quiet"> </button></div></header> <main id="content" tabindex="-1" class="svelte-1n46o8q"><!></main> <!></div>`,1);function qs(e,t){st(t,!0),zs.load();function n(e){let t=Jo.pathname;return e===`/`?t===`/`||t.startsWith(`/dashboard/`):t===e||t.startsWith(e+`/`)}let r=jt(()=>[{href:`/`,text:$().dashboard,icon:`M3 13h4v8H3zm7-9h4v17h-4zm7 5h4v12h-4z`,isShown:!0},{href:`/desk`,text:$().desk,icon:`M4 5h6l2 3h8v11H4z`,isShown:zs.role===`LEGAL`||zs.role===`AUDITOR`},{href:`/bench`,text:$().bench,icon:`M3 4h18v4H3zm0 6h8v10H3zm10 0h8v4h-8zm0 6h8v4h-8z`,isShown:!0}]),i=jt(()=>[{value:``,label:$().roleSignedOut},...[`LEGAL`,`DASHBOARD`,`ADMIN`].map(e=>({value:`demo-`+e.toLowerCase(),label:o(e)}))]),a=j(P(rs.current));function o(e){return{zh:{LEGAL:`演示执法人员`,DASHBOARD:`演示大屏`,ADMIN:`演示管理员`},en:{LEGAL:`Demo legal officer`,DASHBOARD:`Demo display`,ADMIN:`Demo administrator`}}[$o.current][e]}function s(e){rs.current=e,location.reload()}var c=Ks(),l=Cn(c),u=R(l,!0),d=z(l,2),f=L(d),p=L(f),m=R(z(L(p),2),!0);D(p);var h=z(p,2),g=L(h);Ti(g,17,()=>K(r).filter(e=>e.isShown),e=>e.href,(e,t)=>{var r=Bs(),i=L(r),a=R(i),o=R(z(i),!0);D(r),B((e,n)=>{X(r,`href`,K(t).href),Wi(r,1,e,`svelte-1n46o8q`),X(r,`aria-current`,n),X(a,`d`,K(t).icon),Y(o,K(t).text)},[()=>Ri({active:n(K(t).href)}),()=>n(K(t).href)?`page`:void 0]),J(e,r)});var _=z(g,2),v=R(z(L(_)),!0);D(_);var y=z(_,2),b=R(z(L(y)),!0);D(y),D(h);var x=z(h,2),S=L(x),ee=e=>{var t=Vs(),n=L(t);{let e=jt(()=>$().role);gs(n,{get label(){return K(e)},hasLabel:!1,get options(){return K(i)},onchange:s,get value(){return K(a)},set value(e){M(a,e,!0)}})}D(t),J(e,t)},te=e=>{var t=Hs(),n=R(t,!0);B(e=>{X(t,`title`,e),Y(n,zs.name)},[()=>$().account]),J(e,t)};vi(S,e=>{zs.isDemo?e(ee):zs.isKnown&&e(te,1)});var ne=z(S,2),re=R(ne,!0),ie=z(ne,2),ae=R(ie,!0);D(x),D(f);var oe=z(f,2),se=L(oe),ce=e=>{Wo(e,{})},le=e=>{var t=Ws(),n=Cn(t);ws(n,{kind:`error`,get error(){return zs.error},onretry:()=>zs.load()});var r=z(n,2),i=e=>{var t=Us(),n=L(t);X(n,`href`,`/signin?return=${encodeURIComponent(location.pathname+location.search)??``}`);var r=R(n,!0);D(t),B(e=>Y(r,e),[()=>$().signIn]),J(e,t)};vi(r,e=>{zs.error.code===`UNAUTHENTICATED`&&e(i)}),J(e,t)},ue=e=>{ws(e,{kind:`loading`,lines:8})};vi(se,e=>{zs.isKnown?e(ce):zs.error?e(le,1):e(ue,-1)}),D(oe);var de=z(oe,2),fe=e=>{var t=Gs(),n=R(t,!0);B(e=>Y(n,e),[()=>$().demoNote]),J(e,t)};vi(de,e=>{zs.isDemo&&e(fe)}),D(d),B((e,t,n,r,i,a,o,s,c)=>{Y(u,e),Y(m,t),X(h,`aria-label`,n),Y(v,r),Y(b,i),X(ne,`lang`,$o.current===`zh`?`en`:`zh-CN`),Y(re,$o.current===`zh`?`English`:`中文`),X(ie,`aria-label`,`${a??``}: ${o??``}`),X(ie,`title`,`${s??``}: ${c??``}`),Y(ae,{system:`◐`,light:`☀`,dark:`☾`}[ds.chosen])},[()=>$().skipToContent,()=>$().product,()=>$().navigation,()=>$().reference,()=>$().playground,()=>$().theme,()=>({system:$().themeSystem,light:$().themeLight,dark:$().themeDark})[ds.chosen],()=>$().theme,()=>({system:$().themeSystem,light:$().themeLight,dark:$().themeDark})[ds.chosen]]),Jr(`click`,ne,()=>$o.current=$o.current===`zh`?`en`:`zh`),Jr(`click`,ie,()=>ds.chosen={system:`light`,light:`dark`,dark:`system`}[ds.chosen]),J(e,c),ct()}Yr([`click`]),fi(qs,{target:document.getElementById(`app`)});export{Ti as $,Na as A,R as At,X as B,at as Bt,$ as C,B as Ct,wo as D,gn as Dt,Jo as E,_n as Et,Ca as F,fn as Ft,Ki as G,Xe as Gt,da as H,st as Ht,ya as I,jt as It,Li as J,f as Jt,Wi as K,je as Kt,va as L,yt as Lt,ka as M,P as Mt,ja as N,M as Nt,ho as O,L as Ot,wa as P,j as Pt,ji as Q,ma as R,ot as Rt,$o as S,Rn as St,Ko as T,Ln as Tt,Zi as U,it as Ut,fa as V,ct as Vt,Xi as W,Qe as Wt,Ni as X,Pi as Y,g as Yt,Mi as Z,os as _,jr as _t,As as a,gi as at,ts as b,Or as bt,Fs as c,oi as ct,Ns as d,si as dt,xi as et,ws as f,ai as ft,as as g,Kr as gt,ns as h,qr as ht,Ms as i,Y as it,Ma as j,z as jt,lo as k,Cn as kt,Ps as l,q as lt,ds as m,Jr as mt,Ds as n,vi as nt,js as o,ci as ot,gs as p,Yr as pt,Ri as q,D as qt,Os as r,fi as rt,ks as s,J as st,zs as t,bi as tt,Is as u,ii as ut,rs as v,K as vt,Yo as w,Fn as wt,es as x,Un as xt,is as y,Tr as yt,ua as z,rt as zt};