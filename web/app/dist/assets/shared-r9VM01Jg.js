const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["assets/chart-BAeaIHi6.js","assets/rolldown-runtime-DK3Fl9T5.js","assets/chartHeat-CPzjr8RF.js"])))=>i.map(i=>d[i]);
import"./rolldown-runtime-DK3Fl9T5.js";var e=Array.isArray,t=Array.prototype.indexOf,n=Array.prototype.includes,r=Array.from,i=Object.defineProperty,a=Object.getOwnPropertyDescriptor,o=Object.getOwnPropertyDescriptors,s=Object.prototype,c=Array.prototype,l=Object.getPrototypeOf,u=Object.isExtensible;function d(e){return typeof e==`function`}var f=()=>{};function p(e){return e()}function m(e){for(var t=0;t<e.length;t++)e[t]()}function h(){var e,t;return{promise:new Promise((n,r)=>{e=n,t=r}),resolve:e,reject:t}}function g(e,t,n=!1){return e===void 0?n?t():t:e}function _(e,t){if(Array.isArray(e))return e;if(t===void 0||!(Symbol.iterator in e))return Array.from(e);let n=[];for(let r of e)if(n.push(r),n.length===t)break;return n}var v=1<<24,y=1024,b=2048,x=4096,S=8192,C=16384,ee=32768,te=1<<25,ne=65536,re=1<<18,ie=1<<19,ae=1<<20,oe=1<<25,se=1<<21,ce=1<<22,le=1<<23,ue=Symbol(`$state`),de=Symbol(`component`),fe=Symbol(`legacy props`),pe=Symbol(``),me=Symbol(`attributes`),he=Symbol(`class`),ge=Symbol(`style`),_e=Symbol(`text`),ve=Symbol(`form reset`),ye=new class extends Error{name=`StaleReactionError`;message="The reaction that called `getAbortSignal()` was re-run or destroyed"},be=!!globalThis.document?.contentType&&globalThis.document.contentType.includes(`xml`),xe={},Se=Symbol(`uninitialized`),Ce=`http://www.w3.org/1999/xhtml`,we=`http://www.w3.org/2000/svg`,Te=`@attach`;function Ee(){console.warn(`https://svelte.dev/e/derived_inert`)}function De(e){console.warn(`https://svelte.dev/e/hydration_mismatch`)}function Oe(){console.warn(`https://svelte.dev/e/select_multiple_invalid_value`)}function ke(){console.warn(`https://svelte.dev/e/svelte_boundary_reset_noop`)}var w=!1;function Ae(e){w=e}var T;function je(e){if(e===null)throw De(),xe;return T=e}function Me(){return je(En(T))}function E(e){if(w){if(En(T)!==null)throw De(),xe;T=e}}function Ne(e=1){if(w){for(var t=e,n=T;t--;)n=En(n);T=n}}function Pe(e=!0){for(var t=0,n=T;;){if(n.nodeType===8){var r=n.data;if(r===`]`){if(t===0)return n;--t}else(r===`[`||r===`[!`||r[0]===`[`&&!isNaN(Number(r.slice(1))))&&(t+=1)}var i=En(n);e&&n.remove(),n=i}}function Fe(e){if(!e||e.nodeType!==8)throw De(),xe;return e.data}function Ie(e){return e===this.v}function Le(e,t){return e==e?e!==t||typeof e==`object`&&!!e||typeof e==`function`:t==t}function Re(e){return!Le(e,this.v)}function ze(e){throw Error(`https://svelte.dev/e/lifecycle_outside_component`)}function Be(){throw Error(`https://svelte.dev/e/async_derived_orphan`)}function Ve(e,t,n){throw Error(`https://svelte.dev/e/each_key_duplicate`)}function He(e){throw Error(`https://svelte.dev/e/effect_in_teardown`)}function Ue(){throw Error(`https://svelte.dev/e/effect_in_unowned_derived`)}function We(e){throw Error(`https://svelte.dev/e/effect_orphan`)}function Ge(){throw Error(`https://svelte.dev/e/effect_update_depth_exceeded`)}function Ke(e){throw Error(`https://svelte.dev/e/props_invalid_value`)}function qe(){throw Error(`https://svelte.dev/e/state_descriptors_fixed`)}function Je(){throw Error(`https://svelte.dev/e/state_prototype_fixed`)}function Ye(){throw Error(`https://svelte.dev/e/state_unsafe_mutation`)}function Xe(){throw Error(`https://svelte.dev/e/svelte_boundary_reset_onerror`)}var Ze=!1;function Qe(){Ze=!0}var $e=[];function et(e,t=!1,n=!1){return tt(e,new Map,``,$e,null,n)}function tt(t,n,r,i,a=null,o=!1){if(typeof t==`object`&&t){var c=n.get(t);if(c!==void 0)return c;if(t instanceof Map)return new Map(t);if(t instanceof Set)return new Set(t);if(e(t)){var u=Array(t.length);n.set(t,u),a!==null&&n.set(a,u);for(var d=0;d<t.length;d+=1){var f=t[d];d in t&&(u[d]=tt(f,n,r,i,null,o))}return u}if(l(t)===s){u={},n.set(t,u),a!==null&&n.set(a,u);for(var p of Object.keys(t))u[p]=tt(t[p],n,r,i,null,o);return u}if(t instanceof Date)return t.getTime(),structuredClone(t);if(typeof t.toJSON==`function`&&!o)return tt(t.toJSON(),n,r,i,t)}if(t instanceof EventTarget)return t;try{return structuredClone(t)}catch{return t}}function nt(e){let t=e.p;for(;t!==null&&t.c===null;)t=t.p;return t?.c??null}function rt(e,t){return e===null&&ze(t),e.c??=new Map(nt(e)||void 0)}var D=null;function it(e){D=e}function at(e){return rt(D,`getContext`).get(e)}function ot(e,t){return rt(D,`setContext`).set(e,t),t}function st(e){return rt(D,`hasContext`).has(e)}function ct(){return rt(D,`getAllContexts`)}function O(e,t=!1,n){D={p:D,i:!1,c:null,e:null,s:e,x:null,r:R,l:Ze&&!t?{s:null,u:null,$:[]}:null}}function k(e){var t=D,n=t.e;if(n!==null){t.e=null;for(var r of n)Vn(r)}return e!==void 0&&(t.x=e),t.i=!0,D=t.p,lt(e)}function lt(e={}){return i(e,de,{value:!0}),e}function ut(){return!Ze||D!==null&&D.l===null}var dt=[];function ft(){var e=dt;dt=[],m(e)}function pt(e){if(dt.length===0&&!Ht){var t=dt;queueMicrotask(()=>{t===dt&&ft()})}dt.push(e)}function mt(){for(;dt.length>0;)ft()}var ht=~(b|x|y);function gt(e,t){e.f=e.f&ht|t}function _t(e){e.f&512||e.deps===null?gt(e,y):gt(e,x)}function vt(e,t){e.f&2048?t.set(e,b):e.f&4096&&t.get(e)!==2048&&t.set(e,x),gt(e,y)}function yt(e,t){if(t){let t=document.body;e.autofocus=!0,pt(()=>{document.activeElement===t&&e.focus()})}}function bt(e){w&&Tn(e)!==null&&kn(e)}var xt=!1;function St(){xt||(xt=!0,document.addEventListener(`reset`,e=>{Promise.resolve().then(()=>{if(!e.defaultPrevented)for(let t of e.target.elements)t[ve]?.()})},{capture:!0}))}function Ct(e){var t=L,n=R;pr(null),mr(null);try{return e()}finally{pr(t),mr(n)}}function wt(e,t,n,r=n){e.addEventListener(t,()=>Ct(n));let i=e[ve];e[ve]=i?()=>{i(),r(!0)}:()=>r(!0),St()}function Tt(e,t,n,r){let i=ut()?kt:Mt;var a=e.filter(e=>!e.settled),o=t.map(i);if(n.length===0&&a.length===0){r(o);return}var s=R,c=Et(),l=a.length===1?a[0].promise:a.length>1?Promise.all(a.map(e=>e.promise)):null;function u(e){if(!(s.f&16384)){c();try{r([...o,...e])}catch(e){Pn(e,s)}Dt()}}var d=Ot();if(n.length===0){l.then(()=>u([])).finally(d);return}function f(){Promise.all(n.map(e=>jt(e))).then(u).catch(e=>Pn(e,s)).finally(d)}l?l.then(()=>{s.f&16384?d():(c(),f(),Dt())}):f()}function Et(){var e=R,t=L,n=D,r=j;return function(i=!0){mr(e),pr(t),it(n),i&&!(e.f&16384)&&(r?.activate(),r?.apply())}}function Dt(e=!0){mr(null),pr(null),it(null),e&&j?.deactivate()}function Ot(){var e=R,t=e.b,n=j,r=!!t?.is_rendered();return t?.update_pending_count(1,n),n.increment(r,e),()=>{t?.update_pending_count(-1,n),n.decrement(r,e)}}function kt(e){var t=2|b;return R!==null&&(R.f|=ie),{ctx:D,deps:null,effects:null,equals:Ie,f:t,fn:e,reactions:null,rv:0,v:Se,wv:0,parent:R,ac:null}}var At=Symbol(`obsolete`);function jt(e,t,n){let r=R;r===null&&Be();var i=void 0,a=on(Se),o=!L,s=new Set;return Kn(()=>{var t=R,n=h();i=n.promise;try{Promise.resolve(e()).then(n.resolve,e=>{e!==ye&&n.reject(e)}).finally(Dt)}catch(e){n.reject(e),Dt()}var c=j;if(o){if(t.f&32768)var l=Ot();if(r.b?.is_rendered())c.async_deriveds.get(t)?.reject(At);else for(let e of s.values())e.reject(At);s.add(n),c.async_deriveds.set(t,n)}let u=(e,t=void 0)=>{l?.(),s.delete(n),t!==At&&(c.activate(),t?(a.f|=le,un(a,t)):(a.f&8388608&&(a.f^=le),un(a,e)),c.deactivate())};n.promise.then(u,e=>u(null,e||`unknown`))}),zn(()=>{for(let e of s)e.reject(At)}),new Promise(e=>{function t(n){function r(){n===i?e(a):t(i)}n.then(r,r)}t(i)})}function A(e){let t=kt(e);return gr(t),t}function Mt(e){let t=kt(e);return t.equals=Re,t}function Nt(e){var t=e.effects;if(t!==null){e.effects=null;for(var n=0;n<t.length;n+=1)tr(t[n])}}function Pt(e){var t,n=R,r=e.parent;if(!ur&&r!==null&&e.v!==Se&&r.f&24576)return Ee(),e.v;mr(r);try{Nt(e),t=Or(e)}finally{mr(n)}return t}function Ft(e){var t=Pt(e);!e.equals(t)&&(e.wv=Tr(),(!j?.is_fork||e.deps===null)&&(j===null?e.v=t:(j.capture(e,t,!0),zt?.capture(e,t,!0)),e.deps===null))?gt(e,y):ur||(Bt===null?_t(e):(Rn()||j?.is_fork)&&Bt.set(e,t))}function It(e){if(e.effects!==null)for(let t of e.effects)(t.teardown||t.ac)&&(t.teardown?.(),t.ac!==null&&Ct(()=>{t.ac.abort(ye),t.ac=null}),t.fn!==null&&(t.teardown=f),jr(t,0),$n(t))}function Lt(e){if(e.effects!==null)for(let t of e.effects)t.teardown&&t.fn!==null&&Mr(t)}var Rt=null,j=null,zt=null,Bt=null,Vt=null,Ht=!1,Ut=!1,Wt=null,Gt=null,Kt=0,qt=1,Jt=class e{id=qt++;started=!1;linked=!0;prev=null;next=null;async_deriveds=new Map;current=new Map;previous=new Map;#e=new Set;#t=new Set;#n=0;#r=new Map;#i=null;#a=[];#o=[];#s=new Map;#c=new Map;#l=new Set;is_fork=!1;#u=!1;constructor(){Rt===null?Rt=this:(Rt.next=this,this.prev=Rt),Rt=this}#d(){if(this.is_fork)return!0;for(let e of this.#r.keys())if(!this.#f(e))return!0;return!1}#f(e){for(var t=e;t!==null;t=t.parent)if(this.#c.has(t))return!0;return!1}skip_effect(e){this.#c.has(e)||this.#c.set(e,{d:[],m:[]}),this.#l.delete(e)}unskip_effect(e,t=e=>this.schedule(e)){var n=this.#c.get(e);if(n){this.#c.delete(e);for(var r of n.d)gt(r,b),t(r);for(r of n.m)gt(r,x),t(r)}this.#l.add(e)}#p(){var e=[];for(let i of this.#a)if(!(i.f&16384||!(i.f&6144))){for(var t=i,n=!1;t.parent!==null;){t=t.parent;var r=t.f;if(r&96){if(!(r&1024)){n=!0;break}t.f^=y}}n||e.push(t)}return this.#a=[],e}#m(){this.started=!0;for(let[e,t]of this.#s)gt(e,t),this.schedule(e);this.apply();for(var t=Wt=[],n=[],r=Gt=[];this.#a.length>0;){Kt++>1e3&&(this.#b(),Xt());for(let e of this.#p())try{this.#h(e,t,n)}catch(t){throw tn(e),this.#d()||this.discard(),t}}if(j=null,r.length>0){var i=e.ensure();for(let e of r)i.schedule(e)}if(Wt=null,Gt=null,this.#d()){this.#y(n),this.#y(t);for(let[e,t]of this.#c)en(e,t);r.length>0&&j.#m();return}let a=this.#g();if(a)this.#y(n),this.#y(t),a.#v(this);else{this.#s.clear();for(let e of this.#e)e(this);this.#e.clear(),zt=this,Qt(n),Qt(t),zt=null,this.#i?.resolve();var o=j;this.#n===0&&(this.#a.length===0||o!==null)&&this.#b(),o!==null&&(rn.clear(),o.#m())}}#h(e,t,n){e.f^=y;for(var r=e.first;r!==null;){var i=r.f,a=!!(i&96);if(!(a&&i&1024||i&8192||this.#c.has(r))&&r.fn!==null){a?r.f^=y:i&4?t.push(r):Er(r)&&(i&16&&this.add_dirty_reaction(r,x),Mr(r));var o=r.first;if(o!==null){r=o;continue}}for(;r!==null;){var s=r.next;if(s!==null){r=s;break}r=r.parent}}}#g(){for(var e=this.prev;e!==null;e=e.prev)if(!e.is_fork&&this.#_(e))return e;return null}#_(e){for(let[t,[,n]]of this.current)if(!n&&e.current.has(t))return!0;return!1}#v(e){for(let[t,n]of e.current)!this.previous.has(t)&&e.previous.has(t)&&this.previous.set(t,e.previous.get(t)),this.current.set(t,n);for(let[t,n]of e.async_deriveds){let e=this.async_deriveds.get(t);e&&n.promise.then(e.resolve).catch(e.reject)}e.async_deriveds.clear(),this.transfer_reactions(e.#s);let t=e=>{var n=e.reactions;if(n!==null&&!(e.f&2&&!(e.f&6144)))for(let e of n){var r=e.f;if(r&2)t(e);else{var i=e;r&4194320&&!this.async_deriveds.has(i)&&(this.#s.delete(i),gt(i,b),this.schedule(i))}}};for(let e of this.current.keys())t(e);this.oncommit(()=>e.discard()),e.#b(),j=this,this.#m()}#y(e){for(var t=0;t<e.length;t+=1)vt(e[t],this.#s)}capture(e,t,n=!1){e.v!==Se&&!this.previous.has(e)&&this.previous.set(e,e.v),e.f&8388608||(this.current.set(e,[t,n]),Bt?.set(e,t)),this.is_fork||(e.v=t)}activate(){j=this}deactivate(){j=null,Bt=null}flush(){try{Ut=!0,j=this,this.#m()}finally{Kt=0,Vt=null,Wt=null,Gt=null,Ut=!1,j=null,Bt=null,rn.clear()}}discard(){for(let e of this.#t)e(this);this.#t.clear();for(let e of this.async_deriveds.values())e.reject(At);this.#b(),this.#i?.resolve()}register_created_effect(e){this.#o.push(e)}increment(e,t){if(this.#n+=1,e){let e=this.#r.get(t)??0;this.#r.set(t,e+1)}}decrement(e,t){if(--this.#n,e){let e=this.#r.get(t)??0;e===1?this.#r.delete(t):this.#r.set(t,e-1)}this.#u||(this.#u=!0,pt(()=>{this.#u=!1,this.linked&&this.flush()}))}transfer_reactions(e){for(let[t,n]of e)this.add_dirty_reaction(t,n);e.clear()}add_dirty_reaction(e,t){(t===2048||this.#s.get(e)!==2048)&&this.#s.set(e,t)}oncommit(e){this.#e.add(e)}ondiscard(e){this.#t.add(e)}settled(){return(this.#i??=h()).promise}static ensure(){if(j===null){let t=j=new e;!Ut&&!Ht&&pt(()=>{t.started||t.flush()})}return j}apply(){Bt=null}schedule(e){Vt=e,e.b?.is_pending&&e.f&16777228&&!(e.f&32768)?e.b.defer_effect(e):this.#a.push(e)}#b(){if(this.linked){var e=this.prev,t=this.next;e===null||(e.next=t),t===null?Rt=e:t.prev=e,this.linked=!1}}};function Yt(e){var t=Ht,n=zt;zt=null,Ht=!0;try{var r;for(e&&(Yt(),r=e());;){if(mt(),j===null)return r;j.flush()}}finally{Ht=t,zt=n}}function Xt(){try{Ge()}catch(e){Pn(e,Vt)}}var Zt=null;function Qt(e){var t=e.length;if(t!==0){for(var n=0;n<t;){var r=e[n++];if(!(r.f&24576)&&Er(r)&&(Zt=new Set,Mr(r),r.deps===null&&r.first===null&&r.nodes===null&&r.teardown===null&&r.ac===null&&rr(r),Zt?.size>0)){rn.clear();for(let e of Zt){if(e.f&24576)continue;let t=[e],n=e.parent;for(;n!==null;)Zt.has(n)&&(Zt.delete(n),t.push(n)),n=n.parent;for(let e=t.length-1;e>=0;e--){let n=t[e];n.f&24576||Mr(n)}}Zt.clear()}}Zt=null}}function $t(e){j.schedule(e)}function en(e,t){if(!(e.f&32&&e.f&1024)){e.f&2048?t.d.push(e):e.f&4096&&t.m.push(e),gt(e,y);for(var n=e.first;n!==null;)en(n,t),n=n.next}}function tn(e){gt(e,y);for(var t=e.first;t!==null;)tn(t),t=t.next}var nn=new Set,rn=new Map,an=!1;function on(e,t){return{f:0,v:e,reactions:null,equals:Ie,rv:0,wv:0}}function M(e,t){let n=on(e,t);return gr(n),n}function sn(e,t=!1,n=!0){let r=on(e);return t||(r.equals=Re),Ze&&n&&D!==null&&D.l!==null&&(D.l.s??=[]).push(r),r}function N(e,t,n=!1){return L!==null&&(!fr||L.f&131072)&&ut()&&L.f&4325394&&(hr===null||!hr.has(e))&&Ye(),un(e,n?hn(t):t,Gt)}var cn=null,ln=0;function un(e,t,n=null){if(!e.equals(t)){ur?rn.set(e,t):rn.has(e)||rn.set(e,e.v);var r=Jt.ensure();if(r.capture(e,t),e.f&2){let t=e;e.f&2048&&Pt(t),Bt===null&&_t(t)}e.wv=Tr(),cn=null,ln=0,mn(e,b,n),cn=null,ut()&&R!==null&&R.f&1024&&!(R.f&96)&&(yr===null?br([e]):yr.push(e)),!r.is_fork&&nn.size>0&&!an&&dn()}return t}function dn(){an=!1;for(let e of nn){e.f&1024&&gt(e,x);let t;try{t=Er(e)}catch{t=!0}t&&Mr(e)}nn.clear()}function fn(e,t=1){var n=z(e),r=t===1?n++:n--;return N(e,n),r}function pn(e){N(e,e.v+1)}function mn(e,t,n){var r=e.reactions;if(r!==null){var i=ut(),a=r.length;if(ln+=a,ln>1e5&&cn===null&&(cn=new Set),cn!==null){if(cn.has(e))return;cn.add(e)}for(var o=0;o<a;o++){var s=r[o],c=s.f;if(i||s!==R){var l=(c&b)===0;if(l&&gt(s,t),c&131072)nn.add(s);else if(c&2){var u=s;Bt?.delete(u),mn(u,x,n)}else if(l){var d=s;c&16&&Zt!==null&&Zt.add(d),n===null?$t(d):n.push(d)}}}}}function hn(t){if(typeof t!=`object`||!t||ue in t||de in t)return t;let n=l(t);if(n!==s&&n!==c)return t;var r=new Map,i=e(t),o=M(0),u=null,d=Cr,f=e=>{if(Cr===d)return e();var t=L,n=Cr;pr(null),wr(d);var r=e();return pr(t),wr(n),r};return i&&r.set(`length`,M(t.length,u)),new Proxy(t,{defineProperty(e,t,n){`value`in n&&n.configurable!==!1&&n.enumerable!==!1&&n.writable!==!1||qe();var i=r.get(t);return i===void 0?f(()=>{var e=M(n.value,u);return r.set(t,e),e}):N(i,n.value,!0),!0},deleteProperty(e,t){var n=r.get(t);if(n===void 0){if(t in e){let e=f(()=>M(Se,u));r.set(t,e),pn(o)}}else N(n,Se),pn(o);return!0},get(e,n,i){if(n===ue)return t;var o=r.get(n),s=n in e;if(o===void 0&&(!s||a(e,n)?.writable)&&(o=f(()=>M(hn(s?e[n]:Se),u)),r.set(n,o)),o!==void 0){var c=z(o);return c===Se?void 0:c}return Reflect.get(e,n,i)},getOwnPropertyDescriptor(e,t){this.has?.(e,t);var n=Reflect.getOwnPropertyDescriptor(e,t),i=r.get(t);if(i!==void 0){var a=z(i);if(a===Se)return;if(n&&`value`in n)n.value=a;else return{enumerable:!0,configurable:!0,value:a,writable:!0}}return n},has(e,t){if(t===ue)return!0;var n=r.get(t),i=n!==void 0&&n.v!==Se||Reflect.has(e,t);return(n!==void 0||(R!==null||L!==null)&&(!i||a(e,t)?.writable))&&(n===void 0&&(n=f(()=>M(i?hn(e[t]):Se,u)),r.set(t,n)),z(n)===Se)?!1:i},set(e,t,n,s){var c=r.get(t),l=t in e;if(i&&t===`length`)for(var d=n;d<c.v;d+=1){var p=r.get(d+``);p===void 0?d in e&&(p=f(()=>M(Se,u)),r.set(d+``,p)):N(p,Se)}if(c===void 0)(!l||a(e,t)?.writable)&&(c=f(()=>M(void 0,u)),N(c,hn(n)),r.set(t,c));else{l=c.v!==Se;var m=f(()=>hn(n));N(c,m)}var h=Reflect.getOwnPropertyDescriptor(e,t);if(h?.set&&h.set.call(s,n),!l){if(i&&typeof t==`string`){var g=r.get(`length`),_=Number(t);Number.isInteger(_)&&_>=g.v&&N(g,_+1)}pn(o)}return!0},ownKeys(e){z(o);var t=Reflect.ownKeys(e).filter(e=>{var t=r.get(e);return t===void 0||t.v!==Se});for(var[n,i]of r)i.v!==Se&&!(n in e)&&t.push(n);return t},setPrototypeOf(){Je()}})}function gn(e){try{if(typeof e==`object`&&e&&ue in e)return e[ue]}catch{}return e}function _n(e,t){return Object.is(gn(e),gn(t))}var vn,yn,bn,xn,Sn;function Cn(){if(vn===void 0){vn=window,yn=document,bn=/Firefox/.test(navigator.userAgent);var e=Element.prototype,t=Node.prototype,n=Text.prototype;xn=a(t,`firstChild`).get,Sn=a(t,`nextSibling`).get,u(e)&&(e[he]=void 0,e[me]=null,e[ge]=void 0,e.__e=void 0),u(n)&&(n[_e]=void 0)}}function wn(e=``){return document.createTextNode(e)}function Tn(e){return xn.call(e)}function En(e){return Sn.call(e)}function Dn(e,t){if(!w)return Tn(e);var n=Tn(T);if(n===null)n=T.appendChild(wn());else if(t&&n.nodeType!==3){var r=wn();return n?.before(r),je(r),r}return t&&Mn(n),je(n),n}function P(e,t=!1){if(!w){var n=Tn(e);return n instanceof Comment&&n.data===``?En(n):n}if(t){if(T?.nodeType!==3){var r=wn();return T?.before(r),je(r),r}Mn(T)}return T}function F(e,t=!1){if(!w)return Tn(e);var n=Dn(e,t);return E(e),n}function On(e,t=1,n=!1){let r=w?T:e;for(var i;t--;)i=r,r=En(r);if(!w)return r;if(n){if(r?.nodeType!==3){var a=wn();return r===null?i?.after(a):r.before(a),je(a),a}Mn(r)}return je(r),r}function kn(e){e.textContent=``}function An(){return!1}function jn(e,t,n){return t==null||t===`http://www.w3.org/1999/xhtml`?n?document.createElement(e,{is:n}):document.createElement(e):n?document.createElementNS(t,e,{is:n}):document.createElementNS(t,e)}function Mn(e){if(e.nodeValue.length<65536)return;let t=e.nextSibling;for(;t!==null&&t.nodeType===3;)t.remove(),e.nodeValue+=t.nodeValue,t=e.nextSibling}function Nn(e){var t=R;if(t===null)return L.f|=le,e;if(!(t.f&32768)&&!(t.f&4))throw e;Pn(e,t)}function Pn(e,t){if(e===xe)throw e;if(!(t!==null&&t.f&16384)){for(;t!==null;){if(t.f&128&&!(t.f&33570816)){if(!(t.f&32768))throw e;try{t.b.error(e);return}catch(t){e=t}}t=t.parent}throw e}}function Fn(e){R===null&&(L===null&&We(e),Ue()),ur&&He(e)}function In(e,t){var n=t.last;n===null?t.last=t.first=e:(n.next=e,e.prev=n,t.last=e)}function Ln(e,t){var n=R;n!==null&&n.f&8192&&(e|=S);var r={ctx:D,deps:null,nodes:null,f:e|b|512,first:null,fn:t,last:null,next:null,parent:n,b:n&&n.b,prev:null,teardown:null,wv:0,ac:null};j?.register_created_effect(r);var i=r;if(e&4)Wt===null?Jt.ensure().schedule(r):Wt.push(r);else if(t!==null){try{Mr(r)}catch(e){throw tr(r),e}i.deps===null&&i.teardown===null&&i.nodes===null&&i.first===i.last&&!(i.f&524288)&&(i=i.first,e&16&&e&65536&&i!==null&&(i.f|=ne))}if(i!==null&&(i.parent=n,n!==null&&In(i,n),L!==null&&L.f&2&&!(e&64))){var a=L;(a.effects??=[]).push(i)}return r}function Rn(){return L!==null&&!fr}function zn(e){let t=Ln(8,null);return gt(t,y),t.teardown=e,t}function Bn(e){Fn(`$effect`);var t=R.f;if(!L&&t&32&&D!==null&&!D.i){var n=D;(n.e??=[]).push(e)}else return Vn(e)}function Vn(e){return Ln(4|ae,e)}function Hn(e){return Fn(`$effect.pre`),Ln(8|ae,e)}function Un(e){Jt.ensure();let t=Ln(64|ie,e);return()=>{tr(t)}}function Wn(e){Jt.ensure();let t=Ln(64|ie,e);return(e={})=>new Promise(n=>{e.outro?ir(t,()=>{tr(t),n(void 0)}):(tr(t),n(void 0))})}function Gn(e){return Ln(4,e)}function Kn(e){return Ln(ce|ie,e)}function qn(e,t=0){return Ln(8|t,e)}function I(e,t=[],n=[],r=[]){Tt(r,t,n,t=>{Ln(8,()=>{e(...t.map(z))})})}function Jn(e,t=[],n=[],r=[]){Tt(r,t,n,t=>{Ln(4,()=>e(...t.map(z)))})}function Yn(e,t=0){return Ln(16|t,e)}function Xn(e,t=0){return Ln(v|t,e)}function Zn(e){return Ln(32|ie,e)}function Qn(e){var t=e.teardown;if(t!==null){let n=ur,r=L;dr(!0),pr(null);try{t.call(null)}catch(t){Pn(t,e.parent)}finally{dr(n),pr(r)}}}function $n(e,t=!1){var n=e.first;for(e.first=e.last=null;n!==null;){let e=n.ac;e!==null&&Ct(()=>{e.abort(ye)});var r=n.next;n.f&64?n.parent=null:tr(n,t),n=r}}function er(e){for(var t=e.first;t!==null;){var n=t.next;t.f&32||tr(t),t=n}}function tr(e,t=!0){var n=!1;(t||e.f&262144)&&e.nodes!==null&&e.nodes.end!==null&&(nr(e.nodes.start,e.nodes.end),n=!0),e.f|=te,$n(e,t&&!n),jr(e,0);var r=e.nodes&&e.nodes.t;if(r!==null)for(let e of r)e.stop();Qn(e),e.f^=te,e.f|=C;var i=e.parent;i!==null&&i.first!==null&&rr(e),e.next=e.prev=e.teardown=e.ctx=e.deps=e.fn=e.nodes=e.ac=e.b=null}function nr(e,t){for(;e!==null;){var n=e===t?null:En(e);e.remove(),e=n}}function rr(e){var t=e.parent,n=e.prev,r=e.next;n!==null&&(n.next=r),r!==null&&(r.prev=n),t!==null&&(t.first===e&&(t.first=r),t.last===e&&(t.last=n))}function ir(e,t,n=!0){var r=[];e.f|=256,ar(e,r,!0);var i=()=>{n&&tr(e),t&&t()},a=r.length;if(a>0){var o=()=>--a||i();for(var s of r)s.out(o)}else i()}function ar(e,t,n){if(!(e.f&8192)){e.f^=S;var r=e.nodes&&e.nodes.t;if(r!==null)for(let e of r)(e.is_global||n)&&t.push(e);for(var i=e.first;i!==null;){var a=i.next;if(!(i.f&64)){var o=!!(i.f&65536)||!!(i.f&32)&&!!(e.f&16);ar(i,t,o?n:!1)}i=a}}}function or(e){e.f&=-257,sr(e,!0)}function sr(e,t){if(!(e.f&256)&&e.f&8192){e.f^=S,e.f&1024||(gt(e,b),Jt.ensure().schedule(e));for(var n=e.first;n!==null;){var r=n.next,i=!!(n.f&65536)||!!(n.f&32);sr(n,i?t:!1),n=r}var a=e.nodes&&e.nodes.t;if(a!==null)for(let e of a)(e.is_global||t)&&e.in()}}function cr(e,t){if(e.nodes)for(var n=e.nodes.start,r=e.nodes.end;n!==null;){var i=n===r?null:En(n);t.append(n),n=i}}var lr=null,ur=!1;function dr(e){ur=e}var L=null,fr=!1;function pr(e){L=e}var R=null;function mr(e){R=e}var hr=null;function gr(e){L!==null&&(L.f&2097152||L.f&2)&&(hr??=new Set).add(e)}var _r=null,vr=0,yr=null;function br(e){yr=e}var xr=1,Sr=0,Cr=Sr;function wr(e){Cr=e}function Tr(){return++xr}function Er(e){var t=e.f;if(t&2048)return!0;if(t&4096){for(var n=e.deps,r=n.length,i=0;i<r;i++){var a=n[i];if(Er(a)&&Ft(a),a.wv>e.wv)return!0}t&512&&Bt===null&&gt(e,y)}return!1}function Dr(e,t,n=!0){var r=e.reactions;if(r!==null&&!(hr!==null&&hr.has(e)))for(var i=0;i<r.length;i++){var a=r[i];a.f&2?Dr(a,t,!1):t===a&&(n?gt(a,b):a.f&1024&&gt(a,x),$t(a))}}function Or(e){var t=_r,n=vr,r=yr,i=L,a=hr,o=D,s=fr,c=Cr,l=e.f;_r=null,vr=0,yr=null,L=l&96?null:e,hr=null,it(e.ctx),fr=!1,Cr=++Sr,e.ac!==null&&(Ct(()=>{e.ac.abort(ye)}),e.ac=null);try{e.f|=se;var u=e.fn,d=u();e.f|=ee;var f=kr(e);if(ut()&&yr!==null&&!fr&&f!==null&&!(e.f&6146))for(var p=0;p<yr.length;p++)Dr(yr[p],e);if(i!==null&&i!==e){if(Sr++,i.deps!==null)for(let e=0;e<n;e+=1)i.deps[e].rv=Sr;if(t!==null)for(let e of t)e.rv=Sr;yr!==null&&(r===null?r=yr:r.push(...yr))}return e.f&8388608&&(e.f^=le),d}catch(t){return kr(e),Nn(t)}finally{e.f^=se,_r=t,vr=n,yr=r,L=i,hr=a,it(o),fr=s,Cr=c}}function kr(e){var t=e.deps,n=j?.is_fork;if(_r!==null){var r;if(n||jr(e,vr),t!==null&&vr>0)for(t.length=vr+_r.length,r=0;r<_r.length;r++)t[vr+r]=_r[r];else e.deps=t=_r;if(Rn()&&e.f&512)for(r=vr;r<t.length;r++)(t[r].reactions??=[]).push(e)}else!n&&t!==null&&vr<t.length&&(jr(e,vr),t.length=vr);return t}function Ar(e,r){let i=r.reactions;if(i!==null){var a=t.call(i,e);if(a!==-1){var o=i.length-1;o===0?i=r.reactions=null:(i[a]=i[o],i.pop())}}if(i===null&&r.f&2&&(_r===null||!n.call(_r,r))){var s=r;s.f&512&&(s.f^=512),s.v!==Se&&_t(s),s.ac!==null&&Ct(()=>{s.ac.abort(ye),s.ac=null,gt(s,b)}),It(s),jr(s,0)}}function jr(e,t){var n=e.deps;if(n!==null)for(var r=t;r<n.length;r++)Ar(e,n[r])}function Mr(e){var t=e.f;if(!(t&16384)){gt(e,y);var n=R;R=e;try{t&16777232?er(e):$n(e),Qn(e);var r=Or(e);e.teardown=typeof r==`function`?r:null,e.wv=xr}finally{R=n}}}async function Nr(){await Promise.resolve(),Yt()}function z(e){var t=!!(e.f&2);if(lr?.add(e),L!==null&&!fr&&!(R!==null&&R.f&16384)&&(hr===null||!hr.has(e))){var r=L.deps;if(L.f&2097152)e.rv<Sr&&(e.rv=Sr,_r===null&&r!==null&&r[vr]===e?vr++:_r===null?_r=[e]:_r.push(e));else{L.deps??=[],n.call(L.deps,e)||L.deps.push(e);var i=e.reactions;i===null?e.reactions=[L]:n.call(i,L)||i.push(L)}}if(ur&&rn.has(e))return rn.get(e);if(t){var a=e;if(ur){var o=a.v;return(!(a.f&1024)&&a.reactions!==null||Fr(a))&&(o=Pt(a)),rn.set(a,o),o}var s=!(a.f&512)&&!fr&&L!==null&&!!(L.f&512),c=(a.f&ee)===0;Er(a)&&(s&&(a.f|=512),Ft(a)),s&&!c&&(Lt(a),Pr(a))}if(Bt?.has(e))return Bt.get(e);if(e.f&8388608)throw e.v;return e.v}function Pr(e){if(e.f|=512,e.deps!==null)for(let r of e.deps){var t=r.reactions;t===null?r.reactions=[e]:n.call(t,e)||t.push(e),r.f&2&&!(r.f&512)&&(Lt(r),Pr(r))}}function Fr(e){if(e.v===Se)return!0;if(e.deps===null)return!1;for(let t of e.deps)if(rn.has(t)||t.f&2&&Fr(t))return!0;return!1}function B(e){var t=fr;try{return fr=!0,e()}finally{fr=t}}function Ir(e){if(!(typeof e!=`object`||!e||e instanceof EventTarget)){if(ue in e)Lr(e);else if(!Array.isArray(e))for(let t in e){let n=e[t];typeof n==`object`&&n&&ue in n&&Lr(n)}}}function Lr(e,t=new Set){if(typeof e==`object`&&e&&!(e instanceof EventTarget)&&!t.has(e)){t.add(e),e instanceof Date&&e.getTime();for(let n in e)try{Lr(e[n],t)}catch{}let n=l(e);if(n!==Object.prototype&&n!==Array.prototype&&n!==Map.prototype&&n!==Set.prototype&&n!==Date.prototype){let t=o(n);for(let n in t){let r=t[n].get;if(r)try{r.call(e)}catch{}}}}}function Rr(){return Symbol(Te)}function zr(e){return e.endsWith(`capture`)&&e!==`gotpointercapture`&&e!==`lostpointercapture`}var Br=[`beforeinput`,`click`,`change`,`dblclick`,`contextmenu`,`focusin`,`focusout`,`input`,`keydown`,`keyup`,`mousedown`,`mousemove`,`mouseout`,`mouseover`,`mouseup`,`pointerdown`,`pointermove`,`pointerout`,`pointerover`,`pointerup`,`touchend`,`touchmove`,`touchstart`];function Vr(e){return Br.includes(e)}var Hr=`allowfullscreen.async.autofocus.autoplay.checked.controls.default.disabled.formnovalidate.indeterminate.inert.ismap.loop.multiple.muted.nomodule.novalidate.open.playsinline.readonly.required.reversed.seamless.selected.webkitdirectory.defer.disablepictureinpicture.disableremoteplayback`.split(`.`),Ur={formnovalidate:`formNoValidate`,ismap:`isMap`,nomodule:`noModule`,playsinline:`playsInline`,readonly:`readOnly`,defaultvalue:`defaultValue`,defaultchecked:`defaultChecked`,srcobject:`srcObject`,novalidate:`noValidate`,allowfullscreen:`allowFullscreen`,disablepictureinpicture:`disablePictureInPicture`,disableremoteplayback:`disableRemotePlayback`};function Wr(e){return e=e.toLowerCase(),Ur[e]??e}[...Hr];var Gr=[`touchstart`,`touchmove`];function Kr(e){return Gr.includes(e)}var qr=[`textarea`,`script`,`style`,`title`];function Jr(e){return qr.includes(e)}var Yr=Symbol(`events`),Xr=new Set,Zr=new Set;function Qr(e,t,n,r={}){function i(e){if(r.capture||ai.call(t,e),!e.cancelBubble)return Ct(()=>n?.call(this,e))}return e.startsWith(`pointer`)||e.startsWith(`touch`)||e===`wheel`?(i.__removed=!1,pt(()=>{i.__removed||t.addEventListener(e,i,r)})):t.addEventListener(e,i,r),i}function $r(e,t,n,r={}){var i=Qr(t,e,n,r);return()=>{i.__removed=!0,e.removeEventListener(t,i,r)}}function ei(e,t,n,r,i){var a={capture:r,passive:i},o=Qr(e,t,n,a);(t===document.body||t===window||t===document||t instanceof HTMLMediaElement)&&zn(()=>{o.__removed=!0,t.removeEventListener(e,o,a)})}function ti(e,t,n){(t[Yr]??={})[e]=n}function ni(e){for(var t=0;t<e.length;t++)Xr.add(e[t]);for(var n of Zr)n(e)}var ri=null,ii=!1;function ai(e){var t=this,n=t.ownerDocument,r=e.type,a=e.composedPath?.()||[],o=a[0]||e.target;ri=e,ii||(ii=!0,setTimeout(()=>{ii=!1,ri=null}));var s=0,c=ri===e&&e[Yr];if(c){var l=a.indexOf(c);if(l!==-1&&(t===document||t===window)){e[Yr]=t;return}var u=a.indexOf(t);if(u===-1)return;l<=u&&(s=l)}if(o=a[s]||e.target,o!==t){i(e,`currentTarget`,{configurable:!0,get(){return o||n}});var d=L,f=R;pr(null),mr(null);try{for(var p,m=[];o!==null&&o!==t;){try{var h=o[Yr]?.[r];h==null||o.disabled&&e.target!==o||h.call(o,e)}catch(e){p?m.push(e):p=e}if(e.cancelBubble)break;s++,o=s<a.length?a[s]:null}if(p){for(let e of m)queueMicrotask(()=>{throw e});throw p}}finally{e[Yr]=t,delete e.currentTarget,pr(d),mr(f)}}}var oi=globalThis?.window?.trustedTypes&&globalThis.window.trustedTypes.createPolicy(`svelte-trusted-html`,{createHTML:e=>e});function si(e){return oi?.createHTML(e)??e}function ci(e){var t=jn(`template`);return t.innerHTML=si(e.replaceAll(`<!>`,`<!---->`)),t.content}function li(e,t){var n=R;n.nodes===null&&(n.nodes={start:e,end:t,a:null,t:null})}function V(e,t){var n=!!(t&1),r=!!(t&2),i,a=!e.startsWith(`<!>`);return()=>{if(w)return li(T,null),T;i===void 0&&(i=ci(a?e:`<!>`+e),n||(i=Tn(i)));var t=r||bn?document.importNode(i,!0):i.cloneNode(!0);if(n){var o=Tn(t),s=t.lastChild;li(o,s)}else li(t,t);return t}}function ui(e,t,n=`svg`){var r=!e.startsWith(`<!>`),i=!!(t&1),a=`<${n}>${r?e:`<!>`+e}</${n}>`,o;return()=>{if(w)return li(T,null),T;if(!o){var e=Tn(ci(a));if(i)for(o=document.createDocumentFragment();Tn(e);)o.appendChild(Tn(e));else o=Tn(e)}var t=o.cloneNode(!0);if(i){var n=Tn(t),r=t.lastChild;li(n,r)}else li(t,t);return t}}function di(e,t){return ui(e,t,`svg`)}function fi(e=``){if(!w){var t=wn(e+``);return li(t,t),t}var n=T;return n.nodeType===3?Mn(n):(n.before(n=wn()),je(n)),li(n,n),n}function H(){if(w)return li(T,null),T;var e=document.createDocumentFragment(),t=document.createComment(``),n=wn();return e.append(t,n),li(t,n),e}function U(e,t){if(w){var n=R;n.f&32768&&n.nodes.end!==null||(n.nodes.end=T),Me()}else e!==null&&e.before(t)}function pi(){if(w&&T&&T.nodeType===8&&T.textContent?.startsWith(`$`)){let e=T.textContent.substring(1);return Me(),e}return(window.__svelte??={}).uid??=1,`c${window.__svelte.uid++}`}function mi(e){let t=0,n=on(0),r;return()=>{Rn()&&(z(n),qn(()=>(t===0&&(r=B(()=>e(()=>pn(n)))),t+=1,()=>{pt(()=>{--t,t===0&&(r?.(),r=void 0,pn(n))})})))}}var hi=ne|ie;function gi(e,t,n,r){new _i(e,t,n,r)}var _i=class{parent;is_pending=!1;transform_error;#e;#t=w?T:null;#n;#r;#i;#a=null;#o=null;#s=null;#c=null;#l=0;#u=0;#d=!1;#f=new Map;#p=null;#m=mi(()=>(this.#p=on(this.#l),()=>{this.#p=null}));constructor(e,t,n,r){this.#e=e,this.#n=t,this.#r=e=>{var t=R;t.b=this,t.f|=128,n(e)},this.parent=R.b,this.transform_error=r??this.parent?.transform_error??(e=>e),this.#i=Yn(()=>{if(w){let e=Fe(this.#t);Me();let t=e===`[!`;if(e.startsWith(`[?`)){let t=JSON.parse(e.slice(2));this.#g(t)}else t?this.#y():this.#h()}else this.#b()},hi),w&&(this.#e=T)}#h(){try{this.#a=Zn(()=>this.#r(this.#e))}catch(e){this.error(e)}}#g(e){let t=this.#n.failed,{reset:n,invoke_onerror:r}=this.#_(e);pt(r),t&&(this.#s=Zn(()=>{t(this.#e,()=>e,()=>n)}))}#_(e){var t=!1,n=!1;let r=()=>{this.#v()||(t?ke():(t=!0,n&&Xe(),this.#s!==null&&ir(this.#s,()=>{this.#s=null}),this.#S(()=>{this.#b()})))};return{reset:r,invoke_onerror:()=>{if(!this.#v())try{n=!0,this.#n.onerror?.(e,r),n=!1}catch(e){Pn(e,this.#i&&this.#i.parent)}}}}#v(){return(this.#i.f&(C|te))!==0}#y(){let e=this.#n.pending;e&&(this.is_pending=!0,this.#o=Zn(()=>e(this.#e)),pt(()=>{if(!this.#v()){var e=this.#c=document.createDocumentFragment(),t=wn(),n=!1;e.append(t),this.#a=this.#S(()=>{try{return Zn(()=>this.#r(t))}catch(e){try{this.error(e),n=!0}catch(e){Pn(e,this.#i.parent)}return null}}),this.#a===null?(this.#c=null,n&&this.#x(j)):this.#u===0&&(this.#e.before(e),this.#c=null,ir(this.#o,()=>{this.#o=null}),this.#x(j))}}))}#b(){try{if(this.is_pending=this.has_pending_snippet(),this.#u=0,this.#l=0,this.#a=Zn(()=>{this.#r(this.#e)}),this.#u>0){var e=this.#c=document.createDocumentFragment();cr(this.#a,e);let t=this.#n.pending;this.#o=Zn(()=>t(this.#e))}else this.#x(j)}catch(e){this.error(e)}}#x(e){this.is_pending=!1,e.transfer_reactions(this.#f)}defer_effect(e){vt(e,this.#f)}is_rendered(){return!this.is_pending&&(!this.parent||this.parent.is_rendered())}has_pending_snippet(){return!!this.#n.pending}#S(e){var t=R,n=L,r=D;mr(this.#i),pr(this.#i),it(this.#i.ctx);try{return Jt.ensure(),e()}finally{mr(t),pr(n),it(r)}}#C(e,t){this.has_pending_snippet()?(this.#u+=e,this.#u===0&&(this.#x(t),this.#o&&ir(this.#o,()=>{this.#o=null}),this.#c&&=(this.#e.before(this.#c),null))):this.parent&&this.parent.#C(e,t)}update_pending_count(e,t){this.#C(e,t),this.#l+=e,!this.#p||this.#d||(this.#d=!0,pt(()=>{this.#d=!1,this.#p&&un(this.#p,this.#l)}))}get_effect_pending(){return this.#m(),z(this.#p)}error(e){if(e===xe||!this.#n.onerror&&!this.#n.failed)throw e;j?.is_fork?(this.#a&&j.skip_effect(this.#a),this.#o&&j.skip_effect(this.#o),this.#s&&j.skip_effect(this.#s),j.oncommit(()=>{this.#v()||this.#w(e)})):this.#w(e)}#w(e){this.#a&&=(tr(this.#a),null),this.#o&&=(tr(this.#o),null),this.#s&&=(tr(this.#s),null),w&&(je(this.#t),Ne(),je(Pe()));let t=this.#n.failed,n=e=>{if(this.#v())return;let{reset:n,invoke_onerror:r}=this.#_(e);r(),t&&!this.#v()&&(this.#s=this.#S(()=>{try{return Zn(()=>{var r=R;r.b=this,r.f|=128,t(this.#e,()=>e,()=>n)})}catch(e){return Pn(e,this.#i.parent),null}}))};pt(()=>{if(!this.#v()){var t;try{t=this.transform_error(e)}catch(e){Pn(e,this.#i&&this.#i.parent);return}typeof t==`object`&&t&&typeof t.then==`function`?t.then(n,e=>Pn(e,this.#i&&this.#i.parent)):n(t)}})}};function W(e,t){var n=t==null?``:typeof t==`object`?`${t}`:t;n!==(e[_e]??=e.nodeValue)&&(e[_e]=n,e.nodeValue=`${n}`)}function vi(e,t){return bi(e,t)}var yi=new Map;function bi(e,{target:t,anchor:n,props:i={},events:a,context:o,intro:s=!0,transformError:c}){Cn();var l=void 0,u=Wn(()=>{var s=n??t.appendChild(wn());gi(s,{pending:()=>{}},t=>{O({});var n=D;if(o&&(n.c=o),a&&(i.$$events=a),w&&li(t,null),l=e(t,i)||lt(),w&&(R.nodes.end=T,T===null||T.nodeType!==8||T.data!==`]`))throw De(),xe;k()},c);var u=new Set,d=e=>{for(var n=0;n<e.length;n++){var r=e[n];if(!u.has(r)){u.add(r);var i=Kr(r);for(let e of[t,document]){var a=yi.get(e);a===void 0&&(a=new Map,yi.set(e,a));var o=a.get(r);o===void 0?(e.addEventListener(r,ai,{passive:i}),a.set(r,1)):a.set(r,o+1)}}}};return d(r(Xr)),Zr.add(d),()=>{for(var e of u)for(let n of[t,document]){var r=yi.get(n),i=r.get(e);--i==0?(n.removeEventListener(e,ai),r.delete(e),r.size===0&&yi.delete(n)):r.set(e,i)}Zr.delete(d),s!==n&&s.parentNode?.removeChild(s)}});return xi.set(l,u),l}var xi=new WeakMap;function Si(e,t){let n=xi.get(e);return n?(xi.delete(e),n(t)):Promise.resolve()}var Ci=class{anchor;#e=new Map;#t=new Map;#n=new Map;#r=new Set;#i=!0;constructor(e,t=!0){this.anchor=e,this.#i=t}#a=e=>{if(this.#e.has(e)){var t=this.#e.get(e),n=this.#t.get(t);if(n)or(n),this.#r.delete(t);else{var r=this.#n.get(t);r&&(or(r.effect),this.#t.set(t,r.effect),this.#n.delete(t),r.fragment.lastChild.remove(),this.anchor.before(r.fragment),n=r.effect)}for(let[t,n]of this.#e){if(this.#e.delete(t),t===e)break;let r=this.#n.get(n);r&&(tr(r.effect),this.#n.delete(n))}for(let[e,r]of this.#t){if(e===t||this.#r.has(e))continue;let i=()=>{if(Array.from(this.#e.values()).includes(e)){var t=document.createDocumentFragment();cr(r,t),t.append(wn()),this.#n.set(e,{effect:r,fragment:t})}else tr(r);this.#r.delete(e),this.#t.delete(e)};this.#i||!n?(this.#r.add(e),ir(r,i,!1)):i()}}};#o=e=>{this.#e.delete(e);let t=Array.from(this.#e.values());for(let[e,n]of this.#n)t.includes(e)||(tr(n.effect),this.#n.delete(e))};ensure(e,t){var n=j,r=An();if(t&&!this.#t.has(e)&&!this.#n.has(e)){if(r){var i=document.createDocumentFragment(),a=wn();i.append(a),this.#n.set(e,{effect:Zn(()=>t(a)),fragment:i})}else this.#t.set(e,Zn(()=>t(this.anchor)))}if(this.#e.set(n,e),r){for(let[t,r]of this.#t)t===e?n.unskip_effect(r):n.skip_effect(r);for(let[t,r]of this.#n)t===e?n.unskip_effect(r.effect):n.skip_effect(r.effect);n.oncommit(this.#a),n.ondiscard(this.#o)}else w&&(this.anchor=T),this.#a(n)}};function G(e,t,n=!1){var r;w&&(r=T,Me());var i=new Ci(e),a=n?ne:0;function o(e,t){if(w){var n=Fe(r);if(e!==parseInt(n.substring(1))){var a=Pe();je(a),i.anchor=a,Ae(!1),i.ensure(e,t),Ae(!0);return}}i.ensure(e,t)}Yn(()=>{var e=!1;t((t,n=0)=>{e=!0,o(n,t)}),e||o(-1,null)},a)}var wi=Symbol(`NaN`);function Ti(e,t,n){w&&Me();var r=new Ci(e),i=!ut();Yn(()=>{var e=t();e!==e&&(e=wi),i&&typeof e==`object`&&e&&(e={}),r.ensure(e,n)})}function Ei(e,t){return t}function Di(e,t,n){for(var i=[],a=t.length,o,s=t.length,c=0;c<a;c++){let n=t[c];ir(n,()=>{if(o){if(o.pending.delete(n),o.done.add(n),o.pending.size===0){var t=e.outrogroups;Oi(e,r(o.done)),t.delete(o),t.size===0&&(e.outrogroups=null)}}else--s},!1)}if(s===0){var l=i.length===0&&n!==null&&e.pending.size===0;if(l){var u=n,d=u.parentNode;kn(d),d.append(u),e.items.clear()}Oi(e,t,!l)}else o={pending:new Set(t),done:new Set},(e.outrogroups??=new Set).add(o)}function Oi(e,t,n=!0){var r;if(e.pending.size>0){r=new Set;for(let t of e.pending.values())for(let n of t)r.add(e.items.get(n).e)}for(var i=0;i<t.length;i++){var a=t[i];r?.has(a)?(a.f|=oe,cr(a,document.createDocumentFragment())):tr(t[i],n)}}var ki;function Ai(t,n,i,a,o,s=null){var c=t,l=new Map;if(n&4){var u=t;c=w?je(Tn(u)):u.appendChild(wn())}w&&Me();var d=null,f=Mt(()=>{var t=i();return e(t)?t:t==null?[]:r(t)}),p=new Map,m=!0;function h(e){if(!(_.effect.f&16384)){_.pending.delete(e);var t=z(f);_.fallback=d,Mi(_,t,c,n,a),d!==null&&(t.length===0?d.f&33554432?(d.f^=oe,Pi(d,null,c)):or(d):ir(d,()=>{d=null}))}}function g(e){_.pending.delete(e)}var _={effect:Yn(()=>{var e=z(f),t=e.length;let r=!1;w&&Fe(c)===`[!`!=(t===0)&&(c=Pe(),je(c),Ae(!1),r=!0);for(var u=new Set,_=j,v=An(),y=0;y<t;y+=1){w&&T.nodeType===8&&T.data===`]`&&(c=T,r=!0,Ae(!1));var b=e[y],x=a(b,y),S=m?null:l.get(x);S?(S.v&&un(S.v,b),S.i&&un(S.i,y),v&&_.unskip_effect(S.e)):(S=Ni(l,m?c:ki??=wn(),b,x,y,o,n,i),m||(S.e.f|=oe),l.set(x,S)),u.add(x)}if(t===0&&s&&!d&&(m?d=Zn(()=>s(c)):(d=Zn(()=>s(ki??=wn())),d.f|=oe)),t>u.size&&Ve(``,``,``),w&&t>0&&je(Pe()),!m){if(p.set(_,u),v){for(let[e,t]of l)u.has(e)||_.skip_effect(t.e);_.oncommit(h),_.ondiscard(g)}else h(_)}r&&Ae(!0),z(f)}),flags:n,items:l,pending:p,outrogroups:null,fallback:d};m=!1,w&&(c=T)}function ji(e){for(;e!==null&&!(e.f&32);)e=e.next;return e}function Mi(e,t,n,i,a){var o=!!(i&8),s=t.length,c=e.items,l=ji(e.effect.first),u,d=null,f,p=[],m=[],h,g,_,v;if(o)for(v=0;v<s;v+=1)h=t[v],g=a(h,v),_=c.get(g).e,_.f&33554432||(_.nodes?.a?.measure(),(f??=new Set).add(_));for(v=0;v<s;v+=1){if(h=t[v],g=a(h,v),_=c.get(g).e,e.outrogroups!==null)for(let t of e.outrogroups)t.pending.delete(_),t.done.delete(_);if(_.f&8192&&(or(_),o&&(_.nodes?.a?.unfix(),(f??=new Set).delete(_))),_.f&33554432){if(_.f^=oe,_===l)Pi(_,null,n);else{var y=d?d.next:l;_===e.effect.last&&(e.effect.last=_.prev),_.prev&&(_.prev.next=_.next),_.next&&(_.next.prev=_.prev),Fi(e,d,_),Fi(e,_,y),Pi(_,y,n),d=_,p=[],m=[],l=ji(d.next);continue}}if(_!==l){if(u!==void 0&&u.has(_)){if(p.length<m.length){var b=m[0],x;d=b.prev;var S=p[0],C=p[p.length-1];for(x=0;x<p.length;x+=1)Pi(p[x],b,n);for(x=0;x<m.length;x+=1)u.delete(m[x]);Fi(e,S.prev,C.next),Fi(e,d,S),Fi(e,C,b),l=b,d=C,--v,p=[],m=[]}else u.delete(_),Pi(_,l,n),Fi(e,_.prev,_.next),Fi(e,_,d===null?e.effect.first:d.next),Fi(e,d,_),d=_;continue}for(p=[],m=[];l!==null&&l!==_;)(u??=new Set).add(l),m.push(l),l=ji(l.next);if(l===null)continue}_.f&33554432||p.push(_),d=_,l=ji(_.next)}if(e.outrogroups!==null){for(let t of e.outrogroups)t.pending.size===0&&(Oi(e,r(t.done)),e.outrogroups?.delete(t));e.outrogroups.size===0&&(e.outrogroups=null)}if(l!==null||u!==void 0){var ee=[];if(u!==void 0)for(_ of u)_.f&8192||ee.push(_);for(;l!==null;)!(l.f&8192)&&l!==e.fallback&&ee.push(l),l=ji(l.next);var te=ee.length;if(te>0){var ne=i&4&&s===0?n:null;if(o){for(v=0;v<te;v+=1)ee[v].nodes?.a?.measure();for(v=0;v<te;v+=1)ee[v].nodes?.a?.fix()}Di(e,ee,ne)}}o&&pt(()=>{if(f!==void 0)for(_ of f)_.nodes?.a?.apply()})}function Ni(e,t,n,r,i,a,o,s){var c=o&1?o&16?on(n):sn(n,!1,!1):null,l=o&2?on(i):null;return{v:c,i:l,e:Zn(()=>(a(t,c??n,l??i,s),()=>{e.delete(r)}))}}function Pi(e,t,n){if(e.nodes)for(var r=e.nodes.start,i=e.nodes.end,a=t&&!(t.f&33554432)?t.nodes.start:n;r!==null;){var o=En(r);if(a.before(r),r===i)return;r=o}}function Fi(e,t,n){t===null?e.effect.first=n:t.next=n,n===null?e.effect.last=t:n.prev=t}function K(e,t,...n){var r=new Ci(e);Yn(()=>{let e=t()??null;r.ensure(e,e&&(t=>e(t,...n)))},ne)}function Ii(e,t,n){var r;w&&(r=T,Me());var i=new Ci(e);Yn(()=>{var e=t()??null;if(w&&Fe(r)===`[`!=(e!==null)){var a=Pe();je(a),i.anchor=a,Ae(!1),i.ensure(e,e&&(t=>n(t,e))),Ae(!0)}else i.ensure(e,e&&(t=>n(t,e)))},ne)}function Li(e,t,n,r,i,a){let o=w;w&&Me();var s=null;w&&T.nodeType===1&&(s=T,Me());var c=w?T:e,l=new Ci(c,!1);Yn(()=>{let e=t()||null;var a=i?i():n||e===`svg`?we:void 0;if(e===null)l.ensure(null,null);else return l.ensure(e,t=>{if(e){var n=w;if(s=w?s:jn(e,a),li(s,s),r){var i=null;w&&Jr(e)&&s.append(i=document.createComment(``));var o=w?Tn(s):s.appendChild(wn());w&&(o===null?Ae(!1):je(o)),r(s,o),i?.remove()}R.nodes.end=s,n||t.before(s)}w&&je(t)}),()=>{}},ne),zn(()=>{}),o&&(Ae(!0),je(c))}function Ri(e,t){let n=null,r=w;var i;if(w){n=T;for(var a=Tn(document.head);a!==null&&(a.nodeType!==8||a.data!==e);)a=En(a);if(a===null)Ae(!1);else{var o=En(a);a.remove(),je(o)}}w||(i=document.head.appendChild(wn()));try{Yn(()=>{var e=Zn(()=>t(i));e.f|=re,w||(e.nodes===null?e.nodes={start:i,end:i,a:null,t:null}:e.nodes.end=i)})}finally{r&&(Ae(!0),je(n))}}function zi(e,t,n){Gn(()=>{var r=B(()=>t(e,n?.())||{});if(n&&r?.update){var i=!1,a={};qn(()=>{var e=n();Ir(e),i&&Le(a,e)&&(a=e,r.update(e))}),i=!0}if(r?.destroy)return()=>r.destroy()})}function Bi(e,t){var n=void 0,r;Xn(()=>{n!==(n=t())&&(r&&=(tr(r),null),n&&(r=Zn(()=>{Gn(()=>n(e))})))})}function Vi(e){var t,n,r=``;if(typeof e==`string`||typeof e==`number`)r+=e;else if(typeof e==`object`){if(Array.isArray(e)){var i=e.length;for(t=0;t<i;t++)e[t]&&(n=Vi(e[t]))&&(r&&(r+=` `),r+=n)}else for(n in e)e[n]&&(r&&(r+=` `),r+=n)}return r}function Hi(){for(var e,t,n=0,r=``,i=arguments.length;n<i;n++)(e=arguments[n])&&(t=Vi(e))&&(r&&(r+=` `),r+=t);return r}function Ui(e){return typeof e==`object`?Hi(e):e??``}var Wi=[...` 	
\r\f\xA0\v﻿`];function Gi(e,t,n){var r=e==null?``:``+e;if(t&&(r=r?r+` `+t:t),n){for(var i of Object.keys(n))if(n[i])r=r?r+` `+i:i;else if(r.length)for(var a=i.length,o=0;(o=r.indexOf(i,o))>=0;){var s=o+a;(o===0||Wi.includes(r[o-1]))&&(s===r.length||Wi.includes(r[s]))?r=(o===0?``:r.substring(0,o))+r.substring(s+1):o=s}}return r===``?null:r}function Ki(e,t=!1){var n=t?` !important;`:`;`,r=``;for(var i of Object.keys(e)){var a=e[i];a!=null&&a!==``&&(r+=` `+i+`: `+a+n)}return r}function qi(e){return e[0]!==`-`||e[1]!==`-`?e.toLowerCase():e}function Ji(e,t){if(t){var n=``,r,i;if(Array.isArray(t)?(r=t[0],i=t[1]):r=t,e){e=String(e).replaceAll(/\/\*.*?\*\//g,``).trim();var a=!1,o=0,s=!1,c=[];r&&c.push(...Object.keys(r).map(qi)),i&&c.push(...Object.keys(i).map(qi));var l=0,u=-1;let t=e.length;for(var d=0;d<t;d++){var f=e[d];if(s?f===`/`&&e[d-1]===`*`&&(s=!1):a?a===f&&(a=!1):f===`/`&&e[d+1]===`*`?s=!0:f===`"`||f===`'`?a=f:f===`(`?o++:f===`)`&&o--,!s&&a===!1&&o===0){if(f===`:`&&u===-1)u=d;else if(f===`;`||d===t-1){if(u!==-1){var p=qi(e.substring(l,u).trim());if(!c.includes(p)){f!==`;`&&d++;var m=e.substring(l,d).trim();n+=` `+m+`;`}}l=d+1,u=-1}}}}return r&&(n+=Ki(r)),i&&(n+=Ki(i,!0)),n=n.trim(),n===``?null:n}return e==null?null:String(e)}function Yi(e,t,n,r,i,a){var o=e[he];if(w||o!==n||o===void 0){var s=Gi(n,r,a);w&&s===e.getAttribute(`class`)||(s==null?e.removeAttribute(`class`):t?e.className=s:e.setAttribute(`class`,s)),e[he]=n}else if(a&&i!==a)for(var c in a){var l=!!a[c];(i==null||l!==!!i[c])&&e.classList.toggle(c,l)}return a}function Xi(e,t={},n,r){for(var i in n){var a=n[i];t[i]!==a&&(n[i]==null?e.style.removeProperty(i):e.style.setProperty(i,a,r))}}function Zi(e,t,n,r){var i=e[ge];if(w||i!==t){var a=Ji(t,r);w&&a===e.getAttribute(`style`)||(a==null?e.removeAttribute(`style`):e.style.cssText=a),e[ge]=t}else r&&(Array.isArray(r)?(Xi(e,n?.[0],r[0]),Xi(e,n?.[1],r[1],`important`)):Xi(e,n,r));return r}function Qi(e,t){t?e.hasAttribute(`selected`)||e.setAttribute(`selected`,``):e.removeAttribute(`selected`)}function $i(e,t){var n=!(`__defaultValue`in e);(n||e.__defaultValue!==t)&&(e.__defaultValue=t,ea(e,!n||`__value`in e))}function ea(t,n){var r=t.__defaultValue,i=t.multiple,a=i?r??[]:null;if(!i||e(a)){var o=t.selectedIndex,s=n&&i?new Set(t.selectedOptions):null;for(var c of t.options){var l=ia(c);Qi(c,i?a.includes(l):_n(l,r))}if(n){if(s!==null)for(c of t.options){var u=s.has(c);c.selected!==u&&(c.selected=u)}else t.selectedIndex!==o&&(t.selectedIndex=o)}}}function ta(t,n,r=!1){if(t.multiple){if(n==null)return;if(!e(n))return Oe();for(var i of t.options)i.selected=n.includes(ia(i))}else{for(i of t.options)if(_n(ia(i),n)){i.selected=!0;return}r&&n===void 0||(t.selectedIndex=-1)}}function na(e){var t=new MutationObserver(t=>{t.every(aa)||(`__defaultValue`in e&&ea(e,!1),`__value`in e&&ta(e,e.__value))});t.observe(e,{childList:!0,subtree:!0,attributes:!0,attributeFilter:[`value`]}),zn(()=>{t.disconnect()})}function ra(e,t,n=t){var r=new WeakSet,i=!0;wt(e,`change`,t=>{var i=t?`[selected]`:`:checked`,a;if(e.multiple)a=[].map.call(e.querySelectorAll(i),ia);else{var o=e.querySelector(i)??e.querySelector(`option:not([disabled])`);a=o&&ia(o)}n(a),e.__value=a,j!==null&&r.add(j)}),Gn(()=>{var a=t();if(e===document.activeElement){var o=j;if(r.has(o))return}if(ta(e,a,i),i&&a===void 0){var s=e.querySelector(`:checked`);s!==null&&(a=ia(s),n(a))}e.__value=a,i=!1})}function ia(e){return`__value`in e?e.__value:e.value}function aa(e){if(e.target.closest(`selectedcontent`)!==null)return!0;if(e.type===`childList`){var t=[...e.addedNodes,...e.removedNodes];return t.length>0&&t.every(e=>e.nodeName===`SELECTEDCONTENT`)}return!1}var oa=Symbol(`class`),sa=Symbol(`style`),ca=Symbol(`is custom element`),la=Symbol(`is html`),ua=be?`link`:`LINK`,da=be?`input`:`INPUT`,fa=be?`option`:`OPTION`,pa=be?`select`:`SELECT`,ma=be?`progress`:`PROGRESS`;function ha(e){if(w){var t=!1,n=()=>{if(!t){if(t=!0,e.hasAttribute(`value`)){var n=e.value;q(e,`value`,null),e.value=n}if(e.hasAttribute(`checked`)){var r=e.checked;q(e,`checked`,null),e.checked=r}}};e[ve]=n,pt(n),St()}}function ga(e,t){var n=ba(e);n.value!==(n.value=t??void 0)&&(e.value!==t||t===0&&e.nodeName===ma)&&(e.value=t??``)}function _a(e,t){var n=ba(e);n.checked!==(n.checked=t??void 0)&&(e.checked=t)}function q(e,t,n,r){var i=ba(e);if(!(w&&(i[t]=e.getAttribute(t),t===`src`||t===`srcset`||t===`href`&&e.nodeName===ua))){var a=i[t];a!==(i[t]=n)&&(t===`loading`&&(e[pe]=n),n==null?e.removeAttribute(t):typeof n!=`string`&&Sa(e).has(t)?e[t]=n:(!w||typeof n!=`number`&&typeof n!=`boolean`||a!==String(n))&&e.setAttribute(t,n))}}function va(e,t,n,r,i=!1,a=!1){w&&i&&e.nodeName===da&&(`defaultValue`in n||`defaultChecked`in n||ha(e));var o=ba(e),s=o[ca],c=!o[la];let l=w&&s;l&&Ae(!1);var u=t||{},d=e.nodeName===fa,f=e.nodeName===pa;try{for(var p in t)!(p in n)&&p[0]+p[1]!==`$$`&&(n[p]=null);n.class?n.class=Ui(n.class):(r||n[oa])&&(n.class=null),n[sa]&&(n.style??=null);var m=Sa(e);if(e.nodeName===da&&`type`in n&&(`value`in n||`__value`in n)){var h=n.type;(h!==u.type||h===void 0&&e.hasAttribute(`type`))&&(u.type=h,q(e,`type`,h,a))}for(let i in n){let l=n[i];if(d&&i===`value`&&l==null)e.value=e.__value=``,u[i]=l;else if(i===`class`)Yi(e,e.namespaceURI===`http://www.w3.org/1999/xhtml`,l,r,t?.[oa],n[oa]),u[i]=l,u[oa]=n[oa];else if(i===`style`)Zi(e,l,t?.[sa],n[sa]),u[i]=l,u[sa]=n[sa];else{var g=u[i];if(l!==g||l===void 0&&e.hasAttribute(i)){u[i]=l;var _=i[0]+i[1];if(_!==`$$`){if(_===`on`){let t={},n=`$$`+i,r=i.slice(2);var v=Vr(r);if(zr(r)&&(r=r.slice(0,-7),t.capture=!0),!v&&g){if(l!=null)continue;e.removeEventListener(r,u[n],t),u[n]=null}if(v)ti(r,e,l),ni([r]);else if(l!=null){function a(e){u[i].call(this,e)}u[n]=Qr(r,e,a,t)}}else if(i===`style`)q(e,i,l);else if(i===`autofocus`)yt(e,!!l);else if(!s&&(i===`__value`||i===`value`&&l!=null))e.__value=l,(g==null||e.value!==l||l===0&&e.nodeName===ma)&&(e.value=l);else if(i===`selected`&&d)Qi(e,l);else{var y=i;c||(y=Wr(y));var b=y===`defaultValue`||y===`defaultChecked`;if(f&&y===`defaultValue`)continue;if(l==null&&!s&&!b){if(o[i]=null,y===`value`||y===`checked`){let n=e,r=t===void 0;if(y===`value`){let e=n.defaultValue;n.removeAttribute(y),n.defaultValue=e,n.value=n.__value=r?e:null}else{let e=n.defaultChecked;n.removeAttribute(y),n.defaultChecked=e,n.checked=r?e:!1}}else e.removeAttribute(i)}else b||(s||typeof l!=`string`)&&m.has(y)?(e[y]=l,y in o&&(o[y]=Se)):typeof l!=`function`&&q(e,y,l,a)}}}}}}finally{l&&Ae(!0)}return u}function ya(e,t,n=[],r=[],i=[],a,o=!1,s=!1){Tt(i,n,r,n=>{var r=void 0,i={},c=e.nodeName===pa,l=!1;if(Xn(()=>{var u=t(...n.map(z)),d=va(e,r,u,a,o,s);if(l&&c){var f=e;`defaultValue`in u&&$i(f,u.defaultValue),`value`in u&&ta(f,u.value)}for(let e of Object.getOwnPropertySymbols(i))u[e]||tr(i[e]);for(let t of Object.getOwnPropertySymbols(u)){var p=u[t];t.description!==`@attach`||r&&p===r[t]||(i[t]&&tr(i[t]),i[t]=Zn(()=>Bi(e,()=>p))),d[t]=p}r=d}),c){var u=e;Gn(()=>{var e=r;`defaultValue`in e&&$i(u,e.defaultValue),ta(u,e.value,!0),na(u)})}l=!0})}function ba(e){return e[me]??={[ca]:e.nodeName.includes(`-`),[la]:e.namespaceURI===Ce}}var xa=new Map;function Sa(e){var t=e.getAttribute(`is`)||e.nodeName,n=xa.get(t);if(n)return n;xa.set(t,n=new Set);for(var r,i=e,a=Element.prototype;a!==i;){for(var s in r=o(i),r)r[s].set&&s!==`innerHTML`&&s!==`textContent`&&s!==`innerText`&&n.add(s);i=l(i)}return n}function Ca(e,t,n=t){var r=new WeakSet;wt(e,`input`,async i=>{var a=i?e.defaultValue:e.value;if(a=Ta(e)?Ea(a):a,n(a),j!==null&&r.add(j),await Nr(),a!==(a=t())){var o=e.selectionStart,s=e.selectionEnd,c=e.value.length;if(e.value=a??``,s!==null){var l=e.value.length;o===s&&s===c&&l>c?(e.selectionStart=l,e.selectionEnd=l):(e.selectionStart=o,e.selectionEnd=Math.min(s,l))}}}),(w&&e.defaultValue!==e.value||B(t)==null&&e.value)&&(n(Ta(e)?Ea(e.value):e.value),j!==null&&r.add(j)),qn(()=>{var n=t();if(e===document.activeElement){var i=j;if(r.has(i))return}Ta(e)&&n===Ea(e.value)||(e.type!==`date`||n||e.value)&&n!==e.value&&(e.value=n??``)})}function wa(e,t,n=t){wt(e,`change`,t=>{n(t?e.defaultChecked:e.checked)}),(w&&e.defaultChecked!==e.checked||B(t)==null)&&n(e.checked),qn(()=>{e.checked=!!t()})}function Ta(e){var t=e.type;return t===`number`||t===`range`}function Ea(e){return e===``?null:+e}var Da=new class e{#e=new WeakMap;#t;#n;static entries=new WeakMap;constructor(e){this.#n=e}observe(e,t){var n=this.#e.get(e)||new Set;return n.add(t),this.#e.set(e,n),this.#r().observe(e,this.#n),()=>{var n=this.#e.get(e);n.delete(t),n.size===0&&(this.#e.delete(e),this.#t.unobserve(e))}}#r(){return this.#t??=new ResizeObserver(t=>{for(var n of t){e.entries.set(n.target,n);for(var r of this.#e.get(n.target)||[])r(n)}})}}({box:`border-box`});function Oa(e,t,n){var r=Da.observe(e,()=>n(e[t]));Gn(()=>(B(()=>n(e[t])),r))}function ka(e,t){return e===t||e?.[ue]===t}function Aa(e=lt(),t,n,r){var i=D.r,a=R;return Gn(()=>{var o,s;return qn(()=>{o=s,s=r?.()||[],B(()=>{ka(n(...s),e)||(t(e,...s),o&&ka(n(...o),e)&&t(null,...o))})}),()=>{let r=a;for(;r!==i&&r.parent!==null&&r.parent.f&33554432;)r=r.parent;let o=()=>{s&&ka(n(...s),e)&&t(null,...s)},c=r.teardown;r.teardown=()=>{o(),c?.()}}}),e}function ja(e=!1){let t=D,n=t.l.u;if(!n)return;let r=()=>Ir(t.s);if(e){let e=0,n={},i=kt(()=>{let r=!1,i=t.s;for(let e in i)i[e]!==n[e]&&(n[e]=i[e],r=!0);return r&&e++,e});r=()=>z(i)}n.b.length&&Hn(()=>{Ma(t,r),m(n.b)}),Bn(()=>{let e=B(()=>n.m.map(p));return()=>{for(let t of e)typeof t==`function`&&t()}}),n.a.length&&Bn(()=>{Ma(t,r),m(n.a)})}function Ma(e,t){if(e.l.s)for(let t of e.l.s)z(t);t()}var Na=!1;function Pa(e){var t=Na;try{return Na=!1,[e(),Na]}finally{Na=t}}var Fa={get(e,t){if(!e.exclude.has(t))return e.props[t]},set(e,t){return!1},getOwnPropertyDescriptor(e,t){if(!e.exclude.has(t)&&t in e.props)return{enumerable:!0,configurable:!0,value:e.props[t]}},has(e,t){return!e.exclude.has(t)&&t in e.props},ownKeys(e){return Reflect.ownKeys(e.props).filter(t=>!e.exclude.has(t))}};function Ia(e,t,n){return new Proxy({props:e,exclude:t},Fa)}var La={get(e,t){let n=e.props.length;for(;n--;){let r=e.props[n];if(d(r)&&(r=r()),typeof r==`object`&&r&&t in r)return r[t]}},set(e,t,n){let r=e.props.length;for(;r--;){let i=e.props[r];d(i)&&(i=i());let o=a(i,t);if(o&&o.set)return o.set(n),!0}return!1},getOwnPropertyDescriptor(e,t){let n=e.props.length;for(;n--;){let r=e.props[n];if(d(r)&&(r=r()),typeof r==`object`&&r&&t in r){let e=a(r,t);return e&&!e.configurable&&(e.configurable=!0),e}}},has(e,t){if(t===ue||t===fe)return!1;for(let n of e.props)if(d(n)&&(n=n()),n!=null&&t in n)return!0;return!1},ownKeys(e){let t=[];for(let n of e.props)if(d(n)&&(n=n()),n){for(let e in n)t.includes(e)||t.push(e);for(let e of Object.getOwnPropertySymbols(n))t.includes(e)||t.push(e)}return t}};function Ra(...e){return new Proxy({props:e},La)}function J(e,t,n,r){var i=!Ze||!!(n&2),o=!!(n&8),s=!!(n&16),c=r,l=!0,u=void 0,d=()=>s&&i?(u??=kt(r),z(u)):(l&&(l=!1,c=s?B(r):r),c);let f;if(o){var p=ue in e||fe in e;f=a(e,t)?.set??(p&&t in e?n=>e[t]=n:void 0)}var m,h=!1;o?[m,h]=Pa(()=>e[t]):m=e[t],m===void 0&&r!==void 0&&(m=d(),f&&(i&&Ke(t),f(m)));var g=i?()=>{var n=e[t];return n===void 0?d():(l=!0,n)}:()=>{var n=e[t];return n!==void 0&&(c=void 0),n===void 0?c:n};if(i&&!(n&4))return g;if(f){var _=e.$$legacy;return(function(e,t){return arguments.length>0?((!i||!t||_||h)&&f(t?g():e),e):g()})}var v=!1,y=(n&1?kt:Mt)(()=>(v=!1,g()));o&&z(y);var b=R;return(function(e,t){if(arguments.length>0){let n=t?z(y):i&&o?hn(e):e;return N(y,n),v=!0,c!==void 0&&(c=n),e}return ur&&v||b.f&16384?y.v:z(y)})}function za(e){D===null&&ze(`onMount`),Ze&&D.l!==null?Ba(D).m.push(e):Bn(()=>{let t=B(e);if(typeof t==`function`)return t})}function Ba(e){var t=e.l;return t.u??={a:[],b:[],m:[]}}typeof window<`u`&&((window.__svelte??={}).v??=new Set).add(`5`);function Va(e,t){if(t)for(let n in t)e=e.replace(`:${n}`,String(t[n]));return X.name===`#`?e===`/`?`/#/`:Ka(`#`,e):X.name?Ka(X.name,e):e}function Ha(e,t){let n=Va(e,t?.params);return t?.search&&(n+=Xa(t.search)),t?.hash&&!t.hash.startsWith(`#`)&&(n+=`#`+t.hash),n}function Ua(e){return Promise.all(e.map(e=>Wa(e)))}function Wa(e){return new Promise(t=>{Ga(e)?Promise.resolve(e()).then(e=>{t(e.default)}):t(e)})}function Ga(e){return typeof e==`function`&&!!/\(\)\s?=>\s?(import|__vite_ssr_dynamic_import__)\(.*\)/.test(String(e))}function Ka(...e){let t=``;for(let n of e)n.startsWith(`/`)||(t+=`/`),n.endsWith(`/`)&&(n=n.slice(0,-1)),t+=n;return t}function qa(e){return X.name&&e.startsWith(X.name)&&(e=e.slice(X.name.length)||`/`),e}function Ja(e){return e&&`_userState`in e?e._userState:e}function Ya(){let e=X.name===`#`?globalThis.location.hash.slice(1):globalThis.location.pathname,t=X.name===`#`?``:globalThis.location.hash;return{pathname:e,search:globalThis.location.search,state:Ja(history.state),hash:t}}function Xa(e){if(!e)return;if(typeof e==`string`)return e.startsWith(`?`)||(e=`?`+e),e;let t=Object.fromEntries(Object.entries(e).map(([e,t])=>[e,String(t)]));if(Object.keys(t).length!==0)return`?`+new URLSearchParams(t).toString()}function Za(e){if(!e)return{};if(typeof e==`string`){let t=new URLSearchParams(e);return Object.fromEntries([...t.entries()].map(([e,t])=>[e,Qa(t)]))}return e}function Qa(e){if(e===``)return``;if(e===`true`)return!0;if(e===`false`)return!1;let t=Number(e);return Number.isNaN(t)?e:t}function $a(e,t){return eo((e,t)=>e===t,e,t)}$a.startsWith=(e,t)=>eo((e,t)=>e.startsWith(t),e,t);function eo(e,t,n){if(!t.includes(`:`)){let n=X.name&&X.name!==`#`?Va(t):t;return e(Mo.pathname,n)}if(n)return X.name===`#`?e(Mo.pathname,Va(t,n).replace(`/#`,``)):e(Mo.pathname,Va(t,n));let r=t.split(`/`).slice(1),i=Mo.pathname.split(`/`).slice(1);if(r.length>i.length)return!1;for(let[e,t]of r.entries()){let n=i[e];if(!t.startsWith(`:`)&&t!==n)return!1}return!0}function to(e,t){e.length>1&&e.endsWith(`/`)&&(e=e.slice(0,-1));let n=e.split(`/`).slice(1),r=ao(Object.keys(t)),i={},a=t[`/`];a&&typeof a==`object`&&`meta`in a&&a.meta&&(i={...a.meta});let o;for(let a of r){let r=no(a,n,e,t,i);if(r){if(r.fallback)o||=r.result;else return r.result}}return o||{match:void 0,layouts:[],hooks:[],params:{},meta:i,breakFromLayouts:!1,isCatchAll:!1}}function no(e,t,n,r,i){let a=e.split(`/`);a[0]===``&&a.shift();let o={},s;for(let[e,c]of a.entries()){s=c.startsWith(`(`)&&c.endsWith(`)`),s&&(c=c.slice(1,-1));let l=t[e],u=c===``&&typeof r[`/`]!=`function`;if(c.startsWith(`:`))o[c.slice(1)]=decodeURIComponent(l);else if(c.startsWith(`*`)){let n=c.slice(1);n&&(o[n]=t.slice(e).map(decodeURIComponent).join(`/`));let l=ro(r,s,i);return{result:{match:r[(e?`/`:``)+a.join(`/`)],...l,params:o,breakFromLayouts:s,isCatchAll:!0},fallback:!1}}else if(c.toLowerCase()!==l?.toLowerCase()&&!u)return null;if(e!==a.length-1)continue;let d=r[`/`+a.join(`/`)];if(typeof d==`function`&&a.length!==t.length)return null;let f=ro(r,s,i);if(typeof d==`function`)return a.length===t.length?{result:{match:d,...f,params:o,breakFromLayouts:s,isCatchAll:!1},fallback:!1}:null;let p=to(u?n:`/`+t.slice(e+1).join(`/`),d);return p.match?{result:io(f,p,o,s),fallback:u&&p.isCatchAll}:null}return null}function ro(e,t,n){let r=[],i=[],a={...n};return!t&&`layout`in e&&e.layout&&r.push(e.layout),`hooks`in e&&e.hooks&&i.push(e.hooks),`meta`in e&&e.meta&&(a={...a,...e.meta}),{layouts:r,hooks:i,meta:a}}function io(e,t,n,r){let i=t.breakFromLayouts;return{match:t.match,layouts:i?[]:[...e.layouts,...t.layouts],hooks:[...e.hooks,...t.hooks],params:{...n,...t.params},meta:{...e.meta,...t.meta},breakFromLayouts:i||r,isCatchAll:t.isCatchAll}}function ao(e){return e.toSorted((e,t)=>oo(e)-oo(t))}function oo(e){return e===``||e===`/`?1:e.includes(`*`)?4:e.includes(`:`)?3:2}var so=200,co=Math.PI/6,lo=50;async function uo(e,t,n){let{match:r,layouts:i,hooks:a,meta:o}=to(t,e);for(let{onPreload:e}of a)e?.({pathname:t,meta:o,...n,search:Za(n?.search)});await Ua(r?[...i,r]:i)}var fo=new Set,po=new Set;function mo(e){function t(t){if(!t.getAttribute(`href`))return;let n=new URL(t.href),r=qa(n.pathname),{replace:i,state:a}=t.dataset;uo(e,r,{replace:i===``||i===`true`,search:n.search,state:a,hash:n.hash})}let n=null;function r(e){if(!e.getPredictedEvents||n)return;if(n=setTimeout(()=>{n=null},lo),po.size===0){document.removeEventListener(`pointermove`,r);return}let i=e.getPredictedEvents().at(-1);if(!i)return;let a=e.clientX,o=e.clientY,s=i.clientX-a,c=i.clientY-o,l=Math.hypot(s,c);if(l<2)return;let u=s/l,d=c/l;outer:for(let e of po){e.isConnected||po.delete(e);let n=e.getBoundingClientRect(),r=[{x:n.left,y:n.top},{x:n.right,y:n.top},{x:n.left,y:n.bottom},{x:n.right,y:n.bottom},{x:n.left+n.width/2,y:n.top+n.height/2}];for(let n of r){let r=n.x-a,i=n.y-o,s=Math.hypot(r,i);if(s>so||s<.001)continue;let c=r/s,l=i/s,f=u*c+d*l;if(Math.acos(Math.max(-1,Math.min(1,f)))<=co){t(e),po.delete(e);continue outer}}}}let i=new IntersectionObserver(e=>{for(let n of e)n.isIntersecting&&(i.unobserve(n.target),t(n.target))});new MutationObserver(()=>{let e=document.querySelectorAll(`a[data-preload]`);for(let n of e)if(!fo.has(n)){switch(fo.add(n),n.dataset.preload){case``:case`true`:case`hover`:n.addEventListener(`mouseenter`,function e(){n.removeEventListener(`mouseenter`,e),t(n)});break;case`predict`:po.size===0&&document.addEventListener(`pointermove`,r),po.add(n);break;case`viewport`:i.observe(n);break;default:console.warn(`Unknown preload strategy \`${n.dataset.preload}\` on`,n,`
Available strategies are: hover, viewport, predict`)}n.addEventListener(`focus`,function e(){n.removeEventListener(`focus`,e),t(n)})}}).observe(document.body,{subtree:!0,childList:!0})}var ho=class extends Error{constructor(e){super(`Navigating to: ${e}`),this.name=`Redirect`}},go=class extends Map{#e=new Map;#t=M(0);#n=M(0);#r=Cr||-1;constructor(e){if(super(),e){for(var[t,n]of e)super.set(t,n);this.#n.v=super.size}}#i(e){return Cr===this.#r?M(e):on(e)}has(e){var t=this.#e,n=t.get(e);if(n===void 0){if(super.has(e))n=this.#i(0),t.set(e,n);else return z(this.#t),!1}return z(n),!0}forEach(e,t){this.#a(),super.forEach(e,t)}get(e){var t=this.#e,n=t.get(e);if(n===void 0){if(super.has(e))n=this.#i(0),t.set(e,n);else{z(this.#t);return}}return z(n),super.get(e)}getOrInsert(e,t){return super.has(e)||this.set(e,t),this.get(e)}getOrInsertComputed(e,t){return super.has(e)||this.set(e,t(e)),this.get(e)}set(e,t){var n=this.#e,r=n.get(e),i=super.get(e),a=super.set(e,t),o=this.#t;if(r===void 0)r=this.#i(0),n.set(e,r),N(this.#n,super.size),pn(o);else if(i!==t){pn(r);var s=o.reactions===null?null:new Set(o.reactions);s!==null&&r.reactions?.every(e=>s.has(e))||pn(o)}return a}delete(e){var t=this.#e,n=t.get(e),r=super.delete(e);return n!==void 0&&(t.delete(e),N(n,-1)),r&&(N(this.#n,super.size),pn(this.#t)),r}clear(){if(super.size!==0){super.clear();var e=this.#e;N(this.#n,0);for(var t of e.values())N(t,-1);pn(this.#t),e.clear()}}#a(){z(this.#t);var e=this.#e;if(this.#n.v!==e.size){for(var t of super.keys())if(!e.has(t)){var n=this.#i(0);e.set(t,n)}}for([,n]of this.#e)z(n)}keys(){return z(this.#t),super.keys()}values(){return this.#a(),super.values()}entries(){return this.#a(),super.entries()}[Symbol.iterator](){return this.entries()}get size(){return z(this.#n),super.size}},_o=Symbol(`replace`),vo=class extends URLSearchParams{#e=M(0);#t=bo();#n=!1;#r(){if(!this.#t||this.#n)return;this.#n=!0;let e=super.toString();this.#t.search=e&&`?${e}`,this.#n=!1}[_o](e){if(!this.#n&&e.toString()!==super.toString()){this.#n=!0;for(let e of[...super.keys()])super.delete(e);for(let[t,n]of e)super.append(t,n);pn(this.#e),this.#n=!1}}append(e,t){super.append(e,t),this.#r(),pn(this.#e)}delete(e,t){var n=super.has(e,t);super.delete(e,t),n&&(this.#r(),pn(this.#e))}get(e){return z(this.#e),super.get(e)}getAll(e){return z(this.#e),super.getAll(e)}has(e,t){return z(this.#e),super.has(e,t)}keys(){return z(this.#e),super.keys()}forEach(e,t){z(this.#e),super.forEach(e,t)}set(e,t){var n=super.getAll(e);super.set(e,t);var r=super.getAll(e);(n.length!==r.length||n.some((e,t)=>e!==r[t]))&&(this.#r(),pn(this.#e))}sort(){super.sort(),this.#r(),pn(this.#e)}toString(){return z(this.#e),super.toString()}values(){return z(this.#e),super.values()}entries(){return z(this.#e),super.entries()}[Symbol.iterator](){return this.entries()}get size(){return z(this.#e),super.size}},yo=null;function bo(){return yo}var Y=new vo(globalThis.location.search),xo={append(e,t,n){Y.append(e,String(t)),Co(n)},delete(e,t,n){Y.delete(e,t===void 0?void 0:String(t)),Co(n)},entries(){return[...Y.entries()].map(([e,t])=>[e,Qa(t)])},forEach(...e){return Y.forEach(...e)},get(...e){let t=Y.get(...e);return t===null?null:Qa(t)},getAll(...e){return Y.getAll(...e).map(Qa)},has(...e){return Y.has(...e)},keys(){return Y.keys()},set(e,t,n){Y.set(e,String(t)),Co(n)},sort(e){Y.sort(),Co(e)},toString(){return Y.toString()},values(){return[...Y.values()].map(Qa)},toURLSearchParams(){return new URLSearchParams(Y)},get size(){return Y.size},[Symbol.iterator](){return Y[Symbol.iterator]()}};function So(e){if(Y.toString()===e)return;let t=new URLSearchParams(e);for(let[e,n]of t)Y.set(e,n);for(let e of[...Y.keys()])t.has(e)||Y.delete(e)}function Co(e){let t=new URL(globalThis.location.toString());t.search=Y.toString(),globalThis.history[e?.replace?`replaceState`:`pushState`]({},``,t)}var wo=`modulepreload`,To=function(e){return`/app/`+e},Eo={},Do=function(e){return e.pathname.endsWith(`.css`)},Oo=function(e,t,n){if(t in e)return e[t];let r=n();if(!r){e[t]=void 0;return}let i=r.then(()=>{e[t]=void 0},n=>{throw e[t]=void 0,n});return e[t]=i,i},ko=function(e,t,n){let r=Promise.resolve();if(t&&t.length>0){let e,i=document.querySelector(`meta[property=csp-nonce]`),a=i?.nonce||i?.getAttribute(`nonce`);function o(e){return Promise.all(e.map(e=>Promise.resolve(e).then(e=>({status:`fulfilled`,value:e}),e=>({status:`rejected`,reason:e}))))}function s(e){return import.meta.resolve?new URL(import.meta.resolve(e)):new URL(e,import.meta.url)}r=o(t.map(t=>{t=To(t,n);let r=s(t),i=Do(r);return Oo(Eo,r.href,()=>{if(e===void 0){e={all:new Set,styles:new Set};let t=document.getElementsByTagName(`link`);for(let n=t.length-1;n>=0;n--){let r=t[n];e.all.add(r.href),r.rel===`stylesheet`&&e.styles.add(r.href)}}if((i?e.styles:e.all).has(r.href))return;let t=document.createElement(`link`);if(t.rel=i?`stylesheet`:wo,i||(t.as=`script`),t.crossOrigin=``,t.href=r.href,a&&t.setAttribute(`nonce`,a),document.head.appendChild(t),i)return new Promise((e,n)=>{let i=a=>{t.removeEventListener(`load`,i),t.removeEventListener(`error`,i),a.type===`error`?n(Error(`Unable to preload CSS for ${r}`)):e(a)};t.addEventListener(`load`,i),t.addEventListener(`error`,i)})})}).filter(e=>e!==void 0))}function i(e){let t=new Event(`vite:preloadError`,{cancelable:!0});if(t.payload=e,window.dispatchEvent(t),!t.defaultPrevented)throw e}return r.then(t=>{for(let e of t||[])e.status===`rejected`&&i(e.reason);return e().catch(i)})},Ao,X={name:void 0},jo=hn({value:[]}),Mo=hn({pathname:`/`,search:``,state:null,hash:``});queueMicrotask(()=>{let e=Ya();Mo.pathname=e.pathname,Mo.search=e.search,Mo.state=e.state,Mo.hash=e.hash});var No=hn({value:{}}),Po=hn({value:{}}),Fo=new Map,Io=0,Lo=!1,Ro=null,zo=null,Bo=null;function Vo(e){if(e){let t=new URL(globalThis.location.toString());e===`#`?(X.name=`#`,globalThis.location.href.includes(`#`)||(t.hash=`/`,history.replaceState({_routerIndex:Io,_userState:history.state??null},``,t.toString()))):(X.name=(e.startsWith(`/`)?``:`/`)+e,t.pathname.startsWith(X.name)||(t.pathname=Ka(X.name,t.pathname),history.replaceState({_routerIndex:Io,_userState:history.state??null},``,t.toString())))}history.state?._routerIndex===void 0?history.replaceState({_routerIndex:Io,_userState:history.state??null},``,globalThis.location.href):Io=history.state._routerIndex,Object.assign(Mo,Ya())}function Ho(e){return Ao=e,mo(Ao),{p:Ha,navigate:Uo,isActive:$a,async preload(e){await uo(Ao,e)},route:{get params(){return No.value},getParams(e){if(!$a(e))throw Error(`\`${e}\` does not match the current route`);return No.value},get pathname(){return qa(Mo.pathname)},get search(){return Za(Mo.search)},get state(){return Mo.state},get hash(){return Mo.hash},get meta(){return Po.value}}}}async function Uo(e,t={}){if(typeof e==`number`)return globalThis.history.go(e),new ho(`History entry: ${e}`);e=Va(e,t.params),X.name===`#`?e=e.replace(`/#`,``):t.hash&&!t.hash.startsWith(`#`)&&(t.hash=`#`+t.hash);let n=Go(e,t);return Bo=n,await n,new ho(`${e}${Xa(t?.search??``)}${t?.hash??``}`)}function Wo(e){for(let t of Fo.values())typeof t==`object`&&t.beforeUnload&&(t.beforeUnload()||e.preventDefault())}async function Go(e,t={}){if(!Ao)throw Error("Router not initialized: `createRouter` was not called.");if(!e&&Lo){Lo=!1;return}if(Fo.size>0){let t=e?0:Io-(history.state?._routerIndex??0);for(let n of Fo.values())if(!await(typeof n==`object`?n.onNavigate:n)()){!e&&t!==0&&(Lo=!0,history.go(t));return}e||(Io=history.state?._routerIndex??Io)}if(zo&&zo!==Ro)return;Ro?.abort(),Ro=new AbortController;let{signal:n}=Ro,r=Ko(e),{match:i,layouts:a,hooks:o,meta:s,params:c}=to(r,Ao),l=Za(t.search),u={pathname:r,meta:s,...t,search:l},d=[];for(let e of o){if(n.aborted)return Bo;try{let{beforeLoad:t}=e;d.push(e),zo=Ro,await t?.(u)}catch(e){if(n.aborted)return Bo;for(let{onError:t}of d)t?.(e,u);return}finally{zo=null}}let f;try{f=await Ua(i?[...a,i]:a)}catch(e){for(let{onError:t}of o)t?.(e,u);throw e}if(n.aborted)return Bo;if(e){let n=Xa(t.search),r=new URL(globalThis.location.toString());r.search=n||``,r.hash=t.hash||``,X.name===`#`?r.hash=e:r.pathname=X.name&&!e.startsWith(X.name)?Ka(X.name,e):e;let i=t.replace?`replaceState`:`pushState`;i===`pushState`&&Io++,globalThis.history[i]({_routerIndex:Io,_userState:t.state??null},``,r.toString()),So(n)}else So(globalThis.location.search);t.viewTransition&&document.startViewTransition!==void 0?document.startViewTransition(()=>{jo.value=f}):jo.value=f,No.value=c,Po.value=s,Object.assign(Mo,Ya()),t.scrollToTop!==!1&&window.scrollTo({top:0,left:0,behavior:t.scrollToTop});for(let{afterLoad:e}of o)e?.(u)}function Ko(e){let t;return t=e||(X.name===`#`?globalThis.location.hash.slice(1):globalThis.location.pathname),X.name&&t.startsWith(X.name)&&(t=t.slice(X.name.length)||`/`),qa(t)}function qo(e){let t=e.target.closest(`a`);if(!t||t.hasAttribute(`target`)||t.hasAttribute(`download`)||!t.hasAttribute(`href`)||t.getAttribute(`href`)?.startsWith(`#`))return;let n=new URL(t.href),r=globalThis.location.origin;if(n.origin!==r)return;let i=X.name===`#`?n.hash:n.pathname,a=X.name===`#`?void 0:n.hash;e.preventDefault();let{replace:o,state:s,scrollToTop:c,viewTransition:l}=t.dataset,u;if(s)try{u=JSON.parse(s)}catch{u=s}Go(i,{replace:o===``||o===`true`,search:n.search,state:u,hash:a,scrollToTop:c!==`false`&&c,viewTransition:l===``||l===`true`})}function Jo(e,t){O(t,!0);let n=A(()=>t.tree[0]),r=A(()=>t.tree.slice(1));var i=H();Ii(P(i),()=>z(n),(e,t)=>{t(e,{children:(e,t)=>{var n=H(),i=P(n),a=e=>{Jo(e,{get tree(){return z(r)}})};G(i,e=>{z(r).length>0&&e(a)}),U(e,n)},$$slots:{default:!0}})}),U(e,i),k()}function Yo(e,t){O(t,!0),Vo(B(()=>t.base)),Go(void 0,{search:location.search,hash:location.hash,state:Ja(history.state)}),Bn(()=>{let e=[$r(globalThis,`popstate`,()=>Go()),$r(globalThis,`beforeunload`,Wo),$r(globalThis,`click`,qo)];return()=>{for(let t of e)t()}}),Jo(e,{get tree(){return jo.value}}),k()}var Xo={AccessEventKind:{SIGN_IN:[`登录`,`Sign in`],SIGN_OUT:[`退出`,`Sign out`],OPERATION:[`操作`,`Operation`],REFUSED:[`拒绝`,`Was refused`],REVEALED:[`查阅`,`Revealed`]},AccountRole:{DASHBOARD:[`看板`,`Dashboard`],LEGAL:[`办案`,`Legal`],AUDITOR:[`审计`,`Auditor`],ADMIN:[`管理`,`Admin`]},AgencyLevel:{PROVINCE:[`省`,`Province`],CITY:[`市`,`City`],COUNTY:[`县`,`County`]},AppealKind:{REVIEW:[`行政复议`,`Administrative review`],SUIT:[`行政诉讼`,`Suit`]},AppealOutcome:{UPHELD:[`维持`,`The decision stands`],CHANGED:[`变更`,`The decision is changed`],ANNULLED:[`撤销`,`The decision is annulled`],WITHDRAWN:[`撤回`,`Withdrawn`]},BusinessType:{PRODUCTION:[`生产`,`Production`],SALE:[`销售`,`Sale`],CATERING:[`餐饮`,`Catering`],CANTEEN:[`单位食堂`,`Canteen`],VENDOR:[`小摊贩`,`Vendor`],OTHER:[`其他`,`Other`]},CaseEventKind:{FILED:[`立案`,`Filed`],INVESTIGATED:[`调查终结`,`Investigation ended`],REVIEWED:[`法制审核`,`Legal review`],HEARD:[`听证`,`Hearing`],DISCUSSED:[`集体讨论`,`Discussed by the heads`],NOTIFIED:[`告知`,`Party notified`],DECIDED:[`决定处罚`,`Penalty decided`],NOT_PENALISED:[`不予处罚`,`Decided without penalty`],TRANSFERRED:[`移送司法`,`Transferred to the police`],SERVED:[`送达`,`Decision served`],GOODS_CONFISCATED:[`没收`,`Goods confiscated`],PAYMENT_RECORDED:[`缴款`,`Payment recorded`],EXECUTED:[`执行完毕`,`Executed`],CONCLUDED:[`结案`,`Concluded`],HEARING_OFFERED:[`告知听证权利`,`Hearing offered`],HEARING_REQUESTED:[`申请听证`,`Hearing requested`],WAIVED:[`放弃陈述申辩、听证`,`Waived`],EXTENDED:[`延长办案期限`,`Extended`],SUSPENDED:[`中止`,`Suspended`],RESUMED:[`恢复`,`Resumed`],PUBLISHED:[`公示`,`Decision published`],PAYMENT_REVERSED:[`冲销`,`Payment reversed`],DEFERRED:[`延期、分期缴纳`,`Deferral or instalments granted`],WRITTEN_OFF:[`减免、核销`,`Written off`],APPEALED:[`复议、诉讼`,`Appeal filed`],APPEAL_ENDED:[`复议、诉讼终结`,`Appeal ended`],GOODS_SEIZED:[`查封、扣押`,`Goods sealed or seized`],SEIZURE_EXTENDED:[`延长查封、扣押`,`Seizure extended`],GOODS_RELEASED:[`解除查封、扣押`,`Goods released`],OFFICERS_ASSIGNED:[`增派执法人员`,`Officers assigned`],WITHDRAWN:[`撤回`,`Decision withdrawn`],PUBLICITY_ENDED:[`提前终止公示`,`Publicity ended`],CLUE_RECEIVED:[`收到线索`,`Clue received`],PROPOSED:[`拟处罚意见`,`Penalties proposed`],HEARING_SCHEDULED:[`听证通知`,`Hearing scheduled`],CORRECTED:[`更正`,`Corrected`],PUSHED:[`推送`,`Pushed`],PAYMENT_REFUNDED:[`退还`,`Payment refunded`],GOODS_MOVED:[`物品流转`,`Goods moved`],GOODS_DESTROYED:[`销毁`,`Goods were destroyed`],GOODS_RETURNED:[`退还物品`,`Goods returned`],DOCUMENT_ADDED:[`文书`,`A document was added`],EXAMINATION_BEGUN:[`检测、检验、检疫、鉴定`,`An examination began`],EXAMINATION_ENDED:[`检测、检验、检疫、鉴定结果`,`Examination ended`]},CaseField:{FOOD:[`食品`,`Food`],DRUG:[`药品`,`Drugs`],MEDICAL_DEVICE:[`医疗器械`,`Medical devices`],COSMETICS:[`化妆品`,`Cosmetics`],SPECIAL_EQUIPMENT:[`特种设备`,`Special equipment`],METROLOGY:[`计量`,`Metrology`],PRODUCT_QUALITY:[`产品质量`,`Product quality`],PRICE:[`价格`,`Price`],ADVERTISING:[`广告`,`Advertising`],UNFAIR_COMPETITION:[`不正当竞争`,`Unfair competition`],INTELLECTUAL_PROPERTY:[`知识产权`,`Intellectual property`],CONSUMER_RIGHTS:[`消费者权益`,`Consumer rights`],REGISTRATION:[`登记注册`,`Registration`],OTHER:[`其他`,`Other`]},CaseProcedure:{SIMPLIFIED:[`简易程序`,`Simplified, on the spot`],ORDINARY:[`普通程序`,`Ordinary`]},CaseSource:{COMPLAINT:[`投诉举报`,`Complaint or report`],INSPECTION:[`监督检查`,`Inspection`],SAMPLING:[`抽检`,`Sampling`],REFERRAL:[`移送`,`Referral by another authority`],ASSIGNED:[`上级交办`,`Assigned from above`],MEDIA:[`媒体`,`Media`],SELF_FOUND:[`自行发现`,`Self found`]},CaseStatus:{CLUE:[`线索`,`Clue`],FILED:[`已立案`,`Filed`],INVESTIGATED:[`调查终结`,`Investigated`],NOTIFIED:[`已告知`,`Party notified`],DECIDED:[`已决定`,`Penalty decided`],NOT_PENALISED:[`不予处罚`,`Decided without penalty`],TRANSFERRED:[`移送司法`,`Transferred to the police`],SERVED:[`已送达`,`Decision served`],EXECUTED:[`已执行`,`Decision executed`],CONCLUDED:[`已结案`,`Concluded`]},ChangeAgainst:{PREVIOUS:[`环比`,`The bucket right before`],YEAR_BEFORE:[`同比`,`Year before`]},ChangePart:{PERCENT:[`增减率`,`In percent`],DIFFERENCE:[`增减额`,`Difference`]},ClueOutcome:{FILED:[`立案`,`A case was filed`],NOT_FILED:[`不予立案`,`No case is filed`],REFERRED:[`移送`,`Referred to another authority`]},Comparator:{EQ:[`等于`,`Equal`],NE:[`不等于`,`Not equal`],LT:[`小于`,`Less, or earlier`],LTE:[`小于等于`,`Less or equal`],GT:[`大于`,`Greater, or later`],GTE:[`大于等于`,`Greater or equal`]},ComplaintChannel:{HOTLINE_12315:[`全国12315平台`,`Hotline 12315`],HOTLINE_12345:[`12345政务热线`,`The government hotline 12345`],LETTER:[`来信`,`Letter`],VISIT:[`来访`,`Visit`],PETITION:[`信访`,`Petition`],OTHER:[`其他`,`Other`]},ComplaintIssue:{QUALITY:[`质量`,`Quality`],SAFETY:[`安全`,`Safety`],PRICE:[`价格`,`Price`],ADVERTISING:[`广告`,`Advertising`],CONTRACT:[`合同`,`Contract`],AFTER_SALE:[`售后服务`,`After-sales service`],COUNTERFEIT:[`假冒`,`Counterfeit`],OTHER:[`其他`,`Other`]},ComplaintKind:{COMPLAINT:[`投诉`,`Complaint`],REPORT:[`举报`,`Report of a violation`]},ComplaintObject:{FOOD:[`食品`,`Food`],CATERING:[`餐饮服务`,`Catering`],CLOTHING:[`服装鞋帽`,`Clothing`],APPLIANCE:[`家用电器`,`Appliances`],VEHICLE:[`交通工具`,`Vehicles`],HOUSING:[`房屋装修`,`Housing and decoration`],PREPAID:[`预付式消费`,`Prepaid cards`],ONLINE:[`网络购物`,`Online shopping`],MEDICAL:[`药械化`,`Drugs, devices, cosmetics`],SERVICE:[`其他服务`,`Other services`],OTHER:[`其他商品`,`Other goods`]},ComplaintResult:{MEDIATED:[`调解成功`,`Mediated`],FAILED:[`调解不成`,`Mediation failed`],WITHDRAWN:[`撤回`,`Withdrawn`],REFUSED:[`不予受理`,`Refused`],CASE_FILED:[`立案`,`A case was filed`],NO_VIOLATION:[`不予立案`,`No violation found`],REFERRED:[`移送、告知向有权机关提出`,`Referred`],MERGED:[`合并`,`Merged into another`]},Content:{PLAIN:[`无个人信息`,`Nothing about a person`],NAME:[`名称`,`Name`],HOME:[`住址`,`Home`],CONTACT:[`联系方式`,`A telephone number`],IDENTITY:[`身份证号`,`Identity`],TEXT:[`文本`,`Text`]},CoverageLevel:{A:[`A级`,`City tier`],B:[`B级`,`County tier`],C:[`C级`,`Township tier`],D:[`D级`,`Village tier`]},DateBucket:{DAY:[`日`,`Day`],WEEK:[`周`,`Week, beginning on Monday`],MONTH:[`月`,`Month`],QUARTER:[`季度`,`Quarter`],YEAR:[`年`,`Year`]},DatePart:{HOUR:[`时`,`Hour`],WEEKDAY:[`星期`,`Weekday`],MONTH_OF_YEAR:[`月份`,`Month of year`]},DeadlineAction:{DECIDE:[`作出决定`,`Decide the case`],SERVE:[`送达`,`Serve the decision`],PUBLISH:[`公示`,`Publish the decision`],PAY:[`缴款`,`Payment by the party`],CONCLUDE:[`结案`,`Conclude the case`],RELEASE:[`处理查封、扣押物品`,`Release`],TAKE_DOWN:[`撤回公示`,`Take down`],PUSH:[`推送`,`Push`]},DeadlineSpanKind:{TERM:[`期间`,`Days of the term`],EXTENSION:[`延长`,`Extension`],STOPPED:[`扣除`,`Stopped`],DAYS_OFF:[`非工作日`,`Days off`],MOVED:[`顺延`,`Moved`]},DecisionOutcome:{PENALTY:[`处罚`,`Penalty`],NO_PENALTY:[`不予处罚`,`No penalty`],TRANSFER:[`移送`,`Transfer to another authority`]},DestructionMethod:{INCINERATION:[`焚烧`,`Incineration`],BURIAL:[`填埋`,`Burial`],CRUSHING:[`粉碎`,`Crushing`],PULPING:[`化浆`,`Pulping`],CHEMICAL:[`化学处理`,`Chemical treatment`],OTHER:[`其他`,`Other`]},DocumentKind:{FILING_APPROVAL:[`立案审批表`,`Approval of filing`],INSPECTION_RECORD:[`现场笔录`,`Inspection record`],INTERVIEW_RECORD:[`询问笔录`,`Record of an interview`],SEIZURE_ORDER:[`实施行政强制措施决定书`,`Seizure order`],RELEASE_ORDER:[`解除行政强制措施决定书`,`Order of release`],INVESTIGATION_REPORT:[`调查终结报告`,`Report of the investigation`],LEGAL_OPINION:[`法制审核意见`,`Legal opinion`],NOTICE:[`行政处罚告知书`,`Notice before a decision`],HEARING_NOTICE:[`听证通知书`,`Notice of a hearing`],HEARING_RECORD:[`听证笔录`,`Record of a hearing`],DECISION:[`行政处罚决定书`,`Decision`],SERVICE_RECEIPT:[`送达回证`,`Receipt of service`],PAYMENT_RECEIPT:[`缴款票据`,`Receipt of payment`],DEFERRAL_APPROVAL:[`延期（分期）缴纳罚款通知书`,`Notice of a deferral`],DESTRUCTION_RECORD:[`涉案物品处理记录`,`Destruction record`],CONCLUSION_APPROVAL:[`结案审批表`,`Approval of conclusion`],OTHER:[`其他`,`Other`]},EquipmentKind:{BOILER:[`锅炉`,`Boiler`],PRESSURE_VESSEL:[`压力容器`,`Pressure vessel`],PRESSURE_PIPE:[`压力管道`,`Pressure pipe`],ELEVATOR:[`电梯`,`Lift`],CRANE:[`起重机械`,`Crane`],ROPEWAY:[`客运索道`,`Passenger ropeway`],AMUSEMENT:[`大型游乐设施`,`Large amusement device`],FACTORY_VEHICLE:[`场（厂）内专用机动车辆`,`Factory vehicle`]},ExaminationKind:{TESTING:[`检测`,`Testing`],INSPECTION:[`检验`,`Inspection`],QUARANTINE:[`检疫`,`Quarantine`],APPRAISAL:[`技术鉴定`,`Technical appraisal`]},FindingSeverity:{MINOR:[`一般`,`Minor`],MAJOR:[`较重`,`Major`],SERIOUS:[`严重`,`Serious`]},FollowUpOutcome:{RECTIFIED:[`整改合格`,`Rectified`],PUNISHED:[`立案处罚`,`A case was filed`],REFERRED:[`移送`,`Referred`],UNTRACEABLE:[`无法追溯`,`Untraceable`]},FollowUpStepKind:{NOTIFIED:[`送达检验报告`,`Notified`],SALE_STOPPED:[`下架停售`,`Taken off sale`],RECALLED:[`召回`,`Recalled`],TRACED:[`溯源`,`The maker was traced`],DESTROYED:[`销毁`,`Destroyed`],CHECKED:[`复查`,`Re-checked`]},GoodsMovementKind:{SEAL:[`查封`,`Sealed in place`],SEIZE:[`扣押`,`Seized`],RELEASE:[`解除`,`Released to the party`],SAMPLE:[`抽样`,`Taken as a sample`],CONFISCATE:[`没收`,`Confiscated by a decision`],TRANSFER:[`移交`,`Handed to another authority`],AUCTION:[`拍卖`,`Auctioned`],DESTROY:[`销毁`,`Destroyed`],STORE:[`入库、移库`,`Store`],RETURN:[`退还`,`Return`]},HazardKind:{NOT_REGISTERED:[`未办理使用登记`,`Not registered`],NOT_EXAMINED:[`未经检验或超期未检`,`Not examined`],OPERATOR:[`作业人员无证`,`Operators without certificates`],SAFETY_DEVICE:[`安全附件失效`,`Safety device`],MAINTENANCE:[`维护保养不到位`,`Maintenance neglected`],RECORDS:[`安全技术档案不全`,`Technical files incomplete`],OTHER:[`其他`,`Other`]},HazardSeverity:{ORDINARY:[`一般`,`Ordinary`],SERIOUS:[`严重`,`Serious`]},Language:{ZH:[`中文`,`Chinese`],EN:[`英文`,`English`]},NoticeKind:{WARNING:[`消费警示`,`Warning`],TYPICAL_CASE:[`典型案例`,`Typical case`]},OfficialTier:{CITY:[`市级`,`City`],COUNTY:[`县级`,`County`],TOWNSHIP:[`镇级`,`Township`],VILLAGE:[`村级`,`Village`]},OrderDirection:{ASC:[`升序`,`Asc`],DESC:[`降序`,`Desc`],ASC_NULLS_FIRST:[`升序`,`Asc nulls first`],ASC_NULLS_LAST:[`升序`,`Asc nulls last`],DESC_NULLS_FIRST:[`降序`,`Desc nulls first`],DESC_NULLS_LAST:[`降序`,`Desc nulls last`]},PartyDetail:{CODE:[`统一社会信用代码`,`Unified social credit code`],IDENTITY_NO:[`居民身份证号码`,`Identity number`],ADDRESS:[`住所`,`Address`],REPRESENTATIVE:[`法定代表人`,`Legal representative or operator`],DIVISION:[`行政区划代码`,`Division code`]},PartyKind:{NATURAL_PERSON:[`自然人`,`Natural person`],SOLE_TRADER:[`个体工商户`,`Sole trader`],COMPANY:[`公司`,`Company or other enterprise`],OTHER:[`其他组织`,`Other organisation`],UNKNOWN:[`未知`,`Unknown`]},PaymentKind:{PAYMENT:[`缴款`,`Payment`],REVERSAL:[`冲销`,`Reversal`],WRITE_OFF:[`减免、核销`,`Written off`]},PaymentMethod:{BANK:[`银行`,`At a bank`],ELECTRONIC:[`电子支付`,`Electronically`],CASH_ON_SPOT:[`当场收缴`,`Cash on the spot`],NONE:[`未收款`,`No payment`]},PenaltyKind:{WARNING:[`警告`,`Warning`],PUBLIC_CRITICISM:[`通报批评`,`Public criticism`],FINE:[`罚款`,`Fine`],CONFISCATION_OF_GAINS:[`没收违法所得`,`Confiscation of illegal gains`],CONFISCATION_OF_GOODS:[`没收非法财物`,`Confiscation of goods`],LICENCE_SUSPENSION:[`暂扣许可证件`,`Suspension of a licence`],DOWNGRADE:[`降低资质等级`,`Downgrade of a qualification`],LICENCE_REVOCATION:[`吊销许可证件`,`Revocation of a licence`],RESTRICTION_OF_BUSINESS:[`限制开展生产经营活动`,`Restriction of business`],SUSPENSION_OF_BUSINESS:[`责令停产停业`,`Suspension of business`],CLOSURE:[`责令关闭`,`Closure`],TRADE_BAN:[`限制从业`,`Ban from the trade`],OTHER:[`其他`,`Other, set by law`]},PromiseScheme:{NO_REASON_RETURN:[`线下七日无理由退货`,`No reason return`],PREFERRED:[`放心消费优选`,`Preferred shops`]},RankOrder:{DESC:[`降序`,`The largest`],ASC:[`升序`,`The smallest`]},RecordAction:{FOUND:[`原有`,`Found`],ADDED:[`新增`,`The record was added`],CHANGED:[`变更`,`Changed`],REMOVED:[`移除`,`Removed`]},RemoteFindingKind:{PRESCRIPTION:[`未凭处方销售`,`Prescription`],PHARMACIST:[`药师不在岗`,`No pharmacist on duty`],TEMPERATURE:[`温湿度超标`,`Temperature`],DISPLAY:[`陈列不规范`,`Display`],EXPIRED:[`过期药品`,`Medicines past their date`],RECORDS:[`数据未上传`,`Records`],OTHER:[`其他`,`Other`]},RemoteMethod:{VIDEO:[`视频巡查`,`Video`],PRESCRIPTION:[`处方核查`,`Prescription`],COLD_CHAIN:[`冷链核查`,`Cold chain`]},RemoteResult:{PASSED:[`未发现问题`,`Nothing was found`],RECTIFICATION:[`限期整改`,`Rectification`],SUSPENSION:[`暂停销售`,`Suspension`]},Role:{PUBLIC:[`公众`,`Everybody`],DASHBOARD:[`大屏`,`Dashboard`],LEGAL:[`执法人员`,`Legal`],AUDITOR:[`审计人员`,`An auditor`],ADMIN:[`管理员`,`An administrator`]},RuleCertainty:{READ:[`已核对原文`,`Read`],SECOND_HAND:[`间接来源`,`Second hand`],MEMORY:[`未核对`,`Known from memory`]},RuleUnit:{WORKING_DAYS:[`工作日`,`Working days`],CALENDAR_DAYS:[`自然日`,`Calendar days`],MONTHS:[`月`,`Months`],YEARS:[`年`,`Years`],YUAN:[`元`,`Yuan`],SHARE:[`比例`,`Share`]},Satisfaction:{SATISFIED:[`满意`,`Satisfied`],NEUTRAL:[`一般`,`Neither`],DISSATISFIED:[`不满意`,`Dissatisfied`]},SeizureKind:{SEAL:[`查封`,`Sealed in place`],SEIZE:[`扣押`,`Seized`]},StationKind:{STATION:[`维权服务站`,`Rights station`],MEDIATION_CENTRE:[`调解中心`,`Mediation centre`]},UnitKind:{SECTION:[`科室`,`Section`],BRANCH:[`分局`,`Branch`],STATION:[`所`,`Station`],BRIGADE:[`大队`,`Enforcement brigade`]},Withdrawal:{CHANGED:[`变更`,`Changed`],ANNULLED:[`撤销`,`Annulled`],UNLAWFUL:[`确认违法`,`Found unlawful`],VOID:[`确认无效`,`Found void`]},RecordType:{AccessEvent:[`访问日志`,`Access event`],AccessToken:[`访问令牌`,`Access token`],Account:[`账号`,`Account`],Accrual:[`加处罚款`,`Accrual`],Agency:[`机关`,`Agency`],AnalysisReport:[`消费投诉分析报告`,`Analysis report`],Appeal:[`复议、诉讼`,`Appeal`],Attachment:[`附件`,`Attachment`],CalendarDay:[`节假日安排`,`Calendar day`],Case:[`案件`,`Case`],CaseEvent:[`案件进程`,`Case event`],Clue:[`线索`,`Clue`],Complaint:[`投诉举报`,`Complaint`],ConsumerNotice:[`消费警示、典型案例`,`Consumer notice`],CoverageAssignment:[`包保`,`Coverage assignment`],CoverageVisit:[`督导`,`Coverage visit`],Deadline:[`期限`,`Deadline`],DeadlineSpan:[`期限计算`,`Deadline span`],Decision:[`处罚决定`,`Decision`],Deferral:[`延期、分期缴纳`,`Deferral`],Destruction:[`销毁`,`Destruction`],Disclosure:[`查阅记录`,`Disclosure`],Document:[`文书`,`Document`],EarlierSeal:[`此前查封`,`Earlier seal`],Equipment:[`特种设备`,`Equipment`],Examination:[`检测、检验、检疫、技术鉴定`,`Examination`],Finding:[`问题`,`Finding`],FollowUp:[`不合格产品处置`,`Follow up`],FollowUpStep:[`处置环节`,`Follow up step`],FoodBusiness:[`食品经营主体`,`Food business`],GoodsLot:[`涉案物品`,`Goods lot`],GoodsMovement:[`物品流转`,`Goods movement`],Hazard:[`隐患`,`Hazard`],Hearing:[`听证`,`Hearing`],Inspection:[`特种设备监督检查`,`Inspection`],Instalment:[`应缴款项`,`Instalment`],LevelChange:[`分级变更`,`Level change`],Officer:[`执法人员`,`Officer`],Official:[`包保干部`,`Official`],Party:[`当事人`,`Party`],PartyChange:[`更正记录`,`Party change`],Payment:[`缴款`,`Payment`],Penalty:[`行政处罚`,`Penalty`],Pharmacy:[`零售药店`,`Pharmacy`],PlannedVisit:[`督导计划`,`Planned visit`],PromiseMerchant:[`退货承诺单位`,`Promise merchant`],Proposal:[`拟处罚意见`,`Proposal`],ProposedPenalty:[`拟处罚`,`Proposed penalty`],Provision:[`法律条款`,`Provision`],PublicRecord:[`行政处罚信息公示`,`Public record`],Recheck:[`复查`,`Recheck`],RemoteCheck:[`远程检查`,`Remote check`],RemoteFinding:[`远程检查问题`,`Remote finding`],RightsStation:[`消费维权服务站`,`Rights station`],Rule:[`规则`,`Rule`],RuleSetting:[`裁量设定`,`Rule setting`],SafetyOrder:[`特种设备安全监察指令书`,`Safety order`],Seizure:[`查封、扣押`,`Seizure`],TrustUnit:[`放心消费示范单位`,`Trust unit`],Unit:[`内设机构`,`Unit`],VisitFrequency:[`督导频次`,`Visit frequency`]}},Zo={product:`Docket`,none:`—`,skipToContent:`Skip to the content`,navigation:`Main navigation`,dashboard:`Dashboard`,desk:`Case desk`,bench:`Auditor’s bench`,admin:`Administration`,playground:`Playground`,reference:`Reference`,language:`Language`,theme:`Appearance`,themeSystem:`As the system`,themeLight:`Light`,themeDark:`Dark`,role:`Role`,roleSignedOut:`Demo auditor`,signedOut:`You are not signed in`,signedOutHint:`Sign in to look at the records and to work on them.`,noSignInHint:`This service has no identity provider yet, so nobody signs in with a browser. Whoever runs it sets one (docs/access.md); until then, tokens are the way to the API.`,signIn:`Sign in`,signOut:`Sign out`,account:`Account`,demoNote:`Demo records, all made up`,loading:`Loading…`,retry:`Try again`,close:`Close`,cancel:`Cancel`,save:`Save`,search:`Search`,clear:`Clear`,all:`All`,total:`Total`,more:`More`,back:`Back`,print:`Print`,exportCsv:`Export CSV`,definition:`Definition`,operation:`GraphQL operation`,openInPlayground:`Open in the playground`,openInBench:`Open on the bench`,openRecords:`Show the records`,asTable:`Table`,asChart:`Chart`,empty:`No records match`,emptyHint:`Try another period or other conditions.`,failed:`This could not be loaded`,offline:`The server can’t be reached. Check the network, then try again.`,unavailable:`The database can’t be used at the moment. It will come back by itself.`,forbidden:`Your role does not include this`,forbiddenHint:`If you need it for your work, ask an administrator of your bureau.`,notFound:`There is no such page`,notFoundHint:`The address may be wrong, or the page has moved.`,period:`Period`,year:`Year`,quarter:`Quarter`,month:`Month`,yearBefore:`year before`,periodBefore:`period before`,points:`points`,rise:`up`,fall:`down`,unchanged:`unchanged`,of:(e,t)=>`${e} of ${t}`,records:e=>`${e} records`,choose:`Choose`,chooseFile:`Choose a file`,chooseFiles:`Choose files`,orDropFile:`or drop it here`,noMatch:`Nothing matches`,today:`Today`,asItStood:e=>`As it stood on ${e}`,asItStoodNote:`Read only. What was recorded later is left out; you see what your role may see now.`,asOfRefused:`There is no answer as of this instant`,backToToday:`Back to today`},Qo={product:`案卷`,none:`—`,skipToContent:`跳到正文`,navigation:`主导航`,dashboard:`看板`,desk:`办案`,bench:`审计台`,admin:`管理`,playground:`GraphQL 调试`,reference:`数据字典`,language:`语言`,theme:`外观`,themeSystem:`跟随系统`,themeLight:`浅色`,themeDark:`深色`,role:`身份`,roleSignedOut:`演示审计`,signedOut:`您还没有登录`,signedOutHint:`登录后可以查看和办理。`,noSignInHint:`本服务没有设置身份认证，浏览器不能登录。请管理员设置身份提供方（见文档 docs/access.md）；在此之前只能凭令牌访问接口。`,signIn:`登录`,signOut:`退出登录`,account:`账户`,demoNote:`演示数据，均为虚构`,loading:`正在读取…`,retry:`重试`,close:`关闭`,cancel:`取消`,save:`保存`,search:`搜索`,clear:`清除`,all:`全部`,total:`合计`,more:`更多`,back:`返回`,print:`打印`,exportCsv:`导出 CSV`,definition:`口径`,operation:`GraphQL 查询`,openInPlayground:`在调试台打开`,openInBench:`在审计台打开`,openRecords:`查看记录`,asTable:`表格`,asChart:`图表`,empty:`没有符合条件的记录`,emptyHint:`换一个期间或条件试试。`,failed:`读取失败`,offline:`连不上服务器，请检查网络后重试。`,unavailable:`数据库暂时不可用，稍后自动恢复。`,forbidden:`您的身份不能查看这部分内容`,forbiddenHint:`如工作需要，请联系本机关管理员开通权限。`,notFound:`没有这个页面`,notFoundHint:`地址可能有误，或者页面已经移走。`,period:`期间`,year:`年`,quarter:`季度`,month:`月`,yearBefore:`上年同期`,periodBefore:`上期`,points:`个百分点`,rise:`上升`,fall:`下降`,unchanged:`持平`,of:(e,t)=>`第 ${e} 条，共 ${t} 条`,records:e=>`${e} 条记录`,choose:`请选择`,chooseFile:`选择文件`,chooseFiles:`选择文件（可多选）`,orDropFile:`或者拖到这里`,noMatch:`没有匹配项`,today:`今天`,asItStood:e=>`截至 ${e} 的情况`,asItStoodNote:`只读。此后登记的内容不在其中；查阅权限按您现在的身份。`,asOfRefused:`不能查看这一时点`,backToToday:`返回当前`},$o=M(hn((localStorage.getItem(`docket.language`)??navigator.languages.find(e=>/^(zh|en)/.test(e))?.slice(0,2)??`zh`)===`en`?`en`:`zh`));document.documentElement.lang=z($o)===`zh`?`zh-CN`:`en`;var es={get current(){return z($o)},set current(e){N($o,e,!0),localStorage.setItem(`docket.language`,e),document.documentElement.lang=e===`zh`?`zh-CN`:`en`},get header(){return z($o)===`zh`?`zh-CN`:`en`}};function ts(){return z($o)===`zh`?Qo:Zo}function ns(e,t){return t==null?ts().none:Xo[e][t]?.[z($o)===`zh`?0:1]??t}function rs(e){return Object.keys(Xo[e]).map(t=>({value:t,label:ns(e,t)}))}var is=class extends Error{code;faults;retryAfter;constructor(e,t,n=0){super(t[0]?.message??e),this.code=e,this.faults=t,this.retryAfter=n}},as={get current(){return localStorage.getItem(`docket.demoRole`)??``},set current(e){localStorage.setItem(`docket.demoRole`,e)}};function os(){let e={Accept:`application/graphql-response+json`,"Accept-Language":es.header};return as.current&&(e.Authorization=`Bearer `+as.current),e}async function ss(e,t={}){let n;try{n=await fetch(e,{...t,headers:{...os(),...t.headers}})}catch{throw new is(`OFFLINE`,[])}if(n.ok)return n;let r=await n.json().catch(()=>({}));throw new is(r.errors?.[0]?.extensions?.code??`UNAVAILABLE`,r.errors??[],Number(n.headers.get(`Retry-After`)??0))}async function cs(e,t,n){return await ls(e.toString(),t,n)}async function ls(e,t,n){let r;try{r=await fetch(`/graphql`,{method:`POST`,headers:{...os(),"Content-Type":`application/json`},body:JSON.stringify({query:e,variables:t}),...n&&{signal:n}})}catch(e){throw n?.aborted?e:new is(`OFFLINE`,[])}let i;try{i=await r.json()}catch{throw new is(r.status===401?`UNAUTHENTICATED`:`UNAVAILABLE`,[],Number(r.headers.get(`Retry-After`)??0))}if(i.errors?.length)throw new is(i.errors[0]?.extensions?.code??`INTERNAL`,i.errors,Number(r.headers.get(`Retry-After`)??0));return i.data}var us=M(hn(localStorage.getItem(`docket.theme`)??`system`)),ds=matchMedia(`(prefers-color-scheme: dark)`),fs=M(hn(ds.matches));ds.addEventListener(`change`,e=>N(fs,e.matches,!0));function ps(){document.documentElement.style.colorScheme=z(us)===`system`?`light dark`:z(us)}ps();var ms={get chosen(){return z(us)},set chosen(e){N(us,e,!0),localStorage.setItem(`docket.theme`,e),ps()},get isDark(){return z(us)===`dark`||z(us)===`system`&&z(fs)}},hs=V(`<option class="svelte-1f20tz6"> </option>`),gs=V(`<span class="fault"> </span>`),_s=V(`<span class="hint"> </span>`),vs=V(`<div class="field"><label> </label> <select class="control svelte-1f20tz6"></select> <!> <!></div>`);function ys(e,t){let n=pi();O(t,!0);let r=J(t,`value`,15,``),i=J(t,`hasLabel`,3,!0);var a=vs(),o=Dn(a),s=F(o,!0),c=On(o,2);Ai(c,21,()=>t.options,e=>e.value,(e,t)=>{var n=hs(),r=F(n,!0),i={};I(()=>{W(r,z(t).label),i!==(i=z(t).value)&&(n.value=(n.__value=i)??``)}),U(e,n)}),E(c),na(c);var l=On(c,2),u=e=>{var r=gs(),i=F(r,!0);I(()=>{q(r,`id`,`${n}-fault`),W(i,t.fault)}),U(e,r)};G(l,e=>{t.fault&&e(u)});var d=On(l,2),f=e=>{var r=_s(),i=F(r,!0);I(()=>{q(r,`id`,`${n}-hint`),W(i,t.hint)}),U(e,r)};G(d,e=>{t.hint&&e(f)}),E(a),I(()=>{Yi(o,1,Ui(i()?``:`visually-hidden`)),q(o,`for`,n),W(s,t.label),q(c,`id`,n),q(c,`aria-invalid`,t.fault?`true`:void 0),q(c,`aria-describedby`,t.fault?n+`-fault`:t.hint?n+`-hint`:void 0)}),ti(`change`,c,e=>t.onchange?.(e.currentTarget.value)),ra(c,r),U(e,a),k()}ni([`change`]);var bs=V(`<span class="svelte-11vws6n"></span>`),xs=V(`<div class="skeleton svelte-11vws6n" role="status"></div>`),Ss=V(`<div class="state svelte-11vws6n"><p> </p> <p class="muted small svelte-11vws6n"> </p></div>`),Cs=V(`<div class="state svelte-11vws6n" role="alert"><p> </p> <p class="muted small svelte-11vws6n"> </p></div>`),ws=V(`<p class="small svelte-11vws6n"> </p>`),Ts=V(`<button class="button"> </button>`),Es=V(`<div class="state bad svelte-11vws6n" role="alert"><p class="svelte-11vws6n"> </p> <!> <!></div>`);function Ds(e,t){O(t,!0);let n=J(t,`lines`,3,3),r=A(()=>t.error?.code===`FORBIDDEN`||t.error?.code===`UNAUTHENTICATED`),i=A(()=>t.error?.code===`OFFLINE`?ts().offline:t.error?.code===`UNAVAILABLE`?ts().unavailable:t.error?.faults[0]?.message??``);var a=H(),o=P(a),s=e=>{var t=xs();Ai(t,21,()=>({length:n()}),Ei,(e,t,n)=>{var r=bs();Zi(r,``,{},{width:`${92-n*17%45}%`}),U(e,r)}),E(t),I(e=>q(t,`aria-label`,e),[()=>ts().loading]),U(e,t)},c=e=>{var n=Ss(),r=Dn(n),i=F(r,!0),a=F(On(r,2),!0);E(n),I((e,t)=>{W(i,e),W(a,t)},[()=>t.text??ts().empty,()=>t.hint??ts().emptyHint]),U(e,n)},l=e=>{var t=Cs(),n=Dn(t),r=F(n,!0),i=F(On(n,2),!0);E(t),I((e,t)=>{W(r,e),W(i,t)},[()=>ts().forbidden,()=>ts().forbiddenHint]),U(e,t)},u=e=>{var n=Es(),r=Dn(n),a=F(r,!0),o=On(r,2),s=e=>{var t=ws(),n=F(t,!0);I(()=>W(n,z(i))),U(e,t)};G(o,e=>{z(i)&&e(s)});var c=On(o,2),l=e=>{var n=Ts(),r=F(n,!0);I(e=>W(r,e),[()=>ts().retry]),ti(`click`,n,function(...e){t.onretry?.apply(this,e)}),U(e,n)};G(c,e=>{t.onretry&&e(l)}),E(n),I(e=>W(a,e),[()=>ts().failed]),U(e,n)};G(o,e=>{t.kind===`loading`?e(s):t.kind===`empty`?e(c,1):z(r)?e(l,2):e(u,-1)}),U(e,a),k()}ni([`click`]);var Z=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}},Os=new Z(`
    query Viewer {
  viewer {
    name
    role
    agencies(first: 100) {
      nodes {
        id
        code
        name
        parent {
          id
        }
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
    mayAddUnit: may(mutation: "addUnit")
    mayGrantAccess: may(mutation: "grantAccess")
    maySetRule: may(mutation: "setRule")
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
    `),ks=new Z(`
    query ViewerRole {
  viewer {
    role
  }
}
    `),As=new Z(`
    query AdminStaff($agency: ID!) {
  units(first: 200, where: {agency: {id: {eq: $agency}}}, orderBy: [{id: ASC}]) {
    totalCount
    nodes {
      id
      name
      kind
      version
    }
  }
  officers(first: 500, where: {agency: {id: {eq: $agency}}}, orderBy: [{id: ASC}]) {
    totalCount
    nodes {
      id
      name
      certificateNo
      certifiedFrom
      certifiedUntil
      version
      unit {
        id
        name
      }
    }
  }
}
    `),js=new Z(`
    query AdminAccess($agency: ID!, $accounts: AccountWhere!, $offset: Int!, $usedSince: Date!) {
  accounts(first: 50, offset: $offset, where: $accounts, orderBy: [{id: DESC}]) {
    totalCount
    nodes {
      id
      name
      subject
      role
      validFrom
      validUntil
      withdrawnAt
      withdrawal
      createdAt
      version
      agency {
        id
      }
      units(first: 50, orderBy: [{id: ASC}]) {
        nodes {
          id
          name
        }
      }
      officer {
        id
        name
      }
    }
  }
  uses: accessEvents(
    where: {agency: {id: {eq: $agency}}, caller: {startsWith: "account:"}, day: {gte: $usedSince}}
  ) {
    groups(by: [{caller: {}}], first: 500) {
      totalCount
      nodes {
        key {
          caller
        }
        aggregate {
          max {
            lastAt
          }
        }
      }
    }
  }
  accessTokens(
    first: 200
    where: {agency: {id: {eq: $agency}}, revokedAt: {isNull: true}}
    orderBy: [{expiresAt: ASC}, {id: ASC}]
  ) {
    totalCount
    nodes {
      id
      name
      expiresAt
      lastUsedAt
      account {
        id
        name
        role
        withdrawnAt
      }
    }
  }
  units(first: 200, where: {agency: {id: {eq: $agency}}}, orderBy: [{id: ASC}]) {
    nodes {
      id
      name
    }
  }
  officers(first: 500, where: {agency: {id: {eq: $agency}}}, orderBy: [{id: ASC}]) {
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
}
    `),Ms=new Z(`
    query AdminRules($agency: ID!) {
  rules(first: 500, orderBy: [{id: ASC}]) {
    nodes {
      id
      name
      article
      value
      unit
      effectiveFrom
      effectiveUntil
      certainty
      mayBeSet
    }
  }
  ruleSettings(
    first: 500
    where: {agency: {id: {eq: $agency}}}
    orderBy: [{id: ASC}]
  ) {
    nodes {
      id
      rule
      article
      value
      effectiveFrom
      effectiveUntil
      approvedBy
    }
  }
  labels(of: ["RuleName"]) {
    values {
      value
      label
    }
  }
}
    `),Ns=new Z(`
    query AdminCalendar($agency: ID!) {
  calendarDays(
    first: 500
    where: {agency: {id: {eq: $agency}}}
    orderBy: [{day: DESC}]
  ) {
    totalCount
    nodes {
      day
      isWorking
      source
    }
  }
  deadlines(
    where: {agency: {id: {eq: $agency}}, unknownYear: {isNull: false}, endedOn: {isNull: true}}
  ) {
    groups(by: [{unknownYear: {}}], orderBy: [{key: {unknownYear: ASC}}], first: 50) {
      nodes {
        key {
          unknownYear
        }
        aggregate {
          count
        }
      }
    }
  }
}
    `),Ps=new Z(`
    query AdminUnit($id: ID!) {
  unit(id: $id) {
    id
    name
    kind
    version
  }
}
    `),Fs=new Z(`
    query AdminOfficer($id: ID!) {
  officer(id: $id) {
    id
    name
    certificateNo
    certifiedFrom
    certifiedUntil
    version
    unit {
      id
      name
    }
  }
}
    `),Is=new Z(`
    query AdminAccount($id: ID!) {
  account(id: $id) {
    id
    name
    subject
    role
    validFrom
    validUntil
    withdrawnAt
    withdrawal
    createdAt
    version
    agency {
      id
    }
    units(first: 50, orderBy: [{id: ASC}]) {
      nodes {
        id
        name
      }
    }
    officer {
      id
      name
    }
  }
}
    `),Ls=new Z(`
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
            act
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
            act
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
    `),Rs=new Z(`
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
    `),zs=new Z(`
    query DeskOpenComplaints($where: ComplaintWhere!) {
  complaints(where: $where, first: 100, orderBy: [{receivedAt: DESC}, {id: ASC}]) {
    nodes {
      id
      complaintNo
      text
    }
  }
}
    `),Bs=new Z(`
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
    `),Vs=new Z(`
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
    `),Hs=new Z(`
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
    `),Us=new Z(`
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
    `),Ws=new Z(`
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
    `),Gs=new Z(`
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
    `),Ks=new Z(`
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
    `),qs=new Z(`
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
    `),Js=new Z(`
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
    `),Ys=new Z(`
    mutation DeskRevealAttachment($input: RevealAttachmentInput!) {
  revealAttachment(input: $input) {
    disclosure {
      id
    }
  }
}
    `),Xs=new Z(`
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
    `),Zs=new Z(`
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
    `),Qs=new Z(`
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
    `),$s=M(void 0),ec=M(void 0),tc=M(!1);async function nc(){try{return(await cs(ks,{})).viewer.role===`PUBLIC`}catch{return!1}}function rc(){let e=document.getElementById(`viewer`);return e?.remove(),e?.textContent&&!as.current?JSON.parse(e.textContent):void 0}var ic={get name(){return z($s)?.viewer.name??``},get role(){return z($s)?.viewer.role},get agencies(){return z($s)?.viewer.agencies.nodes??[]},get ownAgency(){let e=this.agencies;return e.find(t=>!e.some(e=>e.id===t.parent?.id))??e[0]},get units(){return z($s)?.viewer.units.nodes??[]},get unitChoices(){return z($s)?.units.nodes??[]},get officer(){return z($s)?.viewer.actsAs.nodes[0]},get isDemo(){return z($s)?.viewer.isDemo??!1},get mayWrite(){return z($s)?.viewer.mayFileCase??!1},get mayChangeParty(){return z($s)?.viewer.mayChangeParty??!1},get mayRevealAttachment(){return z($s)?.viewer.mayRevealAttachment??!1},get mayAddUnit(){return z($s)?.viewer.mayAddUnit??!1},get mayGrantAccess(){return z($s)?.viewer.mayGrantAccess??!1},get maySetRule(){return z($s)?.viewer.maySetRule??!1},get latestYear(){let e=z($s)?.cases.groups.nodes??[],t=Math.max(...e.map(e=>e.aggregate.count),0),n=e.find(e=>e.aggregate.count*10>=t);return Number(n?.key?.decidedOn?.slice(0,4)??new Date().getFullYear())},get isKnown(){return z($s)!==void 0},get error(){return z(ec)},get hasSignIn(){return z(tc)},async load(){try{N($s,rc()??await cs(Os,{})),N(ec,void 0)}catch(e){let t=e instanceof is?e:new is(`INTERNAL`,[{message:String(e)}]);t.code===`FORBIDDEN`&&await nc()&&(t=new is(`UNAUTHENTICATED`,t.faults)),t.code===`UNAUTHENTICATED`&&N(tc,await fetch(`/account`,{method:`HEAD`,redirect:`manual`}).then(e=>e.status!==404,()=>!1),!0),N(ec,t)}}},ac=`docket.places`,oc=()=>String(history.state?._routerIndex??0),sc=new Map(JSON.parse(sessionStorage.getItem(ac)??`[]`)),cc;function lc(){if(!cc)return;let{y:e,link:t}=cc,n=t?document.querySelector(`main a[href="${CSS.escape(t)}"]`):void 0;n!==null&&!document.querySelector(`main .skeleton`)&&document.querySelector(`main h1`)&&(cc=void 0,scrollTo(0,e),n?.focus({preventScroll:!0}))}function uc(){history.scrollRestoration=`manual`;let[e]=performance.getEntriesByType(`navigation`);e?.type===`navigate`?sc.clear():cc=sc.get(oc()),addEventListener(`popstate`,()=>cc=sc.get(oc())),addEventListener(`scroll`,()=>cc||sc.set(oc(),{...sc.get(oc()),y:scrollY}),{passive:!0}),addEventListener(`click`,e=>{let t=e.target?.closest?.(`main a[href]`)?.getAttribute(`href`);t&&sc.set(oc(),{y:scrollY,link:t})},{capture:!0});for(let e of[`wheel`,`touchstart`,`keydown`])addEventListener(e,()=>cc=void 0,{passive:!0});addEventListener(`pagehide`,()=>sessionStorage.setItem(ac,JSON.stringify([...sc]))),new MutationObserver(()=>cc&&requestAnimationFrame(lc)).observe(document.body,{childList:!0,subtree:!0})}Qe();var dc=new Map;function fc(e,t){return dc.has(e)||dc.set(e,t()),dc.get(e)}function pc(e,t={}){return fc(`number ${e} ${JSON.stringify(t)}`,()=>new Intl.NumberFormat(e,t))}function mc(e,t={}){return fc(`date ${e} ${JSON.stringify(t)}`,()=>new Intl.DateTimeFormat(e,t))}var hc=()=>es.current===`zh`?`zh-CN`:`en-GB`;function gc(e,t=0){return e==null||e===``?`–`:pc(hc(),{maximumFractionDigits:t}).format(Number(e))}function _c(e){if(e==null||e===``)return`–`;let t=Number(e);return(t<0?`−¥`:`¥`)+pc(hc(),{minimumFractionDigits:2,maximumFractionDigits:2}).format(Math.abs(t))}function vc(e){if(e==null||e===``)return`–`;let t=Number(e);if(es.current===`zh`)return Math.abs(t)>=1e8?(t/1e8).toFixed(2)+` 亿元`:Math.abs(t)>=1e4?(t/1e4).toFixed(2)+` 万元`:t.toFixed(2)+` 元`;let n=t<0?`−¥`:`¥`;return Math.abs(t)>=1e6?n+(Math.abs(t)/1e6).toFixed(2)+` million`:n+pc(`en-GB`,{maximumFractionDigits:0}).format(Math.abs(t))}function yc(e,t,n=!1){if(e==null||e===``)return`–`;let r=Number(Number(e).toFixed(t)),i=pc(hc(),{minimumFractionDigits:t,maximumFractionDigits:t}).format(Math.abs(r));return(r<0?`−`:n&&r>0?`+`:``)+i}function bc(e,t=!1){return e==null||e===``?`–`:yc(e,2,t)+` %`}function xc(e){return e==null||e===``?`–`:`${yc(e,2,!0)} ${ts().points}`}function Sc(e){return e?e.slice(0,10):`–`}function Cc(e){return e?mc(`sv-SE`,{timeZone:`Asia/Shanghai`,dateStyle:`short`,timeStyle:`short`}).format(new Date(e)):`–`}function wc(e){return mc(hc(),{year:`numeric`,month:es.current===`zh`?`long`:`short`,timeZone:`UTC`}).format(new Date(e.slice(0,10)+`T00:00:00Z`))}function Tc(e){return mc(hc(),{month:`short`,timeZone:`UTC`}).format(new Date(e.slice(0,10)+`T00:00:00Z`))}var Ec=e=>e.replace(/[&<>"']/g,e=>`&#${e.charCodeAt(0)};`);function Dc(e){return[...e].reduce((e,t)=>e+(t>`⺀`?2:1),0)}var Oc=class{#e=M();get data(){return z(this.#e)}set data(e){N(this.#e,e)}#t=M();get error(){return z(this.#t)}set error(e){N(this.#t,e)}#n=M(!0);get isLoading(){return z(this.#n)}set isLoading(e){N(this.#n,e,!0)}#r=M(0);constructor(e,t){Bn(()=>{let n=typeof e==`function`?e():e,r=t();if(z(this.#r),es.current,r===null){this.isLoading=!1;return}let i=new AbortController;return B(()=>this.isLoading=!0),cs(n,r,i.signal).then(e=>{this.data=e,this.error=void 0,this.isLoading=!1},e=>{i.signal.aborted||(this.error=e instanceof is?e:new is(`INTERNAL`,[{message:String(e)}]),this.isLoading=!1)}),()=>i.abort()})}reload(){fn(this.#r)}},kc=V(`<span><!></span>`);function Ac(e,t){let n=J(t,`tone`,3,`plain`);var r=kc();K(Dn(r),()=>t.children),E(r),I(()=>Yi(r,1,`badge ${n()??``}`,`svelte-eex7hx`)),U(e,r)}var jc=V(`<p class="muted svelte-14efj7c"> </p>`),Mc=V(`<div class="actions no-print svelte-14efj7c"><!></div>`),Nc=V(`<header class="svelte-14efj7c"><div class="titles svelte-14efj7c"><!> <!></div> <!></header>`),Pc=V(`<section><!> <!></section>`);function Fc(e,t){let n=pi(),r=J(t,`level`,3,2),i=J(t,`class`,3,``);var a=Pc(),o=Dn(a),s=e=>{var i=Nc(),a=Dn(i),o=Dn(a);Li(o,()=>`h`+r(),!1,(e,r)=>{ya(e,()=>({id:n,class:``}),void 0,void 0,void 0,`svelte-14efj7c`);var i=fi();I(()=>W(i,t.title)),U(r,i)});var s=On(o,2),c=e=>{var n=jc(),r=F(n,!0);I(()=>W(r,t.subtitle)),U(e,n)};G(s,e=>{t.subtitle&&e(c)}),E(a);var l=On(a,2),u=e=>{var n=Mc();K(Dn(n),()=>t.actions),E(n),U(e,n)};G(l,e=>{t.actions&&e(u)}),E(i),U(e,i)};G(o,e=>{t.title&&e(s)}),K(On(o,2),()=>t.children),E(a),I(()=>{Yi(a,1,`card ${i()??``}`,`svelte-14efj7c`),q(a,`aria-labelledby`,t.title?n:void 0)}),U(e,a)}var Ic={行政处罚法:[`中华人民共和国行政处罚法`,`Administrative Penalty Law`],行政强制法:[`中华人民共和国行政强制法`,`Administrative Coercion Law`],行政复议法:[`中华人民共和国行政复议法`,`Administrative Reconsideration Law`],行政诉讼法:[`中华人民共和国行政诉讼法`,`Administrative Litigation Law`],药品管理法:[`中华人民共和国药品管理法`,`Drug Administration Law`],特种设备安全法:[`中华人民共和国特种设备安全法`,`Special Equipment Safety Law`],令42号:[`市场监督管理行政处罚程序规定`,`Provisions on Penalty Procedures (SAMR Order 42)`],令2号:[`市场监督管理行政处罚程序暂行规定`,`Interim Provisions on Penalty Procedures (SAMR Order 2)`],市场监管听证办法:[`市场监督管理行政处罚听证办法`,`Measures on Penalty Hearings`],信息公示规定:[`市场监督管理行政处罚信息公示规定`,`Provisions on Publishing Penalties`],投诉举报办法:[`市场监督管理投诉举报处理办法`,`Measures on Complaints and Reports`],特种设备安全监督检查办法:[`特种设备安全监督检查办法`,`Measures on Special Equipment Inspections`],罚没财物管理办法:[`罚没财物管理办法`,`Measures on Fines and Confiscated Goods`]},Lc={包保工作:[`食品安全包保工作要求`,`Rules on the coverage of food businesses`],本局承诺:[`本局承诺`,`Promise of the bureau`]},Rc={unconfirmed:[`（条文待核）`,` (unconfirmed)`],"as the bureau has set it":[`（本局设定）`,` (as the bureau has set it)`]},zc=`零一二三四五六七八九`;function Bc(e){let[t,n,r]=[Math.floor(e/100),Math.floor(e/10)%10,e%10];return(t?zc[t]+`百`:``)+(n?n===1&&!t?`十`:zc[n]+`十`:t&&r?`零`:``)+(r?zc[r]:``)}function Vc(e){let t=es.current===`zh`?0:1;return(e??``).split(/;\s*/).filter(Boolean).map(e=>{let n=/^(\S+?)(?: \((\d{4})\))?(?: ([\d(), 、]*\d\)?))?(?: \(([^)]*)\))?$/.exec(e.trim());if(!n)return e;let[,r=``,i,a,o]=n,s=o?Rc[o]?.[t]??` (${o})`:``,c=Ic[r];if(r===`unconfirmed`)return t===0?`条文待核`:`article unconfirmed`;if(!c)return(Lc[r]?.[t]??r)+(a?` `+a:``)+s;let l=a?.split(/[,、]\s*/)??[];return t===0?`《${c[0]}》${i?`（${i}年版）`:``}${l.map(Hc).join(`、`)}${s}`:c[1]+(i?` (${i})`:``)+(l.length?`, art${l.length>1?`s`:``}. ${l.join(`, `)}`:``)+s}).join(t===0?`，`:`; `)}function Hc(e){let[,t,n]=/^(\d+)(?:\((\d+)\))?$/.exec(e.trim())??[];return t?`第${Bc(Number(t))}条`+(n?`第${Bc(Number(n))}款`:``):e}function Uc(e){return typeof e==`function`}function Wc(e){return typeof e==`object`&&!!e}var Gc=[`string`,`number`,`bigint`,`boolean`];function Kc(e){return e==null||Gc.includes(typeof e)?!0:Array.isArray(e)?e.every(e=>Kc(e)):typeof e==`object`&&Object.getPrototypeOf(e)===Object.prototype}var qc=Symbol(`box`),Jc=Symbol(`is-writable`);function Q(e,t){let n=A(e);return t?{[qc]:!0,[Jc]:!0,get current(){return z(n)},set current(e){t(e)}}:{[qc]:!0,get current(){return e()}}}function Yc(e){return Wc(e)&&qc in e}function Xc(e){return Yc(e)?e:Uc(e)?Q(e):Zc(e)}function Zc(e){let t=M(hn(e));return{[qc]:!0,[Jc]:!0,get current(){return z(t)},set current(e){N(t,e,!0)}}}function Qc(...e){return function(t){for(let n of e)if(n){if(t.defaultPrevented)return;typeof n==`function`?n.call(this,t):n.current?.call(this,t)}}}var $c=/\/\*[^*]*\*+([^/*][^*]*\*+)*\//g,el=/\n/g,tl=/^\s*/,nl=/^(\*?[-#/*\\\w]+(\[[0-9a-z_-]+\])?)\s*/,rl=/^:\s*/,il=/^((?:'(?:\\'|.)*?'|"(?:\\"|.)*?"|\([^)]*?\)|[^};])+)/,al=/^[;\s]*/,ol=/^\s+|\s+$/g,sl=`
`,cl=`/`,ll=`*`,ul=``,dl=`comment`,fl=`declaration`;function pl(e,t){if(typeof e!=`string`)throw TypeError(`First argument must be a string`);if(!e)return[];t||={};var n=1,r=1;function i(e){var t=e.match(el);t&&(n+=t.length);var i=e.lastIndexOf(sl);r=~i?e.length-i:r+e.length}function a(){var e={line:n,column:r};return function(t){return t.position=new o(e),l(),t}}function o(e){this.start=e,this.end={line:n,column:r},this.source=t.source}o.prototype.content=e;function s(i){var a=Error(t.source+`:`+n+`:`+r+`: `+i);if(a.reason=i,a.filename=t.source,a.line=n,a.column=r,a.source=e,!t.silent)throw a}function c(t){var n=t.exec(e);if(n){var r=n[0];return i(r),e=e.slice(r.length),n}}function l(){c(tl)}function u(e){var t;for(e||=[];t=d();)t!==!1&&e.push(t);return e}function d(){var t=a();if(cl==e.charAt(0)&&ll==e.charAt(1)){for(var n=2;ul!=e.charAt(n)&&(ll!=e.charAt(n)||cl!=e.charAt(n+1));)++n;if(n+=2,ul===e.charAt(n-1))return s(`End of comment missing`);var o=e.slice(2,n-2);return r+=2,i(o),e=e.slice(n),r+=2,t({type:dl,comment:o})}}function f(){var e=a(),t=c(nl);if(t){if(d(),!c(rl))return s(`property missing ':'`);var n=c(il),r=e({type:fl,property:ml(t[0].replace($c,ul)),value:n?ml(n[0].replace($c,ul)):ul});return c(al),r}}function p(){var e=[];u(e);for(var t;t=f();)t!==!1&&(e.push(t),u(e));return e}return l(),p()}function ml(e){return e?e.replace(ol,ul):ul}function hl(e,t){let n=null;if(!e||typeof e!=`string`)return n;let r=pl(e),i=typeof t==`function`;return r.forEach(e=>{if(e.type!==`declaration`)return;let{property:r,value:a}=e;i?t(r,a,e):a&&(n||={},n[r]=a)}),n}var gl=/\d/,_l=[`-`,`_`,`/`,`.`];function vl(e=``){if(!gl.test(e))return e!==e.toLowerCase()}function yl(e){let t=[],n=``,r,i;for(let a of e){let e=_l.includes(a);if(e===!0){t.push(n),n=``,r=void 0;continue}let o=vl(a);if(i===!1){if(r===!1&&o===!0){t.push(n),n=a,r=o;continue}if(r===!0&&o===!1&&n.length>1){let e=n.at(-1);t.push(n.slice(0,Math.max(0,n.length-1))),n=e+a,r=o;continue}}n+=a,r=o,i=e}return t.push(n),t}function bl(e){return e?yl(e).map(e=>Sl(e)).join(``):``}function xl(e){return Cl(bl(e||``))}function Sl(e){return e?e[0].toUpperCase()+e.slice(1):``}function Cl(e){return e?e[0].toLowerCase()+e.slice(1):``}var wl=1e3,Tl=new Map;function El(e){let t=Tl.get(e);return t===void 0&&(t=e.startsWith(`-moz-`)||e.startsWith(`-webkit-`)||e.startsWith(`-ms-`)||e.startsWith(`-o-`)?bl(e):e.startsWith(`--`)?e:xl(e),Tl.size>=wl&&Tl.clear(),Tl.set(e,t)),t}var Dl=/["'\\{}]|\/\*/,Ol=/^[-\w]+$/;function kl(e){if(Dl.test(e))return null;let t=[],n=0,r=0,i=-1;for(let a=0;a<=e.length;a++){let o=a<e.length?e.charCodeAt(a):59;if(o===40)n++;else if(o===41){if(--n<0)return null}else if(o===58)i<0&&(i=a);else if(o===59){if(n!==0)return null;let o=e.slice(r,a);if(i<0){if(o.trim()||t.length===0)return null}else{let n=e.slice(r,i).trim(),o=e.slice(i+1,a).trim();if(!Ol.test(n)||!o)return null;t.push(n,o)}r=a+1,i=-1}}return t}function Al(e,t){let n=kl(t);if(n)for(let t=0;t<n.length;t+=2)e[El(n[t])]=n[t+1];else hl(t,(t,n)=>{e[El(t)]=n})}function jl(e){if(!e)return{};let t={};return Al(t,e),t}function Ml(...e){return(...t)=>{for(let n of e)typeof n==`function`&&n(...t)}}function Nl(e,t){let n=RegExp(e,`g`);return e=>{if(typeof e!=`string`)throw TypeError(`expected an argument of type string, but got ${typeof e}`);return e.match(n)?e.replace(n,t):e}}var Pl=Nl(/[A-Z]/,e=>`-${e.toLowerCase()}`),Fl=new Map;function Il(e){let t=Fl.get(e);return t===void 0&&(t=Pl(e),Fl.size>=1e3&&Fl.clear(),Fl.set(e,t)),t}function Ll(e){if(!e||typeof e!=`object`||Array.isArray(e))throw TypeError(`expected an argument of type object, but got ${typeof e}`);let t=``;for(let n of Object.keys(e)){let r=e[n];r!=null&&r!==``&&(t+=`${t?`
`:``}${Il(n)}: ${r};`)}return t}function Rl(e={}){return Ll(e).replace(`
`,` `)}var zl=new Set(`onabort.onanimationcancel.onanimationend.onanimationiteration.onanimationstart.onauxclick.onbeforeinput.onbeforetoggle.onblur.oncancel.oncanplay.oncanplaythrough.onchange.onclick.onclose.oncompositionend.oncompositionstart.oncompositionupdate.oncontextlost.oncontextmenu.oncontextrestored.oncopy.oncuechange.oncut.ondblclick.ondrag.ondragend.ondragenter.ondragleave.ondragover.ondragstart.ondrop.ondurationchange.onemptied.onended.onerror.onfocus.onfocusin.onfocusout.onformdata.ongotpointercapture.oninput.oninvalid.onkeydown.onkeypress.onkeyup.onload.onloadeddata.onloadedmetadata.onloadstart.onlostpointercapture.onmousedown.onmouseenter.onmouseleave.onmousemove.onmouseout.onmouseover.onmouseup.onpaste.onpause.onplay.onplaying.onpointercancel.onpointerdown.onpointerenter.onpointerleave.onpointermove.onpointerout.onpointerover.onpointerup.onprogress.onratechange.onreset.onresize.onscroll.onscrollend.onsecuritypolicyviolation.onseeked.onseeking.onselect.onselectionchange.onselectstart.onslotchange.onstalled.onsubmit.onsuspend.ontimeupdate.ontoggle.ontouchcancel.ontouchend.ontouchmove.ontouchstart.ontransitioncancel.ontransitionend.ontransitionrun.ontransitionstart.onvolumechange.onwaiting.onwebkitanimationend.onwebkitanimationiteration.onwebkitanimationstart.onwebkittransitionend.onwheel`.split(`.`));function Bl(e){return zl.has(e)}function Vl(...e){let t={...e[0]};for(let n=1;n<e.length;n++){let r=e[n];if(r){for(let e of Object.keys(r)){let n=t[e],i=r[e],a=typeof n==`function`,o=typeof i==`function`;if(a&&o&&Bl(e))t[e]=Qc(n,i);else if(a&&o)t[e]=Ml(n,i);else if(e===`class`){let r=Kc(n),a=Kc(i);r&&a?t[e]=Hi(n,i):r?t[e]=Hi(n):a&&(t[e]=Hi(i))}else if(e===`style`){let r=typeof n==`object`,a=typeof i==`object`,o=typeof n==`string`,s=typeof i==`string`;if(r&&a)t[e]={...n,...i};else if(r&&s){let r=jl(i);t[e]={...n,...r}}else if(o&&a)t[e]={...jl(n),...i};else if(o&&s){let r=jl(n),a=jl(i);t[e]={...r,...a}}else r?t[e]=n:a?t[e]=i:o?t[e]=n:s&&(t[e]=i)}else t[e]=i===void 0?n:i}for(let e of Object.getOwnPropertySymbols(r)){let n=t[e],i=r[e];t[e]=i===void 0?n:i}}}return typeof t.style==`object`&&(t.style=Rl(t.style).replaceAll(`
`,` `)),t.hidden===!1&&(t.hidden=void 0,delete t.hidden),t.disabled===!1&&(t.disabled=void 0,delete t.disabled),t}var Hl=typeof window<`u`?window:void 0;typeof window<`u`&&window.document,typeof window<`u`&&window.navigator,typeof window<`u`&&window.location;function Ul(e){let t=e.activeElement;for(;t?.shadowRoot;){let e=t.shadowRoot.activeElement;if(e===t)break;t=e}return t}new class{#e;#t;constructor(e={}){let{window:t=Hl,document:n=t?.document}=e;t!==void 0&&(this.#e=n,this.#t=mi(e=>{let n=$r(t,`focusin`,e),r=$r(t,`focusout`,e);return()=>{n(),r()}}))}get current(){return this.#t?.(),this.#e?Ul(this.#e):null}};function Wl(e){return typeof e==`function`}var Gl=class{#e;#t;constructor(e){this.#e=e,this.#t=Symbol(e)}get key(){return this.#t}exists(){return st(this.#t)}get(){let e=at(this.#t);if(e===void 0)throw Error(`Context "${this.#e}" not found`);return e}getOr(e){let t=at(this.#t);return t===void 0?e:t}set(e){return ot(this.#t,e)}};function Kl(e,t){switch(e){case`post`:Bn(t);break;case`pre`:Hn(t)}}function ql(e,t,n,r={}){let{lazy:i=!1}=r,a=!i,o=Array.isArray(e)?[]:void 0;Kl(t,()=>{let t=Array.isArray(e)?e.map(e=>e()):e();if(!a){a=!0,o=t;return}let r=B(()=>n(t,o));return o=t,r})}function Jl(e,t,n){ql(e,`post`,t,n)}function Yl(e,t,n){ql(e,`pre`,t,n)}Jl.pre=Yl;function Xl(e){return Wl(e)?e():e}var Zl=class{#e={width:0,height:0};#t=!1;#n;#r;#i;#a=A(()=>(z(this.#s)?.(),this.getSize().width));#o=A(()=>(z(this.#s)?.(),this.getSize().height));#s=A(()=>{let e=Xl(this.#r);if(e)return mi(t=>{if(!this.#i)return;let n=new this.#i.ResizeObserver(e=>{this.#t=!0;for(let t of e){let e=this.#n.box===`content-box`?t.contentBoxSize:t.borderBoxSize,n=Array.isArray(e)?e:[e];this.#e.width=n.reduce((e,t)=>Math.max(e,t.inlineSize),0),this.#e.height=n.reduce((e,t)=>Math.max(e,t.blockSize),0)}t()});return n.observe(e),()=>{this.#t=!1,n.disconnect()}})});constructor(e,t={box:`border-box`}){this.#i=t.window??Hl,this.#n=t,this.#r=e,this.#e={width:0,height:0}}calculateSize(){let e=Xl(this.#r);if(!e||!this.#i)return;let t=e.offsetWidth,n=e.offsetHeight;if(this.#n.box===`border-box`)return{width:t,height:n};let r=this.#i.getComputedStyle(e),i=parseFloat(r.paddingLeft)+parseFloat(r.paddingRight),a=parseFloat(r.paddingTop)+parseFloat(r.paddingBottom),o=parseFloat(r.borderLeftWidth)+parseFloat(r.borderRightWidth),s=parseFloat(r.borderTopWidth)+parseFloat(r.borderBottomWidth);return{width:t-i-o,height:n-a-s}}getSize(){return this.#t?this.#e:this.calculateSize()??this.#e}get current(){return z(this.#s)?.(),this.getSize()}get width(){return z(this.#a)}get height(){return z(this.#o)}},Ql=class{#e=()=>void 0;#t=A(()=>this.#e());constructor(e,t){let n;t!==void 0&&(n=t),this.#e=()=>{try{return n}finally{n=e()}}}get current(){return z(this.#t)}};function $l(e){Bn(()=>()=>{e()})}function eu(e){Nr().then(e)}var tu=1,nu=9,ru=11;function iu(e){return Wc(e)&&e.nodeType===tu&&typeof e.nodeName==`string`}function au(e){return Wc(e)&&e.nodeType===nu}function ou(e){return Wc(e)&&e.constructor?.name===`VisualViewport`}function su(e){return Wc(e)&&e.nodeType!==void 0}function cu(e){return su(e)&&e.nodeType===ru&&`host`in e}function lu(e,t){if(!e||!t||!iu(e)||!iu(t))return!1;let n=t.getRootNode?.();if(e===t||e.contains(t))return!0;if(n&&cu(n)){let n=t;for(;n;){if(e===n)return!0;n=n.parentNode||n.host}}return!1}function uu(e){return au(e)?e:ou(e)?e.document:e?.ownerDocument??document}function du(e){return cu(e)?du(e.host):au(e)?e.defaultView??window:iu(e)?e.ownerDocument?.defaultView??window:window}function fu(e){let t=e.activeElement;for(;t?.shadowRoot;){let e=t.shadowRoot.activeElement;if(e===t)break;t=e}return t}var pu=class{element;#e=A(()=>this.element.current?this.element.current.getRootNode()??document:document);get root(){return z(this.#e)}set root(e){N(this.#e,e)}constructor(e){this.element=typeof e==`function`?Q(e):e}getDocument=()=>uu(this.root);getWindow=()=>this.getDocument().defaultView??window;getActiveElement=()=>fu(this.root);isActiveElement=e=>e===this.getActiveElement();getElementById(e){return this.root.getElementById(e)}querySelector=e=>this.root?this.root.querySelector(e):null;querySelectorAll=e=>this.root?this.root.querySelectorAll(e):[];setTimeout=(e,t)=>this.getWindow().setTimeout(e,t);clearTimeout=e=>this.getWindow().clearTimeout(e)};function mu(e,t){return{[Rr()]:n=>Yc(e)?(e.current=n,B(()=>t?.(n)),()=>{`isConnected`in n&&n.isConnected||(e.current=null,t?.(null))}):(e(n),B(()=>t?.(n)),()=>{`isConnected`in n&&n.isConnected||(e(null),t?.(null))})}}function hu(e){return e?`true`:`false`}function gu(e){return e?`true`:void 0}function _u(e){return e?``:void 0}function vu(e){return e?!0:void 0}function yu(e){return e?`open`:`closed`}function bu(e){return e===`starting`?{"data-starting-style":``}:e===`ending`?{"data-ending-style":``}:{}}var xu=class{#e;#t;attrs;constructor(e){this.#e=e.getVariant?e.getVariant():null,this.#t=this.#e?`data-${this.#e}-`:`data-${e.component}-`,this.getAttr=this.getAttr.bind(this),this.selector=this.selector.bind(this),this.attrs=Object.fromEntries(e.parts.map(e=>[e,this.getAttr(e)]))}getAttr(e,t){return t?`data-${t}-${e}`:`${this.#t}${e}`}selector(e,t){return`[${this.getAttr(e,t)}]`}};function Su(e){let t=new xu(e);return{...t.attrs,selector:t.selector,getAttr:t.getAttr}}var Cu=`ArrowDown`,wu=`ArrowLeft`,Tu=`ArrowRight`,Eu=`ArrowUp`,Du=`Backspace`,Ou=`CapsLock`,ku=`Control`,Au=`Enter`,ju=`Escape`,Mu=`Home`,Nu=`Meta`,Pu=`PageDown`,Fu=`PageUp`,Iu=`Shift`,Lu=typeof document<`u`,Ru=zu();function zu(){return Lu&&window?.navigator?.userAgent&&(/iP(ad|hone|od)/.test(window.navigator.userAgent)||window?.navigator?.maxTouchPoints>2&&/iPad|Macintosh/.test(window?.navigator.userAgent))}function Bu(e){return e instanceof HTMLElement}function Vu(e){return e instanceof Element}function Hu(e){return e instanceof Element||e instanceof SVGElement}function Uu(e){return!Number.isNaN(Number(e))&&!Number.isNaN(Number.parseFloat(e))}function Wu(e){return e===null}function Gu(e){return e.pointerType===`touch`}function Ku(e){return e!==null}var qu=class{#e;#t=null;#n=null;#r=0;constructor(e){this.#e=e,$l(()=>this.#i())}#i(){this.#t!==null&&(window.cancelAnimationFrame(this.#t),this.#t=null),this.#n?.disconnect(),this.#n=null,this.#r++}run(e){this.#i();let t=this.#r,n=()=>{t===this.#r&&this.#a(e)},r=()=>{if(t!==this.#r)return;let i=this.#e.ref.current;if(!i)return;if(typeof i.getAnimations!=`function`){this.#a(e);return}let a=i.getAnimations();a.length===0?n():Promise.all(a.map(e=>e.finished)).then(()=>{n()}).catch(()=>{t===this.#r&&(i.getAnimations().some(e=>e.pending||e.playState!==`finished`)?r():n())})},i=()=>{this.#t=window.requestAnimationFrame(()=>{this.#t=null,r()})};this.#e.afterTick.current?this.#t=window.requestAnimationFrame(()=>{this.#t=null;let e=`data-starting-style`,n=this.#e.ref.current;n&&(n.hasAttribute(e)?(this.#n=new MutationObserver(()=>{t===this.#r&&(n.hasAttribute(e)||(this.#n?.disconnect(),this.#n=null,i()))}),this.#n.observe(n,{attributes:!0,attributeFilter:[e]})):i())}):i()}#a(e){let t=this.#r,n=()=>{t===this.#r&&e()};this.#e.afterTick.current?eu(n):n()}},Ju=class{#e;#t;#n;#r=M(!1);#i=M(void 0);#a=!1;#o=null;constructor(e){this.#e=e,N(this.#r,e.open.current,!0),this.#t=e.enabled??!0,this.#n=new qu({ref:this.#e.ref,afterTick:this.#e.open}),$l(()=>this.#s()),Jl(()=>this.#e.open.current,e=>{!this.#a&&(this.#a=!0,e===z(this.#r))||(this.#s(),!e&&this.#e.shouldSkipExitAnimation?.()?(N(this.#r,!1),N(this.#i,void 0),this.#e.onComplete?.()):(e&&N(this.#r,!0),N(this.#i,e?`starting`:`ending`,!0),e&&(this.#o=window.requestAnimationFrame(()=>{this.#o=null,this.#e.open.current&&N(this.#i,void 0)})),this.#t?this.#n.run(()=>{e===this.#e.open.current&&(this.#e.open.current||N(this.#r,!1),N(this.#i,void 0),this.#e.onComplete?.())}):(e||N(this.#r,!1),N(this.#i,void 0),this.#e.onComplete?.())))})}get shouldRender(){return z(this.#r)}get transitionStatus(){return z(this.#i)}#s(){this.#o!==null&&(window.cancelAnimationFrame(this.#o),this.#o=null)}};function $(){}function Yu(e,t){return t===void 0?`bits-${e}`:`bits-${e}-${t}`}function Xu(e,t){var n=H();Ti(P(n),()=>t.children,e=>{var n=H();K(P(n),()=>t.children??f),U(e,n)}),U(e,n)}var Zu=new Gl(`BitsConfig`);function Qu(){let e=new $u(null,{});return Zu.getOr(e).opts}var $u=class{opts;constructor(e,t){let n=ed(e,t);this.opts={defaultPortalTo:n(e=>e.defaultPortalTo),defaultLocale:n(e=>e.defaultLocale)}}};function ed(e,t){return n=>Q(()=>{let r=n(t)?.current;if(r!==void 0)return r;if(e!==null)return n(e.opts)?.current})}function td(e,t){return n=>{let r=Qu();return Q(()=>{let i=n();if(i!==void 0)return i;let a=e(r).current;return a===void 0?t:a})}}var nd=td(e=>e.defaultLocale,`en`),rd=td(e=>e.defaultPortalTo,`body`);function id(e,t){O(t,!0);let n=rd(()=>t.to),r=ct(),i=A(a);function a(){if(!Lu||t.disabled)return null;let e=null;return e=typeof n.current==`string`?document.querySelector(n.current):n.current,e}let o;function s(){o&&=(Si(o),null)}Jl([()=>z(i),()=>t.disabled],([e,n])=>{if(!e||n)s();else return o=vi(Xu,{target:e,props:{children:t.children},context:r}),()=>{s()}});var c=H(),l=P(c),u=e=>{var n=H();K(P(n),()=>t.children??f),U(e,n)};G(l,e=>{t.disabled&&e(u)}),U(e,c),k()}var ad=new WeakMap;function od(e,t=e.composedPath()){ad.set(e,t)}function sd(e){return ad.get(e)??e.composedPath()}function cd(e,t){return t?Hu(e.target)&&t.contains(e.target)||sd(e).includes(t):!1}function ld(e,t){for(let n of sd(e))if(Hu(n)&&n.matches(t))return n;return Hu(e.target)?e.target.closest(t):null}function ud(e,t){od(t,sd(e))}function dd(e,t=500){let n=null,r=null,i=(...e)=>{i.destroy(),r=e,n=setTimeout(i.flush,t)};return i.flush=()=>{if(r===null)return;let t=r;i.destroy(),e(...t)},i.destroy=()=>{n!==null&&(clearTimeout(n),n=null),r=null},i}function fd(e,t){return e===t||e.contains(t)}function pd(e){return e?.ownerDocument??document}function md(e,t){let{clientX:n,clientY:r}=e,i=t.getBoundingClientRect();return n<i.left||n>i.right||r<i.top||r>i.bottom}var hd=`data-context-menu-trigger`,gd=`data-context-menu-content`;globalThis.bitsDismissableLayers??=new Map;var _d=class e{static create(t){return new e(t)}opts;#e=$;#t=()=>!1;#n=null;#r=Zc(`close`);#i={pointerdown:!1};#a=!1;#o=null;#s=!1;#c=void 0;#l=$;#u=$;#d=!1;constructor(e){this.opts=e,Hn(()=>{this.#r.current=e.interactOutsideBehavior.current,this.#e=e.onInteractOutside.current,this.#l=e.onFocusOutside.current,this.#t=e.isValidEvent.current,this.#n=e.ref.current});let t=$,n=null,r=()=>{n=null,this.#x(),globalThis.bitsDismissableLayers.delete(this),this.#g.destroy(),this.#u(),t()};Jl([()=>this.opts.enabled.current,()=>this.opts.ref.current],([e,i])=>{let a=e?i:null;n!==a&&(r(),a&&(n=a,this.#c=pd(a),globalThis.bitsDismissableLayers.set(this,this.#r),t=this.#p()))}),$l(()=>{this.#d=!0,r()})}#f=e=>{e.defaultPrevented||this.#d||!this.#n||eu(()=>{this.#d||this.#n&&!this.#b(e.target)&&e.target&&!this.#s&&this.#l?.(e)})};#p(){let e=this.#c,t=e=>{B(()=>{this.#g.flush(),this.#_(e),this.#y(e)})},n=e=>{e.cancelBubble||e!==this.#o||(this.#v(e),e.pointerType===`touch`?(this.#g.destroy(),this.#h(e)):this.#g(e))};return e.addEventListener(`pointerdown`,t,!0),e.addEventListener(`pointerdown`,n),Ml(()=>e.removeEventListener(`pointerdown`,t,!0),()=>e.removeEventListener(`pointerdown`,n),$r(e,`focusin`,this.#f))}#m=e=>{let t=e;t.defaultPrevented&&(t=xd(e)),this.#e(e)};#h=e=>{if(!this.#n){this.#u();return}let t=this.#t(e,this.#n)||bd(e,this.#n);if(!this.#a||this.#S()||!t){this.#u();return}let n=e;if(n.defaultPrevented&&(n=xd(n)),this.#r.current!==`close`&&this.#r.current!==`defer-otherwise-close`)this.#u();else if(e.pointerType===`touch`){this.#u();let e=null,t=$,n=e=>{t(),this.#m(e)};t=Ml($r(this.#c,`click`,n,{once:!0}),$r(this.#c,`click`,t=>{od(t),e=setTimeout(()=>n(t),0)},{once:!0,capture:!0}),()=>{e!==null&&clearTimeout(e),e=null}),this.#u=t}else this.#e(n)};#g=dd(this.#h,10);#_=e=>{this.#i[e.type]=!0};#v=e=>{this.#i[e.type]=!1};#y=e=>{this.#o=e,od(e),this.#n&&(this.#a=yd(this))};#b=e=>this.#n?fd(this.#n,e):!1;#x=()=>{for(let e in this.#i)this.#i[e]=!1;this.#a=!1,this.#o=null};#S(){return Object.values(this.#i).some(Boolean)}#C=()=>{this.#s=!0};#w=()=>{this.#s=!1};props={onfocuscapture:this.#C,onblurcapture:this.#w}};function vd(e=[...globalThis.bitsDismissableLayers]){return e.findLast(([e,{current:t}])=>t===`close`||t===`ignore`)}function yd(e){let t=[...globalThis.bitsDismissableLayers],n=vd(t);if(n)return n[0]===e;let[r]=t[0];return r===e}function bd(e,t){let n=e.target;if(!Hu(n))return!1;let r=!!ld(e,`[${hd}]`),i=!!t.closest(`[${gd}]`);return`button`in e&&e.button>0&&!r?!1:`button`in e&&e.button===0&&r&&i?!0:r&&i?!1:pd(n).documentElement.contains(n)&&!cd(e,t)&&md(e,t)}function xd(e){let t=e.currentTarget,n=e.target,r;r=e instanceof PointerEvent?new PointerEvent(e.type,e):new PointerEvent(`pointerdown`,e);let i=!1,a=new Proxy(r,{get:(r,a)=>{if(a===`currentTarget`)return t;if(a===`target`)return n;if(a===`preventDefault`)return()=>{i=!0,typeof r.preventDefault==`function`&&r.preventDefault()};if(a===`defaultPrevented`)return i;if(a in r){let e=r[a];return typeof e==`function`?e.bind(r):e}let o=e[a];return typeof o==`function`?o.bind(e):o}});return ud(e,a),a}function Sd(e,t){O(t,!0);let n=J(t,`interactOutsideBehavior`,3,`close`),r=J(t,`onInteractOutside`,3,$),i=J(t,`onFocusOutside`,3,$),a=J(t,`isValidEvent`,3,()=>!1),o=_d.create({id:Q(()=>t.id),interactOutsideBehavior:Q(()=>n()),onInteractOutside:Q(()=>r()),enabled:Q(()=>t.enabled),onFocusOutside:Q(()=>i()),isValidEvent:Q(()=>a()),ref:B(()=>t.ref)});var s=H();K(P(s),()=>t.children??f,()=>({props:o.props})),U(e,s),k()}globalThis.bitsEscapeLayers??=new Map;var Cd=class e{static create(t){return new e(t)}opts;domContext;constructor(e){this.opts=e,this.domContext=new pu(this.opts.ref);let t=$;Jl(()=>e.enabled.current,n=>(n&&(globalThis.bitsEscapeLayers.set(this,e.escapeKeydownBehavior),t=this.#e()),()=>{t(),globalThis.bitsEscapeLayers.delete(this)}))}#e=()=>$r(this.domContext.getDocument(),`keydown`,this.#t,{passive:!1});#t=e=>{if(e.key!==`Escape`||!wd(this))return;let t=new KeyboardEvent(e.type,e);e.preventDefault();let n=this.opts.escapeKeydownBehavior.current;(n===`close`||n===`defer-otherwise-close`)&&this.opts.onEscapeKeydown.current(t)}};function wd(e){let t=[...globalThis.bitsEscapeLayers],n=t.findLast(([e,{current:t}])=>t===`close`||t===`ignore`);if(n)return n[0]===e;let[r]=t[0];return r===e}function Td(e,t){O(t,!0);let n=J(t,`escapeKeydownBehavior`,3,`close`),r=J(t,`onEscapeKeydown`,3,$);Cd.create({escapeKeydownBehavior:Q(()=>n()),onEscapeKeydown:Q(()=>r()),enabled:Q(()=>t.enabled),ref:B(()=>t.ref)});var i=H();K(P(i),()=>t.children??f),U(e,i),k()}var Ed=class e{static instance;#e=Zc([]);#t=new WeakMap;#n=new WeakMap;static getInstance(){return this.instance||=new e,this.instance}register(e){let t=this.getActive();t&&t!==e&&t.pause();let n=fu(document);n&&n!==document.body&&this.#n.set(e,n),this.#e.current=this.#e.current.filter(t=>t!==e),this.#e.current.unshift(e),e.resume()}unregister(e){this.#e.current=this.#e.current.filter(t=>t!==e);let t=this.getActive();t&&t.resume()}getActive(){return this.#e.current[0]}setFocusMemory(e,t){this.#t.set(e,t)}getFocusMemory(e){return this.#t.get(e)}isActiveScope(e){return this.getActive()===e}setPreFocusMemory(e,t){this.#n.set(e,t)}getPreFocusMemory(e){return this.#n.get(e)}clearPreFocusMemory(e){this.#n.delete(e)}},Dd=[`input:not([inert]):not([inert] *)`,`select:not([inert]):not([inert] *)`,`textarea:not([inert]):not([inert] *)`,`a[href]:not([inert]):not([inert] *)`,`area[href]:not([inert]):not([inert] *)`,`button:not([inert]):not([inert] *)`,`[tabindex]:not(slot):not([inert]):not([inert] *)`,`audio[controls]:not([inert]):not([inert] *)`,`video[controls]:not([inert]):not([inert] *)`,`[contenteditable]:not([contenteditable="false"]):not([inert]):not([inert] *)`,`details>summary:first-of-type:not([inert]):not([inert] *)`,`details:not([inert]):not([inert] *)`],Od=Dd.join(`,`),kd=typeof Element>`u`,Ad=kd?function(){}:Element.prototype.matches||Element.prototype.msMatchesSelector||Element.prototype.webkitMatchesSelector,jd=!kd&&Element.prototype.getRootNode?function(e){return e==null||e.getRootNode==null?void 0:e.getRootNode()}:function(e){return e?.ownerDocument},Md=function(e,t){t===void 0&&(t=!0);var n=e==null||e.getAttribute==null?void 0:e.getAttribute(`inert`);return n===``||n===`true`||t&&e&&(typeof e.closest==`function`?e.closest(`[inert]`):Md(e.parentNode))},Nd=function(e){var t,n=e==null||e.getAttribute==null||(t=e.getAttribute(`contenteditable`))==null?void 0:t.toLowerCase();return n===``||n===`true`||n===`plaintext-only`},Pd=function(e,t,n){if(Md(e))return[];var r=Array.prototype.slice.apply(e.querySelectorAll(Od));return t&&Ad.call(e,Od)&&r.unshift(e),r=r.filter(n),r},Fd=function(e,t,n){for(var r=[],i=Array.from(e);i.length;){var a=i.shift();if(!Md(a,!1)){if(a.tagName===`SLOT`){var o=a.assignedElements(),s=Fd(o.length?o:a.children,!0,n);n.flatten?r.push.apply(r,s):r.push({scopeParent:a,candidates:s})}else{Ad.call(a,Od)&&n.filter(a)&&(t||!e.includes(a))&&r.push(a);var c=a.shadowRoot||typeof n.getShadowRoot==`function`&&n.getShadowRoot(a),l=!Md(c,!1)&&(!n.shadowRootFilter||n.shadowRootFilter(a));if(c&&l){var u=Fd(c===!0?a.children:c.children,!0,n);n.flatten?r.push.apply(r,u):r.push({scopeParent:a,candidates:u})}else i.unshift.apply(i,a.children)}}}return r},Id=function(e){return!isNaN(parseInt(e.getAttribute(`tabindex`),10))},Ld=function(e){if(!e)throw Error(`No node provided`);return e.tabIndex<0&&(/^(AUDIO|VIDEO|DETAILS)$/.test(e.tagName)||Nd(e))&&!Id(e)?0:e.tabIndex},Rd=function(e,t){var n=Ld(e);return n<0&&t&&!Id(e)?0:n},zd=function(e,t){return e.tabIndex===t.tabIndex?e.documentOrder-t.documentOrder:e.tabIndex-t.tabIndex},Bd=function(e){return e.tagName===`INPUT`},Vd=function(e){return Bd(e)&&e.type===`hidden`},Hd=function(e){return e.tagName===`DETAILS`&&Array.prototype.slice.apply(e.children).some(function(e){return e.tagName===`SUMMARY`})},Ud=function(e,t){for(var n=0;n<e.length;n++)if(e[n].checked&&e[n].form===t)return e[n]},Wd=function(e){if(!e.name)return!0;var t=e.form||jd(e),n=function(e){return t.querySelectorAll(`input[type="radio"][name="`+e+`"]`)},r;if(typeof window<`u`&&window.CSS!==void 0&&typeof window.CSS.escape==`function`)r=n(window.CSS.escape(e.name));else try{r=n(e.name)}catch(e){return console.error(`Looks like you have a radio button with a name attribute containing invalid CSS selector characters and need the CSS.escape polyfill: %s`,e.message),!1}var i=Ud(r,e.form);return!i||i===e},Gd=function(e){return Bd(e)&&e.type===`radio`},Kd=function(e){return Gd(e)&&!Wd(e)},qd=function(e){var t=e.getBoundingClientRect(),n=t.width,r=t.height;return n===0&&r===0},Jd=function(e,t){var n=t.displayCheck,r=t.getShadowRoot;if(n===`full-native`&&`checkVisibility`in e)return!e.checkVisibility({checkOpacity:!1,opacityProperty:!1,contentVisibilityAuto:!0,visibilityProperty:!0,checkVisibilityCSS:!0});var i=getComputedStyle(e).visibility;if(i===`hidden`||i===`collapse`)return!0;var a=Ad.call(e,`details>summary:first-of-type`)?e.parentElement:e;if(Ad.call(a,`details:not([open]) *`))return!0;if(!n||n===`full`||n===`full-native`||n===`legacy-full`){if(typeof r==`function`){for(var o=e;e;){var s=e.parentElement,c=jd(e);if(s&&!s.shadowRoot&&r(s)===!0)return qd(e);e=e.assignedSlot?e.assignedSlot:!s&&c!==e.ownerDocument?c.host:s}e=o}if(e.isConnected)return!e.getClientRects().length;if(n!==`legacy-full`)return!0}else if(n===`non-zero-area`)return qd(e);return!1},Yd=function(e){if(/^(INPUT|BUTTON|SELECT|TEXTAREA)$/.test(e.tagName))for(var t=e.parentElement;t;){if(t.tagName===`FIELDSET`&&t.disabled){for(var n=0;n<t.children.length;n++){var r=t.children.item(n);if(r.tagName===`LEGEND`)return Ad.call(t,`fieldset[disabled] *`)?!0:!r.contains(e)}return!0}t=t.parentElement}return!1},Xd=function(e,t){return!(t.disabled||Vd(t)||Jd(t,e)||Hd(t)||Yd(t))},Zd=function(e,t){return!(Kd(t)||Ld(t)<0||!Xd(e,t))},Qd=function(e){var t=parseInt(e.getAttribute(`tabindex`),10);return!!(isNaN(t)||t>=0)},$d=function(e){var t=[],n=[];return e.forEach(function(e,r){var i=!!e.scopeParent,a=i?e.scopeParent:e,o=Rd(a,i),s=i?$d(e.candidates):a;o===0?i?t.push.apply(t,s):t.push(a):n.push({documentOrder:r,tabIndex:o,item:e,isScope:i,content:s})}),n.sort(zd).reduce(function(e,t){return t.isScope?e.push.apply(e,t.content):e.push(t.content),e},[]).concat(t)},ef=function(e,t){return t||={},$d(t.getShadowRoot?Fd([e],t.includeContainer,{filter:Zd.bind(null,t),flatten:!1,getShadowRoot:t.getShadowRoot,shadowRootFilter:Qd}):Pd(e,t.includeContainer,Zd.bind(null,t)))},tf=function(e,t){return t||={},t.getShadowRoot?Fd([e],t.includeContainer,{filter:Xd.bind(null,t),flatten:!0,getShadowRoot:t.getShadowRoot}):Pd(e,t.includeContainer,Xd.bind(null,t))},nf=function(e,t){if(t||={},!e)throw Error(`No node provided`);return Ad.call(e,Od)!==!1&&Zd(t,e)},rf=Dd.concat(`iframe:not([inert]):not([inert] *)`).join(`,`),af=function(e,t){if(t||={},!e)throw Error(`No node provided`);return Ad.call(e,rf)!==!1&&Xd(t,e)};function of(e,t){let n=t.getRootNode();for(;e;){let t=e.getRootNode();if(t===n)return e;e=t!==e&&`host`in t?t.host:null}return null}var sf=class e{#e=!1;#t=null;#n=Ed.getInstance();#r=[];#i;constructor(e){this.#i=e}get paused(){return this.#e}pause(){this.#e=!0}resume(){this.#e=!1}#a(){for(let e of this.#r)e();this.#r=[]}mount(e){this.#t!==e&&(this.#t&&this.unmount(),this.#t=e,this.#n.register(this),this.#c(),this.#o())}unmount(){this.#t&&=(this.#a(),this.#s(),this.#n.unregister(this),this.#n.clearPreFocusMemory(this),null)}#o(){if(!this.#t)return;let e=new CustomEvent(`focusScope.onOpenAutoFocus`,{bubbles:!1,cancelable:!0});this.#i.onOpenAutoFocus.current(e),e.defaultPrevented||requestAnimationFrame(()=>{if(!this.#t||this.#e||!this.#n.isActiveScope(this)||this.#t.contains(of(fu(this.#t.ownerDocument),this.#t)))return;let e=this.#u();e?(e.focus({preventScroll:!0}),this.#n.setFocusMemory(this,e)):this.#t.focus({preventScroll:!0})})}#s(){let e=new CustomEvent(`focusScope.onCloseAutoFocus`,{bubbles:!1,cancelable:!0});if(this.#i.onCloseAutoFocus.current?.(e),!e.defaultPrevented){let e=this.#n.getPreFocusMemory(this);if(e&&e.isConnected)try{e.focus({preventScroll:!0})}catch{document.body.focus()}}}#c(){if(!this.#t||!this.#i.trap.current)return;let e=this.#t,t=e.ownerDocument;this.#r.push($r(t,`focusin`,t=>{if(this.#e||!this.#n.isActiveScope(this))return;let n=of(t.composedPath()[0],e);if(n!==null&&e.contains(n))this.#n.setFocusMemory(this,n);else{let n=this.#n.getFocusMemory(this);if(n&&e.contains(n)&&af(n))t.preventDefault(),n.focus({preventScroll:!0});else{let t=this.#u(),n=this.#d()[0];(t||n||e).focus({preventScroll:!0})}}},{capture:!0}),$r(e,`keydown`,e=>{if(!this.#i.loop||this.#e||e.key!==`Tab`||!this.#n.isActiveScope(this))return;let n=this.#l();if(n.length===0)return;let r=n[0],i=n[n.length-1];!e.shiftKey&&fu(t)===i?(e.preventDefault(),r.focus()):e.shiftKey&&fu(t)===r&&(e.preventDefault(),i.focus())}));let n=new MutationObserver(()=>{let t=this.#n.getFocusMemory(this);if(t&&!e.contains(t)){let t=this.#u(),n=this.#d()[0],r=t||n;r?(r.focus({preventScroll:!0}),this.#n.setFocusMemory(this,r)):e.focus({preventScroll:!0})}});n.observe(e,{childList:!0,subtree:!0}),this.#r.push(()=>n.disconnect())}#l(){return this.#t?ef(this.#t,{includeContainer:!1,getShadowRoot:!0}):[]}#u(){return this.#l()[0]||null}#d(){return this.#t?tf(this.#t,{includeContainer:!1,getShadowRoot:!0}):[]}static use(t){let n=null;return Jl([()=>t.ref.current,()=>t.enabled.current],([r,i])=>{r&&i?(n||=new e(t),n.mount(r)):n&&=(n.unmount(),null)}),$l(()=>{n?.unmount()}),{get props(){return{tabindex:-1}}}}};function cf(e,t){O(t,!0);let n=J(t,`enabled`,3,!1),r=J(t,`trapFocus`,3,!1),i=J(t,`loop`,3,!1),a=J(t,`onCloseAutoFocus`,3,$),o=J(t,`onOpenAutoFocus`,3,$),s=sf.use({enabled:Q(()=>n()),trap:Q(()=>r()),loop:B(()=>i()),onCloseAutoFocus:Q(()=>a()),onOpenAutoFocus:Q(()=>o()),ref:B(()=>t.ref)});var c=H();K(P(c),()=>t.focusScope??f,()=>({props:s.props})),U(e,c),k()}var lf=()=>{};globalThis.bitsTextSelectionLayers??=new Map;var uf=class e{static create(t){return new e(t)}opts;domContext;#e=$;#t=!1;#n=lf;#r=lf;constructor(e){this.opts=e,this.domContext=new pu(e.ref);let t=$;Jl(()=>[this.opts.enabled.current,this.opts.onPointerDown.current,this.opts.onPointerUp.current],([e,n,r])=>(this.#t=e,this.#n=n,this.#r=r,e&&(globalThis.bitsTextSelectionLayers.set(this,this.opts.enabled),t(),t=this.#i()),()=>{this.#t=!1,t(),this.#s(),globalThis.bitsTextSelectionLayers.delete(this)}))}#i(){return Ml($r(this.domContext.getDocument(),`pointerdown`,this.#o),$r(this.domContext.getDocument(),`pointerup`,this.#a))}#a=e=>{this.#s(),e.defaultPrevented||this.#r(e)};#o=e=>{if(!this.#t)return;this.#s();let t=this.opts.ref.current,n=e.target;Bu(t)&&Bu(n)&&mf(this)&&lu(t,n)&&(this.#n(e),e.defaultPrevented||(this.#e=ff(t,this.domContext.getDocument().body)))};#s=()=>{this.#e(),this.#e=$}},df=e=>e.style.userSelect||e.style.webkitUserSelect;function ff(e,t){let n=df(t),r=df(e);return pf(t,`none`),pf(e,`text`),()=>{pf(t,n),pf(e,r)}}function pf(e,t){e.style.userSelect=t,e.style.webkitUserSelect=t}function mf(e){let t=[...globalThis.bitsTextSelectionLayers];if(!t.length)return!1;let n=t.at(-1);return n?n[0]===e:!1}function hf(e,t){O(t,!0);let n=J(t,`preventOverflowTextSelection`,3,!0),r=J(t,`onPointerDown`,3,$),i=J(t,`onPointerUp`,3,$);uf.create({id:Q(()=>t.id),onPointerDown:Q(()=>r()),onPointerUp:Q(()=>i()),enabled:Q(()=>t.enabled&&n()),ref:B(()=>t.ref)});var a=H();K(P(a),()=>t.children??f),U(e,a),k()}globalThis.bitsIdCounter??={current:0};function gf(e=`bits`){return globalThis.bitsIdCounter.current++,`${e}-${globalThis.bitsIdCounter.current}`}var _f=class{#e;#t=0;#n=M();#r;constructor(e){this.#e=e}#i(){--this.#t,this.#r&&this.#t<=0&&(this.#r(),N(this.#n,void 0),this.#r=void 0)}get(...e){return this.#t+=1,z(this.#n)===void 0&&(this.#r=Un(()=>{N(this.#n,this.#e(...e),!0)})),Bn(()=>()=>{this.#i()}),z(this.#n)}},vf=new go,yf=new Map,bf=[`padding-right`,`margin-right`,`overflow`,`overflow-x`,`overflow-y`,`pointer-events`,`--scrollbar-width`],xf=null,Sf=!1,Cf=new Set,wf=null,Tf=null,Ef=!1;function Df(e,t,n){e.setProperty(t,n),Cf.add(t),t===`overflow`&&(Cf.add(`overflow-x`),Cf.add(`overflow-y`))}var Of=Q(()=>{for(let e of vf.values())if(e)return!0;return!1}),kf=Q(()=>{for(let[e,t]of vf)if(t&&(yf.get(e)?.()??!0))return!0;return!1}),Af=null,jf=new _f(()=>{function e(e,t){let n=xf?.get(t);n?.value?e.body.style.setProperty(t,n.value,n.priority):e.body.style.removeProperty(t)}function t(t){for(let n of bf)Cf.has(n)&&e(t,n);!Sf&&t.body.style.length===0&&t.body.removeAttribute(`style`),xf=null,Cf.clear(),Ru&&wf?.()}function n(t){Cf.delete(`pointer-events`)&&e(t,`pointer-events`)}function r(){Tf!==null&&(window.clearTimeout(Tf),Tf=null)}function i(e,t){r(),Ef=!0,Af=Date.now();let n=Af,i=()=>{Tf=null,Af===n&&(Nf(vf)?Ef=!1:(Ef=!1,t()))},a=e===null?24:e;Tf=window.setTimeout(i,a)}function a(){if(xf===null&&vf.size===0&&!Ef){Sf=document.body.hasAttribute(`style`),xf=new Map;for(let e of bf)xf.set(e,{value:document.body.style.getPropertyValue(e),priority:document.body.style.getPropertyPriority(e)})}}return Jl(()=>Of.current,()=>{if(!Of.current)return;a(),Ef=!1;let e=getComputedStyle(document.documentElement),t=getComputedStyle(document.body),n=e.scrollbarGutter?.includes(`stable`)||t.scrollbarGutter?.includes(`stable`),r=window.innerWidth-document.documentElement.clientWidth,i={padding:Number.parseInt(t.paddingRight??`0`,10)+r,margin:Number.parseInt(t.marginRight??`0`,10)};r>0&&!n&&(Df(document.body.style,`padding-right`,`${i.padding}px`),Df(document.body.style,`margin-right`,`${i.margin}px`),Df(document.body.style,`--scrollbar-width`,`${r}px`)),Df(document.body.style,`overflow`,`hidden`),Ru&&(wf=$r(document,`touchmove`,e=>{e.target===document.documentElement&&(e.touches.length>1||e.preventDefault())},{passive:!1})),eu(()=>{kf.current&&Df(document.body.style,`pointer-events`,`none`),Df(document.body.style,`overflow`,`hidden`)})}),Jl(()=>kf.current,()=>{Of.current&&eu(()=>{Of.current&&(kf.current?Df(document.body.style,`pointer-events`,`none`):n(document))})},{lazy:!0}),$l(()=>()=>{wf?.()}),{get lockMap(){return vf},resetBodyStyle:t,restorePointerEvents:n,scheduleCleanupIfNoNewLocks:i,cancelPendingCleanup:r,ensureInitialStyleCaptured:a}}),Mf=class{#e=gf();#t;#n=()=>null;#r;locked;constructor(e,t=()=>null,n=()=>!0){this.#t=e,this.#n=t,this.#r=jf.get(),this.#r&&(this.#r.cancelPendingCleanup(),this.#r.ensureInitialStyleCaptured(),yf.set(this.#e,n),this.#r.lockMap.set(this.#e,this.#t??!1),this.locked=Q(()=>this.#r.lockMap.get(this.#e)??!1,e=>this.#r.lockMap.set(this.#e,e)),$l(()=>{if(this.#r.lockMap.delete(this.#e),yf.delete(this.#e),Nf(this.#r.lockMap))return;let e=this.#n(),t=document;this.#r.restorePointerEvents(t),this.#r.scheduleCleanupIfNoNewLocks(e,()=>{this.#r.resetBodyStyle(t)})}))}};function Nf(e){for(let[t,n]of e)if(n)return!0;return!1}function Pf(e,t){O(t,!0);let n=J(t,`preventScroll`,3,!0),r=J(t,`restoreScrollDelay`,3,null),i=J(t,`blockPointer`,3,()=>!0);B(()=>{n()&&new Mf(n(),()=>r(),i())}),k()}var Ff=new Gl(`Floating.Root`),If=new Gl(`Floating.Root`),Lf=class e{static create(t=!1){return t?If.set(new e):Ff.set(new e)}anchorNode=Zc(null);customAnchorNode=Zc(null);triggerNode=Zc(null);constructor(){Bn(()=>{this.customAnchorNode.current?typeof this.customAnchorNode.current==`string`?this.anchorNode.current=document.querySelector(this.customAnchorNode.current):this.anchorNode.current=this.customAnchorNode.current:this.anchorNode.current=this.triggerNode.current})}},Rf=class e{static create(t,n=!1){return n?new e(t,If.get()):new e(t,Ff.get())}opts;root;constructor(e,t){this.opts=e,this.root=t,t.triggerNode=e.virtualEl&&e.virtualEl.current?Xc(e.virtualEl.current):e.ref}};function zf(e,t){O(t,!0);let n=J(t,`tooltip`,3,!1);Lf.create(B(()=>n()));var r=H();K(P(r),()=>t.children??f),U(e,r),k()}function Bf(e){return typeof e==`function`?e():e}function Vf(e){return typeof window>`u`?1:(e.ownerDocument.defaultView||window).devicePixelRatio||1}function Hf(e,t){let n=Vf(e);return Math.round(t*n)/n}function Uf(e){return{[`--bits-${e}-content-transform-origin`]:`var(--bits-floating-transform-origin)`,[`--bits-${e}-content-available-width`]:`var(--bits-floating-available-width)`,[`--bits-${e}-content-available-height`]:`var(--bits-floating-available-height)`,[`--bits-${e}-anchor-width`]:`var(--bits-floating-anchor-width)`,[`--bits-${e}-anchor-height`]:`var(--bits-floating-anchor-height)`}}function Wf(e,t){O(t,!0);let n=J(t,`tooltip`,3,!1);Rf.create({id:Q(()=>t.id),virtualEl:Q(()=>t.virtualEl),ref:B(()=>t.ref)},B(()=>n()));var r=H();K(P(r),()=>t.children??f),U(e,r),k()}var Gf=[`top`,`right`,`bottom`,`left`],Kf=Math.min,qf=Math.max,Jf=Math.round,Yf=Math.floor,Xf=e=>({x:e,y:e}),Zf={left:`right`,right:`left`,bottom:`top`,top:`bottom`};function Qf(e,t,n){return qf(e,Kf(t,n))}function $f(e,t){return typeof e==`function`?e(t):e}function ep(e){return e.split(`-`)[0]}function tp(e){return e.split(`-`)[1]}function np(e){return e===`x`?`y`:`x`}function rp(e){return e===`y`?`height`:`width`}function ip(e){let t=e[0];return t===`t`||t===`b`?`y`:`x`}function ap(e){return np(ip(e))}function op(e,t,n){n===void 0&&(n=!1);let r=tp(e),i=ap(e),a=rp(i),o=i===`x`?r===(n?`end`:`start`)?`right`:`left`:r===`start`?`bottom`:`top`;return t.reference[a]>t.floating[a]&&(o=hp(o)),[o,hp(o)]}function sp(e){let t=hp(e);return[cp(e),t,cp(t)]}function cp(e){return e.includes(`start`)?e.replace(`start`,`end`):e.replace(`end`,`start`)}var lp=[`left`,`right`],up=[`right`,`left`],dp=[`top`,`bottom`],fp=[`bottom`,`top`];function pp(e,t,n){switch(e){case`top`:case`bottom`:return n?t?up:lp:t?lp:up;case`left`:case`right`:return t?dp:fp;default:return[]}}function mp(e,t,n,r){let i=tp(e),a=pp(ep(e),n===`start`,r);return i&&(a=a.map(e=>e+`-`+i),t&&(a=a.concat(a.map(cp)))),a}function hp(e){let t=ep(e);return Zf[t]+e.slice(t.length)}function gp(e){return{top:e.top??0,right:e.right??0,bottom:e.bottom??0,left:e.left??0}}function _p(e){return typeof e==`number`?{top:e,right:e,bottom:e,left:e}:gp(e)}function vp(e){let{x:t,y:n,width:r,height:i}=e;return{width:r,height:i,top:n,left:t,right:t+r,bottom:n+i,x:t,y:n}}function yp(e,t,n){let{reference:r,floating:i}=e,a=ip(t),o=ap(t),s=rp(o),c=ep(t),l=a===`y`,u=r.x+r.width/2-i.width/2,d=r.y+r.height/2-i.height/2,f=r[s]/2-i[s]/2,p;switch(c){case`top`:p={x:u,y:r.y-i.height};break;case`bottom`:p={x:u,y:r.y+r.height};break;case`right`:p={x:r.x+r.width,y:d};break;case`left`:p={x:r.x-i.width,y:d};break;default:p={x:r.x,y:r.y}}let m=tp(t);return m&&(p[o]+=f*(m===`end`?1:-1)*(n&&l?-1:1)),p}async function bp(e,t){t===void 0&&(t={});let{x:n,y:r,platform:i,rects:a,elements:o,strategy:s}=e,{boundary:c=`clippingAncestors`,rootBoundary:l=`viewport`,elementContext:u=`floating`,altBoundary:d=!1,padding:f=0}=$f(t,e),p=_p(f),m=o[d?u===`floating`?`reference`:`floating`:u],h=vp(await i.getClippingRect({element:await(i.isElement==null?void 0:i.isElement(m))??!0?m:m.contextElement||await(i.getDocumentElement==null?void 0:i.getDocumentElement(o.floating)),boundary:c,rootBoundary:l,strategy:s})),g=u===`floating`?{x:n,y:r,width:a.floating.width,height:a.floating.height}:a.reference,_=await(i.getOffsetParent==null?void 0:i.getOffsetParent(o.floating)),v=await(i.isElement==null?void 0:i.isElement(_))&&await(i.getScale==null?void 0:i.getScale(_))||{x:1,y:1},y=vp(i.convertOffsetParentRelativeRectToViewportRelativeRect?await i.convertOffsetParentRelativeRectToViewportRelativeRect({elements:o,rect:g,offsetParent:_,strategy:s}):g);return{top:(h.top-y.top+p.top)/v.y,bottom:(y.bottom-h.bottom+p.bottom)/v.y,left:(h.left-y.left+p.left)/v.x,right:(y.right-h.right+p.right)/v.x}}var xp=50,Sp=async(e,t,n)=>{let{placement:r=`bottom`,strategy:i=`absolute`,middleware:a=[],platform:o}=n,s=o.detectOverflow?o:{...o,detectOverflow:bp},c=await(o.isRTL==null?void 0:o.isRTL(t)),l=await o.getElementRects({reference:e,floating:t,strategy:i}),{x:u,y:d}=yp(l,r,c),f=r,p=0,m={};for(let n=0;n<a.length;n++){let h=a[n];if(!h)continue;let{name:g,fn:_}=h,{x:v,y,data:b,reset:x}=await _({x:u,y:d,initialPlacement:r,placement:f,strategy:i,middlewareData:m,rects:l,platform:s,elements:{reference:e,floating:t}});u=v??u,d=y??d,m[g]={...m[g],...b},x&&p<xp&&(p++,typeof x==`object`&&(x.placement&&(f=x.placement),x.rects&&(l=x.rects===!0?await o.getElementRects({reference:e,floating:t,strategy:i}):x.rects),{x:u,y:d}=yp(l,f,c)),n=-1)}return{x:u,y:d,placement:f,strategy:i,middlewareData:m}},Cp=e=>({name:`arrow`,options:e,async fn(t){let{x:n,y:r,placement:i,rects:a,platform:o,elements:s,middlewareData:c}=t,{element:l,padding:u=0}=$f(e,t)||{};if(l==null)return{};let d=_p(u),f={x:n,y:r},p=ap(i),m=rp(p),h=await o.getDimensions(l),g=p===`y`,_=g?`top`:`left`,v=g?`bottom`:`right`,y=g?`clientHeight`:`clientWidth`,b=a.reference[m]+a.reference[p]-f[p]-a.floating[m],x=f[p]-a.reference[p],S=await(o.getOffsetParent==null?void 0:o.getOffsetParent(l)),C=S?S[y]:0;C&&await(o.isElement==null?void 0:o.isElement(S))||(C=s.floating[y]||a.floating[m]);let ee=b/2-x/2,te=C/2-h[m]/2-1,ne=Kf(d[_],te),re=Kf(d[v],te),ie=C-h[m]-re,ae=C/2-h[m]/2+ee,oe=Qf(ne,ae,ie),se=!c.arrow&&tp(i)!=null&&ae!==oe&&a.reference[m]/2-(ae<ne?ne:re)-h[m]/2<0,ce=se?ae<ne?ae-ne:ae-ie:0;return{[p]:f[p]+ce,data:{[p]:oe,centerOffset:ae-oe-ce,...se&&{alignmentOffset:ce}},reset:se}}}),wp=function(e){return e===void 0&&(e={}),{name:`flip`,options:e,async fn(t){var n;let{placement:r,middlewareData:i,rects:a,initialPlacement:o,platform:s,elements:c}=t,{mainAxis:l=!0,crossAxis:u=!0,fallbackPlacements:d,fallbackStrategy:f=`bestFit`,fallbackAxisSideDirection:p=`none`,flipAlignment:m=!0,...h}=$f(e,t);if((n=i.arrow)!=null&&n.alignmentOffset)return{};let g=ep(r),_=ip(o),v=ep(o)===o,y=await(s.isRTL==null?void 0:s.isRTL(c.floating)),b=d||(v||!m?[hp(o)]:sp(o)),x=p!==`none`;!d&&x&&b.push(...mp(o,m,p,y));let S=[o,...b],C=await s.detectOverflow(t,h),ee=[],te=i.flip?.overflows||[];if(l&&ee.push(C[g]),u){let e=op(r,a,y);ee.push(C[e[0]],C[e[1]])}if(te=[...te,{placement:r,overflows:ee}],!ee.every(e=>e<=0)){let e=(i.flip?.index||0)+1,t=S[e];if(t&&(u!==`alignment`||_===ip(t)||te.every(e=>ip(e.placement)!==_||e.overflows[0]>0)))return{data:{index:e,overflows:te},reset:{placement:t}};let n=te.filter(e=>e.overflows[0]<=0).sort((e,t)=>e.overflows[1]-t.overflows[1])[0]?.placement;if(!n)switch(f){case`bestFit`:{let e=te.filter(e=>{if(x){let t=ip(e.placement);return t===_||t===`y`}return!0}).map(e=>[e.placement,e.overflows.filter(e=>e>0).reduce((e,t)=>e+t,0)]).sort((e,t)=>e[1]-t[1])[0]?.[0];e&&(n=e);break}case`initialPlacement`:n=o}if(r!==n)return{reset:{placement:n}}}return{}}}};function Tp(e,t){return{top:e.top-t.height,right:e.right-t.width,bottom:e.bottom-t.height,left:e.left-t.width}}function Ep(e){return Gf.some(t=>e[t]>=0)}var Dp=function(e){return e===void 0&&(e={}),{name:`hide`,options:e,async fn(t){let{rects:n,platform:r}=t,{strategy:i=`referenceHidden`,...a}=$f(e,t);switch(i){case`referenceHidden`:{let e=Tp(await r.detectOverflow(t,{...a,elementContext:`reference`}),n.reference);return{data:{referenceHiddenOffsets:e,referenceHidden:Ep(e)}}}case`escaped`:{let e=Tp(await r.detectOverflow(t,{...a,altBoundary:!0}),n.floating);return{data:{escapedOffsets:e,escaped:Ep(e)}}}default:return{}}}}},Op=new Set([`left`,`top`]);async function kp(e,t){let{placement:n,platform:r,elements:i}=e,a=await(r.isRTL==null?void 0:r.isRTL(i.floating)),o=ep(n),s=tp(n),c=ip(n)===`y`,l=Op.has(o)?-1:1,u=a&&c?-1:1,d=$f(t,e),{mainAxis:f,crossAxis:p,alignmentAxis:m}=typeof d==`number`?{mainAxis:d,crossAxis:0,alignmentAxis:null}:{mainAxis:d.mainAxis||0,crossAxis:d.crossAxis||0,alignmentAxis:d.alignmentAxis};return s&&typeof m==`number`&&(p=s===`end`?m*-1:m),c?{x:p*u,y:f*l}:{x:f*l,y:p*u}}var Ap=function(e){return e===void 0&&(e=0),{name:`offset`,options:e,async fn(t){var n;let{x:r,y:i,placement:a,middlewareData:o}=t,s=await kp(t,e);return a===o.offset?.placement&&(n=o.arrow)!=null&&n.alignmentOffset?{}:{x:r+s.x,y:i+s.y,data:{...s,placement:a}}}}},jp=function(e){return e===void 0&&(e={}),{name:`shift`,options:e,async fn(t){let{x:n,y:r,placement:i,platform:a}=t,{mainAxis:o=!0,crossAxis:s=!1,limiter:c={fn:e=>{let{x:t,y:n}=e;return{x:t,y:n}}},...l}=$f(e,t),u={x:n,y:r},d=await a.detectOverflow(t,l),f=ip(i),p=np(f),m=u[p],h=u[f],g=(e,t)=>Qf(t+d[e===`y`?`top`:`left`],t,t-d[e===`y`?`bottom`:`right`]);o&&(m=g(p,m)),s&&(h=g(f,h));let _=c.fn({...t,[p]:m,[f]:h});return{..._,data:{x:_.x-n,y:_.y-r,enabled:{[p]:o,[f]:s}}}}}},Mp=function(e){return e===void 0&&(e={}),{options:e,fn(t){let{x:n,y:r,placement:i,rects:a,middlewareData:o}=t,{offset:s=0,mainAxis:c=!0,crossAxis:l=!0}=$f(e,t),u={x:n,y:r},d=ip(i),f=np(d),p=u[f],m=u[d],h=$f(s,t),g=typeof h==`number`?{mainAxis:h,crossAxis:0}:{mainAxis:h.mainAxis??0,crossAxis:h.crossAxis??0};if(c){let e=f===`y`?`height`:`width`,t=a.reference[f]-a.floating[e]+g.mainAxis,n=a.reference[f]+a.reference[e]-g.mainAxis;p<t?p=t:p>n&&(p=n)}if(l){let e=f===`y`?`width`:`height`,t=Op.has(ep(i)),n=a.reference[d]-a.floating[e]+(t&&o.offset?.[d]||0)+(t?0:g.crossAxis),r=a.reference[d]+a.reference[e]+(t?0:o.offset?.[d]||0)-(t?g.crossAxis:0);m<n?m=n:m>r&&(m=r)}return{[f]:p,[d]:m}}}},Np=function(e){return e===void 0&&(e={}),{name:`size`,options:e,async fn(t){let{placement:n,rects:r,platform:i,elements:a}=t,{apply:o=()=>{},...s}=$f(e,t),c=await i.detectOverflow(t,s),l=ep(n),u=tp(n),d=ip(n)===`y`,{width:f,height:p}=r.floating,m,h;l===`top`||l===`bottom`?(m=l,h=u===(await(i.isRTL==null?void 0:i.isRTL(a.floating))?`start`:`end`)?`left`:`right`):(h=l,m=u===`end`?`top`:`bottom`);let g=p-c.top-c.bottom,_=f-c.left-c.right,v=Kf(p-c[m],g),y=Kf(f-c[h],_),b=t.middlewareData.shift,x=!b,S=v,C=y;b!=null&&b.enabled.x&&(C=_),b!=null&&b.enabled.y&&(S=g),x&&!u&&(d?C=f-2*qf(c.left,c.right):S=p-2*qf(c.top,c.bottom)),await o({...t,availableWidth:C,availableHeight:S});let ee=await i.getDimensions(a.floating);return f!==ee.width||p!==ee.height?{reset:{rects:!0}}:{}}}};function Pp(){return typeof window<`u`}function Fp(e){return Rp(e)?(e.nodeName||``).toLowerCase():`#document`}function Ip(e){var t;return(e==null||(t=e.ownerDocument)==null?void 0:t.defaultView)||window}function Lp(e){return((Rp(e)?e.ownerDocument:e.document)||window.document)?.documentElement}function Rp(e){return Pp()?e instanceof Node||e instanceof Ip(e).Node:!1}function zp(e){return Pp()?e instanceof Element||e instanceof Ip(e).Element:!1}function Bp(e){return Pp()?e instanceof HTMLElement||e instanceof Ip(e).HTMLElement:!1}function Vp(e){return!Pp()||typeof ShadowRoot>`u`?!1:e instanceof ShadowRoot||e instanceof Ip(e).ShadowRoot}function Hp(e){let{overflow:t,overflowX:n,overflowY:r,display:i}=$p(e);return/auto|scroll|overlay|hidden|clip/.test(t+r+n)&&i!==`inline`&&i!==`contents`}function Up(e){return/^(table|td|th)$/.test(Fp(e))}function Wp(e){try{if(e.matches(`:popover-open`))return!0}catch{}try{return e.matches(`:modal`)}catch{return!1}}var Gp=/transform|translate|scale|rotate|perspective|filter/,Kp=/paint|layout|strict|content/,qp=e=>!!e&&e!==`none`,Jp;function Yp(e){let t=zp(e)?$p(e):e;return qp(t.transform)||qp(t.translate)||qp(t.scale)||qp(t.rotate)||qp(t.perspective)||!Zp()&&(qp(t.backdropFilter)||qp(t.filter))||Gp.test(t.willChange||``)||Kp.test(t.contain||``)}function Xp(e){let t=tm(e);for(;Bp(t)&&!Qp(t);){if(Yp(t))return t;if(Wp(t))return null;t=tm(t)}return null}function Zp(){return Jp??=typeof CSS<`u`&&CSS.supports&&CSS.supports(`-webkit-backdrop-filter`,`none`),Jp}function Qp(e){return/^(html|body|#document)$/.test(Fp(e))}function $p(e){return Ip(e).getComputedStyle(e)}function em(e){return zp(e)?{scrollLeft:e.scrollLeft,scrollTop:e.scrollTop}:{scrollLeft:e.scrollX,scrollTop:e.scrollY}}function tm(e){if(Fp(e)===`html`)return e;let t=e.assignedSlot||e.parentNode||Vp(e)&&e.host||Lp(e);return Vp(t)?t.host:t}function nm(e){let t=tm(e);return Qp(t)?(e.ownerDocument||e).body:Bp(t)&&Hp(t)?t:nm(t)}function rm(e,t,n){t===void 0&&(t=[]),n===void 0&&(n=!0);let r=nm(e),i=r===e.ownerDocument?.body,a=Ip(r);if(i){let e=im(a);return t.concat(a,a.visualViewport||[],Hp(r)?r:[],e&&n?rm(e):[])}return t.concat(r,rm(r,[],n))}function im(e){return e.parent&&Object.getPrototypeOf(e.parent)?e.frameElement:null}function am(e){let t=$p(e),n=parseFloat(t.width)||0,r=parseFloat(t.height)||0,i=Bp(e),a=i?e.offsetWidth:n,o=i?e.offsetHeight:r,s=Jf(n)!==a||Jf(r)!==o;return s&&(n=a,r=o),{width:n,height:r,$:s}}function om(e){return zp(e)?e:e.contextElement}function sm(e){let t=om(e);if(!Bp(t))return Xf(1);let n=t.getBoundingClientRect(),{width:r,height:i,$:a}=am(t),o=(a?Jf(n.width):n.width)/r,s=(a?Jf(n.height):n.height)/i;return o&&Number.isFinite(o)||(o=1),s&&Number.isFinite(s)||(s=1),{x:o,y:s}}var cm=Xf(0);function lm(e){let t=Ip(e);return!Zp()||!t.visualViewport?cm:{x:t.visualViewport.offsetLeft,y:t.visualViewport.offsetTop}}function um(e,t,n){return t===void 0&&(t=!1),!!n&&t&&n===Ip(e)}function dm(e,t,n,r){t===void 0&&(t=!1),n===void 0&&(n=!1);let i=e.getBoundingClientRect(),a=om(e),o=Xf(1);t&&(r?zp(r)&&(o=sm(r)):o=sm(e));let s=um(a,n,r)?lm(a):Xf(0),c=(i.left+s.x)/o.x,l=(i.top+s.y)/o.y,u=i.width/o.x,d=i.height/o.y;if(a&&r){let e=Ip(a),t=zp(r)?Ip(r):r,n=e,i=im(n);for(;i&&t!==n;){let e=sm(i),t=i.getBoundingClientRect(),r=$p(i),a=t.left+(i.clientLeft+parseFloat(r.paddingLeft))*e.x,o=t.top+(i.clientTop+parseFloat(r.paddingTop))*e.y;c*=e.x,l*=e.y,u*=e.x,d*=e.y,c+=a,l+=o,n=Ip(i),i=im(n)}}return vp({width:u,height:d,x:c,y:l})}function fm(e,t){let n=em(e).scrollLeft;return t?t.left+n:dm(Lp(e)).left+n}function pm(e,t){let n=e.getBoundingClientRect();return{x:n.left+t.scrollLeft-fm(e,n),y:n.top+t.scrollTop}}function mm(e){let{elements:t,rect:n,offsetParent:r,strategy:i}=e,a=i===`fixed`,o=Lp(r),s=t?Wp(t.floating):!1;if(r===o||s&&a)return n;let c={scrollLeft:0,scrollTop:0},l=Xf(1),u=Xf(0),d=Bp(r);if((d||!a)&&((Fp(r)!==`body`||Hp(o))&&(c=em(r)),d)){let e=dm(r);l=sm(r),u.x=e.x+r.clientLeft,u.y=e.y+r.clientTop}let f=o&&!d&&!a?pm(o,c):Xf(0);return{width:n.width*l.x,height:n.height*l.y,x:n.x*l.x-c.scrollLeft*l.x+u.x+f.x,y:n.y*l.y-c.scrollTop*l.y+u.y+f.y}}function hm(e){return e.getClientRects?Array.from(e.getClientRects()):[]}function gm(e){let t=em(e),n=e.ownerDocument.body,r=qf(e.scrollWidth,e.clientWidth,n.scrollWidth,n.clientWidth),i=qf(e.scrollHeight,e.clientHeight,n.scrollHeight,n.clientHeight),a=-t.scrollLeft+fm(e),o=-t.scrollTop;return $p(n).direction===`rtl`&&(a+=qf(e.clientWidth,n.clientWidth)-r),{width:r,height:i,x:a,y:o}}var _m=25;function vm(e,t,n){n===void 0&&(n=`viewport`);let r=n===`layoutViewport`,i=Ip(e),a=Lp(e),o=i.visualViewport,s=a.clientWidth,c=a.clientHeight,l=0,u=0;if(o){let e=!Zp()||t===`fixed`;r?e||(l=-o.offsetLeft,u=-o.offsetTop):(s=o.width,c=o.height,e&&(l=o.offsetLeft,u=o.offsetTop))}if(fm(a)<=0){let e=a.ownerDocument,t=e.body,n=getComputedStyle(t),r=e.compatMode===`CSS1Compat`&&parseFloat(n.marginLeft)+parseFloat(n.marginRight)||0,i=Math.abs(a.clientWidth-t.clientWidth-r),o=getComputedStyle(a).scrollbarGutter===`stable both-edges`?i/2:i;o<=_m&&(s-=o)}return{width:s,height:c,x:l,y:u}}function ym(e,t){let n=dm(e,!0,t===`fixed`),r=n.top+e.clientTop,i=n.left+e.clientLeft,a=sm(e);return{width:e.clientWidth*a.x,height:e.clientHeight*a.y,x:i*a.x,y:r*a.y}}function bm(e,t,n){let r;if(t===`viewport`||t===`layoutViewport`)r=vm(e,n,t);else if(t===`document`)r=gm(Lp(e));else if(zp(t))r=ym(t,n);else{let n=lm(e);r={x:t.x-n.x,y:t.y-n.y,width:t.width,height:t.height}}return vp(r)}function xm(e,t){let n=t.get(e);if(n)return n;let r=rm(e,[],!1).filter(e=>zp(e)&&Fp(e)!==`body`),i=null,a=$p(e).position===`fixed`,o=a?tm(e):e;for(;zp(o)&&!Qp(o);){let e=$p(o),t=Yp(o),n=i?i.position:a?`fixed`:``;!t&&(n===`fixed`||n===`absolute`&&e.position===`static`)?r=r.filter(e=>e!==o):i=e,o=tm(o)}return t.set(e,r),r}function Sm(e){let{element:t,boundary:n,rootBoundary:r,strategy:i}=e,a=[...n===`clippingAncestors`?Wp(t)?[]:xm(t,this._c):[].concat(n),r],o=bm(t,a[0],i),s=o.top,c=o.right,l=o.bottom,u=o.left;for(let e=1;e<a.length;e++){let n=bm(t,a[e],i);s=qf(n.top,s),c=Kf(n.right,c),l=Kf(n.bottom,l),u=qf(n.left,u)}return{width:c-u,height:l-s,x:u,y:s}}function Cm(e){let{width:t,height:n}=am(e);return{width:t,height:n}}function wm(e,t,n){let r=Bp(t),i=Lp(t),a=n===`fixed`,o=dm(e,!0,a,t),s={scrollLeft:0,scrollTop:0},c=Xf(0);if((r||!a)&&((Fp(t)!==`body`||Hp(i))&&(s=em(t)),r)){let e=dm(t,!0,a,t);c.x=e.x+t.clientLeft,c.y=e.y+t.clientTop}!r&&i&&(c.x=fm(i));let l=i&&!r&&!a?pm(i,s):Xf(0);return{x:o.left+s.scrollLeft-c.x-l.x,y:o.top+s.scrollTop-c.y-l.y,width:o.width,height:o.height}}function Tm(e){return $p(e).position===`static`}function Em(e,t){if(!Bp(e)||$p(e).position===`fixed`)return null;if(t)return t(e);let n=e.offsetParent;return Lp(e)===n&&(n=n.ownerDocument.body),n}function Dm(e,t){let n=Ip(e);if(Wp(e))return n;if(!Bp(e)){let t=tm(e);for(;t&&!Qp(t);){if(zp(t)&&!Tm(t))return t;t=tm(t)}return n}let r=Em(e,t);for(;r&&Up(r)&&Tm(r);)r=Em(r,t);return r&&Qp(r)&&Tm(r)&&!Yp(r)?n:r||Xp(e)||n}var Om=async function(e){let t=this.getOffsetParent||Dm,n=this.getDimensions,r=await n(e.floating);return{reference:wm(e.reference,await t(e.floating),e.strategy),floating:{x:0,y:0,width:r.width,height:r.height}}};function km(e){return $p(e).direction===`rtl`}var Am={convertOffsetParentRelativeRectToViewportRelativeRect:mm,getDocumentElement:Lp,getClippingRect:Sm,getOffsetParent:Dm,getElementRects:Om,getClientRects:hm,getDimensions:Cm,getScale:sm,isElement:zp,isRTL:km};function jm(e,t){return e.x===t.x&&e.y===t.y&&e.width===t.width&&e.height===t.height}function Mm(e,t,n){let r=null,i,a=Lp(e);function o(){var e;clearTimeout(i),(e=r)==null||e.disconnect(),r=null}function s(n,c){n===void 0&&(n=!1),c===void 0&&(c=1),o();let l=e.getBoundingClientRect(),{left:u,top:d,width:f,height:p}=l;if(n||t(),!f||!p)return;let m=Yf(d),h=Yf(a.clientWidth-(u+f)),g=Yf(a.clientHeight-(d+p)),_=Yf(u),v={rootMargin:-m+`px `+-h+`px `+-g+`px `+-_+`px`,threshold:qf(0,Kf(1,c))||1},y=!0;function b(t){let n=t[0].intersectionRatio;if(!jm(l,e.getBoundingClientRect()))return s();if(n!==c){if(!y)return s();n?s(!1,n):i=setTimeout(()=>{s(!1,1e-7)},1e3)}y=!1}try{r=new IntersectionObserver(b,{...v,root:a.ownerDocument})}catch{r=new IntersectionObserver(b,v)}r.observe(e)}let c=Ip(e),l=()=>s(n);return c.addEventListener(`resize`,l),s(!0),()=>{c.removeEventListener(`resize`,l),o()}}function Nm(e,t,n,r){r===void 0&&(r={});let{ancestorScroll:i=!0,ancestorResize:a=!0,elementResize:o=typeof ResizeObserver==`function`,layoutShift:s=typeof IntersectionObserver==`function`,animationFrame:c=!1}=r,l=om(e),u=i||a?[...l?rm(l):[],...t?rm(t):[]]:[];u.forEach(e=>{i&&e.addEventListener(`scroll`,n),a&&e.addEventListener(`resize`,n)});let d=l&&s?Mm(l,n,a):null,f=-1,p=null;o&&(p=new ResizeObserver(e=>{let[r]=e;r&&r.target===l&&p&&t&&(p.unobserve(t),cancelAnimationFrame(f),f=requestAnimationFrame(()=>{var e;(e=p)==null||e.observe(t)})),n()}),l&&!c&&p.observe(l),t&&p.observe(t));let m,h=c?dm(e):null;c&&g();function g(){let t=dm(e);h&&!jm(h,t)&&n(),h=t,m=requestAnimationFrame(g)}return n(),()=>{var e;u.forEach(e=>{i&&e.removeEventListener(`scroll`,n),a&&e.removeEventListener(`resize`,n)}),d?.(),(e=p)==null||e.disconnect(),p=null,c&&cancelAnimationFrame(m)}}var Pm=Ap,Fm=jp,Im=wp,Lm=Np,Rm=Dp,zm=Cp,Bm=Mp,Vm=(e,t,n)=>{let r=new Map,i=n??{},a={...Am,...i.platform,_c:r};return Sp(e,t,{...i,platform:a})};function Hm(e){let t=e.whileElementsMounted,n=A(()=>Bf(e.open)??!0),r=A(()=>Bf(e.middleware)),i=A(()=>Bf(e.transform)??!0),a=A(()=>Bf(e.placement)??`bottom`),o=A(()=>Bf(e.strategy)??`absolute`),s=A(()=>Bf(e.sideOffset)??0),c=A(()=>Bf(e.alignOffset)??0),l=e.reference,u;Hn(()=>{u={middleware:z(r),placement:z(a),strategy:z(o),open:z(n),sideOffset:z(s),alignOffset:z(c)}});let d=M(0),f=M(0),p=Zc(null),m=M(hn(z(o))),h=M(hn(z(a))),g=M(hn({})),_=M(!1),v=!1,y=0,b=!1,x=A(()=>{let e=p.current?Hf(p.current,z(d)):z(d),t=p.current?Hf(p.current,z(f)):z(f);return z(i)?{position:z(m),left:`0`,top:`0`,transform:`translate(${e}px, ${t}px)`,...p.current&&Vf(p.current)>=1.5&&{willChange:`transform`}}:{position:z(m),left:`${e}px`,top:`${t}px`}}),S;function C(){if(b||l.current===null||p.current===null)return;let e=l.current,t=p.current,n=++y;Vm(e,t,{middleware:u.middleware,placement:u.placement,strategy:u.strategy}).then(r=>{if(n===y&&l.current===e&&p.current===t){if(Um(e))N(g,{...z(g),hide:{...z(g).hide,referenceHidden:!0}},!0);else{if(!u.open&&z(d)!==0&&z(f)!==0){let e=Math.max(Math.abs(u.sideOffset),Math.abs(u.alignOffset),15);if(r.x<=e&&r.y<=e)return}N(d,r.x,!0),N(f,r.y,!0),N(m,r.strategy,!0),N(h,r.placement,!0),N(g,r.middlewareData,!0),N(_,!0)}}})}function ee(){typeof S==`function`&&(S(),S=void 0),y++}function te(){ee(),t===void 0?(ne(),C()):z(n)&&l.current!==null&&p.current!==null&&(ne(),S=t(l.current,p.current,C))}function ne(){return[z(r),z(a),z(o)]}function re(){!z(n)&&p.current===null&&N(_,!1)}function ie(){return[z(r),z(a),z(o),z(s),z(c),z(n)]}return Bn(()=>{t===void 0&&z(n)&&(ne(),C())}),Bn(te),Bn(()=>{t!==void 0&&(ie(),z(n)&&z(_)?v?C():v=!0:v=!1)}),Bn(re),Bn(()=>()=>{b=!0,ee()}),{floating:p,reference:l,get strategy(){return z(m)},get placement(){return z(h)},get middlewareData(){return z(g)},get isPositioned(){return z(_)},get floatingStyles(){return z(x)},get update(){return C}}}function Um(e){return e instanceof Element?!e.isConnected||e instanceof HTMLElement&&e.hidden?!0:e.getClientRects().length===0:!1}var Wm={top:`bottom`,right:`left`,bottom:`top`,left:`right`},Gm=new Gl(`Floating.Content`),Km=class e{static create(t,n=!1){return n?Gm.set(new e(t,If.get())):Gm.set(new e(t,Ff.get()))}opts;root;contentRef=Zc(null);wrapperRef=Zc(null);arrowRef=Zc(null);contentAttachment=mu(this.contentRef);wrapperAttachment=mu(this.wrapperRef);arrowAttachment=mu(this.arrowRef);arrowId=Zc(gf());#e=A(()=>{if(typeof this.opts.style==`string`)return jl(this.opts.style);if(!this.opts.style)return{}});#t=void 0;#n=new Zl(()=>this.arrowRef.current??void 0);#r=A(()=>this.#n?.width??0);#i=A(()=>this.#n?.height??0);#a=A(()=>this.opts.side?.current+(this.opts.align.current===`center`?``:`-${this.opts.align.current}`));#o=A(()=>(Array.isArray(this.opts.collisionBoundary.current)?this.opts.collisionBoundary.current:[this.opts.collisionBoundary.current]).filter(Ku));#s=A(()=>z(this.#o).length>0);get hasExplicitBoundaries(){return z(this.#s)}set hasExplicitBoundaries(e){N(this.#s,e)}#c=A(()=>({padding:this.opts.collisionPadding.current,boundary:z(this.#o),altBoundary:this.hasExplicitBoundaries}));get detectOverflowOptions(){return z(this.#c)}set detectOverflowOptions(e){N(this.#c,e)}#l=M(void 0);#u=M(void 0);#d=M(void 0);#f=M(void 0);#p=A(()=>[Pm({mainAxis:this.opts.sideOffset.current+z(this.#i),alignmentAxis:this.opts.alignOffset.current}),this.opts.avoidCollisions.current&&Fm({mainAxis:!0,crossAxis:!1,limiter:this.opts.sticky.current===`partial`?Bm():void 0,...this.detectOverflowOptions}),this.opts.avoidCollisions.current&&Im({...this.detectOverflowOptions}),Lm({...this.detectOverflowOptions,apply:({rects:e,availableWidth:t,availableHeight:n})=>{let{width:r,height:i}=e.reference;N(this.#l,t,!0),N(this.#u,n,!0),N(this.#d,r,!0),N(this.#f,i,!0)}}),this.arrowRef.current&&zm({element:this.arrowRef.current,padding:this.opts.arrowPadding.current}),qm({arrowWidth:z(this.#r),arrowHeight:z(this.#i)}),this.opts.hideWhenDetached.current&&Rm({strategy:`referenceHidden`,...this.detectOverflowOptions}),this.opts.hideWhenDetached.current&&!this.hasExplicitBoundaries&&{...Rm({strategy:`referenceHidden`,boundary:`clippingAncestors`}),name:`hideClipping`}].filter(Boolean));get middleware(){return z(this.#p)}set middleware(e){N(this.#p,e)}floating;#m=A(()=>Ym(this.floating.placement));get placedSide(){return z(this.#m)}set placedSide(e){N(this.#m,e)}#h=A(()=>Xm(this.floating.placement));get placedAlign(){return z(this.#h)}set placedAlign(e){N(this.#h,e)}#g=A(()=>this.floating.middlewareData.arrow?.x??0);get arrowX(){return z(this.#g)}set arrowX(e){N(this.#g,e)}#_=A(()=>this.floating.middlewareData.arrow?.y??0);get arrowY(){return z(this.#_)}set arrowY(e){N(this.#_,e)}#v=A(()=>this.floating.middlewareData.arrow?.centerOffset!==0);get cannotCenterArrow(){return z(this.#v)}set cannotCenterArrow(e){N(this.#v,e)}#y=M(`auto`);get contentZIndex(){return z(this.#y)}set contentZIndex(e){N(this.#y,e,!0)}#b=A(()=>Wm[this.placedSide]);get arrowBaseSide(){return z(this.#b)}set arrowBaseSide(e){N(this.#b,e)}#x=A(()=>({id:this.opts.wrapperId.current,"data-bits-floating-content-wrapper":``,style:{...this.floating.floatingStyles,transform:this.floating.isPositioned?this.floating.floatingStyles.transform:`translate(0, -200%)`,minWidth:`max-content`,zIndex:this.contentZIndex,"--bits-floating-transform-origin":`${this.floating.middlewareData.transformOrigin?.x} ${this.floating.middlewareData.transformOrigin?.y}`,"--bits-floating-available-width":`${z(this.#l)}px`,"--bits-floating-available-height":`${z(this.#u)}px`,"--bits-floating-anchor-width":`${z(this.#d)}px`,"--bits-floating-anchor-height":`${z(this.#f)}px`,...(this.floating.middlewareData.hide?.referenceHidden||this.floating.middlewareData.hideClipping?.referenceHidden)&&{visibility:`hidden`,"pointer-events":`none`},...z(this.#e)},dir:this.opts.dir.current,...this.wrapperAttachment}));get wrapperProps(){return z(this.#x)}set wrapperProps(e){N(this.#x,e)}#S=A(()=>({"data-side":this.placedSide,"data-align":this.placedAlign,style:Rl({...z(this.#e)}),...this.contentAttachment}));get props(){return z(this.#S)}set props(e){N(this.#S,e)}#C=A(()=>({position:`absolute`,left:this.arrowX?`${this.arrowX}px`:void 0,top:this.arrowY?`${this.arrowY}px`:void 0,[this.arrowBaseSide]:0,"transform-origin":{top:``,right:`0 0`,bottom:`center 0`,left:`100% 0`}[this.placedSide],transform:{top:`translateY(100%)`,right:`translateY(50%) rotate(90deg) translateX(-50%)`,bottom:`rotate(180deg)`,left:`translateY(50%) rotate(-90deg) translateX(50%)`}[this.placedSide],visibility:this.cannotCenterArrow?`hidden`:void 0}));get arrowStyle(){return z(this.#C)}set arrowStyle(e){N(this.#C,e)}constructor(e,t){this.opts=e,this.root=t,this.#t=e.updatePositionStrategy,e.customAnchor&&(this.root.customAnchorNode.current=e.customAnchor.current),Jl(()=>e.customAnchor.current,e=>{this.root.customAnchorNode.current=e}),this.floating=Hm({strategy:()=>this.opts.strategy.current,placement:()=>z(this.#a),middleware:()=>this.middleware,reference:this.root.anchorNode,whileElementsMounted:(...e)=>Nm(...e,{animationFrame:this.#t?.current===`always`}),open:()=>this.opts.enabled.current,sideOffset:()=>this.opts.sideOffset.current,alignOffset:()=>this.opts.alignOffset.current}),Bn(()=>{this.floating.isPositioned&&this.opts.onPlaced?.current()}),Jl([()=>this.contentRef.current,()=>this.opts.enabled.current],([e,t])=>{if(!e||!t)return;let n=du(e),r=n.requestAnimationFrame(()=>{if(this.contentRef.current!==e||!this.opts.enabled.current)return;let t=n.getComputedStyle(e).zIndex;t!==this.contentZIndex&&(this.contentZIndex=t)});return()=>{n.cancelAnimationFrame(r)}}),Bn(()=>{this.floating.floating.current=this.wrapperRef.current})}};function qm(e){return{name:`transformOrigin`,options:e,fn(t){let{placement:n,rects:r,middlewareData:i}=t,a=i.arrow?.centerOffset!==0,o=a?0:e.arrowWidth,s=a?0:e.arrowHeight,[c,l]=Jm(n),u={start:`0%`,center:`50%`,end:`100%`}[l],d=(i.arrow?.x??0)+o/2,f=(i.arrow?.y??0)+s/2,p=``,m=``;return c===`bottom`?(p=a?u:`${d}px`,m=`${-s}px`):c===`top`?(p=a?u:`${d}px`,m=`${r.floating.height+s}px`):c===`right`?(p=`${-s}px`,m=a?u:`${f}px`):c===`left`&&(p=`${r.floating.width+s}px`,m=a?u:`${f}px`),{data:{x:p,y:m}}}}}function Jm(e){let[t,n=`center`]=e.split(`-`);return[t,n]}function Ym(e){return Jm(e)[0]}function Xm(e){return Jm(e)[1]}function Zm(e,t){O(t,!0);let n=J(t,`side`,3,`bottom`),r=J(t,`sideOffset`,3,0),i=J(t,`align`,3,`center`),a=J(t,`alignOffset`,3,0),o=J(t,`arrowPadding`,3,0),s=J(t,`avoidCollisions`,3,!0),c=J(t,`collisionBoundary`,19,()=>[]),l=J(t,`collisionPadding`,3,0),u=J(t,`hideWhenDetached`,3,!1),d=J(t,`onPlaced`,3,()=>{}),p=J(t,`sticky`,3,`partial`),m=J(t,`updatePositionStrategy`,3,`optimized`),h=J(t,`strategy`,3,`fixed`),g=J(t,`dir`,3,`ltr`),_=J(t,`style`,19,()=>({})),v=J(t,`wrapperId`,19,gf),y=J(t,`customAnchor`,3,null),b=J(t,`tooltip`,3,!1),x=Km.create({side:Q(()=>n()),sideOffset:Q(()=>r()),align:Q(()=>i()),alignOffset:Q(()=>a()),id:Q(()=>t.id),arrowPadding:Q(()=>o()),avoidCollisions:Q(()=>s()),collisionBoundary:Q(()=>c()),collisionPadding:Q(()=>l()),hideWhenDetached:Q(()=>u()),onPlaced:Q(()=>d()),sticky:Q(()=>p()),updatePositionStrategy:Q(()=>m()),strategy:Q(()=>h()),dir:Q(()=>g()),style:Q(()=>_()),enabled:Q(()=>t.enabled),wrapperId:Q(()=>v()),customAnchor:Q(()=>y())},B(()=>b())),S=A(()=>Vl(x.wrapperProps,{style:{pointerEvents:`auto`}}));var C=H();K(P(C),()=>t.content??f,()=>({props:x.props,wrapperProps:z(S)})),U(e,C),k()}function Qm(e,t){O(t,!0),za(()=>{t.onPlaced?.()});var n=H();K(P(n),()=>t.content??f,()=>({props:{},wrapperProps:{}})),U(e,n),k()}var $m=new Set([`$$slots`,`$$events`,`$$legacy`,`content`,`isStatic`,`onPlaced`]);function eh(e,t){let n=J(t,`isStatic`,3,!1),r=Ia(t,$m);var i=H(),a=P(i),o=e=>{Qm(e,{get content(){return t.content},get onPlaced(){return t.onPlaced}})},s=e=>{Zm(e,Ra({get content(){return t.content},get onPlaced(){return t.onPlaced}},()=>r))};G(a,e=>{n()?e(o):e(s,-1)}),U(e,i)}var th=new Set(`$$slots.$$events.$$legacy.popper.onEscapeKeydown.escapeKeydownBehavior.preventOverflowTextSelection.id.onPointerDown.onPointerUp.side.sideOffset.align.alignOffset.arrowPadding.avoidCollisions.collisionBoundary.collisionPadding.sticky.hideWhenDetached.updatePositionStrategy.strategy.dir.preventScroll.wrapperId.style.onPlaced.onInteractOutside.onCloseAutoFocus.onOpenAutoFocus.onFocusOutside.interactOutsideBehavior.loop.trapFocus.isValidEvent.customAnchor.isStatic.enabled.forceMount.ref.tooltip.contentPointerEvents`.split(`.`)),nh=V(`<!> <!>`,1);function rh(e,t){O(t,!0);let n=J(t,`interactOutsideBehavior`,3,`close`),r=J(t,`trapFocus`,3,!0),i=J(t,`isValidEvent`,3,()=>!1),a=J(t,`customAnchor`,3,null),o=J(t,`isStatic`,3,!1),s=J(t,`tooltip`,3,!1),c=J(t,`contentPointerEvents`,3,`auto`),l=Ia(t,th),u=A(()=>t.preventScroll??!0),d=A(()=>t.strategy??(z(u)?`fixed`:`absolute`));eh(e,{get isStatic(){return o()},get id(){return t.id},get side(){return t.side},get sideOffset(){return t.sideOffset},get align(){return t.align},get alignOffset(){return t.alignOffset},get arrowPadding(){return t.arrowPadding},get avoidCollisions(){return t.avoidCollisions},get collisionBoundary(){return t.collisionBoundary},get collisionPadding(){return t.collisionPadding},get sticky(){return t.sticky},get hideWhenDetached(){return t.hideWhenDetached},get updatePositionStrategy(){return t.updatePositionStrategy},get strategy(){return z(d)},get dir(){return t.dir},get wrapperId(){return t.wrapperId},get style(){return t.style},get onPlaced(){return t.onPlaced},get customAnchor(){return a()},get enabled(){return t.enabled},get tooltip(){return s()},content:(e,a)=>{let o=()=>(a?.()).props,s=()=>(a?.()).wrapperProps;var d=nh(),p=P(d),m=e=>{Pf(e,{get preventScroll(){return z(u)}})},h=e=>{Pf(e,{get preventScroll(){return z(u)}})};G(p,e=>{t.forceMount&&t.enabled?e(m):t.forceMount||e(h,1)}),cf(On(p,2),{get onOpenAutoFocus(){return t.onOpenAutoFocus},get onCloseAutoFocus(){return t.onCloseAutoFocus},get loop(){return t.loop},get enabled(){return t.enabled},get trapFocus(){return r()},get forceMount(){return t.forceMount},get ref(){return t.ref},focusScope:(e,r)=>{let a=()=>(r?.()).props;Td(e,{get onEscapeKeydown(){return t.onEscapeKeydown},get escapeKeydownBehavior(){return t.escapeKeydownBehavior},get enabled(){return t.enabled},get ref(){return t.ref},children:(e,r)=>{Sd(e,{get id(){return t.id},get onInteractOutside(){return t.onInteractOutside},get onFocusOutside(){return t.onFocusOutside},get interactOutsideBehavior(){return n()},get isValidEvent(){return i()},get enabled(){return t.enabled},get ref(){return t.ref},children:(e,n)=>{let r=()=>(n?.()).props;hf(e,{get id(){return t.id},get preventOverflowTextSelection(){return t.preventOverflowTextSelection},get onPointerDown(){return t.onPointerDown},get onPointerUp(){return t.onPointerUp},get enabled(){return t.enabled},get ref(){return t.ref},children:(e,n)=>{var i=H(),u=P(i);{let e=A(()=>({props:Vl(l,o(),r(),a(),{id:t.id,style:{pointerEvents:c()}}),wrapperProps:s()}));K(u,()=>t.popper??f,()=>z(e))}U(e,i)},$$slots:{default:!0}})},$$slots:{default:!0}})},$$slots:{default:!0}})},$$slots:{focusScope:!0}}),U(e,d)},$$slots:{content:!0}}),k()}var ih=new Set(`$$slots.$$events.$$legacy.popper.open.onEscapeKeydown.escapeKeydownBehavior.preventOverflowTextSelection.id.onPointerDown.onPointerUp.side.sideOffset.align.alignOffset.arrowPadding.avoidCollisions.collisionBoundary.collisionPadding.sticky.hideWhenDetached.updatePositionStrategy.strategy.dir.preventScroll.wrapperId.style.onPlaced.onInteractOutside.onCloseAutoFocus.onOpenAutoFocus.onFocusOutside.interactOutsideBehavior.loop.trapFocus.isValidEvent.customAnchor.isStatic.ref.shouldRender`.split(`.`));function ah(e,t){let n=J(t,`interactOutsideBehavior`,3,`close`),r=J(t,`trapFocus`,3,!0),i=J(t,`isValidEvent`,3,()=>!1),a=J(t,`customAnchor`,3,null),o=J(t,`isStatic`,3,!1),s=Ia(t,ih);var c=H(),l=P(c),u=e=>{rh(e,Ra({get popper(){return t.popper},get onEscapeKeydown(){return t.onEscapeKeydown},get escapeKeydownBehavior(){return t.escapeKeydownBehavior},get preventOverflowTextSelection(){return t.preventOverflowTextSelection},get id(){return t.id},get onPointerDown(){return t.onPointerDown},get onPointerUp(){return t.onPointerUp},get side(){return t.side},get sideOffset(){return t.sideOffset},get align(){return t.align},get alignOffset(){return t.alignOffset},get arrowPadding(){return t.arrowPadding},get avoidCollisions(){return t.avoidCollisions},get collisionBoundary(){return t.collisionBoundary},get collisionPadding(){return t.collisionPadding},get sticky(){return t.sticky},get hideWhenDetached(){return t.hideWhenDetached},get updatePositionStrategy(){return t.updatePositionStrategy},get strategy(){return t.strategy},get dir(){return t.dir},get preventScroll(){return t.preventScroll},get wrapperId(){return t.wrapperId},get style(){return t.style},get onPlaced(){return t.onPlaced},get customAnchor(){return a()},get isStatic(){return o()},get enabled(){return t.open},get onInteractOutside(){return t.onInteractOutside},get onCloseAutoFocus(){return t.onCloseAutoFocus},get onOpenAutoFocus(){return t.onOpenAutoFocus},get interactOutsideBehavior(){return n()},get loop(){return t.loop},get trapFocus(){return r()},get isValidEvent(){return i()},get onFocusOutside(){return t.onFocusOutside},forceMount:!1,get ref(){return t.ref}},()=>s))};G(l,e=>{t.shouldRender&&e(u)}),U(e,c)}var oh=new Set(`$$slots.$$events.$$legacy.popper.onEscapeKeydown.escapeKeydownBehavior.preventOverflowTextSelection.id.onPointerDown.onPointerUp.side.sideOffset.align.alignOffset.arrowPadding.avoidCollisions.collisionBoundary.collisionPadding.sticky.hideWhenDetached.updatePositionStrategy.strategy.dir.preventScroll.wrapperId.style.onPlaced.onInteractOutside.onCloseAutoFocus.onOpenAutoFocus.onFocusOutside.interactOutsideBehavior.loop.trapFocus.isValidEvent.customAnchor.isStatic.enabled`.split(`.`));function sh(e,t){let n=J(t,`interactOutsideBehavior`,3,`close`),r=J(t,`trapFocus`,3,!0),i=J(t,`isValidEvent`,3,()=>!1),a=J(t,`customAnchor`,3,null),o=J(t,`isStatic`,3,!1),s=Ia(t,oh);rh(e,Ra({get popper(){return t.popper},get onEscapeKeydown(){return t.onEscapeKeydown},get escapeKeydownBehavior(){return t.escapeKeydownBehavior},get preventOverflowTextSelection(){return t.preventOverflowTextSelection},get id(){return t.id},get onPointerDown(){return t.onPointerDown},get onPointerUp(){return t.onPointerUp},get side(){return t.side},get sideOffset(){return t.sideOffset},get align(){return t.align},get alignOffset(){return t.alignOffset},get arrowPadding(){return t.arrowPadding},get avoidCollisions(){return t.avoidCollisions},get collisionBoundary(){return t.collisionBoundary},get collisionPadding(){return t.collisionPadding},get sticky(){return t.sticky},get hideWhenDetached(){return t.hideWhenDetached},get updatePositionStrategy(){return t.updatePositionStrategy},get strategy(){return t.strategy},get dir(){return t.dir},get preventScroll(){return t.preventScroll},get wrapperId(){return t.wrapperId},get style(){return t.style},get onPlaced(){return t.onPlaced},get customAnchor(){return a()},get isStatic(){return o()},get enabled(){return t.enabled},get onInteractOutside(){return t.onInteractOutside},get onCloseAutoFocus(){return t.onCloseAutoFocus},get onOpenAutoFocus(){return t.onOpenAutoFocus},get interactOutsideBehavior(){return n()},get loop(){return t.loop},get trapFocus(){return r()},get isValidEvent(){return i()},get onFocusOutside(){return t.onFocusOutside}},()=>s,{forceMount:!0}))}function ch(e,t){let[n,r]=e,i=!1,a=t.length;for(let e=0,o=a-1;e<a;o=e++){let[a,s]=t[e]??[0,0],[c,l]=t[o]??[0,0];s>=r!=l>=r&&n<=(c-a)*(r-s)/(l-s)+a&&(i=!i)}return i}function lh(e,t){return e[0]>=t.left&&e[0]<=t.right&&e[1]>=t.top&&e[1]<=t.bottom}function uh(e,t){let n=e.left+e.width/2,r=e.top+e.height/2,i=t.left+t.width/2,a=t.top+t.height/2,o=i-n,s=a-r;return Math.abs(o)>Math.abs(s)?o>0?`right`:`left`:s>0?`bottom`:`top`}var dh=class{#e;#t;#n;#r=null;#i=null;#a=[];#o=null;#s=null;#c=null;#l(){this.#s!==null&&(cancelAnimationFrame(this.#s),this.#s=null)}#u(){this.#l(),this.#s=requestAnimationFrame(()=>{this.#s=null,this.#r&&this.#i&&(this.#m(),this.#e.onPointerExit())})}#d(){this.#c!==null&&(clearTimeout(this.#c),this.#c=null)}#f(){this.#n!==null&&(this.#d(),this.#c=window.setTimeout(()=>{this.#c=null,this.#r&&this.#i&&(this.#m(),this.#e.onPointerExit())},this.#n))}constructor(e){this.#e=e,this.#t=e.buffer??1;let t=e.transitIntentTimeout;this.#n=typeof t==`number`&&t>0?t:null,Jl([e.triggerNode,e.contentNode,e.enabled],([e,t,n])=>{if(!e||!t||!n)this.#o=null,this.#m();else return this.#o&&this.#o!==e&&this.#m(),this.#o=e,[$r(uu(e),`pointermove`,n=>{this.#p([n.clientX,n.clientY],e,t)}),$r(e,`pointerleave`,e=>{let n=e.relatedTarget;if(Vu(n)&&t.contains(n))return;let r=this.#e.ignoredTargets?.()??[];Vu(n)&&r.some(e=>e===n||e.contains(n))||(this.#a=Vu(n)&&r.length>0?r.filter(e=>n.contains(e)):[],this.#r=[e.clientX,e.clientY],this.#i=`content`,this.#u())}),$r(e,`pointerenter`,()=>{this.#m()}),$r(t,`pointerenter`,()=>{this.#m()}),$r(t,`pointerleave`,t=>{let n=t.relatedTarget;Vu(n)&&e.contains(n)||(this.#r=[t.clientX,t.clientY],this.#i=`trigger`,this.#u())})].reduce((e,t)=>()=>{e(),t()},()=>{})})}#p(e,t,n){if(!this.#r||!this.#i)return;this.#l(),this.#f();let r=t.getBoundingClientRect(),i=n.getBoundingClientRect();if(this.#i===`content`&&lh(e,i)||this.#i===`trigger`&&lh(e,r)){this.#m();return}if(this.#i===`content`&&this.#a.length>0)for(let t of this.#a){let n=t.getBoundingClientRect();if(lh(e,n))return;let i=uh(r,n),a=this.#h(r,n,i);if(a&&ch(e,a))return}let a=uh(r,i),o=this.#h(r,i,a);if(o&&ch(e,o))return;let s=this.#i===`content`?i:r;ch(e,this.#g(this.#r,s,a,this.#i))||(this.#m(),this.#e.onPointerExit())}#m(){this.#r=null,this.#i=null,this.#a=[],this.#l(),this.#d()}#h(e,t,n){let r=this.#t;switch(n){case`top`:return[[Math.min(e.left,t.left)-r,e.top],[Math.min(e.left,t.left)-r,t.bottom],[Math.max(e.right,t.right)+r,t.bottom],[Math.max(e.right,t.right)+r,e.top]];case`bottom`:return[[Math.min(e.left,t.left)-r,e.bottom],[Math.min(e.left,t.left)-r,t.top],[Math.max(e.right,t.right)+r,t.top],[Math.max(e.right,t.right)+r,e.bottom]];case`left`:return[[e.left,Math.min(e.top,t.top)-r],[t.right,Math.min(e.top,t.top)-r],[t.right,Math.max(e.bottom,t.bottom)+r],[e.left,Math.max(e.bottom,t.bottom)+r]];case`right`:return[[e.right,Math.min(e.top,t.top)-r],[t.left,Math.min(e.top,t.top)-r],[t.left,Math.max(e.bottom,t.bottom)+r],[e.right,Math.max(e.bottom,t.bottom)+r]]}}#g(e,t,n,r){let i=this.#t*4,[a,o]=e;switch(r===`trigger`?this.#_(n):n){case`top`:return[[a-i,o+i],[a+i,o+i],[t.right+i,t.bottom],[t.right+i,t.top],[t.left-i,t.top],[t.left-i,t.bottom]];case`bottom`:return[[a-i,o-i],[a+i,o-i],[t.right+i,t.top],[t.right+i,t.bottom],[t.left-i,t.bottom],[t.left-i,t.top]];case`left`:return[[a+i,o-i],[a+i,o+i],[t.right,t.bottom+i],[t.left,t.bottom+i],[t.left,t.top-i],[t.right,t.top-i]];case`right`:return[[a-i,o-i],[a-i,o+i],[t.left,t.bottom+i],[t.right,t.bottom+i],[t.right,t.top-i],[t.left,t.top-i]]}}#_(e){switch(e){case`top`:return`bottom`;case`bottom`:return`top`;case`left`:return`right`;case`right`:return`left`}}},fh=Su({component:`popover`,parts:[`root`,`trigger`,`content`,`close`,`overlay`]}),ph=new Gl(`Popover.Root`),mh=class e{static create(t){return ph.set(new e(t))}opts;#e=M(null);get contentNode(){return z(this.#e)}set contentNode(e){N(this.#e,e,!0)}contentPresence;#t=M(null);get triggerNode(){return z(this.#t)}set triggerNode(e){N(this.#t,e,!0)}#n=M(null);get overlayNode(){return z(this.#n)}set overlayNode(e){N(this.#n,e,!0)}overlayPresence;#r=M(!1);get openedViaHover(){return z(this.#r)}set openedViaHover(e){N(this.#r,e,!0)}#i=M(!1);get hasInteractedWithContent(){return z(this.#i)}set hasInteractedWithContent(e){N(this.#i,e,!0)}#a=M(!1);get hoverCooldown(){return z(this.#a)}set hoverCooldown(e){N(this.#a,e,!0)}#o=M(0);get closeDelay(){return z(this.#o)}set closeDelay(e){N(this.#o,e,!0)}#s=null;#c=null;constructor(e){this.opts=e,this.contentPresence=new Ju({ref:Q(()=>this.contentNode),open:this.opts.open,onComplete:()=>{this.opts.onOpenChangeComplete.current(this.opts.open.current)}}),this.overlayPresence=new Ju({ref:Q(()=>this.overlayNode),open:this.opts.open}),Jl(()=>this.opts.open.current,e=>{e||(this.openedViaHover=!1,this.hasInteractedWithContent=!1,this.#l())})}setDomContext(e){this.#c=e}#l(){this.#s!==null&&this.#c&&(this.#c.clearTimeout(this.#s),this.#s=null)}toggleOpen(){this.#l(),this.opts.open.current=!this.opts.open.current}handleClose(){this.#l(),this.opts.open.current&&(this.opts.open.current=!1)}handleHoverOpen(){this.#l(),this.opts.open.current||(this.openedViaHover=!0,this.opts.open.current=!0)}handleHoverClose(){this.opts.open.current&&this.openedViaHover&&!this.hasInteractedWithContent&&(this.opts.open.current=!1)}handleDelayedHoverClose(){this.opts.open.current&&this.openedViaHover&&!this.hasInteractedWithContent&&(this.#l(),this.closeDelay<=0?this.opts.open.current=!1:this.#c&&(this.#s=this.#c.setTimeout(()=>{this.openedViaHover&&!this.hasInteractedWithContent&&(this.opts.open.current=!1),this.#s=null},this.closeDelay)))}cancelDelayedClose(){this.#l()}markInteraction(){this.hasInteractedWithContent=!0,this.#l()}},hh=class e{static create(t){return new e(t,ph.get())}opts;root;attachment;domContext;#e=null;#t=null;#n=M(!1);constructor(e,t){this.opts=e,this.root=t,this.attachment=mu(this.opts.ref,e=>this.root.triggerNode=e),this.domContext=new pu(e.ref),this.root.setDomContext(this.domContext),this.onclick=this.onclick.bind(this),this.onkeydown=this.onkeydown.bind(this),this.onpointerenter=this.onpointerenter.bind(this),this.onpointerleave=this.onpointerleave.bind(this),Jl(()=>this.opts.closeDelay.current,e=>{this.root.closeDelay=e})}#r(){this.#e!==null&&(this.domContext.clearTimeout(this.#e),this.#e=null)}#i(){this.#t!==null&&(this.domContext.clearTimeout(this.#t),this.#t=null)}#a(){this.#r(),this.#i()}onpointerenter(e){if(this.opts.disabled.current||!this.opts.openOnHover.current||Gu(e)||(N(this.#n,!0),this.#i(),this.root.cancelDelayedClose(),this.root.opts.open.current||this.root.hoverCooldown))return;let t=this.opts.openDelay.current;t<=0?this.root.handleHoverOpen():this.#e=this.domContext.setTimeout(()=>{this.root.handleHoverOpen(),this.#e=null},t)}onpointerleave(e){this.opts.disabled.current||this.opts.openOnHover.current&&(Gu(e)||(N(this.#n,!1),this.#r(),this.root.hoverCooldown=!1))}onclick(e){this.opts.disabled.current||e.button===0&&(this.#a(),z(this.#n)&&this.root.opts.open.current&&this.root.openedViaHover?(this.root.openedViaHover=!1,this.root.hasInteractedWithContent=!0):(z(this.#n)&&this.opts.openOnHover.current&&this.root.opts.open.current&&(this.root.hoverCooldown=!0),this.root.hoverCooldown&&!this.root.opts.open.current&&(this.root.hoverCooldown=!1),this.root.toggleOpen()))}onkeydown(e){this.opts.disabled.current||(e.key===`Enter`||e.key===` `)&&(e.preventDefault(),this.#a(),this.root.toggleOpen())}#o(){if(this.root.opts.open.current&&this.root.contentNode?.id)return this.root.contentNode?.id}#s=A(()=>({id:this.opts.id.current,"aria-haspopup":`dialog`,"aria-expanded":hu(this.root.opts.open.current),"data-state":yu(this.root.opts.open.current),"aria-controls":this.#o(),[fh.trigger]:``,disabled:this.opts.disabled.current,onkeydown:this.onkeydown,onclick:this.onclick,onpointerenter:this.onpointerenter,onpointerleave:this.onpointerleave,...this.attachment}));get props(){return z(this.#s)}set props(e){N(this.#s,e)}},gh=class e{static create(t){return new e(t,ph.get())}opts;root;attachment;constructor(e,t){this.opts=e,this.root=t,this.attachment=mu(this.opts.ref,e=>this.root.contentNode=e),this.onpointerdown=this.onpointerdown.bind(this),this.onfocusin=this.onfocusin.bind(this),this.onpointerenter=this.onpointerenter.bind(this),this.onpointerleave=this.onpointerleave.bind(this),new dh({triggerNode:()=>this.root.triggerNode,contentNode:()=>this.root.contentNode,enabled:()=>this.root.opts.open.current&&this.root.openedViaHover&&!this.root.hasInteractedWithContent,onPointerExit:()=>{this.root.handleDelayedHoverClose()}})}onpointerdown(e){this.root.markInteraction()}onfocusin(e){let t=e.target;Vu(t)&&nf(t)&&this.root.markInteraction()}onpointerenter(e){Gu(e)||this.root.cancelDelayedClose()}onpointerleave(e){Gu(e)}onInteractOutside=e=>{if(this.opts.onInteractOutside.current(e),e.defaultPrevented||!Vu(e.target))return;let t=ld(e,fh.selector(`trigger`));if(!(t&&t===this.root.triggerNode)){if(this.opts.customAnchor.current){if(Vu(this.opts.customAnchor.current)){if(cd(e,this.opts.customAnchor.current))return}else if(typeof this.opts.customAnchor.current==`string`){let t=document.querySelector(this.opts.customAnchor.current);if(t&&cd(e,t))return}}this.root.handleClose()}};onEscapeKeydown=e=>{this.opts.onEscapeKeydown.current(e),e.defaultPrevented||this.root.handleClose()};get shouldRender(){return this.root.contentPresence.shouldRender}get shouldTrapFocus(){return!(this.root.openedViaHover&&!this.root.hasInteractedWithContent)}#e=A(()=>({open:this.root.opts.open.current}));get snippetProps(){return z(this.#e)}set snippetProps(e){N(this.#e,e)}#t=A(()=>({id:this.opts.id.current,tabindex:-1,"data-state":yu(this.root.opts.open.current),...bu(this.root.contentPresence.transitionStatus),[fh.content]:``,style:{pointerEvents:`auto`,contain:`layout style`},onpointerdown:this.onpointerdown,onfocusin:this.onfocusin,onpointerenter:this.onpointerenter,onpointerleave:this.onpointerleave,...this.attachment}));get props(){return z(this.#t)}set props(e){N(this.#t,e)}popperProps={onInteractOutside:this.onInteractOutside,onEscapeKeydown:this.onEscapeKeydown}},_h=new Set([`$$slots`,`$$events`,`$$legacy`,`child`,`children`,`ref`,`id`,`forceMount`,`onOpenAutoFocus`,`onCloseAutoFocus`,`onEscapeKeydown`,`onInteractOutside`,`trapFocus`,`preventScroll`,`customAnchor`,`style`]),vh=V(`<div><div><!></div></div>`);function yh(e,t){let n=pi();O(t,!0);let r=J(t,`ref`,15,null),i=J(t,`id`,19,()=>Yu(n)),a=J(t,`forceMount`,3,!1),o=J(t,`onOpenAutoFocus`,3,$),s=J(t,`onCloseAutoFocus`,3,$),c=J(t,`onEscapeKeydown`,3,$),l=J(t,`onInteractOutside`,3,$),u=J(t,`trapFocus`,3,!0),d=J(t,`preventScroll`,3,!1),p=J(t,`customAnchor`,3,null),m=Ia(t,_h),h=gh.create({id:Q(()=>i()),ref:Q(()=>r(),e=>r(e)),onInteractOutside:Q(()=>l()),onEscapeKeydown:Q(()=>c()),customAnchor:Q(()=>p())}),g=A(()=>Vl(m,h.props)),_=A(()=>u()&&h.shouldTrapFocus);function v(e){h.shouldTrapFocus||e.preventDefault(),o()(e)}var y=H(),b=P(y),x=e=>{sh(e,Ra(()=>z(g),()=>h.popperProps,{get ref(){return h.opts.ref},get enabled(){return h.root.opts.open.current},get id(){return i()},get trapFocus(){return z(_)},get preventScroll(){return d()},loop:!0,forceMount:!0,get customAnchor(){return p()},onOpenAutoFocus:v,get onCloseAutoFocus(){return s()},get shouldRender(){return h.shouldRender},popper:(e,n)=>{let r=()=>(n?.()).props,i=()=>(n?.()).wrapperProps,a=A(()=>Vl(r(),{style:Uf(`popover`)},{style:t.style}));var o=H(),s=P(o),c=e=>{var n=H(),r=P(n);{let e=A(()=>({props:z(a),wrapperProps:i(),...h.snippetProps}));K(r,()=>t.child,()=>z(e))}U(e,n)},l=e=>{var n=vh();ya(n,()=>({...i()}));var r=Dn(n);ya(r,()=>({...z(a)})),K(Dn(r),()=>t.children??f),E(r),E(n),U(e,n)};G(s,e=>{t.child?e(c):e(l,-1)}),U(e,o)},$$slots:{popper:!0}}))},S=e=>{ah(e,Ra(()=>z(g),()=>h.popperProps,{get ref(){return h.opts.ref},get open(){return h.root.opts.open.current},get id(){return i()},get trapFocus(){return z(_)},get preventScroll(){return d()},loop:!0,forceMount:!1,get customAnchor(){return p()},onOpenAutoFocus:v,get onCloseAutoFocus(){return s()},get shouldRender(){return h.shouldRender},popper:(e,n)=>{let r=()=>(n?.()).props,i=()=>(n?.()).wrapperProps,a=A(()=>Vl(r(),{style:Uf(`popover`)},{style:t.style}));var o=H(),s=P(o),c=e=>{var n=H(),r=P(n);{let e=A(()=>({props:z(a),wrapperProps:i(),...h.snippetProps}));K(r,()=>t.child,()=>z(e))}U(e,n)},l=e=>{var n=vh();ya(n,()=>({...i()}));var r=Dn(n);ya(r,()=>({...z(a)})),K(Dn(r),()=>t.children??f),E(r),E(n),U(e,n)};G(s,e=>{t.child?e(c):e(l,-1)}),U(e,o)},$$slots:{popper:!0}}))};G(b,e=>{a()?e(x):a()||e(S,1)}),U(e,y),k()}var bh=new Set([`$$slots`,`$$events`,`$$legacy`,`children`,`child`,`id`,`ref`,`type`,`disabled`,`openOnHover`,`openDelay`,`closeDelay`]),xh=V(`<button><!></button>`);function Sh(e,t){let n=pi();O(t,!0);let r=J(t,`id`,19,()=>Yu(n)),i=J(t,`ref`,15,null),a=J(t,`type`,3,`button`),o=J(t,`disabled`,3,!1),s=J(t,`openOnHover`,3,!1),c=J(t,`openDelay`,3,700),l=J(t,`closeDelay`,3,300),u=Ia(t,bh),d=hh.create({id:Q(()=>r()),ref:Q(()=>i(),e=>i(e)),disabled:Q(()=>!!o()),openOnHover:Q(()=>s()),openDelay:Q(()=>c()),closeDelay:Q(()=>l())}),p=A(()=>Vl(u,d.props,{type:a()}));Wf(e,{get id(){return r()},get ref(){return d.opts.ref},children:(e,n)=>{var r=H(),i=P(r),a=e=>{var n=H();K(P(n),()=>t.child,()=>({props:z(p)})),U(e,n)},o=e=>{var n=xh();ya(n,()=>({...z(p)})),K(Dn(n),()=>t.children??f),E(n),U(e,n)};G(i,e=>{t.child?e(a):e(o,-1)}),U(e,r)},$$slots:{default:!0}}),k()}function Ch(e,t){O(t,!0);let n=J(t,`open`,15,!1),r=J(t,`onOpenChange`,3,$),i=J(t,`onOpenChangeComplete`,3,$);mh.create({open:Q(()=>n(),e=>{n(e),r()(e)}),onOpenChangeComplete:Q(()=>i())}),zf(e,{children:(e,n)=>{var r=H();K(P(r),()=>t.children??f),U(e,r)},$$slots:{default:!0}}),k()}function wh(e){let t=e==null?``:String(e);return/^[=+\-@\t\r\n＝＋－＠]/.test(t)&&!/^-?\d+(\.\d+)?$/.test(t)&&(t=`'`+t),/[",\r\n]/.test(t)?`"`+t.replaceAll(`"`,`""`)+`"`:t}function Th(e){return`﻿`+e.map(e=>e.map(wh).join(`,`)).join(`\r
`)+`\r
`}function Eh(e,t,n=`text/csv;charset=utf-8`){Dh(e,new Blob([t],{type:n}))}function Dh(e,t){let n=document.createElement(`a`);n.href=URL.createObjectURL(t),n.download=e.replace(/[\\/:*?"<>|\s]+/g,`_`),n.click(),setTimeout(()=>URL.revokeObjectURL(n.href),1e4)}function Oh(e){return new Z(e.toString().replace(/^(\s*query \w+)(?:\(([^)]*)\))?/,(e,t,n)=>`${t}(${n?n+`, `:``}$asOf: DateTime!) @asOf(at: $asOf)`))}function kh(e){let t=new Date(e);return Number.isNaN(t.getTime())?e:mc(`sv-SE`,{timeZone:`Asia/Shanghai`,dateStyle:`short`,timeStyle:`medium`}).format(t)}function Ah(e){let t=e?.faults[0];if(e?.code===`BAD_USER_INPUT`&&t?.extensions?.field===`asOf.at`)return t.message.replace(/^asOf\.at[:：]\s*/,``).replace(/\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)/g,e=>es.current===`zh`?` ${kh(e)} `:kh(e))}async function jh(e,t,n=!1){let r=await ss(`/export?`+new URLSearchParams({format:`xlsx`,title:t,...n&&{all:`true`}}),{method:`POST`,headers:{"Content-Type":`application/json`},body:JSON.stringify({query:e.text,variables:e.variables})});Dh(t+`.xlsx`,await r.blob())}async function Mh(e,t){let n=Object.fromEntries(Object.entries(e).filter(([,e])=>e)),r=await ss(`/export/report?`+new URLSearchParams(n));Dh(t+`.docx`,await r.blob())}function Nh(e){return e[es.current===`zh`?0:1]}var Ph=V(`<span class="fault svelte-11m7qqa" role="alert"> </span>`),Fh=V(`<button> </button> <!>`,1);function Ih(e,t){O(t,!0);let n=J(t,`name`,3,``),r=J(t,`disabled`,3,!1),i=J(t,`isSmall`,3,!1),a=J(t,`isQuiet`,19,i),o=M(!1),s=M(``);async function c(){N(o,!0),N(s,``);try{await t.save()}catch(e){N(s,e instanceof is&&e.faults.length?e.message:Nh([`导出失败，请稍后再试`,`The export failed; try again later`]),!0)}N(o,!1)}var l=Fh(),u=P(l);let d;var f=F(u,!0),p=On(u,2),m=e=>{var t=Ph(),n=F(t,!0);I(()=>W(n,z(s))),U(e,t)};G(p,e=>{z(s)&&e(m)}),I(e=>{d=Yi(u,1,`button svelte-11m7qqa`,null,d,{quiet:a(),small:i()}),u.disabled=r()||z(o),q(u,`aria-busy`,z(o)),q(u,`aria-label`,n()?`${t.label} ${n()}`:void 0),W(f,e)},[()=>z(o)?Nh([`导出中…`,`Exporting…`]):t.label]),ti(`click`,u,c),U(e,l),k()}ni([`click`]);function Lh(e,t){O(t,!0);let n=J(t,`all`,3,!1),r=J(t,`disabled`,3,!1),i=J(t,`label`,3,`Excel`),a=J(t,`name`,3,``),o=J(t,`isSmall`,3,!1);Ih(e,{get label(){return i()},get name(){return a()},get disabled(){return r()},get isSmall(){return o()},save:()=>jh(t.operation,t.title,n())}),k()}var Rh=document.createElement(`span`);Rh.hidden=!0;function zh(e){return Rh.isConnected||document.body.append(Rh),Rh.style.color=`var(--${e})`,getComputedStyle(Rh).color}function Bh(){return[1,2,3,4,5,6,7,8].map(e=>zh(`series-`+e))}var Vh=V(`<div class="chart svelte-avwmvm" role="img"></div>`);function Hh(e,t){O(t,!0);let n=J(t,`height`,3,`17rem`);function r(e){if(!(e.getBoundingClientRect().top<innerHeight))return new Promise(e=>requestAnimationFrame(()=>setTimeout(e)))}let i,a=M(void 0),o=A(()=>`visualMap`in t.option);Bn(()=>{let e,n=!1;return Promise.all([ko(()=>import(`./chart-BAeaIHi6.js`),__vite__mapDeps([0,1])),z(o)&&ko(()=>import(`./chartHeat-CPzjr8RF.js`),__vite__mapDeps([2,0,1])),r(i)]).then(([{echarts:r}])=>{if(n)return;let o=r.init(i,null,{renderer:`svg`});o.on(`click`,e=>t.onpick?.(e)),e=new ResizeObserver(()=>{(o.getWidth()!==i.clientWidth||o.getHeight()!==i.clientHeight)&&o.resize()}),e.observe(i),N(a,o)}),()=>{n=!0,e?.disconnect(),z(a)?.dispose(),N(a,void 0)}}),Bn(()=>{if(ms.isDark,!z(a))return;let e=zh(`muted`),n=.75*parseFloat(getComputedStyle(document.documentElement).fontSize),r=zh(`line`),i={axisLabel:{color:e,fontSize:n},axisLine:{lineStyle:{color:r}},axisTick:{lineStyle:{color:r}},splitLine:{lineStyle:{color:r}},nameTextStyle:{color:e}},o=e=>Array.isArray(e)?e.map(e=>({...i,...e})):e?{...i,...e}:void 0,s=t.option;z(a).setOption({animation:!1,color:Bh(),textStyle:{fontFamily:getComputedStyle(document.body).fontFamily,color:e},grid:{left:8,right:12,top:32,bottom:8,containLabel:!0},...s,tooltip:{confine:!0,backgroundColor:zh(`surface`),borderColor:r,textStyle:{color:zh(`text`),fontSize:n*1.1},...s.tooltip},...s.legend?{legend:{textStyle:{color:e,fontSize:n},top:0,type:`scroll`,...s.legend}}:{},...s.xAxis?{xAxis:o(s.xAxis)}:{},...s.yAxis?{yAxis:o(s.yAxis)}:{}},{notMerge:!0})});var s=Vh();let c;Aa(s,e=>i=e,()=>i),I(()=>{q(s,`aria-label`,t.label),c=Zi(s,``,c,{height:n()})}),U(e,s),k()}var Uh=new Map,Wh=24,Gh=(e,t)=>e+JSON.stringify(t),Kh={get:(e,t)=>Uh.get(Gh(e,t)),put(e,t,n){let r=Gh(e,t);Uh.delete(r),Uh.set(r,n),Uh.size>Wh&&Uh.delete(Uh.keys().next().value)}},qh,Jh=M(!0);function Yh(){let e=as.current;if(qh?.role===e)return qh.client;let t=qh;return qh={role:e,client:ko(async()=>{let{createClient:e}=await import(`./dist-i3JjxNFJ.js`);return{createClient:e}},[]).then(({createClient:t})=>{let n=t({url:new URL(`/graphql`,location.href.replace(/^http/,`ws`)).href,connectionParams:e?{Authorization:`Bearer `+e}:{},retryAttempts:1/0,shouldRetry:()=>!0,retryWait:e=>new Promise(t=>setTimeout(t,Math.min(15e3,500*2**Math.min(e,5))*(.5+Math.random()))),lazyCloseTimeout:5e3,keepAlive:2e4});return n.on(`connected`,()=>N(Jh,!0)),n.on(`closed`,()=>N(Jh,!1)),n})},t?.client.then(e=>e.dispose()),qh.client}var Xh=class{#e=M(!1);#t;get state(){return z(this.#e)?z(Jh)?`live`:`reconnecting`:`off`}start(e,t,n,r){this.end();let i=!1,a;this.#t=()=>{i=!0,a?.(),N(this.#e,!1)},Yh().then(o=>{i||(a=o.subscribe({query:e,variables:t},{next:({data:e,errors:t})=>{i||(N(this.#e,!t?.length),t?.length?r():n(e))},error:()=>N(this.#e,!1),complete:()=>N(this.#e,!1)}))})}end(){this.#t?.(),this.#t=void 0}};function Zh(e,t){return!e.kind||t.kind===`text`?t.kind:t.key===`change`?e.kind===`percent`?`points`:`change`:e.kind}function Qh(e,t){return e==null||e===``?`–`:t===`money`?_c(e):t===`percent`?bc(e):t===`count`?gc(e):t===`decimal`?gc(e,3):t===`change`?bc(e,!0):t===`difference`?yc(e,0,!0):t===`points`?xc(e):t===`days`?yc(e,1):t===`multiple`?yc(e,2):t===`day`?Sc(String(e)):t===`article`?Vc(String(e)):String(e)}function $h(e){return Th([[Nh(e.head),...e.columns.map(e=>Nh(e.label))],...e.rows.map(t=>[t.label,...e.columns.map(e=>t.cells[e.key])])])}var eg=V(`<!> <!>`,1);function tg(e,t){O(t,!0);var n=H();Ii(P(n),()=>Ch,(e,n)=>{n(e,{children:(e,n)=>{var r=eg(),i=P(r);{let e=A(()=>t.text.includes(t.label)?void 0:t.label);Ii(i,()=>Sh,(n,r)=>{r(n,{class:`button quiet popover-trigger`,get"aria-label"(){return z(e)},children:(e,n)=>{Ne();var r=fi();I(()=>W(r,t.text)),U(e,r)},$$slots:{default:!0}})})}Ii(On(i,2),()=>id,(e,n)=>{n(e,{children:(e,n)=>{var r=H();Ii(P(r),()=>yh,(e,n)=>{n(e,{class:`popup popover-content`,sideOffset:6,align:`end`,children:(e,n)=>{var r=H();K(P(r),()=>t.children),U(e,r)},$$slots:{default:!0}})}),U(e,r)},$$slots:{default:!0}})}),U(e,r)},$$slots:{default:!0}})}),U(e,n),k()}var ng=V(`<span><span aria-hidden="true" class="svelte-byu292"> </span> <span class="visually-hidden svelte-byu292"> </span> </span>`);function rg(e,t){O(t,!0);let n=J(t,`inPoints`,3,!1),r=A(()=>Number(t.value??0)),i=A(()=>!t.better||z(r)===0?``:z(r)>0==(t.better===`up`)?`good`:`bad`);var a=H(),o=P(a),s=e=>{var a=ng(),o=Dn(a),s=F(o,!0),c=On(o,2),l=F(c,!0),u=On(c);E(a),I((e,t)=>{Yi(a,1,`change ${z(i)??``}`,`svelte-byu292`),W(s,z(r)>0?`▲`:z(r)<0?`▼`:`＝`),W(l,e),W(u,` ${t??``}`)},[()=>z(r)>0?ts().rise:z(r)<0?ts().fall:ts().unchanged,()=>n()?xc(t.value):bc(t.value,!0)]),U(e,a)};G(o,e=>{t.value!=null&&e(s)}),U(e,a),k()}var ig=di(`<svg role="img" class="svelte-8jognx"><polyline class="svelte-8jognx"></polyline><circle r="2.2" class="svelte-8jognx"></circle></svg>`);function ag(e,t){O(t,!0);let n=A(()=>{let e=Math.max(...t.values,0),n=Math.min(...t.values,0),r=e-n||1;return t.values.map((e,i)=>[i/Math.max(t.values.length-1,1)*92+2,23-(e-n)/r*20])}),r=A(()=>z(n).at(-1));var i=H(),a=P(i),o=e=>{var i=ig();q(i,`viewBox`,`0 0 96 26`);var a=Dn(i),o=On(a);E(i),I(e=>{q(i,`aria-label`,t.label),q(a,`points`,e),q(o,`cx`,z(r)[0]),q(o,`cy`,z(r)[1])},[()=>z(n).map(e=>e.join(`,`)).join(` `)]),U(e,i)};G(a,e=>{t.values.length>1&&z(r)&&e(o)}),U(e,i),k()}async function og(){let e=document.querySelector(`script[type="module"][src]`)?.getAttribute(`src`);try{let t=await(await fetch(`/`,{cache:`no-store`})).text();e&&t.includes(`<div id="app">`)&&!t.includes(`"${e}"`)&&location.reload()}catch{}}var sg=V(`<div class="past svelte-i12zb7" role="status"><p><strong> </strong> <span> </span></p> <a class="button no-print"> </a></div>`);function cg(e,t){O(t,!0);var n=sg(),r=Dn(n),i=Dn(r),a=F(i,!0),o=F(On(i,2),!0);E(r);var s=On(r,2),c=F(s,!0);E(n),I((e,n,r)=>{W(a,e),W(o,n),q(s,`href`,t.today),W(c,r)},[()=>ts().asItStood(kh(t.at)),()=>ts().asItStoodNote,()=>ts().backToToday]),U(e,n),k()}export{Ou as $,Zi as $n,Ps as $t,zf as A,Zo as An,yn as Ar,Ac as At,Yu as B,Ra as Bn,A as Br,vc as Bt,Sh as C,os as Cn,z as Cr,Vl as Ct,ah as D,es as Dn,I as Dr,Zc as Dt,sh as E,ns as En,Jn as Er,Q as Et,Td as F,xo as Fn,On as Fr,Cc as Ft,Ru as G,Ca as Gn,Ne as Gr,uc as Gt,Ju as H,Aa as Hn,k as Hr,Dc as Ht,Sd as I,go as In,hn as Ir,hc as It,Cu as J,q as Jn,f as Jr,Is as Jt,Wu as K,ya as Kn,E as Kr,ic as Kt,cd as L,za as Ln,N as Lr,_c as Lt,gf as M,Yo as Mn,Dn as Mr,gc as Mt,hf as N,Ho as Nn,P as Nr,Sc as Nt,Wf as O,ts as On,Bn as Or,Vc as Ot,cf as P,ko as Pn,F as Pr,Ec as Pt,Du as Q,ta as Qn,As as Qt,id as R,J as Rn,M as Rr,wc as Rt,Dh as S,as as Sn,$r as Sr,Gl as St,mh as T,rs as Tn,B as Tr,Ml as Tt,Lu as U,Oa as Un,O as Ur,mc as Ut,$ as V,ja as Vn,bt as Vr,Tc as Vt,Bu as W,wa as Wn,et as Wr,pc as Wt,Tu as X,ga as Xn,Fs as Xt,wu as Y,_a as Yn,_ as Yr,Ns as Yt,Eu as Z,na as Zn,Ms as Zt,Ah as _,ys as _n,pi as _r,uu as _t,tg as a,Rs as an,Ii as ar,Pu as at,Th as b,cs as bn,ti as br,Ql as bt,Qh as c,Js as cn,Ei as cr,_u as ct,Hh as d,qs as dn,vi as dr,vu as dt,Ls as en,Yi as er,ku as et,zh as f,Zs as fn,W as fr,Su as ft,Mh as g,Ds as gn,di as gr,pu as gt,Nh as h,Ks as hn,V as hr,mu as ht,rg as i,Us as in,Li as ir,Nu as it,Pf as j,Xo as jn,vn as jr,Oc as jt,Uf as k,Qo as kn,Hn as kr,Fc as kt,Xh as l,Xs as ln,Ti as lr,hu as lt,Ih as m,Ys as mn,H as mr,bu as mt,og as n,Gs as nn,zi as nr,ju as nt,Zh as o,Ws as on,K as or,Fu as ot,Lh as p,Qs as pn,U as pr,yu as pt,Uu as q,ha as qn,g as qr,js as qt,ag as r,Bs as rn,Ri as rr,Mu as rt,$h as s,Hs as sn,Ai as sr,Iu as st,cg as t,Vs as tn,Ui as tr,Au as tt,Kh as u,zs as un,G as ur,gu as ut,kh as v,ms as vn,fi as vr,eu as vt,yh as w,ss as wn,Nr as wr,Rl as wt,Eh as x,ls as xn,ei as xr,Jl as xt,Oh as y,is as yn,ni as yr,$l as yt,nd as z,Ia as zn,fn as zr,bc as zt};