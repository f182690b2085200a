// Package live sends answers again when records change: subscriptions, and queries with @live, over WebSocket (socket.go) and as streams of
// events (stream.go).
//
// The Hub is told of every change (package changes) and wakes the subscriptions that it may concern. Each subscription has a feed, which says
// what to read: one file for each field of the schema's type Subscription, and query.go for @live. A feed reads by an ordinary query of the
// caller (derived_query.go), so masks, scope and limits hold here as anywhere.
package live
